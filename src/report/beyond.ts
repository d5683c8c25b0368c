import { html } from 'hono/html'
import type { Cause } from '../cause/cause.js'
import type { Html } from '../page/frame.js'
import type { Language } from '../settings/language.js'
import { causeInWords } from '../words/cause.js'
import { wordsIn } from '../words/language.js'
import { singleWordsIn } from '../words/single.js'
import { causeAnchor } from './files.js'
import type { Shell } from './shell.js'

/** What the report in one file has no room for, and says so. */

/** So many causes are named of those that are not shown in full; the others are counted. */
const MOST_NAMED = 200

/** In the place of the pictures of a cause. */
export function noPictures(language: Language): Html {
  return html`<p class="meta">${singleWordsIn(language).noPictures}</p>`
}

/** Causes that are not shown in full, in a line each. */
export function onlyNamed(causes: readonly Cause[], { language }: Shell): Html | '' {
  if (causes.length === 0) return ''
  const words = singleWordsIn(language)
  const { verdicts } = wordsIn(language)
  const more = causes.length - MOST_NAMED
  return html`<h2>${words.inShort}</h2>
<ul class="in-short">${causes.slice(0, MOST_NAMED).map((cause) => html`<li id="${causeAnchor(cause)}"><span class="badge ${cause.verdict}">${verdicts[cause.verdict].word}</span> ${causeInWords(cause, language)}</li>\n`)}${more > 0 ? html`<li>${words.more(more)}</li>` : ''}</ul>`
}

/** Where everything else is: as a link where the report can be reached, else where it lies. */
export function wholeReport(run: string, { language, whole }: Shell): Html {
  const words = singleWordsIn(language)
  return html`<p class="meta">${words.about} ${whole ? html`<a href="${whole}" rel="noreferrer">${words.whole}</a>` : html`<code>runs/${run}/report/index.html</code>`}</p>`
}
