import { languageOf } from '../../text/local.js'
import { plain } from './tables.js'

const FIRST: Readonly<Record<string, string>> = {
  de: 'erstere[rsnm]?|das erste|die erste|das erstgenannte|die erstgenannte',
  en: 'the former|the first(?: one| of (?:these|those|the two|them))?',
  fr: 'le premier|la première|celui-là|celle-là',
  it: "il primo|la prima|quell'uno",
}
const LAST: Readonly<Record<string, string>> = {
  de: 'letztere[rsnm]?|das letzte|die letzte|das letztgenannte|die letztgenannte|das zweite|die zweite',
  en: 'the latter|the (?:last|second)(?: one| of (?:these|those|the two|them))?',
  fr: 'ce dernier|cette dernière|le second|la seconde|le deuxième|la deuxième|celui-ci|celle-ci',
  it: "quest['’]ultim[oa]|il secondo|la seconda",
}
/** A noun behind it makes it another thing's: "the first step". */
const ALONE =
  '(?!\\p{L})(?! (?:step|time|page|form|line|box|field|part|thing|day|fois|pas|champ|page|ligne|étape|partie|volta|passo|campo|pagina|riga|parte|cosa)(?!\\p{L}))'

const patterns = (words: Readonly<Record<string, string>>) =>
  new Map(Object.entries(words).map(([language, any]) => [language, new RegExp(`(?<!\\p{L})(?:${any})${ALONE}`, 'iu')]))
const [firsts, lasts] = [patterns(FIRST), patterns(LAST)]

/** "The former", "the latter": which of two things named before a text speaks of, and where. */
export function oneOfTwo(
  text: string,
  language: string,
): { readonly is: 'first' | 'last'; readonly from: number; readonly to: number } | undefined {
  const read = plain(text)
  const [first, last] = [firsts, lasts].map((by) => (by.get(languageOf(language)) ?? by.get('en'))?.exec(read))
  // Both in one sentence: what is said of which is for its clauses to tell.
  const match = first && last ? undefined : (first ?? last)
  // In German a noun is written with a capital.
  return match && !/^ \p{Lu}/u.test(read.slice(match.index + match[0].length))
    ? { is: match === first ? 'first' : 'last', from: match.index, to: match.index + match[0].length }
    : undefined
}
