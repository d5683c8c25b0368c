import { languageOf, textsFor } from '../text/local.js'
import { escapeRegExp } from '../text/normalise.js'
import { talksOfLogin } from './cues/claims.js'
import { isAboutFlow, isObjecting, sharesTitle } from './cues/deadline.js'
import { isForSome, isShortcut, isWished, saysValid, withoutSupposed } from './cues/doubt.js'
import { isDeadEnd, isHandedOn } from './cues/hearsay.js'
import { isQuestion } from './cues/instruct.js'
import { hasOwnForm, isNotOwnData, isOffer, isOtherPeople, isOwnData, isUnrelated, saidToBeOf } from './cues/offer.js'
import { namesDevice } from './cues/others.js'
import { isEarlier, isFormer, isTakenBack, isWarning } from './cues/spare.js'
import { readdressed, reworded } from './edit.js'
import { besides, nextInBlock, sentenceBehind } from './evidence.js'
import type { GuideRule } from './finding.js'
import type { KnownLink } from './known.js'
import type { Said } from './make.js'
import type { Sentence } from './mentions.js'
import type { KnownAddress, Page } from './page.js'
import { ownNames } from './sections.js'
import { addressesIn } from './urls.js'
import { isSmall, keyOf, textKey, wordsOf } from './words.js'

const RULES: Readonly<Record<Exclude<KnownLink['is'], 'right'>, GuideRule>> = {
  old: 'link-old',
  gone: 'link-gone',
  redirected: 'link-redirected',
  wrong: 'link-wrong-form',
}

/** `link-*`: a guide leads to an address that is not, or no longer, the one its readers need. */
export function linkFindings(page: Page): readonly Said[] {
  const given = new Set(page.addresses.flatMap(({ link }) => (link.is === 'right' ? link.url : [])))
  return page.addresses.flatMap((address) => {
    const { is } = address.link
    return is !== 'right' && isWrong(page, address, given) ? [said(page, address, RULES[is])] : []
  })
}

/** @param given the right addresses that the guide leads to. */
function isWrong(page: Page, { sentence, from, to, link }: KnownAddress, given: ReadonlySet<string>): boolean {
  const { text } = sentence
  const { language } = page
  const meant = withoutSupposed(text, from - sentence.from)
  const isTold = link.is === 'wrong' || !saysValid(text, language)
  if (page.isOthers(sentence) || (isTold && isFormer(meant, language)) || isWarning(text, language)) return false
  const said = withoutAddresses(text)
  if (isDeadEnd(said, language) || isHandedOn(said, language)) return false
  if (ASKED_WHETHER.test(text.slice(0, from - sentence.from))) return false
  if (isTakenBack(text, from - sentence.from, to - sentence.from, language) || isFoot(page, sentence.block))
    return false
  const before = sentenceBefore(page, sentence)
  if (
    besides(page, sentence.block).some(
      (cell) => isFormer(cell, language) || isWarning(cell, language) || isOtherPeople(cell, language),
    )
  )
    return false
  if (isWarning(before, language) && /[:!]$/.test(before)) return false
  const behind = sentenceBehind(page, sentence)?.text ?? ''
  if (takesBack(behind, language) || ASKS_OF_IT.test(nextInBlock(page, sentence)?.text ?? '')) return false
  // A guide that leads to the new address knows of the old one: unless it offers it as well, it speaks of it as such.
  if (link.is === 'old' && given.has(link.instead ?? '') && !isOffer(said, language)) return false
  if (link.is !== 'wrong') return !namesRight(text, insteadOf(link))
  // What somebody did with the other form may have been right.
  if (page.namesStranger(sentence) || isEarlier(meant, language) || isQuestion(text)) return false
  if (isNotOwnData(text, language) || isNotFlow(page, behind) || isSeparate(page, text, before)) return false
  if (isUnrelated(text, language)) return false
  if (OF_THAT.test(behind) && (isUnrelated(behind, language) || isOtherPeople(behind, language))) return false
  if (isDescribed(page, text, from - sentence.from)) return false
  const isForAll =
    isOwnData(text, language) ||
    isShortcut(text, language) ||
    asksForFields(page, sentence) ||
    (isWished(text, language) && isObjecting(text, language))
  if (isForSome(text, language) && !isForAll && !isOnDevice(text, language)) return false
  const heading = page.blocks[sentence.block]?.block.under.at(-1) ?? ''
  if (isTitled(page, sentence, link)) return false
  if (isNamed(page, link, [heading, before, text].join(' '))) return false
  if (
    !isOwnData(text, language) &&
    !asksForFields(page, sentence) &&
    [text, before, heading].some((words) => isOtherPeople(words, language))
  )
    return false
  // An address in a line of its own is what the line before announces.
  if (!/\p{L}/u.test(said)) return isAnnounced(page, before)
  return isOffer(said, language) || isAboutFlow(said, page.known, language) || namesOwn(page, said)
}

