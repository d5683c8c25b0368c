import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { resolveLocales } from '../flow/lint.js'
import type { Flow, Route } from '../flow/schema.js'
import { Mistake } from '../mistake/mistake.js'
import type { Settings } from '../settings/settings.js'
import { writeJson } from '../state/files.js'
import type { Plan, PlannedWalk } from '../state/plan.js'

/** A plan at work on this machine: by its settings, and with its results in a folder of it. */
export type Job = Plan & {
  /** Those of this machine, with what the plan says of walking. */
  readonly settings: Settings
  /** Folder of the results. */
  readonly out: string
  /** 0 for a night; 1 and more for further visits on approval, see calm.ts. */
  readonly visit: number
  /** Each walk alone, in a browser of its own: the second look at what was not verified. */
  readonly alone: boolean
  readonly standIn: { readonly port: number; readonly spki: string; readonly hosts: readonly string[] } | null
}

/** Puts a plan to work. Paths of flow files are those of this machine from now on. */
export function jobOf(plan: Plan, settings: Settings, out: string): Job {
  return {
    ...plan,
    flows: plan.flows.map((flow) => ({ ...flow, file: resolve(settings.root, flow.file) })),
    settings: { ...settings, ...plan.walking },
    out,
    visit: 0,
    alone: false,
    standIn: null,
  }
}

export type Selection = {
  readonly flows?: readonly string[]
  readonly locale?: string | undefined
  readonly device?: string | undefined
}

/** The selection leaves nothing to walk, or names something unknown. */
export class SelectionError extends Mistake {}

/** Names to the walkers the file that tells them what to do. */
export const JOB_VARIABLE = 'GUIDEWATCH_JOB'

/** Writes a job for the engine. Whom alerts go to is nothing that walkers need. */
export function writeJob(job: Job): string {
  const file = join(job.out, '.job.json')
  const { alerts: _, schedule: __, ...settings } = job.settings
  writeJson(file, { ...job, settings })
  return file
}

/** Reads what the parent has just written. */
export function readJob(file: string): Job {
  return JSON.parse(readFileSync(file, 'utf8')) as Job
}

/**
 * Lists every walk: each web route in each of its locales on each of its devices.
 *
 * @throws SelectionError when a name is unknown or nothing is left.
 */
export function planWalks(flows: readonly Flow[], selection: Selection): readonly PlannedWalk[] {
  for (const name of selection.flows ?? []) {
    if (!flows.some((flow) => flow.flow === name)) {
      throw new SelectionError(
        `There is no flow \`${name}\`. The flows are: ${flows.map((flow) => flow.flow).join(', ')}.`,
      )
    }
  }
  const walks = flows
    .filter((flow) => !selection.flows?.length || selection.flows.includes(flow.flow))
    .flatMap((flow) => flow.routes.filter((route) => route.surface === 'web').flatMap((route) => walksOf(flow, route)))
    .filter((walk) => !selection.locale || resolveLocales([walk.locale], selection.locale).length > 0)
    .filter((walk) => !selection.device || walk.device === selection.device)
  // Named twice, a language or device is walked once.
  const unique = [...new Map(walks.map((walk) => [walk.id, walk])).values()]
  if (walks.length === 0)
    throw new SelectionError('Nothing to walk: no route of the selected flows has this locale and device.')
  return unique
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

/** The flow and route of a planned walk. */
export function partsOf(plan: Pick<Plan, 'flows'>, walk: PlannedWalk): { readonly flow: Flow; readonly route: Route } {
  const flow = plan.flows.find((one) => one.flow === walk.flow)
  const route = flow?.routes.find((one) => one.id === walk.route)
  if (!flow || !route) throw new Error(`the plan names the unknown route ${walk.flow}/${walk.route}`)
  return { flow, route }
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
