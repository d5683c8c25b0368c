import { LANGUAGES } from '../../settings/language.js'
import { type Discovery, type Publication, type PublishedFile, VERSION } from '../schema.js'

/** Whose publication this is, seen from where it lies. */
export type Role =
  | { readonly role: 'publisher' }
  /** `origin`: the address of the publisher's folder. */
  | { readonly role: 'mirror' | 'aggregator'; readonly origin: string }

/** What makes a publication what it is: a mirror takes these over byte for byte, so that the signature stays the publisher's. */
export const MIRRORED = ['head.json', 'status.json', 'keys.json'] as const

export const DISCOVERY_PATH = '.well-known/guidewatch.json'

/**
 * By what others find the rest of a publication. It tells where something is and is trusted for nothing: a mirror's is its own
 * and unsigned, and names whose publication it repeats; its readers verify the head by the keys of the origin.
 *
 * @param found the status, the publisher's or as it was mirrored, and where this folder is found. Without an address,
 *   everything is relative to the folder, which is above that of this file.
 * @param policy the address of a page that says what is published and how it is checked.
 */
export function discoveryOf(
  { status, base }: Pick<Publication, 'status' | 'base'>,
  role: Role = { role: 'publisher' },
  policy: string | null = null,
): Discovery {
  const here = (path: string) => `${base ?? ''}${path}`
  const isPublisher = role.role === 'publisher'
  return {
    version: VERSION,
    role: role.role,
    site: status.site,
    publisher: status.publisher,
    base: base ?? '../',
    head: here('head.json'),
    status: here('status.json'),
    keys: here('keys.json'),
    // A mirror takes over what is signed, and nothing else.
    feeds: isPublisher ? feedsOf(status, here) : [],
    policy,
    origin: isPublisher ? null : role.origin,
  }
}

/** The feeds of all links; those of one link have its id in the place of `all`. */
function feedsOf({ links }: Publication['status'], here: (path: string) => string): Discovery['feeds'] {
  const hasDeadlines = links.some(({ deadline }) => deadline)
  return LANGUAGES.flatMap((language) => [
    { type: 'application/atom+xml', url: here(`feeds/${language}/all.atom`) },
    { type: 'application/feed+json', url: here(`feeds/${language}/all.json`) },
    ...(hasDeadlines ? [{ type: 'text/calendar', url: here(`deadlines.${language}.ics`) }] : []),
  ])
}

/** The discovery file of the publisher. */
export function discovery(publication: Publication, policy: string | null = null): readonly PublishedFile[] {
  const found = discoveryOf(publication, { role: 'publisher' }, policy)
  return [{ path: DISCOVERY_PATH, content: `${JSON.stringify(found, null, 2)}\n` }]
}
