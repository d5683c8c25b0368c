import { publishedWords } from '../../words/published.js'
import { xml } from '../xml.js'
import type { Entry, Feed } from './changes.js'

/** Where a path of the publication is, seen from a feed. */
export function hrefIn({ base, path }: Feed, target: string): string {
  return base === null ? `${'../'.repeat(path.split('/').length - 1)}${target}` : `${base}${target}`
}

/** An entry as HTML, for feed readers. */
export function contentOf(feed: Feed, { says, instead, page }: Entry): string {
  const words = publishedWords(feed.language)
  const others = instead.map(({ title, page }) => xml`<li><a href="${hrefIn(feed, page)}">${title}</a></li>`)
  const list = others.length > 0 ? xml`<p>${words.feed.instead}${words.colon}</p><ul>${others}</ul>` : ''
  return xml`${says.map((sentence) => xml`<p>${sentence}</p>`)}${list}<p><a href="${hrefIn(feed, page)}">${words.feed.page}</a></p>`
    .xml
}

/** An entry as text. */
export function textOf(feed: Feed, { says, instead }: Entry): string {
  const words = publishedWords(feed.language)
  const others = instead.map(({ title }) => title).join('; ')
  return [...says, ...(others ? [`${words.feed.instead}${words.colon} ${others}`] : [])].join('\n\n')
}
