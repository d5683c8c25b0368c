import { escapeRegExp, normalise } from './normalise.js'

/** What may close a quotation, by what opens it; the marks of four languages, and how Markdown sets a label apart. */
const CLOSES: Readonly<Record<string, string>> = {
  '"': '"”“',
  "'": "'’",
  '„': '“”"',
  '“': '”',
  '”': '”',
  '‚': '‘’',
  '‘': '’',
  '’': '’',
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '`': '`',
  '*': '*',
  _: '_',
}

/** Blanks inside of the marks, as French sets them, and what some set before the closing one: "Settings." */
const AROUND = {
  before: /(["'„“”‚‘’«»‹›`*_])[\s\u00A0\u202F]*$/u,
  after: /^[\s\u00A0\u202F]*(?:\.\.\.|[.,;:!?…])?[\s\u00A0\u202F]*(["'„“”‚‘’«»‹›`*_])/u,
}

/**
 * A sentence with another label where it quotes one, in whatever quotation marks; these stay, and so does everything
 * else. Case, white space and the form of apostrophes and dashes in the quotation may differ from the label.
 *
 * @param labels of which the first one that is quoted is meant.
 * @returns `undefined` when the sentence quotes none of them.
 */
export function requoted(sentence: string, labels: readonly string[], after: string): string | undefined {
  const label = labels.find((one) => quotes(sentence, one))
  if (label === undefined) return undefined
  return sentence.replace(loosely(label), (found, at: number) => (isQuoted(sentence, at, found.length) ? after : found))
}

/** True when a sentence quotes a label. */
export function quotes(sentence: string, label: string): boolean {
  if (normalise(label) === '') return false
  return [...sentence.matchAll(loosely(label))].some(({ index, 0: found }) => isQuoted(sentence, index, found.length))
}

function isQuoted(sentence: string, at: number, length: number): boolean {
  const opens = AROUND.before.exec(sentence.slice(0, at))?.[1]
  const closes = AROUND.after.exec(sentence.slice(at + length))?.[1]
  return opens !== undefined && closes !== undefined && (CLOSES[opens]?.includes(closes) ?? false)
}

function loosely(label: string): RegExp {
  const letters = [...normalise(label).replaceAll('...', '…')].map((letter) => {
    if (letter === "'") return "['`‘’‚‛ʼ′´]"
    if (letter === '"') return '["“”„‟«»″]'
    if (letter === '-') return '[-‐-―−]'
    if (letter === '…') return '(?:\\.\\.\\.|…)'
    return letter === ' ' ? '\\s+' : escapeRegExp(letter)
  })
  return new RegExp(letters.join(''), 'giu')
}
