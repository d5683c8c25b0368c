import { mergedEntries, placeKey, type Variation, type Volatile } from './volatile.js'

/** What one night saw of one step, as far as later nights need it. */
export type StepNight = {
  readonly step: string
  /** When the snapshot that it was compared with was approved. */
  readonly approvedAt: string
  /** Stands for what a reader would notice: '' when the screen is as approved. */
  readonly print: string
  /** What else differed, and what it was called. */
  readonly varied: readonly Variation[]
}

/** Something that differed on some of the last nights. */
export type Varying = {
  readonly entry: Volatile
  /** What it was called, as short hashes; no more are kept than are needed to propose it. */
  readonly values: readonly string[]
  /** The night of the first of these values, and a night on which it differed not long ago. */
  readonly first: string
  readonly last: string
}

/** What is known of one step from earlier nights, since its snapshot was approved. */
export type StepPast = {
  readonly approvedAt: string
  /** The prints of the last nights, oldest first, tonight last. */
  readonly prints: readonly string[]
  /** The run in which a suspected A/B test was told; `null` when it was not. */
  readonly told: string | null
  readonly varying: readonly Varying[]
}

/** Two runs that begin closer together than this, in milliseconds, are one night, walked twice. */
const LEAST_APART = 12 * 3_600_000

/** True when two moments belong to two nights; a clock may have been set back in between. */
export function areTwoNights(one: string, other: string): boolean {
  return Math.abs(Date.parse(other) - Date.parse(one)) >= LEAST_APART
}

/** Nights that are looked back on, tonight included. */
export const NIGHTS_KEPT = 7
/** Going back and forth this often between the same two screens is no release, which comes once. */
const LEAST_SWITCHES = 3
/** A thing that had this many different values on nights without an approval is likely to have another one tomorrow. */
const LEAST_VALUES = 3
/** Of a screen that differs in more things from night to night, the others are not worth remembering. */
const MOST_VARYING = 60
const WEEK = 7 * 24 * 3_600_000

/** A step of which nothing is known yet. */
export function newPast(approvedAt: string): StepPast {
  return { approvedAt, prints: [], told: null, varying: [] }
}

/**
 * Adds a night to what is known of a step. What was known before another approval is forgotten. What varies every night is
 * written down once and then stays as it is, so that a history does not grow with it.
 *
 * @param at when the night was walked, ISO 8601.
 */
export function withNight(past: StepPast | undefined, tonight: StepNight, at: string): StepPast {
  const known = past?.approvedAt === tonight.approvedAt ? past : newPast(tonight.approvedAt)
  const prints = [...known.prints, tonight.print].slice(-NIGHTS_KEPT)
  const seen = new Map(tonight.varied.map((variation) => [placeKey(variation.entry), variation]))
  const still = known.varying.flatMap((varying) => {
    const now = seen.get(placeKey(varying.entry))
    seen.delete(placeKey(varying.entry))
    return laterOf(varying, now, at) ?? []
  })
  const fresh = [...seen.values()].map(({ entry, value }) => ({ entry, values: [hashOf(value)], first: at, last: at }))
  const varying = [...still, ...fresh].slice(0, MOST_VARYING)
  return { ...known, prints, varying }
}

/** What is known of a thing after a night; nothing when it has not varied for long. */
function laterOf(varying: Varying, now: Variation | undefined, at: string): Varying | undefined {
  const { values, first, last } = varying
  const passed = (since: string, weeks: number) => Math.abs(Date.parse(at) - Date.parse(since)) >= weeks * WEEK
  if (values.length >= LEAST_VALUES) {
    if (!now) return passed(last, 2) ? undefined : varying
    return passed(last, 1) ? { ...varying, last: at } : varying
  }
  if (passed(first, 1)) return now && { entry: now.entry, values: [hashOf(now.value)], first: at, last: at }
  if (!now || values.includes(hashOf(now.value))) return varying
  const [entry = now.entry] = mergedEntries([varying.entry, now.entry])
  return { entry, values: [...values, hashOf(now.value)], first, last: at }
}

/** 32 bits of FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/): whether two values are the same, not what they were. */
function hashOf(value: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < value.length; index += 1)
    hash = Math.imul(hash ^ value.charCodeAt(index), 0x01000193) >>> 0
  return hash.toString(36)
}

/**
 * True when a step goes back and forth between just two screens, of which at least one is not approved, and nobody
 * was told of it before.
 *
 * @param run the run of tonight; taken in again after a crash, it tells what it told.
 */
export function isSuspectedTest({ prints, told }: StepPast, run: string): boolean {
  const switches = prints.filter((print, index) => index > 0 && print !== prints[index - 1]).length
  return new Set(prints).size === 2 && switches >= LEAST_SWITCHES && (told === null || told === run)
}

/** What differed on so many nights that it is proposed as volatile. Nothing is ignored until a person adopts it. */
export function proposedVolatile({ varying }: Pick<StepPast, 'varying'>): readonly Volatile[] {
  return varying.filter(({ values }) => values.length >= LEAST_VALUES).map(({ entry }) => entry)
}
