import type { GuideFinding, GuideRule, QuoteSelector } from './finding.js'
import type { Sentence } from './mentions.js'
import type { Page } from './page.js'
import { textKey } from './words.js'

/** What a rule says of a sentence; where it stands is added here. */
export type Said = {
  readonly rule: GuideRule
  readonly sentence: Sentence
  readonly subject: GuideFinding['subject']
  readonly since: string | null
  readonly evidence: GuideFinding['evidence']
  readonly proposed: string | null
  readonly edits: GuideFinding['edits']
}

const LONGEST_ID = 80

/** A question that a guide quotes; what is quoted beside it is mostly the answer. */
const QUOTED_QUESTION = /\?\s?["“”»›]/u

/**
 * Each label of a sentence is told, and beside one that is gone, or a day that is over, no claim: the sentence has to be
 * written anew anyway. Of a question and its answer that are gone only the longer one is.
 */
export function withoutEchoes(said: readonly Said[]): readonly Said[] {
  const longest = new Map<number, Said>()
  for (const one of said) {
    const other = longest.get(one.sentence.index)
    if (one.rule === 'label-gone' && (!other || other.subject.printed.length < one.subject.printed.length))
      longest.set(one.sentence.index, one)
  }
  const dated = new Set(said.filter(({ rule }) => rule.startsWith('deadline-')).map(({ sentence }) => sentence.index))
  return said.filter((one) => {
    const gone = longest.get(one.sentence.index)
    if (one.rule === 'claim-contradicted') return gone === undefined && !dated.has(one.sentence.index)
    return one.rule !== 'label-gone' || gone === one || !QUOTED_QUESTION.test(one.sentence.text)
  })
}

/** Findings out of what the rules said, the first of the guide, with the places of their sentences. */
export function findingsOf(page: Page, said: readonly Said[], most: number): readonly GuideFinding[] {
  const seen = new Map<string, number>()
  const select = selectors(page)
  const lines = lineStarts(page.guide.source)
  return [...said]
    .sort((a, b) => a.sentence.index - b.sentence.index)
    .slice(0, most)
    .map(({ rule, sentence, subject, since, evidence, proposed, edits }) => {
      const block = page.guide.blocks[sentence.block]
      const from = block?.at(sentence.from).from ?? 0
      const to = block?.at(sentence.to - 1).to ?? from
      const base = idOf(rule, page.known.flow, subject)
      const count = (seen.get(base) ?? 0) + 1
      seen.set(base, count)
      return {
        id: count === 1 ? base : `${base}:${count}`,
        rule,
        sentence: sentence.text,
        where: { quote: select(sentence), ...placeOf(lines, from), from, to },
        subject,
        since,
        evidence,
        proposed: proposed === sentence.text ? null : proposed,
        edits,
      }
    })
}

/** Of rule, place on the route and what is printed: the same in every copy, and on every night. */
function idOf(rule: GuideRule, flow: string, subject: GuideFinding['subject']): string {
  const printed = textKey(subject.printed)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return [rule, subject.of ?? flow, printed.slice(0, LONGEST_ID)].join(':')
}

/** Longer contexts would not be kept by an editor. */
const LONGEST_CONTEXT = 160
const CONTEXT_STEP = 20

/** Selects a sentence; with as much around it as makes it the only one. */
function selectors(page: Page): (sentence: Sentence) => QuoteSelector {
  let whole = ''
  const starts = page.guide.blocks.map(({ text }) => {
    const start = whole.length
    whole += `${text}\n`
    return start
  })
  const isOnly = (quote: string) => whole.indexOf(quote) === whole.lastIndexOf(quote)
  return (sentence) => {
    const from = (starts[sentence.block] ?? 0) + sentence.from
    const to = from + sentence.text.length
    const quote = { exact: sentence.text, prefix: '', suffix: '' }
    for (
      let length = CONTEXT_STEP;
      !isOnly(quote.prefix + quote.exact + quote.suffix) && length <= LONGEST_CONTEXT;
      length += CONTEXT_STEP
    ) {
      quote.prefix = whole.slice(Math.max(0, from - length), from)
      quote.suffix = whole.slice(to, to + length).replace(/\n$/, '')
    }
    return quote
  }
}

function lineStarts(source: string): readonly number[] {
  const starts = [0]
  for (const match of source.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length)
  return starts
}

function placeOf(starts: readonly number[], at: number): { readonly line: number; readonly column: number } {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] as number) <= at) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: at - (starts[low] as number) + 1 }
}
