import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import type { Span } from './guide-text.js'

/** How a source writes text down: what stands for something else in it. */
export type Writing = {
  /** `&amp;`, and in HTML `&amp` as well. */
  readonly entities: boolean
  /** `\*` */
  readonly escapes: boolean
  /** What may begin a line and is no text: the `> ` of a quote. */
  readonly margins: boolean
}

export const HTML: Writing = { entities: true, escapes: false, margins: false }
export const MARKDOWN: Writing = { entities: true, escapes: true, margins: true }
export const VERBATIM: Writing = { entities: false, escapes: false, margins: true }

const LONGEST_NAME = 33
/** The longest name that HTML reads without a semicolon. */
const LONGEST_BARE_NAME = 6
const REFERENCE = /&(?:#(?:[xX][0-9a-fA-F]{1,12}|\d{1,12});?|([A-Za-z][A-Za-z0-9]{0,32})(;?))/y

/**
 * For every unit of a decoded text, where in the source it was written. A parser tells only where the whole begins and
 * ends; between the two the text is read along with what was written. Linear in the length of both.
 *
 * @param from where the written text begins in the source, and `to` where it ends.
 */
export function align(source: string, from: number, to: number, text: string, writing: Writing): readonly Span[] {
  const spans: Span[] = []
  let at = from
  const put = (length: number, units: number) => {
    for (let unit = 0; unit < units; unit += 1) spans.push({ from: at, to: Math.min(at + length, to) })
    at += length
  }
  while (spans.length < text.length) {
    const wanted = text[spans.length] as string
    if (at >= to) put(0, 1)
    else if (source[at] === '&' && writing.entities) {
      const read = referenceAt(source, at, text, spans.length)
      if (read) put(read.length, read.units)
      else if (wanted === '&') put(1, 1)
      else at += 1
    } else if (wanted === '\n' && source[at] === '\r') put(source[at + 1] === '\n' ? 2 : 1, 1)
    else if (writing.escapes && source[at] === '\\' && source[at + 1] === wanted) put(2, 1)
    else if (source[at] === wanted) put(1, 1)
    // A browser reads this where NUL is written.
    else if (source[at] === '\0' && wanted === '\uFFFD') put(1, 1)
    // Text that was moved out of a table stands on both sides of a tag.
    else if (source[at] === '<' && !writing.margins) at = behindTag(source, at, to)
    else at += 1
  }
  return spans
}

/** The reference at this place, if it stands for what the text has there. */
function referenceAt(
  source: string,
  at: number,
  text: string,
  index: number,
): { readonly length: number; readonly units: number } | undefined {
  REFERENCE.lastIndex = at
  const match = REFERENCE.exec(source)
  if (!match) return undefined
  const [whole, name, semicolon] = match
  if (name === undefined) {
    const units = (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1
    return { length: whole.length, units }
  }
  const means = (bare: string) => {
    const decoded = decodeNamedCharacterReference(bare)
    return decoded && text.startsWith(decoded, index) ? decoded.length : undefined
  }
  const units = semicolon && name.length < LONGEST_NAME ? means(name) : undefined
  if (units !== undefined) return { length: whole.length, units }
  for (let length = Math.min(name.length, LONGEST_BARE_NAME); length >= 2; length -= 1) {
    const bare = means(name.slice(0, length))
    if (bare !== undefined && text[index] !== '&') return { length: length + 1, units: bare }
    if (bare !== undefined && /^amp$/i.test(name.slice(0, length))) return { length: length + 1, units: bare }
  }
  return undefined
}

function behindTag(source: string, at: number, to: number): number {
  const end = source.indexOf('>', at)
  return end < 0 || end >= to ? to : end + 1
}
