import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../settings/root.js'
import { badges } from './badge.js'
import { calendar } from './calendar.js'
import { feeds } from './feeds.js'
import type { Publication, PublishedFile } from './schema.js'
import { sitePages } from './site/site.js'

/** The reader, as it is also given to other programs. */
const READER = join(ROOT, 'integrations', 'reader', 'guidewatch-reader.js')

/**
 * Everything that is made of a publication, beside status, head and pictures: one after the other, so that ten thousand links
 * need not lie in memory at once.
 */
export function* filesOf(publication: Publication): Generator<PublishedFile> {
  for (const link of publication.status.links) {
    // What is made link by link takes no other links.
    const alone = { ...publication, status: { ...publication.status, links: [link] } }
    yield* badges(alone)
  }
  yield* feeds(publication)
  yield* calendar(publication)
  yield* sitePages(publication)
  yield { path: 'assets/guidewatch-reader.js', content: readFileSync(READER) }
}
