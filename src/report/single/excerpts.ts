import { around } from '../../page/crop.js'
import type { Box } from '../../screen/screen.js'

type Size = { readonly width: number; readonly height: number }

/** Where a difference lies on two pictures. */
export type Marked = {
  /** CSS pixels, as it was approved and as it was seen; `null` where it has no place. */
  readonly boxBefore: Box | null
  readonly box: Box | null
  /** Pixels of the pictures per CSS pixel. */
  readonly scale: number
}

/** More of a page than this, in CSS pixels, is no excerpt of it. */
const MOST_HIGH = 1000

/**
 * The part of each picture that shows a difference with its surroundings, in the picture's own pixels. It is the same part
 * of both, so that they can be laid over each other; only where the thing has moved far, each shows its own surroundings.
 *
 * @param sizes of the pictures in pixels; `before` is `null` where nothing was approved.
 */
export function excerptsOf(
  { boxBefore, box, scale }: Marked,
  sizes: { readonly before: Size | null; readonly after: Size },
): { readonly before: Box | null; readonly after: Box } {
  const after = surroundings(box ?? boxBefore, sizes.after, scale)
  if (!sizes.before) return { before: null, after }
  const before = surroundings(boxBefore ?? box, sizes.before, scale)
  const both = union(before, after)
  const [left, right] = [within(both, sizes.before), within(both, sizes.after)]
  const isNear = both.height <= MOST_HIGH * scale && left !== null && right !== null
  return isNear ? { before: left, after: right } : { before, after }
}

/** A box as it lies on an excerpt that was drawn larger or smaller, in CSS pixels of the whole picture. */
export function boxWithin(box: Box | null, excerpt: Box, scale: number): Box | null {
  return box && { ...box, x: box.x - excerpt.x / scale, y: box.y - excerpt.y / scale }
}

/** Without a place it is the beginning of the page that is shown. */
function surroundings(focus: Box | null, { width, height }: Size, scale: number): Box {
  const view = focus ? around(focus, { width, height }, scale) : { x: 0, y: 0, width, height: Math.min(height, width) }
  return { ...view, height: Math.min(view.height, Math.round(MOST_HIGH * scale)) }
}

function union(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  }
}

/** What of a part a picture has; `null` when it has none of it. */
function within({ x, y, width, height }: Box, size: Size): Box | null {
  const part = { x, y, width: Math.min(width, size.width - x), height: Math.min(height, size.height - y) }
  return part.width > 0 && part.height > 0 ? part : null
}
