import { type Day, datesIn, sameDay } from './dates.js'
import { normalise } from './normalise.js'
import { withoutPassing } from './passing.js'

/** Stands for a date in a {@link Reading}; `normalise` drops these letters from what a page says. */
const DATE = '\uE000'
/** Behind a mark, while it is not yet known which dates are left: which date of the text it is. */
const FIRST = 0xe100
const MOST_DATES = 4000

/** A text as its content is compared. */
export type Reading = {
  /** Without white space, whose place depends on the markup, and with a mark for each date. */
  readonly text: string
  readonly dates: readonly (readonly Day[])[]
}

/** What a text says: spelling, numbers and times count, the format of a date does not. */
export function readingOf(text: string): Reading {
  return dated(normalise(text), (marked) => marked)
}

/** What a text says for longer than the moment, see passing.ts. */
export function contentOf(text: string): Reading {
  return dated(normalise(text), withoutPassing)
}

/** What a name says for longer than the moment, dates left out: they are like numbers there. */
export function undated(name: string): string {
  const text = normalise(name)
  if (!/[\d\p{L}]/u.test(text)) return text
  const pieces: string[] = []
  let at = 0
  for (const { from, to } of datesIn(text)) {
    pieces.push(text.slice(at, from), DATE)
    at = to
  }
  return withoutPassing([...pieces, text.slice(at)].join(''))
    .replaceAll(DATE, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** True when two readings say the same. */
export function sameReading(a: Reading, b: Reading): boolean {
  return a.text === b.text && agreeFrom(a, b, 0)
}

/**
 * True when the whole contains the part: markup, spaces and formats of dates apart. A number of the part has to stand
 * whole in the other, so that "4 days" is not found in "14 days".
 */
export function includesText(whole: string, part: string): boolean {
  return includesReading(readingOf(whole), readingOf(part))
}

/** As {@link includesText}, for a whole that is searched more than once. */
export function includesReading(all: Reading, part: Reading): boolean {
  let [dates, counted] = [0, 0]
  for (let at = all.text.indexOf(part.text); at >= 0; at = all.text.indexOf(part.text, at + 1)) {
    for (; counted < at; counted += 1) if (all.text[counted] === DATE) dates += 1
    if (!cutsNumber(all.text, at) && !cutsNumber(all.text, at + part.text.length) && agreeFrom(part, all, dates))
      return true
  }
  return false
}

function cutsNumber(text: string, at: number): boolean {
  return /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at] ?? '')
}

function agreeFrom(part: Reading, all: Reading, offset: number): boolean {
  return part.dates.every((days, index) => sameDay(days, all.dates[offset + index] ?? []))
}

function dated(text: string, change: (marked: string) => string): Reading {
  const found = datesIn(text).slice(0, MOST_DATES)
  const pieces: string[] = []
  let at = 0
  for (const [index, { from, to }] of found.entries()) {
    pieces.push(text.slice(at, from), DATE, String.fromCharCode(FIRST + index))
    at = to
  }
  const dates: (readonly Day[])[] = []
  const kept = change([...pieces, text.slice(at)].join('')).replace(/\uE000(.)/gu, (_, which: string) => {
    dates.push(found[which.charCodeAt(0) - FIRST]?.readings ?? [])
    return DATE
  })
  return { text: kept.replace(/\s/g, ''), dates }
}
