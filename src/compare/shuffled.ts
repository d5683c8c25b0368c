import type { Item } from '../screen/tree.js'
import { normalise } from '../text/normalise.js'
import { type Described, mentions } from './forms.js'

// Cards of a page that are drawn in another order: a tree may have the text of neighbours as one, so that only its pieces tell.

/** What follows something or comes before it: then the order is part of what is said. English, German, French, Italian. */
const IN_ORDER =
  /(?<!\p{L})(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|then|next|after(?:wards)?|before|finally|lastly|step|zuerst|erst(?:ens)?|zweitens|drittens|zunächst|dann|danach|davor|vorher|nachher|anschließend|schließlich|zuletzt|schritt|d'abord|puis|ensuite|enfin|après|avant|étape|prima|poi|quindi|dopo|infine|passo)(?!\p{L})/iu

/** Longer texts are not taken apart. */
const MOST_WORDS = 300

/**
 * True when two texts are the same pieces in another order, and nobody who follows the guide goes by that order. A piece is one
 * or more whole sentences, or a name with its value ("Language: English"): a value that went to another name is no piece.
 */
export function isShuffled(old: Item, now: Item, described: Described): boolean {
  if (old.role !== 'text' || now.role !== 'text' || isOrdered(old) || isOrdered(now)) return false
  const [before, after] = [old, now].map(({ name }) => normalise(name).split(' ')) as [string[], string[]]
  if (before.length !== after.length || before.length > MOST_WORDS || mentions(now.name, described)) return false
  const used = new Set<number>()
  let count = 0
  for (let at = 0; at < after.length; count += 1) {
    const { from, length } = longestRun(before, after, at, used)
    if (!isPiece(after, at, length) || !isPiece(before, from, length)) return false
    for (let n = 0; n < length; n += 1) used.add(from + n)
    at += length
  }
  return count > 1
}

/** True for a piece of its own that was drawn in another place between others of its kind. */
export function isLoosePiece(item: Item, described: Described): boolean {
  if (item.role !== 'text' || isOrdered(item) || mentions(item.name, described)) return false
  const words = normalise(item.name).split(' ')
  return isPiece(words, 0, words.length)
}

/** The entries of a list may be numbered, which no tree tells. */
function isOrdered({ name, within }: Item): boolean {
  const isEntry = within.some(({ role }) => /^(?:list|table|grid)$/.test(role))
  return isEntry || IN_ORDER.test(normalise(name)) || /(?:^|\s)(?:\d{1,2}|[a-z])[.)](?=\s|$)/i.test(name)
}

/** The longest run of words from `at` on that the other text has, too, where it was not used yet. */
function longestRun(before: readonly string[], after: readonly string[], at: number, used: ReadonlySet<number>) {
  let [from, length] = [0, 0]
  for (let start = 0; start < before.length; start += 1) {
    let run = 0
    while (at + run < after.length && !used.has(start + run) && before[start + run] === after[at + run]) run += 1
    if (run > length) [from, length] = [start, run]
  }
  return { from, length }
}

function isPiece(words: readonly string[], from: number, length: number): boolean {
  const piece = words.slice(from, from + length).join(' ')
  if (length < 2 || /[:,;]$/.test(piece)) return false
  if (/^\p{Lu}[^.!?:]{0,40}:\s\S/u.test(piece)) return true
  const isWhole = from === 0 || ends(words[from - 1])
  return isWhole && ends(words[from + length - 1]) && /^["'(]?[\p{Lu}\p{Lo}]/u.test(piece)
}

function ends(word: string | undefined): boolean {
  return word !== undefined && /[.!?]["')]?$/.test(word)
}
