import { fold, squeeze } from './fold.js'
import type { Needle } from './needles.js'
import type { Stretch } from './patterns.js'
import { type Reading, Transcript } from './reading.js'

/**
 * What is spelled with a letter of each word or line: the first letters of words, the last ones of lines. Each word or
 * line that holds a letter of it is a stretch of its own.
 */
export function findAcrostics(text: string, needles: readonly Needle[]): readonly Stretch[] {
  const whole = needles.filter(({ kind, loose }) => kind === 'whole' && loose)
  if (whole.length === 0) return []
  return [lettersOf(text, /[^\s]+/g, FIRST), lettersOf(text, /[^\n]+/g, LAST)].flatMap((letters) => {
    const view = squeeze(fold(letters))
    return whole.flatMap((needle) => {
      const found: Stretch[] = []
      for (let at = view.text.indexOf(needle.text); at >= 0; at = view.text.indexOf(needle.text, at + 1)) {
        for (let unit = at; unit < at + needle.text.length; unit += 1)
          found.push({ from: view.from[unit] ?? 0, to: view.to[unit] ?? 0, mark: '[private]' })
        at += needle.text.length - 1
      }
      return found
    })
  })
}

const FIRST = /^[\p{L}\p{N}]/u
const LAST = /[\p{L}\p{N}](?=\s*$)/u

function lettersOf(text: string, parts: RegExp, which: RegExp): Reading {
  const transcript = new Transcript(64)
  for (const { 0: part, index } of text.matchAll(parts)) {
    // A longer word or line is none.
    const [letter] = (part.length > 200 ? null : which.exec(part)) ?? []
    if (letter) transcript.push(letter, index, index + part.length)
  }
  return transcript.reading
}
