import type { Block } from '../guide-text/guide-text.js'

/** Something that a guide sets apart as a label, before anybody knows whether it is one. */
export type ProseLabel = {
  readonly from: number
  readonly to: number
  readonly text: string
  /** How it is set apart. */
  readonly as: 'quoted' | 'marked' | 'path'
}

/** Opening marks of quotations, and what ends each. */
const QUOTES: Readonly<Record<string, string>> = {
  '„': '“”',
  '“': '”',
  '"': '"',
  '«': '»',
  '»': '«',
  '‹': '›',
  '‚': '‘’',
}

/** Between the steps of a path: `A > B`, `A → B`. */
const ARROWS = new Set(['>', '->', '→', '›', '➔', '▸', '►', '»', '⇒'])

/** What is longer is no label that a guide names. */
const MOST_LETTERS = 60
const MOST_WORDS = 8
/** Bold is for what matters as well: more words than these are a sentence. */
const MOST_WORDS_MARKED = 5

/** The labels of a block in the order of the text; what lies within another one is left out. Takes time in proportion to the text. */
export function proseLabels(block: Pick<Block, 'text' | 'marked'>): readonly ProseLabel[] {
  const { text, marked } = block
  const whole = text.trim().length
  const set = marked
    .filter(({ from, to }) => to - from < whole && wordsIn(text.slice(from, to)) <= MOST_WORDS_MARKED)
    .map(({ from, to }): ProseLabel => ({ from, to, text: text.slice(from, to), as: 'marked' }))
  const all = [...quoted(text), ...pathParts(text), ...set].flatMap(trimmed).filter(isLabel)
  const ordered = all.sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: ProseLabel[] = []
  for (const label of ordered) if (label.from >= (kept.at(-1)?.to ?? 0)) kept.push(label)
  return kept
}

function quoted(text: string): readonly ProseLabel[] {
  const found: ProseLabel[] = []
  for (let at = 0; at < text.length; at += 1) {
    const ends = QUOTES[text[at] ?? '']
    if (ends === undefined) continue
    let end = at + 1
    while (end < text.length && end - at <= MOST_LETTERS + 1 && !ends.includes(text[end] ?? '')) end += 1
    if (!ends.includes(text[end] ?? ' ')) continue
    found.push({ from: at + 1, to: end, text: text.slice(at + 1, end), as: 'quoted' })
    at = end
  }
  return found
}

/** The parts of `A > B > C`; before the first and behind the last, words that begin with a capital letter belong to it. */
function pathParts(text: string): readonly ProseLabel[] {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, from: index, to: index + word.length }))
  const arrows = words.flatMap(({ word }, index) => (ARROWS.has(word) ? [index] : []))
  return arrows.flatMap((arrow, count) => {
    const before = count === 0 ? labelBefore(words, arrow) : []
    const next = arrows[count + 1]
    const behind = next === undefined ? labelBehind(words, arrow) : words.slice(arrow + 1, next)
    return [before, behind].flatMap((part) => {
      const [first, last] = [part[0], part.at(-1)]
      return first && last
        ? [{ from: first.from, to: last.to, text: text.slice(first.from, last.to), as: 'path' as const }]
        : []
    })
  })
}

type Word = { readonly word: string; readonly from: number; readonly to: number }

function labelBefore(words: readonly Word[], arrow: number): readonly Word[] {
  let from = arrow
  while (from > 0 && arrow - from < MOST_WORDS && isCapital(words[from - 1]?.word) && !endsPart(words[from - 1]?.word))
    from -= 1
  return words.slice(from, arrow)
}

function labelBehind(words: readonly Word[], arrow: number): readonly Word[] {
  let to = arrow + 1
  while (to < words.length && to - arrow <= MOST_WORDS && (to === arrow + 1 || isCapital(words[to]?.word))) {
    to += 1
    if (endsPart(words[to - 1]?.word)) break
  }
  return words.slice(arrow + 1, to)
}

const isCapital = (word = '') => /^[\p{Lu}„“"«&]/u.test(word)
const endsPart = (word = '') => /[.,;:!?]$/.test(word)

/** Without blanks, quotation marks and the sign that ends its sentence. */
function trimmed(label: ProseLabel): readonly ProseLabel[] {
  let { from, to } = label
  const { text } = label
  const base = label.from
  const drops = (letter: string) => /[\s„“”"«»‹›‚‘’.,;:!?]/.test(letter)
  while (from < to && drops(text[from - base] ?? '')) from += 1
  while (to > from && drops(text[to - 1 - base] ?? '')) to -= 1
  return to > from ? [{ ...label, from, to, text: text.slice(from - base, to - base) }] : []
}

function isLabel({ text }: ProseLabel): boolean {
  return text.length <= MOST_LETTERS && wordsIn(text) <= MOST_WORDS && /\p{L}/u.test(text) && !text.includes('://')
}

function wordsIn(text: string): number {
  return text.trim().split(/\s+/).length
}
