import type { Locator } from 'playwright'
import { reading, type Within } from './reading.js'

/** A wheel is turned so often at most, by so many pixels at once, and what it does is waited for so long in milliseconds. */
const MOST_TURNS = 30
const TURN = 400
const TURN_MS = 300
const LOOK_MS = 30

/** What bringing a control into view came to, and what was read on it there. */
export type InView<Facts> = Looked & { readonly facts: Facts }

type Looked = {
  /** Heights of the window that it was away; 0 for one that could be seen whole. */
  readonly away: number
  readonly moved: boolean
}

/** Brings a control into view and reads something on it there. */
export type ReadingInView<Facts> = (locator: Locator, within?: Within) => Promise<InView<Facts>>

/**
 * Makes a function something that can be read on a control which is brought into view: scrolled to where it lies outside the window,
 * or outside a part of the page that scrolls, or by the wheel over a part that its script scrolls. Nothing else is moved. Nearly
 * always the control is in view, and one call to the browser is all.
 *
 * @param name see {@link reading}.
 * @param read runs in the page.
 * @returns what reads it, and throws an Error when the control is not there any more.
 */
export async function readingInView<Facts>(
  name: string,
  read: (element: Element) => Facts,
): Promise<ReadingInView<Facts>> {
  const both = `(element) => ({ ...(${look})(element, true), facts: (${read})(element) })`
  const lookAndRead = await reading<Seen & { facts: Facts }>(name, both)
  return async (locator, within = {}) => {
    const { away, cut, moved: scrolled, facts } = await lookAndRead(locator, within)
    const turned = cut !== null && (await turnWheel(locator, within, cut))
    return { away, moved: turned || scrolled, facts: turned ? (await lookAndRead(locator, within)).facts : facts }
  }
}

/** Where a part of the page lies that cuts a control away, how far off that is, and where the control is, in CSS pixels. */
type Cut = { readonly x: number; readonly y: number; readonly by: number; readonly left: number; readonly top: number }

type Seen = Looked & { readonly cut: Cut | null }

/** Turns the wheel as a reader does until a control is within what cuts it away. @returns whether that moved anything. */
async function turnWheel(locator: Locator, within: Within, first: Cut): Promise<boolean> {
  const { mouse } = locator.page()
  const cutNow = async () => (await locator.evaluate(look, false, within)).cut
  let cut: Cut | null = first
  for (let turn = 0; cut !== null && turn < MOST_TURNS; turn += 1) {
    const { x, y, by, left, top }: Cut = cut
    const isStill = (now: Cut | null) => now !== null && Math.abs(now.by - by) < 1
    // In a frame, places are those of the frame.
    const box = await locator.boundingBox(within)
    await mouse.move(x + (box?.x ?? left) - left, y + (box?.y ?? top) - top)
    await mouse.wheel(0, Math.max(-TURN, Math.min(TURN, by)))
    const until = Date.now() + TURN_MS
    do {
      await locator.page().waitForTimeout(LOOK_MS)
      cut = await cutNow()
    } while (isStill(cut) && Date.now() < until)
    if (isStill(cut)) return turn > 0
    // What moves by its script can usually be moved at once.
    if (cut !== null && turn === 0) {
      await locator.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }), undefined, within)
      cut = await cutNow()
    }
  }
  return true
}

/**
 * Runs in the page: scrolls to an element unless it can be seen whole, if it may, and tells what cuts it away; `null` where its
 * centre can be seen, or nothing cuts it away that holds more than it shows.
 */
function look(element: Element, mayScroll: boolean): Seen {
  const parentOf = (node: Element): Element | null =>
    node.parentElement ?? (node.getRootNode() instanceof ShadowRoot ? (node.getRootNode() as ShadowRoot).host : null)

  // On a phone, a page wider than the screen is seen through a part of its layout viewport.
  const view = window.visualViewport as VisualViewport
  const before = element.getBoundingClientRect()
  const [fromLeft, fromTop] = [before.left - view.offsetLeft, before.top - view.offsetTop]
  const isOutside =
    fromLeft < 0 || fromTop < 0 || fromLeft + before.width > view.width || fromTop + before.height > view.height
  const below = Math.min(fromTop, fromTop + before.height - view.height)
  const away = Math.max(0, below, -fromTop - Math.max(0, before.height - view.height)) / view.height
  const isClipped = (above: Element | null): boolean => {
    if (!above || above === document.body || above === document.documentElement) return false
    if (!/auto|scroll/.test(getComputedStyle(above).overflow)) return isClipped(parentOf(above))
    const outer = above.getBoundingClientRect()
    const isCut = before.top < outer.top - 1 || before.bottom > outer.bottom + 1
    return (isCut && before.height <= outer.height) || isClipped(parentOf(above))
  }
  const moved = mayScroll && (isOutside || isClipped(parentOf(element)))
  if (moved) element.scrollIntoView({ block: 'center', behavior: 'instant' })

  const { left, top, width, height } = element.getBoundingClientRect()
  const [x, y] = [left + width / 2, top + height / 2]
  const isHit = (): boolean => {
    let hit = document.elementFromPoint(x, y)
    while (hit?.shadowRoot) {
      const inner = hit.shadowRoot.elementFromPoint(x, y)
      if (!inner || inner === hit) break
      hit = inner
    }
    for (let at = hit; at; at = parentOf(at)) if (at === element) return true
    return false
  }
  const cutBy = (above: Element | null): Cut | null => {
    if (!above || above === document.body) return null
    const outer = above.getBoundingClientRect()
    const isCut = y < outer.top || y > outer.bottom
    if (!isCut || getComputedStyle(above).overflowY !== 'hidden' || above.scrollHeight <= above.clientHeight + 1)
      return cutBy(parentOf(above))
    const [from, to] = [Math.max(0, outer.top), Math.min(window.innerHeight, outer.bottom)]
    const middle = (from + to) / 2
    return to - from < 2 ? null : { x: (outer.left + outer.right) / 2, y: middle, by: y - middle, left, top }
  }
  return { away: Math.round(away * 100) / 100, moved, cut: isHit() ? null : cutBy(parentOf(element)) }
}
