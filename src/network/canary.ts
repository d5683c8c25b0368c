import { createHash } from 'node:crypto'
import { letters, plainLetters, type Reading, read } from './reading.js'

/** What of a request could carry something out. */
export type Outgoing = {
  readonly url: string
  /** What of the headers a page or its state can decide about, such as Referer, cookies and headers of its own. */
  readonly headers: readonly string[]
  /** `null` when there is a body that cannot be read. */
  readonly body: string | null
}

/** Finds one typed value in requests. */
export type Canary = {
  /** `unread` when a request says more than can be looked through. */
  readonly look: (outgoing: Outgoing) => 'found' | 'absent' | 'unread'
  /** True when it is found, or may be there: what is not looked through is not let out. */
  readonly in: (outgoing: Outgoing) => boolean
}

/** Shorter values occur by chance; of them only a whole parameter, path segment or JSON value is recognised. */
const SHORT = 4
/** A value this long may be put together from single letters; shorter ones from pairs at least. */
const LONG = 6
/** Servers take addresses of 8 to 32 kB. */
const MAX_ADDRESS = 32_000

/** Several values are looked for in the same request, which is read once. */
const readings = new WeakMap<Outgoing, { readonly known: readonly string[]; readonly reading: Reading | undefined }>()

/**
 * A typed value as a canary. It is found in plain, upside-down, in other case and without accents, URL-, form-, JSON-, HTML-,
 * hex-, base32- and base64-encoded at any offset and within one another, compressed, as a list of character codes, as one of
 * the usual hashes of one of its usual forms, by most of it, and in pieces over several parameters, path segments or cookies
 * in any order.
 *
 * @param known addresses that the flow itself names: their hosts and the beginning of their paths tell a site nothing new.
 */
export function canary(value: string, known: readonly string[] = []): Canary | undefined {
  const plain = value.trim().toLowerCase()
  if (plain === '') return undefined
  const bare = letters(plain)
  const spellings = [plainLetters(plain), letters(inAscii(plain))]
  const both = (text: string) => [text, [...text].reverse().join('')]
  const whole = [...new Set([plain, bare, ...spellings])].filter(({ length }) => length >= SHORT).flatMap(both)
  const most = spellings.flatMap((text) => mostOf(text, plain))
  const hashes = HASHES.flatMap((name) => formsOf(value).map((text) => createHash(name).update(text).digest()))
  const inHex = hashes.map((hash) => hash.toString('hex'))
  const asBytes = hashes.map((hash) => hash.toString('latin1').toLowerCase())
  // Most of what is sent is no hash of anything.
  const holdsHash = (view: string) =>
    view.length >= SHORTEST_HASH &&
    ((HEX.test(view) && inHex.some((hash) => view.includes(hash))) ||
      (BYTES.test(view) && asBytes.some((hash) => view.includes(hash))))
  const stripped = [...new Set([bare, ...spellings, ...most])]
  const look: Canary['look'] = (outgoing) => {
    const reading = readingOf(outgoing, known)
    if (!reading) return 'unread'
    const isThere =
      reading.views.some((view) => whole.some((sign) => view.includes(sign)) || holdsHash(view)) ||
      (bare.length >= SHORT && reading.bare.some((view) => stripped.some((sign) => view.includes(sign)))) ||
      (bare.length < SHORT ? reading.pieces.has(plain) : isMadeOf(bare, reading.pieces))
    return isThere ? 'found' : 'absent'
  }
  return { look, in: (outgoing) => look(outgoing) !== 'absent' }
}

/** MD5 has sixteen bytes. */
const SHORTEST_HASH = 16
const HEX = /[0-9a-f]{32}/
const BYTES = /[\x80-\xff]/
const HASHES = ['md5', 'sha1', 'sha256', 'sha384', 'sha512']

/**
 * The forms of a value that are hashed to recognise people by: as it is, in small letters, letters and digits alone, digits
 * alone (advertisers have addresses in small letters and telephone numbers in digits).
 */
function formsOf(value: string): readonly string[] {
  const plain = value.trim()
  const small = plain.toLowerCase()
  const digits = plain.replace(/\D/g, '').replace(/^0+/, '')
  const forms = [
    value,
    plain,
    small,
    plain.toUpperCase(),
    letters(plain),
    letters(small),
    inAscii(small),
    letters(inAscii(small)),
  ]
  return [...new Set([...forms, ...(digits.length >= SHORT ? [digits, `+${digits}`] : [])])]
}

/** German and French letters as they are written where there are none. */
function inAscii(text: string): string {
  return text.replace(/[äöüßæœ]/g, (letter) => ASCII[letter] ?? letter)
}
const ASCII: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', œ: 'oe' }

/** From this share of its letters on, and so many, the beginning or end of a value gives it away. */
const MOST = 0.75
const FEWEST = 8

/** A site says its own name everywhere: addresses of pages begin with one, those of mail end with one. */
function mostOf(bare: string, written: string): readonly string[] {
  const count = Math.ceil(bare.length * MOST)
  const isMail = written.includes('@')
  if (count < FEWEST || (!isMail && /[/.]/.test(written))) return []
  return isMail ? [bare.slice(0, count)] : [bare.slice(0, count), bare.slice(-count)]
}

function readingOf(outgoing: Outgoing, known: readonly string[]): Reading | undefined {
  const before = readings.get(outgoing)
  if (before?.known === known) return before.reading
  const { url, headers, body } = outgoing
  const reading = url.length > MAX_ADDRESS ? undefined : read([withoutOwn(new URL(url), known), ...headers, body ?? ''])
  readings.set(outgoing, { known, reading })
  return reading
}

function segmentsOf({ pathname }: URL): readonly string[] {
  return pathname.split('/').filter(Boolean)
}

/**
 * An address without its origin, which is checked elsewhere, but with the names below an allowed domain, and with the user
 * and password that the network stack makes a header of once the site asks for them.
 */
function withoutOwn(url: URL, known: readonly string[]): string {
  const own = known.map((address) => new URL(address))
  const path = segmentsOf(url)
  const shared = own.map((address) => {
    const ownPath = segmentsOf(address)
    const differs = path.findIndex((segment, index) => segment !== ownPath[index])
    return differs < 0 ? path.length : differs
  })
  const rest = path.slice(Math.max(0, ...shared))
  const isNamed = own.some(({ hostname }) => hostname === url.hostname)
  const host = isNamed ? '' : url.hostname.split('.').slice(0, -2).join('.')
  return `/${rest.join('/')}${url.search}${url.hash} ${host} ${url.username} ${url.password}`
}

/** True when a word can be put together from pieces, whatever their order. */
function isMadeOf(word: string, pieces: ReadonlySet<string>): boolean {
  const shortest = word.length >= LONG ? 1 : 2
  const usable = [...pieces].filter((piece) => piece.length >= shortest && word.includes(piece))
  const reached = new Set([0])
  for (let end = 0; end < word.length; end += 1) {
    if (!reached.has(end)) continue
    for (const piece of usable) if (word.startsWith(piece, end)) reached.add(end + piece.length)
  }
  return reached.has(word.length)
}
