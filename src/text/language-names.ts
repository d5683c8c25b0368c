import { normalise } from './normalise.js'

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']
/** The languages in which all languages are named here, beside each in itself. */
const NAMED_IN = ['en', 'de', 'fr', 'it']

let known: ReadonlySet<string> | undefined

/**
 * True for the name of a language, in itself or in English, German, French or Italian: "Deutsch", "German", "Allemand". The names
 * are those of Unicode's CLDR, of every language that ISO 639-1 gives two letters.
 */
export function isLanguageName(text: string): boolean {
  known ??= languageNames()
  // "Español (España)" and "English (UK)" name a language, too.
  const name = normalise(text).replace(/\s?\([^)]{2,30}\)$/, '')
  return known.has(name.toLowerCase())
}

function languageNames(): ReadonlySet<string> {
  const namesIn = (language: string) => new Intl.DisplayNames([language], { type: 'language', fallback: 'none' })
  const named = NAMED_IN.map(namesIn)
  const codes = LETTERS.flatMap((one) => LETTERS.map((two) => one + two)).filter((code) => named[0]?.of(code))
  const own = Intl.DisplayNames.supportedLocalesOf(codes).map((code) => [namesIn(code), code] as const)
  const all = [...codes.flatMap((code) => named.map((names) => [names, code] as const)), ...own]
  return new Set(all.flatMap(([names, code]) => names.of(code)?.toLowerCase() ?? []))
}
