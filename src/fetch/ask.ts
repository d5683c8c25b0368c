import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns'
import { request as http, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as https } from 'node:https'
import type { LookupFunction } from 'node:net'
import { isPublicAddress } from './address.js'
import { NotFetched } from './fetched.js'
import { isAllowed, notPublic } from './place.js'
import { readBody } from './read-body.js'
import { failure } from './trouble.js'

/** Turns a name into addresses, as `dns.lookup` with `all` does. */
export type Resolve = (
  hostname: string,
  options: LookupAllOptions,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/** One question to one server. */
export type Question = {
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  /** Bytes of an answer at most, as sent and unpacked. */
  readonly maxBytes: number
  /** What is too long is cut off instead of refused. */
  readonly cuts?: boolean
  /** Ends it, in the midst of an answer too. */
  readonly signal: AbortSignal
  /** Hosts near by that may be asked. */
  readonly near: readonly string[]
  readonly resolve?: Resolve
}

/** What the server said. The body is only read of an answer with status 200. */
export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }

/**
 * One GET, without cookies, without following anything. The addresses that a name stands for are checked where the
 * connection takes them from, so that what was checked is what is connected to, whatever the name stands for later.
 *
 * @param question its `url` has gone through `placeOf`.
 * @throws NotFetched
 */
export async function ask(question: Question): Promise<Answer> {
  const { url, headers, signal, near, resolve = lookup } = question
  try {
    const response = await new Promise<IncomingMessage>((answered, failed) => {
      const send = url.protocol === 'https:' ? https : http
      // An agent of its own: no connection is kept, and no proxy of the environment looks names up in our place.
      send(url, { headers, signal, agent: false, lookup: checked(url, near, resolve) })
        .once('response', answered)
        .on('error', failed)
        .end()
    })
    try {
      const status = response.statusCode ?? 0
      const body = status === 200 ? await readBody(response, question) : Buffer.alloc(0)
      return { status, headers: response.headers, body }
    } finally {
      response.destroy()
    }
  } catch (error) {
    throw error instanceof NotFetched ? error : failure(error, url.host, signal.aborted)
  }
}

/** Looks a name up; where one of its addresses is near by, none is given. */
function checked(url: URL, near: readonly string[], resolve: Resolve): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      const bad = isAllowed(url, near) ? undefined : addresses?.find(({ address }) => !isPublicAddress(address))
      if (error || !first) done(error ?? new Error('no address'), '')
      else if (bad) done(notPublic(url.host, bad.address), '')
      else if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
  }
}
