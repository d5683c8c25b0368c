import { diffArrays } from 'diff'

/** Where two sequences correspond: index pairs, ascending on both sides. */
export type Alignment = readonly (readonly [number, number])[]

/** A gap with at most this many entries on both sides together is worth the minimal edit script. */
const SMALL_GAP = 400

/**
 * Aligns two sequences of keys in O(n log n) for the sequences that pages give.
 *
 * Equal ends are cut off; keys that occur once on either side are anchors, of which the longest ascending subsequence
 * stays (patience diff, Bram Cohen 2006; the subsequence by Hunt and Szymanski, CACM 20(5), 1977). Between two anchors
 * the same is done again. A gap without anchors is aligned by the minimal edit script (Myers 1986, by the `diff`
 * package) when it is small, else by the n-th occurrence of each key.
 */
export function align<Key>(before: readonly Key[], after: readonly Key[]): Alignment {
  const pairs: (readonly [number, number])[] = []
  const open: [number, number, number, number][] = [[0, before.length, 0, after.length]]
  for (let gap = open.pop(); gap; gap = open.pop()) {
    let [a, aEnd, b, bEnd] = gap
    while (a < aEnd && b < bEnd && before[a] === after[b]) pairs.push([a++, b++])
    while (a < aEnd && b < bEnd && before[aEnd - 1] === after[bEnd - 1]) pairs.push([--aEnd, --bEnd])
    if (a === aEnd || b === bEnd) continue
    const anchors = ascending(commonUnique(before, [a, aEnd], after, [b, bEnd]))
    if (anchors.length > 0) {
      pairs.push(...anchors)
      for (const [from, to] of [...anchors, [aEnd, bEnd] as const]) {
        if (from > a && to > b) open.push([a, from, b, to])
        a = from + 1
        b = to + 1
      }
    } else if (aEnd - a + bEnd - b <= SMALL_GAP) {
      for (const [i, j] of minimal(before.slice(a, aEnd), after.slice(b, bEnd))) pairs.push([a + i, b + j])
    } else {
      pairs.push(...ascending(byOccurrence(before, [a, aEnd], after, [b, bEnd])))
    }
  }
  return pairs.sort((x, y) => x[0] - y[0])
}

type Range = readonly [from: number, to: number]

/** Positions of the keys that occur exactly once in both ranges, in the order of the first. */
function commonUnique<Key>(before: readonly Key[], [a, aEnd]: Range, after: readonly Key[], [b, bEnd]: Range) {
  const left = positions(before, a, aEnd)
  const right = positions(after, b, bEnd)
  return [...left].flatMap(([key, [at, ...more]]) => {
    const [to, ...others] = right.get(key) ?? []
    return at === undefined || to === undefined || more.length > 0 || others.length > 0 ? [] : [[at, to] as const]
  })
}

/** The n-th occurrence of a key on the one side with its n-th on the other. */
function byOccurrence<Key>(before: readonly Key[], [a, aEnd]: Range, after: readonly Key[], [b, bEnd]: Range) {
  const left = positions(before, a, aEnd)
  const right = positions(after, b, bEnd)
  return [...left]
    .flatMap(([key, at]) => (right.get(key) ?? []).slice(0, at.length).map((to, n) => [at[n] as number, to] as const))
    .sort((x, y) => x[0] - y[0])
}

function positions<Key>(keys: readonly Key[], from: number, to: number): ReadonlyMap<Key, readonly number[]> {
  const found = new Map<Key, number[]>()
  for (let i = from; i < to; i += 1) {
    const key = keys[i] as Key
    const list = found.get(key)
    if (list) list.push(i)
    else found.set(key, [i])
  }
  return found
}

/** The longest subsequence of pairs, sorted by their first number, in which the second ascends too. */
function ascending(pairs: Alignment): Alignment {
  const ends: number[] = []
  const previous: number[] = []
  for (const [index, [, to]] of pairs.entries()) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] as number] as readonly [number, number])[1] < to) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (ends[low - 1] as number) : -1
    ends[low] = index
  }
  const chain: (readonly [number, number])[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] as number) {
    chain.push(pairs[at] as readonly [number, number])
  }
  return chain.reverse()
}

function minimal<Key>(before: readonly Key[], after: readonly Key[]): Alignment {
  const pairs: (readonly [number, number])[] = []
  let [i, j] = [0, 0]
  for (const { added, removed, count } of diffArrays([...before], [...after])) {
    if (!added && !removed) for (let n = 0; n < count; n += 1) pairs.push([i + n, j + n])
    if (!added) i += count
    if (!removed) j += count
  }
  return pairs
}
