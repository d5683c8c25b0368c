import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, parseFragment, type TreeAdapter } from 'parse5'

export type HtmlNode = DefaultTreeAdapterMap['node']
export type HtmlElement = DefaultTreeAdapterMap['element']
export type HtmlParent = DefaultTreeAdapterMap['parentNode']

/** What browsers keep to; below it, a parser looks through all open elements again and again. */
export const DEEPEST = 512
/** A long guide has a thousand elements; mis-nested marks can make a million of a few thousand letters. */
export const MOST_NODES = 100_000
/** Each attribute is compared with all others of its tag. */
const MOST_ATTRIBUTES = 500

class Enough extends Error {}

/**
 * The tree of a page with the places in its source, in linear time whatever the page is: reading ends where it gets too
 * deep or too much, and what was read until there counts.
 */
export function htmlTree(source: string, fragment = false): HtmlParent {
  let [depth, nodes] = [0, 0]
  const counted = <T>(node: T): T => {
    nodes += 1
    if (nodes > MOST_NODES) throw new Enough()
    return node
  }
  const document = { root: undefined as HtmlParent | undefined }
  const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createDocument: () => {
      const root = defaultTreeAdapter.createDocument()
      document.root ??= root
      return root
    },
    createElement: (name, space, attributes) => {
      const element = counted(defaultTreeAdapter.createElement(name, space, attributes))
      if (fragment) document.root ??= element
      return element
    },
    createCommentNode: (data) => counted(defaultTreeAdapter.createCommentNode(data)),
    onItemPush: () => {
      depth += 1
      if (depth > DEEPEST) throw new Enough()
    },
    onItemPop: () => {
      depth -= 1
    },
  }
  const options = { treeAdapter, sourceCodeLocationInfo: true }
  const bounded = source.slice(0, endOfTame(source))
  try {
    return fragment ? parseFragment(bounded, options) : parse(bounded, options)
  } catch (error) {
    if (error instanceof Enough) return document.root ?? defaultTreeAdapter.createDocument()
    throw error
  }
}

/** Where the first tag begins that has more attributes than any tag of a page, or the length of the source. */
function endOfTame(source: string): number {
  let at = 0
  while (at >= 0 && at < source.length) {
    const begins = source.indexOf('<', at)
    if (begins < 0) break
    const after = source[begins + 1] ?? ''
    if (source.startsWith('<!--', begins)) at = after === '' ? -1 : source.indexOf('-->', begins + 4)
    else if (/[a-z]/i.test(after)) {
      const end = endOfTag(source, begins)
      if (end === undefined) return begins
      at = rawEnd(source, begins, end)
    } else at = begins + 1
  }
  return source.length
}

function endOfTag(source: string, begins: number): number | undefined {
  let [attributes, quote, blank] = [0, '', false]
  for (let at = begins; at < source.length; at += 1) {
    const unit = source[at] as string
    if (quote !== '') {
      if (unit === quote) quote = ''
    } else if (unit === '>') return at + 1
    else if ((unit === '"' || unit === "'") && source[at - 1] === '=') quote = unit
    else if (/[\s/"']/.test(unit)) blank = true
    else if (blank) {
      blank = false
      attributes += 1
      if (attributes > MOST_ATTRIBUTES) return undefined
    }
  }
  return source.length
}

/** Behind a script or a style, in which nothing is a tag. */
function rawEnd(source: string, begins: number, end: number): number {
  const name = /^<(script|style|textarea|title)\b/i.exec(source.slice(begins, begins + 12))?.[1]
  if (name === undefined) return end
  const closing = new RegExp(`</${name}`, 'gi')
  closing.lastIndex = end
  return closing.exec(source)?.index ?? source.length
}
