import { join } from 'node:path'
import { resolveLocales } from '../flow/lint.js'
import type { Flow, Route } from '../flow/schema.js'
import { noSuchFlow } from '../flow/suggest.js'
import { Mistake } from '../mistake/mistake.js'
import { ruleFor } from '../settings/politeness.js'
import { readMemory } from '../state/accounts.js'
import { writeJson } from '../state/files.js'
import { type Job, partsOf } from '../state/job.js'
import type { PlannedWalk } from '../state/plan.js'
import { fairly } from './polite.js'

export type Selection = {
  /** Ids of flows, or of one route as `flow/route`; all flows if there is none. */
  readonly flows?: readonly string[]
  readonly locale?: string | undefined
  readonly device?: string | undefined
}

/** The selection leaves nothing to walk, or names something unknown. */
export class SelectionError extends Mistake {}

/** Writes a job for the engine. Whom alerts go to is nothing that walkers need. */
export function writeJob(job: Job): string {
  const file = join(job.out, '.job.json')
  const { alerts: _, schedule: __, ...settings } = job.settings
  writeJson(file, { ...job, walks: inFairOrder(job), settings })
  return file
}

/** Where politeness may put walks off, those of an account that were walked last come last. */
function inFairOrder(job: Job): readonly PlannedWalk[] {
  const { settings, standIn, walks } = job
  if (standIn || Object.keys(settings.politeness).length === 0) return walks
  const accounts = [...new Set(walks.map(({ account }) => account))]
  const memories = new Map(accounts.map((account) => [account, readMemory(settings.state, account)]))
  const isRuled = (walk: PlannedWalk) =>
    walk.account !== 'logged-out' && ruleFor(settings.politeness, partsOf(job, walk).flow.link.url) !== undefined
  return fairly(walks, isRuled, ({ id, account }) => memories.get(account)?.last[id])
}

/**
 * Lists every walk: each web route in each of its locales on each of its devices.
 *
 * @throws SelectionError when a name is unknown or nothing is left.
 */
export function planWalks(flows: readonly Flow[], selection: Selection): readonly PlannedWalk[] {
  const chosen = selection.flows ?? []
  for (const name of chosen) requireKnown(flows, name)
  const isChosen = ({ flow, route }: PlannedWalk) =>
    chosen.length === 0 || chosen.includes(flow) || chosen.includes(`${flow}/${route}`)
  const walks = flows
    .flatMap((flow) => flow.routes.filter((route) => route.surface === 'web').flatMap((route) => walksOf(flow, route)))
    .filter(isChosen)
    .filter((walk) => !selection.locale || resolveLocales([walk.locale], selection.locale).length > 0)
    .filter((walk) => !selection.device || walk.device === selection.device)
  // Named twice, a language or device is walked once.
  const unique = [...new Map(walks.map((walk) => [walk.id, walk])).values()]
  if (walks.length === 0)
    throw new SelectionError('Nothing to walk: no route of the selected flows has this locale and device.')
  return unique
}

/** @throws SelectionError when a name is neither that of a flow nor `flow/route`. */
function requireKnown(flows: readonly Flow[], name: string): void {
  const [id, route] = name.split('/')
  const flow = flows.find((one) => one.flow === id)
  if (!flow) throw new SelectionError(noSuchFlow(name, flows))
  if (route !== undefined && !flow.routes.some((one) => one.id === route))
    throw new SelectionError(
      `The flow \`${id}\` has no route \`${route}\`. Its routes are: ${flow.routes.map((one) => one.id).join(', ')}.`,
    )
}

/** True when a selection leaves nothing out. */
export function isWholeSelection(flows: readonly Flow[], selection: Selection): boolean {
  return planWalks(flows, selection).length === planWalks(flows, {}).length
}

function walksOf(flow: Flow, route: Route): readonly PlannedWalk[] {
  const locales = route.locales ? resolveLocales(flow.locales, ...route.locales) : flow.locales
  const devices = route.devices ?? flow.devices
  return locales.flatMap((locale) =>
    devices.map((device) => ({
      id: `${flow.flow}/${route.id}/${locale}-${device}`,
      flow: flow.flow,
      route: route.id,
      locale,
      device,
      account: route.account ?? flow.account,
    })),
  )
}

/** The environment variables that `fill` steps take their secrets from. */
export function secretNames(flows: readonly Flow[]): readonly string[] {
  return [
    ...new Set(
      flows.flatMap((flow) =>
        flow.routes.flatMap((route) => route.steps.flatMap((step) => (step.fill?.secret ? [step.fill.secret] : []))),
      ),
    ),
  ]
}
