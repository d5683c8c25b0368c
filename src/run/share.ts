import { spreadWalks } from '../engine/slots.js'
import { BadInputError } from '../mistake/mistake.js'
import type { Settings } from '../settings/settings.js'
import { usualDurations } from '../state/history.js'
import type { Plan, PlannedWalk, Slot } from '../state/plan.js'
import type { WalkSummary } from '../state/result.js'
import { prepareOut, wasStopped } from '../state/runs.js'
import { byCompletion, openShare, type Share, writeShare } from '../state/shares.js'
import { heldBack } from './accounts.js'
import { againOf, groupsAlike, spokesmenOf } from './confirm.js'
import { resultsOf } from './merge.js'
import { requireSecrets } from './prepare.js'
import type { RunProgress } from './progress.js'
import { walkAndJudge, walkJob } from './run.js'
import { sessionsOf, standingsOf, takeOver } from './share-accounts.js'

/** Spreads a plan over slots, by how long its walks took on the last nights. */
export function spreadPlan(settings: Settings, plan: Plan, slots: number | 'auto'): Plan {
  const durations = usualDurations(settings.state, plan.site, plan.walks)
  const { minutes, perHost } = settings.spread
  const spread = { slots, minutes, perHost: perHost ?? Number.POSITIVE_INFINITY, workers: settings.workers }
  return { ...plan, slots: [...spreadWalks(plan.walks, plan.flows, durations, spread)] }
}

/**
 * Plans the second walks of a spread run: of what was not verified at first, two of those that failed alike, each in
 * another slot than its first where there is one.
 *
 * @param folders the shares of the first walks.
 */
export function planAgain(plan: Plan, folders: readonly string[]): Plan {
  const shares = folders
    .map((folder) => openShare(folder, plan.run))
    .filter(({ again }) => !again)
    .sort(byCompletion)
  const firsts = resultsOf(plan, shares)
  const standings = standingsOf(shares)
  const unverified = firsts.flatMap(({ walk }) => (walk && walk.verdict !== 'verified' ? [walk] : []))
  const { open: doubtful } = heldBack(unverified, standings)
  const chosen = new Set(
    groupsAlike(plan.flows, doubtful)
      .flatMap(spokesmenOf)
      .map(({ id }) => id),
  )
  const walks = plan.walks.filter(({ id }) => chosen.has(id))
  const slotOf = new Map(firsts.map(({ id, share }) => [id, share?.slot ?? 0]))
  const accounts = new Set(walks.map(({ account }) => account))
  return {
    ...plan,
    again: true,
    walks,
    slots: movedSlots(walks, slotOf, plan.slots.length),
    sessions: sessionsOf(shares, accounts),
    accounts: standings.filter(({ account }) => accounts.has(account)),
  }
}

/** Each walk to the slot after its own; those of an account together to the slot after the first one's. */
function movedSlots(walks: readonly PlannedWalk[], slotOf: ReadonlyMap<string, number>, count: number): Slot[] {
  const accounts = new Map<string, number>()
  const slots = new Map<number, string[]>()
  for (const { id, account } of walks) {
    const next = ((slotOf.get(id) ?? 0) + 1) % Math.max(1, count)
    const slot = account === 'logged-out' ? next : (accounts.get(account) ?? next)
    accounts.set(account, slot)
    slots.set(slot, [...(slots.get(slot) ?? []), id])
  }
  return [...slots]
    .sort(([a], [b]) => a - b)
    .map(([slot, ids]) => ({ slot, walks: ids, seconds: SECOND_WALK_SECONDS * ids.length }))
}

/** A second walk starts a browser of its own. */
const SECOND_WALK_SECONDS = 15

/**
 * Walks and judges one slot of a plan into a folder, for {@link mergeShares}. No incident, no alert, no history: a share is no
 * night.
 *
 * @returns its results; none for a slot that the plan does not have.
 */
export async function walkSlot(
  settings: Settings,
  plan: Plan,
  slot: number,
  out: string,
  progress: RunProgress,
  now: () => Date,
): Promise<readonly WalkSummary[]> {
  if (plan.slots.length === 0 && !plan.again)
    throw new BadInputError('This plan is not spread over slots. Make one with `guidewatch plan --slots N`.')
  const ids = new Set(plan.slots.find((one) => one.slot === slot)?.walks ?? [])
  const own: Plan = { ...plan, walks: plan.walks.filter(({ id }) => ids.has(id)) }
  requireSecrets({ flows: plan.flows.filter(({ flow }) => own.walks.some((walk) => walk.flow === flow)) })
  prepareOut(out)
  const { run, again } = plan
  const share: Share = { schema: 1, run, slot, again, startedAt: now().toISOString(), completedAt: null, out }
  writeShare(share)
  if (own.walks.length === 0) {
    writeShare({ ...share, completedAt: now().toISOString() })
    return []
  }
  await takeOver(settings, own, out)
  return walkJob(settings, own, out, progress, async (job, judge) => {
    const results = await walkAndJudge(plan.again ? againOf(job) : job, judge, progress)
    if (!wasStopped(job)) writeShare({ ...share, completedAt: now().toISOString() })
    return [...results.values()]
  })
}
