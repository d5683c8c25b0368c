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

/** What the first share that has a result of a walk says of it. */
type Found = { readonly walk: WalkSummary; readonly share: Share }

/** A planned walk, and its first result, in the order of the shares; `null` where none has one. */
type Result = { readonly id: string; readonly planned: PlannedWalk } & (Found | Record<keyof Found, null>)

/** What shares have of each planned walk; summaries only, whatever their number. */
export function resultsOf(plan: Pick<Plan, 'walks'>, shares: readonly Share[]): readonly Result[] {
  return plan.walks.map((planned) => {
    const { id } = planned
    return { id, planned, ...(foundIn(shares, id) ?? { walk: null, share: null }) }
  })
}

function foundIn(shares: readonly Share[], id: string): Found | null {
  for (const share of shares) {
    const walk = resultIn(share, id)
    if (walk) return { walk, share }
  }
  return null
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
  const firsts = shares.filter(({ again }) => !again)
  const seconds = shares.filter(({ again }) => again)
  const putOff = putOffIn(standings, (walk) => foundIn(firsts, walk) !== null)
  const doubtful: WalkSummary[] = []
  const confirmed = new Map<string, WalkSummary>()
  const missing: string[] = []
  // One walk after the other: of ten thousand, what both walks of each came to does not fit into little memory.
  const merged = plan.walks.flatMap((planned): readonly WalkSummary[] => {
    const { id: walkId } = planned
    if (putOff.has(walkId)) return []
    const first = foundIn(firsts, walkId)
    if (!first) {
      missing.push(walkId)
      return [kept(job, unjudged(job, planned, notStarted(plan, walkId)))]
    }
    if (first.walk.verdict !== 'verified') doubtful.push(first.walk)
    const second = first.walk.verdict === 'verified' ? null : foundIn(seconds, walkId)
    if (!second) {
      takeWalk(first.share, walkId, out)
      return [first.walk]
    }
    const { walk, isSecond } = betterOf(first.walk, second.walk)
    takeWalk((isSecond ? second : first).share, walkId, out)
    keepConfirmation(out, walk)
    confirmed.set(walkId, walk)
    return [walk]
  })
  const held = heldBack(doubtful, standings)
  const { vouched } = vouchedBy(groupsAlike(plan.flows, held.open), confirmed)
  for (const walk of [...held.vouched, ...vouched]) keepConfirmation(out, walk)
  const byId = new Map([...held.vouched, ...vouched].map((walk) => [walk.id, walk]))
  const walks = merged.map((walk) => byId.get(walk.id) ?? walk)
  const durationMs = now().getTime() - Date.parse(plan.startedAt)
  const run = conclude(job, walks, { isNight: true, stopped: false, durationMs })
  return { ...storedRun(out, run), missing }
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
