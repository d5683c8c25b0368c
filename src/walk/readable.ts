import type { Page } from 'playwright'

/** A page with more nodes than this is none for people; one of 15 000 takes some seconds to look at. */
const MOST_NODES = 30_000
/** Deeper nesting overflows what looks at it by recursion, in the browser as well as here. HTML itself is parsed to 512. */
const MOST_LEVELS = 512
/** In UTF-16 units, all text of the page together. */
const MOST_TEXT = 5_000_000

/** Whether a page is small enough to be looked at, and what it has too much of. */
export type Size = { readonly nodes: number; readonly levels: number; readonly text: number }

/**
 * Looks at a page's size before anything else looks at the page.
 *
 * @throws UnreadableError when it cannot be looked at: the walk ends as blocked, with the reason.
 */
export async function requireReadable(page: Page): Promise<void> {
  const size = await page.evaluate(measure, { nodes: MOST_NODES, levels: MOST_LEVELS, text: MOST_TEXT })
  const reason =
    size.nodes > MOST_NODES
      ? `it has more than ${MOST_NODES} elements and texts`
      : size.levels > MOST_LEVELS
        ? `its elements are nested more than ${MOST_LEVELS} levels deep`
        : size.text > MOST_TEXT
          ? `it has more than ${MOST_TEXT / 1_000_000} million characters`
          : undefined
  if (reason) throw new UnreadableError(reason)
}

/** The page cannot be looked at; the message says why. */
export class UnreadableError extends Error {}

/**
 * What an error says about a page that cannot be looked at; `undefined` for any other error.
 *
 * @param error of this file, or of Playwright, which words what the browser reports.
 */
export function unreadableReason(error: unknown): string | undefined {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof UnreadableError) return message
  if (
    /context was destroyed|because of a navigation|navigating and changing the content|frame was detached/i.test(
      message,
    )
  )
    return 'it keeps going on to another page, or loads itself again and again'
  if (/(?:target|page) crashed/i.test(message))
    return 'the browser gave up on it: it takes too much memory, or is nested too deep'
  if (/Maximum call stack|call stack size/i.test(message)) return 'its elements are nested too deep'
  if (/Invalid string length|out of memory|allocation failed/i.test(message)) return 'it is too large'
  if (/ariaSnapshotJSON: Timeout|screenshot: Timeout/i.test(message)) return 'looking at it takes too long'
  return undefined
}

/** Runs in the page: counts without recursion, and no further than it has to. Open shadow roots count, too. */
function measure(most: Size): Size {
  let [nodes, levels, text] = [0, 0, 0]
  const roots: { root: Node; level: number }[] = [{ root: document, level: 0 }]
  for (let next = roots.pop(); next; next = roots.pop()) {
    let level = next.level
    let node: Node | null = next.root
    while (node) {
      nodes += 1
      levels = Math.max(levels, level)
      if (node.nodeType === Node.TEXT_NODE) text += (node as Text).length
      if (nodes > most.nodes || levels > most.levels || text > most.text) return { nodes, levels, text }
      const shadow: ShadowRoot | null = node instanceof Element ? node.shadowRoot : null
      if (shadow) roots.push({ root: shadow, level: level + 1 })
      if (node.firstChild) {
        node = node.firstChild
        level += 1
        continue
      }
      while (node && node !== next.root && !node.nextSibling) {
        node = node.parentNode
        level -= 1
      }
      node = node && node !== next.root ? node.nextSibling : null
    }
  }
  return { nodes, levels, text }
}
