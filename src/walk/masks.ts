import type { Locator } from 'playwright'
import type { Box } from '../screen/screen.js'
import { intersection, type Layer } from './layers.js'

/** Where the elements of these locators are, in CSS pixels of the window; those that are drawn nowhere are left out. */
export async function maskedBoxes(masks: readonly Locator[]): Promise<readonly Box[]> {
  const elements = (await Promise.all(masks.map((mask) => mask.all()))).flat()
  // What went away meanwhile is masked no more.
  const boxes = await Promise.all(elements.map((element) => element.boundingBox({ timeout: 1000 }).catch(() => null)))
  return boxes.filter((box) => box !== null)
}

/** More elements than these over one masked part are no menu and no dialog. */
const MOST_OVER = 50

/**
 * What is to be painted over of a masked element: all of it, but for the parts over which another one lies that hides it
 * there, such as an open menu or a dialog.
 *
 * @param box of the masked element, in the coordinates of the layers.
 */
export function shownOf(box: Box, layers: readonly Layer[]): readonly Box[] {
  const own = layers.filter((layer) => isSame(layer.box, box))
  if (own.length === 0) return [box]
  const highest = Math.max(...own.map((layer) => layer.highest))
  const over = layers
    .filter(({ order, solid }) => order > highest && solid.some((part) => intersection(part, box)))
    .sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height)
    .slice(0, MOST_OVER)
    .flatMap(({ solid }) => solid)
  return over.reduce<readonly Box[]>((left, part) => left.flatMap((one) => without(one, part)), [box])
}

function isSame(a: Box, b: Box): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(a[side] - b[side]) < 0.5)
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
