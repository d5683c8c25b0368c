import type { Language } from '../../settings/language.js'
import { publishedWords } from '../../words/published.js'
import type { Change, LinkOutline, LinkState, Publication } from '../schema.js'
import { changedAt, linksById, NEVER, pageOf, publisherName, saidIn } from '../standing.js'
import { uuidOf } from './uuid.js'

/** So many changes are in a feed; more were never read. */
export const MOST_ENTRIES = 50

/** A change of a link, as feeds tell it. */
export type Entry = {
  /** A `urn:uuid:`, which never changes: not with title or address, and the same in every feed of a language. */
  readonly id: string
  readonly title: string
  readonly at: string
  readonly state: LinkState
  /** Sentences, each one line. */
  readonly says: readonly string[]
  /** What helps instead. */
  readonly instead: readonly { readonly title: string; readonly page: string }[]
  /** The page for people, below the folder of the publication. */
  readonly page: string
}

/** A feed, whatever it is written in. */
export type Feed = {
  readonly id: string
  readonly title: string
  readonly about: string
  readonly language: Language
  readonly publisher: { readonly name: string; readonly url: string | null }
  readonly base: string | null
  /** The feed itself without its extension, and the page that it belongs to; below the folder of the publication. */
  readonly path: string
  readonly page: string
  /** The moment of the latest change. */
  readonly updated: string
  /** Nothing will ever be added. */
  readonly expired: boolean
  readonly entries: readonly Entry[]
}

/** The changes of all links, the latest first. */
export function feedOfAll(publication: Publication, language: Language): Feed {
  const { links, publisher } = publication.status
  const words = publishedWords(language)
  const entries = links
    .flatMap((link) => link.history.slice(0, MOST_ENTRIES).map((change, index) => ({ link, change, index })))
    .sort((a, b) => compare(b.change.at, a.change.at) || compare(a.link.id, b.link.id))
    .slice(0, MOST_ENTRIES)
    .map(({ link, change, index }) => entryOf(publication, link, change, index === 0, language))
  return {
    ...common(publication, language),
    id: idOf('feed', publication, publisher.name, language),
    title: marked(publication, language, words.feed.all(publisherName(publication.status))),
    path: `feeds/${language}/all`,
    page: `${language}/index.html`,
    updated: links.map(changedAt).sort().at(-1) ?? NEVER,
    expired: false,
    entries,
  }
}

/** The changes of a link, the latest first. */
export function feedOfLink(publication: Publication, link: LinkOutline, language: Language): Feed {
  const words = publishedWords(language)
  return {
    ...common(publication, language),
    id: idOf('feed', publication, publication.status.publisher.name, language, link.id),
    title: marked(publication, language, words.feed.link(saidIn(link.titles, language))),
    path: `feeds/${language}/${link.id}`,
    page: pageOf(link, language),
    updated: changedAt(link),
    expired: link.state === 'retired',
    entries: link.history
      .slice(0, MOST_ENTRIES)
      .map((change, index) => entryOf(publication, link, change, index === 0, language)),
  }
}

function common({ status, base }: Publication, language: Language) {
  const words = publishedWords(language)
  const about = status.site === 'live' ? words.feed.about : `${words.demonstration} ${words.feed.about}`
  return { about, language, publisher: { name: publisherName(status), url: status.publisher.url }, base }
}

/** What a reader should do is told with the latest change only: it is about the present. */
function entryOf(publication: Publication, link: LinkOutline, change: Change, isLatest: boolean, language: Language) {
  const { states, colon, feed } = publishedWords(language)
  const isNow = isLatest && change.to === link.state
  const action = isNow ? saidIn(link.action, language) : ''
  const others = isNow && link.state !== 'verified' ? link.instead : []
  return {
    id: idOf('change', publication, link.id, change.at, change.from ?? '', change.to, language),
    title: marked(publication, language, `${saidIn(link.titles, language)}${colon} ${states[change.to]}`),
    at: change.at,
    state: change.to,
    says: [saidIn(change.says, language), ...(action ? [`${feed.now}${colon} ${action}`] : [])].filter(Boolean),
    instead: others
      .flatMap((id) => linksById(publication).get(id) ?? [])
      .map((other) => ({ title: saidIn(other.titles, language), page: pageOf(other, language) })),
    page: pageOf(link, language),
  }
}

/** What is only shown for demonstration says so in its title. */
function marked({ status }: Publication, language: Language, title: string): string {
  const { demo, colon } = publishedWords(language)
  return status.site === 'live' ? title : `${demo}${colon} ${title}`
}

function idOf(kind: string, { status }: Publication, ...names: readonly string[]): string {
  return `urn:uuid:${uuidOf(kind, status.site, ...names)}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
