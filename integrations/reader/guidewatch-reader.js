/**
 * Reads what guidewatch publishes, and believes nothing that it cannot verify: whatever is in doubt is `unknown`. One file
 * without dependencies, for browsers and Node.js 20 and later. The algorithm, step by step, is docs/reader.md; the shapes
 * are guidewatch-reader.d.ts.
 */

/** @typedef {import('./guidewatch-reader.d.ts').Reason} Reason */
/** @typedef {import('./guidewatch-reader.d.ts').Link} Link */
/** @typedef {import('./guidewatch-reader.d.ts').Entry} Entry */

const MAJOR = '1'
const HEAD_BYTES = 32_768
const STATUS_BYTES = 67_108_864
const MINUTE = 60_000
const STATES = ['broken', 'changed', 'unknown', 'verified', 'retired']

/** Why nothing counts; caught in `read`. */
class Doubt extends Error {
  /** @param {Reason} reason */
  constructor(reason) {
    super(reason)
    this.reason = reason
  }
}

/** @type {(sure: unknown, reason?: Reason) => asserts sure} */
function need(sure, reason = 'malformed') {
  if (!sure) throw new Doubt(reason)
}

/** @type {typeof import('./guidewatch-reader.d.ts').read} */
export async function read(base, options = {}) {
  const { now = Date.now } = options
  /** @type {any} */
  let head = {}
  let signed = false
  /** @type {Awaited<ReturnType<typeof readStatus>> | null} */
  let content = null
  /** @type {readonly string[]} */
  let seen = []
  /** @type {Reason | null} */
  let reason = null
  try {
    need(globalThis.crypto?.subtle, 'unsupported')
    const folder = new URL(base.replace(/\/?$/, '/'), globalThis.location?.href).href
    const store = options.store ?? remembered(folder)
    const jws = envelope(textOf(await load(`${folder}head.json`, HEAD_BYTES, options)))
    const said = payloadOf(jws.payload)
    const memory = recall(await store.get())
    signed = await checkSignatures(jws, said.keys, memory.keys, options)
    head = said
    checkTime(head, now())
    checkSequence(head, memory)
    const status = await readStatus(folder, head, options)
    // Another reader may have remembered something newer meanwhile.
    const latest = recall(await store.get())
    checkSequence(head, latest)
    need(signed || latest.keys.length === 0, 'unsigned')
    seen = [...new Set([...latest.links, ...status.links.keys()])].sort()
    const keys = signed ? head.keys.map((/** @type {{ kid: string }} */ { kid }) => kid) : []
    const { sequence } = head
    await store.set(JSON.stringify({ version: 1, sequence, status: head.status.sha256, keys, links: seen }))
    content = status
  } catch (error) {
    reason = error instanceof Doubt ? error.reason : 'malformed'
  }
  const { sequence = null, issuedAt = null, expires = null, site = null } = head
  const { publisher = null, links = null } = content ?? {}
  return {
    ...{ state: links ? 'fresh' : 'unknown', reason, sequence, issuedAt, expires, signed, publisher, site },
    link: (id) => (links ? linkOf(id, links, seen, head, now()) : unknownLink(id, reason)),
  }
}

/** @type {typeof import('./guidewatch-reader.d.ts').localStore} */
export function localStore(base) {
  const name = `guidewatch-reader:${base}`
  return {
    get() {
      try {
        return localStorage.getItem(name)
      } catch {
        return null
      }
    },
    set(text) {
      try {
        localStorage.setItem(name, text)
      } catch {
        // It is full, or the browser keeps nothing: every visit is the first one then.
      }
    },
  }
}

/** @type {Map<string, string>} */
const inMemory = new Map()

/** @param {string} folder */
function remembered(folder) {
  return { get: () => inMemory.get(folder) ?? null, set: (/** @type {string} */ text) => inMemory.set(folder, text) }
}

/**
 * @param {string} url
 * @param {number} limit bytes
 * @param {import('./guidewatch-reader.d.ts').Options} options
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function load(url, limit, { timeoutMs = 10_000, fetch = globalThis.fetch }) {
  const control = new AbortController()
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(reject, timeoutMs)
  })
  const take = async () => {
    const how = /** @type {const} */ ({ cache: 'no-cache', credentials: 'omit', referrerPolicy: 'no-referrer' })
    const { ok, body } = await fetch(url, { ...how, signal: control.signal })
    need(ok && body, 'unreachable')
    const parts = []
    const reader = body.getReader()
    for (let part = await reader.read(), length = 0; !part.done; part = await reader.read()) {
      length += part.value.length
      need(length <= limit)
      parts.push(part.value)
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer())
  }
  try {
    return /** @type {Uint8Array<ArrayBuffer>} */ (await Promise.race([take(), late]))
  } catch (error) {
    throw error instanceof Doubt ? error : new Doubt('unreachable')
  } finally {
    clearTimeout(timer)
    control.abort()
  }
}

