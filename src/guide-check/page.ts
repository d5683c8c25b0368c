import type { Block, GuideText } from '../guide-text/guide-text.js'
import { isStepLine } from './cues/instruct.js'
import { strangersIn } from './cues/names.js'
import { isService, type Subject, subjects } from './cues/others.js'
import { isEarlier, tellsChanges } from './cues/spare.js'
import type { Known, KnownLink } from './known.js'
import { type LabelIndex, labelIndex } from './label-index.js'
import { type Mention, type ReadBlock, readBlocks, type Sentence } from './mentions.js'
import { addressesIn, knownLinks } from './urls.js'
import { wordsOf } from './words.js'

/** A link of a guide to an address that is known. */
export type KnownAddress = {
  readonly sentence: Sentence
  readonly from: number
  readonly to: number
  readonly href: string
  readonly link: KnownLink
  /** Where the address stands in the source. */
  readonly source: { readonly from: number; readonly to: number }
}

/** A guide beside what is known of what it teaches; what all rules look at. */
export type Page = {
  readonly guide: GuideText
  readonly known: Known
  readonly language: string
  readonly index: LabelIndex
  readonly blocks: readonly ReadBlock[]
  /** The blocks of each list. */
  readonly lists: ReadonlyMap<number, readonly ReadBlock[]>
  readonly addresses: readonly KnownAddress[]
  /** True for blocks that are about the flow: near two known labels, or a link of it. */
  readonly isNear: (block: number) => boolean
  /** A sentence without the words of its labels, which say nothing of it. */
  readonly bareOf: (sentence: Sentence) => string
  /** True for the name of a service, which is spoken of more often than pressed. */
  readonly isService: (text: string) => boolean
  /** True for words that are a link to some other page: they are that page's. */
  readonly isLinked: (sentence: Sentence) => boolean
  /** True where a sentence is about another service, another purpose or earlier times, as it or a heading above says. */
  readonly isOthers: (sentence: Sentence) => boolean
  /** The same, or where a name stands in it that nobody knows: what it claims may be true of that one. */
  readonly namesStranger: (sentence: Sentence) => boolean
}

/** So many blocks before and behind count as near. */
const REACH = 4
const LABELS_NEEDED = 2

export function pageOf(guide: GuideText, known: Known, language: string): Page {
  const index = labelIndex(known, language)
  const blocks = readBlocks(guide.blocks, index, language)
  const links = knownLinks(known)
  const addresses = blocks.flatMap((block) => addressesOf(block, links))
  const near = nearBlocks(blocks, new Set(addresses.map(({ sentence }) => sentence.block)))
  return {
    guide,
    known,
    language,
    index,
    blocks,
    lists: listsOf(blocks),
    addresses,
    isNear: (block) => near.has(block),
    isService,
    bareOf: bareOf(blocks),
    isLinked: linkedOf(blocks, links),
    ...othersOf(blocks, guide.title, known, language),
  }
}

function bareOf(blocks: readonly ReadBlock[]): (sentence: Sentence) => string {
  const bare = new Map<number, string>()
  return (sentence) => {
    const known = bare.get(sentence.index)
    if (known !== undefined) return known
    const labels = (blocks[sentence.block]?.mentions ?? []).filter(
      (one) => one.sentence === sentence && one.how !== 'plain',
    )
    const text = labels.reduce(
      (rest, { from, to }) =>
        rest.slice(0, from - sentence.from) + '_'.repeat(to - from) + rest.slice(to - sentence.from),
      sentence.text,
    )
    bare.set(sentence.index, text)
    return text
  }
}

function listsOf(blocks: readonly ReadBlock[]): ReadonlyMap<number, readonly ReadBlock[]> {
  const lists = new Map<number, ReadBlock[]>()
  for (const block of blocks) {
    const list = block.block.item?.list
    if (list === undefined) continue
    const items = lists.get(list) ?? []
    items.push(block)
    lists.set(list, items)
  }
  return lists
}

function linkedOf(
  blocks: readonly ReadBlock[],
  links: (href: string) => KnownLink | undefined,
): (sentence: Sentence) => boolean {
  const linked = new Set(
    blocks.flatMap(({ block, sentences }) => {
      const foreign = block.links.filter(({ href }) => links(href) === undefined)
      if (foreign.length === 0) return []
      return sentences.filter(
        ({ from, to }) => foreign.some((link) => link.from <= from + 1 && link.to >= to - 1) || isRow(block, from, to),
      )
    }),
  )
  return (sentence) => linked.has(sentence)
}

