import { html } from 'hono/html'
import { foreign, webAddress } from '../../page/escape.js'
import type { Html } from '../../page/frame.js'
import { guidesInWords } from '../../words/guide-check.js'
import { guideIncidentWords } from '../../words/guide-incident.js'
import { capitalised } from '../../words/text.js'
import type { PublishedClaim, PublishedLink, PublishedRoute } from '../schema.js'
import { works } from '../standing.js'
import { addressOf, FILES } from './addresses.js'
import { linkList, otherLinks } from './answer.js'
import { fill } from './fill.js'
import { symbol } from './symbol.js'
import { day, said, textIn, type View } from './view.js'
import { inOrder, waysFor } from './ways.js'

/** So many changes are told; the feed has all. */
const MOST_CHANGES = 5

/** What changed lately. */
export function changes({ history }: PublishedLink, { words, language }: View): Html | '' {
  if (history.length === 0) return ''
  return html`<section aria-labelledby="changes"><h2 id="changes">${words.changes}</h2>
<ol class="changes">${history.slice(0, MOST_CHANGES).map(
    ({ at, to, says }) => html`
<li>${day(at, language)} <span class="tag ${to}">${symbol(to)}${words.states[to].word}</span><br>${said(says, language)}</li>`,
  )}
</ol></section>`
}

/** What the guides promise of the form. */
export function claims({ claims: all }: PublishedLink, view: View): Html | '' {
  const { words, language } = view
  if (all.length === 0) return ''
  return html`<section aria-labelledby="claims"><h2 id="claims">${words.claims.title}</h2>
<ul class="claims">${all.map(
    (claim) => html`
<li>${mark(claim, view)}<span>${said(claim.says, language, claim.id)} <span class="meta">${outcome(claim, view)}</span></span></li>`,
  )}
</ul></section>`
}

function mark({ state }: PublishedClaim, { words }: View): Html {
  const as = { true: 'verified', false: 'broken', unknown: 'unknown' } as const
  const hidden = { true: words.claims.yes, false: words.claims.no, unknown: words.claims.perhaps }[state]
  return html`<span class="tag ${as[state]}">${symbol(as[state])}<span class="unseen">${hidden} </span></span>`
}

function outcome({ state, at }: PublishedClaim, { words, language }: View): Html | string {
  const { claims: texts } = words
  if (state === 'true') return at === null ? '' : fill(texts.true, { at: day(at, language) })
  if (at === null) return texts[state]
  return fill(state === 'false' ? texts.falseLast : texts.unknownLast, { at: day(at, language) })
}

/** How many published guides say what readers see; those that may be named, by name. */
export function guidesOn({ guides }: PublishedLink, { language }: View): Html | '' {
  if (!guides) return ''
  const { page } = guideIncidentWords(language)
  const as = { right: 'verified', wrong: 'changed', unknown: 'unknown' } as const
  return html`<section aria-labelledby="guides"><h2 id="guides">${page.title}</h2>
<p>${guidesInWords(guides, language)}</p>
${
  guides.named.length === 0
    ? ''
    : html`<ul class="claims">${guides.named.map(
        ({ title, publisher, url, language: lang, verdict }) => html`
<li><span class="tag ${as[verdict]}">${symbol(as[verdict])}</span><span>${named(title, webAddress(url), lang)} <span class="meta">(${foreign(publisher)}) ${page.named[verdict]}</span></span></li>`,
      )}
</ul>
`
}<p class="meta">${page.about}</p></section>`
}

function named(title: string, url: string | null, lang: string): Html {
  const text = html`<span lang="${lang}">${foreign(title)}</span>`
  return url ? html`<a href="${url}" rel="noreferrer">${text}</a>` : text
}

/** Until when it can be done. */
export function deadline({ deadline: end }: PublishedLink, view: View): Html | '' {
  const { words, language } = view
  if (end === null) return ''
  const says = Object.keys(end.says).length === 0 ? '' : html`${said(end.says, language)} `
  return html`<section aria-labelledby="deadline"><h2 id="deadline">${words.deadline.title}</h2>
<p>${says}${fill(words.deadline.last, { date: day(end.date, language) })}</p>
<p><a href="${addressOf(FILES.deadlines(language), view)}" type="text/calendar">${words.deadline.calendar}</a></p></section>`
}

/** What the first way asks of its reader, in numbers that everybody understands; a chart for each of them, over the nights. */
export function effort(link: PublishedLink, view: View): Html | '' {
  const { words, language } = view
  const counted = inOrder(link.routes).flatMap((route) => {
    const way = waysFor(route, language).find((one) => one.effort !== null)
    return way?.effort ? [{ route, effort: way.effort }] : []
  })
  const [first] = counted
  if (!first) return ''
  const { clicks, screens, fieldsRequired, logIn, code } = first.effort
  const sentences = [
    capitalised(words.effort.clicks(clicks, screens)),
    capitalised(words.effort.required(fieldsRequired)),
    logIn ? words.effort.logIn : words.effort.noLogIn,
    ...(code ? [words.effort.code] : []),
  ]
  return html`<section aria-labelledby="effort"><h2 id="effort">${words.effort.title}</h2>
<p>${sentences.join(' ')}</p>
${charts(
  link,
  counted.map(({ route }) => route),
  view,
)}<p><a href="${addressOf(FILES.record(link.id), view)}" type="text/csv">${words.effort.record}</a></p></section>`
}

function charts(link: PublishedLink, routes: readonly PublishedRoute[], view: View): Html | '' {
  const { words, language, extra } = view
  const pathOf = extra.charts
  if (!pathOf) return ''
  return html`<details><summary>${words.effort.charts}</summary>
${routes.map(({ id, titles }) => {
  const title = textIn(titles, language)?.text ?? id
  const src = addressOf(pathOf(link.id, id, language), view)
  return html`<figure><img class="chart" src="${src}" alt="${words.effort.chart(title)}" loading="lazy"></figure>
`
})}</details>
`
}

/** What else helps, where it was not said above already. */
export function others(link: PublishedLink, view: View): Html | '' {
  const links = otherLinks(link, view)
  if (links.length === 0 || !works(link.state)) return ''
  return html`<section aria-labelledby="others"><h2 id="others">${view.words.others}</h2>${linkList(links, view)}</section>`
}
