/** Hosts that show the same pages in one language, or to small screens. */
const SAME_PAGES = /^(?:www|m|mobile|mbasic|web|touch|[a-z]{2}|[a-z]{2}-[a-z]{2})\.(?=[^.]+\.[^.])/

/**
 * What two addresses share that lead to one page: without scheme, fragment, trailing slash, `www.`, and hosts that are a
 * language (`fr-fr.facebook.com`). Parameters stay.
 *
 * @returns the address as it is where it is none.
 */
export function addressKey(address: string): string {
  if (!URL.canParse(address)) return address
  const { host, pathname, search } = new URL(address)
  return `${host.toLowerCase().replace(SAME_PAGES, '')}${pathname.replace(/\/+$/, '')}${search}`
}
