import { languageOf } from '../../text/local.js'

/** Patterns per language; the tables beside this file are the only places to add one. */
export type Table = Readonly<Record<'de' | 'en' | 'fr' | 'it', string>>

/** A test for whole words of a table; of a language that has none, the English ones. */
export function tableTest(table: Table): (text: string, language: string) => boolean {
  const patterns = compiled(table, 'iu')
  return remembered((text, language) => patternOf(patterns, language).test(accented(plain(text), language)))
}

/** All places of a table's words in a text. */
export function tablePlaces(
  table: Table,
): (text: string, language: string) => readonly { readonly from: number; readonly to: number }[] {
  const patterns = compiled(table, 'giu')
  return remembered((text, language) =>
    [...plain(text).matchAll(patternOf(patterns, language))].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
    })),
  )
}

/** Each label and link of a sentence asks for the same sentence, and for the one before. */
const MOST_REMEMBERED = 16

function remembered<T>(ask: (text: string, language: string) => T): (text: string, language: string) => T {
  const answers = new Map<string, T>()
  return (text, language) => {
    const key = `${language} ${text}`
    if (answers.has(key)) return answers.get(key) as T
    if (answers.size >= MOST_REMEMBERED) answers.clear()
    const answer = ask(text, language)
    answers.set(key, answer)
    return answer
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

const ACCENTS: Readonly<Record<string, string>> = {
  a: 'à',
  e: 'è',
  i: 'ì',
  o: 'ò',
  u: 'ù',
  A: 'À',
  E: 'È',
  I: 'Ì',
  O: 'Ò',
  U: 'Ù',
}
/** Who has no accents on the keyboard writes an apostrophe behind the last letter: "non c'e' piu'". */
const APOSTROPHE_ACCENT = /(?<=(?:^|[^\p{L}])[\p{L}']{0,20})([aeiouAEIOU])'(?![\p{L}\p{N}'])/gu

function accented(text: string, language: string): string {
  if (languageOf(language) !== 'it' || !text.includes("'")) return text
  return text.replace(APOSTROPHE_ACCENT, (_, letter: string) => ACCENTS[letter] ?? letter)
}

/** One blank, one apostrophe, unit by unit, so that places stay. */
export function plain(text: string): string {
  return text.replace(/[\s\u00A0\u202F]/gu, ' ').replace(/[\u2018\u2019\u02BC]/gu, "'")
}
