import type { Frame, Page } from 'playwright'
import type { Why } from '../../screen/why.js'

/** A page with more nodes than this is none for people; one of 15 000 takes some seconds to look at. */
const MOST_NODES = 30_000
/** Deeper nesting overflows what looks at it by recursion, in the browser as well as here. HTML itself is parsed to 512. */
const MOST_LEVELS = 512
/** In UTF-16 units, all text of the page together. */
const MOST_TEXT = 5_000_000

/** Whether a page is small enough to be looked at, and what it has too much of. */
export type Size = { readonly nodes: number; readonly levels: number; readonly text: number }

/**
 * Looks at the size of a page or frame before anything else looks at the page.
 *
 * @throws UnreadableError when it cannot be looked at: the walk ends as blocked, with the reason.
 */
export async function requireReadable(page: Page | Frame): Promise<void> {
  const size = await page.evaluate(measure, { nodes: MOST_NODES, levels: MOST_LEVELS, text: MOST_TEXT })
  // Whatever else looks at a page waits for its root.
  if (size === null) throw new UnreadableError({ kind: 'gets-in-the-way' })
  const why: Why | undefined =
    size.nodes > MOST_NODES
      ? { kind: 'too-many-nodes', most: MOST_NODES }
      : size.levels > MOST_LEVELS
        ? { kind: 'nested-too-deep', most: MOST_LEVELS }
        : size.text > MOST_TEXT
          ? { kind: 'too-much-text', millions: MOST_TEXT / 1_000_000 }
          : undefined
  if (why) throw new UnreadableError(why)
}

/** The page cannot be looked at. */
export class UnreadableError extends Error {
  constructor(readonly why: Why) {
    super(why.kind)
  }
}

/**
 * What an error says about a page that cannot be looked at; `undefined` for any other error.
 *
 * @param error of this file, or of Playwright, which words what the browser reports.
 */
export function whyUnreadable(error: unknown): Why | undefined {
  if (error instanceof UnreadableError) return error.why
  const message = error instanceof Error ? error.message : String(error)
  if (
    /context was destroyed|because of a navigation|navigating and changing the content|frame was detached/i.test(
      message,
    )
  )
    return { kind: 'never-at-rest' }
  if (/(?:target|page) crashed/i.test(message)) return { kind: 'browser-gave-up' }
  if (/Maximum call stack|call stack size/i.test(message)) return { kind: 'nested-too-deep', most: null }
  if (/Invalid string length|out of memory|allocation failed/i.test(message)) return { kind: 'too-large' }
  if (/ariaSnapshotJSON: Timeout|screenshot: Timeout/i.test(message)) return { kind: 'slow-to-look-at' }
  // Thrown in the page: named elements and scripts can take the place of what every page has (HTML standard, 3.1.6).
  if (/^\w+\.\w+: \w*Error: /.test(message) || THROWN_THERE.test(message)) return { kind: 'gets-in-the-way' }
  return undefined
}

/** What a page throws need not be an error; Playwright's own reasons for failing have these beginnings. */
const THROWN_THERE =
  /^\w+\.evaluate\w*: (?!Timeout|Target |Execution context|Protocol error|Cannot find context|Browser |Element )/

/** Runs in the page: counts without recursion, and no further than it has to. Open shadow roots count, too. `null` without a root. */
function measure(most: Size): Size | null {
  if (!document.documentElement && document.readyState !== 'loading') return null
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
