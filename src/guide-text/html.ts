import { align, HTML } from './align.js'
import { Blocks, LOWEST_HEADING } from './builder.js'
import { Grid } from './grid.js'
import type { Block, Marked, Span } from './guide-text.js'
import { attribute, hiding, isSkipped } from './html-skip.js'
import type { HtmlElement, HtmlNode, HtmlParent } from './html-tree.js'

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const MARKS: Readonly<Record<string, Marked['as']>> = {
  b: 'bold',
  u: 'bold',
  mark: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  cite: 'italic',
  q: 'italic',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
}
/** Where an element ends, the headings inside it say nothing of what follows. */
const CLOSED = new Set(['details', 'dl', 'td', 'th'])

/** What else stands in an attribute is for programs. */
const LONGEST_ATTRIBUTE = 200

type Within = {
  readonly kind: Block['kind']
  readonly level?: number
  readonly term?: true
  readonly item?: NonNullable<Block['item']>
  readonly cell?: NonNullable<Block['cell']>
}

/**
 * The blocks of a page, in order.
 *
 * @param base the address of the page, if it says so, to which its links are relative.
 */
export function htmlBlocks(root: HtmlParent, source: string, base: string | null): readonly Block[] {
  const blocks = new Blocks()
  readHtml(root, source, 0, blocks, undefined, base)
  return blocks.blocks
}

/** Reads a tree into blocks. @param shift where the source of the tree begins in the whole source. */
export function readHtml(
  root: HtmlParent,
  source: string,
  shift: number,
  blocks: Blocks,
  outer: Within = { kind: 'paragraph' },
  base: string | null = null,
): void {
  const hidden = hiding(sheetsOf(root))
  let grid: Grid | undefined
  const shifted = ({ from, to }: Span): Span => ({ from: from + shift, to: to + shift })

  const visit = (node: HtmlNode, within: Within): void => {
    if (node.nodeName === '#text' && 'value' in node) {
      const place = node.sourceCodeLocation
      if (!place) return
      const spans = align(source, place.startOffset, place.endOffset, node.value, HTML)
      blocks.write(node.value, shift === 0 ? spans : spans.map(shifted))
    } else if ('tagName' in node) visitElement(node, within)
  }

  const visitElement = (element: HtmlElement, within: Within): void => {
    if (isSkipped(element, hidden)) return
    const tag = element.tagName
    if (tag === 'br') breakLine(element, within)
    else if (BLOCKS.has(tag)) visitBlock(element, within)
    else if (tag === 'a' && attribute(element, 'href') !== undefined) {
      blocks.beginLink(absolute(attribute(element, 'href') ?? '', base), shifted(hrefOf(element, source)))
      visitAll(element, within)
      blocks.end()
    } else {
      const as = isControl(element) ? 'control' : (MARKS[tag] ?? (looksBold(element) ? 'bold' : undefined))
      if (as) blocks.begin(as)
      visitAll(element, within)
      if (as) blocks.end()
    }
  }

  const visitAll = (parent: HtmlParent, within: Within): void => {
    for (const child of parent.childNodes) visit(child, within)
  }

  const visitBlock = (element: HtmlElement, within: Within): void => {
    blocks.flush(within.kind, within)
    const tag = element.tagName
    const around = grid
    if (tag === 'table') grid = new Grid(blocks.nextTable())
    if (tag === 'tr') grid?.nextRow()
    const isCell = tag === 'td' || tag === 'th'
    const cell = isCell ? grid?.nextCell(attribute(element, 'rowspan'), attribute(element, 'colspan')) : within.cell
    const inside = { ...insideOf(element, within), ...(cell && { cell }) }
    if (tag === 'ol' || tag === 'ul' || tag === 'menu') {
      const list = blocks.nextList()
      let number = 0
      for (const child of element.childNodes) {
        if ('tagName' in child && child.tagName === 'li') number += 1
        visit(child, {
          kind: 'item',
          item: { list, ordered: tag === 'ol', number: Math.max(number, 1) },
          ...(cell && { cell }),
        })
      }
    } else visitAll(element, inside)
    blocks.flush(inside.kind, inside)
    if (tag === 'table') grid = around
    if (CLOSED.has(tag)) blocks.leave(LOWEST_HEADING)
  }

  const breakLine = (element: HtmlElement, within: Within): void => {
    const place = element.sourceCodeLocation
    const span = { from: place?.startOffset ?? 0, to: place?.endOffset ?? 0 }
    if (blocks.endsInBreak) blocks.flush(within.kind, within)
    else blocks.breakLine(shifted(span))
  }

  visitAll(root, outer)
  blocks.flush(outer.kind)
}

