import { putOffIn, type Standing, standingsIn } from '../state/accounts.js'
import type { Job } from '../state/job.js'
import type { RunAccount, WalkSummary } from '../state/result.js'
import { wasWalked } from '../state/runs.js'

/** True for a walk that was put off out of politeness: it has no result, and needs none. */
export function wasPutOff({ out, standings }: Pick<Job, 'out' | 'standings'>, id: string): boolean {
  return putOffIn(standingsIn(standings), (walk) => wasWalked(out, walk)).has(id)
}

/** What is told of the accounts of a run. */
export function accountsOf(standings: readonly Standing[], walked: ReadonlySet<string>): readonly RunAccount[] {
  return standings.map(({ account, probed, stopped, putOff, pause }) => ({
    account,
    probed,
    stopped,
    pausedUntil: stopped ? (pause?.until ?? null) : null,
    putOff: putOff.filter(({ walk }) => !walked.has(walk)),
  }))
}

/**
 * Walks of accounts that were stopped are not walked again: the site was asked once, and said what it had to say. Those that
 * were blocked by that are as good as seen twice; of the others nobody knows more.
 */
export function heldBack(
  results: readonly WalkSummary[],
  standings: readonly Standing[],
): { readonly vouched: readonly WalkSummary[]; readonly open: readonly WalkSummary[] } {
  const stopped = new Map(standings.flatMap(({ account, stopped: why }) => (why ? [[account, why.obstacle]] : [])))
  const isHeld = ({ account, outcome }: WalkSummary) =>
    stopped.has(account) && (outcome.kind === 'obstacle' || stopped.get(account) !== 'another-language')
  const isOfStop = ({ account, outcome }: WalkSummary) =>
    outcome.kind === 'obstacle' && outcome.obstacle === stopped.get(account)
  return {
    vouched: results.filter(isOfStop).map((walk) => ({
      ...walk,
      confirmation: { first: walk.verdict, second: walk.verdict, agrees: true, both: null, by: [] },
    })),
    open: results.filter((walk) => !isHeld(walk)),
  }
}
