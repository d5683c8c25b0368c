import type { Box } from '../../screen/screen.js'
import { intersection, type Painted } from './painted.js'

/** An element that a flow masks, in CSS pixels of the document. */
export type Masked = {
  /** Where the tree says that it is. */
  readonly box: Box
  /** The elements that were there and are as large; none where none was to be found, as within a frame. */
  readonly ids: ReadonlySet<number>
}

/**
 * What is there on a page that the tree tells of.
 *
 * @param box in whole CSS pixels, as the tree has it, but in the document.
 */
export function maskedAt(box: Box, painted: readonly Painted[]): Masked {
  return { box, ids: new Set(painted.filter((one) => isAt(one.box, box)).map(({ id }) => id)) }
}

/** More elements than these over one masked part are no menu and no dialog. */
const MOST_OVER = 50

/**
 * What is to be painted over of a masked element: all of it, but for the parts over which another one lies that hides it
 * there, such as an open menu or a dialog.
 */
export function shownOf({ box, ids }: Masked, painted: readonly Painted[]): readonly Box[] {
  const kept = painted.filter(({ id }) => ids.has(id))
  // What was replaced is where it was, as far as anybody knows.
  const own = kept.length > 0 ? kept : painted.filter((one) => isAt(one.box, box))
  if (own.length === 0) return [{ x: box.x - 1, y: box.y - 1, width: box.width + 2, height: box.height + 2 }]
  const highest = own.reduce((most, one) => Math.max(most, one.highest), 0)
  const boxes = new Map(own.map((one) => [JSON.stringify(one.box), one.box]))
  return [...boxes.values()].flatMap((one) => withoutCovered(one, highest, painted))
}

function withoutCovered(box: Box, highest: number, painted: readonly Painted[]): readonly Box[] {
  const over = painted
    .filter(({ order, solid }) => order > highest && solid.some((part) => intersection(part, box)))
    .sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height)
    .slice(0, MOST_OVER)
    .flatMap(({ solid }) => solid)
  return over.reduce<readonly Box[]>((left, part) => left.flatMap((one) => without(one, part)), [box])
}

/** The tree tells places and sizes in whole pixels. */
function isAt(one: Box, box: Box): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(one[side] - box[side]) <= 0.51)
}

/** What is left of a box when a part is taken out: above, below, before and behind it. */
function without(box: Box, part: Box): readonly Box[] {
  const shared = intersection(box, part)
  if (!shared) return [box]
  const [right, bottom] = [shared.x + shared.width, shared.y + shared.height]
  return [
    { ...box, height: shared.y - box.y },
    { ...box, y: bottom, height: box.y + box.height - bottom },
    { x: box.x, y: shared.y, width: shared.x - box.x, height: shared.height },
    { x: right, y: shared.y, width: box.x + box.width - right, height: shared.height },
  ].filter(({ width, height }) => width > 0 && height > 0)
}
