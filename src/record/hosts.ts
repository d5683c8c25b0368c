import type { BrowserContext } from 'playwright'
import { originAllowed, originsOf } from '../flow/origins.js'

/** What the pages of a recording asked for, and where. */
export type Hosts = () => readonly { readonly url: string; readonly kind: string }[]

/** Watches what the pages are made of. */
export function watchHosts(context: BrowserContext): Hosts {
  const seen = new Map<string, { url: string; kind: string }>()
  context.on('request', (request) => {
    const url = request.url()
    if (!/^https?:/.test(url)) return
    const kind = request.isNavigationRequest()
      ? pageOrFrame(() => request.frame().parentFrame() === null)
      : request.resourceType()
    seen.set(`${kind} ${new URL(url).origin}`, { url, kind })
  })
  return () => [...seen.values()]
}

/** A request of a tab that is not there yet has no frame. */
function pageOrFrame(isPage: () => boolean): string {
  try {
    return isPage() ? 'page' : 'frame'
  } catch {
    return 'page'
  }
}

/** Without these a page is no page; pictures and beacons may be left out. */
const NEEDED = ['page', 'frame', 'stylesheet', 'script', 'xhr', 'fetch', 'font']

/**
 * The hosts that a flow has to name so that its pages come whole, with what for.
 *
 * @param known entries of `hosts` that its parts have already.
 * @param start the first address; of its own origin alone nothing has to be named.
 */
export function hostsToName(
  seen: ReturnType<Hosts>,
  known: readonly string[],
  start: string,
): readonly { readonly host: string; readonly for: string }[] {
  const origins = known.flatMap((entry) => originsOf(entry, [start]))
  const needed = seen.filter(({ url, kind }) => NEEDED.includes(kind) && !originAllowed(url, origins))
  const kinds = new Map<string, Set<string>>()
  for (const { url, kind } of needed) {
    const { origin, protocol, host } = new URL(url)
    const entry = protocol === new URL(start).protocol ? host : origin
    kinds.set(entry, (kinds.get(entry) ?? new Set()).add(kind))
  }
  const own = new URL(start).host
  if (known.length === 0 && kinds.size <= 1 && kinds.has(own)) return []
  return [...kinds]
    .map(([host, all]) => ({ host, for: NEEDED.filter((kind) => all.has(kind)).join(', ') }))
    .sort((a, b) => Number(b.host === own) - Number(a.host === own) || a.host.localeCompare(b.host, 'en'))
}
