import { languageOf } from '../text/local.js'
import { isDoing, isElsewhere, isForSome, isOtherWay, isReported } from './cues/doubt.js'
import { isQuestion } from './cues/instruct.js'
import type { Said } from './make.js'
import type { Sentence } from './mentions.js'
import { isTelling, type Page } from './page.js'
import { textKey, wordsOf } from './words.js'

/** True for what a rule said and a careful reader of the page would doubt: then nothing is said. */
export function doubtOf(page: Page): (said: Said) => boolean {
  const isForeign = foreignNames(page)
  return (said) => {
    const { rule, sentence, subject } = said
    const { text } = sentence
    if (rule === 'label-renamed' || rule === 'label-gone')
      return tellsBoth(said) || isForeign(sentence) || isReported(text, page.language)
    if (rule === 'deadline-passed' || rule === 'deadline-over')
      return (
        isQuotedIn(text, subject.printed) ||
        isForeign(sentence) ||
        isReported(text, page.language) ||
        !isOfFlow(page, sentence)
      )
    if (rule === 'claim-contradicted')
      return (
        isWhollyQuoted(text) ||
        page.blocks[sentence.block]?.block.kind === 'heading' ||
        isForeign(sentence) ||
        isReported(text, page.language) ||
        isElsewhere(text, page.language) ||
        around(page, sentence).some((one) => isOtherWay(one, page.language))
      )
    if (rule === 'link-wrong-form') return isQuestion(text) || isForSome(text, page.language)
    return false
  }
}

/** A sentence that names the new label beside the old one tells of the change. */
function tellsBoth({ sentence, subject }: Said): boolean {
  const now = textKey(subject.now ?? '')
  const printed = textKey(subject.printed)
  if (now === '' || printed.includes(now)) return now !== '' && textKey(sentence.text).split(now).length > 2
  return textKey(sentence.text).replace(printed, '').includes(now)
}

/** The sentence, the one before it in its block, and the heading above. */
function around(page: Page, sentence: Sentence): readonly string[] {
  const read = page.blocks[sentence.block]
  const before = read?.sentences.filter(({ to }) => to <= sentence.from).at(-1)
  return [sentence.text, before?.text ?? '', read?.block.under.at(-1) ?? '']
}

const QUOTATION = /["„“”«»‹›]/gu

function isWhollyQuoted(text: string): boolean {
  const bare = text.trim()
  return /^["„“«‹]/u.test(bare) && /["“”»›]\s?[.!]?$/u.test(bare)
}

/** True where the words stand inside a quotation, such as the title of an article. */
function isQuotedIn(text: string, words: string): boolean {
  const at = text.indexOf(words)
  if (at < 0) return false
  return (text.slice(0, at).match(QUOTATION)?.length ?? 0) % 2 === 1
}

/** Shorter beginnings of words are alike by chance. */
const STEM = 5

/** A day is the flow's where the sentence, the one before it or the heading says what is done by it, or names a label. */
function isOfFlow(page: Page, sentence: Sentence): boolean {
  const stems = Object.values(page.known.title)
    .flatMap((title) => wordsOf(title).map(({ key }) => key))
    .filter((key) => key.length >= STEM)
    .map((key) => key.slice(0, STEM))
  const says = (text: string) =>
    isDoing(text, page.language) || wordsOf(text).some(({ key }) => stems.some((stem) => key.startsWith(stem)))
  return around(page, sentence).some(says) || (page.blocks[sentence.block]?.mentions.some(isTelling) ?? false)
}

/** True where a sentence, a quotation or what follows a colon begins. */
function beginsAt(text: string, from: number): boolean {
  return /(?:^|[.!?:])["”»)]?[\s\p{P}\p{S}\d]*$/u.test(text.slice(Math.max(0, from - 12), from))
}

/** Programs and devices that a guide may name anywhere. */
const NOBODYS = new Set(
  'iphone ipad ios android windows mac macos linux chrome safari firefox edge opera google play app store apple pdf sms pin qr faq url wlan wifi tv eu dsgvo gdpr rgpd ki ai ia'.split(
    ' ',
  ),
)
const MOST_OF_NAME = 4

/**
 * True for a sentence in which a name stands that is nobody's of the flow: it may be about another service. A name is a
 * word with a capital letter where the language has none, and that the guide never writes without one. In German, where
 * nouns have one, nothing can be told by it.
 */
function foreignNames(page: Page): (sentence: Sentence) => boolean {
  if (languageOf(page.language) === 'de') return () => false
  const own = new Set(
    [
      page.known.flow,
      ...Object.values(page.known.title),
      ...page.known.links.flatMap(({ url, title }) => [url, ...Object.values(title)]),
      ...page.known.labels.map(({ text }) => text),
      ...page.known.claims.flatMap(({ says }) => Object.values(says)),
      page.guide.title ?? '',
      page.guide.blocks.find(({ kind }) => kind === 'heading')?.text ?? '',
    ].flatMap((text) => wordsOf(text).map(({ key }) => key)),
  )
  const small = new Set<string>()
  const inside = new Set<string>()
  for (const { text } of page.guide.blocks)
    for (const { from, to, key } of wordsOf(text)) {
      if (/^\p{Ll}/u.test(text.slice(from, to))) small.add(key)
      else if (!beginsAt(text, from)) inside.add(key)
    }
  const isName = (text: string, from: number, to: number, key: string) =>
    to - from >= MOST_OF_NAME &&
    /^\p{Lu}\p{L}*\p{Ll}/u.test(text.slice(from, to)) &&
    !own.has(key) &&
    !small.has(key) &&
    !NOBODYS.has(key)
  return ({ text, block, from }) => {
    const marked = page.blocks[block]?.mentions ?? []
    return wordsOf(text).some(
      (word) =>
        isName(text, word.from, word.to, word.key) &&
        (!beginsAt(text, word.from) || inside.has(word.key)) &&
        !marked.some((one) => one.from <= from + word.from && from + word.to <= one.to),
    )
  }
}
