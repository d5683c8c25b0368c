import { beginsStep, guidesTo, placesAt } from './cues/instruct.js'
import { clicksIn, isMore, namesIcon, pointsBack, withoutKey } from './cues/sequence.js'
import type { KnownRoute } from './known.js'
import type { Mention, ReadBlock, Sentence } from './mentions.js'
import type { Page } from './page.js'
import type { Passage } from './passages.js'
import { isSmall, textKey, wordsOf } from './words.js'

/** What a guide says from one step to the next that it names, where a route has another one between them. */
export type Gap = {
  readonly before: Mention
  readonly after: Mention
  /** From the sentence of the one to that of the other. */
  readonly sentences: readonly { readonly sentence: Sentence; readonly block: ReadBlock }[]
  /** The last sentence before the step that is missing. */
  readonly place: Sentence
}

/** @param later the labels of the steps behind the one that is missing, see textKey. */
export function gapOf(passage: Passage, before: Mention, after: Mention, later: ReadonlySet<string>): Gap | undefined {
  if (after.sentence.index < before.sentence.index) return undefined
  const sentences = passage.blocks.flatMap((block) =>
    block.sentences
      .filter(({ index }) => index >= before.sentence.index && index <= after.sentence.index)
      .map((sentence) => ({ sentence, block })),
  )
  // What is said of a later step, marked or not, is said behind the one that is missing.
  const named = sentences.findIndex(
    ({ sentence, block }, index) =>
      index > 0 && block.mentions.some((one) => one.sentence === sentence && later.has(one.group.key)),
  )
  const below = sentences[1]
  if (before.isTerm && below && named !== 1 && below.block.block.kind !== 'heading')
    return { before, after, sentences, place: below.sentence }
  const place =
    sentences.slice(0, named < 0 ? -1 : named).findLast(({ sentence, block }) => {
      // The number of a step is no sentence, and what holds for some is told by the way.
      return block.block.kind !== 'heading' && /\p{L}{2}/u.test(sentence.text) && !isAside(sentence.text)
    })?.sentence ?? before.sentence
  return { before, after, sentences, place }
}

/** "If you are not signed in, do so now", or what a colour means: "grey = off". */
const isAside = (text: string) =>
  /^[\p{L} ]{2,30} = \p{L}/u.test(text) ||
  /^(?:if|should|in case|wenn|falls|sollten?|si|s['’]il|au cas où|se|nel caso)(?!\p{L})[^.!?]*[.!]?$/iu.test(text)

/** Letters by which a word of a label is found again in another form of it. */
const TELLING = 5

/** True where the words of a step stand in the gap, outside of other labels. */
export function isTold({ sentences }: Gap, step: KnownRoute['steps'][number]): boolean {
  const own = new Set(step.labels.map(textKey))
  const keys = step.labels.flatMap((label) => wordsOf(label.replace(/\([^)]{0,40}\)/g, '')).map(({ key }) => key))
  const long = keys
    .filter((key) => key.length >= TELLING && !isSmall(key))
    .map((key) => key.slice(0, Math.max(TELLING, key.length - 3)))
  return sentences.some(({ sentence, block }) => {
    const labels = block.mentions.filter((one) => one.sentence === sentence)
    if (labels.some(({ group }) => own.has(group.key))) return true
    return wordsOf(sentence.text).some(({ key, from }) => {
      const at = sentence.from + from
      const fits = long.length > 0 ? long.some((stem) => key.includes(stem)) : keys.includes(key)
      return fits && !labels.some((one) => one.from <= at && at < one.to)
    })
  })
}

/** True where something in a gap may stand for the step that is looked for. */
export function isBridged(page: Page, { before, after, sentences }: Gap): boolean {
  const { language } = page
  const stretches = sentences.map(({ sentence, block }) => {
    const begins = sentence === before.sentence ? before.to : sentence.from
    const ends = sentence === after.sentence ? after.from : sentence.to
    // What stands in brackets behind a label describes it.
    const between = block.block.text
      .slice(begins, Math.max(begins, ends))
      .replace(/^["”“»*\s]{0,3}\([^()]{0,60}\)/u, '')
    // "Go to X and press OK" presses nothing but X.
    const own = sentence === before.sentence ? withoutKey(between) : between
    return { sentence, block, begins, ends, between, clicks: clicksIn(own, language) }
  })
  // "Press X", "X is a link: press it", "X. Hit that": once, what is pressed is the first label.
  const isLed = clicksIn(before.sentence.text.slice(0, before.from - before.sentence.from), language) > 0
  const behind = stretches.findIndex(({ clicks }) => clicks > 0)
  const pressesFirst =
    !isLed && (behind === 0 || (behind === 1 && pointsBack(stretches[1]?.between ?? '', language))) ? behind : -1
  return stretches.some(({ sentence, block, begins, ends, between, clicks }, index) => {
    const isIcon = namesIcon(between, language) && !isLookOf(block, between, before, language)
    if (isMore(between, language) || isIcon || hasForeign(page, block, sentence, begins, ends)) return true
    const labels = block.mentions.filter((one) => one.from >= begins && one.to <= ends && one.sentence === sentence)
    const governed =
      sentence === after.sentence &&
      guidesTo(sentence.text, after.from - sentence.from, after.to - sentence.from, language, true)
    const others = clicks - (index === pressesFirst ? 1 : 0)
    return labels.length === 0 && others > (governed ? 1 : 0)
  })
}

/** True for what a manual says below a term: what the thing looks like that the term is called. */
const isLookOf = ({ block }: ReadBlock, between: string, before: Mention, language: string) =>
  before.isTerm && block.kind !== 'heading' && clicksIn(between, language) === 0

/** Marks that belong together: what stands between the end of one quotation and the next is none. */
const QUOTED =
  /"[^"„“”«»‹›]{2,60}"|„[^"„“”«»‹›]{2,60}[“”]|“[^"„“”«»‹›]{2,60}”|«[^"„“”«»‹›]{2,60}»|»(?!\s)[^"„“”«»‹›]{2,60}(?<!\s)«|‹[^"„“”«»‹›]{2,60}›|(?<![^\s(])[‚‘',`](?!\s)[^"„“”«»‹›‚‘’'`´,]{2,60}(?<!\s)[‘’'`´](?!\p{L})/gu

/** True where a reader is told to press something that nobody knows. */
function hasForeign(
  page: Page,
  { block, mentions }: ReadBlock,
  sentence: Sentence,
  begins: number,
  ends: number,
): boolean {
  const quoted = [...sentence.text.matchAll(QUOTED)].map((match) => ({
    from: sentence.from + match.index + 1,
    to: sentence.from + match.index + match[0].length - 1,
  }))
  return [...block.marked, ...quoted].some(({ from, to }) => {
    if (from < begins || to > ends || !/\p{L}{2}/u.test(block.text.slice(from, to))) return false
    if (mentions.some((one) => one.from < to && from < one.to)) return false
    const [a, b] = [from - sentence.from, to - sentence.from]
    return (
      guidesTo(sentence.text, a, b, page.language, true) ||
      placesAt(sentence.text, a, b, page.language) ||
      beginsStep(sentence.text, a)
    )
  })
}
