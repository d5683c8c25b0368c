import { html } from 'hono/html'
import { contactAddress, foreign } from '../../page/escape.js'
import type { Html } from '../../page/frame.js'
import { snippetOf } from '../embed/snippet.js'
import type { PublishedLink } from '../schema.js'
import { addressOf, FILES } from './addresses.js'
import { fill } from './fill.js'
import type { View } from './view.js'

/** How a reader can check what the page says. */
export function evidence({ evidence: hashes }: PublishedLink, view: View): Html {
  const { words, publication } = view
  const file = (path: string) =>
    html`<a href="${addressOf(path, view)}"><code>${path.split('/').at(-1) ?? path}</code></a>`
  return html`<details class="more"><summary><h2 id="evidence">${words.evidence.title}</h2></summary>
<p>${fill(words.evidence.text, { status: file(FILES.status), head: file(FILES.head) })} ${publication.signed ? fill(words.evidence.signed, { reader: file(FILES.reader) }) : unsigned(view)}</p>
${hashes.length > 0 ? html`<p>${words.evidence.screens}</p><ul class="hashes">${hashes.map((hash) => html`<li><code>${hash}</code></li>`)}</ul>` : ''}
</details>`
}

/** How an editor takes the link along. */
export function embed(link: PublishedLink, view: View): Html {
  const { words, language, publication } = view
  const feed = (path: string, name: string, type: string) =>
    html`<a href="${addressOf(path, view)}" type="${type}">${name}</a>`
  const badge = FILES.badge(link.id, language)
  // Who has not said where it will be found puts the beginning of the address before it, as is said above it.
  const lines = snippetOf(link, { ...publication, base: publication.base ?? '' }, language)?.html.trimEnd()
  return html`<details class="more"><summary><h2 id="embed">${words.embed.title}</h2></summary>
<p>${words.embed.text}${publication.base === null ? ` ${words.embed.base}` : ''}</p>
<pre tabindex="0" role="region" aria-label="${words.embed.code}"><code>${lines}</code></pre>
<p>${fill(words.embed.feeds, {
    atom: feed(FILES.atom(link.id, language), 'Atom', 'application/atom+xml'),
    json: feed(FILES.json(link.id, language), 'JSON Feed', 'application/feed+json'),
  })} ${fill(words.embed.badge, { badge: html`<a href="${addressOf(badge, view)}">SVG</a>` })}</p>
</details>`
}

/** Whom to tell that something is wrong. */
export function mistake(view: View): Html {
  const { words, publication } = view
  const { contact } = publication.status.publisher
  const address = contact === null ? null : contactAddress(contact)
  const shown = contact === null ? null : address ? html`<a href="${address}">${contact}</a>` : foreign(contact)
  const pieces = { publisher: publisherName(view) }
  return html`<section aria-labelledby="mistake"><h2 id="mistake">${words.mistake.title}</h2>
<p>${shown ? fill(words.mistake.text, { ...pieces, contact: shown }) : fill(words.mistake.none, pieces)}</p></section>`
}

/** That nobody can prove where this comes from. */
export function unsigned(view: View): Html {
  return fill(view.words.unsigned, { publisher: publisherName(view) })
}

/** Who publishes. */
export function publisherName({ publication }: Pick<View, 'publication'>): Html {
  return foreign(publication.status.publisher.name)
}
