/**
 * Where a walk may go. An origin is scheme, host and port; `hosts` of a flow file are turned into origins when the flow
 * is loaded, so that another port or scheme of an allowed host is another place.
 */

const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

/**
 * The origins that an entry of `hosts` names: `https://*.example.org`, or without a scheme one per scheme that the
 * flow's own addresses have. A port that is not named is the scheme's own.
 */
export function originsOf(entry: string, addresses: readonly string[]): readonly string[] {
  if (/^https?:\/\//i.test(entry)) return [entry.toLowerCase()]
  const schemes = new Set(addresses.map((address) => new URL(address).protocol))
  return [...schemes].map((scheme) => `${scheme}//${entry.toLowerCase()}`)
}

/**
 * True when an address lies at one of the origins; `https://*.example.org` is every host below example.org at that
 * scheme and port.
 *
 * @param url an absolute address; anything but http and https is never allowed.
 */
export function originAllowed(url: string | URL, origins: readonly string[]): boolean {
  const { protocol, hostname, port } = new URL(url)
  if (!(protocol in DEFAULT_PORTS)) return false
  return origins.some((origin) => {
    const [, scheme, host, ownPort] = /^(https?:)\/\/(.+?)(?::(\d+))?$/.exec(origin) ?? []
    if (scheme !== protocol || host === undefined) return false
    if ((ownPort ?? DEFAULT_PORTS[protocol]) !== (port || DEFAULT_PORTS[protocol])) return false
    return host === hostname || (host.startsWith('*.') && hostname.endsWith(host.slice(1)))
  })
}

/** The host of an origin as people write it: `www.example.org:8443`, `*.example.org`. */
export function hostOf(origin: string): string {
  return origin.replace(/^https?:\/\//, '')
}
