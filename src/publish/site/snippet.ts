import { html } from 'hono/html'
import { rendered } from '../../page/frame.js'
import { printable } from '../../text/inert.js'
import { dateOf } from '../../words/dates.js'
import type { PublishedLink } from '../schema.js'
import { fill } from './fill.js'
import { textIn, type View } from './view.js'
import { validity } from './works.js'

/**
 * The lines that anybody can put on a page of theirs: a link to the stable address, with the date in words and as the data
 * attributes of robust links (robustlinks.mementoweb.org), which WordPress leaves alone.
 */
export function snippet(link: PublishedLink, { publication, language, words }: View): string {
  const { base, status } = publication
  const { at } = validity(link, publication)
  const title = printable(textIn(link.titles, language)?.text ?? link.id)
  const date = at === null ? null : dateOf(at, language)
  const pieces = { title, publisher: printable(status.publisher.name) }
  const text = date === null ? fill(words.embed.plain, pieces) : fill(words.embed.link, { ...pieces, at: date })
  const dated = at === null ? '' : html` data-versiondate="${at.slice(0, 10)}"`
  return rendered(html`<a href="${base ?? ''}${link.address}" lang="${language}"${dated}>${text}</a>`)
}
