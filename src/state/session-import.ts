import { existsSync, readFileSync, statSync } from 'node:fs'
import { BadInputError } from '../mistake/mistake.js'
import { type StorageState, storageStateSchema } from '../screen/session.js'
import { parseJson } from './session-file.js'
import type { SessionKeys } from './session-keys.js'
import { readHeader, readSession, SessionError, type SessionToWrite, type StoredSession } from './sessions.js'

/** What a file that is to be imported holds: a sealed session, or the plain storage state of a browser. */
export type Imported =
  | { readonly kind: 'sealed'; readonly stored: StoredSession }
  | { readonly kind: 'plain'; readonly storageState: StorageState }

/** Larger files are not read at all; in bytes. */
const LARGEST = 64_000_000

/**
 * Reads a session that was exported, or a storage state as Playwright writes it.
 *
 * @param account whose it has to be.
 * @throws BadInputError when it is neither; SessionError when it is sealed and cannot be opened. Neither quotes it.
 */
export async function readImport(file: string, keys: SessionKeys, account: string): Promise<Imported> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new BadInputError(`There is no file ${file}.`)
  if (statSync(file).size > LARGEST) throw new BadInputError(`${file} is larger than any session.`)
  const text = readFileSync(file, 'utf8')
  const value = parseJson(text)
  const isPlain = typeof value === 'object' && value !== null && 'cookies' in value
  if (isPlain) {
    const parsed = storageStateSchema.safeParse(value)
    if (parsed.success) return { kind: 'plain', storageState: parsed.data }
    const [issue] = parsed.error.issues
    throw new BadInputError(
      `${file} is no storage state as Playwright writes it (wrong at \`${issue?.path.join('.')}\`). Make it with \`context.storageState({ path, indexedDB: true })\`.`,
    )
  }
  const isSealed =
    text.startsWith('age-encryption.org/v1') || (typeof value === 'object' && value !== null && 'sealed' in value)
  const stored = isSealed ? await readSession(file, keys, account) : undefined
  if (stored) return { kind: 'sealed', stored }
  throw new BadInputError(
    `${file} is neither a session that \`guidewatch sessions export\` made nor a storage state as Playwright writes it.`,
  )
}

/**
 * What of an exported session is to be written here.
 *
 * @param file where the session of the account lies here.
 * @throws SessionError when what lies here is as new, or newer: an older state would sign the account out.
 */
export function importOf(
  { header, session, renewed }: StoredSession,
  file: string,
): Pick<SessionToWrite, 'session' | 'signedInAt' | 'after' | 'before'> {
  const here = intactHeader(file)
  const isOlder =
    here !== undefined &&
    here.generation > 0 &&
    (Date.parse(header.signedInAt) - Date.parse(here.signedInAt) || header.generation - here.generation) <= 0
  if (isOlder)
    throw new SessionError(
      `The session in ${file} is as new as the one to import, or newer (signed in ${here.signedInAt}, generation ${here.generation}). Nothing was changed. If you mean it, run \`guidewatch sessions revoke ${header.account}\` first.`,
    )
  return { session, signedInAt: header.signedInAt, after: header.generation, before: { header, session, renewed } }
}

/** What lies here is replaced when it is damaged, and kept beside it. */
function intactHeader(file: string) {
  try {
    return readHeader(file)
  } catch {
    return undefined
  }
}
