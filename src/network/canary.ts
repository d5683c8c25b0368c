import { createHash } from 'node:crypto'
import { letters, type Reading, read } from './reading.js'

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
 * A typed value as a canary. It is found in plain, upside-down and in other case, URL-, form-, JSON-, HTML-, hex- and
 * base64-encoded at any offset and within one another, as a list of character codes, as one of the usual hashes, and in
 * pieces over several parameters, path segments or cookies in any order.
 *
 * @param known addresses that the flow itself names: their hosts and the beginning of their paths tell a site nothing new.
 */
export function canary(value: string, known: readonly string[] = []): Canary | undefined {
  const plain = value.trim().toLowerCase()
  if (plain === '') return undefined
  const bare = letters(plain)
  const whole = [...new Set([plain, bare].filter((text) => text.length >= SHORT))].flatMap((text) => [
    text,
    [...text].reverse().join(''),
  ])
  const hashes = ['md5', 'sha1', 'sha256', 'sha512'].flatMap((name) =>
    [value, value.trim()].map((text) => createHash(name).update(text).digest()),
  )
  const hashed = hashes.flatMap((hash) => [hash.toString('hex'), hash.toString('latin1').toLowerCase()])
  const signs = [...new Set([...whole, ...hashed])]
  const look: Canary['look'] = (outgoing) => {
    const reading = readingOf(outgoing, known)
    if (!reading) return 'unread'
    const isThere =
      reading.views.some((view) => signs.some((sign) => view.includes(sign))) ||
      (bare.length >= SHORT && reading.bare.some((view) => view.includes(bare))) ||
      (bare.length < SHORT ? reading.pieces.has(plain) : isMadeOf(bare, reading.pieces))
    return isThere ? 'found' : 'absent'
  }
  return { look, in: (outgoing) => look(outgoing) !== 'absent' }
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
