import type { Box } from '../screen/screen.js'
import type { Item } from '../screen/tree.js'

/** What corresponds to each other on two screens. */
export type Pair = readonly [old: Item, now: Item]

/** Less than this, in CSS pixels and against what stays, is not another place. */
const LEAST_SHIFT = 40

/**
 * Tells which of two screens' corresponding items stand in another order on the screen, whatever their order in the
 * document. An item without a box is judged by the document alone.
 *
 * @param pairs what corresponds on the two screens, in one container or on the whole page.
 */
export function reorderedOnScreen(pairs: readonly Pair[]): (pair: Pair) => boolean {
  const before = rankOnScreen(pairs, 0)
  const after = rankOnScreen(pairs, 1)
  const placed = pairs
    .flatMap((pair) => {
      const [was, is] = [before.get(pair), after.get(pair)]
      return was === undefined || is === undefined ? [] : [{ pair, was, is }]
    })
    .sort((a, b) => a.was - b.was)
  // Something before it is behind it now, or something behind it is before it: the furthest of each tell.
  const changed = new Map<Pair, boolean>()
  let last = Number.NEGATIVE_INFINITY
  for (const { pair, is } of placed) {
    changed.set(pair, last > is)
    last = Math.max(last, is)
  }
  let first = Number.POSITIVE_INFINITY
  for (const { pair, is } of placed.reverse()) {
    if (first < is) changed.set(pair, true)
    first = Math.min(first, is)
  }
  return (pair) => changed.get(pair) ?? true
}

/**
 * Tells which items a reader finds somewhere else: in another order, and further away than all that was pushed about.
 */
export function movedOnScreen(pairs: readonly Pair[]): (pair: Pair) => boolean {
  const isReordered = reorderedOnScreen(pairs)
  const shifts = pairs.flatMap((pair) => shiftOf(pair) ?? [])
  const usual = { x: median(shifts.map(({ x }) => x)), y: median(shifts.map(({ y }) => y)) }
  return (pair) => {
    const shift = shiftOf(pair)
    if (!shift) return true
    return Math.max(Math.abs(shift.x - usual.x), Math.abs(shift.y - usual.y)) > LEAST_SHIFT && isReordered(pair)
  }
}

function shiftOf([{ box: old }, { box: now }]: Pair): { readonly x: number; readonly y: number } | null {
  return old && now ? { x: now.x - old.x, y: now.y - old.y } : null
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0
}

/** The order in which a reader's eye meets things: row by row, from left to right. */
function rankOnScreen(pairs: readonly Pair[], side: 0 | 1): ReadonlyMap<Pair, number> {
  const middle = ({ y, height }: Box) => y + height / 2
  const placed = pairs.flatMap((pair) => {
    const { box } = pair[side]
    return box ? [{ pair, box }] : []
  })
  const rows: (typeof placed)[] = []
  let bottom = Number.NEGATIVE_INFINITY
  for (const entry of placed.sort((a, b) => middle(a.box) - middle(b.box))) {
    const row = rows.at(-1)
    if (row && middle(entry.box) < bottom) row.push(entry)
    else {
      rows.push([entry])
      bottom = entry.box.y + entry.box.height
    }
  }
  const ranked = rows.flatMap((row) => row.sort((a, b) => a.box.x - b.box.x))
  return new Map(ranked.map(({ pair }, rank) => [pair, rank]))
}
