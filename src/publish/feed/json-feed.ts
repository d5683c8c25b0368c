import type { Feed } from './changes.js'
import { contentOf, hrefIn, textOf } from './content.js'

/**
 * A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). Its addresses must be absolute: where the publication's is
 * not known, they are left out.
 */
export function jsonFeedOf(feed: Feed): string {
  const { publisher, base } = feed
  const found = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    ...(base === null ? {} : { home_page_url: hrefIn(feed, feed.page), feed_url: hrefIn(feed, `${feed.path}.json`) }),
    description: feed.about,
    authors: [{ name: publisher.name, ...(publisher.url ? { url: publisher.url } : {}) }],
    language: feed.language,
    ...(feed.expired ? { expired: true } : {}),
    items: feed.entries.map((entry) => ({
      id: entry.id,
      ...(base === null ? {} : { url: hrefIn(feed, entry.page) }),
      title: entry.title,
      content_html: contentOf(feed, entry),
      content_text: textOf(feed, entry),
      date_published: entry.at,
      tags: [entry.state],
      language: feed.language,
    })),
  }
  return `${JSON.stringify(found, null, 1)}\n`
}
