import type { Block, Marked } from '../guide-text/guide-text.js'
import { sentencesOf } from '../guide-text/sentences.js'
import { guidesTo, isCalled } from './cues/instruct.js'
import { type LabelGroup, type LabelIndex, type Standing, standingOf } from './label-index.js'
import { addressesIn } from './urls.js'
import { type Word, wordsOf } from './words.js'

/** A sentence of a guide. */
export type Sentence = {
  readonly block: number
  /** Among all sentences of the guide. */
  readonly index: number
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A label, as a guide names it. */
export type Mention = {
  readonly sentence: Sentence
  /** In the text of the block. */
  readonly from: number
  readonly to: number
  readonly printed: string
  readonly group: LabelGroup
  readonly standing: Standing
  /**
   * `marked`: quoted, bold, code, a link, an entry of a list or the like, and nothing else inside. `path`: part of `A > B`. `guided`: a
   * reader is told to press or open it. `plain`: words in running text, which may be no label.
   */
  readonly how: 'marked' | 'path' | 'guided' | 'plain'
  /** The guide's markup says that it is a control. */
  readonly isControl: boolean
  readonly inflected: boolean
  /** It is a term that what follows explains, and nothing else is. */
  readonly isTerm: boolean
}

/** A block with its sentences and the labels in it. */
export type ReadBlock = {
  readonly block: Block
  readonly index: number
  readonly sentences: readonly Sentence[]
  readonly mentions: readonly Mention[]
}

/** Words in running text count as a label only where they are several. */
export function isTelling({ how, printed }: Mention): boolean {
  return how !== 'plain' || /\s/.test(printed.trim())
}

export function readBlocks(blocks: readonly Block[], index: LabelIndex, language: string): readonly ReadBlock[] {
  let count = 0
  return blocks.map((block, place) => {
    const sentences = sentencesOf(block.text, language).map(({ from, to }) => {
      count += 1
      return { block: place, index: count - 1, from, to, text: block.text.slice(from, to) }
    })
    return { block, index: place, sentences, mentions: mentionsOf(block, sentences, index, language) }
  })
}

function mentionsOf(block: Block, sentences: readonly Sentence[], index: LabelIndex, language: string) {
  const words = wordsOf(block.text)
  const mentions: Mention[] = []
  const addressed = new Uint8Array(block.text.length)
  for (const { from, to } of addressesIn(block.text)) addressed.fill(1, from, to)
  let current = 0
  for (let at = 0; at < words.length; ) {
    const hit = addressed[(words[at] as Word).from] === 1 ? undefined : index.at(words, at)
    if (!hit) {
      at += 1
      continue
    }
    const [from, to] = [(words[at] as Word).from, (words[at + hit.length - 1] as Word).to]
    while (current < sentences.length - 1 && (sentences[current] as Sentence).to <= from) current += 1
    const sentence = sentences[current]
    const printed = block.text.slice(from, to)
    const how = howNamed(block, from, to, printed, hit.group, sentence, language)
    // What begins on one line and ends on the next is two things.
    const isBroken = how === 'plain' && printed.includes('\n')
    if (sentence && how && !isBroken)
      mentions.push({
        sentence,
        from,
        to,
        printed,
        group: hit.group,
        standing: standingOf(hit.group, language),
        how,
        isControl:
          how === 'marked' && block.marked.some((mark) => mark.as === 'control' && isAll(mark, from, to, block.text)),
        inflected: hit.inflected,
        isTerm: block.term === true && isWhole(block, from, to),
      })
    at += how && !isBroken ? hit.length : 1
  }
  return mentions.map((mention, place) =>
    isStrung(block.text, mentions[place - 1], mention, mentions[place + 1])
      ? { ...mention, how: 'path' as const }
      : mention,
  )
}

/** Some manuals string labels together with dashes: "Tools - Options - Language". */
const STRING = /^["”“»*]?\s[-\u2013]\s["„“«*]?$/u
const isUpperStart = ({ printed }: Mention) => /^[\p{Lu}\p{N}]/u.test(printed)

function isStrung(text: string, before: Mention | undefined, mention: Mention, after: Mention | undefined): boolean {
  const strung = (a: Mention | undefined, b: Mention | undefined) =>
    a !== undefined && b !== undefined && isUpperStart(a) && isUpperStart(b) && STRING.test(text.slice(a.to, b.from))
  return mention.how !== 'marked' && (strung(before, mention) || strung(mention, after))
}

const OPENING = '"\'„“”‚‘’«»‹›`´[,'
const CLOSING = '"\'“”‘’»«›‹`´]'
const ARROW_BEFORE = /(?:[>→➔➜➝⇒▸▶►›»|·]|->|=>|–>)\s*["'„“‚‘«‹`[(*]?\s*$/u
const ARROW_AFTER = /^["'“”‘’»›`\])*]?\s*(?:[>→➔➜➝⇒▸▶►›|·]|»(?=\s)|->|=>|–>)/u
const AROUND = 8
/** Shorter words are too often just words. */
const SHORTEST_UNMARKED = 4
/** More words in bold than that are a sentence, and a label in it is only a part. */
const LONGEST_LABEL = 60

/** How a label is named at a place, or `undefined` where the words are only part of another name. */
function howNamed(
  block: Block,
  from: number,
  to: number,
  printed: string,
  group: LabelGroup,
  sentence: Sentence | undefined,
  language: string,
): Mention['how'] | undefined {
  const text = block.text
  const before = text.slice(Math.max(0, from - AROUND), from)
  const after = text.slice(to, to + AROUND)
  if (/[\p{L}\p{N}][-\u2010\u2011]$/u.test(before) || /^[-\u2010\u2011][\p{L}\p{N}]/u.test(after)) return undefined
  if (isQuoted(before, after) || isWhole(block, from, to)) return 'marked'
  if (ARROW_BEFORE.test(before) || ARROW_AFTER.test(after)) return 'path'
  let part = isPartOfQuotation(text, from, to, sentence)
  for (const mark of block.marked) {
    if (mark.from > from || mark.to < to) continue
    const [left, right] = [text.slice(mark.from, from), text.slice(to, mark.to)]
    const [ends, begins] = [/^[\s\p{P}\p{S}\d]*$/u.test(left), /^[\s\p{P}\p{S}]*$/u.test(right)]
    if (ends && begins) return 'marked'
    // A part of several, or of a way that is strung together within the mark.
    if (/(?:[/,;]|\s[-\u2013])\s*$/u.test(left) || /^\s*(?:[/,;]|[-\u2013]\s)/u.test(right)) continue
    if (mark.as !== 'link' && mark.to - mark.from <= LONGEST_LABEL && !/[.!:]$/u.test(text.slice(mark.from, mark.to)))
      part = true
  }
  if (part || block.marked.some((mark) => isInside(mark, from, to, text))) return undefined
  const cased = group.entries.some(({ text: label }) => isUpper(label) === isUpper(printed))
  if (!sentence || !cased || printed.length < SHORTEST_UNMARKED) return 'plain'
  const [start, end] = [from - sentence.from, to - sentence.from]
  return guidesTo(sentence.text, start, end, language) || isCalled(sentence.text, start, end, language)
    ? 'guided'
    : 'plain'
}

/** True for marks that have a label in them and nothing else. */
function isAll(mark: Marked, from: number, to: number, text: string): boolean {
  return (
    mark.from <= from && mark.to >= to && !/[\p{L}\p{N}]/u.test(text.slice(mark.from, from) + text.slice(to, mark.to))
  )
}

/** The letter or the key that numbers an item of a plain text. */
const LETTERED = /^\s*(?:[a-z][.)]|\d\ufe0f?\u20e3)\s/u

/** True for an entry of a list, or a term of a manual, that says nothing else. */
function isWhole({ item, term, text }: Block, from: number, to: number): boolean {
  if (item === undefined && term !== true) return false
  return !/[\p{L}\p{M}]/u.test((text.slice(0, from).replace(LETTERED, '') + text.slice(to)).replace(/\ufe0f/g, ''))
}

/** True where marks set a part of the words apart: then they are no one name. */
function isInside(mark: Marked, from: number, to: number, text: string): boolean {
  if (mark.from < from || mark.to > to || (mark.from === from && mark.to === to)) return false
  return !/[\p{L}\p{N}]/u.test(text[mark.from - 1] ?? '') && !/[\p{L}\p{N}]/u.test(text[mark.to] ?? '')
}

const isUpper = (text: string) => /^\p{Lu}/u.test(text)

function isQuoted(before: string, after: string): boolean {
  const opens = /([^\s\u00A0\u202F])[\s\u00A0\u202F]*$/u.exec(before)?.[1] ?? ''
  const closes = /^[\s\u00A0\u202F]*(?:\.\.\.|[.,;:!?…])?[\s\u00A0\u202F]*(\S)/u.exec(after)?.[1] ?? ''
  if (opens === '' || closes === '' || !OPENING.includes(opens) || !CLOSING.includes(closes)) return false
  // A comma for a low mark stands right before its word, as no other comma does.
  if (opens === ',' && !/(?:^|[\s(]),{1,2}$/u.test(before)) return false
  // A blank belongs inside French marks only; between others it is between two quotations.
  const [left, right] = [/\s$/u.test(before), /^\s/u.test(after)]
  if ((left && !'«‹»›'.includes(opens)) || (right && !'«‹»›'.includes(closes))) return false
  // Between two blanks it is the arrow of a path.
  return !('»›'.includes(opens) && left) && !(opens === '’' && /\p{L}’$/u.test(before))
}

/** True where the words stand within a quotation that says more. */
function isPartOfQuotation(text: string, from: number, to: number, sentence: Sentence | undefined): boolean {
  const [start, end] = [
    Math.max(sentence?.from ?? 0, from - LONGEST_LABEL),
    Math.min(sentence?.to ?? to, to + LONGEST_LABEL),
  ]
  const [before, after] = [text.slice(start, from), text.slice(to, end)]
  const opens = Math.max(before.lastIndexOf('„'), before.lastIndexOf('«'), lastOpening(before))
  if (
    opens < 0 ||
    /[”»]/u.test(before.slice(opens + 1)) ||
    (before[opens] === '„' && before.slice(opens).includes('“'))
  )
    return false
  const close = /["“”»]/u.exec(after)
  return close !== null
}

/** An English quotation that is not closed before the end of the text. */
function lastOpening(text: string): number {
  const curly = text.lastIndexOf('“')
  const straight = (text.match(/"/g)?.length ?? 0) % 2 === 1 ? text.lastIndexOf('"') : -1
  return Math.max(curly > text.lastIndexOf('„') && text.lastIndexOf('„') >= 0 ? -1 : curly, straight)
}
