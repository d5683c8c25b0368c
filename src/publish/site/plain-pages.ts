import { html } from 'hono/html'
import { type Html, page } from '../../page/frame.js'
import { languageName } from '../../words/value.js'
import { publisherName } from './about.js'
import { addressOf, FILES } from './addresses.js'
import { notices, SITE_POLICY } from './layout.js'
import { type View, viewed } from './view.js'

/** The first page: in which language. It works without script and sends nobody anywhere by itself. */
export function chooserPage(view: View): string {
  return plainPage(
    view,
    view.publication.status.publisher.name,
    html`<h1>${publisherName(view)}</h1>
<ul class="chooser">${own(view).map(
      (one) => html`
<li lang="${one.language}"><a href="${addressOf(FILES.overview(one.language), view)}" hreflang="${one.language}"><strong>${nameOf(one)}</strong> ${one.words.tagline}</a></li>`,
    )}
</ul>`,
  )
}

/** What is shown for an address that leads nowhere, in every language: nobody knows which one was meant. */
export function missingPage(view: View): string {
  return plainPage(
    view,
    `404 – ${view.publication.status.publisher.name}`,
    html`<h1>404</h1>
${own(view).map(
  (one) => html`<section lang="${one.language}"><h2>${one.words.missing.title}</h2>
<p>${one.words.missing.text} <a href="${addressOf(FILES.overview(one.language), view)}">${one.words.missing.link}</a></p></section>`,
)}`,
  )
}

function plainPage(view: View, title: string, main: Html): string {
  const [first] = view.languages
  return page(
    {
      language: first ?? 'en',
      title,
      policy: SITE_POLICY,
      style: html`<link rel="stylesheet" href="${addressOf(FILES.style, view)}">`,
    },
    html`<main class="plain">
${main}
</main>${
      own(view).some((one) => notices(one) !== '')
        ? html`
<footer>${own(view).map((one) => html`<div lang="${one.language}">${notices(one)}</div>`)}</footer>`
        : ''
    }`,
  )
}

function own(view: View): readonly View[] {
  return view.languages.map((language) => viewed(view, language, view.up))
}

function nameOf({ language }: View): string {
  const name = languageName(language, language)
  return `${name.charAt(0).toLocaleUpperCase(language)}${name.slice(1)}`
}
