import { createInterface } from 'node:readline/promises'
import { type Command, InvalidArgumentError } from 'commander'
import { planWalks, SelectionError } from '../engine/plan.js'
import { loadFlows } from '../flow/load.js'
import { actionOf, type Flow, type Step } from '../flow/schema.js'
import { noSuchFlow } from '../flow/suggest.js'
import { formatProblem } from '../flow/yaml.js'
import { BadInputError } from '../mistake/mistake.js'
import { ARRIVAL } from '../screen/screen.js'
import { phonesOf } from '../settings/phones.js'
import { loadSettings, type Settings } from '../settings/settings.js'
import { requireRelease } from '../site/site.js'
import { APPROVED_RELEASE } from '../stand-in/releases.js'
import type { PlannedWalk } from '../state/plan.js'
import { printable } from '../text/inert.js'
import { textFor } from '../text/local.js'
import { type Tried, tryWalks } from '../try/walk.js'
import type { Hint } from '../walk/hint.js'
import { instruct } from '../words/instruct.js'
import { CONFIG_OPTION, settingsFile } from './options.js'
import { endOf, hintLines } from './try-told.js'

type Options = {
  config?: string
  locale?: string
  device?: string
  standIn?: string | true
  headed?: true
  slow?: number | true
  step?: true
}

/** Between two actions of the browser, in milliseconds, so that a person can follow. */
const SLOW_MS = 700

export function tryCommand(command: Command): void {
  command
    .argument('<flow>', 'id of the flow, or FLOW/ROUTE for one of its routes')
    .option(...CONFIG_OPTION)
    .option('-l, --locale <locale>', 'walk in this language (default: the first of the flow)')
    .option('-d, --device <device>', 'walk on this device (default: the first of the flow)')
    .option('--stand-in [release]', 'walk the local imitation instead of the live sites')
    .option('--headed', 'show the browser')
    .option('--slow [ms]', `pause between two actions of the browser (default: ${SLOW_MS})`, milliseconds)
    .option('--step', 'wait for Enter after each step')
    .action(async (name: string, options: Options) => {
      const settings = loadSettings(settingsFile(options.config))
      const flow = flowNamed(settings, name)
      const walks = walksOf(flow, name, options)
      if (options.headed) requireDisplay()
      const release = options.standIn === true ? APPROVED_RELEASE : options.standIn
      const tell = teller(settings, flow, options.step === true)
      const slowMs = options.slow === true ? SLOW_MS : (options.slow ?? 0)
      const look = { headed: options.headed === true, slowMs }
      const isWatched = look.headed || slowMs > 0 || options.step === true
      const walkSeconds = isWatched ? 3600 : settings.timeouts.walk
      const wanted = { release: release === undefined ? null : requireRelease(release).id, look, walkSeconds }
      const tried = await tryWalks(settings, flow, walks, wanted, tell).finally(tell.end)
      process.exitCode = tried.every(({ judged }) => judged.verdict === 'verified') ? 0 : 1
    })
}

function milliseconds(text: string): number {
  const ms = Number(text)
  if (text.trim() === '' || !Number.isInteger(ms) || ms < 0 || ms > 60_000)
    throw new InvalidArgumentError('Expected milliseconds, from 0 to 60000.')
  return ms
}

/** The flow that is named; what is wrong with others is no reason not to try it. */
function flowNamed(settings: Settings, name: string): Flow {
  const [id = ''] = name.split('/')
  const { flows, problems } = loadFlows(settings.flows, {
    accounts: Object.keys(settings.accounts),
    devices: Object.keys(settings.devices),
    phones: phonesOf(settings),
  })
  const flow = flows.find((one) => one.flow === id)
  if (flow) return flow
  if (problems.length > 0) throw new BadInputError(problems.map(formatProblem).join('\n'))
  throw new SelectionError(noSuchFlow(name, flows))
}

/** Each route of the flow, or the one that is named, in one language on one device. */
function walksOf(flow: Flow, name: string, { locale, device }: Options): readonly PlannedWalk[] {
  const [, wanted] = name.split('/')
  const known = flow.routes.map(({ id }) => id)
  const route = flow.routes.find(({ id }) => id === wanted)
  if (wanted !== undefined && !route)
    throw new SelectionError(
      `The flow \`${flow.flow}\` has no route \`${wanted}\`. Its routes are: ${known.join(', ')}.`,
    )
  if (route?.surface === 'app')
    throw new SelectionError(
      `\`${name}\` leads through an app, which no machine walks. \`guidewatch attest\` leads a person through it.`,
    )
  const all = planWalks([flow], { locale, device })
  const first = new Map<string, PlannedWalk>()
  for (const walk of all) if (!first.has(walk.route)) first.set(walk.route, walk)
  const own = [...first.values()].filter((walk) => wanted === undefined || walk.route === wanted)
  if (own.length === 0) throw new SelectionError(`\`${name}\` is not walked in this language and on this device.`)
  return own
}

/** @throws BadInputError where no window can be shown. */
function requireDisplay(): void {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return
  throw new BadInputError(
    'There is no display to show the browser on. Leave --headed out: each step is told, and the picture of the one that fails is kept. Or call it with xvfb-run.',
  )
}

/** Writes a line per step as it happens, and what to do where a way ends too soon. */
function teller(settings: Settings, flow: Flow, waits: boolean) {
  const { language } = settings
  const terminal = waits ? createInterface({ input: process.stdin, output: process.stderr }) : undefined
  const say = (...lines: readonly string[]) => process.stdout.write(`${lines.map((line) => `${line}\n`).join('')}`)
  let hasInput = true
  terminal?.once('close', () => {
    hasInput = false
  })
  let way: { readonly planned: PlannedWalk; readonly steps: readonly Step[] } | undefined
  let begun = 0
  let hint: Hint | undefined
  const line = (step: Step) => {
    const { steps = [], planned } = way ?? {}
    const onPhone = settings.devices[planned?.device ?? '']?.mobile === true
    return `${String(steps.indexOf(step) + 1).padStart(3)}. ${printable(inWords(step, planned?.locale ?? 'en', onPhone))}`
  }
  const inWords = (step: Step, locale: string, onPhone: boolean) => {
    const action = actionOf(step)
    const target = step[action as 'click']
    const name = textFor(target?.name, locale) ?? ''
    return instruct(
      {
        action,
        target: target?.role ? { role: target.role, name } : null,
        url: step.open ?? null,
        key: step.press?.key,
      },
      language,
      onPhone,
    )
  }
  return {
    starts: (planned: PlannedWalk, steps: readonly Step[]) => {
      way = { planned, steps }
      hint = undefined
      say(`${planned.flow}/${planned.route} in ${planned.locale} on ${planned.device}`)
    },
    steps: {
      begins: async () => {
        begun = Date.now()
      },
      missing: async (_: Step, seen: Hint) => {
        hint = seen
      },
      done: async (step: Step) => {
        say(`${line(step)} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
        if (terminal && hasInput) {
          const closed = new Promise<void>((resolve) => terminal.once('close', resolve))
          await Promise.race([terminal.question('     Enter goes on. '), closed])
        }
      },
    },
    ended: async (tried: Tried) => {
      const { outcome } = tried.record
      const failed = outcome.kind === 'arrived' || outcome.kind === 'error' ? undefined : outcome.step
      const step = tried.steps.find(({ id }) => id === failed)
      if (step) say(`${line(step)} – not done.`)
      say(...endOf(tried, flow, settings, failed ?? ARRIVAL), ...(hint ? hintLines(hint) : []), '')
    },
    end: () => terminal?.close(),
  }
}
