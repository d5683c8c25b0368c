import { printable } from './inert.js'

/** Halves of characters, and what no XML may hold (https://www.w3.org/TR/xml/#charsets). */
const NO_CHARACTER = /[\p{Cs}\uFFFE\uFFFF]/gu

/**
 * A text of somebody else's as one line for a feed, a calendar or a picture: without control characters, halves of
 * characters and what turns the direction of writing; blanks that may break are folded.
 */
export function oneLine(text: string): string {
  return printable(text)
    .replace(NO_CHARACTER, '')
    .replace(/[ \u2028\u2029]+/g, ' ')
    .trim()
}
