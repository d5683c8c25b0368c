import { createHash } from 'node:crypto'

/** What of a request could carry something out. */
export type Outgoing = {
  readonly url: string
  /** Header values that a page or its state can decide about, such as Referer, cookies and headers of its own. */
  readonly headers: readonly string[]
  /** `null` when there is a body that cannot be read. */
  readonly body: string | null
}

/** Finds one typed value in requests. */
export type Canary = { readonly in: (outgoing: Outgoing) => boolean }

/** Shorter values occur by chance; of them only a whole parameter, path segment or JSON value is recognised. */
const SHORT = 4
/** A value this long may be put together from single letters; shorter ones from pairs at least. */
const LONG = 6
/** Text beyond this is not looked through, and what is not looked through is not let out. */
const MAX_TEXT = 1_000_000
/** Codings within codings are followed this deep. */
const MAX_DEPTH = 3

/**
 * A typed value as a canary. It is found in plain, upside-down and in other case, URL-, form-, JSON-, HTML-, hex- and
 * base64-encoded at any offset and within one another, as a list of character codes, as one of the usual hashes, and in
 * pieces over several parameters, path segments or cookies in any order.
 *
 * @param known addresses that the flow itself names: the beginning of their paths tells a site nothing new.
 */
export function canary(value: string, known: readonly string[] = []): Canary | undefined {
  const plain = value.trim().toLowerCase()
  if (plain === '') return undefined
  const bare = letters(plain)
  const ownPaths = known.map((address) => segmentsOf(new URL(address)))
  const whole = [...new Set([plain, bare].filter((text) => text.length >= SHORT))].flatMap((text) => [
    text,
    [...text].reverse().join(''),
  ])
  const hashes = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) =>
    [value, value.trim()].map((text) => createHash(name).update(text).digest()),
  )
  const hashed = hashes.flatMap((hash) => [hash.toString('hex'), hash.toString('latin1').toLowerCase()])
  const holds = (text: string): boolean => {
    const low = text.toLowerCase()
    return (
      whole.some((one) => low.includes(one)) ||
      hashed.some((one) => low.includes(one)) ||
      (bare.length >= SHORT && letters(low).includes(bare))
    )
  }
  return {
    in: ({ url, headers, body }) => {
      const texts = [withoutOwn(new URL(url), ownPaths), ...headers, body ?? '']
      if (texts.reduce((sum, { length }) => sum + length, 0) > MAX_TEXT) return true
      const views = texts.flatMap((text) => viewsOf(text))
      if (views.some(holds)) return true
      const pieces = texts.flatMap((text) => viewsOf(text, 1).filter(isReadable)).flatMap(piecesOf)
      return bare.length < SHORT ? pieces.includes(plain) : isMadeOf(bare, pieces)
    },
  }
}

/** Letters and digits only, as far as separators between them are concerned. */
function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '')
}

function segmentsOf({ pathname }: URL): readonly string[] {
  return pathname.split('/').filter(Boolean)
}

/** An address without its origin, which is checked elsewhere, but with the names below an allowed domain. */
function withoutOwn(url: URL, ownPaths: readonly (readonly string[])[]): string {
  const path = segmentsOf(url)
  const shared = ownPaths.map((own) => {
    const differs = path.findIndex((segment, index) => segment !== own[index])
    return differs < 0 ? path.length : differs
  })
  const rest = path.slice(Math.max(0, ...shared))
  return `/${rest.join('/')}${url.search}${url.hash} ${url.hostname.split('.').slice(0, -2).join('.')}`
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

/** The words of a text, as a site reads them: values of parameters, of JSON, of cookies, parts of a path. */
function piecesOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** True when a word can be put together from pieces, whatever their order. */
function isMadeOf(word: string, pieces: readonly string[]): boolean {
  const shortest = word.length >= LONG ? 1 : 2
  const usable = [...new Set(pieces)].filter((piece) => piece.length >= shortest && word.includes(piece))
  const reached = new Set([0])
  for (let end = 0; end < word.length; end += 1) {
    if (!reached.has(end)) continue
    for (const piece of usable) if (word.startsWith(piece, end)) reached.add(end + piece.length)
  }
  return reached.has(word.length)
}

/** A text and what it says once it is decoded, codings within codings included. */
function viewsOf(text: string, depth = MAX_DEPTH): readonly string[] {
  const seen = new Set<string>()
  let level = [text]
  for (let at = 0; at <= depth && level.length > 0; at += 1) {
    const fresh = level.filter((one) => !seen.has(one))
    for (const one of fresh) seen.add(one)
    level = at < depth ? fresh.flatMap(decoded) : []
  }
  return [...seen]
}

function decoded(text: string): readonly string[] {
  const views: string[] = []
  if (/[%+]/.test(text)) views.push(percentDecoded(text), percentDecoded(text.replaceAll('+', ' ')))
  if (/\\/.test(text)) views.push(unescaped(text))
  if (/&#?\w+;/.test(text)) views.push(entitiesDecoded(text))
  for (const [run] of text.matchAll(/[A-Za-z0-9+/_-]{6,}/g)) {
    for (let offset = 0; offset < 4; offset += 1) views.push(...bytesAsText(Buffer.from(run.slice(offset), 'base64')))
  }
  for (const [run] of text.matchAll(/(?:[0-9a-f][0-9a-f][\s:,.-]?){4,}/gi)) {
    const digits = run.replace(/[^0-9a-f]/gi, '')
    for (const offset of [0, 1]) views.push(...bytesAsText(Buffer.from(digits.slice(offset), 'hex')))
    views.push(...bytesAsText(Buffer.from([...digits].reverse().join(''), 'hex')))
  }
  for (const [run] of text.matchAll(/\d{2,6}(?:[^\d]{1,3}\d{2,6}){2,}/g)) {
    views.push(String.fromCodePoint(...(run.match(/\d+/g) ?? []).map(Number).filter((code) => code < 0x110000)))
  }
  return views
}

function bytesAsText(bytes: Buffer): readonly string[] {
  return [
    bytes.toString('utf8'),
    bytes.toString('latin1'),
    bytes.toString('utf16le'),
    bytes.subarray(1).toString('utf16le'),
  ]
}

function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) => Buffer.from(run.replaceAll('%', ''), 'hex').toString('utf8'))
}

function unescaped(text: string): string {
  return text
    .replace(/\\u(?:\{([0-9a-f]+)\}|([0-9a-f]{4}))/gi, (_, long?: string, short?: string) =>
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
