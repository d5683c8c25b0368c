import type { Block, Link, Marked, Span } from './guide-text.js'

/** Soft hyphens, marks of no width, and those of the direction of writing: nobody sees them, and labels have none. */
const UNSEEN = /[\u00AD\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/
const BLANK = /[ \t\n\r\f\v]/
/** Nobody writes a longer paragraph; what looks at each mark of a block for each of its words would take too long. */
const LONGEST_BLOCK = 6000
const MOST_MARKS = 1000
/** A page has fewer levels of headings; what looks like one (a bold line, a term) is below them all. */
export const LOWEST_HEADING = 7

type Kind = Block['kind']
type Item = NonNullable<Block['item']>
/** What a block is besides its kind. */
type More = {
  readonly item?: Item | undefined
  readonly cell?: Block['cell'] | undefined
  readonly level?: number | undefined
  readonly term?: true | undefined
}
type Open =
  | { readonly as: Marked['as']; from: number }
  | { readonly as: 'href'; from: number; readonly href: string; readonly source: Span }

/** Puts blocks together as a reader of HTML, Markdown or plain text comes upon words, marks and ends of blocks. */
export class Blocks {
  readonly blocks: Block[] = []
  private text: string[] = []
  private froms: number[] = []
  private tos: number[] = []
  private marked: Marked[] = []
  private links: Link[] = []
  private readonly open: Open[] = []
  private joins = false
  private lists = 0
  private tables = 0
  private headings: { readonly level: number; readonly text: string }[] = []

  /** Words, with the span of each unit. White space is folded as browsers do. */
  write(text: string, spans: readonly Span[]): void {
    for (let index = 0; index < text.length; index += 1) {
      const span = spans[index] as Span
      const unit = text[index] as string
      if (UNSEEN.test(unit) || (this.joins && BLANK.test(unit))) this.extend(span)
      else if (!BLANK.test(unit)) this.put(unit, span)
      else if (/^[ \n]?$/.test(this.text.at(-1) ?? '')) this.extend(span)
      else this.put(' ', span)
    }
  }

  /** A word goes on in the next line; what stands between its halves is nothing to read. */
  join(span: Span): void {
    this.extend(span)
    this.joins = true
  }

  /** The end of a line that is meant. Two of them end a block, which is for the caller to do. */
  breakLine(span: Span): void {
    if (this.text.at(-1) === ' ') this.drop()
    if (this.text.length > 0) this.put('\n', span)
  }

  get endsInBreak(): boolean {
    return this.text.at(-1) === '\n'
  }

  /** The number of a list, of which there is no other. */
  nextList(): number {
    this.lists += 1
    return this.lists
  }

  /** The number of a table, likewise. */
  nextTable(): number {
    this.tables += 1
    return this.tables
  }

  begin(as: Marked['as']): void {
    this.open.push({ as, from: this.text.length })
  }

  beginLink(href: string, source: Span): void {
    this.open.push({ as: 'href', from: this.text.length, href, source })
  }

  /** Ends the innermost mark or link that was begun. */
  end(): void {
    const last = this.open.pop()
    if (last) this.close(last)
  }

  /** Ends a block; one without words is none. */
  flush(kind: Kind, more: More = {}): void {
    while (/^[ \n]$/.test(this.text.at(-1) ?? '')) this.drop()
    for (const one of this.open) this.close(one)
    for (let from = 0; from < this.text.length; ) from = this.add(from, kind, more)
    this.text = []
    this.froms = []
    this.tos = []
    this.marked = []
    this.links = []
    for (const one of this.open) one.from = 0
  }

  /** Adds what begins here as a block, and says where the next one begins: a text without end is taken in pieces. */
  private add(from: number, kind: Kind, more: More): number {
    let to = this.text.length
    if (to - from > LONGEST_BLOCK) {
      const blank = this.text.lastIndexOf(' ', from + LONGEST_BLOCK)
      to = blank > from ? blank : from + LONGEST_BLOCK
    }
    const inside = <T extends Span>(all: readonly T[]): readonly T[] =>
      from === 0 && to === this.text.length
        ? all.slice(0, MOST_MARKS)
        : all
            .filter((one) => one.from >= from && one.to <= to)
            .slice(0, MOST_MARKS)
            .map((one) => ({ ...one, from: one.from - from, to: one.to - from }))
    const text = this.text.slice(from, to).join('')
    const marked = inside(this.marked)
    const looks = kind === 'paragraph' && isBoldLine(text, marked) ? 'heading' : kind
    const level = looks === 'heading' ? (more.level ?? LOWEST_HEADING) : undefined
    if (level !== undefined) this.leave(level)
    const [froms, tos] = [this.froms, this.tos]
    this.blocks.push({
      kind: looks,
      text,
      at: (index) => ({ from: froms[from + index] ?? 0, to: tos[from + index] ?? 0 }),
      marked,
      links: inside(this.links),
      under: this.headings.map((heading) => heading.text),
      ...(more.item ? { item: more.item } : {}),
      ...(more.cell ? { cell: more.cell } : {}),
      ...(more.term ? { term: more.term } : {}),
    })
    if (level !== undefined) this.headings.push({ level, text })
    while (to < this.text.length && this.text[to] === ' ') to += 1
    return to
  }

  /** What follows stands no longer below headings of this level and lower ones. */
  leave(level: number): void {
    this.headings = this.headings.filter((heading) => heading.level < level)
  }

  private put(unit: string, span: Span): void {
    this.joins = false
    this.text.push(unit)
    this.froms.push(span.from)
    this.tos.push(span.to)
  }

  private extend(span: Span): void {
    if (this.text.length > 0 && this.tos.at(-1) === span.from) this.tos[this.tos.length - 1] = span.to
  }

  private drop(): void {
    this.text.pop()
    this.froms.pop()
    this.tos.pop()
  }

  private close(one: Open): void {
    let [from, to] = [one.from, this.text.length]
    while (from < to && BLANK.test(this.text[from] as string)) from += 1
    while (to > from && BLANK.test(this.text[to - 1] as string)) to -= 1
    if (from >= to) return
    if (one.as !== 'href') this.marked.push({ from, to, as: one.as })
    else {
      this.links.push({ from, to, href: one.href, source: one.source })
      this.marked.push({ from, to, as: 'link' })
    }
  }
}

const LONGEST_BOLD_LINE = 90

/** A paragraph all in bold that is no sentence and no step is what some use for a heading. */
function isBoldLine(text: string, marked: readonly Marked[]): boolean {
  return (
    text.length <= LONGEST_BOLD_LINE &&
    !/[.!,;]$|^\d|[→»>]/u.test(text) &&
    marked.some(({ from, to, as }) => as === 'bold' && from === 0 && to >= text.length - 1)
  )
}
