import { grouped } from '../collection/grouped.js'
import { CLICKABLE, type Item, keyOf } from '../screen/tree.js'
import { similarity } from '../text/similarity.js'
import { align } from './align.js'
import { movedOnScreen, type Pair, reorderedOnScreen } from './place.js'
import { rewrapped } from './rewrap.js'
import { contentKey, saysTheSame } from './same.js'

/** How two flattened trees correspond. Every item of either list stands in exactly one of the lists here. */
export type TreeDiff = {
  /** They say the same, see same.ts. */
  readonly same: readonly Pair[]
  /** Text that only was cut into other pieces. */
  readonly rewrapped: readonly Item[]
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
 * What kept its role, name and order is found by {@link align}. Of the rest, what says the same in the same place stayed;
 * equal entries elsewhere were moved or reordered, if a reader sees them in another place; entries of one role that took
 * each other's place between the same two neighbours, or have similar names in the same container, were renamed. The
 * order of these stages is that of GumTree (Falleri et al., ASE 2014): certain correspondences first, then those that
 * follow from them.
 */
export function diffTrees(before: readonly Item[], after: readonly Item[]): TreeDiff {
  const aligned = align(before.map(keyOf), after.map(keyOf))
  const pairs = aligned.map(([i, j]): Pair => [before[i] as Item, after[j] as Item])
  const all = loose(before, after, aligned)
  const stayed = matchSame(all.removed, all.added, ({ gap }) => String(gap))
  const recut = withoutRewrapped(stayed)
  const shifted = byKey(recut.removed, recut.added)
  const headed = match(shifted.removed, shifted.added, asWords)
  const named = namedSince(headed.removed, headed.added)
  const converted = match(named.removed, named.added, convertible)
  const inPlace = renamedInPlace(converted.removed, converted.added)
  const nearby = renamedNearby(inPlace.removed, inPlace.added)
  // An entry that kept its order but lies in another landmark may have moved; text has no place of its own.
  const [kept, elsewhere] = partition(
    [...pairs, ...stayed.pairs],
    ([old, now]) => old.landmark === now.landmark || old.role === 'text',
  )
  const [within, across] = partition(shifted.pairs, ([old, now]) => placeOf(old) === placeOf(now))
  const [sameWords, otherWords] = partition(elsewhere, ([old, now]) => placeOf(old) === placeOf(now))
  const candidates = [...across, ...otherWords]
  const isMoved = candidates.length > 0 ? movedOnScreen([...kept, ...elsewhere, ...shifted.pairs]) : () => false
  const [moved, still] = partition(candidates, isMoved)
  const [reordered, inOrder] = partition(within, reorderedWithin([...kept, ...within], within))
  return {
    same: [...kept, ...sameWords, ...still, ...inOrder, ...headed.pairs, ...named.pairs],
    rewrapped: recut.rewrapped,
    renamed: [...inPlace.pairs, ...nearby.pairs],
    converted: converted.pairs,
    moved,
    reordered,
    removed: nearby.removed.map(({ item }) => item),
    added: nearby.added.map(({ item }) => item),
  }
}

/** Stands for where an item is; two places that read alike are one. */
export function placeOf({ container }: Item): string {
  return container.split(' > ').slice(-2).join(' > ')
}

/** Order is judged container by container: what lies beside it has an order of its own. */
function reorderedWithin(pairs: readonly Pair[], candidates: readonly Pair[]): (pair: Pair) => boolean {
  const containers = new Set(candidates.map(([old]) => old.container))
  const within = grouped(
    pairs.filter(([old]) => containers.has(old.container)),
    ([old]) => old.container,
  )
  const isReordered = new Map([...within].map(([container, inside]) => [container, reorderedOnScreen(inside)]))
  return (pair) => isReordered.get(pair[0].container)?.(pair) ?? true
}

/** Entries that say the same, the n-th of one side with the n-th of the other. */
function matchSame(removed: readonly Loose[], added: readonly Loose[], where: (entry: Loose) => string): Step {
  const key = (entry: Loose) => `${where(entry)}\u0000${contentKey(entry.item)}`
  const said = match(removed, added, key)
  const agreeing = said.pairs.filter(([old, now]) => saysTheSame(old, now))
  const found = new Set(agreeing.flat())
  const left = (entries: readonly Loose[]) => entries.filter(({ item }) => !found.has(item))
  return { pairs: agreeing, removed: left(removed), added: left(added) }
}

function withoutRewrapped({ removed, added }: Step) {
  const texts = (entries: readonly Loose[]) =>
    grouped(
      entries.filter(({ item }) => item.role === 'text'),
      ({ gap }) => String(gap),
    )
  const came = texts(added)
  const found = new Set<Item>()
  for (const [gap, went] of texts(removed)) {
    const items = (entries: readonly Loose[]) => entries.map(({ item }) => item)
    for (const item of rewrapped(items(went), items(came.get(gap) ?? []))) found.add(item)
  }
  const left = (entries: readonly Loose[]) => entries.filter(({ item }) => !found.has(item))
  return { rewrapped: [...found], removed: left(removed), added: left(added) }
}

/** Words are the same to a reader whether a page calls them a heading or not; everything else is only like itself. */
function asWords({ item }: Loose): string | Loose['item'] {
  return item.role === 'text' || item.role === 'heading' ? item.name : item
}

/** Controls of one name between the same two neighbours; everything else is only like itself. */
function convertible({ item, gap }: Loose): string | Loose['item'] {
  return CLICKABLE.has(item.role) && item.name !== '' ? `${gap} ${item.name}` : item
}

/** Icons without a name that screen readers have been told one for: a reader sees the same icon between the same two neighbours. */
function namedSince(removed: readonly Loose[], added: readonly Loose[]): Step {
  const place = ({ item, gap }: Loose) => (CLICKABLE.has(item.role) ? `${gap} ${item.role}` : item)
  const nameless = removed.filter((entry) => !hasName(entry))
  const { pairs } = match(nameless, added.filter(hasName), place)
  const found = new Set(pairs.flat())
  const left = (entries: readonly Loose[]) => entries.filter(({ item }) => !found.has(item))
  return { pairs, removed: left(removed), added: left(added) }
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
  const counted = matchSame(contained.removed, contained.added, ({ item }) => item.container)
  const anywhere = match(counted.removed, counted.added, ({ item }) => keyOf(item))
  const last = matchSame(anywhere.removed, anywhere.added, () => '')
  return { ...last, pairs: [...contained.pairs, ...counted.pairs, ...anywhere.pairs, ...last.pairs] }
}

function match(removed: readonly Loose[], added: readonly Loose[], key: (entry: Loose) => unknown): Step {
  const waiting = new Map<unknown, Loose[]>()
  for (const entry of [...removed].reverse()) {
    const list = waiting.get(key(entry))
    if (list) list.push(entry)
    else waiting.set(key(entry), [entry])
  }
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

function hasName({ item }: Loose): boolean {
  return item.name !== ''
}

function sameLandmark(a: Loose, b: Loose): boolean {
  return a.item.landmark === b.item.landmark
}

function partition<T>(entries: readonly T[], test: (entry: T) => boolean): [T[], T[]] {
  return [entries.filter(test), entries.filter((entry) => !test(entry))]
}
