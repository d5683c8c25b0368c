import type { Flow, ObstacleKind } from '../../flow/schema.js'
import type { Why } from '../../screen/why.js'
import { languageOf } from '../../text/local.js'
import { normalise } from '../../text/normalise.js'
import { asksToConfirm, saysObjected, saysSuspended, saysTooMany } from './account-signs.js'

/** What is known about a page when the walk cannot go on. */
export type Stuck = {
  readonly url: string
  readonly status: number | null
  readonly text: string
  /** Why the page did not come, in Chromium's words, if it did not. */
  readonly failure: { readonly url: string; readonly error: string } | null
  /** There is nothing on the page at all. */
  readonly isEmpty: boolean
  /** A form to log in stands where something else was expected. */
  readonly asksToLogIn: boolean
  /** The walk has a session. */
  readonly isMember: boolean
  /** There are fields to fill in or to choose from in the content of the page. */
  readonly hasFields: boolean
  /**
   * What only members see, and whether it is there, or under the name that it has in another language; `null` when the
   * settings name nothing, or nobody is signed in.
   */
  readonly mark: { readonly name: string; readonly isThere: boolean; readonly elsewhere: string | null } | null
  /** Language tag of the walk. */
  readonly locale: string
}

export type ObstacleFound = { readonly kind: ObstacleKind; readonly why: Why }

/**
 * What any site says when a page is gone. Only used when the page is not what the step expects, so a guide that
 * talks about missing pages is safe.
 */
const NOT_FOUND_TEXT = [
  /page (?:was |can ?not be |could not be |is )?(?:not found|not available|isn'?t available)/i,
  /(?:page|content|form|link) isn'?t available/i,
  /seite (?:wurde |konnte |ist )?(?:leider )?nicht (?:gefunden|verfügbar)/i,
  /(?:inhalt|formular) ist (?:derzeit |leider )?nicht (?:mehr )?verfügbar/i,
  /page (?:introuvable|non trouvée|n'est pas disponible)/i,
  /pagina non (?:trovata|disponibile)/i,
]

const CAPTCHA_TEXT = [
  /\bcaptcha\b/i,
  /i(?:'| a)m not a robot/i,
  /ich bin kein roboter/i,
  /verify (?:that )?you are (?:a )?human/i,
]

/** The obstacle an address alone gives away, so that nothing on the page is mistaken for the guide's screen. */
export function obstacleByUrl(flow: Pick<Flow, 'obstacles'>, url: string): ObstacleFound | undefined {
  const found = flow.obstacles.find((obstacle) => obstacle.url.some((pattern) => new RegExp(pattern, 'iu').test(url)))
  return found && { kind: found.kind, why: { kind: 'known-address', id: found.id } }
}

/**
 * Explains why a walk cannot go on, in this order: the page did not come, the flow's own patterns, the HTTP status,
 * what pages of any site say, the session's mark. Must only be asked when the expected target or destination is not there.
 */
export function obstacleOf(flow: Flow, stuck: Stuck): ObstacleFound | undefined {
  if (stuck.failure) return { kind: 'unavailable', why: failureOf(stuck.failure) }
  const byUrl = obstacleByUrl(flow, stuck.url)
  if (byUrl) return byUrl
  const text = normalise(stuck.text)
  const byText = flow.obstacles.find((obstacle) =>
    obstacle.text.some((pattern) => new RegExp(normalise(pattern), 'iu').test(text)),
  )
  if (byText) return { kind: byText.kind, why: { kind: 'known-text', id: byText.id } }
  const byStatus = stuck.status === null ? undefined : obstacleByStatus(stuck.status)
  if (byStatus) return byStatus
  if (saysCaptcha(text)) return { kind: 'captcha', why: { kind: 'asks-for-human' } }
  if (text.length < SMALL && saysTooMany(text)) return { kind: 'rate-limit', why: { kind: 'says-too-many' } }
  const ofAccount = stuck.isMember ? obstacleOfAccount(stuck, text) : undefined
  if (ofAccount) return ofAccount
  // A session with its mark is signed in, whatever the page asks for.
  if (stuck.asksToLogIn && !stuck.mark?.isThere) return { kind: 'login-wall', why: { kind: 'asks-to-log-in' } }
  // Only the beginning: a long page that merely mentions a missing page is not one.
  if (NOT_FOUND_TEXT.some((pattern) => pattern.test(text.slice(0, 1500))))
    return { kind: 'not-found', why: { kind: 'says-gone' } }
  if (stuck.isEmpty) return { kind: 'unavailable', why: { kind: 'empty' } }
  if (stuck.mark && !stuck.mark.isThere)
    return { kind: 'login-wall', why: { kind: 'mark-absent', name: stuck.mark.name } }
  return undefined
}

/** A page with fewer letters than this has one thing to say; a longer one may be an article about it. */
const SMALL = 1500

/** What a page says of the account that the walk has a session of. */
function obstacleOfAccount({ mark, hasFields, locale }: Stuck, text: string): ObstacleFound | undefined {
  const isSmall = text.length < SMALL
  if (isSmall && saysSuspended(text)) return { kind: 'suspended', why: { kind: 'says-suspended' } }
  // A confirmation has nothing left to fill in; the form itself may speak of objections that were received.
  if (!hasFields && saysObjected(text.slice(0, SMALL)))
    return { kind: 'already-objected', why: { kind: 'says-objected' } }
  if (isSmall && !mark?.isThere && asksToConfirm(text)) return { kind: 'checkpoint', why: { kind: 'asks-to-confirm' } }
  if (!mark?.elsewhere) return undefined
  const why = { kind: 'other-language', wanted: languageOf(locale), shown: languageOf(mark.elsewhere) } as const
  return { kind: 'another-language', why }
}

/** The page asks to prove that a human is there. */
export function saysCaptcha(text: string): boolean {
  return CAPTCHA_TEXT.some((pattern) => pattern.test(text))
}

function obstacleByStatus(status: number): ObstacleFound | undefined {
  const why = { kind: 'status', status } as const
  if (status === 429) return { kind: 'rate-limit', why }
  if (status === 401 || status === 403 || status === 407) return { kind: 'login-wall', why }
  if (status === 404 || status === 410) return { kind: 'not-found', why }
  return status >= 500 ? { kind: 'unavailable', why } : undefined
}

/** A network error: the host, and Chromium's name for what went wrong. */
export function failureOf({ url, error }: { readonly url: string; readonly error: string }): Why {
  const host = URL.canParse(url) ? new URL(url).host : url
  return { kind: 'network', host, error: /ERR_\w+/.exec(error)?.[0] ?? null }
}
