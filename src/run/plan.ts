import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveLocales } from '../flow/lint.js'
import type { Flow, Route } from '../flow/schema.js'
import { Mistake } from '../mistake/mistake.js'
import { JUDGING_SECONDS, type Settings } from '../settings/settings.js'
import { writeJson } from '../state/files.js'
import type { SiteKind } from '../state/snapshots.js'

/** One walk to do. Flow and route are named, not repeated. */
export type PlannedWalk = {
  readonly id: string
  readonly flow: string
  readonly route: string
  readonly locale: string
  readonly device: string
  readonly account: string
}

/** Everything the walkers need, in one file that holds no secret. */
export type Plan = {
  readonly run: string
  readonly startedAt: string
  /** Everything that the flow files ask for is planned: the run is a night, not a part of one that a person tries. */
  readonly isWhole: boolean
  readonly site: SiteKind
  readonly release: string | null
  readonly out: string
  /** 0 for a night; 1 and more for further visits on approval, see calm.ts. */
  readonly visit: number
  /** Each walk alone, in a browser of its own: the second look at what was not verified. */
  readonly alone?: boolean
  readonly settings: Settings
  readonly flows: readonly Flow[]
  readonly walks: readonly PlannedWalk[]
  readonly standIn: { readonly port: number; readonly spki: string; readonly hosts: readonly string[] } | null
}

export type Selection = {
  readonly flows?: readonly string[]
  readonly locale?: string | undefined
  readonly device?: string | undefined
}

/** The selection leaves nothing to walk, or names something unknown. */
export class SelectionError extends Mistake {}

/** The plan of a run is missing or damaged. */
export class PlanFileError extends Mistake {}

/** Names the plan file to the walkers. */
export const PLAN_VARIABLE = 'GUIDEWATCH_PLAN'

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

/** Folder of a walk's record and pictures. */
export function walkFolder(out: string, id: string): string {
  return join(out, 'walks', ...id.split('/'))
}

export function writePlan(plan: Plan): string {
  const file = join(plan.out, 'plan.json')
  writeJson(file, plan)
  return file
}

/**
 * Reads the plan that guidewatch itself wrote for a run.
 *
 * @throws PlanFileError when it is missing or damaged.
 */
export function readPlan(file: string): Plan {
  try {
    const plan = JSON.parse(readFileSync(file, 'utf8')) as Plan
    const { settings } = plan
    return {
      ...plan,
      startedAt: plan.startedAt ?? startOf(plan.run),
      isWhole: plan.isWhole ?? false,
      settings: { ...settings, timeouts: { ...settings.timeouts, judge: settings.timeouts.judge ?? JUDGING_SECONDS } },
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new PlanFileError(
      `${file} cannot be read (${reason}). Keep the whole folder of a run together, or run again.`,
    )
  }
}

/** When a run began, from its id; plans of earlier versions say it nowhere else. */
function startOf(run: string): string {
  const iso = run.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/, 'T$1:$2:$3.$4Z')
  return new Date(Number.isNaN(Date.parse(iso)) ? 0 : iso).toISOString()
}

/** The flow and route of a planned walk. */
export function partsOf(plan: Plan, walk: PlannedWalk): { readonly flow: Flow; readonly route: Route } {
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
