import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../settings/root.js'
import { badgesOfLink } from './embed/badge.js'
import { elementFiles } from './embed/element.js'
import { embedsOfLink } from './embed/fragment.js'
import { calendar } from './feed/calendar.js'
import { feedsOfAll, feedsOfLink } from './feed/feeds.js'
import { illustratedOfLink } from './guide/illustrated.js'
import { addresses, addressOfLink } from './host/addresses.js'
import { discovery } from './host/discovery.js'
import { chartPath } from './record/obstacles.js'
import type { Publication, PublishedFile, PublishedLink } from './schema.js'
import { linkPages, sitePages } from './site/site.js'

/** JSON Schemas of what is published, where they lie in the project and in the publication alike. */
const SCHEMAS = ['status', 'head', 'discovery', 'link', 'guide', 'obstacles', 'comparisons'].map(
  (name) => `schemas/${name}.schema.json`,
)

/** Everything that is made of one link, beside its pictures and its obstacle record. */
export function* filesOfLink(publication: Publication, link: PublishedLink): Generator<PublishedFile> {
  yield* badgesOfLink(publication, link)
  yield* feedsOfLink(publication, link)
  yield* embedsOfLink(publication, link)
  yield* illustratedOfLink(publication, link)
  yield addressOfLink(publication, link)
  yield* linkPages(publication, link, { charts: chartPath })
}

/**
 * Everything that is made of all links together, beside status and head.
 *
 * @param policy the address of a page that says what is published and how it is checked.
 */
export function* filesOfAll(publication: Publication, policy: string | null): Generator<PublishedFile> {
  yield* feedsOfAll(publication)
  yield* calendar(publication)
  yield* addresses(publication)
  yield* discovery(publication, policy)
  yield* sitePages(publication)
  yield* elementFiles()
  for (const path of SCHEMAS) yield { path, content: readFileSync(join(ROOT, path)) }
}
