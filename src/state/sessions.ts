import { existsSync, readFileSync } from 'node:fs'
import { Decrypter, Encrypter } from 'age-encryption'
import { Mistake } from '../mistake/mistake.js'
import { type Session, sessionSchema } from '../screen/session.js'
import { writeFileAtomically } from './files.js'

/** The session file cannot be used; the message says what to do and holds nothing of its content. */
export class SessionError extends Mistake {}

/** The environment variable with the passphrase of all session files. */
export const PASSPHRASE_VARIABLE = 'GUIDEWATCH_SESSION_PASSPHRASE'

/**
 * Reads an encrypted session (age, passphrase).
 *
 * @returns `undefined` when the file is not there, so that the walk is blocked and says so.
 * @throws SessionError when it is there but cannot be decrypted.
 */
export async function readSession(file: string, passphrase: string | undefined): Promise<Session | undefined> {
  if (!existsSync(file)) return undefined
  const decrypter = new Decrypter()
  decrypter.addPassphrase(requirePassphrase(passphrase))
  let text: string
  try {
    text = await decrypter.decrypt(readFileSync(file), 'text')
  } catch {
    throw new SessionError(
      `The session file ${file} cannot be decrypted. Check ${PASSPHRASE_VARIABLE}, or make a new file with \`guidewatch login\`.`,
    )
  }
  const parsed = sessionSchema.safeParse(parseJson(text))
  if (!parsed.success)
    throw new SessionError(`The session file ${file} is damaged. Make a new one with \`guidewatch login\`.`)
  return parsed.data
}

/** Stores a session, encrypted. */
export async function writeSession(file: string, session: Session, passphrase: string | undefined): Promise<void> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(requirePassphrase(passphrase))
  writeFileAtomically(file, await encrypter.encrypt(JSON.stringify(session)))
}

function requirePassphrase(passphrase: string | undefined): string {
  if (!passphrase) throw new SessionError(`Set ${PASSPHRASE_VARIABLE}: session files are encrypted with it.`)
  return passphrase
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
