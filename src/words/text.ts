import type { Value } from '../compare/finding.js'
import type { Note } from '../screen/record.js'
import type { Language } from '../settings/language.js'

/** What the texts of a language are made of. */

/** What a part of a page is called, alone and with its article; the gender is that of the grammar. */
export type Noun = { readonly noun: string; readonly the: string; readonly feminine: boolean }

/** Makes nouns of one article. */
export function nouns(article: string, feminine = false) {
  return <K extends string>(all: Readonly<Record<K, string>>): Readonly<Record<K, Noun>> => {
    const entries = Object.entries<string>(all)
    return Object.fromEntries(
      entries.map(([role, noun]) => [role, { noun, the: `${article}${noun}`, feminine }]),
    ) as Record<K, Noun>
  }
}

/** What a sentence about a finding is made of; '' for what is not there. */
export type Parts = {
  /** The subject with its article: `the link "Privacy"`. */
  readonly it: string
  /** The subject without its article. */
  readonly bare: string
  /** What the subject is called, without quotation marks. */
  readonly name: string
  readonly before: string
  readonly after: string
}
export type Sentence = (parts: Parts) => string

export type ManySentence = (parts: { readonly count: string; readonly where: string; readonly like: string }) => string

type Of<Union, Kind> = Extract<Union, { readonly kind: Kind }>
type Data = Exclude<Value, string>

/**
 * What was seen, each as a part of a sentence.
 *
 * @param feminine the grammatical gender of what it is said of.
 */
export type ValueTexts = {
  readonly [Kind in Exclude<Data['kind'], Handled>]: (value: Of<Data, Kind>, feminine: boolean) => string
}
/** These are put together from other texts, see value.ts. */
type Handled = 'told' | 'texts' | 'within' | 'obstacle' | 'role' | 'state' | 'language'

export type NoteTexts = { readonly [Kind in Exclude<Note['kind'], 'told'>]: (note: Of<Note, Kind>) => string }

/** With a capital letter at its beginning. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Writes numbers as a language does. */
export function numbersIn(language: Language): (value: number) => string {
  const format = new Intl.NumberFormat(TAGS[language])
  return (value) => format.format(value)
}

/** The region decides on dates and numbers. */
export const TAGS: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de-DE', fr: 'fr-FR', it: 'it-IT' }

/** The line of a flow that lets requests pass. */
export function readsLine(lines: readonly string[]): string {
  return `reads: [ ${lines.map((line) => JSON.stringify(line)).join(', ')} ]`
}

/** True for a quoted text that is a sentence rather than a title. */
export function isSentence(text: string): boolean {
  return /[.!?…]$/.test(text)
}
