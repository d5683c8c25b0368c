import { existsSync, readFileSync } from 'node:fs'
import { blankNotice, DAY, HOUR, type Notice } from '../incident/incident.js'
import { readHead } from '../publish/head.js'
import type { Head } from '../publish/schema.js'

/** What the watchdog saw: when the last published night began, and why that is too old, if it is. */
export type Watched = {
  readonly generatedAt: string | null
  readonly run: string | null
  readonly why: string | null
}

const TIMEOUT_MS = 30_000
const MOST_BYTES = 100_000

/**
 * Looks at the head of what is published, and at nothing else: so it works from any machine. It asks how old it is, not whether
 * it is genuine: that is what readers verify.
 *
 * @param source an http(s) address, or a file.
 * @param hours how long ago the last night may have begun; the head's own time of expiry when absent.
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
  let head: Head
  try {
    head = readHead(text)
  } catch (error) {
    return { generatedAt: null, run: null, why: error instanceof Error ? error.message : String(error) }
  }
  const { run, at: generatedAt } = head.night ?? { run: null, at: head.issuedAt }
  const ends = hours === undefined ? Date.parse(head.expires) : Date.parse(generatedAt) + hours * HOUR
  const isFresh = now.getTime() < ends
  // A night in the future is no proof of life either: one of the two clocks is wrong.
  const isAhead = Date.parse(generatedAt) - now.getTime() > HOUR
  const why = isAhead
    ? `Its last night began at ${generatedAt}, which is yet to come: a clock is wrong.`
    : isFresh
      ? null
      : `Its last night began at ${generatedAt}, and what it found counted until ${new Date(ends).toISOString()}.`
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
  if (bytes.byteLength > MOST_BYTES) throw new Error('it is larger than any head')
  return new TextDecoder().decode(bytes)
}

/** An address may carry a token. */
function withoutSecrets(source: string): string {
  return source.replace(/[?#].*$/, '').replace(/\/\/[^/@]*@/, '//')
}
