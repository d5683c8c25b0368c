import { html } from 'hono/html'
import { printable } from '../../text/inert.js'
import type { PublishedLink } from '../schema.js'
import { embed, evidence, mistake } from './about.js'
import { addressOf, FILES } from './addresses.js'
import { answer } from './answer.js'
import { changes, claims, deadline, effort, guidesOn, others } from './facts.js'
import { plainTitle, sitePage } from './layout.js'
import { said, type View } from './view.js'
import { waysSection } from './ways.js'

/** The page of a link, in the order of a reader's questions: does it work, where to, how, and can I believe that. */
export function linkPage(link: PublishedLink, view: View): string {
  const { words, language } = view
  const title = printable(plainTitle(link.titles, link.id, view))
  return sitePage(
    {
      title,
      description: `${words.question} ${words.states[link.state].answer}`,
      paths: link.pages,
      skipTo: 'answer',
      head: html`<link rel="alternate" type="application/atom+xml" title="${title}" href="${addressOf(FILES.atom(link.id, language), view)}">
`,
      main: html`<h1>${said(link.titles, language, link.id)}</h1>
${answer(link, view)}
${waysSection(link, view)}
${changes(link, view)}
${claims(link, view)}
${guidesOn(link, view)}
${deadline(link, view)}
${effort(link, view)}
${others(link, view)}
${evidence(link, view)}
${embed(link, view)}
${mistake(view)}`,
    },
    view,
  )
}
