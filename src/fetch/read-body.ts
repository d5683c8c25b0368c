import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { NotFetched, told } from './fetched.js'

type Limits = { readonly url: URL; readonly maxBytes: number; readonly cuts?: boolean }

/** What is asked for; other servers send deflate unasked. */
export const CODINGS = 'gzip, br'

/**
 * The body of an answer, unpacked. No more is ever in memory than the limit and one chunk, however far it would unpack.
 *
 * @throws NotFetched when it is too large, or packed in a way that nobody asked for; else what the stream fails with.
 */
export async function readBody(response: IncomingMessage, limits: Limits): Promise<Buffer> {
  const { maxBytes, cuts, url } = limits
  const announced = Number(response.headers['content-length'] ?? 0)
  if (announced > maxBytes && !cuts) throw tooLarge(limits)
  const chunks: Buffer[] = []
  let size = 0
  const stream = unpacked(response, url)
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const rest = maxBytes - size
      size += chunk.length
      chunks.push(chunk.length > rest ? chunk.subarray(0, rest) : chunk)
      if (size <= maxBytes) continue
      if (!cuts) throw tooLarge(limits)
      break
    }
  } finally {
    stream.destroy()
  }
  return Buffer.concat(chunks)
}

function unpacked(response: IncomingMessage, { host }: URL): Readable {
  const coding = (response.headers['content-encoding'] ?? '').trim().toLowerCase()
  if (coding === '' || coding === 'identity') return response
  const make = {
    gzip: createGunzip,
    'x-gzip': createGunzip,
    br: createBrotliDecompress,
    deflate: createInflate,
  }[coding]
  if (!make) throw new NotFetched('unreadable', `${told(host)} sends it packed as \`${told(coding)}\`, unasked.`)
  const unpacker = make()
  response.on('error', (error) => unpacker.destroy(error))
  return response.pipe(unpacker)
}

function tooLarge({ url, maxBytes }: Limits): NotFetched {
  const megabytes = Number((maxBytes / 1_000_000).toFixed(3))
  return new NotFetched('too-large', `What ${told(url.host)} sends is larger than ${megabytes} MB.`)
}
