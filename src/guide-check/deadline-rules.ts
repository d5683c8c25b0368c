import { type Day, datesIn } from '../text/dates.js'
import {
  isAboutFlow,
  isAddressed,
  isEvent,
  isObjecting,
  isOver,
  isOverBefore,
  isToldClosed,
  limitBefore,
  saysWhen,
  sharesTitle,
} from './cues/deadline.js'
import { isStill } from './cues/doubt.js'
import { isQuestion } from './cues/instruct.js'
import { sayOver, sayStillPossible } from './cues/say.js'
import { plain } from './cues/tables.js'
import { around, isPassedOn, nextInBlock } from './evidence.js'
import type { Said } from './make.js'
import { isTelling, type Sentence } from './mentions.js'
import type { Page } from './page.js'

/**
 * `deadline-passed` and `deadline-over`: a guide presents a day as still to come that is over. Nothing is said where no
 * night could tell whether the flow still works, nor of a day that the guide tells as past.
 *
 * @param today and `published` as `YYYY-MM-DD`; a day without a year is that nearest to when the guide was published.
 */
export function deadlineFindings(page: Page, today: string, published: string): readonly Said[] {
  const { deadline, works } = page.known
  if (deadline === null || deadline.date >= today || works === 'unknown') return []
  // A deadline stands at the top of a guide, and what is to be pressed below.
  if (!page.blocks.some(({ index }) => page.isNear(index))) return []
  const say = works === 'yes' ? sayStillPossible : sayOver
  return page.blocks.flatMap(({ sentences }) =>
    sentences.flatMap((sentence) => {
      const printed = passed(page, sentence, deadline.date, published)
      if (printed === undefined) return []
      return [
        {
          rule: works === 'yes' ? ('deadline-passed' as const) : ('deadline-over' as const),
          sentence,
          subject: { printed, now: null, language: null, of: null },
          since: deadline.date,
          evidence: { source: page.known.night, picture: null },
          proposed: say(deadline.date, page.language),
          edits: [],
        },
      ]
    }),
  )
}

/** "Deadline: 26 May" in a table or a heading says nothing else. */
const LONGEST_LINE = 45

/** "But that has changed": what was told is not so after all. */
const BUT =
  /^(?:aber|doch|jedoch|nur|das stimmt|but|yet|however|that|mais|or|pourtant|cependant|ma|però|invece|tuttavia)(?!\p{L})/iu
const isTurned = (page: Page, sentence: Sentence) => BUT.test(nextInBlock(page, sentence)?.text ?? '')

/** The day as it is printed, where a sentence presents the deadline as one to come. */
function passed(page: Page, sentence: Sentence, deadline: string, published: string): string | undefined {
  const { language } = page
  const text = plain(sentence.text)
  if (!/\d/.test(text)) return undefined
  const found = datesIn(text).find(
    ({ from, readings }) =>
      readings.some((day) => isDay(day, deadline, published)) && limitBefore(text.slice(0, from), language),
  )
  if (
    !found ||
    page.namesStranger(sentence) ||
    page.isLinked(sentence) ||
    isQuestion(text) ||
    (isOver(text, language) &&
      !(page.known.works === 'yes' && isToldClosed(text, found.to, language) && !isTurned(page, sentence))) ||
    isOfEvent(page, sentence, text, found.to) ||
    isPassedOn(page, sentence) ||
    isStill(text, language) ||
    (page.known.works === 'yes' && isOverBefore(nextInBlock(page, sentence)?.text ?? '', language))
  )
    return undefined
  const beside = page.blocks[sentence.block - 1]?.block
  const isRow =
    page.blocks[sentence.block]?.block.kind === 'cell' && beside?.kind === 'cell' && saysWhen(beside.text, language)
  const isLabel = text.length <= LONGEST_LINE && (isRow || page.isNear(sentence.block))
  if (!(isLabel || isAboutFlow(text, page.known, language)) || !isOfFlow(page, sentence)) return undefined
  const printed = sentence.text.slice(found.from, found.to)
  return isQuotedIn(sentence.text, printed) ? undefined : printed
}

/** Where what is said of a day ends: "by 30 June, and our desk is open". */
const NEXT_CLAUSE = /[,;:–—(]|(?<!\p{L})(?:und|and|et|ed?)(?!\p{L})/u

/** True for an event with a last day of its own, if it is not told behind the flow's day, in a clause of its own. */
function isOfEvent(page: Page, sentence: Sentence, text: string, to: number): boolean {
  const { known, language } = page
  if (!isEvent(text, known, language)) return false
  const ends = NEXT_CLAUSE.exec(text.slice(to))?.index
  const clause = ends === undefined ? text : text.slice(0, to + ends)
  if (isEvent(clause, known, language) || !isAboutFlow(clause, known, language)) return true
  return ![clause, ...around(page, sentence).slice(1)].some(
    (one) => (isObjecting(one, language) || sharesTitle(one, known)) && !isEvent(one, known, language),
  )
}

const QUOTATION = /["„“”«»‹›]/gu

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

function isDay({ year, month, day }: Day, deadline: string, published: string): boolean {
  const [wantedYear, wantedMonth, wantedDay] = deadline.split('-').map(Number)
  if (month !== wantedMonth || day !== wantedDay) return false
  return (year ?? nearestYear(month, day ?? 1, published)) === wantedYear
}

function nearestYear(month: number, day: number, published: string): number {
  const at = Date.parse(published)
  const around = Number(published.slice(0, 4))
  const distance = (year: number) => Math.abs(Date.UTC(year, month - 1, day) - at)
  return [around - 1, around, around + 1].reduce(
    (best, year) => (distance(year) < distance(best) ? year : best),
    around,
  )
}
