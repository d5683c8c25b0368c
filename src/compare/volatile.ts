import { diffArrays } from 'diff'
import { z } from 'zod'
import type { Screen } from '../screen/screen.js'
import { flatten, type Item } from '../screen/tree.js'
import { sameLabel } from '../text/labels.js'
import { isFormItem } from './form.js'
import { diffTrees } from './tree.js'

/**
 * Something on a screen that differs from visit to visit: a clock, a counter, an advertisement. It is recognised by its
 * role, by the part of its name that stays, by what it lies in and, where hardly any of its name stays, by a neighbour.
 */
export const volatileSchema = z.object({
  role: z.string(),
  /** `*` stands for what varies: `Messages (*)`. */
  name: z.string(),
  /** The roles around it, outermost first: `main > list`. */
  within: z.string(),
  /** What stands before and after it on every visit, as `role name`. */
  after: z.string().nullable(),
  before: z.string().nullable(),
  /** What varies: its name, whether it is there, its state, its place, its link or its look. */
  varies: z.array(z.enum(['name', 'presence', 'state', 'place', 'target', 'look'])),
  /** The last day on which it is not compared, in UTC; for good when absent. */
  until: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/, 'expected a day such as 2026-12-24')
    .optional(),
  /** How many values of it had been seen when a person decided that it varies; absent where it was learned. */
  count: z.int().min(2).optional(),
})
export type Volatile = Readonly<z.infer<typeof volatileSchema>>
export type Aspect = Volatile['varies'][number]

/** What varies, and the screens that are too different to have varied: another variant, or another page. */
export type Learned = { readonly volatile: readonly Volatile[]; readonly strangers: readonly Screen[] }

/**
 * Learns what is volatile from several captures of one screen, made in fresh contexts a short while apart.
 *
 * The target of the step is what the guide names, so only its look can be volatile; a capture without it is a stranger.
 *
 * @param looks tells which elements of two captures look different although nothing else about them does.
 */
export async function learnVolatile(
  first: Screen,
  others: readonly Screen[],
  looks: (first: Screen, other: Screen) => Promise<readonly Item[]>,
): Promise<Learned> {
  const strangers: Screen[] = []
  const found: Volatile[] = []
  for (const other of others) {
    const varied = variations(first, other)
    if (!varied) {
      strangers.push(other)
      continue
    }
    const place = placesBetween(first, other)
    const looked = (await looks(first, other)).map((item) => entryFor(item, 'look', [item.name], place))
    found.push(...varied.map(({ entry }) => entry), ...looked)
  }
  return { volatile: mergedEntries(found), strangers }
}

/** One thing that differs between two visits, and what it is called on the later one; '' when it is not there. */
export type Variation = { readonly entry: Volatile; readonly value: string }

/**
 * In what two captures of one screen differ, the target of the step and the form apart.
 *
 * @returns `undefined` when they are too different to be two visits to one screen.
 */
export function variations(first: Screen, other: Screen): readonly Variation[] | undefined {
  const [before, after] = [itemsOf(first), itemsOf(other)]
  const diff = diffTrees(before, after)
  if (isStranger(first, other, diff.same.length / Math.max(before.length, after.length, 1))) return undefined
  const place = placesIn(before, after, diff.same)
  const varied: Variation[] = []
  const note = (item: Item, aspect: Aspect, value: string, names: readonly string[] = [item.name]) => {
    if (!isTarget(item, first) && !isTarget(item, other))
      varied.push({ entry: entryFor(item, aspect, names, place), value })
  }
  for (const [old, now] of diff.renamed) note(old, 'name', now.name, [old.name, now.name])
  for (const item of diff.removed) note(item, 'presence', '')
  for (const item of diff.added) note(item, 'presence', item.name)
  for (const [old, now] of [...diff.moved, ...diff.reordered]) note(old, 'place', now.container)
  for (const [old, now] of diff.same) {
    if (stateOf(old) !== stateOf(now)) note(old, 'state', stateOf(now))
    if (old.node?.url !== now.node?.url) note(old, 'target', now.node?.url ?? '')
  }
  return varied
}

type PlaceOf = ReturnType<typeof placesIn>

function entryFor(item: Item, aspect: Aspect, names: readonly string[], place: PlaceOf): Volatile {
  return { role: item.role, name: generalise(names), ...place(item), varies: [aspect] }
}

function placesBetween(first: Screen, other: Screen): PlaceOf {
  const [before, after] = [itemsOf(first), itemsOf(other)]
  return placesIn(before, after, diffTrees(before, after).same)
}

/** Entries for the same place become one. */
export function mergedEntries(entries: readonly Volatile[]): readonly Volatile[] {
  const merged = new Map<string, Volatile>()
  for (const entry of entries) {
    const key = placeKey(entry)
    const other = merged.get(key)
    merged.set(
      key,
      !other
        ? entry
        : {
            ...other,
            name: other.name === entry.name ? other.name : generalise([other.name, entry.name]),
            varies: [...new Set([...other.varies, ...entry.varies])],
          },
    )
  }
  return [...merged.values()]
}

/** What tells one volatile thing of a screen from another. */
export function placeKey({ role, within, after, before }: Volatile): string {
  return JSON.stringify([role, within, after, before])
}

/**
 * What is not compared on a day; the others are compared as if they had never varied.
 *
 * @param day of the walk, as `2026-12-24` in UTC.
 */
export function inForce(volatile: readonly Volatile[], day: string): readonly Volatile[] {
  return volatile.filter(({ until }) => until === undefined || day <= until)
}

