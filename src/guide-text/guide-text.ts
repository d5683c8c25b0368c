/** A piece of a source, in UTF-16 code units from its start; `to` is the first unit behind it. */
export type Span = { readonly from: number; readonly to: number }

/** Text as a reader sees it, of which every unit knows where in the source it stands. */
export type SourceText = {
  readonly text: string
  /** The span of the source that the unit at this place of `text` came from; an entity such as `&amp;` is one unit. */
  readonly at: (index: number) => Span
}

/** What sets words apart in a block: a guide marks labels in bold, as code, as key, or as a link. `control`: its markup says that they are one. */
export type Marked = {
  readonly from: number
  readonly to: number
  readonly as: 'bold' | 'italic' | 'code' | 'link' | 'control'
}

/** Where a guide leads to, with the place of its words in the text of its block. */
export type Link = { readonly from: number; readonly to: number; readonly href: string; readonly source: Span }

/** One paragraph, list item, heading, cell or caption. */
export type Block = SourceText & {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'quote' | 'caption' | 'cell'
  /** The list that an item belongs to, and its place there, counting from 1; absent outside of lists. */
  readonly item?: { readonly list: number; readonly ordered: boolean; readonly number: number }
  /** Where in which table a cell stands, counting from 1; rows that share their first cell are one. */
  readonly cell?: { readonly table: number; readonly row: number; readonly column: number }
  /** A term that what follows explains, as manuals have them for their options. */
  readonly term?: true
  readonly marked: readonly Marked[]
  readonly links: readonly Link[]
  /** The headings above it, the outermost first. */
  readonly under: readonly string[]
}

/** A guide as it was read: no navigation, no scripts, nothing hidden. */
export type GuideText = {
  readonly source: string
  readonly format: 'html' | 'markdown' | 'text'
  readonly title: string | null
  /** What the page says of its language; a guide's entry counts more. */
  readonly language: string | null
  /** The day on which the page says it was published or changed, `YYYY-MM-DD`. */
  readonly date: string | null
  readonly blocks: readonly Block[]
}