const BOLD_STYLE = /(?:^|;)\s*font-weight\s*:\s*(?:bold|[6-9]00)/i
const BOLD_CLASS = /(?:^|\s)(?:bold|fett|strong|emph|keycap)(?:$|\s)/i
/** Classes that the formats of manuals have for labels of controls: DocBook, Mallard, Sphinx, DITA, AsciiDoc. */
const CONTROL_CLASS =
  /(?:^|\s)(?:gui(?:seq|label|menu|menuitem|submenu|button|icon)?|menuselection|menuchoice|menucascade|menuitem|uicontrol|ui(?:-?(?:label|element|control))?)(?:$|\s)/i
/** AsciiDoc says it of what it sets in bold. */
const CONTROL_IN_BOLD = /(?:^|\s)(?:button|menu|menuref|submenu|menuitem)(?:$|\s)/i

function isControl(element: HtmlElement): boolean {
  const { tagName } = element
  if (tagName !== 'span' && tagName !== 'b' && tagName !== 'strong') return false
  const named = (attribute(element, 'class') ?? '').slice(0, LONGEST_ATTRIBUTE)
  return (tagName === 'span' ? CONTROL_CLASS : CONTROL_IN_BOLD).test(named) || CONTROL_CLASS.test(named)
}

function looksBold(element: HtmlElement): boolean {
  if (element.tagName !== 'span' && element.tagName !== 'font') return false
  return (
    BOLD_STYLE.test((attribute(element, 'style') ?? '').slice(0, LONGEST_ATTRIBUTE)) ||
    BOLD_CLASS.test((attribute(element, 'class') ?? '').slice(0, LONGEST_ATTRIBUTE))
  )
}

function absolute(href: string, base: string | null): string {
  return base !== null && !/^[a-z][a-z0-9+.-]*:/i.test(href.trim()) && URL.canParse(href, base)
    ? new URL(href, base).href
    : href
}

function insideOf(element: HtmlElement, within: Within): Within {
  const tag = element.tagName
  const heading = /^h([1-6])$/.exec(tag)
  if (heading) return { kind: 'heading', level: Number(heading[1]) }
  if (tag === 'dt') return { kind: 'heading', level: LOWEST_HEADING, term: true }
  if (tag === 'summary') return { kind: 'heading', level: LOWEST_HEADING }
  if (tag === 'td' || tag === 'th') return { kind: 'cell' }
  if (tag === 'figcaption' || tag === 'caption') return { kind: 'caption' }
  if (tag === 'blockquote') return { kind: 'quote' }
  return within.kind === 'heading' ? { kind: 'paragraph' } : within
}

/** The style sheets that stand in the page itself, where pages have them. */
function sheetsOf(root: HtmlParent): string {
  const sheets: string[] = []
  const look = (parent: HtmlParent): void => {
    for (const child of parent.childNodes) {
      if (!('tagName' in child)) continue
      if (child.tagName === 'style')
        sheets.push(child.childNodes.map((text) => ('value' in text ? text.value : '')).join(''))
      else if (child.tagName === 'html' || child.tagName === 'head' || child.tagName === 'body') look(child)
    }
  }
  look(root)
  return sheets.join('\n')
}

/** Where the address itself stands, without its quotation marks. */
function hrefOf(element: HtmlElement, source: string): Span {
  const place = element.sourceCodeLocation?.attrs?.href
  if (!place) return { from: 0, to: 0 }
  const written = source.slice(place.startOffset, place.endOffset)
  const sign = written.indexOf('=')
  if (sign < 0) return { from: place.endOffset, to: place.endOffset }
  let [from, to] = [sign + 1, written.length]
  while (from < to && /\s/.test(written[from] as string)) from += 1
  const quote = written[from]
  if ((quote === '"' || quote === "'") && written.endsWith(quote) && to > from + 1) {
    from += 1
    to -= 1
  }
  return { from: place.startOffset + from, to: place.startOffset + to }
}
