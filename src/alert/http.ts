import type { Handover } from './channel.js'

/** Milliseconds that another machine may take to answer. */
const TIMEOUT_MS = 30_000

/**
 * Does something over HTTP and tells how it went: 4xx is final, except for those that ask to wait (408, 425, 429) or
 * to log in again (401, 403: the operator can mend that); all else may pass. Never throws.
 */
export async function handOverByHttp(send: (signal: AbortSignal) => Promise<Response>): Promise<Handover> {
  try {
    const response = await send(AbortSignal.timeout(TIMEOUT_MS))
    const said = `HTTP ${response.status}`
    await response.body?.cancel()
    if (response.ok) return { kind: 'delivered', said }
    const final =
      response.status >= 400 && response.status < 500 && ![401, 403, 408, 425, 429].includes(response.status)
    return final ? { kind: 'refused', said } : { kind: 'later', said, down: true }
  } catch (error) {
    // The address may be a secret, so only what went wrong is told.
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    const said = code || (error instanceof Error ? error.message.replace(/https?:\/\/\S+/g, '…') : 'failed')
    return { kind: 'later', said, down: true }
  }
}
