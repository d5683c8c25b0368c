import { readSecret } from '../settings/secret.js'
import type { Settings } from '../settings/settings.js'

const TIMEOUT_MS = 10_000
const ATTEMPTS = 3

/**
 * Tells a dead man's switch how the night goes, as Healthchecks has it: the check's address, with `/start` or `/fail`
 * (https://healthchecks.io/docs/http_api/). What it is not told in time it takes for an alarm, so this never throws.
 *
 * @param said what an operator wants to read there; nothing of a page.
 * @returns why it could not be told, or `undefined`.
 */
export async function ping(
  settings: Settings,
  what: 'start' | 'success' | 'fail',
  said = '',
): Promise<string | undefined> {
  const secret = settings.schedule.ping
  if (!secret) return undefined
  let why = ''
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      const url = new URL(readSecret(secret, settings.root))
      if (what !== 'success') url.pathname = `${url.pathname.replace(/\/$/, '')}/${what}`
      const response = await fetch(url, {
        method: 'POST',
        body: said.slice(0, 10_000),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      await response.body?.cancel()
      if (response.ok) return undefined
      why = `HTTP ${response.status}`
    } catch (error) {
      // The address is a secret of sorts: who knows it can keep the alarm from going off.
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
      why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'it cannot be reached'
    }
  }
  return `The dead man's switch was not told (${what}): ${why}.`
}
