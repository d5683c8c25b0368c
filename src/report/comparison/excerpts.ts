import { around } from '../../page/crop.js'
import type { Box } from '../../screen/screen.js'

/** A picture as it lies beside the page: where, and its size in its own pixels. */
export type Shown = { readonly src: string; readonly width: number; readonly height: number }

type Pictures = {
  readonly before: Pick<Shown, 'width' | 'height'> | null
  readonly after: Pick<Shown, 'width' | 'height'>
  readonly boxBefore: Box | null
  readonly box: Box | null
  readonly scale: number
}

/** Both boxes within this, in CSS pixels, are shown in one excerpt with what is around them. */
const TOGETHER = { width: 560, height: 320 }

/**
 * Which part of each picture is shown first, in the picture's own pixels. Both parts have the same size, so that what looks
 * equally large is; a picture that is smaller than its part is shown with what lies beside it empty.
 *
 * A thing that stayed where it was, or moved a little, is shown at its place: both parts begin at the same point of the
 * page. One that moved far is shown where it was and where it is.
 */
export function excerpts({ before, after, boxBefore, box, scale }: Pictures): {
  readonly before: Box | null
  readonly after: Box
} {
  const now = box ?? boxBefore
  const was = boxBefore ?? box
  if (before === null) return { before: null, after: now ? around(now, after, scale) : whole(after) }
  const larger = { width: Math.max(before.width, after.width), height: Math.max(before.height, after.height) }
  if (!now || !was) return { before: whole(larger), after: whole(larger) }
  const both = enclosing(was, now)
  if (both.width <= TOGETHER.width && both.height <= TOGETHER.height) {
    const shared = around(both, larger, scale)
    return { before: shared, after: shared }
  }
  const [first, second] = [around(was, before, scale), around(now, after, scale)]
  const size = { width: Math.max(first.width, second.width), height: Math.max(first.height, second.height) }
  return { before: grown(first, size, before), after: grown(second, size, after) }
}

function whole({ width, height }: Pick<Shown, 'width' | 'height'>): Box {
  return { x: 0, y: 0, width, height }
}

function enclosing(one: Box, other: Box): Box {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)]
  const right = Math.max(one.x + one.width, other.x + other.width)
  const bottom = Math.max(one.y + one.height, other.y + other.height)
  return { x, y, width: right - x, height: bottom - y }
}

/** The same part with more around it, within the picture as far as that is large enough. */
function grown(
  part: Box,
  { width, height }: Pick<Box, 'width' | 'height'>,
  picture: Pick<Box, 'width' | 'height'>,
): Box {
  const start = (from: number, is: number, wanted: number, most: number) =>
    Math.max(0, Math.min(Math.round(from - (wanted - is) / 2), most - wanted))
  return {
    x: start(part.x, part.width, width, picture.width),
    y: start(part.y, part.height, height, picture.height),
    width,
    height,
  }
}
