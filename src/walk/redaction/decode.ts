import { type Reading, Transcript } from './reading.js'

/** The named character references that an escaping function writes, and those of Western European letters. */
const NAMED = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    shy: '',
    auml: 'ä',
    ouml: 'ö',
    uuml: 'ü',
    Auml: 'Ä',
    Ouml: 'Ö',
    Uuml: 'Ü',
    szlig: 'ß',
    eacute: 'é',
    egrave: 'è',
    ecirc: 'ê',
    agrave: 'à',
    acirc: 'â',
    ccedil: 'ç',
    ocirc: 'ô',
    oslash: 'ø',
    aring: 'å',
    ntilde: 'ñ',
    aacute: 'á',
    oacute: 'ó',
    uacute: 'ú',
    iacute: 'í',
    commat: '@',
    period: '.',
    lowbar: '_',
    hyphen: '-',
    excl: '!',
    num: '#',
    dollar: '$',
    percnt: '%',
    ast: '*',
    plus: '+',
    equals: '=',
    quest: '?',
    sol: '/',
    colon: ':',
    semi: ';',
    comma: ',',
    lpar: '(',
    rpar: ')',
  }),
)

const ESCAPE =
  /%[0-9a-f]{2}(?:%[0-9a-f]{2}){0,63}|&#x[0-9a-f]{1,6};?|&#\d{1,7};?|&[a-z]{2,8};|\\u\{[0-9a-f]{1,6}\}|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[0-9a-f]{1,6}[ \t\n]?|\\[^0-9a-f\s]|\b0x[0-9a-f]{2}\b|\bu\+[0-9a-f]{4,6}\b/gi

/** So many layers of escaping are taken off: a percent-encoded percent-encoding in an HTML entity is three. */
export const MOST_LAYERS = 3

/**
 * Takes off one layer of escaping: percent-encoding, HTML entities, the escapes of JavaScript, JSON and CSS, lists of
 * code points.
 *
 * @returns `undefined` when there is none.
 */
export function decodeOnce(reading: Reading): Reading | undefined {
  const { text, from, to } = reading
  const transcript = new Transcript(text.length)
  let done = 0
  let changed = false
  const copy = (until: number) => {
    for (; done < until; done += 1) transcript.push(text[done] ?? '', from[done] ?? 0, to[done] ?? 0)
  }
  for (const match of text.matchAll(ESCAPE)) {
    const [written] = match
    const plain = decoded(written)
    if (plain === undefined) continue
    copy(match.index)
    transcript.push(plain, from[done] ?? 0, to[match.index + written.length - 1] ?? 0)
    done = match.index + written.length
    changed = true
  }
  if (!changed) return undefined
  copy(text.length)
  return transcript.reading
}

const OCTAL = /(?:\\[0-3]?[0-7]{2}){2,}/g

/** Octal escapes, as C and Python write bytes; elsewhere they look like hexadecimal ones. `undefined` when there are none. */
export function decodeOctal({ text, from, to }: Reading): Reading | undefined {
  const transcript = new Transcript(text.length)
  let done = 0
  for (const { 0: run, index } of text.matchAll(OCTAL)) {
    for (; done < index; done += 1) transcript.push(text[done] ?? '', from[done] ?? 0, to[done] ?? 0)
    for (const written of run.match(/\\[0-7]+/g) ?? []) {
      const letter = String.fromCharCode(Number.parseInt(written.slice(1), 8))
      transcript.push(letter, from[done] ?? 0, to[done + written.length - 1] ?? 0)
      done += written.length
    }
  }
  if (done === 0) return undefined
  for (; done < text.length; done += 1) transcript.push(text[done] ?? '', from[done] ?? 0, to[done] ?? 0)
  return transcript.reading
}

function decoded(written: string): string | undefined {
  if (written.startsWith('%')) return fromBytes(written)
  const named = /^&([a-z]+);$/i.exec(written)
  if (named) return NAMED.get(named[1] ?? '')
  const decimal = /^&#(\d+);?$/.exec(written)
  if (decimal) return fromCode(Number(decimal[1]))
  const hex = /^(?:&#x|\\u\{|\\u|\\x|\\|0x|u\+)([0-9a-f]+)[;} \t\n]?$/i.exec(written)
  if (hex) return fromCode(Number.parseInt(hex[1] ?? '', 16))
  return written.startsWith('\\') ? written.slice(1) : undefined
}

/** Bytes are read as UTF-8, and as Latin-1 where they are none. */
function fromBytes(written: string): string {
  const bytes = Buffer.from(written.replaceAll('%', ''), 'hex')
  const text = bytes.toString('utf8')
  return text.includes('\uFFFD') ? bytes.toString('latin1') : text
}

function fromCode(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
