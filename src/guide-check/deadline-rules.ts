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
import { isStill, withoutSource } from './cues/doubt.js'
import { isQuestion } from './cues/instruct.js'
import { dayOf, type Limit, limitsIn, withoutAside } from './cues/limits.js'
import { isToldImpossible } from './cues/reachable.js'
import { sayOver, sayStillPossible, sayUntil } from './cues/say.js'
import { plain } from './cues/tables.js'
import { withoutTimeLeft } from './cues/time-left.js'
import { around, isPassedOn, nextInBlock } from './evidence.js'
import type { Said } from './make.js'
import { isTelling, type Sentence } from './mentions.js'
import type { Page } from './page.js'

/**
 * `deadline-passed` and `deadline-over`: a guide presents a day as still to come that is over, be it the flow's own or
 * another one that it takes for it. Nothing is said where no night could tell whether the flow still works, nor of a day
 * that the guide tells as past.
 *
 * @param today and `published` as `YYYY-MM-DD`, the latter `null` where nobody knows; a day without a year is that nearest
 * to when the guide was published.
 */
export function deadlineFindings(page: Page, today: string, published: string | null): readonly Said[] {
  const { deadline, works } = page.known
  if (deadline === null || works === 'unknown') return []
  // A deadline stands at the top of a guide, and what is to be pressed below.
  if (!page.blocks.some(({ index }) => page.isNear(index))) return []
  return page.blocks.flatMap(({ sentences }) =>
    sentences.flatMap((sentence) => {
      const found = passed(page, sentence, { deadline: deadline.date, today, published })
      if (found === undefined) return []
      const isToCome = deadline.date >= today
      const say = isToCome ? sayUntil : works === 'yes' ? sayStillPossible : sayOver
      return [
        {
          rule: works === 'yes' ? ('deadline-passed' as const) : ('deadline-over' as const),
          sentence,
          subject: { printed: found.printed, now: null, language: null, of: null },
          since: found.day,
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

type Days = { readonly deadline: string; readonly today: string; readonly published: string | null }
type Passed = { readonly printed: string; readonly day: string }

/** A day further back than that is of another year's guide. */
const LONGEST_BACK = 366

/** The day of a limit, if it is over: the flow's own, or one since the guide was published that is taken for it. */
function dayPassed({ readings }: Limit, { deadline, today, published }: Days): string | undefined {
  const days = readings.flatMap((one) => dayOf(one, published ?? today) ?? [])
  if (days.includes(deadline)) return deadline < today ? deadline : undefined
  const [day] = days
  if (day === undefined || days.length > 1 || day >= today) return undefined
  if ((Date.parse(today) - Date.parse(day)) / 86_400_000 > LONGEST_BACK) return undefined
  return published === null ? (readings[0]?.year === null ? undefined : day) : day >= published ? day : undefined
}

/** The day as it is printed, where a sentence presents the deadline as one to come. */
function passed(page: Page, sentence: Sentence, days: Days): Passed | undefined {
  const { language } = page
  const whole = plain(sentence.text)
  const found = limitsIn(whole)
    .filter(({ from }) => limitBefore(whole.slice(0, from), language))
    .map((limit) => ({ ...limit, day: dayPassed(limit, days) }))
    .find(({ day }) => day !== undefined)
  if (found?.day === undefined) return undefined
  const { day } = found
  const text = withoutTimeLeft(withoutAside(whole, found.to), found.from, language)
  const isOwn = day === days.deadline
  if (
    page.namesStranger(sentence) ||
    page.isLinked(sentence) ||
    isQuestion(text) ||
    (isOver(text, language) &&
      !(isOwn && page.known.works === 'yes' && isToldShut(whole, found.to, language) && !isTurned(page, sentence))) ||
    isOfEvent(page, sentence, text, found.to) ||
    isPassedOn(page, sentence, withoutSource(page.bareOf(sentence))) ||
    isStill(text, language) ||
    (page.known.works === 'yes' && isOverBefore(nextInBlock(page, sentence)?.text ?? '', language)) ||
    !(isOwn || isSurelyOfFlow(page, text))
  )
    return undefined
  const beside = page.blocks[sentence.block - 1]?.block
  const isRow =
    page.blocks[sentence.block]?.block.kind === 'cell' && beside?.kind === 'cell' && saysWhen(beside.text, language)
  const isLabel = text.length <= LONGEST_LINE && (isRow || page.isNear(sentence.block))
  if (!(isLabel || isAboutFlow(text, page.known, language)) || !isOfFlow(page, sentence)) return undefined
  const printed = sentence.text.slice(found.from, found.to)
  return isQuotedIn(sentence.text, printed) ? undefined : { printed, day }
}

/** That day was the last one, and then nothing could be done. */
const isToldShut = (text: string, to: number, language: string) =>
  isToldClosed(text, to, language) || isToldImpossible(text.slice(to), language)

/** Whom or where something has to be told: "at the office", "beim Amt". */
const AT_SOMEBODY =
  /(?<!\p{L})(?:[Bb]eim?|an (?:die|das|den)|[Aa]t|to|with|[Cc]hez|auprès d[eu]|à la|au|[Pp]resso|al|alla|del|dal)\s(?:(?:der|dem|den|the|la|le|l['’]|il|lo)\s?)?(\p{Lu}[\p{L}-]{3,40})/gu

/** Of a day that is not the flow's own: the sentence itself says what it is the last one for, and of nobody else. */
function isSurelyOfFlow(page: Page, text: string): boolean {
  const { known, language } = page
  if (!(isObjecting(text, language) || sharesTitle(text, known)) || !isAddressed(text, language)) return false
  return [...text.matchAll(AT_SOMEBODY)].every(([, name = '']) => sharesTitle(name, known))
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
