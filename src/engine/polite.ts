import { localTime } from '../settings/clock.js'
import type { PoliteRule } from '../settings/politeness.js'
import type { PutOffWhy } from '../state/accounts.js'
import type { PlannedWalk } from '../state/plan.js'

/** What is known of an account when one of its walks is to begin. */
export type AccountSoFar = {
  /** When each of its walks under the rule began, ISO 8601; the probe is none. */
  readonly began: readonly string[]
  /** When its last one ended, ISO 8601. */
  readonly endedAt: string | null
}

/** Whether a walk may begin, after how many milliseconds, or why not tonight. */
export type Admission =
  | { readonly kind: 'go'; readonly afterMs: number }
  | { readonly kind: 'put-off'; readonly why: PutOffWhy }

/**
 * Of the walks that an account may take a day, first walks leave a fifth to second ones: where all were used up, nothing that
 * has changed could be confirmed that night, and nobody would be told.
 */
const ONE_IN_SO_MANY_IS_SECOND = 5

/**
 * Says whether a walk of an account may begin.
 *
 * @param isSecond whether it is walked again because of what the first walk saw.
 */
export function admit(
  rule: PoliteRule | undefined,
  soFar: AccountSoFar,
  now: Date,
  timezone: string,
  isSecond = false,
): Admission {
  if (!rule) return { kind: 'go', afterMs: 0 }
  const since = soFar.endedAt === null ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(soFar.endedAt)
  // A clock that was set back keeps nobody waiting for longer than the pause.
  const afterMs = Math.max(0, rule.pause * 1000 - Math.max(0, since))
  const begins = new Date(now.getTime() + afterMs)
  if (rule.quiet && isQuiet(rule.quiet, begins, timezone)) return { kind: 'put-off', why: 'quiet-hours' }
  const today = localTime(begins, timezone).day
  const walks = soFar.began.filter((at) => localTime(new Date(at), timezone).day === today).length
  const { walksPerDay } = rule
  if (walksPerDay === undefined) return { kind: 'go', afterMs }
  const kept = isSecond ? 0 : Math.floor(walksPerDay / ONE_IN_SO_MANY_IS_SECOND)
  if (walks >= walksPerDay - kept) return { kind: 'put-off', why: 'walks-per-day' }
  return { kind: 'go', afterMs }
}

/**
 * True within quiet hours: from the first minute on, and no more in the last.
 *
 * @param hours `22:00-06:00`, over midnight where the end comes before the beginning.
 */
export function isQuiet(hours: string, at: Date, timezone: string): boolean {
  const [from = '', to = ''] = hours.split('-')
  const { time } = localTime(at, timezone)
  return from < to ? from <= time && time < to : time >= from || time < to
}

/**
 * Puts the walks of each account that a rule holds for in a fair order: those that were never walked or waited longest
 * first. All others stay where they are.
 *
 * @param lastOf when a walk was walked the last time, ISO 8601.
 */
export function fairly(
  walks: readonly PlannedWalk[],
  isRuled: (walk: PlannedWalk) => boolean,
  lastOf: (walk: PlannedWalk) => string | undefined,
): readonly PlannedWalk[] {
  const queues = new Map<string, PlannedWalk[]>()
  for (const walk of walks) if (isRuled(walk)) queues.set(walk.account, [...(queues.get(walk.account) ?? []), walk])
  for (const queue of queues.values()) queue.sort((a, b) => (lastOf(a) ?? '').localeCompare(lastOf(b) ?? ''))
  return walks.map((walk) => (isRuled(walk) ? (queues.get(walk.account)?.shift() ?? walk) : walk))
}
