/** Text that a site or a guide shows: one for every locale, or one (or several alternatives) per language tag. */
export type LocalText = string | readonly string[] | Readonly<Record<string, string | readonly string[]>>

/**
 * The alternatives of a text in a locale, best first. `de-AT` falls back to `de`; a plain text serves every locale.
 *
 * @returns an empty list when the text is not given for this locale.
 */
export function textsFor(text: LocalText | undefined, locale: string): readonly string[] {
  if (text === undefined) return []
  if (typeof text === 'string') return [text]
  if (isList(text)) return text
  const found = text[locale] ?? text[languageOf(locale)]
  return found === undefined ? [] : typeof found === 'string' ? [found] : found
}

/** The first alternative of a text in a locale, see {@link textsFor}. */
export function textFor(text: LocalText | undefined, locale: string): string | undefined {
  return textsFor(text, locale)[0]
}

/** All alternatives of a text in every locale; used where a name must be refused whatever the language. */
export function allTexts(text: LocalText | undefined): readonly string[] {
  if (text === undefined) return []
  if (typeof text === 'string') return [text]
  return isList(text) ? text : Object.values(text).flat()
}

/** The language tags that a text is given for; none where one serves all. */
export function tagsOf(text: LocalText | undefined): readonly string[] {
  return text === undefined || typeof text === 'string' || isList(text) ? [] : Object.keys(text)
}

/** `de` for `de-AT`. */
export function languageOf(locale: string): string {
  return locale.split('-')[0] ?? locale
}

function isList(text: LocalText): text is readonly string[] {
  return Array.isArray(text)
}
