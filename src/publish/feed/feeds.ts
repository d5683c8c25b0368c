import { LANGUAGES } from '../../settings/language.js'
import type { LinkOutline, Publication, PublishedFile } from '../schema.js'
import { atomOf } from './atom.js'
import { type Feed, feedOfAll, feedOfLink } from './changes.js'
import { jsonFeedOf } from './json-feed.js'

/**
 * What changed, as Atom and JSON Feed in every language. The bytes change with a change only: a night that finds nothing new
 * leaves every feed as it is.
 */
export function feeds(publication: Publication): readonly PublishedFile[] {
  return [...feedsOfAll(publication), ...publication.status.links.flatMap((link) => feedsOfLink(publication, link))]
}

/** The feeds of all links together. */
export function feedsOfAll(publication: Publication): readonly PublishedFile[] {
  return LANGUAGES.flatMap((language) => filesOf(feedOfAll(publication, language)))
}

/** The feeds of one link. */
export function feedsOfLink(publication: Publication, link: LinkOutline): readonly PublishedFile[] {
  return LANGUAGES.flatMap((language) => filesOf(feedOfLink(publication, link, language)))
}

function filesOf(feed: Feed): readonly PublishedFile[] {
  return [
    { path: `${feed.path}.atom`, content: atomOf(feed) },
    { path: `${feed.path}.json`, content: jsonFeedOf(feed) },
  ]
}
