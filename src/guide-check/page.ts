import type { Block, GuideText } from '../guide-text/guide-text.js'
import { isService } from './cues/others.js'
import type { Known, KnownLink } from './known.js'
import { type LabelIndex, labelIndex } from './label-index.js'
import { isTelling, type Mention, type ReadBlock, readBlocks, type Sentence } from './mentions.js'
import { type Others, othersOf } from './others.js'
import { taughtIn } from './taught.js'
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
export type Page = Others & {
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
  /** True for labels that stand among others of a route as on the way. */
  readonly isTaught: (mention: Mention) => boolean
  /** A sentence without the words of its labels, which say nothing of it. */
  readonly bareOf: (sentence: Sentence) => string
  /** True for the name of a service, which is spoken of more often than pressed. */
  readonly isService: (text: string) => boolean
  /** True for words that are a link to some other page: they are that page's. */
  readonly isLinked: (sentence: Sentence) => boolean
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
    isTaught: taughtIn(blocks, known),
    ...othersOf(blocks, guide.title, known, language, new Set(addresses.map(({ sentence }) => sentence.index))),
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
  const texts = blocks.filter(({ block }) => block.kind !== 'heading' || block.term)
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