/**
 * @param {string} folder
 * @param {any} head
 * @param {import('./guidewatch-reader.d.ts').Options} options
 */
async function readStatus(folder, head, options) {
  const { sha256, bytes } = head.status
  // Under an address of its own, no cache on the way can give an older status with a newer head.
  const content = await load(`${folder}status.json?${sha256.slice(0, 16)}`, STATUS_BYTES, options)
  need(content.length === bytes && hex(await sha256Of(content)) === sha256, 'wrong-hash')
  const { version, site, publisher, links } = JSON.parse(textOf(content))
  checkVersion(version)
  const { name, url, contact } = publisher
  need(site === head.site && isText(name) && (url === null || isHttps(url)) && (contact === null || isText(contact)))
  /** @type {Map<string, Entry>} */
  const byId = new Map()
  for (const link of links) {
    checkLink(link)
    need(!byId.has(link.id))
    byId.set(link.id, link)
  }
  return { publisher, links: byId }
}

/**
 * The JWS, which has one spelling: so nothing is in it twice, and nothing that is not looked at.
 *
 * @param {string} text
 */
function envelope(text) {
  const { payload, signatures } = JSON.parse(text)
  const jws = {
    payload,
    signatures: signatures.map((/** @type {any} */ one) => ({ protected: one.protected, signature: one.signature })),
  }
  need(JSON.stringify(jws) === text.replace(/\n$/, ''))
  return jws
}

/** @param {string} payload */
function payloadOf(payload) {
  const text = textOf(decode(payload))
  const head = JSON.parse(text)
  need(JSON.stringify(head) === text)
  checkVersion(head.version)
  const { sequence, issuedAt, expires, night, site, status, keys } = head
  const whole = [sequence, status.bytes].every((number) => Number.isSafeInteger(number) && number >= 1)
  need(whole && status.bytes <= STATUS_BYTES && status.file === 'status.json')
  need(/^[0-9a-f]{64}$/.test(status.sha256) && ['live', 'stand-in'].includes(site))
  for (const moment of [issuedAt, expires, ...(night === null ? [] : [night.at, night.until])]) timeOf(moment)
  need(timeOf(expires) > timeOf(issuedAt) && Array.isArray(keys))
  return head
}

/** @param {unknown} version */
function checkVersion(version) {
  need(typeof version === 'string' && /^\d+\.\d+$/.test(version))
  need(version.split('.')[0] === MAJOR, 'unknown-version')
}

/**
 * Every signature must be right, and one of them by a key that is trusted.
 *
 * @param {any} jws
 * @param {any} listed
 * @param {readonly string[]} learnt
 * @param {import('./guidewatch-reader.d.ts').Options} options
 * @returns {Promise<boolean>} whether there is one.
 */