/** "If the box is not at hand, it goes on a computer, too": who has another device is nobody else, who has no account is. */
function isOnDevice(text: string, language: string): boolean {
  return namesDevice(text) && !talksOfLogin(text, language) && !isOtherPeople(text, language)
}

/** So many fields that a sentence names are those of the flow's own form, whoever it is for. */
const FIELDS = 2

function asksForFields(page: Page, sentence: Sentence): boolean {
  const fields = (page.blocks[sentence.block]?.mentions ?? []).flatMap(({ sentence: own, group }) =>
    own === sentence && group.entries.some(({ role, step }) => role === 'textbox' && step !== null) ? group.key : [],
  )
  return new Set(fields).size >= FIELDS
}

/** The address to print instead; `null` where nobody knows one. */
const insteadOf = ({ is, instead, to }: KnownLink) => instead ?? (is === 'redirected' ? to : null)

/** A sentence that prints the right address beside the other one tells them apart; links by words cannot be read so. */
function namesRight(text: string, address: string | null): boolean {
  const right = address?.replace(/^[a-z]+:\/\/(?:www\.)?/i, '').replace(/\/+$/, '')
  // "customer.shop.example" is another address than "shop.example".
  const begins = '(?<![\\p{L}\\p{N}.-])(?:www\\.)?'
  return right !== undefined && new RegExp(`${begins}${escapeRegExp(right)}(?![\\p{L}\\p{N}/])`, 'iu').test(text)
}

/** Letters that stand around links where nothing but links stands. */
const MOST_BESIDE_LINKS = 12

/** True for a line of links at the foot of a page, which is no part of a guide. */
function isFoot(page: Page, index: number): boolean {
  const block = page.blocks[index]?.block
  if (!block || block.item || block.links.length === 0) return false
  const beside = block.links.reduceRight((text, { from, to }) => text.slice(0, from) + text.slice(to), block.text)
  const rest = page.blocks
    .slice(index + 1)
    .every((other) => other.mentions.length === 0 && other.block.links.length === 0)
  return (
    rest &&
    (/unsubscribe|abmelden|abbestell|désabonn|désinscri|disiscri|annulla l'iscrizione|impressum|imprint|mentions légales|note legali/iu.test(
      block.text,
    ) ||
      (block.links.length > 1 && beside.replace(/[\s\p{P}\p{S}]/gu, '').length <= MOST_BESIDE_LINKS))
  )
}

/** True where a guide names the other form as what it is, by words that the form of the flow does not have. */
function isNamed(page: Page, link: KnownLink, text: string): boolean {
  const own = ownWords(page)
  const names = Object.entries(link.title).flatMap(([language, title]) =>
    languageOf(language) === languageOf(page.language) ? partsOf(title).filter((part) => !own.has(part)) : [],
  )
  const read = textWords(withoutAddresses(text))
  return names.some((name) => read.some((word) => word.includes(name)))
}

