import { createPublicKey, verify } from 'node:crypto'
import {
  createLocalJWKSet,
  type FlattenedJWSInput,
  type GeneralJWSInput,
  generalVerify,
  importJWK,
  type JWK,
} from 'jose'
import { beforeAll, describe, expect, it } from 'vitest'
import { read } from '../../integrations/reader/guidewatch-reader.js'
import { HeadError, jwks, makeHead, nextSequence, readHead, signHead } from '../../src/publish/head.js'
import { newKey, type SigningKey, signingKey } from '../../src/publish/keys.js'
import { headSchema, type PublicKey, type SignedHead } from '../../src/publish/schema.js'
import { hostOf } from '../helpers/vectors.js'
import { NIGHT, samplePublication } from './sample.js'

const STATUS = `${JSON.stringify(samplePublication().status)}\n`
const ISSUED = '2026-11-26T03:40:00.000Z'

const headOf = (keys: readonly SigningKey[], more: Partial<Parameters<typeof makeHead>[0]> = {}) =>
  makeHead({
    site: 'live',
    sequence: 7,
    issuedAt: ISSUED,
    expires: '2026-11-27T15:40:00.000Z',
    night: { run: '2026-11-26-031000', ...NIGHT },
    status: STATUS,
    keys,
    ...more,
  })

const jwkOf = ({ kty, crv, x, kid }: PublicKey): JWK => ({ kty, crv, x, kid, alg: 'EdDSA', use: 'sig' })

const envelope = (payload: string) =>
  JSON.stringify({ payload: Buffer.from(payload).toString('base64url'), signatures: [] })

describe('a head', () => {
  let old: SigningKey
  let successor: SigningKey
  beforeAll(async () => {
    old = await signingKey(await newKey())
    successor = await signingKey(await newKey())
  })

  it('is verified by jose and by Node.js itself, by either of two keys', async () => {
    const keys = [old, successor]
    const head = headOf(keys)
    const file = await signHead(head, keys)
    const jws = JSON.parse(file) as SignedHead
    for (const { publicKey } of keys) {
      const verified = await generalVerify(jws as GeneralJWSInput, await importJWK(jwkOf(publicKey)))
      expect(JSON.parse(Buffer.from(verified.payload).toString())).toEqual(head)
    }
    const set = createLocalJWKSet({ keys: jwks(keys).keys.map(jwkOf) })
    const found = (header: object, token: FlattenedJWSInput) => set(header as { alg: string }, token)
    expect((await generalVerify(jws as GeneralJWSInput, found)).protectedHeader).toEqual({
      alg: 'EdDSA',
      kid: old.kid,
      typ: 'guidewatch-head',
    })
    jws.signatures.forEach(({ protected: header, signature }, index) => {
      const key = createPublicKey({ format: 'jwk', key: { ...head.keys[index] } })
      const signed = Buffer.from(`${header}.${jws.payload}`)
      expect(verify(null, signed, key, Buffer.from(signature, 'base64url'))).toBe(true)
      expect(verify(null, Buffer.from(`${header}.x`), key, Buffer.from(signature, 'base64url'))).toBe(false)
    })
  })

  it('is read by the reader', async () => {
    const now = () => Date.parse('2026-11-26T12:00:00.000Z')
    const fetch = hostOf({ 'head.json': await signHead(headOf([old]), [old]), 'status.json': STATUS })
    const reading = await read('https://a.example', { keys: [old.kid], fetch, now })
    expect(reading).toMatchObject({ state: 'fresh', signed: true, sequence: 7, site: 'live' })
    expect(reading.link('facebook-objection')).toMatchObject({ state: 'verified', verifiedUntil: NIGHT.until })
    expect(reading.link('facebook-broken')).toMatchObject({ state: 'broken', reason: null })
    const unsigned = hostOf({ 'head.json': await signHead(headOf([]), []), 'status.json': STATUS })
    expect(await read('https://b.example', { fetch: unsigned, now })).toMatchObject({ reason: 'unsigned' })
    expect(await read('https://b.example', { fetch: unsigned, now, allowUnsigned: true })).toMatchObject({
      state: 'fresh',
      signed: false,
    })
  })

  it('has the same bytes every time, whatever the order of its members', async () => {
    const head = headOf([old])
    const file = await signHead(head, [old])
    const backwards = Object.fromEntries(Object.entries(head).reverse()) as typeof head
    expect(await signHead(backwards, [old])).toBe(file)
    expect(file).toMatch(/^\{"payload":"[\w-]+","signatures":\[\{"protected":"[\w-]+","signature":"[\w-]{86}"\}\]\}\n$/)
    expect(await signHead(headOf([]), [])).toMatch(/^\{"payload":"[\w-]+","signatures":\[\]\}\n$/)
  })

  it('is decoded without being verified, also one of a later minor version', async () => {
    const head = headOf([old])
    expect(readHead(await signHead(head, [old]))).toEqual(head)
    expect(readHead(envelope(JSON.stringify({ ...head, version: '1.4', mood: 'good' })))).toEqual({
      ...head,
      version: '1.4',
    })
    expect([nextSequence(head), nextSequence(null)]).toEqual([8, 1])
  })

  it.each([
    ['<!doctype html>', 'This is no head of a publication: it is not JSON.'],
    ['{}', 'This is no head of a publication: it is no JWS with payload and signatures.'],
    [envelope('{'), 'This is no head of a publication: its payload is not JSON.'],
    [envelope('null'), /^This is no head of a publication: `payload` is wrong/],
    [
      envelope('{"version":"1.0","site":"live","sequence":0}'),
      /^This is no head of a publication: `sequence` is wrong/,
    ],
    [envelope('{"version":"2.0"}'), 'This head has version 2.0; this guidewatch reads 1.x only.'],
  ])('says what is wrong with %s', (text, message) => {
    expect(() => readHead(text)).toThrow(HeadError)
    expect(() => readHead(text)).toThrow(message)
  })

  it('is not made so that readers would refuse it', async () => {
    expect(() => headOf([old], { expires: '2026-11-28T03:40:00.001Z' })).toThrow('readers take 48 hours at most')
    expect(() => headOf([old], { expires: ISSUED })).toThrow('cannot expire')
    expect(headSchema.parse(headOf([old], { expires: '2026-11-28T03:40:00.000Z' })).keys).toHaveLength(1)
    await expect(signHead(headOf([old]), [successor])).rejects.toThrow('signed by all keys that it lists')
    await expect(signHead(headOf([old, successor]), [old])).rejects.toThrow('signed by all keys that it lists')
    await expect(signHead(headOf([]), [old])).rejects.toThrow('signed by all keys that it lists')
  })
})
