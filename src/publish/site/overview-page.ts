import { html } from 'hono/html'
import { webAddress } from '../../page/escape.js'
import type { Html } from '../../page/frame.js'
import type { LinkOutline } from '../schema.js'
import { UNVERIFIED, validityOf, works } from '../standing.js'
import { mistake, publisherName } from './about.js'
import { addressOf, FILES, pageOf } from './addresses.js'
import { fill } from './fill.js'
import { sitePage } from './layout.js'
import { symbol } from './symbol.js'
import { day, said, type View } from './view.js'

/** All links in a language: what works, and what does not. */
export function overviewPage(view: View): string {
  const { words, languages, publication } = view
  const { links } = publication.status
  const { overview: texts } = words
  const working = links.filter(({ state }) => works(state)).length
  return sitePage(
    {
      title: texts.title,
      description: texts.count(working, links.length),
      paths: Object.fromEntries(languages.map((one) => [one, FILES.overview(one)])),
      skipTo: 'links',
      main: html`<h1>${texts.title}</h1>
<p class="lead">${fill(texts.lead, { publisher: publisherName(view) })}</p>
<h2 id="links">${texts.links}</h2>
${
  links.length === 0
    ? html`<p>${texts.empty}</p>`
    : html`<p class="meta">${texts.count(working, links.length)} ${lastNight(view)}</p>
<ul class="entries">${links.map((link) => entry(link, view))}</ul>
${unknownEntry(view)}`
}
${mistake(view)}`,
    },
    view,
  )
}

function lastNight({ publication, words, language }: View): Html | '' {
  return publication.night ? fill(words.overview.night, { at: day(publication.night.at, language) }) : ''
}

function entry(link: LinkOutline, view: View): Html {
  const { words, language, publication } = view
  const { state } = link
  const { at } = validityOf(link, publication.night) ?? UNVERIFIED
  const page = pageOf(link, language)
  const title = said(link.titles, language, link.id)
  const form = works(state) ? webAddress(link.url) : null
  return html`
<li><h3>${page ? html`<a href="${addressOf(page.path, view)}"${page.language === language ? '' : html` hreflang="${page.language}"`}>${title}</a>` : title}</h3>
<p data-link="${link.id}" data-state="${state}"${form ? html` data-url="${form}" data-at="${at ?? ''}"` : ''}><span class="tag ${state}">${symbol(state)}${words.states[state].word}</span> <span class="meta">${dates(link, view)}</span></p></li>`
}

function dates(link: LinkOutline, { words, language, publication }: View): Html | string {
  const { overview: texts } = words
  const { at, until } = validityOf(link, publication.night) ?? UNVERIFIED
  if (at === null) return texts.never
  if (!works(link.state) || until === null) return fill(texts.last, { at: day(at, language) })
  return fill(link.state === 'changed' ? texts.changed : texts.until, {
    at: html`<span data-moment="at">${day(at, language)}</span>`,
    until: html`<span data-moment="until">${day(until, language)}</span>`,
  })
}

/** What the script shows in the place of a state that no longer counts. */
function unknownEntry({ words }: View): Html {
  return html`<template id="unknown"><span class="tag unknown">${symbol('unknown')}${words.states.unknown.word}</span> ${Object.entries(words.answer.reasons).map(([reason, text]) => html`<span class="meta" data-reason="${reason}">${text}</span>`)}</template>`
}
