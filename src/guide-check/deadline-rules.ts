import { type Day, datesIn } from '../text/dates.js'
import { isAboutFlow, isEvent, isOver, limitBefore, saysWhen } from './cues/deadline.js'
import { isQuestion } from './cues/instruct.js'
import { sayOver, sayStillPossible } from './cues/say.js'
import { plain } from './cues/tables.js'
import type { Said } from './make.js'
import type { Sentence } from './mentions.js'
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
    isOver(text, language) ||
    isEvent(text, page.known, language)
  )
    return undefined
  const beside = page.blocks[sentence.block - 1]?.block
  const isRow =
    page.blocks[sentence.block]?.block.kind === 'cell' && beside?.kind === 'cell' && saysWhen(beside.text, language)
  const isLabel = text.length <= LONGEST_LINE && (isRow || page.isNear(sentence.block))
  return isLabel || isAboutFlow(text, page.known, language) ? sentence.text.slice(found.from, found.to) : undefined
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
