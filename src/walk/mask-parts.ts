import type { Locator } from 'playwright'
import type { Box } from '../screen/screen.js'

/**
 * The parts of masked elements that are to be painted over: all of them, but for what lies behind something opaque. A menu
 * that is open over a masked feed stays to be seen.
 *
 * @returns boxes in CSS pixels of the window.
 */
export async function maskedParts(masks: readonly Locator[]): Promise<readonly Box[]> {
  const parts = await Promise.all(masks.map((mask) => mask.evaluateAll(visibleParts)))
  return parts.flat()
}

/** Runs in the page. In doubt an element is painted over as a whole. */
function visibleParts(elements: readonly Element[]): Box[] {
  /** CSS pixels that are judged together. */
  const CELL = 8
  /** An element with more in it takes too long to look at. */
  const MOST_WITHIN = 2000

  return elements.flatMap((element) => {
    const { x, y, width, height } = element.getBoundingClientRect()
    if (width <= 0 || height <= 0) return []
    const within = [element, ...element.querySelectorAll('*')]
    // What takes no clicks cannot be found at a point, so nobody knows what lies over it.
    const canBeFound =
      within.length <= MOST_WITHIN && within.every((one) => getComputedStyle(one).pointerEvents !== 'none')
    if (!canBeFound || element.getRootNode() !== document) return [{ x, y, width, height }]
    const boxes: Box[] = []
    for (let top = y; top < y + height; top += CELL) {
      const bottom = Math.min(top + CELL, y + height)
      let from: number | null = null
      for (let left = x; left < x + width; left += CELL) {
        const right = Math.min(left + CELL, x + width)
        const isHidden = isBehind(element, left, top, right, bottom)
        if (!isHidden) from ??= left
        if (isHidden && from !== null) {
          boxes.push({ x: from, y: top, width: left - from, height: bottom - top })
          from = null
        }
      }
      if (from !== null) boxes.push({ x: from, y: top, width: x + width - from, height: bottom - top })
    }
    return joined(boxes)
  })

  /** Rows of the same width become one box. */
  function joined(rows: readonly Box[]): Box[] {
    const boxes: { x: number; y: number; width: number; height: number }[] = []
    for (const row of rows) {
      const above = boxes.find((box) => box.x === row.x && box.width === row.width && box.y + box.height === row.y)
      if (above) above.height += row.height
      else boxes.push({ ...row })
    }
    return boxes
  }

  /** True when something opaque lies over all corners of a cell and its middle. */
  function isBehind(element: Element, left: number, top: number, right: number, bottom: number): boolean {
    const [inLeft, inTop, inRight, inBottom] = [left + 0.5, top + 0.5, right - 0.5, bottom - 0.5]
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [inLeft, inTop],
      [inRight, inTop],
      [inLeft, inBottom],
      [inRight, inBottom],
    ] as const
    return points.every(([x, y]) => {
      const stack = document.elementsFromPoint(x, y)
      const depth = stack.findIndex((one) => element.contains(one))
      const over = stack.slice(0, Math.max(0, depth))
      return over.some(isOpaque) && !over.some((one) => one.contains(element))
    })
  }

  function isOpaque(over: Element): boolean {
    const colour = getComputedStyle(over).backgroundColor
    if (!/^rgb\(/.test(colour)) return false
    for (let one: Element | null = over; one; one = one.parentElement) {
      const { opacity, filter, mixBlendMode, clipPath, maskImage } = getComputedStyle(one)
      const isPlain = opacity === '1' && filter === 'none' && mixBlendMode === 'normal'
      if (!isPlain || clipPath !== 'none' || (maskImage && maskImage !== 'none')) return false
    }
    return true
  }
}
