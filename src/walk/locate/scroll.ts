import type { Locator } from 'playwright'
import type { Scroll } from '../../flow/schema.js'
import { type Found, placeLocator } from '../elements/find.js'
import type { Root } from '../elements/frames.js'
import { settle, type Walker } from '../walker.js'

/** A list longer than this is none that a reader scrolls through. */
const MOST_SCROLLS = 200
/** At the end of what is there, more may still be on its way: so many looks, this many milliseconds apart. */
const LOOKS_AT_END = 3
const MORE_MS = 250

/** Where a scrolling stands: how far it went at once, in heights of what is scrolled, and whether there is more. */
type Scrolled = { readonly by: number; readonly isEnd: boolean }

/**
 * Scrolls as a reader does, from where the page stands down to the end, until something comes into being: lists that hold
 * only what is in view, and pages that fetch more at their end.
 *
 * @param root the page, or the frame that is scrolled.
 * @param look looks once, without waiting.
 * @param ms how long at most.
 * @returns what was found, and how many heights away it was; `undefined` at the end, or when time ran out.
 */
export async function scrollTo(
  walker: Walker,
  root: Root,
  scroll: Scroll,
  look: () => Promise<Found | undefined>,
  ms: number,
): Promise<{ readonly found: Found; readonly heights: number } | undefined> {
  const held =
    scroll === 'page' ? root.locator(':root') : placeLocator(root.locator(':root'), scroll, walker.task.locale)
  const list = held.filter({ visible: true }).first()
  const until = Date.now() + ms
  let heights = 0
  let ends = 0
  for (let count = 0; count < MOST_SCROLLS && Date.now() < until; count += 1) {
    const { by, isEnd } = await scrollOnce(list, scroll === 'page', Math.max(1, until - Date.now()))
    heights += by
    ends = isEnd ? ends + 1 : 0
    if (isEnd || walker.guard.pending() > 0) await settle(walker)
    const found = await look()
    if (found) return { found, heights: Math.round(heights * 100) / 100 }
    if (ends > LOOKS_AT_END) return undefined
    if (isEnd) await new Promise((resolve) => setTimeout(resolve, MORE_MS))
  }
  return undefined
}

async function scrollOnce(list: Locator, isPage: boolean, timeout: number): Promise<Scrolled> {
  return list.evaluate(scrollDown, isPage, { timeout }).catch(() => ({ by: 0, isEnd: true }))
}

/** Runs in the page: moves what scrolls down by most of its height, and answers when two frames were drawn. */
async function scrollDown(element: Element, isPage: boolean): Promise<Scrolled> {
  const canScroll = (one: Element) =>
    one.scrollHeight > one.clientHeight + 1 && /auto|scroll|overlay/.test(getComputedStyle(one).overflowY)
  const above = (one: Element | null): Element | null =>
    one === null || canScroll(one) ? one : above(one.parentElement)
  const whole = document.scrollingElement ?? document.documentElement
  const scrolled = isPage
    ? whole
    : (above(element) ?? [...element.querySelectorAll('*')].slice(0, 2000).find(canScroll) ?? whole)
  const before = scrolled.scrollTop
  const height = scrolled === whole ? window.innerHeight : scrolled.clientHeight
  scrolled.scrollBy({ top: height * 0.85, behavior: 'instant' })
  // The page cannot tell by its timers when it has drawn: they stand still where its clock does.
  const frame = () =>
    new Promise<void>((done) => {
      const observer = new IntersectionObserver(() => {
        observer.disconnect()
        done()
      })
      observer.observe(element.isConnected ? element : whole)
    })
  await frame()
  await frame()
  const by = Math.max(0, scrolled.scrollTop - before) / Math.max(height, 1)
  return { by, isEnd: scrolled.scrollTop + height >= scrolled.scrollHeight - 2 || by === 0 }
}
