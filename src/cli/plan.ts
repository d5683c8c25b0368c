import { type Command, InvalidArgumentError, Option } from 'commander'
import { BadInputError } from '../mistake/mistake.js'
import { planRun } from '../run/prepare.js'
import { planAgain, spreadPlan } from '../run/share.js'
import { loadSettings } from '../settings/settings.js'
import { APPROVED_RELEASE } from '../stand-in/releases.js'
import { type Plan, readPlan, writePlan } from '../state/plan.js'
import { CONFIG_OPTION, settingsFile, shown } from './options.js'

type Options = {
  config?: string
  slots: number | 'auto'
  out: string
  again?: string
  standIn?: string | true
  locale?: string
  device?: string
}

export function planCommand(command: Command): void {
  command
    .argument(
      '[name...]',
      'ids of the flows to walk, or of one route as flow/route (default: all); with --again, the folders of the shares',
    )
    .option(...CONFIG_OPTION)
    .addOption(
      new Option('-s, --slots <n>', 'how many machines there are; auto takes as many as `spread.minutes` asks for')
        .argParser(slotCount)
        .default('auto' as const),
    )
    .option('-l, --locale <locale>', 'walk only in this language, such as de or de-DE')
    .option('-d, --device <device>', 'walk only on this device, such as mobile')
    .option('--again <plan>', 'plan the second walks of what was not verified in the shares of this plan')
    .option('--stand-in [release]', `walk the local imitation (default release: ${APPROVED_RELEASE})`)
    .requiredOption('-o, --out <file>', 'write the plan here')
    .action((names: string[], options: Options) => {
      const { out } = options
      const plan = options.again === undefined ? firstPlan(names, options) : planAgain(readPlan(options.again), names)
      writePlan(out, plan)
      process.stdout.write(`${[...linesOf(plan), '', `Plan: ${shown(out)}`].join('\n')}\n`)
    })
}

function firstPlan(flows: readonly string[], options: Options): Plan {
  const settings = loadSettings(settingsFile(options.config))
  const standIn = options.standIn === true ? APPROVED_RELEASE : options.standIn
  const { locale, device, slots } = options
  return spreadPlan(settings, planRun(settings, { flows, locale, device, standIn }, new Date()), slots)
}

function linesOf({ slots, walks, again }: Plan): readonly string[] {
  if (again && slots.length === 0) return ['Nothing has to be walked a second time.']
  const what = again ? 'second walks' : 'walks'
  return [
    `${walks.length} ${what} in ${slots.length} ${slots.length === 1 ? 'slot' : 'slots'}`,
    ...slots.map((slot) => `slot ${slot.slot}: ${slot.walks.length} ${what}, about ${minutesOf(slot.seconds)}`),
  ]
}

function minutesOf(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}

function slotCount(text: string): number | 'auto' {
  if (text === 'auto') return text
  const count = Number(text)
  if (!Number.isInteger(count) || count < 1 || count > 1000)
    throw new InvalidArgumentError('Expected auto, or a whole number from 1 to 1000.')
  return count
}

/** Reads a plan that is spread over slots, as `--plan` names it. */
export function spreadPlanFile(file: string): Plan {
  const plan = readPlan(file)
  if (plan.slots.length === 0 && !plan.again)
    throw new BadInputError(
      `${file} is not spread over slots. Make a plan with \`guidewatch plan --slots N --out FILE\`.`,
    )
  return plan
}