async function checkSignatures({ payload, signatures }, listed, learnt, { keys, allowUnsigned }) {
  const trusted = [...(keys ?? []), ...learnt]
  if (signatures.length === 0) {
    need(allowUnsigned && trusted.length === 0, 'unsigned')
    return false
  }
  const known = new Map()
  for (const { kty, crv, x, kid } of listed) {
    const thumbprint = encode(await sha256Of(bytesOf(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`)))
    need(kty === 'OKP' && crv === 'Ed25519' && kid === thumbprint, 'bad-signature')
    known.set(kid, await keyOf(x))
  }
  let good = !keys && trusted.length === 0
  for (const one of signatures) {
    const header = textOf(decode(one.protected))
    const { kid } = JSON.parse(header)
    // One spelling here, too: no other algorithm, no `crit`, no key or address of one.
    const spelling = `{"alg":"EdDSA","kid":"${kid}","typ":"guidewatch-head"}`
    need(known.has(kid) && header === spelling, 'bad-signature')
    const signed = bytesOf(`${one.protected}.${payload}`)
    const right = await crypto.subtle.verify('Ed25519', known.get(kid), decode(one.signature), signed)
    need(right, 'bad-signature')
    good ||= trusted.includes(kid)
  }
  need(good, 'bad-signature')
  return true
}

/** @param {string} x */
async function keyOf(x) {
  try {
    return await crypto.subtle.importKey('raw', decode(x), 'Ed25519', false, ['verify'])
  } catch (error) {
    throw new Doubt(error instanceof DOMException && error.name === 'DataError' ? 'bad-signature' : 'unsupported')
  }
}

/**
 * @param {any} head
 * @param {number} at
 */
function checkTime({ issuedAt, expires }, at) {
  need(timeOf(expires) - timeOf(issuedAt) <= 48 * 60 * MINUTE + MINUTE, 'expires-too-late')
  need(timeOf(issuedAt) <= at + 10 * MINUTE, 'clock')
  need(timeOf(expires) > at, 'expired')
}

/**
 * @param {any} head
 * @param {ReturnType<typeof recall>} memory
 */
function checkSequence({ sequence, status }, memory) {
  need(sequence >= memory.sequence, 'rolled-back')
  need(sequence > memory.sequence || status.sha256 === memory.status, 'rolled-back')
}

/**
 * @param {string | null} text
 * @returns {{ sequence: number, status: string, keys: readonly string[], links: readonly string[] }}
 */
function recall(text) {
  if (text === null || text === '') return { sequence: 0, status: '', keys: [], links: [] }
  const memory = JSON.parse(text)
  const { version, sequence, status, keys, links } = memory
  need(version === 1 && Number.isSafeInteger(sequence) && [status, ...keys, ...links].every(isText))
  return memory
}

/** @param {any} link */
function checkLink({ id, titles, state, url, verifiedAt, verifiedUntil, renewed, action, address }) {
  need(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && isText(id) && isText(state))
  need(isTexts(titles) && (action === null || isTexts(action)))
  need(isHttps(url) || (url === null && state !== 'verified'))
  need(isText(address) && /^[\w./-]*$/.test(address) && typeof renewed === 'boolean')
  for (const moment of [verifiedAt, verifiedUntil]) if (moment !== null) timeOf(moment)
}

/**
 * @param {string} id
 * @param {Map<string, Entry>} links
 * @param {readonly string[]} seen
 * @param {any} head
 * @param {number} at
 * @returns {Link}
 */
function linkOf(id, links, seen, head, at) {
  const entry = links.get(id)
  if (!entry) return unknownLink(id, seen.includes(id) ? 'vanished' : 'not-listed')
  const { titles, url, action, address, renewed } = entry
  let { verifiedAt, verifiedUntil } = entry
  if (renewed && head.night && verifiedAt && timeOf(head.night.at) > timeOf(verifiedAt)) {
    verifiedAt = head.night.at
    verifiedUntil = head.night.until
  }
  const inTime = timeOf(head.expires) > at
  const verified = entry.state !== 'verified' || (verifiedUntil !== null && timeOf(verifiedUntil) > at)
  const reason = !inTime || !verified ? 'expired' : STATES.includes(entry.state) ? null : 'unknown-state'
  const state = reason ? 'unknown' : entry.state
  return { id, state, reason, url, titles, action, address, verifiedAt, verifiedUntil, entry }
}

/**
 * @param {string} id
 * @param {Link['reason']} reason
 * @returns {Link}
 */
function unknownLink(id, reason) {
  const nothing = { url: null, titles: {}, action: null, address: null, verifiedAt: null, verifiedUntil: null }
  return { id, state: 'unknown', reason, ...nothing, entry: null }
}

/** @type {(value: unknown) => value is string} */
const isText = (value) => typeof value === 'string'

/** @param {unknown} value */
const isHttps = (value) => isText(value) && value.startsWith('https://')

/** @param {any} value */
const isTexts = (value) => typeof value === 'object' && !Array.isArray(value) && Object.values(value).every(isText)

/**
 * Milliseconds since 1970 of a moment in UTC that is on the calendar.
 *
 * @param {unknown} moment
 */
function timeOf(moment) {
  need(isText(moment) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(moment))
  const time = new Date(moment)
  need(time.toISOString().slice(0, 19) === moment.slice(0, 19))
  return time.getTime()
}

/** @param {Uint8Array} bytes */
const textOf = (bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)

/** @param {string} text */
const bytesOf = (text) => new TextEncoder().encode(text)

/** @param {Uint8Array<ArrayBuffer>} bytes */
const sha256Of = async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** @param {Uint8Array} bytes */
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** @param {Uint8Array} bytes */
function encode(bytes) {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * Base64url without padding, in its one spelling: no bit of the last character is left to chance.
 *
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
function decode(text) {
  need(isText(text) && /^[\w-]*$/.test(text))
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
  need(encode(bytes) === text)
  return bytes
}
