import { LANGUAGES, type Language } from '../../settings/language.js'
import type { LinkOutline, Publication } from '../schema.js'
import { pageOf } from '../standing.js'

/** What a reader gets whose browser asks for none of the languages. */
export const DEFAULT_LANGUAGE: Language = 'en'

/** Where a stable address leads. */
export type Target = {
  readonly link: LinkOutline
  /** The path of the stable address on its server, ending in a slash: `/go/facebook-objection/`. */
  readonly from: string
  /** The form, as every medium can hold it; `null` when readers are led to the page for people instead. */
  readonly form: string | null
  /** The page for people by language; absolute where the publication's address is known, else a path on the server. */
  readonly pages: Readonly<Record<Language, string>>
}

/**
 * Where the stable address of a link leads. To the form while that is reached: verified, or changed, when the words of the
 * guide are no longer right but the way still ends there. Broken, unknown or retired, to the page that says what to do.
 */
export function targetOf({ base }: Publication, link: LinkOutline): Target {
  const isReached = link.state === 'verified' || link.state === 'changed'
  const start = base === null ? '/' : new URL(base).href
  const page = (language: Language) => portable(`${start}${pageOf(link, language)}`)
  return {
    link,
    from: `${rootOf(base)}go/${portable(encodeURIComponent(link.id))}/`,
    form: isReached ? formAddress(link.url) : null,
    pages: Object.fromEntries(LANGUAGES.map((language) => [language, page(language)])) as Target['pages'],
  }
}

/** The path under which the publication is served, with slashes around it. */
export function rootOf(base: string | null): string {
  return base === null ? '/' : portable(new URL(base).pathname)
}

/** An address of the web that may be published, else `null`: https, and nobody's name in it. */
function formAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null
  const { protocol, username, password, href } = new URL(url)
  return protocol === 'https:' && username === '' && password === '' ? portable(href) : null
}

/**
 * An address in characters that mean nothing to any of the files it is written to. Besides what no address may hold (RFC 3986),
 * `$` begins a variable of nginx, `:` after the host a placeholder of Netlify and Cloudflare, and `*` stands for anything there.
 */
export function portable(address: string): string {
  const host = /^https:\/\/[^/?#]*/.exec(address)?.[0] ?? ''
  const rest = address
    .slice(host.length)
    .replace(/[^A-Za-z0-9\-._~/?#@!&'()+,;=%]/gu, (one) => (one === '*' ? '%2A' : encoded(one)))
  return `${host}${rest}`
}

/** Half of a character is written as the replacement character, as browsers do. */
function encoded(character: string): string {
  return /\p{Cs}/u.test(character) ? '%EF%BF%BD' : encodeURIComponent(character)
}
