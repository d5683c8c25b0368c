import { createHash, createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto'

// What the vectors are made of: keys that everybody knows, a night, a status, a head, and signatures right and wrong.

/** Ed25519 in PKCS #8: this, and the 32 bytes of the seed. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

function testKey(seed) {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.alloc(32, seed)]), format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  const kid = createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url')
  return { key, kid, jwk: { kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' } }
}

/** The key that readers trust, its successor, and one of somebody else. */
export const OLD = testKey(1)
export const NEW = testKey(2)
export const STRANGER = testKey(3)

export const NOW = '2026-11-26T12:00:00.000Z'
export const ISSUED = '2026-11-26T03:40:00.000Z'
export const EXPIRES = '2026-11-27T15:40:00.000Z'
export const NIGHT = { run: '2026-11-26-031000', at: '2026-11-26T03:10:00.000Z', until: '2026-12-03T03:10:00.000Z' }

function link(id, state, more = {}) {
  return {
    id,
    titles: { en: `The link ${id}`, de: `Der Link ${id}` },
    state,
    url: `https://www.example.org/${id}`,
    verifiedAt: '2026-11-20T03:10:00.000Z',
    verifiedUntil: '2026-11-27T03:10:00.000Z',
    verifiedSince: null,
    renewed: false,
    action: { en: 'Use another way.', de: 'Nimm einen anderen Weg.' },
    address: `go/${id}/`,
    pages: { en: `en/${id}.html`, de: `de/${id}.html` },
    deadline: null,
    instead: [],
    routes: [],
    claims: [],
    history: [],
    evidence: [],
    ...more,
  }
}

/** Verified by every night since the file was written: the head says until when. */
export const OBJECTION = link('objection', 'verified', {
  verifiedAt: '2026-11-24T03:10:00.000Z',
  verifiedUntil: '2026-12-01T03:10:00.000Z',
  verifiedSince: '2026-09-02T03:10:00.000Z',
  renewed: true,
  action: null,
})
/** Verified once, and not by the last night. */
export const DELETION = link('deletion', 'verified', { action: null })
export const OTHERS = [
  link('changed-form', 'changed'),
  link('dead-form', 'broken'),
  link('old-form', 'retired', { url: null }),
  link('unseen-form', 'unknown', { verifiedAt: null, verifiedUntil: null }),
]

export function statusOf(links = [OBJECTION, DELETION], more = {}) {
  const publisher = {
    name: 'Digital Rights Example',
    url: 'https://rights.example.org',
    contact: 'links@rights.example.org',
  }
  return `${JSON.stringify({ version: '1.0', site: 'live', publisher, links, ...more })}\n`
}

export function headOf(status, more = {}) {
  return {
    version: '1.0',
    site: 'live',
    sequence: 7,
    issuedAt: ISSUED,
    expires: EXPIRES,
    night: NIGHT,
    status: { file: 'status.json', sha256: sha256(status), bytes: Buffer.byteLength(status) },
    keys: [OLD.jwk],
    ...more,
  }
}

export const base64url = (text) => Buffer.from(text).toString('base64url')
const sha256 = (text) => createHash('sha256').update(text).digest('hex')

/** A signature of a payload in base64url. `by` may be HMAC with the public key, or nobody at all. */
export function signature(payload, signer, header = {}, by = 'EdDSA') {
  const head = base64url(JSON.stringify({ alg: 'EdDSA', kid: signer.kid, typ: 'guidewatch-head', ...header }))
  const signed = Buffer.from(`${head}.${payload}`)
  if (by === 'nobody') return { protected: head, signature: '' }
  const bytes =
    by === 'HS256'
      ? createHmac('sha256', Buffer.from(signer.jwk.x, 'base64url')).update(signed).digest()
      : sign(null, signed, signer.key)
  return { protected: head, signature: bytes.toString('base64url') }
}

/** `head.json` as guidewatch writes it. */
export function signedHead(head, signers = [OLD]) {
  return signedText(JSON.stringify(head), signers)
}

export function signedText(text, signers = [OLD]) {
  const payload = base64url(text)
  return envelope(
    payload,
    signers.map((signer) => signature(payload, signer)),
  )
}

export function envelope(payload, signatures) {
  return `${JSON.stringify({ payload, signatures })}\n`
}

/** The text that a reader keeps after a head and a status were verified. */
export function memoryOf(head, status, more = {}) {
  return JSON.stringify({
    version: 1,
    sequence: head.sequence,
    status: sha256(status),
    keys: head.keys.map(({ kid }) => kid),
    links: JSON.parse(status)
      .links.map(({ id }) => id)
      .sort(),
    ...more,
  })
}
