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

const HOW =
  'On a computer with a window, `npx playwright open --save-storage=state.json URL` writes one when its window is closed.'

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
  if (isPlain) return { kind: 'plain', storageState: storageStateIn(file, value) }
  const isSealed =
    text.startsWith('age-encryption.org/v1') || (typeof value === 'object' && value !== null && 'sealed' in value)
  const stored = isSealed ? await readSession(file, keys, account) : undefined
  if (stored) return { kind: 'sealed', stored }
  throw new BadInputError(
    `${file} is neither a session that \`guidewatch sessions export\` made nor a storage state as Playwright writes it.`,
  )
}

/** What a plain file should hold, checked. */
function storageStateIn(file: string, value: unknown): StorageState {
  const parsed = storageStateSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues[0]?.path.map(String).join('.') || 'the whole file'
  throw new BadInputError(`${file} is no storage state of Playwright (${where} is not as it should be). ${HOW}`)
}

/**
 * Reads a plain storage state as Playwright writes it, made on another computer.
 *
 * @throws BadInputError saying where it is none; never with anything of its content.
 */
export function readStorageState(file: string): StorageState {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new BadInputError(
      code ? `${file} cannot be read (${code}). ${HOW}` : `${file} is no JSON, so no storage state. ${HOW}`,
    )
  }
  return storageStateIn(file, value)
}

/** What to say of a plain file after it was taken over: it lets anybody in. */
export function warnOfPlainFile(file: string): string {
  const others = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0
  return `${file} is not encrypted${others ? ', and others on this machine can read it' : ''}: delete it, here and where it was made.`
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
