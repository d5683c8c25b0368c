import type { Block, GuideText } from '../guide-text/guide-text.js'
import { type Subject, subjects } from './cues/others.js'
import { isEarlier } from './cues/spare.js'
import type { Known, KnownLink } from './known.js'
import { type LabelIndex, labelIndex } from './label-index.js'
import { type Mention, type ReadBlock, readBlocks, type Sentence } from './mentions.js'
import { addressesIn, knownLinks } from './urls.js'

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
  readonly addresses: readonly KnownAddress[]
  /** True for blocks that are about the flow: near two known labels, or a link of it. */
  readonly isNear: (block: number) => boolean
  /** True where a sentence is about another service, another purpose or earlier times, as it or a heading above says. */
  readonly isOthers: (sentence: Sentence) => boolean
}

/** So many blocks before and behind count as near, within one section. */
const REACH = 3
const LABELS_NEEDED = 2

export function pageOf(guide: GuideText, known: Known, language: string): Page {
  const index = labelIndex(known, language)
  const own = guide.blocks.slice(0, endOfGuide(guide.blocks))
  const blocks = readBlocks(own, index, language)
  const links = knownLinks(known)
  const addresses = blocks.flatMap((block) => addressesOf(block, links))
  const near = nearBlocks(blocks, new Set(addresses.map(({ sentence }) => sentence.block)))
  return {
    guide,
    known,
    language,
    index,
    blocks,
    addresses,
    isNear: (block) => near.has(block),
    isOthers: othersOf(blocks, known, language),
  }
}

/** What headings call that part of a page which readers wrote, or which leads to other articles. */
const NOT_OF_GUIDE =
  /^(?:(?:\d+\s)?(?:leser)?kommentare?(?:\s\(?\d+\)?)?|(?:\d+\s)?comments?(?:\s\(?\d+\)?)?|(?:\d+\s)?commentaires?(?:\s\(?\d+\)?)?|(?:\d+\s)?commenti(?:\s\(?\d+\)?)?|leserbriefe|mehr zum thema|auch interessant|weitere artikel|verwandte artikel|ähnliche (?:artikel|beiträge)|related (?:articles|posts|stories|reading)|read (?:more|next)|more (?:stories|articles|on this)|you may also like|à lire (?:aussi|également)|articles (?:liés|similaires)|sur le même sujet|leggi anche|articoli (?:correlati|simili)|potrebbe interessarti)[:.]?$/iu

/** The first block of what stands below the guide: comments, and links to other articles. */
function endOfGuide(blocks: readonly Block[]): number {
  const at = blocks.findIndex(
    ({ kind, text }, index) => index > 0 && kind === 'heading' && text.length < 60 && NOT_OF_GUIDE.test(text),
  )
  return at < 0 ? blocks.length : at
}

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
  const near = new Set<number>()
  for (const { index, block } of blocks) {
    const around = blocks
      .slice(Math.max(0, index - REACH), index + REACH + 1)
      .filter((other) => sameSection(block, other.block))
    const labels = new Set(around.flatMap(({ mentions }) => mentions.filter(isTelling).map(({ group }) => group.key)))
    if (labels.size >= LABELS_NEEDED || around.some((other) => linked.has(other.index))) near.add(index)
  }
  return near
}

/** Words in running text count as a label only where they are several. */
export function isTelling({ how, printed }: Mention): boolean {
  return how !== 'plain' || /\s/.test(printed.trim())
}

function sameSection(a: Block, b: Block): boolean {
  const [shorter, longer] = a.under.length <= b.under.length ? [a, b] : [b, a]
  return shorter.under.every((heading, level) => heading === longer.under[level])
}

function othersOf(blocks: readonly ReadBlock[], known: Known, language: string): (sentence: Sentence) => boolean {
  const { ofHeading, ofSentence } = subjects(known)
  const others = new Set<number>()
  const headings = new Map<string, Subject>()
  const announced = (heading: string): Subject => {
    if (!headings.has(heading)) headings.set(heading, isEarlier(heading, language) ? 'other' : ofHeading(heading))
    return headings.get(heading)
  }
  let lead: { readonly subject: Subject; readonly under: string } | undefined
  for (const { block, sentences } of blocks) {
    const under = block.under.join('\n')
    const heading = [...block.under]
      .reverse()
      .map(announced)
      .find((subject) => subject !== undefined)
    let subject = block.kind === 'item' && lead?.under === under && lead.subject ? lead.subject : heading
    if (block.kind === 'heading') subject = announced(block.text) ?? subject
    for (const sentence of sentences) {
      subject = ofSentence(sentence.text) ?? subject
      if (subject === 'other') others.add(sentence.index)
    }
    // "In the Instagram app:" announces the list behind it.
    if (block.kind !== 'item') lead = /:$/.test(block.text) ? { subject, under } : undefined
  }
  return (sentence) => others.has(sentence.index)
}
