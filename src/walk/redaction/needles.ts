import { foldText, squeezeText } from './fold.js'
import type { Secret } from './secret.js'

/**
 * A secret as it is looked for among letters and digits only.
 *
 * - `whole`: all of it. `loose` ones count whatever stands between their letters, others only written as they are or with
 *   every letter apart.
 * - `word`: as `whole`, but only as a word of its own.
 * - `start`, `end` and `middle`: a page may cut what it shows; the stretch is as long as it agrees with `full`. A middle
 *   counts from `least` letters on.
 * - `code`: its letters as numbers.
 */
export type Needle = {
  readonly kind: 'whole' | 'word' | 'start' | 'end' | 'middle' | 'code'
  readonly text: string
  readonly full: string
  /** Where in `full` its text begins. */
  readonly offset: number
  readonly least: number
  readonly loose: boolean
  /** After which of its letters the secret itself has something else, such as a blank. */
  readonly gaps: ReadonlySet<number>
  /** What it has before its first and after its last letter or digit, folded, without blanks. */
  readonly before: string
  readonly after: string
}

/** Letters and digits from which on a secret is no accident, however spaced. */
const LOOSE = 8

/** Shorter than this, nothing is looked for: hiding it would hide the page. */
const SHORTEST = 3

/** What is looked for in folded, squeezed text. */
export function needlesOf(secrets: readonly Secret[]): readonly Needle[] {
  const needles = new Map<string, Needle>()
  for (const secret of secrets) {
    for (const needle of writtenOtherwise(secret).flatMap(needlesFor)) {
      const key = `${needle.kind} ${needle.text} ${needle.offset} ${needle.full}`
      if (!needles.has(key)) needles.set(key, needle)
    }
  }
  return [...needles.values()].sort((a, b) => b.text.length - a.text.length)
}

/** The same without umlauts, as forms of airlines and e-mail addresses have it, and a telephone number without its country. */
function writtenOtherwise(secret: Secret): readonly Secret[] {
  const { text, kind } = secret
  if (kind === 'token') return [secret]
  const spelled = text.normalize('NFC').replace(/[äöüåÄÖÜÅ]/g, (letter) => SPELLED.get(letter.toLowerCase()) ?? letter)
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  const isTelephone = /^\+?[\d\s()/.-]+$/.test(text.trim()) && digits.length >= LOOSE
  // Codes of countries have one to three digits; at home the number begins with a zero instead.
  const national = isTelephone
    ? [0, 1, 2, 3].map((code) => digits.slice(code)).filter(({ length }) => length >= LOOSE)
    : []
  return [...new Set([text, spelled, ...national])].map((written) => ({ text: written, kind }))
}

