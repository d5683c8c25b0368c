import { languageOf } from '../text/local.js'
import type { Span } from './guide-text.js'

/** What ends in a full stop and ends no sentence. Four languages; the only place to add one. */
const ABBREVIATIONS = new Set(
  (
    'abb abs allg art bd bsp bspw bzgl bzw ca dr evtl ff ggf gegr inkl insb kap lt max min mind mio nr od o.ä prof s sog st str tel u ugs usw u.a u.ä u.u v.a vgl vs z.b z.t zzgl d.h i.d.r b ' +
    'approx co corp dept e.g eg etc fig i.e inc jr ltd mr mrs ms no p pp sr vol ' +
    'chap env ex m mm mme mlle n p.ex réf av ' +
    'dott dr.ssa ecc es p.es pag sig sigg art.li cfr'
  ).split(' '),
)
const MONTH =
  /^(?:jan|jän|genn|feb|fév|mär|mar|apr|avr|mai|may|mag|jun|giu|jui|jul|lug|aug|aoû|ago|sep|set|okt|oct|ott|nov|dez|dec|déc|dic)/iu
const OPENS = '„“«‹(['
const LIST_LINE = /^(?:\d{1,3}[.)]\s|[a-z][.)]\s|\[[ x]?\]\s|[-–—*•→▶►➔✓☐\u2460-\u2473]|\p{Lu}\p{L}*:)/u
/** "Step 2. Open …": a step with its number. */
const STEP = /^(?:schritt|step|[ée]tape|passo|passaggio|fase)\s\d{1,2}\.$/iu
const segmenters = new Map<string, Intl.Segmenter>()

/**
 * The sentences of a block's text, in order, without the blanks between them. A sentence does not end at "z. B.", at
 * "26. Mai", within a quotation, or where a line ends by chance.
 *
 * @param language of the text, as a language tag; one that nobody knows counts as English.
 */
export function sentencesOf(text: string, language: string): readonly Span[] {
  const sentences: Span[] = []
  let from = 0
  for (const { index, segment } of segmenterOf(language).segment(text)) {
    const to = index + segment.length
    if (to < text.length && !endsAt(text, from, to)) continue
    push(sentences, text, from, to)
    from = to
  }
  push(sentences, text, from, text.length)
  return sentences
}

function segmenterOf(language: string): Intl.Segmenter {
  const bare = languageOf(language).toLowerCase()
  const known = /^[a-z]{2,3}$/.test(bare) ? bare : 'en'
  const segmenter = segmenters.get(known) ?? new Intl.Segmenter(known, { granularity: 'sentence' })
  segmenters.set(known, segmenter)
  return segmenter
}

/** As far back as anything is looked for that keeps a sentence open. */
const NEAR = 200

function endsAt(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(from, to - NEAR), to)
  const after = text.slice(to, to + 20)
  const trimmed = before.trimEnd()
  if (before.slice(trimmed.length).includes('\n')) return endsLine(trimmed, after) && !isOpen(trimmed)
  if (/^["”“»’)\]]*\s*[\p{Ll},;)]/u.test(after)) return false
  if (isOpen(before)) return false
  if (!trimmed.endsWith('.')) return true
  const word = /[\p{L}.]*$/u.exec(trimmed.slice(0, -1))?.[0].toLowerCase() ?? ''
  if (word !== '' && ABBREVIATIONS.has(word)) return false
  if (/^\p{L}$/u.test(word)) return false
  const number = /(?:^|[^\d.,])\d{1,2}\.$/u.test(trimmed)
  return !(number && (MONTH.test(after) || trimmed.length <= 3 || STEP.test(trimmed)))
}

/** A line that is ended on purpose ends a sentence, unless its last word wants another one. */
function endsLine(before: string, after: string): boolean {
  if (/[.:;!?…]["”“»’)]*$/u.test(before) || LIST_LINE.test(after)) return true
  return !/(?:^|\s)\p{Ll}{1,4}$|[,&–-]$/u.test(before) && /^[\p{Lu}\d"„“«]/u.test(after)
}

/** True inside of a quotation or brackets: a label may end in a question mark, and the sentence goes on. */
function isOpen(before: string): boolean {
  const opens = Math.max(...[...OPENS].map((mark) => before.lastIndexOf(mark)))
  if (opens < 0 || /^["“”»’›)\]]/u.test(before.slice(opens + 1))) return false
  const mark = before[opens] as string
  // In German this one closes, too.
  if (mark === '“' && before.lastIndexOf('„', opens) >= 0) return false
  return !/["“”»«›)\]]/u.test(before.slice(opens + 1))
}

function push(sentences: Span[], text: string, from: number, to: number): void {
  let [first, last] = [from, to]
  while (first < last && /\s/.test(text[first] as string)) first += 1
  while (last > first && /\s/.test(text[last - 1] as string)) last -= 1
  if (last > first) sentences.push({ from: first, to: last })
}
