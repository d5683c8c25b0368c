import { STATUS_CODES } from 'node:http'
import type { Answer } from './ask.js'
import { NotFetched, told } from './fetched.js'

/** Headers by which a page says that it only asks whether a person sits there. */
const CHALLENGES = [
  ['cf-mitigated', 'challenge'],
  ['x-amzn-waf-action', 'challenge'],
  ['x-amzn-waf-action', 'captcha'],
] as const

/** What an answer says instead of the page; `null` where it is the page. */
export function refusalOf({ status, headers }: Answer, { host }: URL): NotFetched | null {
  const said = `${told(host)} answers ${status}${STATUS_CODES[status] ? ` ${STATUS_CODES[status]}` : ''}.`
  if (CHALLENGES.some(([name, value]) => headers[name] === value))
    return new NotFetched('refused', `${told(host)} first asks whether a person sits there (${status}).`)
  if (status === 200) return null
  if (status === 404 || status === 410) return new NotFetched('not-found', said)
  if (status >= 500) return new NotFetched('server-error', said)
  if (status >= 400) return new NotFetched('refused', said)
  return new NotFetched('unreadable', `${said} That is no page.`)
}

/** Where an answer leads to by its status; `null` where it does not. Headers are bytes, of which servers make UTF-8. */
export function redirectOf({ status, headers }: Answer): string | null {
  if (![301, 302, 303, 307, 308].includes(status) || headers.location === undefined) return null
  return Buffer.from(headers.location, 'latin1').toString('utf8')
}

/** Parts of a path that lead to a log-in, in the languages of guides. */
const LOG_IN =
  /^(?:log-?in|sign-?in|logon|anmelden|anmeldung|einloggen|connexion|identification|se-connecter|accedi|auth|sso|oauth2?|saml|cas)(?:\.\w{1,5})?$/
const CONSENT = /^(?:consent|cookie-?wall|privacy-?wall|privacy-?gate|purabo|cmp)(?:\.\w{1,5})?$/
/** The path of a start page, which may be that of a language. */
const START = /^\/(?:[a-z]{2}(?:[-_][a-z]{2})?\/?|index\.\w{1,5}|home\/?)?$/i

/**
 * Why a redirect leads away from the guide: to the start page, a log-in or a consent wall. Link checkers take these for
 * success; a reader finds no guide there.
 */
export function awayOf(from: URL, to: URL): NotFetched | null {
  const leads = (why: 'redirected-away' | 'consent-wall', what: string) =>
    new NotFetched(why, `${told(from.host)} leads to ${what} instead: ${told(to.origin + to.pathname)}`)
  if (!goesThrough(from, CONSENT) && goesThrough(to, CONSENT)) return leads('consent-wall', 'a consent wall')
  if (!goesThrough(from, LOG_IN) && goesThrough(to, LOG_IN)) return leads('redirected-away', 'a log-in')
  if (isStart(to) && !isStart(from)) return leads('redirected-away', 'the start page')
  return null
}

function goesThrough({ hostname, pathname }: URL, pattern: RegExp): boolean {
  return [hostname.split('.')[0] ?? '', ...pathname.toLowerCase().split('/')].some((part) => pattern.test(part))
}

/** Some sites name a page by a number in the query of the start page. */
function isStart({ pathname, searchParams }: URL): boolean {
  const names = [...searchParams.keys()].filter((name) => !/^(?:utm_\w+|ref|src|from|source)$/.test(name))
  return START.test(pathname) && names.length === 0
}
