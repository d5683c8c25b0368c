import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Link, read, Store } from '../../integrations/reader/guidewatch-reader.js'
import { ROOT } from './cli.js'

type ExpectedLink = Pick<Link, 'state' | 'reason' | 'url' | 'verifiedAt' | 'verifiedUntil'>

/** A test vector of the reader, as docs/reader.md describes it. */
export type Vector = {
  readonly name: string
  readonly description: string
  readonly now: string
  readonly keys: readonly string[] | null
  readonly allowUnsigned: boolean
  readonly stored: string | null
  readonly files: Readonly<Record<'head.json' | 'status.json', string | null>>
  readonly expected: {
    readonly state: 'fresh' | 'unknown'
    readonly reason: string | null
    readonly signed: boolean
    readonly sequence: number | null
    readonly issuedAt: string | null
    readonly expires: string | null
    readonly site: string | null
    readonly links: Readonly<Record<string, ExpectedLink>>
    readonly stored: string | null
  }
}

export const VECTORS_FOLDER = join(ROOT, 'integrations', 'reader', 'vectors')

export function readVectors(): readonly Vector[] {
  return readdirSync(VECTORS_FOLDER)
    .filter((name) => name !== 'index.json')
    .map((name) => JSON.parse(readFileSync(join(VECTORS_FOLDER, name), 'utf8')) as Vector)
}

/** Answers as a host that has these files. */
export function hostOf(files: Readonly<Record<string, string | Uint8Array<ArrayBuffer> | null>>): typeof fetch {
  return async (url) => {
    const content = files[new URL(String(url)).pathname.replace(/.*\//, '')]
    return content === null || content === undefined
      ? new Response('not found', { status: 404 })
      : new Response(content)
  }
}

/**
 * What a reader makes of a vector, in the shape of what is expected. It runs in pages, too, so it uses nothing but its
 * arguments.
 */
export async function outcome(
  reader: { readonly read: typeof read },
  vector: Vector,
  base: string,
  fetch?: typeof globalThis.fetch,
): Promise<Vector['expected']> {
  let stored = vector.stored
  const store: Store = {
    get: () => stored,
    set: (text) => {
      stored = text
    },
  }
  const { keys, allowUnsigned } = vector
  const reading = await reader.read(base, { keys, allowUnsigned, store, fetch, now: () => Date.parse(vector.now) })
  const links = Object.keys(vector.expected.links).map((id) => {
    const { state, reason, url, verifiedAt, verifiedUntil } = reading.link(id)
    return [id, { state, reason, url, verifiedAt, verifiedUntil }]
  })
  const { state, reason, signed, sequence, issuedAt, expires, site } = reading
  return { state, reason, signed, sequence, issuedAt, expires, site, links: Object.fromEntries(links), stored }
}
