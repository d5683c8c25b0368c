import type { Cookie, StorageState } from '../screen/session.js'

const DAY_MS = 86_400_000
/** Browsers let no cookie live longer (RFC 6265bis, section 5.6: 400 days), counted from when it was set. */
const LONGEST_DAYS = 400
/** Two times that a site means to be the same may differ by the seconds between two requests. */
const SAME_MS = 60_000

/** When the site will end a session by what its cookies say: a time, and the days that the shortest-lived one has left. */
export type End = { readonly endsAt: string | null; readonly shortest: number | null }

/**
 * Foresees the end of a session from its cookies.
 *
 * Which of them hold the account is not written on them, so these count: `HttpOnly`, which scripts of analytics and
 * advertising cannot set, and a day or more left, because what ends sooner is renewed by each night or is not needed
 * by it. Of those, one that the site renews (`renewed`, or so late that it was set after signing in) sets no end. A
 * cookie without an expiry, and what a site ends on its own side, cannot be foreseen.
 *
 * @param signedInAt ISO time.
 * @param now milliseconds since 1970.
 * @param renewed cookies that were seen to be renewed, as {@link cookieKey} names them.
 * @returns days with one decimal.
 */
export function predictedEnd(
  { cookies }: StorageState,
  signedInAt: string,
  now: number,
  renewed: readonly string[] = [],
): End {
  const counting = cookies.filter(({ httpOnly, expires }) => httpOnly && expires * 1000 - now >= DAY_MS)
  const latestAtSignIn = Date.parse(signedInAt) + LONGEST_DAYS * DAY_MS + SAME_MS
  const ending = counting.filter(
    (cookie) => !renewed.includes(cookieKey(cookie)) && cookie.expires * 1000 <= latestAtSignIn,
  )
  const earliest = earliestOf(ending)
  const shortest = earliestOf(counting)
  return {
    endsAt: earliest === null ? null : new Date(earliest).toISOString(),
    shortest: shortest === null ? null : Math.round(((shortest - now) / DAY_MS) * 10) / 10,
  }
}

/** Cookies that the site gave a later end between two states of one session: a visit renews them. */
export function renewedBetween(before: StorageState, after: StorageState): readonly string[] {
  const known = new Map(before.cookies.map((cookie) => [cookieKey(cookie), cookie.expires]))
  return after.cookies.flatMap((cookie) => {
    const was = known.get(cookieKey(cookie))
    return was !== undefined && was > 0 && cookie.expires * 1000 - was * 1000 > SAME_MS ? [cookieKey(cookie)] : []
  })
}

/** Tells cookies apart, as a browser does. */
export function cookieKey({ name, domain, path }: Cookie): string {
  return `${name} ${domain} ${path}`
}

function earliestOf(cookies: readonly Cookie[]): number | null {
  return cookies.length === 0 ? null : Math.floor(Math.min(...cookies.map(({ expires }) => expires * 1000)))
}
