import { createHash } from 'node:crypto'
import { GeneralSign } from 'jose'
import { Mistake } from '../mistake/mistake.js'
import type { SigningKey } from './keys.js'
import { type Head, headSchema, type PublicKey, type SignedHead, signedHeadSchema, VERSION } from './schema.js'

/** `typ` of the protected header: a signature of a head is good for nothing else, and no other one for a head. */
export const HEAD_TYPE = 'guidewatch-head'

/** Milliseconds from `issuedAt` to `expires` at most; readers refuse more. */
export const LONGEST_LIFE = 48 * 3_600_000

/** A file that should be a head is none, or one of a later guidewatch; the message says why. */
export class HeadError extends Mistake {}

/**
 * The head of a publication, not signed yet.
 *
 * @param parts.status the bytes of `status.json`.
 * @param parts.keys those that will sign it; none when it stays unsigned.
 * @throws Error when `expires` is not after `issuedAt`, or more than 48 hours after it.
 */
export function makeHead(parts: {
  readonly site: Head['site']
  readonly sequence: number
  readonly issuedAt: string
  readonly expires: string
  readonly night: Head['night']
  readonly status: string | Uint8Array
  readonly keys: readonly { readonly publicKey: PublicKey }[]
}): Head {
  const { site, sequence, issuedAt, expires, night, keys } = parts
  const life = Date.parse(expires) - Date.parse(issuedAt)
  if (!(life > 0 && life <= LONGEST_LIFE))
    throw new Error(`a head of ${issuedAt} cannot expire at ${expires}: readers take 48 hours at most`)
  const bytes = typeof parts.status === 'string' ? Buffer.from(parts.status) : parts.status
  return headSchema.parse({
    version: VERSION,
    site,
    sequence,
    issuedAt,
    expires,
    night,
    status: {
      file: 'status.json',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: bytes.length,
    },
    keys: keys.map(({ publicKey }) => publicKey),
  })
}

/** The sequence of the head that follows this one; 1 where nothing was published yet. */
export function nextSequence(previous: Head | null): number {
  return (previous?.sequence ?? 0) + 1
}

/**
 * The bytes of `head.json`: a JWS in general JSON serialisation, without white space, with one newline at its end. The same
 * head and keys give the same bytes (Ed25519 takes no randomness).
 *
 * @param keys one, or two while one is replaced, all among the head's; none leaves it unsigned.
 */
export async function signHead(head: Head, keys: readonly SigningKey[]): Promise<string> {
  const listed = new Set(head.keys.map(({ kid }) => kid))
  if (keys.length !== listed.size || keys.some(({ kid }) => !listed.has(kid)))
    throw new Error('a head is signed by all keys that it lists, and by no other')
  // The schema puts the members in its own order.
  const payload = Buffer.from(JSON.stringify(headSchema.parse(head)))
  if (keys.length === 0) return fileOf({ payload: payload.toString('base64url'), signatures: [] })
  const jws = new GeneralSign(payload)
  for (const { kid, privateKey } of keys)
    jws.addSignature(privateKey).setProtectedHeader({ alg: 'EdDSA', kid, typ: HEAD_TYPE })
  return fileOf(signedHeadSchema.parse(await jws.sign()))
}

function fileOf({ payload, signatures }: SignedHead): string {
  const ordered = signatures.map((one) => ({ protected: one.protected, signature: one.signature }))
  return `${JSON.stringify({ payload, signatures: ordered })}\n`
}

/**
 * What a head says. It is decoded, not verified: for one's own files, and for a watchdog that only asks how old they are.
 *
 * @throws HeadError
 */
export function readHead(text: string): Head {
  const jws = signedHeadSchema.safeParse(jsonOf(text, 'it is not JSON'))
  if (!jws.success) throw new HeadError('This is no head of a publication: it is no JWS with payload and signatures.')
  const payload = jsonOf(Buffer.from(jws.data.payload, 'base64url').toString('utf8'), 'its payload is not JSON')
  const { version } = (payload ?? {}) as { version?: unknown }
  if (typeof version === 'string' && majorOf(version) !== majorOf(VERSION))
    throw new HeadError(
      `This head has version ${version.slice(0, 20)}; this guidewatch reads ${majorOf(VERSION)}.x only.`,
    )
  const head = headSchema.safeParse(payload)
  if (head.success) return head.data
  const [issue] = head.error.issues
  throw new HeadError(
    `This is no head of a publication: \`${issue?.path.join('.') || 'payload'}\` is wrong (${issue?.message}).`,
  )
}

const majorOf = (version: string) => version.split('.')[0]

function jsonOf(text: string, problem: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HeadError(`This is no head of a publication: ${problem}.`)
  }
}

/** `keys.json`: the public keys as a JSON Web Key Set (RFC 7517). */
export function jwks(keys: readonly { readonly publicKey: PublicKey }[]): { readonly keys: readonly PublicKey[] } {
  return { keys: keys.map(({ publicKey }) => publicKey) }
}