/** True for links in a row, without a word between them. */
function isRow(block: Block, from: number, to: number): boolean {
  const inside = block.links.filter((link) => link.from < to && from < link.to)
  const words = inside.reduce((sum, link) => sum + Math.min(link.to, to) - Math.max(link.from, from), 0)
  return inside.length > 1 && words >= to - from - 2 * inside.length
}

/** What headings call that part of a page which readers wrote, or which leads to other articles. */
const NOT_OF_GUIDE =
  /^(?:(?:\d+\s)?(?:leser)?kommentare?(?:\s\(?\d+\)?)?|(?:\d+\s)?comments?(?:\s\(?\d+\)?)?|(?:\d+\s)?commentaires?(?:\s\(?\d+\)?)?|(?:\d+\s)?commenti(?:\s\(?\d+\)?)?|leserbriefe|mehr zum thema|(?:auch|ebenfalls) interessant|das könnte \p{L}+ (?:auch |ebenfalls )?interessieren|(?:weitere|verwandte|ähnliche|andere) (?:artikel|beiträge|themen|meldungen)|lesen sie auch|lies auch|oft gelesen|meistgelesen|(?:related|similar|other) (?:articles|posts|stories|reading|topics|threads|discussions)|read (?:more|next|also)|most read|more (?:stories|articles|on this)|you (?:may|might) also (?:like|be interested in)|see also|à lire (?:aussi|également)|vous aimerez aussi|les plus lus|(?:articles|sujets|discussions) (?:liée?s|similaires|connexes)|sur le même sujet|leggi anche|i più letti|(?:articoli|discussioni|argomenti) (?:correlati|simili)|potrebbe(?:ro)? interessarti|ti potrebbe(?:ro)? interessare)\s?[:.?]?$/iu

function addressesOf(
  { block, sentences }: ReadBlock,
  links: (href: string) => KnownLink | undefined,
): readonly KnownAddress[] {
  const anchored = block.links.map(({ from, to, href, source }) => ({ from, to, href, source }))
  const covered = new Uint8Array(block.text.length)
  for (const { from, to } of anchored) covered.fill(1, from, to)
  const bare = addressesIn(block.text)
    .filter(({ from }) => covered[from] === 0)
    .map(({ from, to }) => ({
      from,
      to,
      href: block.text.slice(from, to),
      source: { from: block.at(from).from, to: block.at(to - 1).to },
    }))
  return [...anchored, ...bare].flatMap((one) => {
    const link = links(one.href)
    const sentence = sentences.find(({ from, to }) => one.from >= from && one.from < to)
    return link && sentence ? [{ ...one, link, sentence }] : []
  })
}

function nearBlocks(blocks: readonly ReadBlock[], linked: ReadonlySet<number>): ReadonlySet<number> {
  // Headings are no distance: in a list of questions each answer has one.
  const texts = blocks.filter(({ block }) => block.kind !== 'heading')
  const near = new Set<number>()
  for (const [place, { index }] of texts.entries()) {
    const around = texts.slice(Math.max(0, place - REACH), place + REACH + 1)
    const labels = new Set(around.flatMap(({ mentions }) => mentions.filter(isTelling).map(({ group }) => group.key)))
    if (labels.size >= LABELS_NEEDED || around.some((other) => linked.has(other.index))) near.add(index)
  }
  for (const { index, block } of blocks)
    if (block.kind === 'heading' && (near.has(index + 1) || near.has(index - 1))) near.add(index)
  return near
}

/** Words in running text count as a label only where they are several. */
export function isTelling({ how, printed }: Mention): boolean {
  return how !== 'plain' || /\s/.test(printed.trim())
}

/** A heading that says when is none of earlier times. */
const MONTHS =
  /\p{L}{2,6} (?:januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|january|february|march|may|june|july|october|december|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)(?!\p{L})/giu

