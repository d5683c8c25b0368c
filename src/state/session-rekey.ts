import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Mistake } from '../mistake/mistake.js'
import { reasonOf, WriteError } from './files.js'
import { withLock } from './lock.js'
import type { Seal } from './session-keys.js'
import { readHeader, readSession, SessionError, type SessionHeader, writeSession } from './sessions.js'

/** Whom a session is sealed for before and after, as public keys; none stands for the passphrase. */
export type Resealing = {
  readonly account: string
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly kind: 'sealed' | 'same' | 'missing' | 'failed'
  /** Why it failed. */
  readonly said: string | null
}

const PATIENCE_MS = 10_000

/**
 * Seals the session of an account for those that the settings name now, one generation on. One that is sealed for
 * exactly them stays as it is.
 *
 * @param write false to tell only what would be done.
 * @returns what was done; a file that cannot be opened is `failed`, so that it keeps no other account back.
 */
export async function reseal(
  account: string,
  file: string,
  seal: Seal,
  now: number,
  write: boolean,
): Promise<Resealing> {
  const after = seal.recipients
  const done = (kind: Resealing['kind'], before: readonly string[] = [], said: string | null = null): Resealing => ({
    account,
    before,
    after,
    kind,
    said,
  })
  let header: SessionHeader | undefined
  try {
    header = readHeader(file)
    if (!header) return done('missing')
    if (header.generation > 0 && isSameSet(header.recipients, after)) return done('same', header.recipients)
    // Opened also where nothing is written: whoever tries first is to know whether it will go.
    const stored = await readSession(file, seal.keys, account)
    if (!stored) return done('missing')
    const { session } = stored
    const { generation: base, signedInAt, savedBy } = stored.header
    if (write) await writeSession(file, { account, session, base, signedInAt, savedBy, now, before: stored }, seal)
    return done('sealed', header.recipients)
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    return done('failed', header?.recipients, error.message)
  }
}

/**
 * Deletes a session here, and what was put aside of it.
 *
 * @throws SessionError when there is none; WriteError when it cannot be deleted.
 */
export async function deleteSession(account: string, file: string): Promise<void> {
  if (!existsSync(file)) throw new SessionError(`There is no session of \`${account}\` here (${file}).`)
  await withLock(`${file}.lock`, 'a session is being deleted', PATIENCE_MS, () => {
    try {
      rmSync(file)
      for (const leftover of leftoversOf(file)) rmSync(leftover, { force: true })
    } catch (error) {
      throw new WriteError(`${file} could not be deleted: ${reasonOf(error)}`)
    }
  })
}

/** What was put aside of a session, and drafts that a crash left. */
function leftoversOf(file: string): readonly string[] {
  const folder = dirname(file)
  const own = `.${basename(file)}.`
  const drafts = readdirSync(folder).filter((name) => name.startsWith(own) && name.endsWith('.tmp'))
  return [`${file}.damaged`, ...drafts.map((name) => join(folder, name))]
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((key) => other.includes(key))
}
