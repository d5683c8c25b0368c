import { countsOf } from '../guides/counts.js'
import type { GuideEntry } from '../guides/entries.js'
import type { GuideChecks } from '../state/guide-checks.js'
import type { PublishedGuides } from './schema.js'

/**
 * What is published of the guides that teach a flow: counts, and of those that may be named, which they are.
 *
 * @returns `undefined` where none was checked.
 */
export function publishedGuides(
  flow: string,
  entries: readonly GuideEntry[],
  checks: GuideChecks['guides'],
): PublishedGuides | undefined {
  const own = entries.flatMap((entry) => {
    const check = checks[entry.id]
    return check && entry.teaches.some((taught) => taught.flow === flow) ? [{ entry, check }] : []
  })
  if (own.length === 0) return undefined
  const named = own.filter(({ entry }) => entry.named)
  return {
    ...countsOf(own.map(({ check }) => check)),
    named: named.map(({ entry: { title, publisher, url, language }, check: { verdict } }) => ({
      title,
      publisher,
      url,
      language,
      verdict,
    })),
  }
}