/** The words of the titles of the flow and of its pages, by their beginnings. */
function ownWords({ known }: Page): ReadonlySet<string> {
  const rights = known.links.filter(({ is }) => is === 'right').flatMap(({ title }) => Object.values(title))
  return new Set([...Object.values(known.title), ...rights].flatMap((title) => textWords(title).map(stemmed)))
}

/** True where a sentence has a telling word of the right page's title. */
function namesOwn(page: Page, text: string): boolean {
  const own = ownWords(page)
  return textWords(text).some((key) => key.length >= TELLING && own.has(stemmed(key)))
}

/** True for the words before an address that offer it as the way: "The page where you end it:", by any word of the flow's title. */
function isAnnounced(page: Page, before: string): boolean {
  const { known, language } = page
  if (isOffer(before, language) || isAboutFlow(before, known, language)) return true
  const [own, names] = [ownWords(page), ownNames(known)]
  return textWords(before).some(
    (key) => key.length >= SHORTEST && !isSmall(key) && !names.has(key) && own.has(stemmed(key)),
  )
}

/** True where a sentence says the whole title of the other form. */
function isTitled(page: Page, { text }: Sentence, { title }: KnownLink): boolean {
  return textsFor(title, page.language).some((one) => textKey(withoutAddresses(text)).includes(textKey(one)))
}

/** An address names its form by words that readers do not read. */
const withoutAddresses = (text: string) =>
  addressesIn(text).reduceRight((rest, { from, to }) => rest.slice(0, from) + rest.slice(to), text)

const TELLING = 6
/** Shorter words of a title say nothing. */
const SHORTEST = 3
const stemmed = (key: string) => key.slice(0, TELLING)
const textWords = (text: string) => wordsOf(text).map(({ key }) => key)
/** The telling beginnings of a title's words; a German word is made of several. */
const partsOf = (title: string) =>
  textWords(title)
    .filter((key) => key.length >= TELLING - 1 && !isSmall(key))
    .map(stemmed)

/** What stands before a sentence in its block, or announces it with a colon. */
function sentenceBefore(page: Page, sentence: Sentence): string {
  const own = page.blocks[sentence.block]?.sentences.filter((other) => other.from < sentence.from).at(-1)
  if (own) return own.text
  const previous = page.blocks[sentence.block - 1]
  const last = previous && previous.block.kind !== 'heading' ? previous.sentences.at(-1)?.text : undefined
  return last !== undefined && /:$/.test(last) ? last : ''
}