const SPELLED = new Map(Object.entries({ ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa' }))

function needlesFor({ text, kind }: Secret): readonly Needle[] {
  const shape = shapeOf(text.trim().slice(0, 4096))
  const { full } = shape
  if (full.length < SHORTEST) return []
  const loose = full.length >= LOOSE
  const mixed = /\p{L}/u.test(full) && /\p{N}/u.test(full)
  if (kind === 'name') {
    const turned = turn(shape)
    const several = shape.gaps.size > 0 && loose
    const named = several ? ('whole' as const) : ('word' as const)
    return [
      { ...shape, kind: named, text: full, loose: several },
      ...(full.length >= SHORTEST_TURNED ? [{ ...turned, kind: named, text: turned.full, loose: several }] : []),
    ]
  }
  // A short number or a short everyday word stands in many others.
  const asWord = /^\p{N}+$/u.test(full) ? full.length < LOOSE : !mixed && full.length < 6
  const whole: Needle = {
    ...shape,
    kind: asWord ? 'word' : 'whole',
    text: full,
    loose: loose || (mixed && full.length >= 6),
  }
  const half = Math.max(4, Math.floor(full.length / 2))
  const cut: Needle[] =
    asWord || half >= full.length
      ? []
      : [
          { ...shape, kind: 'start', text: full.slice(0, half), loose: false },
          { ...shape, kind: 'end', text: full.slice(-half), offset: full.length - half, loose: false },
        ]
  const turned = turn(shape)
  const backwards: Needle[] =
    full.length >= SHORTEST_TURNED ? [{ ...turned, kind: 'whole', text: turned.full, loose: whole.loose }] : []
  const plain = text.trim()
  const codes = [...codesOf(plain), ...codesOf(Array.from(plain).reverse().join(''))]
  if (kind === 'token') return [whole, ...cut, ...backwards]
  return [whole, ...cut, ...(asWord ? [] : middlesOf(shape)), ...backwards, ...codes]
}

/** Shorter than this, a word turned round is often another word. */
const SHORTEST_TURNED = 6

/** A piece of this share of a secret gives it away. */
const TELLING = 0.6

/** Pieces without beginning and end: every one of `least` letters holds one of the texts that are looked for. */
function middlesOf(shape: Shape): readonly Needle[] {
  const { full } = shape
  const least = Math.max(LOOSE, Math.ceil(full.length * TELLING))
  const length = Math.ceil(least / 2)
  const middles: Needle[] = []
  for (let offset = 0; offset + length <= full.length; offset += least - length + 1)
    middles.push({ ...shape, kind: 'middle', text: full.slice(offset, offset + length), offset, least, loose: false })
  return full.length > least ? middles : []
}

type Shape = Pick<Needle, 'full' | 'gaps' | 'before' | 'after' | 'offset' | 'least'>

function shapeOf(text: string): Shape {
  const folded = foldText(text).replace(/\s/g, '')
  const gaps = new Set<number>()
  let length = 0
  // Blanks count as gaps, too: the secret itself may hold them.
  for (const character of foldText(text)) {
    if (/[\p{L}\p{N}]/u.test(character)) length += character.length
    else gaps.add(length)
  }
  const before = /^[^\p{L}\p{N}]*/u.exec(folded)?.[0] ?? ''
  const after = /[^\p{L}\p{N}]*$/u.exec(folded)?.[0] ?? ''
  gaps.delete(0)
  gaps.delete(length)
  return { full: squeezeText(text), gaps, before, after, offset: 0, least: 0 }
}

/** Backwards, as an override of the writing direction has it. */
function turn(shape: Shape): Shape {
  const { length } = shape.full
  const turned = (text: string) => Array.from(text).reverse().join('')
  return {
    ...shape,
    full: turned(shape.full),
    gaps: new Set([...shape.gaps].map((gap) => length - gap)),
    before: turned(shape.after),
    after: turned(shape.before),
  }
}

/** Its bytes and characters as hexadecimal and decimal numbers; half of them are enough. */
function codesOf(text: string): readonly Needle[] {
  const bytes = [Buffer.from(text, 'utf8'), Buffer.from(text, 'latin1'), Buffer.from(text, 'utf16le')]
  const hex = bytes.map((one) => one.toString('hex'))
  const decimal = [
    ...bytes.slice(0, 2).map((one) => [...one]),
    Array.from(text, (letter) => letter.codePointAt(0) ?? 0),
  ].map((codes) => codes.join(''))
  return [...new Set([...hex, ...decimal])]
    .filter((code) => code.length >= 8)
    .map((code) => ({
      kind: 'code',
      text: code.slice(0, Math.max(8, Math.floor(code.length / 2))),
      full: code,
      offset: 0,
      least: 0,
      loose: true,
      gaps: new Set(),
      before: '',
      after: '',
    }))
}

/** Looked for by its first half; the stretch is as long as it agrees with `full`. */
export type EncodedNeedle = { readonly text: string; readonly full: string }

/**
 * What stands in a base64 text for a secret, whatever stands before it: for each of the three places within a group of
 * three bytes, the characters that depend on the secret alone, or the first half of them.
 */
export function base64Needles(secrets: readonly Secret[]): readonly EncodedNeedle[] {
  const needles = secrets
    .filter(({ kind, text }) => kind === 'typed' || (kind === 'name' && text.trim().length >= SHORTEST_TURNED))
    .flatMap(({ text }) => {
      const plain = text.trim().slice(0, 1024)
      const inner = [
        Buffer.from(plain, 'utf8'),
        Buffer.from(plain, 'latin1'),
        Buffer.from(plain, 'utf16le'),
        Buffer.from(encodeURIComponent(plain), 'utf8'),
        Buffer.from(plain.toLowerCase(), 'utf8'),
        Buffer.from(plain.toUpperCase(), 'utf8'),
      ]
      inner.push(Buffer.from(Array.from(plain).reverse().join(''), 'utf8'))
      const twice = [0, 1, 2].map((offset) => Buffer.from(core(Buffer.from(plain, 'utf8'), offset), 'utf8'))
      return [...inner, ...twice].flatMap((bytes) => [0, 1, 2].map((offset) => core(bytes, offset)))
    })
  return [...new Set(needles.filter((needle) => needle.length >= 6))].map((full) => ({
    text: full.slice(0, Math.max(8, Math.floor(full.length / 2))),
    full,
  }))
}

function core(bytes: Buffer, offset: number): string {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
  // The first characters hold bits of what stands before, and the last ones bits of what follows.
  const first = [0, 2, 3][offset] ?? 0
  return encoded.slice(first, Math.floor(((offset + bytes.length) * 8) / 6))
}
