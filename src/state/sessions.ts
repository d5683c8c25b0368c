import { existsSync, readFileSync, statSync } from 'node:fs'
import type { Session } from '../screen/session.js'
import { writeFileAtomically } from './files.js'
import { withLock } from './lock.js'
import { predictedEnd, renewedBetween } from './session-end.js'
import {
  claimedGeneration,
  damaged,
  formatSessionFile,
  headerSchema,
  parseJson,
  parseSessionFile,
  type Sealed,
  SessionError,
  type SessionFile,
  type SessionHeader,
  sealedSchema,
} from './session-file.js'
import {
  KEY_FILE_VARIABLE,
  KEY_VARIABLE,
  openText,
  PASSPHRASE_VARIABLE,
  publicKeys,
  type Seal,
  type SessionKeys,
  sealText,
} from './session-keys.js'

export { predictedEnd } from './session-end.js'
export { SessionError, type SessionHeader } from './session-file.js'
export { PASSPHRASE_VARIABLE, requireSeal, type Seal, type SessionKeys, sealOf, sessionKeys } from './session-keys.js'

/** Somebody else has written the session meanwhile; nothing was written. */
export class SessionConflict extends SessionError {}

/** A session as it lies on the disk, opened. */
export type StoredSession = {
  readonly header: SessionHeader
  readonly session: Session
  /** Cookies that the site was seen to renew. */
  readonly renewed: readonly string[]
}

/** A session to be kept. */
export type SessionToWrite = {
  readonly account: string
  readonly session: Session
  /** The generation that it was read at; 0 when there was none. Who signs in anew takes {@link latestGeneration}. */
  readonly base: number
  /** ISO time; that of the session it was made of, unless somebody has signed in. */
  readonly signedInAt: string
  readonly savedBy: SessionHeader['savedBy']
  /** Milliseconds since 1970. */
  readonly now: number
  /** The generation of the copy it was brought in from, which may be further on than what lies here. */
  readonly after?: number
  /** What it was made of, where that can be read: it shows which cookies the site renews. */
  readonly before?: StoredSession | undefined
}

/** A lock of this is held while a file is compared and renamed; in milliseconds. */
const PATIENCE_MS = 10_000
/** Owner alone. */
const MODE = 0o600
/** More than this is no session but a site's store of data; in characters of JSON. */
const LONGEST = 16_000_000

/**
 * Reads what lies open in a session file: no key is needed.
 *
 * @returns `undefined` when there is no file.
 * @throws SessionError when it is damaged.
 */
export function readHeader(file: string): SessionHeader | undefined {
  return readFile(file)?.header
}

/**
 * Opens a session.
 *
 * @param account whose session it has to be.
 * @returns `undefined` when the file is not there, so that the walk is blocked and says so.
 * @throws SessionError when it is there but cannot be opened, or is not what its header says.
 */
export async function readSession(
  file: string,
  keys: SessionKeys,
  account?: string,
): Promise<StoredSession | undefined> {
  const found = readFile(file)
  if (!found) return undefined
  const { header } = found
  if (account !== undefined && found.form === 'new' && header.account !== account)
    throw new SessionError(
      `The session file ${file} holds the session of \`${header.account}\`, not of \`${account}\`.`,
    )
  await requireKey(file, header, keys)
  let text: string
  try {
    text = await openText(found.sealed, keys)
  } catch {
    throw header.recipients.length > 0
      ? damaged(file)
      : new SessionError(
          `The session file ${file} cannot be decrypted. Check ${PASSPHRASE_VARIABLE}, or make a new file with \`guidewatch login\`.`,
        )
  }
  const value = parseJson(text)
  // The old form holds the session alone.
  const parsed = sealedSchema.safeParse(
    found.form === 'old' && isObject(value) ? { ...value, header, renewed: [] } : value,
  )
  if (!parsed.success) throw damaged(file)
  const { header: sealedHeader, renewed, ...session } = parsed.data
  if (!isSame(header, sealedHeader))
    throw new SessionError(
      `The head of the session file ${file} is not the one that was sealed with it: somebody changed it, or put an old session under a new number. Take the file from where the state is kept, or make a new one with \`guidewatch login\`.`,
    )
  return { header, session, renewed }
}

/**
 * Keeps a session: sealed, atomically, for its owner's eyes, one generation on.
 *
 * @returns the header that it has now.
 * @throws SessionConflict when another generation lies there, or somebody has signed in since.
 * @throws SessionError when there is nobody to seal for; WriteError when the disk is full and the like.
 */
export async function writeSession(file: string, toWrite: SessionToWrite, seal: Seal): Promise<SessionHeader> {
  const { account, session, base, signedInAt, savedBy, now, before, after = 0 } = toWrite
  const renewed = before
    ? [...new Set([...before.renewed, ...renewedBetween(before.session.storageState, session.storageState)])]
    : []
  const header: SessionHeader = {
    schema: 1,
    account,
    generation: Math.max(base, after) + 1,
    signedInAt,
    savedAt: new Date(now).toISOString(),
    savedBy,
    ...predictedEnd(session.storageState, signedInAt, now, renewed),
    recipients: [...new Set(seal.recipients)],
  }
  const sealed = await sealSession({ header, session, renewed }, seal)
  await withLock(`${file}.lock`, 'a session is being written', PATIENCE_MS, () => {
    refuseConflict(file, toWrite)
    writeFileAtomically(file, sealed, MODE)
  })
  return header
}

