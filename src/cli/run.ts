import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { isWholeSelection, type Selection } from '../engine/plan.js'
import { BadInputError } from '../mistake/mistake.js'
import { writeReports } from '../report/write.js'
import { loadValidFlows } from '../run/prepare.js'
import { type RunOptions, run } from '../run/run.js'
import { walkSlot } from '../run/share.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { APPROVED_RELEASE } from '../stand-in/releases.js'
import type { Run } from '../state/result.js'
import { wasStopped } from '../state/runs.js'
import { codeOf, pinged, runLines, tellNight } from './night.js'
import { CONFIG_OPTION, settingsFile, shown } from './options.js'
import { spreadPlanFile } from './plan.js'
import { runProgress } from './progress.js'

type Options = {
  config?: string
  locale?: string
  device?: string
  out?: string
  standIn?: string | true
  plan?: string
  slot?: number
}

export function runCommand(command: Command): void {
  command
    .argument('[flow...]', 'ids of the flows to walk, or of one route as flow/route (default: all)')
    .option(...CONFIG_OPTION)
    .option('-l, --locale <locale>', 'walk only in this language, such as de or de-DE')
    .option('-d, --device <device>', 'walk only on this device, such as mobile')
    .option(
      '-o, --out <dir>',
      'only try: leave run.json, report/, junit.xml and summary.md here, follow no incident and alert nobody',
    )
    .option(
      '--stand-in [release]',
      `walk the local imitation instead of the live sites (default release: ${APPROVED_RELEASE})`,
    )
    .option('-p, --plan <file>', 'walk one slot of this plan, and leave a share for `guidewatch merge` in --out')
    .option('-s, --slot <n>', 'which slot of the plan', slotNumber)
    .action(async (flows: string[], options: Options) => {
      const settings = loadSettings(settingsFile(options.config))
      if (options.plan !== undefined || options.slot !== undefined) return runSlot(settings, flows, options)
      const standIn = options.standIn === true ? APPROVED_RELEASE : options.standIn
      const { locale, device, out } = options
      const selection = { flows, locale, device, standIn, now: () => new Date() }
      if (out !== undefined) {
        process.exitCode = codeOf(await runAndReport(settings, { ...selection, out }))
        return
      }
      const { holdNight } = await import('../night/night.js')
      const progress = runProgress(settings.language)
      const hold = () => holdNight(settings, selection, progress).finally(progress.end)
      // A night on the stand-in says nothing about those on the live sites, nor does a run of some flows.
      const counts = standIn === undefined && isEverything(settings, selection)
      tellNight(await (counts ? pinged(settings, hold) : hold()), settings)
    })
}

/**
 * Walks a slot. It has succeeded when everything was walked and judged, whatever that found: what a night found is told by the
 * merge, and a scheduler is not to try again because a guide is wrong.
 */
async function runSlot(settings: Settings, flows: readonly string[], options: Options): Promise<void> {
  const { plan, slot, out, locale, device, standIn } = options
  if (plan === undefined || slot === undefined || out === undefined)
    throw new BadInputError('A slot is walked with --plan FILE, --slot N and --out DIR, all three.')
  if (flows.length > 0 || locale !== undefined || device !== undefined || standIn !== undefined)
    throw new BadInputError('What a slot walks is in its plan; leave flows, --locale, --device and --stand-in out.')
  const progress = runProgress(settings.language)
  const now = () => new Date()
  const share = resolve(out)
  const walks = await walkSlot(settings, spreadPlanFile(plan), slot, share, progress, now).finally(progress.end)
  process.stdout.write(`Slot ${slot}: ${walks.length} walks. Share: ${shown(share)}\n`)
  if (wasStopped({ out: share })) process.exitCode = 3
}

function slotNumber(text: string): number {
  const slot = Number(text)
  if (text.trim() === '' || !Number.isInteger(slot) || slot < 0)
    throw new InvalidArgumentError('Expected a whole number from 0 on.')
  return slot
}

/** True when nothing is left out. What cannot be loaded keeps a night from being held, and that is to be told. */
function isEverything(settings: Settings, selection: Selection): boolean {
  try {
    return isWholeSelection(loadValidFlows(settings), selection)
  } catch {
    return !selection.flows?.length && !selection.locale && !selection.device
  }
}

/** Runs, writes the reports, prints the verdict table and where everything is. */
export async function runAndReport(settings: Settings, options: RunOptions): Promise<Run> {
  const progress = runProgress(settings.language)
  const stored = await run(settings, options, progress).finally(progress.end)
  await writeReports(stored, settings, settings.language)
  process.stdout.write(`${runLines(stored, settings).join('\n')}\n`)
  return stored.run
}
