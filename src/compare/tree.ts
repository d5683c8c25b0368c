import { diffArrays } from 'diff'
import { type Item, keyOf } from '../screen/tree.js'
import { similarity } from './relocate.js'

/** How two flattened trees correspond. Every item of either list stands in exactly one of the lists here. */
export type TreeDiff = {
  readonly same: readonly (readonly [Item, Item])[]
  readonly renamed: readonly (readonly [Item, Item])[]
  readonly moved: readonly (readonly [Item, Item])[]
  readonly removed: readonly Item[]
  readonly added: readonly Item[]
}

/** Names less alike than this are a removal and an addition unless they took each other's place. */
const RENAME_SIMILARITY = 0.5

/** A comparison with more edits than this compares two different pages; counting entries is then enough. */
const MOST_EDITS = 2_000

type Edit = { readonly item: Item; readonly hunk: number }

/**
 * Tells rename, move, addition and removal apart between two screens.
 *
 * The longest common subsequence of role and name (Myers 1986, O(ND), by the `diff` package) finds what stayed. Of the
 * rest, equal entries have moved; entries of one role that replaced each other in place, or have similar names, were
 * renamed.
 */
export function diffTrees(before: readonly Item[], after: readonly Item[]): TreeDiff {
  const { same, removed, added } = alignment(before, after)
  const moved = pairs(removed, added, (a, b) => (keyOf(a.item) === keyOf(b.item) ? 1 : 0))
  // Changed landmarks are moves even where the order stayed the same.
  const [stayed, shifted] = partition(same, ([a, b]) => a.landmark === b.landmark || a.role === 'text')
  const renamed = pairs(moved.restA, moved.restB, (a, b) => {
    if (a.item.role !== b.item.role || !a.item.name || !b.item.name) return 0
    const alike = similarity(a.item.name, b.item.name)
    if (a.hunk === b.hunk && a.item.landmark === b.item.landmark) return 0.5 + alike / 2
    return a.item.landmark === b.item.landmark && alike >= RENAME_SIMILARITY ? alike / 2 : 0
  })
  return {
    same: stayed,
    moved: [...shifted, ...moved.pairs],
    renamed: renamed.pairs,
    removed: renamed.restA.map((edit) => edit.item),
    added: renamed.restB.map((edit) => edit.item),
  }
}

function alignment(
  before: readonly Item[],
  after: readonly Item[],
): { same: (readonly [Item, Item])[]; removed: Edit[]; added: Edit[] } {
  const changes = diffArrays(before.map(keyOf), after.map(keyOf), { maxEditLength: MOST_EDITS })
  const same: (readonly [Item, Item])[] = []
  const removed: Edit[] = []
  const added: Edit[] = []
  if (!changes) {
    return { same, removed: before.map((item) => ({ item, hunk: 0 })), added: after.map((item) => ({ item, hunk: 0 })) }
  }
  let [i, j, hunk] = [0, 0, 0]
  for (const change of changes) {
    for (let n = 0; n < change.value.length; n += 1) {
      const [a, b] = [before[i], after[j]]
      if (change.removed && a) removed.push({ item: a, hunk })
      else if (change.added && b) added.push({ item: b, hunk })
      else if (a && b) same.push([a, b])
      if (!change.added) i += 1
      if (!change.removed) j += 1
    }
    if (!change.added && !change.removed) hunk += 1
  }
  return { same, removed, added }
}

/** Pairs entries greedily, best score first; a score of 0 never pairs. Quadratic, but only in what changed. */
function pairs(
  left: readonly Edit[],
  right: readonly Edit[],
  score: (a: Edit, b: Edit) => number,
): { pairs: (readonly [Item, Item])[]; restA: Edit[]; restB: Edit[] } {
  const all =
    left.length * right.length > 250_000 ? [] : left.flatMap((a) => right.map((b) => ({ a, b, score: score(a, b) })))
  const [usedA, usedB] = [new Set<Edit>(), new Set<Edit>()]
  const found: (readonly [Item, Item])[] = []
  for (const { a, b } of all.filter((pair) => pair.score > 0).sort((x, y) => y.score - x.score)) {
    if (usedA.has(a) || usedB.has(b)) continue
    usedA.add(a)
    usedB.add(b)
    found.push([a.item, b.item])
  }
  return { pairs: found, restA: left.filter((a) => !usedA.has(a)), restB: right.filter((b) => !usedB.has(b)) }
}

function partition<T>(entries: readonly T[], test: (entry: T) => boolean): [T[], T[]] {
  return [entries.filter(test), entries.filter((entry) => !test(entry))]
}
