const ELLIPSIS = '\u2026'

/**
 * What is in a text and is not to be read: soft hyphens, zero-width and bidi marks, variation selectors, and the
 * private-use letters that icon fonts draw their icons with.
 */
const UNREAD =
  '\\u00AD\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFE00-\\uFE0F\\uFEFF\\uE000-\\uF8FF\\u{E0100}-\\u{E01EF}\\u{F0000}-\\u{10FFFD}'
const UNREAD_PATTERN = new RegExp(`[${UNREAD}]`, 'gu')

/** A space as markup writes it, which scripts leave in names that they take from markup. */
const WRITTEN_SPACE = /&(?:nbsp|#160|#xa0);/gi

/** Letters between a right-to-left override and its end are read from the last to the first (Unicode Annex 9, X4). */
const READ_BACKWARDS = /\u202E([^\u202C\n]*)\u202C?/gu

/** Symbols that decorate a text where they begin or end it: stars, arrows, bullets, ticks, pictographs, and the ellipsis. */
const DECORATION =
  '*\\u00B7\\u00D7\\u2026\\u2022\\u2023\\u203A\\u2039\\u2190-\\u21FF\\u2219\\u25A0-\\u27BF\\u2900-\\u297F\\u2B00-\\u2BFF'
const DECORATES = new RegExp(
  `[${DECORATION}]|(?![\\u00B0\\u00A9\\u00AE\\u2122])[\\p{So}\\p{Extended_Pictographic}]`,
  'u',
)
/** These decorate only where a space sets them apart: `| Next`, `/ Library`, `+ Add`. */
const SET_APART = /[|\u00A6/\\<>+\u00AB\u00BB\u2013\u2014-]/

/**
 * Text as compared: what a reader takes in. White space is folded; what cannot be read is dropped, decoration at either
 * end too; apostrophes, quotes, dashes and the ellipsis have one form. Spelling and case stay: they are what a reader
 * looks for. Runs in linear time, and twice is the same as once.
 */
export function normalise(text: string): string {
  const inOrder = text.replace(READ_BACKWARDS, (_, letters: string) => [...letters].reverse().join(''))
  const readable = inOrder
    .normalize('NFC')
    .replace(WRITTEN_SPACE, ' ')
    .replace(UNREAD_PATTERN, '')
    .replace(/\s+/g, ' ')
    .replaceAll('...', ELLIPSIS)
    .trim()
  return undecorated(readable)
    .replace(/[\u2018\u2019\u201A\u201B\u02BC\u2032\u00B4`]/g, "'")
    .replace(/[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2026/g, '...')
}

/** A text that is all decoration, such as the label of a button that shows a star, stays. */
function undecorated(text: string): string {
  const letters = [...text]
  let [from, to] = [0, letters.length]
  const decorates = (at: number, inward: number) => {
    const letter = letters[at] ?? ''
    // A quotation mark that has its other half is one.
    if ((letter === '«' && text.includes('»')) || (letter === '»' && text.includes('«'))) return false
    return letter === ' ' || DECORATES.test(letter) || (SET_APART.test(letter) && letters[at + inward] === ' ')
  }
  while (from < to && decorates(from, 1)) from += 1
  while (to > from && (decorates(to - 1, -1) || (letters[to - 1] === ':' && to - from > 1))) to -= 1
  return from === 0 && to === letters.length ? text : letters.slice(from, to).join('') || text
}

/** True when two texts are the same to a reader, see {@link normalise}. */
export function sameText(a: string, b: string): boolean {
  return normalise(a) === normalise(b)
}

/** What may stand on the page for the marks that redaction leaves in names, and that flows quote. */
const REDACTED: Readonly<Record<string, string>> = {
  '[e-mail]': '[^\\s@]{1,100}@[^\\s@]{1,200}',
  '[private]': '\\S(?:.{0,100}?\\S)?',
  '[token]': '\\S{1,500}',
}

const MARKS = new RegExp(`(${Object.keys(REDACTED).map(escapeRegExp).join('|')})`, 'gu')

/**
 * A pattern for an accessible name that equals one of the given texts after {@link normalise}, in composed or
 * decomposed letters. Playwright itself folds white space only. Quotes are written as escapes: its selectors cannot
 * hold them.
 *
 * @param badge a pattern of what may stand beside the name, see `withBadge` in labels.ts; nothing by default.
 */
export function namePattern(
  texts: readonly string[],
  badge?: { readonly before: string; readonly after: string },
): RegExp {
  // A text that is not given in this language names nothing.
  if (texts.length === 0) return /(?!)/
  // An override changes what is read.
  const unread = UNREAD.replace('\\u202E', '\\u202D')
  const ignored = `[${unread}]*`
  const around = `(?:[\\s${unread}${DECORATION}|\\u00A6\\u002F\\u003C\\u003E+\\u00AB\\u00BB\\u2013\\u2014-]|[\\p{So}\\p{Extended_Pictographic}]|\\.\\.\\.)*`
  const letters = (text: string) =>
    [...text]
      .map((letter) => {
        if (letter === "'") return '[\\u0027\\u0060\\u2018\\u2019\\u201A\\u201B\\u02BC\\u2032\\u00B4]'
        if (letter === '"') return '[\\u0022\\u201C\\u201D\\u201E\\u201F\\u00AB\\u00BB\\u2033]'
        if (letter === '-') return '[\\u002D\\u2010-\\u2015\\u2212]'
        if (letter === ELLIPSIS) return '(?:\\.\\.\\.|\\u2026)'
        if (letter === ' ') return '\\s+'
        const decomposed = letter.normalize('NFD')
        return decomposed === letter ? escapeRegExp(letter) : `(?:${letter}|${[...decomposed].join(ignored)})`
      })
      .join(ignored)
  const one = (text: string) =>
    normalise(text)
      .replaceAll('...', ELLIPSIS)
      .split(MARKS)
      .map((part) => (REDACTED[part] ? `(?:${letters(part)}|${REDACTED[part]})` : letters(part)))
      .join('')
  const name = `(?:${texts.map(one).join('|')})`
  const whole = badge ? `(?:${badge.before}${around})?${name}(?:${around}${badge.after})?` : name
  return new RegExp(`^${around}${whole}${ignored}:?${around}$`, 'u')
}

/**
 * True when a text that a flow gives may be what stood where redaction left marks: a guide that was tried with the account
 * quotes what is private about it. Something else than marks has to be readable.
 */
export function fitsRedacted(text: string, redacted: string): boolean {
  const rest = redacted.replace(MARKS, '')
  return rest !== redacted && /\p{L}/u.test(rest) && namePattern([redacted]).test(text)
}

/** Text as part of a regular expression that matches just this text, with or without the flag `u`. */
export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
