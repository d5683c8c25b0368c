import { isReported } from './cues/doubt.js'
import { isInOldPicture, isOnceSaid, isOnOldPicture, takesBackPicture } from './cues/hearsay.js'
import { beginsStep, guidesTo, isQuestion, isStepLine, placesAt, standsForVerb } from './cues/instruct.js'
import { pressesIt } from './cues/sequence.js'
import { isEarlier, isFormerCell, isSaying, isTakenBack, isWarning } from './cues/spare.js'
import { isTelling, type Mention, type Sentence } from './mentions.js'
import type { Page } from './page.js'

/**
 * True where a guide has its reader press, open or look for a label, now and here. A label that is told of, asked
 * about, warned of, or somebody else's, is none; in doubt neither.
 */
export function isInstructed(page: Page, mention: Mention): boolean {
  const { sentence, how } = mention
  const { language } = page
  const { text } = sentence
  const bare = page.bareOf(sentence)
  if (isTerm(page, mention)) return !page.isOthers(sentence) && !isEarlier(bare, language)
  if (
    how === 'plain' ||
    page.isOthers(sentence) ||
    page.isLinked(sentence) ||
    isEarlier(bare, language) ||
    isQuestion(text)
  )
    return false
  const [from, to] = [mention.from - sentence.from, mention.to - sentence.from]
  if (isTakenBack(text, from, to, language)) return false
  if (isOnOldPicture(bare, around(page, sentence)[1] ?? '', language)) return false
  if (isInOldPicture(bare, language) || takesBackPicture(nextInBlock(page, sentence)?.text ?? '', language))
    return false
  if (mention.isControl) return true
  if (besides(page, sentence.block).some((cell) => isFormerCell(cell, language) || isWarning(cell, language)))
    return false
  const guided = guidesTo(text, from, to, language, how !== 'guided')
  if (!guided && (isWarning(bare, language) || isSaying(bare, language))) return false
  if (how === 'path' || guided) return true
  if (page.isTaught(mention) || placesAt(text, from, to, language) || standsForVerb(text, from, to, language))
    return true
  return (beginsStep(text, from) && isInList(page, mention)) || isPressedNext(page, mention)
}

/** "There is X. Press it." */
function isPressedNext(page: Page, { sentence, to }: Mention): boolean {
  const read = page.blocks[sentence.block]
  const isLast = !read?.mentions.some((one) => one.sentence === sentence && one.from > to)
  return isLast && pressesIt(nextInBlock(page, sentence)?.text ?? '', page.language)
}

/** True for a term of a manual that is a label, and nothing else. */
function isTerm(page: Page, { sentence, from, to }: Mention): boolean {
  const block = page.blocks[sentence.block]?.block
  return block?.term === true && /^[\s\p{P}]*$/u.test(block.text.slice(0, from) + block.text.slice(to))
}

/** True in a list in which other labels are named, too. */
function isInList(page: Page, { sentence, group }: Mention): boolean {
  const own = page.blocks[sentence.block]
  const list = own?.block.item?.list
  const line = isStepLine(sentence.text)
  if (!own || (list === undefined && !line && own.block.kind !== 'cell')) return false
  const near =
    list === undefined ? page.blocks.slice(Math.max(0, own.index - 4), own.index + 5) : (page.lists.get(list) ?? [])
  return near.some(({ mentions }) =>
    mentions.some((other) => other.group.key !== group.key && isTelling(other) && !page.isOthers(other.sentence)),
  )
}

/** True for a sentence in an item of a list, or a step that is numbered by hand. */
export function isStep(page: Page, { block, text }: Sentence): boolean {
  return page.blocks[block]?.block.item !== undefined || isStepLine(text)
}

/** True for what the guide only passes on: in a quotation of its own, or as somebody else's words. */
export function isPassedOn(page: Page, sentence: Sentence, text = page.bareOf(sentence)): boolean {
  // "Asks you to Read the terms": a label reports nothing.
  return (
    page.blocks[sentence.block]?.block.kind === 'quote' ||
    isReported(text, page.language) ||
    isOnceSaid(page.blocks[sentence.block - 1]?.sentences.at(-1)?.text ?? '', page.language)
  )
}

/** The sentence, the one before it in its block, and the heading above. */
export function around(page: Page, sentence: Sentence): readonly string[] {
  const read = page.blocks[sentence.block]
  const before = read?.sentences.filter(({ to }) => to <= sentence.from).at(-1)
  return [sentence.text, before?.text ?? '', read?.block.under.at(-1) ?? '']
}

/** What follows on a sentence in its block. */
export function nextInBlock(page: Page, { block, from }: Sentence): Sentence | undefined {
  return page.blocks[block]?.sentences.find((other) => other.from > from)
}

/** What follows on a sentence in its block, or in the next one. */
export function sentenceBehind(page: Page, sentence: Sentence): Sentence | undefined {
  return nextInBlock(page, sentence) ?? page.blocks[sentence.block + 1]?.sentences[0]
}

/** A longer cell is no word beside another, but holds a part of the page. */
const LONGEST_CELL = 80

/** The cells beside a cell: a row says in one what the other is. */
export function besides(page: Page, index: number): readonly string[] {
  const own = page.blocks[index]?.block
  if (own?.kind !== 'cell' || own.text.length > LONGEST_CELL) return []
  return [index - 1, index + 1].flatMap((at) => {
    const block = page.blocks[at]?.block
    return block?.kind === 'cell' && block.text.length <= LONGEST_CELL ? [block.text] : []
  })
}
