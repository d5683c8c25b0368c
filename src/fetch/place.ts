import { isIP } from 'node:net'
import { isPrivateName, isPublicAddress } from './address.js'
import { NotFetched, told } from './fetched.js'

/** Longer addresses are of no guide; robots.txt is matched against them in time that grows with both. */
const LONGEST = 2000

/** The host of an address without the brackets of IPv6. */
export function hostnameOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '')
}

/**
 * An address as it may be asked for: http or https, no name and password, no host near by unless the settings allow it.
 *
 * @param near hosts near by that may be asked, as `host` or `host:port`.
 * @param base where a relative address was found.
 * @throws NotFetched
 */
export function placeOf(address: string, near: readonly string[], base?: URL): URL {
  const url = address.length <= LONGEST && URL.canParse(address, base) ? new URL(address, base) : undefined
  if (!url) throw new NotFetched('unreadable', `\`${told(address)}\` is no address.`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new NotFetched('unreadable', `\`${told(url.href)}\` is neither http nor https.`)
  if (url.username || url.password)
    throw new NotFetched(
      'refused',
      `${told(url.host)} is asked for with a name or password, which guidewatch sends nobody.`,
    )
  const host = hostnameOf(url)
  const isNear = isIP(host) ? !isPublicAddress(host) : isPrivateName(host)
  if (isNear && !isAllowed(url, near)) throw notPublic(url.host)
  url.hash = ''
  return url
}

/** True where the settings name the host. */
export function isAllowed({ host, hostname }: URL, near: readonly string[]): boolean {
  return near.includes(host) || near.includes(hostname)
}

/** What is said of a machine that no stranger's page may lead to. */
export function notPublic(host: string, address?: string): NotFetched {
  const which = address === undefined ? told(host) : `${told(host)} (${address})`
  return new NotFetched(
    'private-address',
    `${which} is not on the public Internet; name it under \`guides: near:\` in guidewatch.yaml if it may be asked.`,
  )
}

/** The port of a redirect is that of its scheme, or the one that the address of the guide names on the same host. */
export function requireUsualPort(to: URL, first: URL): void {
  if (to.port === '' || (to.port === first.port && to.hostname === first.hostname)) return
  throw new NotFetched('redirected-away', `${told(first.host)} leads to another port, ${told(to.host)}.`)
}
