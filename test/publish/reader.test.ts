import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Options, read, type Store } from '../../integrations/reader/guidewatch-reader.js'
import { ROOT } from '../helpers/cli.js'
import { hostOf, readVectors } from '../helpers/vectors.js'

const vectors = new Map(readVectors().map((vector) => [vector.name, vector]))
const BASE = 'https://links.example.org/'

/** The publication of a vector, and a reader that trusts its key at its time. */
function publication(name: string) {
  const vector = vectors.get(name)
  if (!vector) throw new Error(`there is no vector ${name}`)
  const { 'head.json': head, 'status.json': status } = vector.files
  if (head === null || status === null) throw new Error(`${name} is not reachable`)
  const files = { 'head.json': Buffer.from(head), 'status.json': Buffer.from(status) }
  const options: Options = {
    keys: vector.keys,
    now: () => Date.parse(vector.now),
    fetch: hostOf(files),
    store: storeOf(null),
  }
  return { files, options, stored: vector.stored, expected: vector.expected }
}

function storeOf(text: string | null): Store & { text: string | null } {
  const store = {
    text,
    get: () => store.text,
    set: (now: string) => {
      store.text = now
    },
  }
  return store
}

const flip = (bytes: Buffer, bit: number) => {
  const changed = Buffer.from(bytes)
  changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
  return changed
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the reader', () => {
  it.each(['fresh', 'rotation-1'])('takes nothing of which a single bit was changed (%s)', async (name) => {
    const { files, options, stored } = publication(name)
    expect(await read(BASE, { ...options, store: storeOf(stored) })).toMatchObject({ state: 'fresh' })
    const file = fc.constantFrom('head.json' as const, 'status.json' as const)
    await fc.assert(
      fc.asyncProperty(file, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), async (which, where) => {
        const bit = Math.floor(where * files[which].length * 8)
        const store = storeOf(stored)
        const fetch = hostOf({ ...files, [which]: flip(files[which], bit) })
        const reading = await read(BASE, { ...options, store, fetch })
        expect(reading.state, `${which}, bit ${bit}`).toBe('unknown')
        expect(store.text).toBe(stored)
      }),
      { numRuns: 400 },
    )
  })

  it('takes no head of which any bit around the payload was changed', async () => {
    const { files, options } = publication('fresh')
    const { length } = files['head.json']
    const payloadEnds = files['head.json'].indexOf('"', '{"payload":"'.length)
    const taken: number[] = []
    for (let bit = (payloadEnds - 1) * 8; bit < length * 8; bit += 1) {
      const fetch = hostOf({ ...files, 'head.json': flip(files['head.json'], bit) })
      const { state } = await read(BASE, { ...options, store: storeOf(null), fetch })
      if (state === 'fresh') taken.push(bit)
    }
    expect(taken).toEqual([])
  })

  it('never throws, whatever a host answers and a store holds', async () => {
    const { files, options } = publication('fresh')
    const junk = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc
        .json()
        .map((payload) => JSON.stringify({ payload: Buffer.from(payload).toString('base64url'), signatures: [] })),
      fc.constant(files['head.json'].toString()),
    )
    await fc.assert(
      fc.asyncProperty(junk, junk, fc.option(junk), fc.boolean(), async (head, status, text, allowUnsigned) => {
        const fetch = hostOf({ 'head.json': head, 'status.json': status })
        const reading = await read(BASE, { ...options, keys: null, allowUnsigned, fetch, store: storeOf(text) })
        expect(reading).toMatchObject({ state: 'unknown', publisher: null })
        expect(reading.link('objection')).toMatchObject({ state: 'unknown', url: null, entry: null })
      }),
      { numRuns: 300 },
    )
  })

  it.each<readonly [string, Options & { base?: string }, string]>([
    ['a fetch that fails', { fetch: () => Promise.reject(new TypeError('no network')) }, 'unreachable'],
    ['a host that never answers', { fetch: () => new Promise(() => undefined), timeoutMs: 20 }, 'unreachable'],
    ['a body that never ends', { fetch: async () => new Response(new ReadableStream()), timeoutMs: 20 }, 'unreachable'],
    ['an empty answer', { fetch: async () => new Response(null, { status: 204 }) }, 'unreachable'],
    ['a head of a megabyte', { fetch: async () => new Response(' '.repeat(1_000_000)) }, 'malformed'],
    ['an address that is none', { base: 'https://:' }, 'malformed'],
    ['a clock that does not run', { now: () => Number.NaN }, 'clock'],
    [
      'a store that cannot be read',
      { store: { get: () => Promise.reject(new Error('disk')), set: () => undefined } },
      'malformed',
    ],
    [
      'a store that keeps nothing',
      {
        store: {
          get: () => null,
          set: () => {
            throw new Error('disk full')
          },
        },
      },
      'malformed',
    ],
  ])('says unknown of %s', async (_, { base = BASE, ...more }, reason) => {
    const { options } = publication('fresh')
    const reading = await read(base, { ...options, ...more })
    expect(reading).toMatchObject({ state: 'unknown', reason })
    expect(reading.link('objection')).toMatchObject({ state: 'unknown', reason, url: null })
  })

  it('says unknown where the browser has no Ed25519, or is not allowed to calculate at all', async () => {
    const { options } = publication('fresh')
    const { subtle } = globalThis.crypto
    const notSupported = new DOMException('Unrecognized name.', 'NotSupportedError')
    vi.stubGlobal('crypto', {
      subtle: {
        digest: subtle.digest.bind(subtle),
        importKey: () => Promise.reject(notSupported),
      },
    })
    expect(await read(BASE, options)).toMatchObject({ state: 'unknown', reason: 'unsupported', signed: false })
    vi.stubGlobal('crypto', {})
    expect(await read(BASE, options)).toMatchObject({ state: 'unknown', reason: 'unsupported' })
  })

  it('lets a link expire while the page stays open', async () => {
    const { options } = publication('fresh')
    let now = '2026-11-27T03:09:59.999Z'
    const reading = await read(BASE, { ...options, now: () => Date.parse(now) })
    expect(reading.link('deletion')).toMatchObject({ state: 'verified', reason: null })
    now = '2026-11-27T03:10:00.000Z'
    expect(reading.link('deletion')).toMatchObject({ state: 'unknown', reason: 'expired' })
    expect(reading.link('objection')).toMatchObject({ state: 'verified', reason: null })
    now = reading.expires ?? ''
    expect(reading.link('objection')).toMatchObject({ state: 'unknown', reason: 'expired' })
  })

  it('gives what is published of a link, and of no other', async () => {
    const { options } = publication('all-states')
    const reading = await read(BASE, options)
    expect(reading.publisher?.name).toBe('Digital Rights Example')
    expect(reading.link('changed-form')).toMatchObject({
      titles: { en: 'The link changed-form', de: 'Der Link changed-form' },
      action: { en: 'Use another way.' },
      address: 'go/changed-form/',
      entry: { id: 'changed-form', evidence: [] },
    })
    for (const id of ['__proto__', 'constructor', '']) expect(reading.link(id).reason).toBe('not-listed')
  })

  it('does not go back when another reader saw something newer meanwhile', async () => {
    const old = publication('fresh')
    const newer = publication('rotation-1')
    const store = storeOf(null)
    const overtaken: Options['fetch'] = async (url, init) => {
      // While the status of the old head is on its way, another reader of the same store reads the newer one.
      if (String(url).includes('status.json')) await read(BASE, { ...newer.options, store })
      return (old.options.fetch ?? fetch)(url, init)
    }
    const reading = await read(BASE, { ...old.options, store, fetch: overtaken })
    expect(reading).toMatchObject({ state: 'unknown', reason: 'rolled-back' })
    expect(store.text).toBe(newer.expected.stored)
  })

  it('takes nothing unsigned when a signed head was read meanwhile', async () => {
    const { files, options } = publication('unsigned-allowed')
    const store = storeOf(null)
    const fetch: Options['fetch'] = async (url, init) => {
      if (String(url).includes('status.json')) store.set(publication('fresh').expected.stored ?? '')
      return hostOf(files)(url, init)
    }
    const reading = await read(BASE, { ...options, keys: null, allowUnsigned: true, store, fetch })
    expect(reading).toMatchObject({ state: 'unknown', reason: 'unsigned' })
    expect(store.text).toBe(publication('fresh').expected.stored)
  })

  it('remembers by itself as long as the process lives, each publication apart', async () => {
    const newer = publication('rotation-1')
    const old = publication('fresh')
    const without = ({ options }: typeof old): Options => ({ ...options, store: undefined })
    expect(await read(`${BASE}a`, without(newer))).toMatchObject({ state: 'fresh', sequence: 8 })
    expect(await read(`${BASE}a/`, without(old))).toMatchObject({ state: 'unknown', reason: 'rolled-back' })
    expect(await read(`${BASE}b/`, without(old))).toMatchObject({ state: 'fresh', sequence: 7 })
  })

  it('asks for two files and leaves nothing of the reader’s behind', async () => {
    const { files, options } = publication('fresh')
    const seen: { url: string; cookie: boolean; referrer: boolean }[] = []
    const server = createServer((request, response) => {
      const { cookie, referer } = request.headers
      seen.push({ url: request.url ?? '', cookie: cookie !== undefined, referrer: referer !== undefined })
      response.end(request.url?.includes('head') ? files['head.json'] : files['status.json'])
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const { port } = server.address() as AddressInfo
      const reading = await read(`http://127.0.0.1:${port}/public`, { ...options, fetch: undefined })
      expect(reading).toMatchObject({ state: 'fresh' })
      expect(seen).toEqual([
        { url: '/public/head.json', cookie: false, referrer: false },
        { url: expect.stringMatching(/^\/public\/status\.json\?[0-9a-f]{16}$/), cookie: false, referrer: false },
      ])
    } finally {
      server.closeAllConnections()
      server.close()
    }
  })

  it('has the types that it says it has', () => {
    const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
    const reader = join(ROOT, 'integrations', 'reader')
    expect(execFileSync(process.execPath, [tsc, '--project', reader]).toString()).toBe('')
  })
})