/** "That one is out of date." */
const OF_THAT =
  /^(?:\p{Lu}[\p{L} ]{1,30}:\s)?(?:(?:nein|no|non|ja|yes|oui|sì|ah|oh)[,.!]?\s)?(?:das|der|die|dies\p{L}*|this|that|it|the (?:link|address|form)|c'est|ce|cet|cette|celui|celle|il|elle|quest[oa]|quell[oa]|è)(?!\p{L})/iu

/** "Does it work?", "Is that the right one?": the link before is asked about. */
const ASKS_OF_IT =
  /^(?:(?:funktioniert|stimmt|gilt|geht|passt|ist) (?:der|die|das|dies\p{L}*)|(?:is|does) (?:it|that|this)|(?:est-ce|c['’]est) (?:bien |toujours )?(?:le bon|la bonne|valable|correct)|(?:marche|fonctionne)-t-(?:il|elle)|(?:funziona|è quello|è quella|va bene))(?!\p{L})[^.!?]{0,40}\?$/iu

/** "The PDF is dead": of something beside the link. */
const OF_ANOTHER =
  /^(?:das|der|die|dies\p{L}{0,2}) (?:alte[ns]? )?(?!\p{L}*(?:link|formular|adresse|seite|form|maske|meldung|antrag|weg|anleitung|version|fassung|verweis|url)(?!\p{L}))\p{Lu}\p{L}/u

/** "Anna asks whether X is the right one": of a link in what is asked. */
const ASKED_WHETHER =
  /(?<!\p{L})(?:frag(?:t|te|ten|en)|wissen (?:will|wollen|möchte\p{L}*)|(?:will|wollte|möchte|wollen) (?:\p{L}+ )?wissen|ask(?:s|ed)?|wonder(?:s|ed)?|wants? to know|demand(?:e|ent|ait|é)|chied(?:e|ono|eva)|chiest[oa])(?!\p{L})[^.;:!?]{0,40}?(?<!\p{L})(?:ob|whether|if|si|se)(?!\p{L})[^,;!?]{0,80}$/iu

function takesBack(behind: string, language: string): boolean {
  const first = behind.charAt(0).toLowerCase() + behind.slice(1)
  return OF_THAT.test(behind) && !OF_ANOTHER.test(first) && (isFormer(behind, language) || isWarning(behind, language))
}

/** "But that is not the objection": what the link before is not. */
const IS_NOT =
  /^(?:(?:aber|doch|but|mais|ma),? )?(?:(?:das|dies\p{L}*|die|der|er|sie|es) (?:ist|sind)|(?:this|that|it) (?:is|isn['’]t)|(?:ce|cela|ça|elle|il|celui-ci|celle-ci) n['’]est|(?:quest[oa]|quell[oa])? ?non è)(?: (?:aber|allerdings|jedoch|however|though|toutefois|cependant|però|tuttavia))?(?: (?:nicht|kein\p{L}*|not|no|pas))? (?:(?:gleich|schon|yet|itself|encore|ancora|selbst) )?((?:\p{L}+['’]?\s?){1,6})/iu
const DENIES = /(?<!\p{L})(?:nicht|kein\p{L}*|not|\p{L}+n['’]t|pas|non)(?!\p{L})/iu

/** True where a sentence says of the link before that it is not what the flow is for. */
function isNotFlow(page: Page, behind: string): boolean {
  const said = IS_NOT.exec(behind)
  return (
    said !== null &&
    DENIES.test(said[0]) &&
    (isObjecting(said[1] ?? '', page.language) || sharesTitle(said[1] ?? '', page.known))
  )
}

/** Words for whoever reads, who is no matter that a page is about. */
const ANYBODY =
  /(?<!\p{L})(?:alle[rns]?|jede[rnms]?|everyone|everybody|anyone|anybody|readers?|users?|tous|toutes|tout le monde|chacune?|tutt[ie]|chiunque|ognuno|lettori|nutzer\p{L}*|leser\p{L}*)(?!\p{L})/iu

/** True where a sentence says of the page that it links to what that is about, and this is not the flow's. */
function isDescribed(page: Page, text: string, at: number): boolean {
  const { known, language } = page
  const names = ownNames(known)
  // Every page of a service has its name.
  const topic = saidToBeOf(text, at, language).replace(/[\p{L}\p{N}]+/gu, (word) =>
    names.has(keyOf(word)) ? '' : word,
  )
  return (
    textWords(topic).some((key) => key.length >= TELLING - 1 && !isSmall(key)) &&
    !ANYBODY.test(topic) &&
    !isShortcut(topic, language) &&
    !(isObjecting(topic, language) || sharesTitle(topic, known) || namesOwn(page, topic))
  )
}

/** True where a sentence has a form of its own for another matter, which neither it nor what it goes on from says to be the flow's. */
function isSeparate(page: Page, text: string, before: string): boolean {
  const { known, language } = page
  const said = withoutAddresses(text)
  const isOfFlow = (words: string) => isObjecting(words, language) || sharesTitle(words, known)
  if (!hasOwnForm(said, language) || isOfFlow(said)) return false
  // "If your child is in it, there is a form of its own": it says what for.
  return withoutSupposed(said, said.length) !== said || !isOfFlow(before)
}

function said(page: Page, { sentence, from, to, href, link, source }: KnownAddress, rule: GuideRule): Said {
  const block = page.blocks[sentence.block]?.block
  const instead = insteadOf(link)
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
