/** The computed styles that draw strings of their own beside a text. */
export const STRING_STYLES = ['hyphenate-character', 'text-emphasis-style', 'text-overflow'] as const

/** Punctuation, arrows, and shapes: nobody reads letters in them. */
const MARKS = /^(?:[\s\p{P}+<=>|~\u2190-\u21ff\u25a0-\u2775\u2794-\u27bf\u2b00-\u2bff]|\ufe0f)*$/u

/**
 * True when a computed style that draws strings draws nothing but marks, such as hyphens, dots and arrows. What else it
 * draws, where, and in what order is told by nobody.
 *
 * @param style such as `"-"`, `filled dot` or `"▶" / "Next"`, where the second is only spoken.
 */
export function drawsMarksOnly(style: string): boolean {
  const drawn = style.replace(/ \/ "(?:[^"\\]|\\.)*"$/, '')
  return stringsIn(drawn).every((text) => MARKS.test(text))
}

/** True when a computed `content` draws what cannot be told from it: a counter, quotes, or more than marks. */
export function drawsUnknown(content: string): boolean {
  return !drawsMarksOnly(content) || /\b(?:counters?\(|attr\(|(?:open|close)-quote)/.test(withoutStrings(content))
}

const STRING = /"((?:[^"\\]|\\.)*)"/g

function stringsIn(style: string): readonly string[] {
  return [...style.matchAll(STRING)].map(([, text = '']) =>
    text.replace(/\\(?:([0-9a-f]{1,6}) ?|(.))/gi, (_, code?: string, letter = '') =>
      code ? String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)) : letter,
    ),
  )
}

function withoutStrings(style: string): string {
  return style.replace(STRING, '')
}
