import { html } from 'hono/html'
import type { Verdict } from '../../compare/verdict.js'
import type { Html } from '../../page/frame.js'
import type { Language } from '../../settings/language.js'
import type { WalkPast } from '../../state/history.js'
import { dateOf } from '../../words/dates.js'
import { wordsIn } from '../../words/language.js'

/** A sign for each verdict: none is told by its colour alone. */
const SIGNS: Readonly<Record<Verdict, string>> = { verified: '✓', changed: '≠', broken: '✕', blocked: '–', error: '!' }

/**
 * The last nights of a walk as small squares, each with its verdict and day in words for who cannot see it.
 *
 * @param run the id of the night that the report is of.
 */
export function nightStrip(nights: WalkPast['nights'], run: string, language: Language): Html | '' {
  const { report: words, verdicts, colon } = wordsIn(language)
  if (nights.length < 2) return ''
  return html`<h2>${words.nights}</h2>
<ol class="nights">${nights.map((night) => {
    const when = night.run === run ? words.tonight : dateOf(night.at, language)
    const said = `${when}${colon} ${verdicts[night.verdict].word}`
    return html`<li class="${night.verdict}${night.run === run ? ' tonight' : ''}" title="${said}"><span aria-hidden="true">${SIGNS[night.verdict]}</span><span class="unseen">${said}</span></li>`
  })}</ol>`
}
