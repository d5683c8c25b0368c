import type { Flow, ObstacleKind } from '../../flow/schema.js'
import type { ProbeResult } from '../../screen/probe.js'
import type { Why } from '../../screen/why.js'
import { languageOfText } from '../../text/language.js'
import { languageOf } from '../../text/local.js'
import { normalise } from '../../text/normalise.js'
import { asksToConfirm, saysObjected, saysSuspended, saysTooMany, signsOut } from '../obstacles/account-signs.js'
import { saysLogIn } from '../obstacles/log-in-form.js'
import { failureOf, obstacleByUrl, saysCaptcha } from '../obstacles/obstacles.js'
import type { SaidByPage } from './probe-page.js'

/** What is known of the page of a probe. */
export type ProbeSeen = {
  readonly url: string
  readonly locale: string
  readonly status: number | null
  /** Why the page did not come, in Chromium's words, if it did not. */
  readonly failure: { readonly url: string; readonly error: string } | null
  /** There is nothing on the page at all. */
  readonly isEmpty: boolean
  /** A form to log in stands there. */
  readonly asksToLogIn: boolean
  /** The positive mark, and the language whose name of it is on the page; `null` when the settings name none. */
  readonly mark: { readonly name: string; readonly language: string | null } | null
  /** `null` when the page did not come. */
  readonly said: SaidByPage | null
}

export type ProbeJudged = {
  readonly result: ProbeResult
  readonly why: Why | null
  /** The language that the site showed; `null` when the page did not tell. */
  readonly language: string | null
}

/** A page with fewer letters than this has one thing to say. */
const SMALL = 1500

/**
 * What the page of a probe comes to. The mark is what counts: a page that has it is a member's, unless the page is small
 * and says otherwise. What a page says is only looked for where it speaks of itself; a member's page is full of what other
 * people say.
 */
export function judgeProbe(obstacles: Flow['obstacles'], seen: ProbeSeen): ProbeJudged {
  const { said } = seen
  const language = said ? shownLanguage(said, seen) : null
  const as = (result: ProbeResult, why: Why | null): ProbeJudged => ({ result, why, language })
  if (seen.failure || !said) return as(...ofFailure(seen))
  const isMember = seen.mark?.language != null
  const texts = selfDescription(said, seen)
  const known = knownObstacle(obstacles, seen, texts)
  const says = (pattern: (text: string) => boolean) => texts.some(pattern)
  // Suspended accounts are often told so at the address of a checkpoint.
  if (says(saysSuspended)) return as('suspended', { kind: 'says-suspended' })
  if (known) return as(known.result, known.why)
  if (seen.status === 429) return as('rate-limit', { kind: 'status', status: 429 })
  if (says(saysObjected)) return as('already-objected', { kind: 'says-objected' })
  if (says(saysCaptcha)) return as('checkpoint', { kind: 'asks-for-human' })
  if (says(saysTooMany)) return as('rate-limit', { kind: 'says-too-many' })
  if (says(asksToConfirm) || (!isMember && said.asksForCode)) return as('checkpoint', { kind: 'asks-to-confirm' })
  if (isMember) return ofMember(seen, language)
  if (seen.asksToLogIn) return as('expired', { kind: 'asks-to-log-in' })
  const { status } = seen
  if (status === 401 || status === 403 || status === 407) return as('expired', { kind: 'status', status })
  if (status !== null && status >= 400) return as('unreachable', { kind: 'status', status })
  if (seen.isEmpty) return as('unreachable', { kind: 'empty' })
  const isSignedIn = said.controls.some(({ name }) => signsOut(name))
  if (!isSignedIn && said.controls.some(({ name, isOnTop }) => isOnTop && saysLogIn(name)))
    return as('expired', { kind: 'offers-log-in' })
  if (language && language !== languageOf(seen.locale)) return ofLanguage(seen, language)
  // A control that signs out is a mark, too: then the mark of the settings is what the site has changed.
  if (seen.mark && !isSignedIn) return as('expired', { kind: 'mark-absent', name: seen.mark.name })
  return as('ok', seen.mark && { kind: 'mark-absent', name: seen.mark.name })
}