/**
 * Adds entries to those that are known: what is the same place becomes one entry, which varies in all respects of both and
 * ends with the later one.
 *
 * @returns all entries, those known before first, and how many say something new.
 */
export function withEntries(
  known: readonly Volatile[],
  entries: readonly Volatile[],
): { readonly all: readonly Volatile[]; readonly added: number } {
  const fresh = new Map(entries.map((entry) => [placeKey(entry), entry]))
  let added = 0
  const kept = known.map((entry) => {
    const more = fresh.get(placeKey(entry))
    fresh.delete(placeKey(entry))
    // What is known is ignored already, unless it ends before.
    if (!more || entry.until === undefined || (more.until !== undefined && more.until <= entry.until)) return entry
    added += 1
    const { until: _, ...both } = mergedEntries([entry, more])[0] ?? more
    const count = Math.max(entry.count ?? 0, more.count ?? 0)
    return { ...both, ...(count > 0 ? { count } : {}), ...(more.until === undefined ? {} : { until: more.until }) }
  })
  return { all: [...kept, ...fresh.values()], added: added + fresh.size }
}

/** What a form asks is compared by its fields, so it cannot be volatile. */
function itemsOf(screen: Screen): readonly Item[] {
  return flatten(screen.tree).filter((item) => !isFormItem(item, screen))
}

/** With less than this in common, two captures show different pages. */
const LEAST_SHARED = 0.5

function isStranger(first: Screen, other: Screen, shared: number): boolean {
  const missesTarget = first.target !== null && !sameLabel(first.target.name, other.target?.name ?? '')
  return missesTarget || shared < LEAST_SHARED
}

function isTarget(item: Item, screen: Screen): boolean {
  return screen.target !== null && item.role === screen.target.role && sameLabel(item.name, screen.target.name)
}

function stateOf({ node }: Item): string {
  return JSON.stringify([node?.disabled, node?.checked, node?.expanded, node?.selected, node?.pressed])
}

/** What several names have in common, word by word, `*` for the rest: `3 new`, `12 new` become `* new`. */
export function generalise(names: readonly string[]): string {
  return names
    .map(words)
    .reduce((pattern, name) => {
      const parts = diffArrays(pattern, name).flatMap(({ added, removed, value }) => (added || removed ? ['*'] : value))
      return parts.filter((part, index) => part !== '*' || parts[index - 1] !== '*')
    })
    .join('')
}

function words(name: string): string[] {
  return name.match(/\p{L}+|\p{N}+|\s+|[^\p{L}\p{N}\s]/gu) ?? []
}

/**
 * Where an item stands: the roles around it, and its nearest neighbours that stay.
 *
 * @param same what did not change between the two lists.
 */
export function placesIn(
  before: readonly Item[],
  after: readonly Item[],
  same: readonly (readonly [Item, Item])[],
): (item: Item) => Pick<Volatile, 'within' | 'after' | 'before'> {
  const stays = new Set(same.flat())
  const neighbours = new Map<Item, { after: string | null; before: string | null }>()
  for (const list of [before, after]) {
    let last: string | null = null
    for (const item of list) {
      neighbours.set(item, { after: last, before: null })
      if (stays.has(item)) last = `${item.role} ${item.name}`
    }
    let next: string | null = null
    for (const item of [...list].reverse()) {
      ;(neighbours.get(item) as { before: string | null }).before = next
      if (stays.has(item)) next = `${item.role} ${item.name}`
    }
  }
  return (item) => ({
    within: rolesAround(item),
    ...(neighbours.get(item) ?? { after: null, before: null }),
  })
}

function rolesAround(item: Item): string {
  return item.path
    .map((entry) => entry.split(' ', 1)[0] ?? '')
    .filter((role) => role !== 'generic')
    .join(' > ')
}

/** From this many letters that stay on, a name says by itself which element it is. */
const TELLING = 3

/** True when an item is the one that `entry` describes. */
export function describes(entry: Volatile, item: Item, place: ReturnType<PlaceOf>): boolean {
  if (entry.role !== item.role || entry.within !== place.within || !fits(entry.name, item.name)) return false
  if (entry.name.replace(/[^\p{L}]/gu, '').length >= TELLING) return true
  return (
    (entry.after !== null && entry.after === place.after) || (entry.before !== null && entry.before === place.before)
  )
}

/** True when a name is one that a pattern stands for, `*` for anything. */
export function fits(pattern: string, name: string): boolean {
  const [head = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return head === name
  const tail = rest.pop() as string
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false
  let at = head.length
  return rest.every((part) => {
    const found = name.indexOf(part, at)
    at = found + part.length
    return found >= 0 && at <= name.length - tail.length
  })
}

/** The items of either screen that are known to vary in any way, their look included. */
export function varyingItems(approved: Screen, seen: Screen, volatile: readonly Volatile[]): readonly Item[] {
  if (volatile.length === 0) return []
  const place = placesBetween(approved, seen)
  return [...itemsOf(approved), ...itemsOf(seen)].filter((item) =>
    volatile.some((entry) => describes(entry, item, place(item))),
  )
}

/** Variations that are not known yet. */
export function newVariations(approved: Screen, seen: Screen, volatile: readonly Volatile[]): readonly Variation[] {
  const known = new Set(volatile.map(placeKey))
  return (variations(approved, seen) ?? []).filter(({ entry }) => !known.has(placeKey(entry)))
}
