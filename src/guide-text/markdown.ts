import type { Nodes, Parents, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { align, MARKDOWN, VERBATIM, type Writing } from './align.js'
import { Blocks } from './builder.js'
import type { Block, Marked, Span } from './guide-text.js'
import { readHtml } from './html.js'
import { htmlTree } from './html-tree.js'
import { inlineTag } from './inline-tag.js'
import { placeAll } from './markdown-places.js'

const MARKS: Readonly<Record<string, Marked['as']>> = { strong: 'bold', emphasis: 'italic' }

type Within = {
  readonly kind: Block['kind']
  readonly level?: number
  readonly item?: NonNullable<Block['item']>
  readonly cell?: NonNullable<Block['cell']>
}

/** The blocks of a Markdown text, in order. @param source tame, see {@link isTame}; its front matter blank. */
export function markdownBlocks(source: string): readonly Block[] {
  const root = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  placeAll(root, source)
  const blocks = new Blocks()
  const definitions = new Map<string, { readonly url: string; readonly source: Span }>()
  /** What inline HTML has opened: a mark, or words that are struck out. */
  let struck = 0

  const define = (node: Nodes): void => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, { url: node.url, source: destination(source, spanOf(node).from, node) })
    else if ('children' in node) for (const child of node.children) define(child)
  }

  const write = (node: Nodes, value: string, writing: Writing, from = spanOf(node).from): void => {
    if (struck === 0) blocks.write(value, align(source, from, spanOf(node).to, value, writing))
  }

  const visitAll = (parent: Parents, within: Within): void => {
    for (const child of parent.children) visit(child, within)
  }

  const visitBlock = (parent: Parents, within: Within): void => {
    struck = 0
    visitAll(parent, within)
    blocks.flush(within.kind, within)
  }

  const visit = (node: RootContent, within: Within): void => {
    switch (node.type) {
      case 'text':
        write(node, node.value, MARKDOWN)
        break
      case 'inlineCode': {
        blocks.begin('code')
        const { from, to } = spanOf(node)
        write(node, node.value, VERBATIM, from + (/^`+ ?/.exec(source.slice(from, to))?.[0].trimEnd().length ?? 0))
        blocks.end()
        break
      }
      case 'strong':
      case 'emphasis':
        blocks.begin(MARKS[node.type] ?? 'bold')
        visitAll(node, within)
        blocks.end()
        break
      case 'link':
        blocks.beginLink(node.url, destination(source, spanOf(node.children.at(-1) ?? node).to, node))
        visitAll(node, within)
        blocks.end()
        break
      case 'linkReference': {
        const target = definitions.get(node.identifier)
        if (target) blocks.beginLink(target.url, target.source)
        visitAll(node, within)
        if (target) blocks.end()
        break
      }
      case 'break':
        blocks.breakLine(spanOf(node))
        break
      case 'html':
        if (within === TOP) visitHtml(node.value, spanOf(node))
        else visitTag(node.value, spanOf(node))
        break
      case 'heading':
        visitBlock(node, { kind: 'heading', level: node.depth })
        break
      case 'paragraph':
        visitBlock(node, within === TOP ? { kind: 'paragraph' } : within)
        break
      case 'blockquote':
        visitAll(node, { kind: 'quote' })
        break
      case 'list':
        visitItems(node.children, blocks.nextList(), node.ordered === true)
        break
      case 'table':
        visitTable(node.children, blocks.nextTable())
        break
      case 'footnoteDefinition':
        visitAll(node, { kind: 'paragraph' })
        break
      case 'code':
        blocks.begin('code')
        write(node, node.value, VERBATIM, behindLine(source, spanOf(node).from, node.value))
        blocks.end()
        blocks.flush('paragraph')
        break
      default:
    }
  }

  const visitTable = (rows: readonly { readonly children: readonly Parents[] }[], table: number): void => {
    for (const [row, { children }] of rows.entries())
      for (const [column, cell] of children.entries())
        visitBlock(cell, { kind: 'cell', cell: { table, row: row + 1, column: column + 1 } })
  }

  const visitItems = (items: readonly Parents[], list: number, ordered: boolean): void => {
    for (const [index, item] of items.entries()) {
      visitAll(item, { kind: 'item', item: { list, ordered, number: index + 1 } })
    }
  }

  const visitHtml = (value: string, span: Span): void => {
    if (source.startsWith(value, span.from)) readHtml(htmlTree(value, true), value, span.from, blocks)
  }

  const visitTag = (value: string, span: Span): void => {
    const tag = inlineTag(value)
    if (tag === undefined) return
    if (tag.is === 'break') blocks.breakLine(span)
    else if (tag.is === 'struck') struck = Math.max(0, struck + (tag.opens ? 1 : -1))
    else if (!tag.opens) blocks.end()
    else if (tag.is === 'link')
      blocks.beginLink(tag.href, { from: span.from + tag.at, to: span.from + tag.at + tag.href.length })
    else blocks.begin(tag.is)
  }

  define(root)
  visitAll(root, TOP)
  blocks.flush('paragraph')
  return blocks.blocks
}

const TOP: Within = { kind: 'paragraph' }

const spanOf = (node: Nodes): Span => ({ from: node.position?.start.offset ?? 0, to: node.position?.end.offset ?? 0 })

function behindLine(source: string, from: number, value: string): number {
  const fenced = /^[ \t]*(?:`{3}|~{3})/.test(source.slice(from, from + 8))
  const end = fenced ? source.indexOf('\n', from) : from - 1
  return value === '' || end < 0 ? from : end + 1
}

/** Where the address of a link stands: behind its words, in angle brackets, or as the words themselves. */
function destination(source: string, behind: number, node: Nodes): Span {
  const { from, to } = spanOf(node)
  const written = source.slice(from, to)
  if (written.startsWith('<') && written.endsWith('>')) return { from: from + 1, to: to - 1 }
  if (!written.startsWith('[')) return { from, to }
  const definition = node.type === 'definition'
  const opens = source.indexOf(definition ? ']:' : '](', Math.min(Math.max(behind, from), to))
  if (opens < 0 || opens >= to) return { from: to, to }
  let at = opens + 2
  while (at < to && /\s/.test(source[at] as string)) at += 1
  const angle = source[at] === '<'
  if (angle) at += 1
  let end = at
  for (let depth = 0; end < to; end += 1) {
    const unit = source[end] as string
    if (unit === '\\') end += 1
    else if (angle ? unit === '>' : /\s/.test(unit)) break
    else if (!angle && unit === '(') depth += 1
    else if (!angle && unit === ')' && !definition && depth-- === 0) break
  }
  return { from: at, to: Math.min(end, to) }
}
