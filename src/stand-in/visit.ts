import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { ACCOUNT, SESSION_COOKIES } from './account.js'
import { LANGUAGES, type Label, type Language, label } from './labels.js'
import type { Site } from './site.js'

/** One request, as the pages see it. */
export type Visit = {
  readonly site: Site
  readonly host: string
  readonly language: Language
  readonly mobile: boolean
  readonly signedIn: boolean
  readonly consented: boolean
  readonly menu: 'a' | 'b'
  readonly say: (key: Label) => string
  /** Made-up text in the visitor's language. */
  readonly words: (texts: Readonly<Record<Language, string>>) => string
  /** A class name or id as a build tool makes it: another one at every request. */
  readonly random: () => string
  /** A link with a tracking parameter, another one at every request. */
  readonly track: (href: string) => string
  readonly account: typeof ACCOUNT
}

/** Reads from a request what the pages need to know. `chance` returns numbers in [0, 1). */
export function visitOf(context: Context, site: Site, chance: () => number): Visit {
  const accepted = (context.req.header('accept-language') ?? 'en').slice(0, 2)
  const hasSession = SESSION_COOKIES.every(({ name, value }) => getCookie(context, name) === value)
  const signedIn = hasSession && site.account !== 'expired'
  const asked = LANGUAGES.find((known) => known === accepted) ?? 'en'
  // The language of an account goes before the one that its browser asks for.
  const language = signedIn && site.account === 'french' ? 'fr' : asked
  const random = () => `x${Math.floor(chance() * 0xffffffff).toString(36)}`
  const host = context.req.header('host')?.replace(/:\d+$/, '') ?? ''
  return {
    site,
    host,
    language,
    mobile: /Mobile/.test(context.req.header('user-agent') ?? ''),
    signedIn,
    consented: getCookie(context, 'consent') !== undefined,
    menu: site.menu === 'either' ? (chance() < 0.5 ? 'a' : 'b') : site.menu,
    say: (key) => label(language, key),
    words: (texts) => texts[language],
    random,
    track: (href) => `${href}${href.includes('?') ? '&' : '?'}__tn__=${random()}`,
    account: ACCOUNT,
  }
}
