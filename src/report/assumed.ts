import { html } from 'hono/html'
import { triedTogether } from '../compare/assumed.js'
import type { Html } from '../page/frame.js'
import type { Language } from '../settings/language.js'
import type { Run } from '../state/result.js'
import { printable } from '../text/inert.js'
import { plainMarkdown } from '../text/markdown.js'
import { assumedInWords } from '../words/assumed.js'

// What a run shows of that which flows assume and nobody has confirmed: in a terminal, in Markdown, and on the first page.

/** Of so many that did not hold each is named; the others are in `run.json`. */
const MOST_NAMED = 40

function said(run: Pick<Run, 'walks'>, language: Language) {
  return assumedInWords(triedTogether(run.walks), language)
}

/** Lines for a terminal; none where nothing was assumed. */
export function assumedLines(run: Pick<Run, 'walks'>, language: Language): readonly string[] {
  const words = said(run, language)
  if (!words) return []
  const { lead, failed, confirm } = words
  return ['', lead, ...failed.slice(0, MOST_NAMED).map((line) => `  ${printable(line)}`), ...(confirm ? [confirm] : [])]
}

/** Lines of Markdown; none where nothing was assumed. */
export function assumedMarkdown(run: Pick<Run, 'walks'>, language: Language): readonly string[] {
  const words = said(run, language)
  if (!words) return []
  const { lead, failed, confirm } = words
  const lines = failed.slice(0, MOST_NAMED).map((line) => `- ${plainMarkdown(line)}`)
  return [[lead, ...(confirm ? [confirm] : [])].join(' '), '', ...(lines.length > 0 ? [...lines, ''] : [])]
}

/** A notice for the first page of the report. */
export function assumedOnThisNight(run: Pick<Run, 'walks'>, language: Language): Html | '' {
  const words = said(run, language)
  if (!words) return ''
  const { lead, failed, confirm } = words
  const list = failed.slice(0, MOST_NAMED).map((line) => html`<li>${line}</li>`)
  return html`<div class="notice"><p>${lead} ${confirm ?? ''}</p>${list.length > 0 ? html`<ul>${list}</ul>` : ''}</div>`
}
