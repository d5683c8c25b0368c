import { datesIn } from '../text/dates.js'
import { isAboutFlow, isEvent, isObjecting, sharesTitle } from './cues/deadline.js'
import { isThereafter, saysExpired, saysReachable, untilClosed } from './cues/reachable.js'
import { isSaying } from './cues/spare.js'
import { around } from './evidence.js'
import type { Sentence } from './mentions.js'
import type { Page } from './page.js'

/** That something is possible is said of anything; what it is that is possible says of what. */
const ABLE =
  /(?<!\p{L})(?:(?:un|im)?(?:possib|möglich)\p{L}*|can(?:not|'t)?|could|have|must|need|do|kann(?:st)?|könn(?:en|t)|pouvez|peut|avez|puoi|può|potete|avete|hai)(?!\p{L})/giu

/** "So it says in the letter": whose letter it is has said so himself. */
const IN_WRITING =
  /(?<!\p{L})(?:so )?(?:steht|heißt|stand|hieß) es (?:\p{L}+ )?(?:in|im) (?:\p{L}+ )?(?:schreiben|brief|mail|mitteilung)(?!\p{L})|(?<!\p{L})(?:\p{L}{3,6}s|ein|[dms]?einem|im) Schreiben(?!\p{L})/gu

/**
 * True where a sentence says that it cannot be done any more, or that its day is over, which is not so.
 *
 * @param text of the sentence, without what it quotes. @param holds whether the claim is that it can be done.
 */
export function contradictsReachable(page: Page, sentence: Sentence, text: string, holds: boolean): boolean {
  const { known, language } = page
  const { deadline, night, works } = known
  // A label that is not there any more is no reason that nothing works.
  if (page.blocks[sentence.block]?.mentions.some((one) => one.sentence === sentence && one.how !== 'plain'))
    return false
  if ((works === 'unknown' ? undefined : works === 'yes') !== holds) return false
  const isToCome = deadline !== null && deadline.date >= night
  const said = saysReachable(text, language)
  const told = untilClosed(text, language).replace(IN_WRITING, ' ')
  if (isSaying(told, language)) return false
  if (holds && said === undefined)
    return isToCome && datesIn(text).length === 0 && saysExpired(text, language) && !isEvent(told, known, language)
  if (said === undefined || said === holds) return false
  // "After that day nobody can": so it will be.
  if (!said && isThereafter(told, language) && (deadline === null || isToCome)) return false
  if (!said && saysLater(told, night)) return false
  return (
    isAboutFlow(text.replace(ABLE, ' '), known, language) ||
    around(page, sentence).some((one) => isObjecting(one, language) || sharesTitle(one, known))
  )
}

/** True for a text with a day that has not come. */
function saysLater(text: string, night: string): boolean {
  const year = Number(night.slice(0, 4))
  return datesIn(text).some(({ readings }) =>
    readings.some((one) => {
      const day = [one.year ?? year, String(one.month).padStart(2, '0'), String(one.day ?? 28).padStart(2, '0')]
      return day.join('-') >= night
    }),
  )
}
