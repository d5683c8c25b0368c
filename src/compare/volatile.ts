import { diffArrays } from 'diff'
import { z } from 'zod'
import type { Screen } from '../screen/screen.js'
import { flatten, type Item } from '../screen/tree.js'
import { normalise } from '../text/normalise.js'
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
  const learned = new Map<string, Volatile>()
  const before = itemsOf(first)
  for (const other of others) {
    const after = itemsOf(other)
    const diff = diffTrees(before, after)
    if (isStranger(first, other, diff.same.length / Math.max(before.length, after.length, 1))) {
      strangers.push(other)
      continue
    }
    const place = placesIn(before, after, diff.same)
    const note = (item: Item, aspect: Aspect, names: readonly string[] = [item.name]) => {
      if (aspect !== 'look' && (isTarget(item, first) || isTarget(item, other))) return
      const { role } = item
      const found: Volatile = { role, name: generalise(names), ...place(item), varies: [aspect] }
      const key = JSON.stringify([role, found.within, found.after, found.before])
      learned.set(key, merged(learned.get(key), found))
    }
    for (const [old, now] of diff.renamed) note(old, 'name', [old.name, now.name])
    for (const item of [...diff.removed, ...diff.added]) note(item, 'presence')
    for (const [old] of [...diff.moved, ...diff.reordered]) note(old, 'place')
    for (const [old, now] of diff.same) {
      if (stateOf(old) !== stateOf(now)) note(old, 'state')
      if (old.node?.url !== now.node?.url) note(old, 'target')
    }
    for (const item of await looks(first, other)) note(item, 'look')
  }
  return { volatile: [...learned.values()], strangers }
}

/** What a form asks is compared by its fields, so it cannot be volatile. */
function itemsOf(screen: Screen): readonly Item[] {
  return flatten(screen.tree).filter((item) => !isFormItem(item, screen))
}

/** With less than this in common, two captures show different pages. */
const LEAST_SHARED = 0.5

function isStranger(first: Screen, other: Screen, shared: number): boolean {
  const missesTarget = first.target !== null && normalise(first.target.name) !== normalise(other.target?.name ?? '')
  return missesTarget || shared < LEAST_SHARED
}

function isTarget(item: Item, screen: Screen): boolean {
  return screen.target !== null && item.role === screen.target.role && item.name === normalise(screen.target.name)
}

function stateOf({ node }: Item): string {
  return JSON.stringify([node?.disabled, node?.checked, node?.expanded, node?.selected, node?.pressed])
}

function merged(one: Volatile | undefined, other: Volatile): Volatile {
  if (!one) return other
  return {
    ...one,
    name: one.name === other.name ? one.name : generalise([one.name, other.name]),
    varies: [...new Set([...one.varies, ...other.varies])],
  }
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
  return (item) => ({ within: rolesAround(item), ...(neighbours.get(item) ?? { after: null, before: null }) })
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
export function describes(entry: Volatile, item: Item, place: ReturnType<ReturnType<typeof placesIn>>): boolean {
  if (entry.role !== item.role || entry.within !== place.within || !fits(entry.name, item.name)) return false
  if (entry.name.replace(/[^\p{L}]/gu, '').length >= TELLING) return true
  return (
    (entry.after !== null && entry.after === place.after) || (entry.before !== null && entry.before === place.before)
  )
}

function fits(pattern: string, name: string): boolean {
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

/** The items of either screen that are known to vary in any way. */
export function varyingItems(approved: Screen, seen: Screen, volatile: readonly Volatile[]): readonly Item[] {
  if (volatile.length === 0) return []
  const [before, after] = [itemsOf(approved), itemsOf(seen)]
  const place = placesIn(before, after, diffTrees(before, after).same)
  return [...before, ...after].filter((item) => volatile.some((entry) => describes(entry, item, place(item))))
}
