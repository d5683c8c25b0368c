import { oneLine } from '../../text/line.js'

/** Octets of a line of a calendar, its break not counted (RFC 5545, 3.1). */
const LONGEST = 75

/** A text as a value of a calendar (RFC 5545, 3.3.11): nothing of it begins a line or another value. */
export function escapedText(text: string): string {
  return oneLine(text).replace(/[\\;,]/g, '\\$&')
}

/** One line with its break; a longer one is folded between two characters (RFC 5545, 3.1). */
export function contentLine(text: string): string {
  const line = text.replace(/\p{Cc}/gu, '')
  if (Buffer.byteLength(line) <= LONGEST) return `${line}\r\n`
  const parts: string[] = []
  let part = ''
  let octets = 0
  for (const character of line) {
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