/** "There you need an account", "It cannot be cancelled": still about what the sentence before was about. */
const GOES_ON =
  /^(?:it|its|this|that|they|their|he|she|er|sie|es|das|dies|die|der|il|elle|ils|elles|cela|c'est|lo|la|è|questo)(?!\p{L})|(?<!\p{L})(?:there|dort|lì|là|là-bas|leur|loro|deren)(?!\p{L})/iu

/** How forums set what somebody else wrote before. */
const HAS_WRITTEN = /(?:hat geschrieben|schrieb|wrote|said|a écrit|ha scritto)\s?:/iu

/** So many paragraphs that begin with one name and a colon are what somebody says. */
const SPEAKS = 3

/** The words of names with which several paragraphs begin, as in an interview: who speaks is not what is spoken of. */
function speakersOf(blocks: readonly ReadBlock[]): ReadonlySet<string> {
  const times = new Map<string, number>()
  for (const { block } of blocks) {
    const name = /^(\p{Lu}[^:.!?\n]{1,40}):\s/u.exec(block.text)?.[1]
    if (name !== undefined) times.set(name, (times.get(name) ?? 0) + 1)
  }
  const speakers = [...times].filter(([, count]) => count >= SPEAKS).map(([name]) => name)
  return new Set(speakers.flatMap((name) => wordsOf(name).map(({ key }) => key)))
}

function othersOf(
  blocks: readonly ReadBlock[],
  title: string | null,
  known: Known,
  language: string,
): Pick<Page, 'isOthers' | 'namesStranger'> {
  const { ofHeading, ofSentence, namesOthers, isOwn } = subjects(known)
  // What a guide is about is in its title, and no stranger.
  const ownTitle = new Set(
    wordsOf(`${title ?? ''} ${blocks.find(({ block }) => block.kind === 'heading')?.block.text ?? ''}`).map(
      ({ key }) => key,
    ),
  )
  const speakers = speakersOf(blocks)
  const isKnown = (key: string) => isOwn(key) || ownTitle.has(key) || speakers.has(key)
  const strangers = new Map(
    blocks.flatMap(({ block, sentences }) =>
      sentences.map(({ index, from, to }) => [index, strangersIn(block, from, to, isKnown, language)] as const),
    ),
  )
  const strange = new Set([...strangers.values()].flatMap((names) => names.map(({ key }) => key)))
  const strangely = new Set<number>()
  // A question with a name in it is about that one; where each word has a capital, none is a name.
  const named = new Set(
    blocks.flatMap(({ block, sentences }) =>
      block.kind === 'heading' &&
      /(?:\s\p{Ll}+){3}/u.test(block.text) &&
      sentences.some(({ index }) => (strangers.get(index) ?? []).length > 0)
        ? [block.text]
        : [],
    ),
  )
  const others = new Set<number>()
  const headings = new Map<string, Subject>()
  const announced = (heading: string): Subject => {
    const isOther = () =>
      NOT_OF_GUIDE.test(heading) ||
      ((isEarlier(heading.replace(MONTHS, ''), language) || tellsChanges(heading, language)) && !isStepLine(heading))
    if (!headings.has(heading)) headings.set(heading, isOther() || named.has(heading) ? 'other' : ofHeading(heading))
    return headings.get(heading)
  }
  let lead: { readonly subject: Subject; readonly under: string } | undefined
  for (const { block, sentences } of blocks) {
    const under = block.under.join('\n')
    const isForeign = block.under.some((one) => NOT_OF_GUIDE.test(one))
    const heading = [...block.under]
      .reverse()
      .map(announced)
      .find((subject) => subject !== undefined)
    let subject = block.kind === 'item' && lead?.under === under && lead.subject ? lead.subject : heading
    if (block.kind === 'heading') subject = announced(block.text) ?? subject
    if (block.kind === 'quote' && HAS_WRITTEN.test(block.text.slice(0, 200))) subject = 'other'
    let last = false
    for (const sentence of sentences) {
      subject = ofSentence(sentence.text) ?? subject
      const names = strangers.get(sentence.index) ?? []
      const first = wordsOf(sentence.text.slice(0, 40))[0]?.key ?? ''
      const isElse = namesOthers(sentence.text) || names.some(({ isTopic }) => isTopic) || strange.has(first)
      if (names.length > 0) strangely.add(sentence.index)
      const goesOn: boolean = others.has(sentence.index - 1) && last && GOES_ON.test(sentence.text)
      if (isForeign || subject === 'other' || isElse || goesOn) others.add(sentence.index)
      last = isElse || goesOn
    }
    // "In the Instagram app:" announces the list behind it.
    if (block.kind !== 'item') lead = /:$/.test(block.text) ? { subject, under } : undefined
  }
  return {
    isOthers: (sentence) => others.has(sentence.index),
    namesStranger: (sentence) => others.has(sentence.index) || strangely.has(sentence.index),
  }
}
