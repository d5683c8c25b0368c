import type { ObstacleKind } from '../flow/schema.js'
import type { Pause } from '../state/accounts.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A pause is never longer than this, in days. */
const LONGEST = 14

/** A pause ends so many hours before its last day is full, so that a night at the usual hour is not missed. */
const EARLY_MS = 4 * HOUR

/** What stops all walks of an account for the night, and begins a pause. */
const PAUSES: ReadonlySet<ObstacleKind> = new Set(['checkpoint', 'captcha', 'rate-limit'])

/** True for an obstacle after which an account is left alone for a while. */
export function isForPause(obstacle: ObstacleKind): boolean {
  return PAUSES.has(obstacle)
}

/** The pause that begins now: one day, or twice as long as the one before, up to 14 days. */
export function nextPause(before: Pause | null, obstacle: ObstacleKind, now: Date): Pause {
  const days = before ? Math.min(LONGEST, before.days * 2) : 1
  const until = new Date(now.getTime() + days * DAY - EARLY_MS)
  return { obstacle, since: now.toISOString(), until: until.toISOString(), days }
}

/**
 * True while an account is left alone.
 *
 * @param signedInAt when a person signed in the last time; that ends a pause which began before.
 */
export function isPaused(pause: Pause | null, signedInAt: string | null, now: Date): boolean {
  if (!pause || now.getTime() >= Date.parse(pause.until)) return false
  return signedInAt === null || Date.parse(signedInAt) <= Date.parse(pause.since)
}
