import { html } from 'hono/html'
import { webAddress } from '../../page/escape.js'
import type { Html } from '../../page/frame.js'
import type { LinkOutline, PublishedFile } from '../schema.js'
import { UNVERIFIED, validityOf, works } from '../standing.js'
import { mistake, publisherName } from './about.js'
import { addressOf, FILES, pageOf } from './addresses.js'
import { fill } from './fill.js'
import { plainTitle, sitePage } from './layout.js'
import { symbol } from './symbol.js'
import { day, said, type View } from './view.js'

/** From more links than this on there are several pages of so many, sorted by their titles; nobody reads on for longer. */
const MOST_ON_ONE = 500
const ON_EACH = 200

/** All links in a language: what works, and what does not. */
export function* overviewPages(view: View): Generator<PublishedFile> {
  const { language, publication } = view
  const parts = parted(publication.status.links, view)
  const firsts = parts.map(([first]) => first)
  for (const [index, links] of parts.entries()) {
    const page = { number: index + 1, links, firsts }
    yield { path: FILES.overview(language, page.number), content: overviewPage(page, view) }
  }
}

/** A page of the overview: its links, and the first link of every page. */
type Page = {
  readonly number: number
  readonly links: readonly LinkOutline[]
  readonly firsts: readonly (LinkOutline | undefined)[]
}

function parted(links: readonly LinkOutline[], view: View): readonly (readonly LinkOutline[])[] {
  if (links.length <= MOST_ON_ONE) return [links]
  const { compare } = new Intl.Collator(view.language, { numeric: true })
  const named = links.map((link) => ({ link, title: plainTitle(link.titles, link.id, view) }))
  const sorted = named.sort((a, b) => compare(a.title, b.title)).map(({ link }) => link)
  return Array.from({ length: Math.ceil(sorted.length / ON_EACH) }, (_, index) =>
    sorted.slice(index * ON_EACH, (index + 1) * ON_EACH),
  )
}

function overviewPage(page: Page, view: View): string {
  const { words, languages, language, publication } = view
  const { links: all } = publication.status
  const { overview: texts } = words
  const working = all.filter(({ state }) => works(state)).length
  const { number, links, firsts } = page
  const isOnly = firsts.length === 1
  return sitePage(
    {
      title: isOnly ? texts.title : `${texts.title} ${texts.page(number, firsts.length)}`,
      description: texts.count(working, all.length),
      // The others are sorted otherwise: there is no such page in another language.
      paths: Object.fromEntries(languages.map((one) => [one, FILES.overview(one, one === language ? number : 1)])),
      skipTo: 'links',
      main: html`<h1>${texts.title}</h1>
<p class="lead">${fill(texts.lead, { publisher: publisherName(view) })}</p>
<h2 id="links">${texts.links}${isOnly ? '' : html` · ${texts.page(number, firsts.length)}`}</h2>
${
  all.length === 0
    ? html`<p>${texts.empty}</p>`
    : html`<p class="meta">${texts.count(working, all.length)} ${lastNight(view)}</p>
${isOnly ? '' : index(page, view)}<ul class="entries">${links.map((link) => entry(link, view))}</ul>
${isOnly ? '' : neighbours(page, view)}${unknownEntry(view)}`
}
${mistake(view)}`,
    },
    view,
  )
}

/** Where in the alphabet each page begins. */
function index({ number, firsts }: Page, view: View): Html {
  const { words, language } = view
  return html`<details><summary>${words.overview.index}</summary>
<ol>${firsts.map((first, place) => {
    const current = place + 1 === number ? html` aria-current="page"` : ''
    const title = first ? said(first.titles, language, first.id) : ''
    return html`
<li><a href="${addressOf(FILES.overview(language, place + 1), view)}"${current}>${title}</a></li>`
  })}
</ol></details>
`
}

function neighbours({ number, firsts }: Page, view: View): Html {
  const { words, language } = view
  const to = (page: number, rel: 'prev' | 'next', text: string) =>
    html`<li><a rel="${rel}" href="${addressOf(FILES.overview(language, page), view)}">${text}</a></li>`
  return html`<nav aria-label="${words.overview.pages}"><ul>${number > 1 ? to(number - 1, 'prev', words.overview.previous) : ''}${number < firsts.length ? to(number + 1, 'next', words.overview.next) : ''}</ul></nav>
`
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
