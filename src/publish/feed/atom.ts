import { publishedWords } from '../../words/published.js'
import { xml } from '../xml.js'
import type { Entry, Feed } from './changes.js'
import { contentOf, hrefIn } from './content.js'

/**
 * A feed in Atom (RFC 4287). Where the publication's address is not known, its addresses are relative to the feed, as the
 * RFC allows (4.2.7.1).
 */
export function atomOf(feed: Feed): string {
  const { language, publisher } = feed
  return `<?xml version="1.0" encoding="utf-8"?>\n${
    xml`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${feed.id}</id>
<title>${feed.title}</title>
<subtitle>${feed.about}</subtitle>
<updated>${feed.updated}</updated>
<author><name>${publisher.name}</name>${publisher.url ? xml`<uri>${publisher.url}</uri>` : ''}</author>
<generator>guidewatch</generator>
<link rel="self" type="application/atom+xml" href="${hrefIn(feed, `${feed.path}.atom`)}"/>
<link rel="alternate" type="text/html" hreflang="${language}" href="${hrefIn(feed, feed.page)}"/>
<link rel="alternate" type="application/feed+json" href="${hrefIn(feed, `${feed.path}.json`)}"/>
${feed.entries.map((entry) => atomEntry(feed, entry))}</feed>
`.xml
  }`
}

function atomEntry(feed: Feed, entry: Entry) {
  return xml`<entry>
<id>${entry.id}</id>
<title>${entry.title}</title>
<published>${entry.at}</published>
<updated>${entry.at}</updated>
<link rel="alternate" type="text/html" hreflang="${feed.language}" href="${hrefIn(feed, entry.page)}"/>
<category term="${entry.state}" label="${publishedWords(feed.language).states[entry.state]}"/>
<content type="html">${contentOf(feed, entry)}</content>
</entry>
`
}
