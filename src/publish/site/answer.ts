import { html } from 'hono/html'
import { webAddress } from '../../page/escape.js'
import type { Html } from '../../page/frame.js'
import type { LinkOutline, PublishedLink } from '../schema.js'
import { linksById, stateSince, UNVERIFIED, validityOf, works } from '../standing.js'
import { addressOf, pageOf } from './addresses.js'
import { fill } from './fill.js'
import { symbol } from './symbol.js'
import { day, said, type View } from './view.js'

/** The answer that a reader came for, and the one button, or what helps where there is none. */
export function answer(link: PublishedLink, view: View): Html {
  const { words } = view
  const { at, until } = validityOf(link, view.publication.night) ?? UNVERIFIED
  const { state } = link
  const form = works(state) ? webAddress(link.url) : null
  return html`<section class="answer ${state}" id="answer" aria-labelledby="question" aria-live="polite" data-link="${link.id}" data-state="${state}"${form ? html` data-url="${form}" data-at="${at ?? ''}"` : ''}>
<h2 id="question">${words.question}</h2>
<p class="verdict">${symbol(state)}<span>${words.states[state].answer}</span></p>
${reasons(link, at, until, view)}
${form ? button(form, link, view) : instead(link, view)}
</section>
${form ? unknownAnswer(link, view) : ''}`
}

function reasons(link: PublishedLink, at: string | null, until: string | null, { words, language }: View): Html {
  const { answer: texts } = words
  const date = (moment: string, name: string) => html`<span data-moment="${name}">${day(moment, language)}</span>`
  const counts = at !== null && until !== null ? { at: date(at, 'at'), until: date(until, 'until') } : null
  const last = at === null ? texts.never : fill(texts.last, { at: day(at, language) })
  const from = stateSince(link)
  const isSince = from === null ? '' : html` ${fill(texts.since, { since: day(from, language) })}`
  switch (link.state) {
    case 'verified': {
      const ever = link.verifiedSince
      return html`<p>${counts ? fill(texts.verified, counts) : texts.never}${ever === null ? '' : html` ${fill(texts.verifiedSince, { since: day(ever, language) })}`}</p>`
    }
    case 'changed':
      return html`<p>${texts.changed}${isSince}</p>
<p>${counts ? fill(texts.changedUntil, counts) : texts.never}</p>`
    default:
      return html`<p>${texts[link.state]}${isSince} ${last}</p>`
  }
}

function button(form: string, link: PublishedLink, { words, language }: View): Html {
  const logIn = link.routes.some(({ signedIn, state }) => signedIn && works(state))
  return html`<p><a class="go" href="${form}" rel="noopener noreferrer"><span class="what">${words.answer.go}</span> <span class="where">${fill(words.answer.opens, { host: new URL(form).host })}</span></a></p>
${logIn || link.deadline ? html`<p class="meta">${logIn ? words.answer.logIn : ''}${link.deadline ? html`<a class="short" href="#deadline">${fill(words.deadline.short, { date: day(link.deadline.date, language) })}</a>` : ''}</p>` : ''}`
}

function instead(link: PublishedLink, view: View): Html {
  const { words, language } = view
  const routes = link.routes.filter(({ state }) => works(state) || state === 'attested')
  const others = otherLinks(link, view)
  return html`<h3>${words.answer.now}</h3>
${link.action ? html`<p class="action">${said(link.action, language)}</p>` : ''}
${routes.length > 0 ? html`<p>${words.answer.stillWorks}</p><ul>${routes.map((route) => html`<li><a href="#way-${route.id}">${said(route.titles, language, route.id)}</a></li>`)}</ul>` : ''}
${others.length > 0 ? html`<p>${words.answer.instead}</p>${linkList(others, view)}` : ''}
${link.state === 'retired' ? '' : html`<p class="meta">${words.answer.noButton}</p>`}`
}

/** What the script shows in the answer's place, once nobody knows whether it still holds. */
function unknownAnswer(link: PublishedLink, view: View): Html {
  const { words } = view
  const others = otherLinks(link, view)
  return html`<template id="unknown"><h2 id="question">${words.question}</h2>
<p class="verdict">${symbol('unknown')}<span>${words.states.unknown.answer}</span></p>
${Object.entries(words.answer.reasons).map(([reason, text]) => html`<p data-reason="${reason}">${text}</p>`)}
<p class="meta">${words.answer.noButton}</p>
${others.length > 0 ? html`<p>${words.answer.instead}</p>${linkList(others, view)}` : ''}</template>`
}

/** Links that help where this one does not. */
export function otherLinks({ id, instead: ids }: LinkOutline, { publication }: View): readonly LinkOutline[] {
  const links = linksById(publication)
  return ids.flatMap((other) => (other === id ? [] : (links.get(other) ?? [])))
}

/** Links to the pages of links, each with its state in words. */
export function linkList(links: readonly LinkOutline[], view: View): Html {
  const { words, language } = view
  return html`<ul class="links">${links.map((link) => {
    const page = pageOf(link, language)
    const title = said(link.titles, language, link.id)
    const named = page
      ? html`<a href="${addressOf(page.path, view)}"${page.language === language ? '' : html` hreflang="${page.language}"`}>${title}</a>`
      : title
    return html`<li>${named} <span class="tag ${link.state}">${symbol(link.state)}${words.states[link.state].word}</span></li>`
  })}</ul>`
}
