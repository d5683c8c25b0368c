import { existsSync, readFileSync } from 'node:fs'
import { blankNotice, DAY, HOUR, type Notice } from '../incident/incident.js'
import { statusSchema } from '../night/status.js'

/** What the watchdog saw: when the status was made, and why that is too old, if it is. */
export type Watched = {
  readonly generatedAt: string | null
  readonly run: string | null
  readonly why: string | null
}

const TIMEOUT_MS = 30_000
const MOST_BYTES = 5_000_000

/**
 * Looks at what is published, and at nothing else: so it works from any machine.
 *
 * @param source an http(s) address, or a file.
 * @param hours how old the status may be at most; its own time of expiry when absent.
 */
export async function watch(source: string, hours: number | undefined, now: Date): Promise<Watched> {
  let text: string
  try {
    text = await read(source)
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return {
      generatedAt: null,
      run: null,
      why: `It cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
    }
  }
  const parsed = statusSchema.safeParse(parseJson(text))
  if (!parsed.success) return { generatedAt: null, run: null, why: 'It is no status of guidewatch, or a damaged one.' }
  const { generatedAt, expires, run } = parsed.data
  const ends = hours === undefined ? Date.parse(expires) : Date.parse(generatedAt) + hours * HOUR
  const isFresh = now.getTime() < ends
  // A status from the future is no proof of life either: one of the two clocks is wrong.
  const isAhead = Date.parse(generatedAt) - now.getTime() > HOUR
  const why = isAhead
    ? `It was made at ${generatedAt}, which is yet to come: a clock is wrong.`
    : isFresh
      ? null
      : `It was made at ${generatedAt} and expired at ${new Date(ends).toISOString()}.`
  return { generatedAt, run, why }
}

/** What the watchdog tells: once when guidewatch falls silent, and again every week that it stays so. */
export function overdueNotice(source: string, { generatedAt, run, why }: Watched, now: Date): Notice {
  const week = Math.floor((now.getTime() - Date.parse(generatedAt ?? now.toISOString())) / (7 * DAY))
  const id = run === null ? `overdue-unreadable-${now.toISOString().slice(0, 10)}` : `overdue-${run}-${week}`
  return {
    ...blankNotice('live', now.toISOString()),
    id,
    kind: 'overdue',
    audience: 'operator',
    overdue: { source: withoutSecrets(source), generatedAt, why: why ?? '' },
  }
}

async function read(source: string): Promise<string> {
  if (!/^https?:/.test(source)) {
    if (!existsSync(source)) throw new Error('there is no such file')
    return readFileSync(source, 'utf8')
  }
  const response = await fetch(source, { signal: AbortSignal.timeout(TIMEOUT_MS), cache: 'no-store' })
  if (!response.ok) throw new Error(`HTTP ${response.status}`)
  const bytes = await response.arrayBuffer()
  if (bytes.byteLength > MOST_BYTES) throw new Error('it is larger than any status')
  return new TextDecoder().decode(bytes)
}

/** An address may carry a token. */
function withoutSecrets(source: string): string {
  return source.replace(/[?#].*$/, '').replace(/\/\/[^/@]*@/, '//')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
