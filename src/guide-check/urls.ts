import type { Known, KnownLink } from './known.js'

/** Parameters that say where a reader came from, or in which language a page is shown. */
const TRACKING =
  /^(?:utm_.*|fbclid|gclid|dclid|msclkid|igsh(?:id)?|mc_[ce]id|ref|refsrc|referrer|source|src|rdrhc|_rd[rc]|__tn__|__cft__.*|locale|lang|hl|cms_platform|helpref|entry_?point|eav|paipv|wtsid|_ga|pk_.*|mtm_.*)$/i
/** The same site for another language or device: `de-de.facebook.com`, `m.facebook.com`. */
const PREFIX = /^(?:www|m|mobile|mbasic|touch|web|[a-z]{2}-[a-z]{2}|[a-z]{2})\.(?=[^.]+\.[^.]+)/
const LONGEST = 2000
const ADDRESS =
  /(?<![\p{L}\p{N}@./-])(?:https?:\/\/)?(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}(?::\d{1,5})?\/[^\s<>"'„“”«»|\\^`{}]{0,1000}/giu

/** `host` is as printed: a short name before a site may be a language, and part of the name of another page. */
type Address = { readonly key: string; readonly host: string; readonly query: ReadonlyMap<string, string> }

/** Addresses that stand in a text, without the marks behind them. */
export function addressesIn(text: string): readonly { readonly from: number; readonly to: number }[] {
  if (!text.includes('/')) return []
  return [...text.matchAll(ADDRESS)].map((match) => ({
    from: match.index,
    to: match.index + match[0].replace(/[.,;:!?)\]…]+$/u, '').length,
  }))
}

/** @returns which known link an address is; of two the one whose query says more, or whose host is the very same. */
export function knownLinks(known: Known): (href: string) => KnownLink | undefined {
  const byKey = new Map<string, { readonly address: Address; readonly link: KnownLink }[]>()
  for (const link of known.links) {
    const address = addressOf(link.url)
    if (!address) continue
    const list = byKey.get(address.key) ?? []
    list.push({ address, link })
    byKey.set(address.key, list)
  }
  for (const list of byKey.values()) list.sort((a, b) => b.address.query.size - a.address.query.size)
  return (href) => {
    const address = addressOf(href)
    if (!address) return undefined
    const fits = (byKey.get(address.key) ?? []).filter(({ address: one }) =>
      [...one.query].every(([name, value]) => address.query.get(name) === value),
    )
    const most = fits[0]?.address.query.size
    const all = fits.filter((one) => one.address.query.size === most)
    const exact = all.filter((one) => one.address.host === address.host)
    const best = exact.length > 0 ? exact : all
    return (best.find(({ link }) => link.is === 'right') ?? best[0])?.link
  }
}

/** True when two addresses are one page: language hosts, tracking and trailing slashes apart. */
export function sameAddress(a: string, b: string): boolean {
  const [one, other] = [addressOf(a), addressOf(b)]
  return one !== undefined && other !== undefined && one.key === other.key && sameQuery(one.query, other.query)
}

function sameQuery(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, value]) => b.get(name) === value)
}

function addressOf(href: string, depth = 0): Address | undefined {
  if (href.length > LONGEST) return undefined
  const trimmed = href.trim()
  const absolute =
    /^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^[a-z0-9.-]+:\d/i.test(trimmed)
      ? trimmed
      : `https://${trimmed.replace(/^\/\//, '')}`
  if (!URL.canParse(absolute)) return undefined
  const url = new URL(absolute)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  const host = url.hostname.replace(/\.$/, '').replace(PREFIX, '')
  const leadsTo = /^(?:l|lm)\.(?:facebook|instagram)\.com$/.test(url.hostname) ? url.searchParams.get('u') : undefined
  if (leadsTo && depth < 2) return addressOf(leadsTo, depth + 1)
  const path = url.pathname.replace(/\/{2,}/g, '/').replace(/\/+$/, '')
  const place = /^#!?\//.test(url.hash) ? url.hash.replace(/^#!?/, '#').replace(/\/+$/, '') : ''
  const query = new Map([...url.searchParams].filter(([name]) => !TRACKING.test(name)))
  return {
    key: `${host}${url.port ? `:${url.port}` : ''}${path}${place}`,
    host: url.hostname.replace(/^www\./, ''),
    query,
  }
}
