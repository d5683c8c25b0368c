import { resolve } from 'node:path'
import type { Flow, Route } from '../flow/schema.js'
import type { Settings } from '../settings/settings.js'
import { standingsFolder } from './accounts.js'
import type { Plan, PlannedWalk } from './plan.js'

/** A plan at work on this machine: by its settings, and with its results in a folder of it. */
export type Job = Plan & {
  /** Those of this machine, with what the plan says of walking. */
  readonly settings: Settings
  /** Folder of the results. */
  readonly out: string
  /** Folder of the standings of test accounts; the same for all that is walked on one occasion. */
  readonly standings: string
  /** 0 for a night; 1 and more for further visits on approval, see calm.ts. */
  readonly visit: number
  /** Each walk alone, in a browser of its own: the second look at what was not verified. */
  readonly alone: boolean
  /** The walks are done by keyboard alone: a second pass, for the obstacle record. */
  readonly keyboard?: boolean
  readonly standIn: { readonly port: number; readonly spki: string; readonly hosts: readonly string[] } | null
}

/** Puts a plan to work. Paths of flow files are those of this machine from now on. */
export function jobOf(plan: Plan, settings: Settings, out: string): Job {
  return {
    ...plan,
    flows: plan.flows.map((flow) => ({ ...flow, file: resolve(settings.root, flow.file) })),
    settings: { ...settings, ...plan.walking },
    out,
    standings: standingsFolder(out),
    visit: 0,
    alone: false,
    standIn: null,
  }
}

/** The flow and route of a planned walk. */
export function partsOf(plan: Pick<Plan, 'flows'>, walk: PlannedWalk): { readonly flow: Flow; readonly route: Route } {
  const flow = plan.flows.find((one) => one.flow === walk.flow)
  const route = flow?.routes.find((one) => one.id === walk.route)
  if (!flow || !route) throw new Error(`the plan names the unknown route ${walk.flow}/${walk.route}`)
  return { flow, route }
}
