import type { AriaNode, ScreenTarget } from '../screen/screen.js'
import { flatten, type Item } from '../screen/tree.js'
import { normalise } from '../text/normalise.js'

type Tree = readonly (AriaNode | string)[]

/**
 * Words of a text: runs of letters and digits, with what joins them within a word. In languages that put no spaces between
 * words, a run counts as one.
 */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:['’.,@-][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0
}

/** What there is to be read on a screen, in reading order. The options of a closed list are not on the screen. */
export function readable(tree: Tree): readonly Item[] {
  return flatten(tree).filter(({ role }) => role !== 'option')
}

/** Index of the target among items: by role and name, and of several the nearest to where it was; -1 when it is gone. */
export function indexOfTarget(items: readonly Item[], target: Pick<ScreenTarget, 'role' | 'name' | 'box'>): number {
  const name = normalise(target.name)
  const { box } = target
  const away = (item: Item) => (box && item.box ? Math.hypot(item.box.x - box.x, item.box.y - box.y) : 0)
  return items.reduce((best, item, index) => {
    if (item.role !== target.role || item.name !== name) return best
    const other = items[best]
    return other && away(other) <= away(item) ? best : index
  }, -1)
}

/** Beside so many words of the same line or paragraph, a link is a part of the text. */
const LEAST_WORDS = 3

/** What stands in a line, and does not end it. */
const INLINE = new Set(['strong', 'emphasis', 'code', 'mark', 'time', 'text', 'subscript', 'superscript'])

/**
 * True when a target is a link in running text: in the same paragraph, item or line, without another block in between, stand
 * three words or more that are no link or button.
 */
export function isRunningText(tree: Tree, target: Pick<ScreenTarget, 'role' | 'name' | 'box'>): boolean {
  const item = readable(tree)[indexOfTarget(readable(tree), target)]
  const way = item?.node && target.role === 'link' ? wayTo(tree, item.node) : undefined
  if (!way) return false
  // The way leads from the target up to the first block around it.
  const [siblings, index] = way
  const isInLine = (node: AriaNode | string | undefined) =>
    node !== undefined && (typeof node === 'string' || node.role === 'link' || (INLINE.has(node.role) && !node.name))
  let [from, to] = [index, index]
  while (isInLine(siblings[from - 1])) from -= 1
  while (isInLine(siblings[to + 1])) to += 1
  const beside = siblings.slice(from, to + 1).map(plainText)
  return countWords(beside.join(' ')) >= LEAST_WORDS
}

/** The text of a node that is no link's or button's. */
function plainText(node: AriaNode | string): string {
  if (typeof node === 'string') return node
  if (!INLINE.has(node.role)) return ''
  return [node.text ?? '', ...(node.children ?? []).map(plainText)].join(' ')
}

/** The line that a node stands in, and where; marks such as `strong` around it are no line of their own. */
function wayTo(nodes: Tree, wanted: AriaNode): readonly [line: Tree, index: number] | undefined {
  for (const [index, node] of nodes.entries()) {
    if (typeof node === 'string') continue
    if (node === wanted) return [nodes, index]
    const found = wayTo(node.children ?? [], wanted)
    if (!found) continue
    return found[0] === node.children && INLINE.has(node.role) ? [nodes, index] : found
  }
  return undefined
}
