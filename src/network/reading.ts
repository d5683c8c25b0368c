import { constants, unzipSync } from 'node:zlib'

/** What a request says, once all its codings are undone. */
export type Reading = {
  /** In small letters, as written. */
  readonly views: readonly string[]
  /** The same without anything but letters and digits. */
  readonly bare: readonly string[]
  /** The words of what somebody may have written: values of parameters, of JSON, of cookies, parts of a path. */
  readonly pieces: ReadonlySet<string>
}

/** Codings within codings are followed this deep. */
const MAX_DEPTH = 3
/**
 * Characters that are read of one request, those of all its decodings included. A page can write texts whose decodings
 * are sixteen times as long as they are, level by level.
 */
const MAX_READ = 2_000_000
/** What another view costs beside its characters. */
const VIEW_COST = 12

/**
 * Reads texts, and what they say once they are decoded, codings within codings included.
 *
 * @returns `undefined` when there is more to read than anybody needs; what is not read must not be let out.
 */
export function read(texts: readonly string[]): Reading | undefined {
  const seen = new Set<string>()
  const readable: string[] = []
  let left = MAX_READ
  let level = new Set(texts)
  for (let depth = 0; depth <= MAX_DEPTH && level.size > 0; depth += 1) {
    const next = new Set<string>()
    for (const text of level) {
      seen.add(text)
      left -= text.length
      if (left < 0) return undefined
      if (depth <= 1 && isReadable(text)) readable.push(text)
      if (depth === MAX_DEPTH) continue
      for (const view of decoded(text)) {
        left -= view.length + VIEW_COST
        if (left < 0) return undefined
        if (!seen.has(view)) next.add(view)
      }
    }
    level = next
  }
  const views = [...seen].map((text) => text.toLowerCase())
  // Chance bytes would hold twice as many letters without their accents.
  const bare = (text: string) => (isReadable(text) ? plainLetters(text) : letters(text))
  return { views, bare: views.map(bare), pieces: new Set(readable.flatMap(piecesOf)) }
}

/** Letters and digits only, as far as separators between them are concerned. */
export function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}

/** The same without accents, and in their plain forms. */
export function plainLetters(text: string): string {
  return letters(text.normalize('NFKD'))
}

/** Text has at most this share of the upper half of Latin-1; chance bytes, read as such, have half. */
const MOST_UPPER = 0.2

/**
 * True of what somebody may have written, false of chance bytes, such as those of a session cookie: they hold most letters
 * somewhere, and any word could be put together of them.
 */
function isReadable(view: string): boolean {
  if (/[\p{Cc}\uFFFD]/u.test(view.replace(/[\t\r\n]/g, ''))) return false
  return view.replace(/[^\x80-\xff]/g, '').length <= view.length * MOST_UPPER
}

function piecesOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** One decoding after the other, so that who reads them can stop. */
function* decoded(text: string): Generator<string> {
  if (/[%+]/.test(text)) {
    const spaced = text.replaceAll('+', ' ')
    // What is no UTF-8 may be Latin-1, as forms of old sites send it.
    for (const coding of ['utf8', 'latin1'] as const) {
      yield percentDecoded(text, coding)
      yield percentDecoded(spaced, coding)
    }
  }
  if (/\\|%u/i.test(text)) yield unescaped(text)
  if (/&#?\w+;/.test(text)) yield entitiesDecoded(text)
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{6,}/g)) {
    for (let offset = 0; offset < 4; offset += 1) yield* bytesAsText(Buffer.from(run.slice(offset), 'base64'))
    yield* inflated(Buffer.from(run, 'base64'))
  }
  // Words have no digits in them, and base 32 nearly always has.
  for (const [run] of text.matchAll(/[A-Z2-7]{8,}|[a-z2-7]{8,}/g))
    if (/\d/.test(run)) yield fromBase32(run).toString('utf8')
  for (const [run] of text.matchAll(/(?:[0-9a-f][0-9a-f][\s:,.-]?){4,}/gi)) {
    const digits = run.replace(/[^0-9a-f]/gi, '')
    for (const offset of [0, 1]) yield* bytesAsText(Buffer.from(digits.slice(offset), 'hex'))
    yield* bytesAsText(Buffer.from([...digits].reverse().join(''), 'hex'))
  }
  for (const [run] of text.matchAll(/\d{2,6}(?:[^\d]{1,3}\d{2,6}){2,}/g)) {
    yield (run.match(/\d+/g) ?? []).map((code) => codePoint(Number(code))).join('')
  }
}

function* bytesAsText(bytes: Buffer): Generator<string> {
  yield bytes.toString('utf8')
  yield bytes.toString('latin1')
  yield bytes.toString('utf16le')
  yield bytes.subarray(1).toString('utf16le')
}

/** RFC 4648, section 6. */
function fromBase32(run: string): Buffer {
  const bytes: number[] = []
  let [bits, value] = [0, 0]
  for (const sign of run.toLowerCase()) {
    value = ((value << 5) | 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(sign)) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((value >> bits) & 0xff)
  }
  return Buffer.from(bytes)
}

/** What was compressed by gzip or deflate, as a page does with its `CompressionStream`. */
function* inflated(bytes: Buffer): Generator<string> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const isZlib = bytes[0] === 0x78 && bytes.length > 2 && bytes.readUInt16BE(0) % 31 === 0
  if (!isGzip && !isZlib) return
  try {
    yield unzipSync(bytes, { maxOutputLength: MAX_READ, finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8')
  } catch {
    // It only began like that.
  }
}

function percentDecoded(text: string, coding: 'utf8' | 'latin1'): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString(coding))
}

function unescaped(text: string): string {
  return text
    .replace(/[\\%]u(?:\{([0-9a-f]+)\}|([0-9a-f]{4}))/gi, (_, long?: string, short?: string) =>
      codePoint(Number.parseInt(long ?? short ?? '', 16)),
    )
    .replace(/\\x([0-9a-f]{2})/gi, (_, code: string) => codePoint(Number.parseInt(code, 16)))
    .replace(/\\(.)/g, '$1')
}

function entitiesDecoded(text: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) =>
    name ? (named[name.toLowerCase()] ?? whole) : codePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  )
}

function codePoint(code: number): string {
  return code < 0x110000 ? String.fromCodePoint(code) : ''
}
