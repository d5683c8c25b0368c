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

/** Says whether a walk of an account may begin. */
export function admit(rule: PoliteRule | undefined, soFar: AccountSoFar, now: Date, timezone: string): Admission {
  if (!rule) return { kind: 'go', afterMs: 0 }
  const since = soFar.endedAt === null ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(soFar.endedAt)
  // A clock that was set back keeps nobody waiting for longer than the pause.
  const afterMs = Math.max(0, rule.pause * 1000 - Math.max(0, since))
  const begins = new Date(now.getTime() + afterMs)
  if (rule.quiet && isQuiet(rule.quiet, begins, timezone)) return { kind: 'put-off', why: 'quiet-hours' }
  const today = dayIn(begins, timezone)
  const walks = soFar.began.filter((at) => dayIn(new Date(at), timezone) === today).length
  if (rule.walksPerDay !== undefined && walks >= rule.walksPerDay) return { kind: 'put-off', why: 'walks-per-day' }
  return { kind: 'go', afterMs }
}

/**
 * True within quiet hours: from the first minute on, and no more in the last.
 *
 * @param hours `22:00-06:00`, over midnight where the end comes before the beginning.
 */
export function isQuiet(hours: string, at: Date, timezone: string): boolean {
  const [from = '', to = ''] = hours.split('-')
  const time = partsIn(at, timezone).time
  return from < to ? from <= time && time < to : time >= from || time < to
}

/** The calendar day of a moment, such as `2026-11-26`. */
function dayIn(at: Date, timezone: string): string {
  return partsIn(at, timezone).day
}

const formats = new Map<string, Intl.DateTimeFormat>()

function partsIn(at: Date, timezone: string): { readonly day: string; readonly time: string } {
  const format =
    formats.get(timezone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  formats.set(timezone, format)
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
  return { day: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` }
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
