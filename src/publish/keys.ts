import { createPrivateKey, createPublicKey } from 'node:crypto'
import { resolve } from 'node:path'
import { type CryptoKey, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose'
import { Mistake } from '../mistake/mistake.js'
import { readSecret, type Secret } from '../settings/secret.js'
import type { PublicKey } from './schema.js'

/** A key that heads are signed with. Its private part can be used, and neither read nor printed. */
export type SigningKey = { readonly kid: string; readonly publicKey: PublicKey; readonly privateKey: CryptoKey }

/** A private key as it is kept: a JWK of Ed25519 (RFC 8037). Never to be printed or logged. */
export type PrivateJwk = {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  readonly kid: string
  readonly x: string
  readonly d: string
}

/** The key that the settings name is none; the message says where it stands, and shows nothing of it. */
export class KeyError extends Mistake {}

/** So many keys sign at once: one, and while it is being replaced its successor as well. */
const MOST_KEYS = 2
/** 32 bytes in base64url. */
const KEY_BYTES = /^[A-Za-z0-9_-]{43}$/

/** Makes a key of Ed25519 from the system's randomness. */
export async function newKey(): Promise<PrivateJwk> {
  const { privateKey } = await generateKeyPair('Ed25519', { extractable: true })
  const { x = '', d = '' } = await exportJWK(privateKey)
  return { kty: 'OKP', crv: 'Ed25519', kid: await thumbprint(x), x, d }
}

/** What a key file or secret holds: the key, or while it is being replaced a list of the old one and the new. */
export function keyFile(keys: readonly PrivateJwk[]): string {
  return `${JSON.stringify(keys.length === 1 ? keys[0] : keys)}\n`
}

/** The public part of a private key. */
export function publicPart({ x, kid }: { readonly x: string; readonly kid: string }): PublicKey {
  return { kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' }
}

/**
 * The keys that sign, the older first; none where the settings name none, and what is published is then unsigned.
 *
 * @param settings `publish.key`, and the folder of the settings file.
 * @throws SecretError when the secret is not where the settings say, KeyError when it is no key.
 */
export async function signingKeys(settings: {
  readonly publish: { readonly key?: Secret | undefined }
  readonly root: string
}): Promise<readonly SigningKey[]> {
  const keys = await privateKeys(settings)
  return Promise.all(keys.map(signingKey))
}

/** As {@link signingKeys}, the private parts as they are kept: only for writing them to another file. */
export async function privateKeys({
  publish: { key },
  root,
}: Parameters<typeof signingKeys>[0]): Promise<readonly PrivateJwk[]> {
  return key ? parseKeys(readSecret(key, root), placeOf(key, root)) : []
}

/** A private key, made ready to sign with. */
export async function signingKey(jwk: PrivateJwk): Promise<SigningKey> {
  const privateKey = await importJWK({ kty: jwk.kty, crv: jwk.crv, x: jwk.x, d: jwk.d }, 'EdDSA', {
    extractable: false,
  })
  if (privateKey instanceof Uint8Array) throw new Error('a symmetric key cannot sign a head')
  return { kid: jwk.kid, publicKey: publicPart(jwk), privateKey }
}

/**
 * Reads one private JWK or a JSON list of up to two.
 *
 * @param place where the text comes from, for the message, which never quotes it.
 * @throws KeyError
 */
export async function parseKeys(text: string, place: string): Promise<readonly PrivateJwk[]> {
  const wrong = (what: string) =>
    new KeyError(`${place} holds no key to sign with: ${what}. \`guidewatch keys new\` makes one.`)
  if (text.includes('-----BEGIN')) throw wrong('it is in PEM, and a JWK (JSON) is expected')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw wrong('it is not JSON')
  }
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (list.length === 0 || list.length > MOST_KEYS)
    throw wrong(`it is a list of ${list.length} keys, and one or two are expected`)
  const keys = await Promise.all(
    list.map(async (one) => {
      const { kty, crv, x, d, kid } = (typeof one === 'object' && one !== null ? one : {}) as Record<string, unknown>
      if (kty !== 'OKP' || crv !== 'Ed25519') throw wrong('it is no JWK of Ed25519 (`"kty":"OKP","crv":"Ed25519"`)')
      if (d === undefined) throw wrong('it is a public key; the private one has a member `d` as well')
      if (typeof x !== 'string' || typeof d !== 'string' || !KEY_BYTES.test(x) || !KEY_BYTES.test(d))
        throw wrong('its members `x` and `d` are not 43 characters of base64url each')
      if (publicOf(x, d) !== x) throw wrong('its members `x` and `d` do not belong together')
      const own = await thumbprint(x)
      if (kid !== undefined && kid !== own) throw wrong(`its \`kid\` is not its thumbprint (RFC 7638), ${own}`)
      return { kty, crv, kid: own, x, d } as const
    }),
  )
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) throw wrong('it is a list with one key twice')
  return keys
}

/** The thumbprint of a public key of Ed25519 (RFC 7638): its `kid`. */
function thumbprint(x: string): Promise<string> {
  return calculateJwkThumbprint({ kty: 'OKP', crv: 'Ed25519', x })
}

function publicOf(x: string, d: string): string | undefined {
  const key = createPrivateKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x, d } })
  return createPublicKey(key).export({ format: 'jwk' }).x
}

function placeOf(secret: Secret, root: string): string {
  return 'env' in secret ? `The environment variable ${secret.env}` : `The file ${resolve(root, secret.file)}`
}