/** A member's page is in the language of the walk, in the one whose mark it has, or says nothing of it. */
function ofMember(seen: ProbeSeen, language: string | null): ProbeJudged {
  const wanted = languageOf(seen.locale)
  const shown = seen.mark?.language
  if (shown && languageOf(shown) !== wanted) return ofLanguage(seen, languageOf(shown))
  return language && language !== wanted ? ofLanguage(seen, language) : { result: 'ok', why: null, language }
}

function ofLanguage({ locale }: ProbeSeen, language: string): ProbeJudged {
  const why = { kind: 'other-language', wanted: languageOf(locale), shown: language } as const
  return { result: 'another-language', why, language }
}

/** A session that is over often sends its visitor to the log-in of another host, where a probe does not go. */
function ofFailure({ failure, url }: ProbeSeen): readonly [ProbeResult, Why] {
  if (!failure) return ['unreachable', { kind: 'no-page' }]
  if (!/ERR_BLOCKED_BY_CLIENT/.test(failure.error)) return ['unreachable', failureOf(failure)]
  const host = URL.canParse(failure.url) ? new URL(failure.url).host : url
  return [SIGN_IN_ADDRESS.test(failure.url) ? 'expired' : 'unreachable', { kind: 'other-host', host }]
}

const SIGN_IN_ADDRESS =
  /(?:^|[^a-z])(?:log-?in|sign-?in|sso|saml|oauth2?|openid|auth|accounts?|idp|anmeld\w*|connexion)(?:[^a-z]|$)/i

/**
 * Where the page speaks of itself: its title and first heading; on a small page, or one without its mark, all headings,
 * alerts and the beginning. A long page with its mark says nothing of the account.
 */
function selfDescription(said: SaidByPage, { mark }: ProbeSeen): readonly string[] {
  const isSmall = said.letters < SMALL
  const isMember = mark?.language != null
  if (isMember && !isSmall) return []
  const lacksMark = mark !== null && !isMember
  const more = isSmall || lacksMark ? [...said.quiet, said.text.slice(0, SMALL)] : []
  return [...said.loud, ...(isMember ? [said.text] : more)].map(normalise)
}

const RESULT_OF: Partial<Readonly<Record<ObstacleKind, ProbeResult>>> = {
  'login-wall': 'expired',
  'session-missing': 'expired',
  checkpoint: 'checkpoint',
  captcha: 'checkpoint',
  'rate-limit': 'rate-limit',
  suspended: 'suspended',
  'already-objected': 'already-objected',
  'another-language': 'another-language',
  unavailable: 'unreachable',
}

/** What the flows of the account know, of addresses and of texts. */
function knownObstacle(
  obstacles: Flow['obstacles'],
  { url }: ProbeSeen,
  texts: readonly string[],
): { readonly result: ProbeResult; readonly why: Why } | undefined {
  const byUrl = obstacleByUrl({ obstacles }, url)
  const ofUrl = byUrl && RESULT_OF[byUrl.kind]
  if (byUrl && ofUrl) return { result: ofUrl, why: byUrl.why }
  const byText = obstacles.find(
    ({ kind, text }) =>
      RESULT_OF[kind] && text.some((one) => texts.some((said) => new RegExp(normalise(one), 'iu').test(said))),
  )
  const ofText = byText && RESULT_OF[byText.kind]
  return byText && ofText ? { result: ofText, why: { kind: 'known-text', id: byText.id } } : undefined
}

/** What is written counts; what the document says of itself only where it says so of too few words, and no mark is known. */
function shownLanguage(said: SaidByPage, { mark }: ProbeSeen): string | null {
  const written = languageOfText(said.text)
  if (written) return written
  return mark?.language == null && said.language ? languageOf(said.language) : null
}
