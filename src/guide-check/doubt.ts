import { escapeRegExp } from '../text/normalise.js'
import { isAboutFlow, isAddressed, isObjecting, sharesTitle } from './cues/deadline.js'
import { isElsewhere, isForSome, isNot, isOtherWay, isReported, isStill } from './cues/doubt.js'
import { isQuestion, placesAt } from './cues/instruct.js'
import { isWarning } from './cues/spare.js'
import type { Said } from './make.js'
import type { Sentence } from './mentions.js'
import { isOnWay } from './on-way.js'
import { isTelling, type Page } from './page.js'
import { textKey } from './words.js'

/** True for what a rule said and a careful reader of the page would doubt: then nothing is said. */
export function doubtOf(page: Page): (said: Said) => boolean {
  const { language } = page
  return (said) => {
    const { rule, sentence, subject } = said
    const { text } = sentence
    const read = page.blocks[sentence.block]
    const headings = read?.block.under ?? []
    if (headings.some((heading) => isWarning(heading, language) || isNot(heading, language))) return true
    if (rule === 'link-old' || rule === 'link-gone' || rule === 'link-redirected') return namesRightAddress(said)
    if (page.namesStranger(sentence)) return true
    if (rule === 'link-wrong-form') return isQuestion(text) || isForSome(text, language)
    if (rule.startsWith('step-')) return false
    if (read?.block.kind === 'quote' || isReported(text, language)) return true
    if (rule === 'label-renamed' || rule === 'label-gone') return tellsBoth(said) || !isNamedOnWay(page, said)
    if (rule === 'claim-contradicted')
      return (
        text.includes('?') ||
        isWhollyQuoted(text) ||
        read?.block.kind === 'heading' ||
        isElsewhere(text, language) ||
        around(page, sentence).some((one) => isOtherWay(one, language))
      )
    return isQuotedIn(text, subject.printed) || isStill(text, language) || !isOfFlow(page, sentence)
  }
}

/** A sentence that names the new label beside the old one tells of the change. */
function tellsBoth({ sentence, subject }: Said): boolean {
  const [now, printed] = [textKey(subject.now ?? ''), textKey(subject.printed)]
  if (now === '') return false
  if (printed.includes(now)) return textKey(sentence.text).split(now).length > 2
  return textKey(sentence.text).replace(printed, '').includes(now)
}

/** A sentence that prints the right address beside the other one tells them apart; links by words cannot be read so. */
function namesRightAddress({ sentence, subject }: Said): boolean {
  const right = subject.now?.replace(/^[a-z]+:\/\/(?:www\.)?/i, '').replace(/\/+$/, '')
  return right !== undefined && new RegExp(`${escapeRegExp(right)}(?![\\p{L}\\p{N}/])`, 'iu').test(sentence.text)
}

/** True for a label on the way, or one that a sentence calls a thing to press and puts on a screen of the flow. */
function isNamedOnWay(page: Page, { sentence, subject }: Said): boolean {
  const mentions = (page.blocks[sentence.block]?.mentions ?? []).filter((one) => one.sentence === sentence)
  return mentions.some(
    (one) =>
      one.printed === subject.printed &&
      (isOnWay(page, one, subject.of) ||
        (one.how === 'marked' &&
          placesAt(sentence.text, one.from - sentence.from, one.to - sentence.from, page.language) &&
          mentions.some(({ group, standing }) => group.key !== one.group.key && standing.is === 'current'))),
  )
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

/**
 * A day is the flow's where the sentence, the one before it or the heading talks of what the flow is for, where a label
 * stands beside it, or where readers are addressed with what they have to do.
 */
function isOfFlow(page: Page, sentence: Sentence): boolean {
  const { known, language } = page
  return (
    around(page, sentence).some((text) => isObjecting(text, language) || sharesTitle(text, known)) ||
    (isAddressed(sentence.text, language) && isAboutFlow(sentence.text, known, language)) ||
    (page.blocks[sentence.block]?.mentions.some(isTelling) ?? false)
  )
}
