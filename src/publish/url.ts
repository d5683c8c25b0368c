/** Parameters that follow readers, or that sign somebody in: no guide needs them. */
const TELLTALE =
  /^(utm_.*|fbclid|gclid|dclid|msclkid|twclid|igsh(id)?|mc_[ce]id|_hs(enc|mi)|ref_?src|access_?token|id_?token|token|auth|code|state|session(_?id)?|sid|jsessionid|phpsessid|key|api_?key|password|signature|sig)$/i

/**
 * An address as it may be published: https, on an allowed host, without user, and without parameters that track or sign in.
 *
 * @param hosts `www.example.org`, or `*.example.org` for all below it.
 * @returns `null` when it may not be published at all.
 */
export function publishableUrl(address: string, hosts: readonly string[]): string | null {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return null
  }
  if (url.protocol !== 'https:' || !hosts.some((host) => isHost(url.hostname, host))) return null
  url.username = ''
  url.password = ''
  for (const name of [...url.searchParams.keys()]) if (TELLTALE.test(name)) url.searchParams.delete(name)
  return url.href
}

function isHost(name: string, allowed: string): boolean {
  const wanted = allowed.toLowerCase()
  return wanted.startsWith('*.') ? name.endsWith(wanted.slice(1)) : name === wanted
}
