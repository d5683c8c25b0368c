import type { Nodes, Parents } from 'mdast'
import { align, MARKDOWN } from './align.js'

/**
 * Says of every node where it stands. Addresses that the parser finds only when it has read the rest of a text, such as one
 * behind a bracket, come without places, and so does the text around them (mdast-util-gfm-autolink-literal).
 */
export function placeAll(node: Nodes, source: string): void {
  if (!('children' in node)) return
  let behind = node.position?.start.offset ?? 0
  const nexts = startsOfNext(node)
  for (const [index, child] of node.children.entries()) {
    if (!child.position) place(child, source, behind, nexts[index] ?? behind)
    else placeAll(child, source)
    behind = child.position?.end.offset ?? behind
  }
}

/** Where, behind each child, the next one with a place begins, or the parent ends. */
function startsOfNext({ children, position }: Parents): readonly number[] {
  let next = position?.end.offset ?? 0
  const starts = children.map(() => next)
  for (let index = children.length - 1; index >= 0; index -= 1) {
    starts[index] = next
    next = children[index]?.position?.start.offset ?? next
  }
  return starts
}

function place(node: Nodes, source: string, from: number, to: number): void {
  let [start, end] = [from, from]
  if ('children' in node) {
    for (const [index, child] of node.children.entries()) {
      place(child, source, end, to)
      if (index === 0) start = child.position?.start.offset ?? from
      end = child.position?.end.offset ?? end
    }
  } else if ('value' in node) {
    const spans = align(source, from, to, node.value, MARKDOWN)
    start = spans[0]?.from ?? from
    end = spans.at(-1)?.to ?? from
  }
  const point = (offset: number) => ({ line: 1, column: 1, offset })
  node.position = { start: point(start), end: point(end) }
}
