import { grouped } from '../collection/grouped.js'
import type { Fetched } from '../fetch/fetched.js'
import { type Visitor, visitor } from '../fetch/visitor.js'
import { BadInputError } from '../mistake/mistake.js'
import { contactOf } from '../settings/guides.js'
import { VERSION_OF_GUIDEWATCH } from '../settings/root.js'
import type { Settings } from '../settings/settings.js'
import type { GuideEntry } from './entries.js'

/**
 * The visitor that the settings describe.
 *
 * @throws BadInputError where pages are to be asked for and nobody answers for it.
 */
export function visitorOf(
  { guides, publish }: Pick<Settings, 'guides' | 'publish'>,
  entries: readonly Pick<GuideEntry, 'url'>[],
): Visitor {
  const contact = contactOf({ guides, publish })
  if (contact === null && entries.some(({ url }) => url !== null))
    throw new BadInputError(
      'Say in guidewatch.yaml whom the owners of sites can ask why their pages are read (`guides: contact:`); no page is asked for without.',
    )
  return visitor({
    userAgent: `guidewatch/${VERSION_OF_GUIDEWATCH}${contact === null ? '' : ` (+${contact})`}`,
    near: guides.near,
    maxBytes: Math.round(guides.megabytes * 1_000_000),
    seconds: guides.seconds,
    pause: guides.pause,
  })
}

/** Reads the page of an entry; `isShared` where other entries name it too. */
export type Once = (url: string, read: (isShared: boolean) => Promise<Fetched>) => Promise<Fetched>

/** Asks once for a page that several entries name; only of those, the text is held. */
export function eachPageOnce(entries: readonly Pick<GuideEntry, 'url'>[]): Once {
  const pages = grouped(entries, ({ url }) => url)
  const held = new Map<string, Promise<Fetched>>()
  return (url, read) => {
    if ((pages.get(url)?.length ?? 0) < 2) return read(false)
    const known = held.get(url) ?? read(true)
    held.set(url, known)
    return known
  }
}

/**
 * Does some work on all entries: in order within a host, and on several hosts at once. Files are a host of their own.
 * Where work fails, nothing more is begun.
 */
export async function byHost<T extends Pick<GuideEntry, 'url'>>(
  entries: readonly T[],
  atOnce: number,
  work: (entry: T) => Promise<void>,
): Promise<void> {
  const hosts = [...grouped(entries, ({ url }) => (url === null ? '' : new URL(url).host)).values()]
  let failed = false
  const next = async (): Promise<void> => {
    for (let host = hosts.shift(); host; host = hosts.shift()) for (const entry of host) if (!failed) await work(entry)
  }
  const all = Array.from({ length: atOnce }, () =>
    next().catch((error: unknown) => {
      failed = true
      throw error
    }),
  )
  await Promise.all(all)
}
