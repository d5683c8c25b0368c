import { html } from 'hono/html'
import { foreign, webAddress } from '../../page/escape.js'
import type { Html } from '../../page/frame.js'
import type { Language } from '../../settings/language.js'
import { printable } from '../../text/inert.js'
import { languageOf } from '../../text/local.js'
import { languageName } from '../../words/value.js'
import type { Attestation, PublishedLink, PublishedRoute, PublishedWay, RouteState } from '../schema.js'
import { works } from '../standing.js'
import { addressOf } from './addresses.js'
import { fill } from './fill.js'
import { steps } from './steps.js'
import { symbol } from './symbol.js'
import { day, said, textIn, type View } from './view.js'

/** What still works comes first. */
const ORDER: readonly RouteState[] = [
  'verified',
  'changed',
  'attested',
  'unknown',
  'not-machine-verified',
  'broken',
  'retired',
]

/** The routes of a link in the order in which a reader should try them. */
export function inOrder(routes: readonly PublishedRoute[]): readonly PublishedRoute[] {
  return [...routes].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
}

/**
 * The ways of a route that a page in a language shows: those walked in it; else those in English; else those in the first
 * language there is. One per device, telephones first.
 */
export function waysFor({ ways }: PublishedRoute, language: Language): readonly PublishedWay[] {
  const first = [language, 'en', ...ways.map(({ locale }) => languageOf(locale))].find((one) =>
    ways.some(({ locale }) => languageOf(locale) === one),
  )
  const own = ways.filter(({ locale }) => languageOf(locale) === first)
  const rank = ({ device }: PublishedWay) => (device === 'mobile' ? 0 : device === 'desktop' ? 1 : 2)
  return own
    .filter((way, index) => own.findIndex(({ device }) => device === way.device) === index)
    .sort((a, b) => rank(a) - rank(b))
}

/** By which way: every route with its steps. Only the first way is unfolded. */
export function waysSection(link: PublishedLink, view: View): Html | '' {
  const routes = inOrder(link.routes)
  if (routes.length === 0) return ''
  return html`<section aria-labelledby="ways"><h2 id="ways">${view.words.ways.title}</h2>
${routes.map((route, index) => routeSection(route, link, view, index === 0))}
</section>`
}

function routeSection(route: PublishedRoute, link: PublishedLink, view: View, isFirst: boolean): Html {
  const { words, language } = view
  const isApp = route.surface === 'app'
  const hold = isApp || works(route.state)
  const body = isApp ? appSteps(route, view) : webWays(route, link, view, isFirst && hold)
  return html`<section class="way" id="way-${route.id}">
<h3>${said(route.titles, language, route.id)}</h3>
<p class="tags"><span class="tag ${route.state}">${symbol(route.state)}${words.states[route.state].word}</span>${route.signedIn ? html` · ${words.ways.signedIn}` : ''}</p>
${hold ? body : html`<details><summary>${route.state === 'broken' ? words.ways.folded : words.ways.foldedUnknown}</summary>${body}</details>`}
${guides(route, view)}
</section>`
}

function webWays(route: PublishedRoute, link: PublishedLink, view: View, isOpen: boolean): Html {
  const { words, language } = view
  const ways = waysFor(route, language)
  const [first] = ways
  if (!first) return html`<p>${words.ways.empty}</p>`
  const spoken = languageOf(first.locale)
  const mayLead = works(link.state) && works(route.state)
  return html`${spoken === language ? '' : html`<p class="meta">${fill(words.ways.fallback, { language: languageName(spoken, language) })}</p>`}
${ways.map(
  (
    way,
    index,
  ) => html`<details data-device="${printable(way.device)}"${isOpen && index === 0 ? html` open` : ''}><summary>${device(way, view)}${way.state === route.state ? '' : html` <span class="tag ${way.state}">${symbol(way.state)}${words.states[way.state].word}</span>`}</summary>
${steps(way, view, mayLead && works(way.state), link.url)}</details>`,
)}`
}

function device({ device: name }: PublishedWay, { words }: View): string | Html {
  return name === 'mobile' || name === 'desktop' ? words.ways[name] : foreign(name)
}

function appSteps({ checklist, attested }: PublishedRoute, view: View): Html {
  const { words, language } = view
  const given = Object.hasOwn(checklist, language)
    ? language
    : Object.hasOwn(checklist, 'en')
      ? 'en'
      : Object.keys(checklist)[0]
  const list = given === undefined ? [] : (checklist[given] ?? [])
  const body =
    list.length === 0
      ? html`<p>${words.ways.empty}</p>`
      : html`<ol class="steps"${given === language ? '' : html` lang="${given}"`}>${list.map(
          (text, index) => html`
<li><p>${foreign(text)}${attested ? seen(attested, index, view) : ''}</p>${shownTo(attested?.steps[index]?.picture, view)}</li>`,
        )}
</ol>`
  if (!attested) return html`<p class="meta">${words.app.text}</p>\n${body}`
  const { at, until, appVersion, note } = attested
  return html`<p>${fill(words.app.attested, { at: day(at, language), until: day(until, language) })}${appVersion ? html` ${fill(words.app.version, { version: foreign(appVersion) })}` : ''}</p>
${note ? html`<blockquote><p>${foreign(note)}</p></blockquote>` : ''}${body}`
}

/** What the person saw at a step, where it was not as the guide says. */
function seen({ steps: checked }: Attestation, index: number, { words, language }: View): Html | '' {
  const step = checked[index]
  if (!step) return ''
  return html` <span class="meta seen" lang="${language}">${step.works ? words.app.works : words.app.fails}${step.seen ? html`, ${fill(words.app.seen, { text: foreign(step.seen) })}` : ''}</span>`
}

/** The picture that the person made; its size is not known. */
function shownTo(picture: string | null | undefined, view: View): Html | '' {
  if (!picture) return ''
  return html`<img src="${addressOf(picture, view)}" loading="lazy" decoding="async" alt="${view.words.steps.screen}">`
}

function guides({ guides: all }: PublishedRoute, { words, language }: View): Html | '' {
  if (all.length === 0) return ''
  return html`<p class="meta taught">${words.ways.guides}</p><ul class="meta guides">${all.map((guide) => {
    const address = webAddress(guide.url)
    const title = foreign(textIn({ [guide.language]: guide.title }, language)?.text ?? guide.title)
    const lang = guide.language === language ? '' : html` lang="${guide.language}" hreflang="${guide.language}"`
    return html`<li>${address ? html`<a href="${address}"${lang} rel="noopener noreferrer">${title}</a>` : title}, ${foreign(guide.publisher)}</li>`
  })}</ul>`
}
