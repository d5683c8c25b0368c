import { languageOf } from '../../text/local.js'

/** Patterns per language; the tables beside this file are the only places to add one. */
export type Table = Readonly<Record<'de' | 'en' | 'fr' | 'it', string>>

/** A test for whole words of a table; of a language that has none, the English ones. @param flags as of RegExp. */
export function tableTest(table: Table): (text: string, language: string) => boolean {
  const patterns = compiled(table, 'iu')
  // Each label of a sentence asks for the same sentence.
  let last = { text: '', language: '', found: false }
  return (text, language) => {
    if (last.text !== text || last.language !== language)
      last = { text, language, found: patternOf(patterns, language).test(plain(text)) }
    return last.found
  }
}

/** All places of a table's words in a text. */
export function tablePlaces(
  table: Table,
): (text: string, language: string) => readonly { readonly from: number; readonly to: number }[] {
  const patterns = compiled(table, 'giu')
  let last = { text: '', language: '', places: [] as readonly { readonly from: number; readonly to: number }[] }
  return (text, language) => {
    if (last.text !== text || last.language !== language) {
      const places = [...plain(text).matchAll(patternOf(patterns, language))].map((match) => ({
        from: match.index,
        to: match.index + match[0].length,
      }))
      last = { text, language, places }
    }
    return last.places
  }
}

function compiled(table: Table, flags: string): ReadonlyMap<string, RegExp> {
  return new Map(
    Object.entries(table).map(([language, words]) => [
      language,
      new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?:(?<=')|(?![\\p{L}\\p{N}]))`, flags),
    ]),
  )
}

function patternOf(patterns: ReadonlyMap<string, RegExp>, language: string): RegExp {
  return patterns.get(languageOf(language)) ?? (patterns.get('en') as RegExp)
}

/** One blank, one apostrophe, unit by unit, so that places stay. */
export function plain(text: string): string {
  return text.replace(/[\s\u00A0\u202F]/gu, ' ').replace(/[\u2018\u2019\u02BC]/gu, "'")
}
