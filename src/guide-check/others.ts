import { forbids, isNot } from './cues/doubt.js'
import { isQuestion, isStepLine } from './cues/instruct.js'
import { strangersIn } from './cues/names.js'
import { isNobody, namesDevice, type Subject, subjects } from './cues/others.js'
import { isStill } from './cues/reachable.js'
import { isFormer, isWarning, tellsChanges } from './cues/spare.js'
import type { Known } from './known.js'
import type { ReadBlock, Sentence } from './mentions.js'
import { isInOthersRow } from './rows.js'
import { isInOthersSection, nameAt } from './sections.js'
import { headingsOfTaught } from './taught.js'
import { wordsOf } from './words.js'

/** What headings call that part of a page which readers wrote, or which leads to other articles. */
const NOT_OF_GUIDE =
  /^(?:(?:\d+\s)?(?:leser)?kommentare?(?:\s\(?\d+\)?)?|(?:\d+\s)?comments(?:\s\(?\d+\)?)?|\d+\scomment|(?:\d+\s)?commentaires?(?:\s\(?\d+\)?)?|(?:\d+\s)?commenti(?:\s\(?\d+\)?)?|leserbriefe|mehr zum thema|(?:auch|ebenfalls) interessant|das könnte \p{L}+ (?:auch |ebenfalls )?interessieren|(?:weitere|verwandte|ähnliche|andere) (?:artikel|beiträge|themen|meldungen)|lesen sie auch|lies auch|oft gelesen|meistgelesen|(?:related|similar|other) (?:articles|posts|stories|reading|topics|threads|discussions)|read (?:more|next|also)|most read|more (?:stories|articles|on this)|you (?:may|might) also (?:like|be interested in)|see also|à lire (?:aussi|également)|vous aimerez aussi|les plus lus|(?:articles|sujets|discussions) (?:liée?s|similaires|connexes)|sur le même sujet|leggi anche|i più letti|(?:articoli|discussioni|argomenti) (?:correlati|simili)|potrebbe(?:ro)? interessarti|ti potrebbe(?:ro)? interessare)\s?[:.?]?$/iu

/** A heading that says when is none of earlier times. */
const MONTHS =
  /\p{L}{2,6} (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|january|february|march|may|june|july|october|december|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)(?!\p{L})/giu

/** "Can I keep the old one?", "What if it has moved?": asked of today. */
const ASKS_NOW =
  /^(?:(?:und|and|et|e),? )?(?:was,? wenn|wenn|kann|darf|muss|what if|if|can|may|must|do|does|et si|si|puis|peut|dois|que faire si|posso|può|si può|devo|se|che fare se|cosa faccio se)(?!\p{L}).*\?\s?$/iu
