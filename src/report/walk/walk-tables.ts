import { html } from 'hono/html'
import { bySeverity } from '../../compare/verdict.js'
import type { Html } from '../../page/frame.js'
import type { WalkSummary } from '../../state/result.js'
import { wordsIn } from '../../words/language.js'
import { numbersIn } from '../../words/text.js'
import type { Shell } from '../shell.js'

/** With more walks than this the first page names no verified one, and no more than this of the others. */
const MOST_ROWS = 200

/** The walks that are not verified, the worst first, as a table that is folded. */
export function openWalks(walks: readonly WalkSummary[], shell: Shell): Html | '' {
  const words = wordsIn(shell.language).report
  const open = bySeverityThenOrder(walks.filter(({ verdict }) => verdict !== 'verified'))
  if (open.length === 0) return ''
  const more = open.length - MOST_ROWS
  return html`<details><summary>${words.openWalks(open.length)}</summary>
${walkTable(open.slice(0, MOST_ROWS), shell)}
${more > 0 ? wholeList(shell, words.more(more)) : ''}</details>`
}

/** The verified walks, folded: each of them, or of a large night their number by flow. */
export function verifiedWalks(walks: readonly WalkSummary[], shell: Shell): Html | '' {
  const words = wordsIn(shell.language).report
  const verified = walks.filter(({ verdict }) => verdict === 'verified')
  if (verified.length === 0) return ''
  const isLarge = walks.length > MOST_ROWS
  return html`<details><summary>${words.verifiedTitle(verified.length)}</summary>
${isLarge ? html`${byFlow(verified, shell)}\n${wholeList(shell, words.allWalks)}` : walkTable(verified, shell)}</details>`
}

/** Walks in rows; each leads to its page. */
export function walkTable(walks: readonly WalkSummary[], shell: Shell): Html {
  const words = wordsIn(shell.language).report
  return html`<table class="stack"><thead><tr><th scope="col">${words.verdict}</th><th scope="col">${words.walk}</th><th scope="col">${words.device}</th></tr></thead>
<tbody>${walks.map((walk) => row(walk, shell))}</tbody></table>`
}

function row({ id, verdict, locale, device, flowTitle, title }: WalkSummary, { language, walk }: Shell): Html {
  const name = html`<span lang="${locale}">${flowTitle}: ${title}</span>`
  const address = walk(id)
  return html`<tr><td><span class="badge ${verdict}">${wordsIn(language).verdicts[verdict].word}</span></td><td>${address ? html`<a href="${address}">${name}</a>` : name}</td><td>${locale}, ${device}</td></tr>
`
}

function byFlow(walks: readonly WalkSummary[], { language }: Shell): Html {
  const n = numbersIn(language)
  const counts = new Map<string, number>()
  for (const { flow } of walks) counts.set(flow, (counts.get(flow) ?? 0) + 1)
  return html`<ul class="flows">${[...counts].map(([flow, count]) => html`<li>${flow} <span class="meta">${n(count)}</span></li>`)}</ul>`
}

function wholeList({ list }: Shell, text: string): Html {
  const address = list(1)
  return address ? html`<p><a href="${address}">${text}</a></p>` : html`<p>${text}</p>`
}

/** The worst first, and among equals as they were planned. */
export function bySeverityThenOrder(walks: readonly WalkSummary[]): readonly WalkSummary[] {
  return [...walks].sort((a, b) => bySeverity(a.verdict, b.verdict))
}
