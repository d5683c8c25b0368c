const ELLIPSIS = '\u2026'

/**
 * Text as compared: white space folded, soft hyphens and zero-width characters dropped, apostrophes, quotes, dashes
 * and the ellipsis in one form. Spelling and case stay: they are what a reader looks for.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[\u2018\u2019\u201A\u201B\u02BC\u2032\u00B4`]/g, "'")
    .replace(/[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/\s+/g, ' ')
    .trim()
}

/** True when two texts are the same to a reader, see {@link normalise}. */
export function sameText(a: string, b: string): boolean {
  return normalise(a) === normalise(b)
}

/** True when the whole contains the part, both normalised. */
export function includesText(whole: string, part: string): boolean {
  return normalise(whole).includes(normalise(part))
}

/**
 * A pattern for an accessible name that equals one of the given texts after {@link normalise}. Playwright itself
 * folds white space only. Quotes are written as escapes: its selectors cannot hold them.
 */
export function namePattern(texts: readonly string[]): RegExp {
  const ignored = '[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]*'
  const one = (text: string) =>
    [...normalise(text).replaceAll('...', ELLIPSIS)]
      .map((character) => {
        if (character === "'") return '[\\u0027\\u0060\\u2018\\u2019\\u201A\\u201B\\u02BC\\u2032\\u00B4]'
        if (character === '"') return '[\\u0022\\u201C\\u201D\\u201E\\u201F\\u00AB\\u00BB\\u2033]'
        if (character === '-') return '[-\\u2010-\\u2015\\u2212]'
        if (character === ELLIPSIS) return '(?:\\.\\.\\.|\\u2026)'
        if (character === ' ') return '\\s+'
        return escapeRegExp(character)
      })
      .join(ignored)
  return new RegExp(`^\\s*${ignored}(?:${texts.map(one).join('|')})${ignored}\\s*$`)
}

/** Text as part of a regular expression that matches just this text. */
export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
