import { CLICKABLE, type Item, keyOf } from '../screen/tree.js'
import { similarity } from '../text/similarity.js'
import { align } from './align.js'

export type Pair = readonly [old: Item, now: Item]

/** How two flattened trees correspond. Every item of either list stands in exactly one of the lists here. */
export type TreeDiff = {
  readonly same: readonly Pair[]
  readonly renamed: readonly Pair[]
  /** The same name on another kind of control: a link that became a button. */
  readonly converted: readonly Pair[]
  /** In another landmark or container than before. */
  readonly moved: readonly Pair[]
  /** In the same container, in another order. */
  readonly reordered: readonly Pair[]
  readonly removed: readonly Item[]
  readonly added: readonly Item[]
}

/** Names less alike than this are a removal and an addition unless they took each other's place. */
const RENAME_SIMILARITY = 0.5

/** More pairs of candidates than this are not weighed one by one: then two different pages are compared. */
const MOST_PAIRS = 4_000

/** An item without a counterpart, and the gap between two counterparts that it stands in. */
type Loose = { readonly item: Item; readonly gap: number }

/**
 * Tells rename, move, reorder, addition and removal apart between two screens, in near-linear time.
 *
 * What kept its role, name and order is found by {@link align}. Of the rest, equal entries were moved or reordered;
 * entries of one role that took each other's place between the same two neighbours, or have similar names in the same
 * container, were renamed. The order of these stages is that of GumTree (Falleri et al., ASE 2014): certain
 * correspondences first, then those that follow from them.
 */
export function diffTrees(before: readonly Item[], after: readonly Item[]): TreeDiff {
  const aligned = align(before.map(keyOf), after.map(keyOf))
  const pairs = aligned.map(([i, j]): Pair => [before[i] as Item, after[j] as Item])
  const { removed, added } = loose(before, after, aligned)
  const shifted = byKey(removed, added)
  const converted = match(shifted.removed, shifted.added, convertible)
  const inPlace = renamedInPlace(converted.removed, converted.added)
  const nearby = renamedNearby(inPlace.removed, inPlace.added)
  // An entry that kept its order but lies in another landmark has moved; text has no place of its own.
  const [same, elsewhere] = partition(pairs, ([old, now]) => old.landmark === now.landmark || old.role === 'text')
  const [reordered, moved] = partition(shifted.pairs, ([old, now]) => old.container === now.container)
  return {
    same,
    renamed: [...inPlace.pairs, ...nearby.pairs],
    converted: converted.pairs,
    moved: [...elsewhere, ...moved],
    reordered,
    removed: nearby.removed.map(({ item }) => item),
    added: nearby.added.map(({ item }) => item),
  }
}

/** Controls of one name between the same two neighbours; everything else is only like itself. */
function convertible({ item, gap }: Loose): string | Loose['item'] {
  return CLICKABLE.has(item.role) && item.name !== '' ? `${gap} ${item.name}` : item
}

type Step = { readonly pairs: readonly Pair[]; readonly removed: readonly Loose[]; readonly added: readonly Loose[] }

function loose(before: readonly Item[], after: readonly Item[], aligned: ReturnType<typeof align>) {
  const removed: Loose[] = []
  const added: Loose[] = []
  let [i, j] = [0, 0]
  for (const [gap, [to, other]] of [...aligned, [before.length, after.length] as const].entries()) {
    for (; i < to; i += 1) removed.push({ item: before[i] as Item, gap })
    for (; j < other; j += 1) added.push({ item: after[j] as Item, gap })
    i += 1
    j += 1
  }
  return { removed, added }
}

/** Equal entries that left the order; those in the same container find each other first. */
function byKey(removed: readonly Loose[], added: readonly Loose[]): Step {
  const contained = match(removed, added, ({ item }) => `${keyOf(item)}\u0000${item.container}`)
  const anywhere = match(contained.removed, contained.added, ({ item }) => keyOf(item))
  return { ...anywhere, pairs: [...contained.pairs, ...anywhere.pairs] }
}

function match(removed: readonly Loose[], added: readonly Loose[], key: (entry: Loose) => unknown): Step {
  const waiting = new Map<unknown, Loose[]>()
  for (const entry of [...removed].reverse()) waiting.set(key(entry), [...(waiting.get(key(entry)) ?? []), entry])
  const taken = new Map<Loose, Loose>()
  for (const entry of added) {
    const old = waiting.get(key(entry))?.pop()
    if (old) taken.set(entry, old)
  }
  return without(removed, added, taken)
}

/**
 * Entries of one role between the same two neighbours. They replaced each other when their names are alike, or when
 * as many came as went, in this order.
 */
function renamedInPlace(removed: readonly Loose[], added: readonly Loose[]): Step {
  const place = ({ item, gap }: Loose) => `${gap} ${item.role}`
  const taken = new Map<Loose, Loose>()
  const came = grouped(added.filter(hasName), place)
  for (const [where, went] of grouped(removed.filter(hasName), place)) {
    const successors = came.get(where) ?? []
    if (went.length === successors.length && went.every((old, n) => sameLandmark(old, successors[n] as Loose))) {
      for (const [n, old] of went.entries()) taken.set(successors[n] as Loose, old)
    } else {
      pairAlike(went, successors, taken)
    }
  }
  return without(removed, added, taken)
}

/** Entries with similar names in the same kind of container, wherever they stand in it now. */
function renamedNearby(removed: readonly Loose[], added: readonly Loose[]): Step {
  const place = ({ item }: Loose) => `${item.role} ${item.landmark}`
  const taken = new Map<Loose, Loose>()
  const came = grouped(added.filter(hasName), place)
  for (const [where, went] of grouped(removed.filter(hasName), place)) pairAlike(went, came.get(where) ?? [], taken)
  return without(removed, added, taken)
}

/** Pairs greedily, the most alike first. */
function pairAlike(went: readonly Loose[], came: readonly Loose[], taken: Map<Loose, Loose>): void {
  if (went.length * came.length > MOST_PAIRS) return
  const used = new Set<Loose>()
  const candidates = went
    .flatMap((old) => came.map((now) => ({ old, now, alike: similarity(old.item.name, now.item.name) })))
    .filter(({ old, now, alike }) => alike >= RENAME_SIMILARITY && sameLandmark(old, now))
    .sort((x, y) => y.alike - x.alike)
  for (const { old, now } of candidates) {
    if (used.has(old) || taken.has(now)) continue
    used.add(old)
    taken.set(now, old)
  }
}

function without(removed: readonly Loose[], added: readonly Loose[], taken: ReadonlyMap<Loose, Loose>): Step {
  const gone = new Set(taken.values())
  return {
    pairs: [...taken].map(([now, old]): Pair => [old.item, now.item]),
    removed: removed.filter((entry) => !gone.has(entry)),
    added: added.filter((entry) => !taken.has(entry)),
  }
}

function grouped(entries: readonly Loose[], key: (entry: Loose) => string): ReadonlyMap<string, readonly Loose[]> {
  const groups = new Map<string, Loose[]>()
  for (const entry of entries) {
    const group = groups.get(key(entry))
    if (group) group.push(entry)
    else groups.set(key(entry), [entry])
  }
  return groups
}

function hasName({ item }: Loose): boolean {
  return item.name !== ''
}

function sameLandmark(a: Loose, b: Loose): boolean {
  return a.item.landmark === b.item.landmark
}

function partition<T>(entries: readonly T[], test: (entry: T) => boolean): [T[], T[]] {
  return [entries.filter(test), entries.filter((entry) => !test(entry))]
}
