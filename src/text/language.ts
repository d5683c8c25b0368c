/** The commonest small words of each language: no page of some sentences does without them. */
const WORDS: Readonly<Record<string, string>> = {
  de: 'der die das und ist nicht sie wir ihre ihren für mit auf von zu den dem ein eine einen oder werden kann können wenn auch bei zur zum aus über',
  en: 'the and is not you we your our for with on of to this that are or can if will be from have has by as it at how what',
  fr: 'le la les et est pas vous nous votre vos pour avec sur de des du un une ou ne que qui dans par au aux ce cette sont être',
  it: 'il lo gli e è non di per con su del della delle dei un una che si questo questa sono essere alla nel nella dal come puoi tuoi',
  es: 'el los las y es no usted su sus para con en de del un una que se por al esta este son ser como puede más',
  nl: 'de het en is niet u wij uw ons voor met op van een dat die zijn of kan worden bij om naar deze dit ook',
  pt: 'o os as e é não você seu sua para com em de do da dos das um uma que se por ao esta este são ser como mais',
  pl: 'i w na z nie jest się do że to dla od o przez lub są może jak które oraz być po twoje',
}

const languages = Object.entries(WORDS).map(([language, words]) => ({ language, words: new Set(words.split(' ')) }))

/** So many small words have to be there, and so many times as many as of the second likeliest language. */
const LEAST_WORDS = 5
const LEAST_LEAD = 1.6
const MOST_LETTERS = 20_000

/**
 * The language that a text is written in, by its small words: what a page says of itself need not be true.
 *
 * @returns `undefined` when there is too little text to tell.
 */
export function languageOfText(text: string): string | undefined {
  const words =
    text
      .slice(0, MOST_LETTERS)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  const counts = languages
    .map(({ language, words: small }) => ({ language, count: words.filter((word) => small.has(word)).length }))
    .sort((a, b) => b.count - a.count)
  const [first, second] = counts
  if (!first || first.count < LEAST_WORDS || first.count < LEAST_LEAD * (second?.count ?? 0)) return undefined
  return first.language
}

/** True for a text that has one of the small words of a language: a sentence, or part of one. */
export function isProse(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return words.some((word) => languages.some(({ words: small }) => small.has(word)))
}
