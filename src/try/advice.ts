import { readFileSync } from 'node:fs'
import { actionOf, type Flow, type Target } from '../flow/schema.js'
import { walksSeen } from '../judge/proposals.js'
import { type Edit, patchFlow } from '../propose/patch.js'
import { proposalsFor } from '../propose/propose.js'
import { ARRIVAL } from '../screen/screen.js'
import { portablePath } from '../state/plan.js'
import { type Named, namesInstead } from './names.js'
import type { Tried } from './walk.js'

/** What can be done about a way that did not lead on. */
export type Advice = {
  /** The role of what is missing; `null` where nothing is. */
  readonly missing: string | null
  /** The names that are there instead, nearest first; empty where no name is missing. */
  readonly instead: readonly Named[]
  /** A change of the flow file as a unified diff; `null` where a person has to write it. */
  readonly patch: string | null
  /** The change is what the walk found to be so; else it is a guess by the nearest name. */
  readonly isFound: boolean
}

/** Says what is there instead of what a step asks for, and what to write in the flow file. */
export function adviceFor(tried: Tried, flow: Flow): Advice {
  const { record, judged, planned, job } = tried
  const route = flow.routes.find(({ id }) => id === planned.route)
  if (!route) return { missing: null, instead: [], patch: null, isFound: false }
  const file = portablePath(job.settings.root, flow.file)
  const patched = (edits: readonly Edit[]) => patchFlow(file, readFileSync(flow.file, 'utf8'), edits) ?? null
  const found = proposalsFor(flow, route, walksSeen(job, route, [judged])).flatMap(({ edit }) => edit ?? [])
  const missing = missingTarget(tried)
  const screen = record.screens.find(({ step }) => step === missing?.step)
  const instead = missing && screen ? namesInstead(screen.tree, missing.target, planned.locale) : []
  const seen = { missing: missing?.target.role ?? null, instead }
  if (found.length > 0) return { ...seen, patch: patched(found), isFound: true }
  const [nearest] = instead
  if (!missing || nearest?.role !== missing.target.role) return { ...seen, patch: null, isFound: false }
  const edit: Edit = {
    kind: 'rename',
    at: [...placeOf(flow, tried, missing.step), 'name'],
    texts: { [planned.locale]: nearest.name },
    locales: flow.locales,
  }
  return { ...seen, patch: patched([edit]), isFound: false }
}

type Missing = { readonly step: string; readonly target: Pick<Target, 'role' | 'name'> }

/** The control or heading that a way ended at because it is not there. */
function missingTarget({ record: { outcome }, steps, judged }: Tried): Missing | undefined {
  if (outcome.kind !== 'stopped' || !['target-missing', 'expectation-failed'].includes(outcome.reason)) return undefined
  const step = steps.find(({ id }) => id === outcome.step)
  if (!step || judged.steps.every(({ id }) => id !== step.id && id !== ARRIVAL)) return undefined
  const wanted = step[actionOf(step) as 'click']
  return wanted?.role && wanted.name !== undefined ? { step: step.id, target: wanted } : undefined
}

function placeOf(flow: Flow, { planned, steps }: Tried, id: string): Edit['at'] {
  const index = flow.routes.findIndex((route) => route.id === planned.route)
  const step = steps.find((one) => one.id === id)
  const place = step ? (flow.routes[index]?.steps.indexOf(step) ?? 0) : 0
  return ['routes', index, 'steps', place, step ? actionOf(step) : 'click']
}
