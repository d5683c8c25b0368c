import { languageOf } from '../text/local.js'

/** A word of a text, as it is looked up: without case, accents and what only spelling adds. */
export type Word = { readonly from: number; readonly to: number; readonly key: string; readonly before: string }

const WORD = /[\p{L}\p{M}\p{N}]+|&/gu
const AND = new Set(['und', 'and', 'et', 'e', 'ed', '&'])
/** Between words of one label these may stand or not, and in whatever form. */
const SLIGHT = /[\s\-\u2010-\u2012\u00AD'’‘ʼ´`\u200B-\u200F\u202A-\u202E\u2060-\u2069]+/g
const SET_APART = /\s[-\u2010-\u2015](?:\s|$)/
const QUOTES = /["“”„«»‹›‚]/g
const LONGEST_GAP = 12

/** The words of a text. `before` is what stands before a word and is more than a blank; it tells paths from labels. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  let behind = 0
  for (const match of text.matchAll(WORD)) {
    const to = match.index + match[0].length
    words.push({
      from: match.index,
      to,
      key: keyOf(match[0]),
      before: words.length === 0 ? '' : gapOf(text, behind, match.index),
    })
    behind = to
  }
  return words
}

function gapOf(text: string, from: number, to: number): string {
  if (to - from === 1 && text[from] === ' ') return ''
  if (to - from > LONGEST_GAP) return '…'
  const gap = text.slice(from, to)
  return (SET_APART.test(gap) ? '–' : '') + gap.replace(SLIGHT, '').replace(QUOTES, '"').replaceAll('...', '…')
}

/** A word without case and accents; "and" is a sign in every language. */
export function keyOf(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss').replaceAll('œ', 'oe')
  return AND.has(plain) ? '&' : plain
}

/** A text as a key: equal for texts that differ only in case, accents, blanks, dashes and marks at their ends. */
export function textKey(text: string): string {
  return wordsOf(text)
    .map(({ key, before }) => before + key)
    .join(' ')
}

/** Small words of five letters and more, which every title or label may have. */
const SMALL = new Set(
  'della delle dello degli nella nelle nello dalla dalle sulla sulle einer einem einen eines unter their other about votre notre leurs cette'.split(
    ' ',
  ),
)
export const isSmall = (key: string): boolean => SMALL.has(key)

const ENDINGS: Readonly<Record<string, RegExp>> = {
  de: /(?:ern|en|er|es|em|e|n|s)$/,
  en: /(?:es|s)$/,
  fr: /(?:es|s|x|e)$/,
  it: /[aeio]$/,
}
const SHORTEST_STEM = 4

/** A word without the ending that its place in a sentence gives it. */
export function stemOf(key: string, language: string): string {
  const ending = ENDINGS[languageOf(language)]
  const stem = ending ? key.replace(ending, '') : key
  return stem.length >= SHORTEST_STEM ? stem : key
}