/**
 * The text of a session file.
 *
 * @param seal its recipients are those that the header names.
 * @throws SessionError when there is nobody to seal for, or the session is none but a site's store of data.
 */
export async function sealSession({ header, session, renewed }: StoredSession, seal: Seal): Promise<string> {
  const content: Sealed = { header, renewed: [...renewed], ...session }
  const text = JSON.stringify(content)
  if (text.length > LONGEST)
    throw new SessionError(
      `The session of \`${header.account}\` takes ${Math.round(text.length / 1e6)} MB, and 16 are kept at most: the site keeps more in the browser than a session.`,
    )
  return formatSessionFile(header, await sealText(text, { ...seal, recipients: header.recipients }))
}

/** The generation that a session made anew follows: also that of a file that is damaged otherwise. */
export function latestGeneration(file: string): number {
  return existsSync(file) ? claimedGeneration(readFileSync(file)) : 0
}

/**
 * Takes a session over from another copy of the state, if it is newer: of a later sign-in, or of a later generation of
 * the same one. No key is needed, and nothing is read of it.
 *
 * @returns `taken`; `older` and `same` when what is here stays; `conflict` when two machines made the same generation
 *   differently, of which neither is newer: what is here stays.
 * @throws SessionError when what is offered is damaged. What is damaged here is replaced, and kept beside it.
 */
export async function takeSession(from: string, to: string): Promise<'taken' | 'older' | 'same' | 'conflict'> {
  const offered = readFile(from)
  if (!offered) throw new SessionError(`There is no session file ${from}.`)
  const bytes = readFileSync(from)
  return withLock(`${to}.lock`, 'a session is being taken over', PATIENCE_MS, () => {
    const here = readIntact(to)
    if (here) {
      if (readFileSync(to).equals(bytes)) return 'same'
      const order = newerBy(offered, here)
      if (order <= 0) return order < 0 ? 'older' : 'conflict'
    } else keepDamaged(to)
    writeFileAtomically(to, bytes, MODE)
    return 'taken'
  })
}

function readFile(file: string): SessionFile | undefined {
  return existsSync(file) ? parseSessionFile(file, readFileSync(file), statSync(file).mtime) : undefined
}

/** What lies there, or nothing when it is damaged. */
function readIntact(file: string): SessionFile | undefined {
  try {
    return readFile(file)
  } catch {
    return undefined
  }
}

/** Who signs in must not be kept from it by a file that nobody can read; it is put aside all the same. */
function keepDamaged(file: string): void {
  if (existsSync(file)) writeFileAtomically(`${file}.damaged`, readFileSync(file), MODE)
}

/** Above 0 when the first is newer. The old form is older than every other: it has no times of its own. */
function newerBy(one: SessionFile, other: SessionFile): number {
  if (one.form === 'old' || other.form === 'old') return (one.form === 'old' ? 0 : 1) - (other.form === 'old' ? 0 : 1)
  return (
    Date.parse(one.header.signedInAt) - Date.parse(other.header.signedInAt) ||
    one.header.generation - other.header.generation
  )
}

function refuseConflict(file: string, { account, base, signedInAt, savedBy }: SessionToWrite): void {
  const here = readIntact(file)
  const generation = here ? here.header.generation : latestGeneration(file)
  // Generations of two sign-ins may meet in one number; what a walk brings back of the earlier one is worth nothing.
  const isOfAnother = here?.form === 'new' && savedBy === 'walk' && here.header.signedInAt !== signedInAt
  if (generation !== base || isOfAnother)
    throw new SessionConflict(
      `The session of \`${account}\` was written by somebody else meanwhile (generation ${generation}, and ${base} was read). What lies in ${file} stays.`,
    )
  if (!here) keepDamaged(file)
}

async function requireKey(file: string, { recipients }: SessionHeader, keys: SessionKeys): Promise<void> {
  if (recipients.length === 0) {
    if (!keys.passphrase)
      throw new SessionError(`The session file ${file} is sealed with a passphrase: set ${PASSPHRASE_VARIABLE}.`)
    return
  }
  const sealedFor = recipients.length === 1 ? 'one key' : `${recipients.length} keys`
  if (keys.identities.length === 0)
    throw new SessionError(
      `The session file ${file} is sealed for ${sealedFor}: set ${KEY_VARIABLE} or ${KEY_FILE_VARIABLE} to the private half of one. \`guidewatch sessions list\` says whose they are.`,
    )
  const mine = await publicKeys(keys)
  if (!mine.some((key) => recipients.includes(key)))
    throw new SessionError(
      `The session file ${file} is sealed for ${sealedFor}, and none of those is yours. Ask one of whom \`guidewatch sessions list\` names to add your public key and to run \`guidewatch sessions rekey\`.`,
    )
}

/** Both come from the same schema, so their keys stand in the same order. */
function isSame(one: SessionHeader, other: SessionHeader): boolean {
  return JSON.stringify(headerSchema.parse(one)) === JSON.stringify(headerSchema.parse(other))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
