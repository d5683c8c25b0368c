import { languageOf } from './local.js'

/**
 * How each language says no, as patterns of one negation each: where two words make one (`ne … pas`), it is the word
 * that always stands there. The table is the only place to add a language.
 */
const NEGATIONS: Readonly<Record<string, string>> = {
  en: "not|no|cannot|never|without|nor|neither|\\p{L}+n't",
  de: 'nicht|kein\\p{L}*|nie|niemals|ohne|weder',
  // "ne" and "n'" carry the negation; "pas", "plus", "jamais", "aucun" only complete it, unless they stand alone.
  fr: "ne|n'|sans|pas(?= de )|ni",
  it: 'non|nessun\\p{L}*|senza|né',
  es: 'no|nunca|ningun\\p{L}*|ningún|sin|ni',
  nl: 'niet|geen|nooit|zonder',
  pt: 'não|nunca|nenhum\\p{L}*|sem',
  pl: 'nie|nigdy|żad\\p{L}*|bez',
}

const patterns = new Map(
  Object.entries(NEGATIONS).map(([language, words]) => [
    language,
    // An apostrophe ends `n'`, and a letter follows it.
    new RegExp(`(?<!\\p{L})(?:${words})(?:(?<=')|(?!\\p{L}))`, 'giu'),
  ]),
)

/**
 * True when a text says no, an odd number of times: French says it with two words and means one.
 *
 * @param locale the language of the text; English where it is not known.
 */
export function isNegated(text: string, locale: string): boolean {
  const pattern = patterns.get(languageOf(locale)) ?? (patterns.get('en') as RegExp)
  const plain = text.replace(/[\u2019\u2018\u02BC]/g, "'")
  const completed =
    languageOf(locale) === 'fr' ? plain.replace(/((?<!\p{L})(?:ne\s|n').{1,40}?)\bpas(?= de )/giu, '$1') : plain
  return (completed.match(pattern)?.length ?? 0) % 2 === 1
}
