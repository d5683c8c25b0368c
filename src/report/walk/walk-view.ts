import { type Cause, membersOf } from '../../cause/cause.js'
import { newWalkPast, nightsWith, readHistory, type WalkPast } from '../../state/history.js'
import type { Run, WalkResult, WalkSummary } from '../../state/result.js'
import type { StoredRun } from '../../state/runs.js'
import type { Picture } from '../pictures.js'
import type { ReportSettings } from '../view.js'
import { variantsOf } from './variants.js'

/** What the page of a walk shows. */
export type WalkView = {
  readonly run: Pick<Run, 'run' | 'startedAt' | 'proposals' | 'patches'>
  readonly walk: WalkResult
  /** What is to be decided of it. */
  readonly causes: readonly Cause[]
  /** Approved pictures beside the one that was compared, of the steps on which readers would meet something. */
  readonly variants: ReadonlyMap<string, readonly Picture[]>
  /** The last nights of the walk, oldest first; this one is the last. */
  readonly nights: WalkPast['nights']
  readonly previous: WalkSummary | undefined
  readonly next: WalkSummary | undefined
}

/**
 * Reads what the pages of walks show, one walk at a time.
 *
 * @returns what the page of a walk shows, by its place in the run.
 */
export function walkViews(
  stored: StoredRun,
  settings: ReportSettings,
  causes: readonly Cause[],
): (index: number) => WalkView {
  const { run } = stored
  const decided = causesByWalk(causes)
  const nights = nightsOf(settings.state, run)
  return (index) => {
    const walk = stored.walk(run.walks[index]?.id ?? '')
    const near = walk.findings.filter(({ relevance }) => relevance !== 'elsewhere')
    return {
      run,
      walk,
      causes: decided.get(walk.id) ?? [],
      variants: variantsOf(stored, settings.snapshots, walk, new Set(near.map(({ step }) => step))),
      nights: nights(walk),
      previous: run.walks[index - 1],
      next: run.walks[index + 1],
    }
  }
}

function causesByWalk(causes: readonly Cause[]): ReadonlyMap<string, readonly Cause[]> {
  const found = new Map<string, Cause[]>()
  for (const cause of causes) {
    const walks = membersOf(cause).map(({ walk }) => walk)
    for (const id of new Set(walks)) found.set(id, [...(found.get(id) ?? []), cause])
  }
  return found
}

/** The nights of a walk up to this one; of one flow after another, so that the memory of one is kept at a time. */
function nightsOf(state: string, { run, site, startedAt }: StoredRun['run']): (walk: WalkResult) => WalkPast['nights'] {
  let known: { readonly flow: string; readonly pasts: ReadonlyMap<string, WalkPast> } | undefined
  return ({ id, flow, verdict, durationMs }) => {
    if (known?.flow !== flow) known = { flow, pasts: readHistory(state, site, flow) }
    const past = known.pasts.get(id) ?? newWalkPast(id)
    const before = past.nights.filter((night) => night.at < startedAt)
    return nightsWith({ ...past, nights: before }, { run, at: startedAt, verdict, ms: durationMs })
  }
}
