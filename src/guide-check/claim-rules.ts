import { datesIn } from '../text/dates.js'
import { languageOf, textsFor } from '../text/local.js'
import {
  asksForIt,
  FILLS_IT,
  type Field,
  fieldsIn,
  refersBack,
  saysLogin,
  saysOfField,
  saysOfFilling,
  saysPrefilled,
  saysPresent,
  saysRequired,
  saysStuck,
  saysUnasked,
  talksOfLogin,
} from './cues/claims.js'
import { isOfLaw, isOtherWay, withoutConsequence, withoutMessenger } from './cues/doubt.js'
import { isQuestion } from './cues/instruct.js'
import { oneOfTwo } from './cues/latter.js'
import { isMeeting } from './cues/meeting.js'
import { isOtherForm, isOtherPeople } from './cues/offer.js'
import { isEarlier } from './cues/spare.js'
import { withoutNeed } from './cues/stated.js'
import { around, isPassedOn } from './evidence.js'
import type { KnownClaim } from './known.js'
import type { Said } from './make.js'
import type { Sentence } from './mentions.js'
import type { Page } from './page.js'
import { contradictsReachable } from './reachable-rule.js'
import { stemOf, textKey, wordsOf } from './words.js'

/**
 * `claim-contradicted`: a guide says the contrary of what a night has tested, in words that leave no doubt.
 *
 * @param offered sentences with a link to another form as the way: what is said behind it is meant of this one.
 */
export function claimFindings(page: Page, offered: ReadonlySet<Sentence> = new Set()): readonly Said[] {
  const tested = page.known.claims.filter(({ outcome }) => outcome !== 'untested')
  const misled = new Set(
    page.addresses
      .filter(({ link, sentence }) => link.is === 'wrong' && !offered.has(sentence))
      .map(({ sentence }) => sentence),
  )
  const isOfOther = (sentence: Sentence | undefined, { about }: KnownClaim) =>
    sentence !== undefined && (misled.has(sentence) || isElse(sentence, about.kind, page.language))
  return page.blocks.flatMap(({ index, sentences }) => {
    if (!page.isNear(index)) return []
    return sentences.flatMap((sentence, place) => {
      if (page.namesStranger(sentence) || page.isLinked(sentence) || isDoubtful(page, sentence)) return []
      const before = sentences[place - 1]
      const claim = tested.find(
        (one) => !isOfOther(sentence, one) && !isOfOther(before, one) && contradicts(page, sentence, before, one),
      )
      return claim ? [said(page, sentence, claim)] : []
    })
  })
}

/** True for what claims nothing of the form: a question, a heading, a saying, somebody else's words, or another way than it. */
function isDoubtful(page: Page, sentence: Sentence): boolean {
  const { text, block } = sentence
  // A question mark of a label asks nothing.
  const asks = page.bareOf(sentence).replace(/_+\s?\?/g, '_')
  return (
    asks.includes('?') ||
    isQuestion(text) ||
    isOfMeeting(page, sentence) ||
    isOfLaw(text, page.language) ||
    isWhollyQuoted(text) ||
    page.blocks[block]?.block.kind === 'heading' ||
    isPassedOn(page, sentence) ||
    around(page, sentence).some((one) => isOtherWay(withoutMessenger(one.replace(NUMBERS, ' ')), page.language))
  )
}

/** "No booking needed.": so few words go on with what is told before. */
const FEW = 8

/** True for what is said of an occasion at which people meet, or of the help that the guide's own house offers. */
function isOfMeeting(page: Page, sentence: Sentence): boolean {
  if (namesField(page, sentence)) return false
  const told = around(page, sentence)
  return told
    .slice(0, wordsOf(sentence.text).length <= FEW ? told.length : 1)
    .some((text) => isMeeting(text, page.known, page.language))
}

/** Roles of what is filled in. */
const FIELD_ROLES = new Set(['textbox', 'combobox', 'spinbutton', 'searchbox'])

/** True where a field of the form is named by its label, set apart: "the name of our school goes into the box *X*". */
function namesField(page: Page, sentence: Sentence): boolean {
  return (page.blocks[sentence.block]?.mentions ?? []).some(
    ({ sentence: own, how, standing }) =>
      own === sentence && how === 'marked' && standing.is === 'current' && standing.entries.some(isField),
  )
}
const isField = ({ role }: { readonly role: string }) => FIELD_ROLES.has(role)

/** So many blocks before a sentence may have named what it calls by one word. */
const REACH = 2
const ARTICLES = new Set('the this that die der das den le la l il lo ce cette questo questa'.split(' '))
/** Behind these a word is another thing's: "the number of pages". */
const GOES_ON = new Set('of for on de du d des di del della der pour per fur von vom'.split(' '))

/**
 * The text with the whole label of a field for the one word by which it is called shortly behind it: "the number", of a
 * label "Serial number". Where two fields end so, it is neither's.
 */
