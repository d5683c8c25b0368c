import { isOffer, isOtherPeople } from './cues/offer.js'
import { titleWords } from './cues/others.js'
import { isEarlier, isTakenBack, isWarning } from './cues/spare.js'
import { readdressed, reworded } from './edit.js'
import type { GuideRule } from './finding.js'
import type { KnownLink } from './known.js'
import type { Said } from './make.js'
import type { KnownAddress, Page } from './page.js'
import { wordsOf } from './words.js'

const RULES: Readonly<Record<Exclude<KnownLink['is'], 'right'>, GuideRule>> = {
  old: 'link-old',
  gone: 'link-gone',
  redirected: 'link-redirected',
  wrong: 'link-wrong-form',
}

/** `link-*`: a guide leads to an address that is not, or no longer, the one its readers need. */
export function linkFindings(page: Page): readonly Said[] {
  return page.addresses.flatMap((address) => {
    const { is } = address.link
    return is !== 'right' && isWrong(page, address) ? [said(page, address, RULES[is])] : []
  })
}

function isWrong(page: Page, { sentence, from, to, link }: KnownAddress): boolean {
  const { text } = sentence
  if (page.isOthers(sentence) || isEarlier(text, page.language) || isWarning(text, page.language)) return false
  if (isTakenBack(text, from - sentence.from, to - sentence.from, page.language)) return false
  const before = sentenceBefore(page, sentence.block, sentence.from)
  if (before !== undefined && isWarning(before, page.language) && /:$/.test(before)) return false
  if (link.is !== 'wrong') return true
  const heading = page.blocks[sentence.block]?.block.under.at(-1) ?? ''
  if ([text, before ?? '', heading].some((words) => isOtherPeople(words, page.language) || isNamed(page, link, words)))
    return false
  return isOffer(text, page.language) || isOffer(before ?? '', page.language)
}

/** True where a guide names the other form as what it is, by words that the form of the flow does not have. */
function isNamed(page: Page, link: KnownLink, text: string): boolean {
  const own = titleWords(page.known)
  const rights = new Set(
    page.known.links
      .filter(({ is }) => is === 'right')
      .flatMap(({ title }) => Object.values(title).flatMap((one) => wordsOf(one).map(({ key }) => key))),
  )
  const names = Object.values(link.title)
    .flatMap((title) => wordsOf(title).map(({ key }) => key))
    .filter((key) => key.length >= 6 && !own.has(key) && !rights.has(key))
  const words = new Set(wordsOf(text).map(({ key }) => key))
  return names.filter((name) => words.has(name)).length >= Math.min(2, names.length) && names.length > 0
}

function sentenceBefore(page: Page, block: number, from: number): string | undefined {
  const own = page.blocks[block]?.sentences.filter((sentence) => sentence.from < from).at(-1)
  if (own) return own.text
  const previous = page.blocks[block - 1]
  return previous && previous.block.kind !== 'heading' ? previous.sentences.at(-1)?.text : undefined
}

function said(page: Page, { sentence, from, to, href, link, source }: KnownAddress, rule: GuideRule): Said {
  const block = page.blocks[sentence.block]?.block
  const instead = link.instead ?? (link.is === 'redirected' ? link.to : null)
  const words = block?.text.slice(from, to) ?? ''
  const isAddress = /^(?:https?:\/\/)?[^\s/]+\.[^\s/]+\/\S*$/i.test(words)
  const printed =
    instead === null
      ? ''
      : isAddress
        ? /^https?:/i.test(words)
          ? instead
          : instead.replace(/^https?:\/\//i, '')
        : `${words} (${instead})`
  const edits =
    block && instead !== null
      ? readdressed(page.guide, source, source.from === block.at(from).from ? printed : instead)
      : []
  const twice = block && instead !== null && isAddress && source.from !== block.at(from).from
  return {
    rule,
    sentence,
    subject: { printed: href, now: instead, language: null, of: null },
    since: link.since,
    evidence: { source: link.source, picture: null },
    proposed: block && instead !== null ? reworded(block, sentence, from, to, printed) : null,
    edits: twice
      ? [...edits, { from: block.at(from).from, to: block.at(to - 1).to, text: printed }].sort(
          (a, b) => a.from - b.from,
        )
      : edits,
  }
}
