import { existsSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { applyPatch } from 'diff'
import type { CauseMember } from '../cause/cause.js'
import { flowOf } from '../flow/load.js'
import type { Flow } from '../flow/schema.js'
import { formatProblem } from '../flow/yaml.js'
import { walksSeen } from '../judge/proposals.js'
import { Mistake } from '../mistake/mistake.js'
import { fieldEdits } from '../propose/fields.js'
import { patchFlow } from '../propose/patch.js'
import { type Proposed, proposalsFor } from '../propose/propose.js'
import { ARRIVAL } from '../screen/screen.js'
import type { Settings } from '../settings/settings.js'
import { portablePath } from '../state/plan.js'
import type { StoredRun } from '../state/runs.js'
import { stepsOf } from './members.js'

/** A flow file with what was decided in it. */
export type EditedFlow = {
  readonly flow: string
  /** Absolute path of the file, and what it holds now. */
  readonly file: string
  readonly text: string
  /** The flow as it is read from that. */
  readonly edited: Flow
}

/** A flow file is not what a decision can be written into; the message says what to do. */
export class FlowEditError extends Mistake {}

/**
 * Edits flow files by what the run proposes for the steps of members, and by nothing else of it. What the files say now
 * counts, not what they said when the run was planned: what a person has changed since stays.
 *
 * @param flows those of the plan, with absolute paths.
 * @param changing members whose guide must change.
 * @param holding members whose guide still holds: a new name of a control is one more that the flow knows it by.
 * @returns the files that become others.
 * @throws FlowEditError when a file has problems, before or after.
 */
export function editFlows(
  settings: Settings,
  stored: StoredRun,
  flows: readonly Flow[],
  changing: readonly CauseMember[],
  holding: readonly CauseMember[] = [],
): readonly EditedFlow[] {
  return flows.flatMap((planned) => {
    const isOfFlow = ({ flow }: CauseMember) => flow === planned.flow
    const [own, beside] = [changing.filter(isOfFlow), holding.filter(isOfFlow)]
    // The plan of a run from elsewhere names no file but a flow's.
    const isOwn = !relative(settings.flows, planned.file).startsWith('..')
    if (own.length + beside.length === 0 || !isOwn || !existsSync(planned.file)) return []
    const source = readFileSync(planned.file, 'utf8')
    const flow = loaded(settings, planned.file, source)
    const edits = [
      ...chosen(stored, flow, own, false).flatMap(({ edit }) => edit ?? []),
      ...chosen(stored, flow, beside, true).flatMap(({ edit }) =>
        edit?.kind === 'rename' ? [{ ...edit, beside: true as const }] : [],
      ),
      ...(own.some((member) => stepsOf(member).includes(ARRIVAL)) ? fieldEdits(flow, seenOn(stored, flow)) : []),
    ]
    const patch = edits.length > 0 ? patchFlow(portablePath(settings.root, planned.file), source, edits) : undefined
    const text = patch === undefined ? source : applyPatch(source, patch)
    if (text === false) throw new FlowEditError(`The change of ${planned.file} could not be made. Change it by hand.`)
    return text === source
      ? []
      : [{ flow: flow.flow, file: planned.file, text, edited: loaded(settings, planned.file, text) }]
  })
}

/** All that the run's walks of a flow have to say. */
function seenOn(stored: StoredRun, flow: Flow) {
  const results = stored.run.walks.filter((walk) => walk.flow === flow.flow).map(({ id }) => stored.walk(id))
  return flow.routes.flatMap((route) => walksSeen(stored, route, results))
}

/**
 * What the run proposes for the steps that were decided, as those walks saw them that the decision is on.
 *
 * @param alone asks nobody else: a name that is one more takes nothing from those who see the old one.
 */
function chosen(stored: StoredRun, flow: Flow, members: readonly CauseMember[], alone: boolean): readonly Proposed[] {
  const results = stored.run.walks.filter((walk) => walk.flow === flow.flow).map(({ id }) => stored.walk(id))
  return flow.routes.flatMap((route) => {
    const seen = walksSeen(stored, route, results)
    const walksAt = new Map<string, Set<string>>()
    for (const member of members.filter((one) => one.route === route.id))
      for (const step of stepsOf(member)) walksAt.set(step, (walksAt.get(step) ?? new Set()).add(member.walk))
    const proposed = proposalsFor(flow, route, seen).map(({ proposal }) => proposal)
    return [...walksAt].flatMap(([step, decided]) => {
      const here = proposed.filter((proposal) => proposal.step === step).flatMap(({ texts }) => texts)
      // A walk that saw it but was left out has no say; one that did not see it may hold it back.
      const hasSeen = ({ locale, device }: (typeof seen)[number]) =>
        here.some((text) => text.locale === locale && text.devices.includes(device))
      const own = seen.filter((walk) => decided.has(walk.id) || !(alone || hasSeen(walk)))
      return proposalsFor(flow, route, own).filter(({ proposal }) => proposal.step === step)
    })
  })
}

function loaded(settings: Settings, file: string, source: string): Flow {
  const { flow, problems } = flowOf(file, source, {
    accounts: Object.keys(settings.accounts),
    devices: Object.keys(settings.devices),
  })
  const [problem] = problems
  if (flow && !problem) return flow
  throw new FlowEditError(
    `${problem ? formatProblem(problem) : `${file} is no flow.`} Correct the file first; nothing was decided.`,
  )
}
