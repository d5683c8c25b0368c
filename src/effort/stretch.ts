import { z } from 'zod'
import { areTwoNights } from '../compare/nights.js'
import { walkIdSchema } from '../screen/names.js'
import { keysSchema } from '../screen/record.js'
import { sameText } from '../text/normalise.js'
import { countsSchema } from './count.js'

/** What came of a pass by keyboard alone; `why` it went no further, and at which step. */
export const keyboardPassSchema = keysSchema.omit({ recognised: true }).extend({ at: z.string(), reached: z.boolean() })
export type KeyboardPass = Readonly<z.infer<typeof keyboardPassSchema>>

/**
 * Nights in a row on which a way asked the same of its reader: one line of the obstacle record. The line of an unchanged way
 * only moves its end, so that a year of it is one line.
 */
export const stretchSchema = z.object({
  walk: walkIdSchema,
  /** When the first and the last walk of the stretch began, and the run of the last one. */
  first: z.string(),
  last: z.string(),
  run: z.string(),
  /** Whole nights; and all walks, those of runs that are no night of their own included. */
  nights: z.int(),
  walks: z.int(),
  /** When its last whole night began. */
  night: z.string().nullable(),
  /** The destination was reached. */
  reached: z.boolean(),
  /** Some walk of the stretch was verified. */
  verified: z.boolean(),
  counts: countsSchema.nullable(),
  /** Clicks and screens of the way that was found around what is gone; `null` where none was. */
  around: z.object({ clicks: z.int(), screens: z.int() }).nullable(),
  /** What its targets are called, by step. */
  labels: z.record(z.string(), z.string()),
  /** The last pass by keyboard, carried on until the next one. */
  keyboard: keyboardPassSchema.nullable(),
  /**
   * How far it is published while it goes on: to the end of the last week, of its first walk at least. So quiet nights change no
   * published file.
   */
  told: z.object({ last: z.string(), nights: z.int(), walks: z.int() }),
})
export type Stretch = Readonly<z.infer<typeof stretchSchema>>

/** What one walk of a run adds to the record. */
export type Seen = Pick<Stretch, 'walk' | 'run' | 'reached' | 'verified' | 'counts' | 'around' | 'labels'> & {
  readonly at: string
  /** The run walked all that the flows ask for. */
  readonly isWhole: boolean
  /** The pass of this run; `null` when there was none. */
  readonly keyboard: KeyboardPass | null
}

/**
 * Adds a walk to those of its way, oldest first. A run is a night of its own when it is whole and twelve hours or more after the
 * last one; any other run counts as a walk only. What is not later than the last walk is known already.
 */
export function withWalk(stretches: readonly Stretch[], seen: Seen): readonly Stretch[] {
  const last = stretches.at(-1)
  if (last && (seen.run === last.run || Date.parse(seen.at) <= Date.parse(last.last))) return stretches
  const lastNight = stretches.findLast(({ night }) => night !== null)?.night ?? null
  const isNight = seen.isWhole && (lastNight === null || areTwoNights(lastNight, seen.at))
  const { at, isWhole: _, ...rest } = seen
  const keyboard = seen.keyboard ?? last?.keyboard ?? null
  const told = { last: at, nights: isNight ? 1 : 0, walks: 1 }
  const now: Stretch = { ...rest, first: at, ...told, night: isNight ? at : null, keyboard, told }
  if (!last || !isAlike(last, now)) return [...stretches, now]
  return [
    ...stretches.slice(0, -1),
    {
      ...last,
      last: at,
      run: now.run,
      nights: last.nights + now.nights,
      walks: last.walks + 1,
      night: now.night ?? last.night,
      verified: last.verified || now.verified,
      keyboard,
      told: weekOf(at) === weekOf(last.last) ? last.told : { last: last.last, nights: last.nights, walks: last.walks },
    },
  ]
}

/** Weeks from Monday to Sunday, in UTC, counted from the first Monday of 1970. */
function weekOf(at: string): number {
  const DAY = 24 * 3_600_000
  return Math.floor((Date.parse(at) / DAY - 4) / 7)
}

/** True when two stretches ask the same; when the keyboard was tried does not matter. */
function isAlike(one: Stretch, other: Stretch): boolean {
  const asked = ({ reached, counts, around, labels, keyboard }: Stretch) => {
    const { at: _, ...pass } = keyboard ?? { at: '' }
    return JSON.stringify([reached, counts, around, sorted(labels), pass])
  }
  return asked(one) === asked(other)
}

function sorted(labels: Stretch['labels']): readonly (readonly [string, string])[] {
  return Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** What a way asks of its reader as of one stretch, with what only earlier ones tell. */
export const effortThenSchema = countsSchema.extend({
  /** Presses by keyboard alone, and whether the end was reached so; `null` where that was not tried yet. */
  keyPresses: z.int().nullable(),
  keyboard: z.boolean().nullable(),
  /** Targets that bear another name than when the way was first verified. */
  labelChanges: z.int(),
})
export type EffortThen = Readonly<z.infer<typeof effortThenSchema>>

/** The effort of a stretch of a way; `null` where the destination was not reached. */
export function effortThen(stretches: readonly Stretch[], index: number): EffortThen | null {
  const stretch = stretches[index]
  if (!stretch?.counts) return null
  const { keyboard } = stretch
  return {
    ...stretch.counts,
    keyPresses: keyboard?.reached ? keyboard.presses : null,
    keyboard: keyboard?.reached ?? null,
    labelChanges: labelChanges(stretches, index),
  }
}

/** A stretch as far as it is published: whole when another one has followed it. */
export function publishedPart(
  stretches: readonly Stretch[],
  index: number,
): Pick<Stretch, 'first' | 'last' | 'nights' | 'walks'> | undefined {
  const stretch = stretches[index]
  if (!stretch) return undefined
  const { first, last, nights, walks, told } = stretch
  return index < stretches.length - 1 ? { first, last, nights, walks } : { first, ...told }
}

/**
 * Nights up to and with a stretch, as far as they are published: those that were walked, and those on which the destination was
 * reached.
 */
export function nightsUntil(
  stretches: readonly Stretch[],
  index: number,
): { readonly nightsReached: number; readonly nightsWalked: number } {
  let [nightsReached, nightsWalked] = [0, 0]
  for (const [at, { reached }] of stretches.slice(0, index + 1).entries()) {
    const { nights = 0 } = publishedPart(stretches, at) ?? {}
    nightsWalked += nights
    if (reached) nightsReached += nights
  }
  return { nightsReached, nightsWalked }
}

/** Targets that bear another name than in the first stretch that was verified; steps of only one of them do not count. */
function labelChanges(stretches: readonly Stretch[], index: number): number {
  const first = stretches.find(({ verified }) => verified)
  const now = stretches[index]
  if (!first || !now) return 0
  return Object.entries(now.labels).filter(([step, label]) => {
    const before = first.labels[step]
    return before !== undefined && !sameText(before, label)
  }).length
}
