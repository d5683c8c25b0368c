import { z } from 'zod'
import { mergedEntries, placeKey, type Volatile, volatileSchema } from './volatile.js'

/** What one night saw of one step, as far as later nights need it. */
export const stepNightSchema = z.object({
  step: z.string(),
  /** When the snapshot that it was compared with was approved. */
  approvedAt: z.string(),
  /** Stands for what a reader would notice: '' when the screen is as approved. */
  print: z.string(),
  /** What else differed, and what it was called. */
  varied: z.array(z.object({ entry: volatileSchema, value: z.string() })),
  /** A suspected A/B test was reported this night or before. */
  told: z.boolean(),
})
export type StepNight = Readonly<z.infer<typeof stepNightSchema>>

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

/**
 * True when a step goes back and forth between just two screens, of which at least one is not approved, and nobody
 * was told of it yet.
 *
 * @param nights of one step and one approval, oldest first, tonight last.
 */
export function isSuspectedTest(nights: readonly StepNight[]): boolean {
  const prints = nights.map(({ print }) => print)
  const switches = prints.filter((print, index) => index > 0 && print !== prints[index - 1]).length
  return new Set(prints).size === 2 && switches >= LEAST_SWITCHES && nights.every(({ told }) => !told)
}

/**
 * What differed on so many nights that it is proposed as volatile. Nothing is ignored until a person adopts it.
 *
 * @param nights of one step and one approval, oldest first, tonight last.
 */
export function proposedVolatile(nights: readonly StepNight[]): readonly Volatile[] {
  const values = new Map<string, Set<string>>()
  const all = nights.flatMap(({ varied }) => varied)
  for (const { entry, value } of all) {
    values.set(placeKey(entry), (values.get(placeKey(entry)) ?? new Set()).add(value))
  }
  const often = all.filter(({ entry }) => (values.get(placeKey(entry))?.size ?? 0) >= LEAST_VALUES)
  return mergedEntries(often.map(({ entry }) => entry))
}

/** The nights that count for a step: the last ones since its snapshot was approved. */
export function nightsSince(nights: readonly StepNight[], tonight: StepNight): readonly StepNight[] {
  const same = nights.filter(({ step, approvedAt }) => step === tonight.step && approvedAt === tonight.approvedAt)
  return [...same.slice(1 - NIGHTS_KEPT), tonight]
}