function withLabel(page: Page, sentence: Sentence, text: string, labels: readonly string[]): string {
  const near = page.blocks.slice(Math.max(0, sentence.block - REACH), sentence.block + 1)
  for (const label of labels) {
    const own = textKey(label)
    const named = near.flatMap(({ mentions }) => mentions.filter(({ group }) => group.key === own))
    const isNamed = named.some((one) => one.sentence.index < sentence.index)
    if (!isNamed || named.some((one) => one.sentence === sentence)) continue
    const fits = (key: string) => key.length > TELLING && isShortFor(key, label, page.language)
    const words = wordsOf(text)
    const at = words.findIndex(
      ({ key }, place) =>
        fits(key) && ARTICLES.has(words[place - 1]?.key ?? '') && !GOES_ON.has(words[place + 1]?.key ?? ''),
    )
    const word = words[at]
    if (!word) continue
    const isShared = page.known.labels.some(
      (one) =>
        isField(one) &&
        one.until === null &&
        languageOf(one.locale) === languageOf(page.language) &&
        textKey(one.text) !== own &&
        isShortFor(word.key, one.text, one.locale),
    )
    if (!isShared) return text.slice(0, word.from) + label + text.slice(word.to)
  }
  return text
}

/** The text with a field's label for "the former" or "the latter", where the sentence before names two fields, this among them. */
function withNamed(page: Page, before: Sentence | undefined, text: string, labels: readonly string[]): string {
  const one = before && oneOfTwo(text, page.language)
  if (!one) return text
  const fields = (page.blocks[before.block]?.mentions ?? []).filter(
    ({ sentence, standing }) => sentence === before && standing.entries.some(isField),
  )
  const named = one.is === 'first' ? fields[0] : fields.at(-1)
  const label = labels.find((own) => textKey(own) === named?.group.key)
  return fields.length === 2 && label !== undefined ? text.slice(0, one.from) + label + text.slice(one.to) : text
}

/**
 * True for the word that tells what a label of several is: "Reason" of a "Reason for leaving", "number" of a "Serial
 * number", in French and Italian the first one.
 */
function isShortFor(key: string, label: string, language: string): boolean {
  const keys = wordsOf(label).map((word) => word.key)
  const isLatin = ['fr', 'it'].includes(languageOf(language))
  const link = keys.findIndex((one) => GOES_ON.has(one))
  const head = (isLatin ? keys[0] : keys.at(link > 0 ? link - 1 : -1)) ?? ''
  return keys.length > 1 ? head === key : languageOf(language) === 'de' && head !== key && head.endsWith(key)
}

/** A number that a form asks for is no call, nor is a phone on which somebody reads. */
const NUMBERS =
  /(?<!\p{L})(?:(?:telefon|handy|mobil)nummer|(?:tele)?phone numbers?|numbers? of (?:your|the|a) (?:tele|mobile )?phone|numéros? de (?:téléphone|portable)|numer[oi] di (?:telefono|cellulare)|(?:ihr|dein|euer|das|your|votre|ton|il tuo|il vostro) (?:telefon|(?:tele)?phone|téléphone|telefono)|(?:(?:auf|mit|an|von|vom|in)(?: de[mnr]| ihrem| deinem| eurem| einem(?: \p{L}+)?)?|(?:on|from|with|in)(?: the| your| an?(?: \p{L}+)?)?|(?:depuis|sur|avec|dans)(?: le| votre| un| ton| son)?|par (?:le|votre|un|ton|son)|(?:dal|sul|col|con il|con un|nel)(?: tuo| vostro| suo)?) (?:telefon|(?:tele)?phone|téléphone|telefono|cellulare))(?!\p{L})/giu

function isWhollyQuoted(text: string): boolean {
  const bare = text.trim()
  return /^["„“«‹]/u.test(bare) && /["“”»›]\s?[.!]?$/u.test(bare)
}

/** True where a sentence is about another form, which the next one may still be about. */
function isElse({ text }: Sentence, kind: KnownClaim['about']['kind'], language: string): boolean {
  return kind === 'login' ? isOtherForm(text, language) : isOtherPeople(text, language)
}

