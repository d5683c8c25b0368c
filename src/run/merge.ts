import { kept, unjudged } from '../judge/judge.js'
import type { Settings } from '../settings/settings.js'
import { putOffIn, writeStanding } from '../state/accounts.js'
import { jobOf } from '../state/job.js'
import { type Plan, type PlannedWalk, planFile, writePlan } from '../state/plan.js'
import { summaryOf, type WalkSummary } from '../state/result.js'
import {
  isConcluded,
  markUnsettled,
  prepareOut,
  RunFileError,
  readResult,
  runFolder,
  type StoredRun,
  storedRun,
} from '../state/runs.js'
import { byCompletion, openShare, type Share, takeWalk } from '../state/shares.js'
import { heldBack } from './accounts.js'
import { conclude } from './conclude.js'
import { betterOf, groupsAlike, keepConfirmation, vouchedBy } from './confirm.js'
import { standingsOf, takeAccounts } from './share-accounts.js'

/** What the shares of a run have of a planned walk, and which of them. */
type Found = {
  readonly id: string
  readonly planned: PlannedWalk
  readonly walk: WalkSummary | null
  readonly share: Share | null
}

/** Of each planned walk the first result there is, in the order of the shares; summaries only, whatever their number. */
export function resultsOf(plan: Pick<Plan, 'walks'>, shares: readonly Share[]): readonly Found[] {
  return plan.walks.map((planned) => {
    const { id } = planned
    for (const share of shares) {
      const walk = resultIn(share, id)
      if (walk) return { id, planned, walk, share }
    }
    return { id, planned, walk: null, share: null }
  })
}

/** What is missing or damaged in one share may be in another. */
function resultIn(share: Share, id: string): WalkSummary | null {
  try {
    const result = readResult(share.out, id)
    return result.id === id ? summaryOf(result) : null
  } catch (error) {
    if (error instanceof RunFileError) return null
    throw error
  }
}

/** A run that was put together, and the walks that no share has. */
export type Merged = StoredRun & { readonly missing: readonly string[] }

/**
 * Puts the shares of a plan together to one run below `state/runs`. Where a slot was walked more than once, the first attempt
 * that came to its end counts. A planned walk that no share has a result of is an error of the night, by name.
 *
 * @param folders shares of first and second walks, in any order.
 * @param taken ids of runs that incidents have taken in.
 * @throws BadInputError when a folder is no share of this plan.
 */
export async function mergeShares(
  settings: Settings,
  plan: Plan,
  folders: readonly string[],
  taken: readonly string[],
  now: () => Date,
): Promise<Merged> {
  const shares = folders.map((folder) => openShare(folder, plan.run)).sort(byCompletion)
  const id = freeRun(settings, plan, taken)
  const out = runFolder(settings, id)
  prepareOut(out)
  markUnsettled(out)
  writePlan(planFile(out), { ...plan, run: id })
  const job = { ...jobOf(plan, settings, out), run: id }
  const standings = standingsOf(shares)
  for (const standing of standings) writeStanding(job.standings, standing)
  await takeAccounts(settings, shares, now())
  const all = resultsOf(
    plan,
    shares.filter(({ again }) => !again),
  )
  const walkedIds = new Set(all.flatMap(({ id, walk }) => (walk ? [id] : [])))
  const putOff = putOffIn(standings, (id) => walkedIds.has(id))
  const firsts = all.filter(({ id }) => !putOff.has(id))
  const seconds = new Map(
    resultsOf(
      plan,
      shares.filter(({ again }) => again),
    ).map((found) => [found.id, found]),
  )
  const confirmed = new Map<string, WalkSummary>()
  const merged = firsts.map(({ id, planned, walk: first, share }) => {
    if (!first || !share) return kept(job, unjudged(job, planned, notStarted(plan, id)))
    const second = first.verdict === 'verified' ? undefined : seconds.get(id)
    if (!second?.walk || !second.share) {
      takeWalk(share, id, out)
      return first
    }
    const { walk, isSecond } = betterOf(first, second.walk)
    takeWalk(isSecond ? second.share : share, id, out)
    keepConfirmation(out, walk)
    confirmed.set(id, walk)
    return walk
  })
  const doubtful = firsts.flatMap(({ walk }) => (walk && walk.verdict !== 'verified' ? [walk] : []))
  const held = heldBack(doubtful, standings)
  const { vouched } = vouchedBy(groupsAlike(plan.flows, held.open), confirmed)
  for (const walk of [...held.vouched, ...vouched]) keepConfirmation(out, walk)
  const byId = new Map([...held.vouched, ...vouched].map((walk) => [walk.id, walk]))
  const walks = merged.map((walk) => byId.get(walk.id) ?? walk)
  const durationMs = now().getTime() - Date.parse(plan.startedAt)
  const run = conclude(job, walks, { isNight: true, stopped: false, durationMs })
  return { ...storedRun(out, run), missing: firsts.flatMap(({ id, walk }) => (walk ? [] : [id])) }
}

/**
 * The id of the run. Merged again, because a slot was walked again after all, it is a run of its own, which follows what the
 * first one found and is no second night.
 */
function freeRun(settings: Settings, { run }: Plan, taken: readonly string[]): string {
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? run : `${run}-${count}`
    if (!taken.includes(id) && !isConcluded(runFolder(settings, id))) return id
  }
}

function notStarted({ slots }: Plan, id: string): string {
  const slot = slots.find(({ walks }) => walks.includes(id))?.slot
  return `It was not walked: no share has a result of it${slot === undefined ? '' : ` (slot ${slot})`}. See why that slot did not come to its end.`
}
