import type { Flow } from '../flow/schema.js'
import { LANGUAGES } from '../settings/language.js'
import type { LabelMemory, RememberedLabel } from '../state/label-memory.js'
import type { Ledger } from '../state/ledger.js'
import { type LocalText, languageOf, textFor, textsFor } from '../text/local.js'
import type { ShownLabel } from './label-changes.js'

/** All that is known of one flow, before it is put in the form that a check reads. */
export type Sources = {
  readonly flow: Flow
  readonly flows: readonly Flow[]
  /** Of this flow alone. */
  readonly labels: readonly RememberedLabel[]
  readonly shown: readonly ShownLabel[]
  readonly addresses: LabelMemory['addresses']
  readonly ledger: Ledger
  /** Days that a verification counts for. */
  readonly freshnessDays: number
  readonly now: Date
}

/** A text in every language that it is given in. */
export function textsByLanguage(text: LocalText | undefined): Record<string, string> {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const own = textFor(text, language)
      return own === undefined ? [] : [[language, own]]
    }),
  )
}

/** Alternatives of a text by language, of a flow's own languages alone. */
export function alternativesByLanguage(flow: Flow, text: LocalText | undefined): Record<string, string[]> {
  const languages = [...new Set(flow.locales.map((locale) => languageOf(locale)))]
  return Object.fromEntries(
    languages.flatMap((language) => {
      const own = textsFor(text, language)
      return own.length > 0 ? [[language, [...own]]] : []
    }),
  )
}