function contradicts(
  page: Page,
  sentence: Sentence,
  before: Sentence | undefined,
  { id, about, outcome, says }: KnownClaim,
): boolean {
  const labels = about.kind === 'field' ? textsFor(about.labels, page.language) : []
  const text = withoutSayings(withLabel(page, sentence, withNamed(page, before, sentence.text, labels), labels))
  const holds = outcome === 'holds'
  const { language } = page
  // "No longer" is what the claim is about here, and of earlier times elsewhere.
  if (about.kind !== 'reachable' && isEarlier(withoutConsequence(text), language)) return false
  const differs = (said: boolean | undefined, is: boolean | undefined) =>
    said !== undefined && is !== undefined && said !== (holds ? is : !is)
  if (about.kind === 'reachable') return contradictsReachable(page, sentence, text, holds)
  // What has a day is about something with a day: an event, a campaign.
  if (datesIn(text).length > 0) return false
  if (about.kind === 'login') return differs(saysLogin(text, language), true)
  if (about.kind !== 'field') return false
  const field = fieldOf(page, id, says, about.labels)
  if (field === undefined) return false
  const isThere = about.present === undefined ? undefined : about.present === holds
  // A password is asked for at the door, too.
  const isLoggingIn = !holds && talksOfLogin(text, language)
  const required =
    saysRequired(text, field, language) ??
    ((refersBack(text) || FILLS_IT.test(text) || (PICKS_ONE.test(text) && fieldsIn(text).length === 0)) &&
    before &&
    saysOfField(text, language)
      ? saysRequired(`${topicAsked(before.text, language)}: ${text}`, field, language)
      : before && saysStuck(text, language)
        ? saysRequired(`${text} (${topicOf(before.text)})`, field, language)
        : undefined)
  const prefilled =
    saysPrefilled(text, field, language) ??
    (before && SPEAKS_OF_IT.test(text) && saysOfFilling(text, language)
      ? saysPrefilled(`${text} (${topicOf(before.text)})`, field, language)
      : undefined)
  const present =
    saysPresent(text, field, language) ??
    (before && asksForIt(text, language) ? saysPresent(`${topicOf(before.text)}, ${text}`, field, language) : undefined)
  const isUnasked = about.required === true && holds && saysUnasked(text, field, language)
  return (
    isUnasked ||
    differs(required, about.required) ||
    differs(prefilled, about.prefilled) ||
    (isThere === false && !isLoggingIn && (required === true || present === true))
  )
}

/** What somebody else is quoted with is no claim of the guide; a label has fewer words. */
const SAYING = /["„“«‹](?:[^\s"„“”«»‹›]{1,40}\s+){3,30}[^\s"„“”«»‹›]{1,40}\s?["“”»›]/gu
const withoutSayings = (text: string) => text.replace(SAYING, '')

/** "You have to pick one", of what the sentence before asks for. */
const PICKS_ONE =
  /(?<!\p{L})(?:(?:einen?|eine[ns]|eins|irgend(?:et)?was|etwas) (?:\p{L}+ )?(?:aus(?:zu)?(?:wählen|suchen)|an(?:zu)?geben|ein(?:zu)?tragen|(?:hin|rein)(?:zu)?schreiben|nennen)|(?:pick|choose|select|give|enter|write|put|type) (?:one|something|anything)|en (?:choisir|donner|indiquer|mettre|cocher) une?|(?:choisir|indiquer|mettre|écrire|saisir|donner) (?:quelque chose|l['’]une? d)|(?:scegliern|darn|indicarn|mettern)e un[oa]?|(?:scrivere|mettere|indicare|inserire|scegliere) qualcosa)(?!\p{L})/iu

/** "Parvelo has filled it in already": of the field in the sentence before. */
const SPEAKS_OF_IT = /(?<!\p{L})(?:es|ihn|er|it|elle|il|l['’]|è|lo)(?!\p{L})/iu

/** What a sentence is about, as its nouns are all that counts here. */
const topicOf = (text: string) =>
  text
    .replace(/[:,;.!?]/g, '')
    .split(' ')
    .slice(-5)
    .join(' ')
/** "Do I have to give a reason?" asks whether, and says nothing of it. */
const topicAsked = (text: string, language: string) => topicOf(isQuestion(text) ? withoutNeed(text, language) : text)

/** Shorter words tell no field from another. */
const TELLING = 4

/** The field of a claim: what its labels say counts more than the sentence about it. */
function fieldOf(
  page: Page,
  id: string,
  says: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, readonly string[]>>,
): Field | undefined {
  const named = fieldsIn(Object.values(labels).flat().join(' . '))
  const about = fieldsIn([id.replaceAll('-', ' '), ...Object.values(says)].join(' . '))
  // A label that talks of two fields says of neither.
  const is = named.length === 1 ? named[0] : named.length === 0 && about.length === 1 ? about[0] : undefined
  const words = textsFor(labels, page.language).map((label) =>
    wordsOf(label.replace(/\([^)]{0,40}\)/g, ''))
      .map(({ key }) => stemOf(key, page.language))
      .filter((key) => key.length >= TELLING),
  )
  const telling = words.filter((label) => label.length > 0)
  return is === undefined && telling.length === 0 ? undefined : { is, words: telling }
}

function said(page: Page, sentence: Sentence, claim: KnownClaim): Said {
  const says = textsFor(claim.says, page.language)[0] ?? null
  return {
    rule: 'claim-contradicted',
    sentence,
    subject: { printed: sentence.text, now: claim.outcome === 'holds' ? says : null, language: null, of: claim.id },
    since: claim.at,
    evidence: { source: claim.at ?? page.known.night, picture: null },
    proposed: claim.outcome === 'holds' ? says : null,
    edits: [],
  }
}
