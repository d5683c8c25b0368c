import type { Locator } from 'playwright'

/** A wheel is turned so often at most, by so many pixels at once, and what it does is waited for so long in milliseconds. */
const MOST_TURNS = 30
const TURN = 400
const TURN_MS = 300
const LOOK_MS = 30

/** What bringing a control into view came to. */
export type InView = {
  /** Heights of the window that it was away; 0 for one that could be seen whole. */
  readonly away: number
  readonly moved: boolean
}

/**
 * Brings a control into view: scrolls to it where it lies outside the window, or outside a part of the page that scrolls, and
 * turns the wheel over a part that its script scrolls. Nothing else is moved.
 *
 * @throws Error when the control is not there any more.
 */
export async function bringIntoView(locator: Locator, within: Within = {}): Promise<InView> {
  const { away, moved } = await locator.evaluate(scrollIntoView, undefined, within)
  const cut = await locator.evaluate(cutAway, undefined, within)
  return { away, moved: (cut !== null && (await turnWheel(locator, within, cut))) || moved }
}

/** How long a control is waited for, in milliseconds. */
type Within = { readonly timeout?: number }

/** Where a part of the page lies that cuts a control away, how far off that is, and where the control is, in CSS pixels. */
type Cut = { readonly x: number; readonly y: number; readonly by: number; readonly left: number; readonly top: number }

/** Turns the wheel as a reader does until a control is within what cuts it away. @returns whether that moved anything. */
async function turnWheel(locator: Locator, within: Within, first: Cut): Promise<boolean> {
  const { mouse } = locator.page()
  const look = () => locator.evaluate(cutAway, undefined, within)
  let cut: Cut | null = first
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const { x, y, by, left, top }: Cut = cut
    // In a frame, places are those of the frame.
    const box = await locator.boundingBox(within)
    await mouse.move(x + (box?.x ?? left) - left, y + (box?.y ?? top) - top)
    await mouse.wheel(0, Math.max(-TURN, Math.min(TURN, by)))
    const until = Date.now() + TURN_MS
    do {
      await locator.page().waitForTimeout(LOOK_MS)
      cut = await look()
    } while (cut !== null && Math.abs(cut.by - by) < 1 && Date.now() < until)
    if (cut === null) return true
    if (Math.abs(cut.by - by) < 1) return turn > 0
    // What moves by its script can usually be moved at once.
    if (turn === 0) await locator.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }))
    cut = await look()
    if (cut === null) return true
  }
  return true
}

/** Runs in the page: scrolls to an element unless it can be seen whole. */
function scrollIntoView(element: Element): InView {
  // On a phone, a page wider than the screen is seen through a part of its layout viewport.
  const view = window.visualViewport as VisualViewport
  const { left, top, width, height } = element.getBoundingClientRect()
  const [x, y] = [left - view.offsetLeft, top - view.offsetTop]
  const isOutside = x < 0 || y < 0 || x + width > view.width || y + height > view.height
  const below = Math.min(y, y + height - view.height)
  const away = Math.max(0, below, -y - Math.max(0, height - view.height)) / view.height
  const parentOf = (node: Element): Element | null =>
    node.parentElement ?? (node.getRootNode() instanceof ShadowRoot ? (node.getRootNode() as ShadowRoot).host : null)
  const isClipped = (above: Element | null): boolean => {
    if (!above || above === document.body || above === document.documentElement) return false
    if (!/auto|scroll/.test(getComputedStyle(above).overflow)) return isClipped(parentOf(above))
    const outer = above.getBoundingClientRect()
    const isCut = top < outer.top - 1 || top + height > outer.bottom + 1
    return (isCut && height <= outer.height) || isClipped(parentOf(above))
  }
  const moved = isOutside || isClipped(parentOf(element))
  if (moved) element.scrollIntoView({ block: 'center', behavior: 'instant' })
  return { away: Math.round(away * 100) / 100, moved }
}

/** Runs in the page: `null` for an element whose centre can be seen, or that nothing cuts away which holds more than it shows. */
function cutAway(element: Element): Cut | null {
  const { left, top, width, height } = element.getBoundingClientRect()
  const [x, y] = [left + width / 2, top + height / 2]
  let hit = document.elementFromPoint(x, y)
  while (hit?.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint(x, y)
    if (!inner || inner === hit) break
    hit = inner
  }
  const parentOf = (node: Element): Element | null =>
    node.parentElement ?? (node.getRootNode() instanceof ShadowRoot ? (node.getRootNode() as ShadowRoot).host : null)
  for (let at = hit; at; at = parentOf(at)) if (at === element) return null
  for (let above = parentOf(element); above && above !== document.body; above = parentOf(above)) {
    const outer = above.getBoundingClientRect()
    const isCut = y < outer.top || y > outer.bottom
    if (!isCut || getComputedStyle(above).overflowY !== 'hidden' || above.scrollHeight <= above.clientHeight + 1)
      continue
    const seen = { top: Math.max(0, outer.top), bottom: Math.min(window.innerHeight, outer.bottom) }
    if (seen.bottom - seen.top < 2) return null
    const middle = (seen.top + seen.bottom) / 2
    return { x: (outer.left + outer.right) / 2, y: middle, by: y - middle, left, top }
  }
  return null
}
