import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Head, PublicKey, PublishedLink, Status } from '../../../src/publish/schema.js'
import { sampleLink, samplePublication } from '../../../test/publish/sample.js'

// A publication on 127.0.0.1 that can be brought into any condition, signed with node:crypto and thus by other code than
// the one that publishes.

export type Key = { readonly kid: string; readonly publicKey: PublicKey; readonly privateKey: KeyObject }

/** A new key of Ed25519, its `kid` the thumbprint of RFC 7638. */
export function newKey(): Key {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const x = publicKey.export({ format: 'jwk' }).x ?? ''
  const kid = createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url')
  return { kid, publicKey: { kty: 'OKP', crv: 'Ed25519', x, kid, use: 'sig', alg: 'EdDSA' }, privateKey }
}

const HOUR = 3_600_000
export const isoIn = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString()

/** `head.json` and `status.json`, as a publisher would upload them now. */
export function publicationOf(
  status: Status,
  keys: readonly Key[],
  more: Partial<Head> = {},
): { readonly head: string; readonly status: string } {
  const bytes = `${JSON.stringify(status)}\n`
  const head: Head = {
    version: '1.0',
    site: status.site,
    sequence: 1,
    issuedAt: isoIn(0),
    expires: isoIn(36 * HOUR),
    night: { run: 'trial', at: isoIn(-HOUR), until: isoIn(7 * 24 * HOUR) },
    status: {
      file: 'status.json',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      bytes: Buffer.byteLength(bytes),
    },
    keys: keys.map(({ publicKey }) => publicKey),
    ...more,
  }
  const payload = Buffer.from(JSON.stringify(head)).toString('base64url')
  const signatures = keys.map(({ kid, privateKey }) => {
    const header = { alg: 'EdDSA', kid, typ: 'guidewatch-head' }
    const protectedHeader = Buffer.from(JSON.stringify(header)).toString('base64url')
    const signature = sign(null, Buffer.from(`${protectedHeader}.${payload}`), privateKey).toString('base64url')
    return { protected: protectedHeader, signature }
  })
  return { head: `${JSON.stringify({ payload, signatures })}\n`, status: bytes }
}

/** The sample's links, the verified one replaced by what is given. */
export function statusWith(...links: readonly PublishedLink[]): Status {
  const { status } = samplePublication()
  const replaced = new Set(links.map(({ id }) => id))
  return { ...status, links: [...status.links.filter(({ id }) => !replaced.has(id)), ...links] }
}

export const verifiedLink = (more: Partial<PublishedLink> = {}) => sampleLink('facebook-objection', 'verified', more)

/** How the server answers: as it should, never, with a redirect, with status 500, or with more than anyone reads. */
export type Manner = 'well' | 'silent' | 'redirects' | 'fails' | 'floods'

export type Publication = {
  readonly address: string
  readonly requests: string[]
  files: { head: string; status: string }
  manner: Manner
  close(): Promise<void>
}

/** Serves a publication on a free port of 127.0.0.1. */
export async function startPublication(): Promise<Publication> {
  const requests: string[] = []
  const publication = { files: { head: '', status: '' }, manner: 'well' as Manner, requests }
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    answer(publication, (request.url ?? '').replace(/\?.*/, ''), response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return Object.assign(publication, {
    address: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  })
}

function answer({ files, manner }: Pick<Publication, 'files' | 'manner'>, url: string, response: ServerResponse): void {
  if (manner === 'silent') return
  if (manner === 'redirects') response.writeHead(302, { location: 'http://127.0.0.1:9/head.json' }).end()
  else if (manner === 'fails') response.writeHead(500).end('sorry')
  else if (manner === 'floods') response.writeHead(200).end('{'.repeat(1_000_000))
  else if (url === '/head.json') response.writeHead(200, { 'content-type': 'application/json' }).end(files.head)
  else if (url === '/status.json') response.writeHead(200, { 'content-type': 'application/json' }).end(files.status)
  else response.writeHead(404).end()
}
