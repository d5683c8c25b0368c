import type { CDPSession } from 'playwright'

export type Snapshot = Awaited<ReturnType<typeof takeSnapshot>>
/** One document of a snapshot, the outermost first; each member of its lists belongs to a node or to a box. */
export type PageSnapshot = Snapshot['documents'][number]

/**
 * Asks the browser, and not the page, what it lays out.
 *
 * @param styles the names of the computed styles that are told of each box.
 * @param paints whether to tell in what order boxes are painted, too, and how far they clip.
 */
export function takeSnapshot(session: CDPSession, styles: readonly string[], paints: boolean) {
  return session.send('DOMSnapshot.captureSnapshot', {
    computedStyles: [...styles],
    includePaintOrder: paints,
    includeDOMRects: paints,
  })
}
