import type { Session } from '../../screen/session.js'
import { foldText } from './fold.js'

/** What must not be shown, and where a page may hold it. */
export type Secret = {
  readonly text: string
  /**
   * `typed`: a password, an e-mail address, whatever its owner wrote down as it is: found in every encoding, whole,
   * or cut. `token`: a value of a cookie or of the storage: found as it is, or cut. `name`: a word of a person's
   * name: found where it stands as a word.
   */
  readonly kind: 'typed' | 'token' | 'name'
}

/** Particles of names are everyday words: nobody is known by them. */
const PARTICLES = new Set(
  'von vom van der den dem des de del della di da do dos das du la le las los lo el al il zu zum zur af av och y e und and und ter ten te op het aan ben bin bint ibn abu mac mc san st saint sr jr dr prof mr mrs ms herr frau the'.split(
    ' ',
  ),
)

/** Everything in a session that redaction must know: what the owner listed, each name by itself, cookies and storage. */
export function secretsOf(session: Session): readonly Secret[] {
  const listed = session.private.flatMap((entry): Secret[] => [
    { text: entry, kind: isWords(entry) ? 'name' : 'typed' },
    ...nameWords(entry).map((text): Secret => ({ text, kind: 'name' })),
  ])
  const cookies = session.storageState.cookies.map((cookie) => cookie.value)
  const { origins } = session.storageState
  const stored = origins.flatMap((origin) => origin.localStorage.map((entry) => entry.value))
  const databases = origins.flatMap((origin) => origin.indexedDB ?? []).flatMap(leavesIn)
  const tokens = [...cookies, ...stored, ...databases].flatMap(leavesOf).filter(tellsWho)
  return [...listed, ...tokens.map((text): Secret => ({ text, kind: 'token' }))]
}

/** Values that are typed: passwords and the like. */
export function typedSecrets(values: readonly string[]): readonly Secret[] {
  return values.map((text) => ({ text, kind: 'typed' }))
}

function isWords(entry: string): boolean {
  return /^[\p{L}\p{M}'’. -]+$/u.test(entry)
}

/** The words of a name, and of the part of an e-mail address before the `@`; the provider's name is nobody's. */
function nameWords(entry: string): readonly string[] {
  const own = entry.replace(/@\S*/g, ' ')
  return own.split(/[^\p{L}\p{M}]+/u).filter((word) => word.length >= 3 && !PARTICLES.has(foldText(word)))
}

/** A stored value may be JSON, or percent-encoded; what counts is what is in it. */
function leavesOf(value: string): readonly string[] {
  const plain = decodePercent(value.slice(0, 20_000))
  const leaves = /^[[{"]/.test(plain) ? jsonLeaves(plain) : undefined
  return leaves ?? [...new Set([value, plain])]
}

function jsonLeaves(text: string): readonly string[] | undefined {
  try {
    return leavesIn(JSON.parse(text))
  } catch {
    return undefined
  }
}

/** Texts and numbers within a value; of a database that is larger than any log-in, the first ones. */
function leavesIn(value: unknown): readonly string[] {
  const leaves: string[] = []
  const visit = (part: unknown, depth: number): void => {
    if (leaves.length >= 200 || depth > 20) return
    if (typeof part === 'string' || typeof part === 'number') leaves.push(String(part))
    else if (part && typeof part === 'object') for (const one of Object.values(part)) visit(one, depth + 1)
  }
  visit(value, 0)
  return leaves
}

function decodePercent(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/**
 * True for values that can tell an account or a visit from others: mixed letters and digits, long numbers. Settings
 * ("essential", "2026-05-26", "de-DE", "Europe/Berlin") are not, and hiding them would hide the page.
 */
function tellsWho(value: string): boolean {
  if (value.length < 8 || value.length > 4096 || /\s/.test(value)) return false
  if (/^(?:19|20)\d\d-?\d\d-?\d\d(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?$/.test(value)) return false
  if (/^\d+$/.test(value)) return new Set(value).size >= 3
  if (/\d/.test(value) && /\p{L}/u.test(value)) return true
  return (
    value.length >= 20 && /[a-z]/.test(value) && /[A-Z]/.test(value) && (value.match(/[a-z][A-Z]/g) ?? []).length >= 3
  )
}
