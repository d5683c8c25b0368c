import { Blocks } from './builder.js'
import type { Block } from './guide-text.js'

const ITEM = /^[ \t]{0,12}(?:(\d{1,3}|[a-z])[.)]|([[(]\d{1,2}[\])]|\d\ufe0f?\u20e3)|[-*•–]|\[[ xX]?\])[ \t]+(?=\S)/
const RULE = /^[ \t]{0,3}(?:=|-|\*|_|~){3,}[ \t]*$/
/** What leads the eye from one step to the next. */
const ARROWS_DOWN = /^[ \t]*(?:[↓⇓⇩⬇▼▽⤵🔽👇]\ufe0f?[ \t]*)+$/u
const HEADING_MARK = /^#{1,6}[ \t]+/
const QUOTED = /^[ \t]{0,3}>[ \t]?/
/** One that is set in as a whole, under what announces it. */
const INDENTED_QUOTE = /^([ \t]{4,16})>[ \t]?/
const LONGEST_HEADING = 80
/** Longer lines are paragraphs, and end on purpose, all of them. */
const LONGEST_LINE = 100
/** What ends like a sentence, holds the end of one, a path or an address, is no heading. */
const NO_HEADING = /[.!:;,→»>]$|[.!?]\s+\p{Lu}|https?:|[→>]|\p{L}\.\p{L}+\/\S/u
/** Nobody who breaks lines fills each to the last letter. */
const SLACK = 12
/** The rest of a word, and not "und" of "Vor- und Nachname". */
const CONTINUES = /^[ \t]{0,12}(?!(?:und|oder|bzw|sowie|and|or|et|ou|e|o)\b)\p{Ll}/u

/**
 * The blocks of plain text: paragraphs between empty lines, lists by their bullets and numbers, headings by the rule
 * below them or by standing alone without a full stop. A word that is divided at the end of a line is put together.
 */
export function plainBlocks(source: string): readonly Block[] {
  const blocks = new Blocks()
  const lines = linesOf(source)
  const width = Math.min(
    LONGEST_LINE,
    lines.reduce((most, { from, to }) => Math.max(most, to - from), 0),
  )
  let [kind, list, number]: [Block['kind'], number, number] = ['paragraph', 0, 0]
  let [inList, ordered] = [false, false]
  const flush = () => {
    blocks.flush(kind, kind === 'item' ? { item: { list, ordered, number } } : {})
    kind = 'paragraph'
  }
  for (const [index, line] of lines.entries()) {
    const text = source.slice(line.from, line.to)
    if (text.trim() === '' || ARROWS_DOWN.test(text)) {
      flush()
      continue
    }
    if (RULE.test(text)) {
      if (kind === 'paragraph') kind = 'heading'
      flush()
      inList = false
      continue
    }
    const mark = ITEM.exec(text)
    const quoted = QUOTED.exec(text) ?? (isSetInQuote(source, lines, index) ? INDENTED_QUOTE.exec(text) : null)
    const hash = HEADING_MARK.exec(text)
    if (mark) {
      flush()
      const isNumbered = (mark[1] ?? mark[2]) !== undefined
      if (!inList || ordered !== isNumbered) {
        list = blocks.nextList()
        number = 0
      }
      ;[inList, ordered] = [true, isNumbered]
      number += 1
      kind = 'item'
    } else if (hash || standsAlone(source, lines, index)) {
      flush()
      inList = false
      kind = 'heading'
    } else if (quoted && kind !== 'quote') {
      flush()
      kind = 'quote'
    } else if (kind === 'paragraph' && !/^[ \t]/.test(text)) inList = false
    // A number is part of what a reader reads; a bullet is none.
    const kept = (mark?.[1] ?? mark?.[2]) !== undefined ? 0 : ((mark ?? hash ?? quoted)?.[0].length ?? 0)
    writeLine(source, line, kept, width, blocks)
    if (kind === 'heading' && !RULE.test(sourceOf(source, lines[index + 1]))) flush()
  }
  flush()
  return blocks.blocks
}

/** True for a line with a mark of quotation as deep in as that of a line beside it; the steps of a way go deeper each. */
function isSetInQuote(source: string, lines: readonly Line[], index: number): boolean {
  const depth = (at: number) => INDENTED_QUOTE.exec(sourceOf(source, lines[at]))?.[1]
  const own = depth(index)
  return own !== undefined && (depth(index - 1) === own || depth(index + 1) === own)
}

type Line = { readonly from: number; readonly to: number; readonly next: number }

function linesOf(source: string): readonly Line[] {
  const lines: Line[] = []
  for (let from = 0; from < source.length; ) {
    let to = from
    while (to < source.length && source[to] !== '\n' && source[to] !== '\r') to += 1
    const next = source[to] === '\r' && source[to + 1] === '\n' ? to + 2 : to + 1
    lines.push({ from, to, next })
    from = next
  }
  return lines
}

const sourceOf = (source: string, line: Line | undefined) => (line ? source.slice(line.from, line.to) : '')

function standsAlone(source: string, lines: readonly Line[], index: number): boolean {
  const text = sourceOf(source, lines[index]).trim()
  const alone = (at: number) => sourceOf(source, lines[at]).trim() === ''
  if (text.length > LONGEST_HEADING || NO_HEADING.test(text) || !alone(index - 1)) return false
  // Who writes stands in capitals, too, at the head of a letter.
  return alone(index + 1) || (index > 0 && isShouted(text) && !isShouted(sourceOf(source, lines[index + 1])))
}

/** True for a line in capitals, which above other lines is a heading. */
const isShouted = (text: string) => !/\p{Ll}/u.test(text) && /\p{Lu}{2}.*\p{Lu}{2}/u.test(text)

const ENDS_IN_ADDRESS = /(?:https?:\/\/|www\.)[^\s<>]{4,200}$/iu

/** True where the first word of the next line would have had room in this one, or an address ends it and a sentence begins. */
function endsOnPurpose(source: string, line: Line, width: number): boolean {
  if (
    ENDS_IN_ADDRESS.test(source.slice(line.from, line.to)) &&
    /^[ \t]{0,12}\p{Lu}/u.test(source.slice(line.next, line.next + 20))
  )
    return true
  const word = /^[ \t]{0,12}(\S{1,60})/.exec(source.slice(line.next, line.next + 80))?.[1] ?? ''
  return line.to - line.from + 1 + word.length < width - SLACK
}

function writeLine(source: string, line: Line, skipped: number, width: number, blocks: Blocks): void {
  const divided = /\p{Ll}[-\u2010]$/u.test(source.slice(Math.max(line.from, line.to - 2), line.to))
  const continues = divided && CONTINUES.test(source.slice(line.next, line.next + 20))
  const to = continues ? line.to - 1 : line.to
  const from = line.from + skipped
  const spans = Array.from({ length: Math.max(to - from, 0) }, (_, index) => ({
    from: from + index,
    to: from + index + 1,
  }))
  blocks.write(source.slice(from, to), spans)
  if (!continues && endsOnPurpose(source, line, width))
    blocks.breakLine({ from: line.to, to: Math.min(line.next, source.length) })
  else if (!continues) blocks.write(' ', [{ from: line.to, to: Math.min(line.next, source.length) }])
  else blocks.join({ from: to, to: line.next })
}
