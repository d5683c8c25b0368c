import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Who may decide: whoever was told the token, and from then on the browser that was given the cookie. */
export type Session = {
  /** 256 random bits as base64url, for the fragment of the address. Opens the session once. */
  readonly token: string
  /** Takes the token for a cookie; `null` for any other text, and when the token was used. */
  readonly open: (token: string) => string | null
  /** Whether a `Cookie` header holds the session's cookie. */
  readonly holds: (header: string | undefined) => boolean
}

/**
 * A session that lives as long as the process.
 *
 * @param port tells apart the cookies of several servers, as a browser sends cookies to all ports of a host.
 */
export function newSession(port: number): Session {
  const token = secret()
  const cookie = secret()
  const name = `guidewatch-${port}`
  let isUsed = false
  return {
    token,
    open: (given) => {
      if (!same(given, token) || isUsed) return null
      isUsed = true
      return `${name}=${cookie}; Path=/; HttpOnly; SameSite=Strict`
    },
    holds: (header) =>
      (header ?? '')
        .split(';')
        .map((pair) => pair.trim())
        .some((pair) => pair.startsWith(`${name}=`) && same(pair.slice(name.length + 1), cookie)),
  }
}

/** 256 random bits as base64url, 43 letters. */
function secret(): string {
  return randomBytes(32).toString('base64url')
}

/** Compares in a time that tells nothing of either text. */
function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