/** "I haven't got it any more, what now?": what who asks has not, the screens may have. */
const MY_CASE = /^(?:ich|wir|mir|i|we|je|j['’]ai|nous|ho|non ho|non abbiamo|abbiamo)(?!\p{L}).*\?\s?$/iu
/** The line below a title that says by whom and when. */
const BYLINE = /\s(?:19|20)\d\d\s*$/u

/** "There you need an account", "It cannot be cancelled": still about what the sentence before was about. */
const GOES_ON =
  /^(?:it|its|this|that|they|their|he|she|er|sie|es|das|dies|die|der|il|elle|ils|elles|cela|c'est|lo|la|è|questo)(?!\p{L})(?! (?:faut|suffit|reste|y a)(?!\p{L}))|(?<!\p{L})(?:there|dort|lì|(?<!déjà )là|là-bas|leur|loro|deren|(?:on|in) its (?:site|app|shop)|(?:auf|in) (?:seiner|ihrer) (?:\p{L}+ )?(?:seite|website|app)|sur son (?:site|appli\p{L}*)|sul suo sito|nella sua app)(?!\p{L})/iu

/** How forums set what somebody else wrote before. */
const HAS_WRITTEN = /(?:hat geschrieben|schrieb|wrote|said|a écrit|ha scritto)\s?:/iu

/** So many paragraphs that begin with one name and a colon are what somebody says. */
const SPEAKS = 3

/** Whom a guide answers: "Dear Anna", "our reader Tom". */
const WRITER =
  /(?<!\p{L})(?:[Ll]iebe[rs]?|[Dd]ear|[Cc]hère|[Cc]her|[Cc]ar[ao]|[Ll]eser(?:in)?|[Rr]eader|[Ll]ectrice|[Ll]ecteur|[Ll]ettrice|[Ll]ettore) (\p{Lu}\p{Ll}+)(?!\p{L})/gu

/** The words of names with which several paragraphs begin, as in an interview: who speaks is not what is spoken of. */
function speakersOf(blocks: readonly ReadBlock[]): ReadonlySet<string> {
  const times = new Map<string, number>()
  for (const { block } of blocks) {
    const name = /^(\p{Lu}[^:.!?\n]{1,40}):\s/u.exec(block.text)?.[1]
    if (name !== undefined) times.set(name, (times.get(name) ?? 0) + 1)
  }
  const speakers = [...times].filter(([, count]) => count >= SPEAKS).map(([name]) => name)
  for (const { block } of blocks) for (const [, name = ''] of block.text.matchAll(WRITER)) speakers.push(name)
  return new Set(speakers.flatMap((name) => wordsOf(name).map(({ key }) => key)))
}

/** True for a heading under which most of the page stands: it is the page's title, and sets nothing apart. */
function titleOf(blocks: readonly ReadBlock[]): (heading: string) => boolean {
  const below = new Map<string, number>()
  for (const { block } of blocks)
    for (const heading of new Set(block.under)) below.set(heading, (below.get(heading) ?? 0) + 1)
  return (heading) => (below.get(heading) ?? 0) > blocks.length / 2
}

/** A paragraph may begin with a title, which has no more words than that. */
const MOST_OF_TITLE = 5

/** The sentences with which a paragraph begins as with a title: "6. Oltre vans. Different animal. …" */
function titlesIn({ sentences }: ReadBlock): readonly Sentence[] {
  if (sentences.length < 2) return []
  const end = sentences.findIndex(({ text }) => wordsOf(text).length > MOST_OF_TITLE)
  return sentences.slice(0, end < 0 ? 2 : Math.min(end, 2))
}

/** Where somebody may be, and nobody's name. */
const NO_NAME = new Set('home work school night first last casa scuola vous toi nous'.split(' '))

/** Whose a sentence is. */
export type Others = {
  /** True where a sentence is about another service, another purpose or earlier times, as it or a heading above says. */
  readonly isOthers: (sentence: Sentence) => boolean
  /** The same, or where a name stands in it that nobody knows: what it claims may be true of that one. */
  readonly namesStranger: (sentence: Sentence) => boolean
}

/** "On their site", with a link of the flow in it: that site is no other one. */
const THEIR_PLACE =
  /(?<!\p{L})(?:their|leur|loro|deren) (?:own )?(?:site|page|website|portal|portail|sito|pagina|portale|seite)(?!\p{L})/giu

/**
 * Tells of a guide's sentences which are about somebody or something else than the flow.
 *
 * @param linked sentences with a link that is known of the flow.
 */
export function othersOf(
  blocks: readonly ReadBlock[],
  title: string | null,
  known: Known,
  language: string,
  linked: ReadonlySet<number>,
): Others {
  // What a guide is about is in its title, and no stranger.
  const ownTitle = new Set(
    wordsOf(`${title ?? ''} ${blocks.find(({ block }) => block.kind === 'heading')?.block.text ?? ''}`).map(
      ({ key }) => key,
    ),
  )
  const { ofHeading, ofSentence, namesOthers, asksOfOthers, isOwn } = subjects(known, (key) => ownTitle.has(key))
  const speakers = speakersOf(blocks)
  const isKnown = (key: string) => isOwn(key) || ownTitle.has(key) || speakers.has(key)
  const strangers = new Map(
    blocks.flatMap(({ block, sentences }) =>
      sentences.map(({ index, from, to }) => [index, strangersIn(block, from, to, isKnown, language)] as const),
    ),
  )
  const strange = new Set([...strangers.values()].flatMap((names) => names.map(({ key }) => key)))
  const strangely = new Set<number>()
  const isAtStranger = (heading: string) => {
    const { name = '', isSure = false } = nameAt(heading) ?? {}
    return (
      name !== '' &&
      wordsOf(name).every(({ key }) => !isKnown(key) && !isNobody(key) && !NO_NAME.has(key)) &&
      !namesDevice(name) &&
      (isSure || blocks.some(({ block }) => block.kind !== 'heading' && block.text.includes(name)))
    )
  }
  // A question with a name in it is about that one; where each word has a capital, none is a name.
  const named = new Set(
    blocks.flatMap(({ block, sentences }) =>
      block.kind === 'heading' &&
      !BYLINE.test(block.text) &&
      (isAtStranger(block.text) ||
        (/(?:\s\p{Ll}+){3}/u.test(block.text) &&
          sentences.some(({ index }) => (strangers.get(index) ?? []).length > 0)))
        ? [block.text]
        : [],
    ),
  )
  for (const heading of headingsOfTaught(blocks, known)) named.delete(heading)
  const others = new Set<number>()
  const isBelowOthers = isInOthersSection(
    blocks.map(({ block }) => block),
    known,
  )
  const isBesideOthers = isInOthersRow(
    blocks.map(({ block }) => block),
    known,
    isOwn,
  )
  const isTitle = titleOf(blocks)
  const headings = new Map<string, Subject>()
  const announced = (heading: string): Subject => {
    const isOther = () =>
      NOT_OF_GUIDE.test(heading) ||
      ((isFormer(heading.replace(MONTHS, ''), language) || tellsChanges(heading, language)) &&
        !isStepLine(heading) &&
        !ASKS_NOW.test(heading) &&
        !MY_CASE.test(heading))
    if (!headings.has(heading))
      headings.set(
        heading,
        !isTitle(heading) && (isOther() || named.has(heading) || asksOfOthers(heading)) ? 'other' : ofHeading(heading),
      )
    return headings.get(heading)
  }
  const isOverOthers = (heading: string) =>
    !isTitle(heading) &&
    (NOT_OF_GUIDE.test(heading) || isWarning(heading, language) || (isNot(heading, language) && !MY_CASE.test(heading)))
  let lead: { readonly subject: Subject; readonly under: string } | undefined
  for (const read of blocks) {
    const { block, sentences } = read
    const under = block.under.join('\n')
    const isForeign = isBelowOthers(block.under) || isBesideOthers(block) || block.under.some(isOverOthers)
    const heading = [...block.under]
      .reverse()
      .map(announced)
      .find((subject) => subject !== undefined)
    let subject = block.kind === 'item' && lead?.under === under && lead.subject ? lead.subject : heading
    if (block.kind === 'heading') subject = announced(block.text) ?? subject
    if (block.kind === 'quote' && HAS_WRITTEN.test(block.text.slice(0, 200))) subject = 'other'
    if (titlesIn(read).some(({ text }) => namesOthers(text))) subject = 'other'
    const asksOfOnce = block.under.some(
      (one) => isQuestion(one) && announced(one) === 'other' && isFormer(one, language),
    )
    let [last, isAsked] = [false, false]
    for (const sentence of sentences) {
      subject = ofSentence(sentence.text) ?? subject
      const names = strangers.get(sentence.index) ?? []
      const first = wordsOf(sentence.text.slice(0, 40))[0]?.key ?? ''
      const said = linked.has(sentence.index) ? sentence.text.replace(THEIR_PLACE, ' ') : sentence.text
      const isElse = namesOthers(said) || names.some(({ isTopic }) => isTopic) || strange.has(first)
      if (names.length > 0) strangely.add(sentence.index)
      const goesOn: boolean = others.has(sentence.index - 1) && last && (isAsked || GOES_ON.test(sentence.text))
      // "Wasn't there a form once? You can still load it": so it is today.
      const isToday = asksOfOnce && isStill(sentence.text, language)
      if (isForeign || (subject === 'other' && !isToday) || isElse || goesOn) others.add(sentence.index)
      last = isElse || goesOn
      isAsked = isElse && isQuestion(sentence.text)
    }
    // "In the Instagram app:", "What not to do:" announces the list behind it.
    if (block.kind !== 'item')
      lead = /:$/.test(block.text) ? { subject: forbids(block.text, language) ? 'other' : subject, under } : undefined
  }
  return {
    isOthers: (sentence) => others.has(sentence.index),
    namesStranger: (sentence) => others.has(sentence.index) || strangely.has(sentence.index),
  }
}
