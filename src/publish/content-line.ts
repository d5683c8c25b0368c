import { oneLine } from '../text/line.js'

/** Octets of a line of a calendar, its break not counted (RFC 5545, 3.1). */
const LONGEST = 75

/** A text as a value of a calendar (RFC 5545, 3.3.11): nothing of it begins a line or another value. */
export function escapedText(text: string): string {
  return oneLine(text).replace(/[\\;,]/g, '\\$&')
}

/** One line with its break; a longer one is folded between two characters (RFC 5545, 3.1). */
export function contentLine(line: string): string {
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line.replace(/\p{Cc}/gu, '')) {
    const size = Buffer.byteLength(character)
    if (octets + size > LONGEST) {
      parts.push(part)
      part = ' '
      octets = 1
    }
    part += character
    octets += size
  }
  return `${[...parts, part].join('\r\n')}\r\n`
}
