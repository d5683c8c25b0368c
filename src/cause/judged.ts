import type { Finding } from '../compare/finding.js'
import type { Verdict } from '../compare/verdict.js'
import type { Wording } from '../screen/proposal.js'
import type { Outcome } from '../screen/record.js'
import type { CauseMember } from './cause.js'

/** What a second walk said of the first one. */
export type Confirmation = {
  readonly agrees: boolean
  /** What both saw, as `kind@step`; `null` where they agree in their verdict alone. */
  readonly both: readonly string[] | null
}

export type JudgedStep = {
  readonly id: string
  readonly says: string | null
  /** Address of its screen; `null` where there is none. */
  readonly url: string | null
  /** Stands for what the guide tells its reader there: the same in copies of one guide. */
  readonly instruction: string
  /** What the guide should say instead, in the language of the walk and on its device. */
  readonly proposals: readonly Wording[]
}

/** What has to be known of a walk to tell what caused its verdict. */
export type JudgedWalk = {
  readonly id: string
  readonly flow: string
  readonly route: string
  /** Titles in the language of the walk. */
  readonly flowTitle: string
  readonly title: string
  readonly locale: string
  readonly device: string
  readonly account: string
  readonly verdict: Verdict
  readonly outcome: Outcome
  readonly findings: readonly Finding[]
  /** In the order in which they are done, the arrival last. */
  readonly steps: readonly JudgedStep[]
  readonly confirmation: Confirmation | null
  readonly guides: CauseMember['guides']
  /** Host of the address that the flow publishes; `null` where that is not known. */
  readonly host: string | null
}

type Confirmed = { readonly confirmation: Confirmation | null }

/** What both walks saw; everything, where they have nothing in common that is told. */
export function seenTwice({ confirmation }: Confirmed, findings: readonly Finding[]): readonly Finding[] {
  const shared = findings.filter(({ kind, step }) => confirmation?.both?.includes(`${kind}@${step}`))
  return shared.length > 0 ? shared : findings
}

/** True when the second walk saw something wrong at the same step, too. */
export function isConfirmed({ confirmation }: Confirmed, step: string): boolean {
  if (!confirmation?.agrees) return false
  return confirmation.both === null || confirmation.both.some((key) => key.endsWith(`@${step}`))
}

/** The language of a locale: `de` of `de-AT`. */
export function languageOf(locale: string): string {
  return locale.split('-')[0] ?? locale
}

/** The host of an address; `null` where there is none. */
export function hostAt(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).host || null : null
}
