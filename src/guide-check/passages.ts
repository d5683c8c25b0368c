import { isAlternative } from './cues/sequence.js'
import { isEarlier, isTakenBack } from './cues/spare.js'
import { isTelling, type Mention, type ReadBlock, type Sentence } from './mentions.js'
import type { Page } from './page.js'

/** Sentences that may be a sequence of steps, with the labels in them that count for their order. */
export type Passage = {
  readonly is: 'list' | 'ordered' | 'prose' | 'path'
  readonly blocks: readonly ReadBlock[]
  readonly sentences: readonly Sentence[]
  readonly mentions: readonly Mention[]
}

/** In a path there are at least so many labels. */
const PATH_LABELS = 2
const NUMBERED = /^(?:schritt|step|[ée]tape|passo|passaggio|fase)\s*\d|^\d{1,2}\s*[.):]/iu

/** The passages of a page: each list, each path, and what stands between headings. */
export function passagesOf(page: Page): readonly Passage[] {
  const passages: Passage[] = []
  let run: ReadBlock[] = []
  const endRun = () => {
    if (run.length > 0) passages.push(...prose(page, run))
    run = []
  }
  for (let at = 0; at < page.blocks.length; at += 1) {
    const block = page.blocks[at] as ReadBlock
    const { item, kind, text } = block.block
    if (item) {
      endRun()
      let last = at
      for (let next = at; next < page.blocks.length && isListed(page.blocks[next]); next += 1)
        if (page.blocks[next]?.block.item?.list === item.list) last = next
      passages.push(passage(page, page.blocks.slice(at, last + 1), item.ordered ? 'ordered' : 'list'))
      at = last
    } else if (kind === 'heading' && !NUMBERED.test(text) && !block.block.term) endRun()
    else run.push(block)
  }
  endRun()
  return passages
}

/** What stands in a list: its items, and below them what is written under their pictures. */
const isListed = (block: ReadBlock | undefined) => block?.block.item !== undefined || block?.block.kind === 'caption'

function prose(page: Page, blocks: readonly ReadBlock[]): readonly Passage[] {
  const paths = blocks.flatMap((block) =>
    block.sentences
      .filter(
        (sentence) =>
          block.mentions.filter((one) => one.sentence === sentence && one.how === 'path').length >= PATH_LABELS,
      )
      .map((sentence) => ({ block, sentence })),
  )
  const rest = passage(page, blocks, 'prose')
  const isPath = new Set(paths.map(({ sentence }) => sentence))
  return [
    ...paths.map(({ block, sentence }) => ({
      is: 'path' as const,
      blocks: [block],
      sentences: [sentence],
      mentions: counting(page, [block]).filter((one) => one.sentence === sentence && one.how === 'path'),
    })),
    ...(isPath.size === 0
      ? [rest]
      : [{ ...rest, mentions: rest.mentions.filter(({ sentence }) => !isPath.has(sentence)) }]),
  ]
}

function passage(page: Page, blocks: readonly ReadBlock[], is: Passage['is']): Passage {
  return { is, blocks, sentences: blocks.flatMap(({ sentences }) => sentences), mentions: counting(page, blocks) }
}

/** "Press X (which was called Y until May)": a sentence without the brackets that a place is not in. */
const withoutBrackets = (text: string, at: number) =>
  text.replace(/\([^()]{1,120}\)/gu, (said, from: number) => (from < at && at < from + said.length ? said : ' '))

/** Labels that a reader is told to go by here: not those of others, of earlier times, or of a way beside this one. */
function counting(page: Page, blocks: readonly ReadBlock[]): readonly Mention[] {
  // What is written under a picture tells what is on it, and between steps presses nothing.
  const isStepped = blocks.some(({ block }) => block.item !== undefined)
  const read = isStepped ? blocks.filter(({ block }) => block.kind !== 'caption') : blocks
  return read.flatMap(({ mentions }) =>
    mentions.filter((mention) => {
      const { sentence } = mention
      return (
        isTelling(mention) &&
        (mention.how === 'marked' || mention.how === 'path' || !page.isService(mention.printed)) &&
        !page.isOthers(sentence) &&
        !isEarlier(withoutBrackets(page.bareOf(sentence), mention.from - sentence.from), page.language) &&
        !isAlternative(page.bareOf(sentence), page.language) &&
        !isTakenBack(sentence.text, mention.from - sentence.from, mention.to - sentence.from, page.language)
      )
    }),
  )
}
