import { type FetchUnknown, NotFetched, told } from './fetched.js'

/** What codes of Node.js mean for somebody who wanted a page. */
const CODES: Readonly<Record<string, readonly [FetchUnknown, (host: string) => string]>> = {
  ENOTFOUND: ['unreachable', (host) => `There is no host ${host}.`],
  EAI_AGAIN: ['unreachable', (host) => `The name server does not say where ${host} is.`],
  ECONNREFUSED: ['unreachable', (host) => `${host} takes no connections.`],
  ECONNRESET: ['unreachable', (host) => `${host} broke the connection off.`],
  EPIPE: ['unreachable', (host) => `${host} broke the connection off.`],
  ETIMEDOUT: ['too-slow', (host) => `${host} does not answer in time.`],
  EHOSTUNREACH: ['unreachable', (host) => `${host} cannot be reached from here.`],
  ENETUNREACH: ['unreachable', (host) => `${host} cannot be reached from here.`],
  HPE_HEADER_OVERFLOW: ['too-large', (host) => `${host} sends headers without end.`],
  Z_DATA_ERROR: ['unreadable', (host) => `What ${host} sends cannot be unpacked.`],
  Z_BUF_ERROR: ['unreadable', (host) => `What ${host} sends cannot be unpacked: its end is missing.`],
  CERT_HAS_EXPIRED: ['unreachable', (host) => `The certificate of ${host} has expired.`],
  ERR_TLS_CERT_ALTNAME_INVALID: ['unreachable', (host) => `The certificate of ${host} is for another host.`],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['unreachable', untrusted],
  SELF_SIGNED_CERT_IN_CHAIN: ['unreachable', untrusted],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['unreachable', untrusted],
}

function untrusted(host: string): string {
  return `The certificate of ${host} is signed by nobody whom this machine trusts.`
}

/**
 * What went wrong between us and a server, in a sentence.
 *
 * @param isOver whether the time was over; what a stream fails with then depends on where it was.
 */
export function failure(error: unknown, host: string, isOver: boolean): NotFetched {
  if (isOver) return new NotFetched('too-slow', `${told(host)} does not come to an end in time.`)
  const code = codeOf(error)
  const [why, say] = CODES[code] ?? []
  if (why && say) return new NotFetched(why, say(told(host)))
  if (code.startsWith('HPE_'))
    return new NotFetched('unreadable', `What answers at ${told(host)} is not HTTP (${code}).`)
  if (code.startsWith('ERR__ERROR_FORMAT') || code.startsWith('ERR_BROTLI') || code.startsWith('ERR_PADDING'))
    return new NotFetched('unreadable', `What ${told(host)} sends cannot be unpacked.`)
  const said = code || (error instanceof Error ? told(error.message) : 'it failed')
  return new NotFetched('unreachable', `${told(host)} cannot be asked: ${said}.`)
}

/** The code of an error, or the first one where several addresses were tried. */
function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
