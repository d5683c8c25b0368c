import { readFileSync } from 'node:fs'
import { armor, Decrypter, Encrypter, identityToRecipient } from 'age-encryption'
import type { Settings } from '../settings/settings.js'
import { SessionError } from './session-file.js'

/** The environment variable with one private key. */
export const KEY_VARIABLE = 'GUIDEWATCH_SESSION_KEY'
/** The environment variable that names a file with private keys, in the format of age-keygen. */
export const KEY_FILE_VARIABLE = 'GUIDEWATCH_SESSION_KEY_FILE'
/** The environment variable with the passphrase of sessions that are sealed for no key. */
export const PASSPHRASE_VARIABLE = 'GUIDEWATCH_SESSION_PASSPHRASE'

/** What opens sessions here. Never to be printed, logged or handed to another process by its arguments. */
export type SessionKeys = { readonly identities: readonly string[]; readonly passphrase: string | undefined }

/** Whom a session is sealed for: public keys, or where there are none the passphrase. */
export type Seal = { readonly recipients: readonly string[]; readonly keys: SessionKeys }

/**
 * The keys that the environment gives. A variable that is empty counts as not set, as CI systems hand on what is missing.
 *
 * @throws SessionError when a key is malformed or its file cannot be read; the message never quotes a key.
 */
export function sessionKeys(env: NodeJS.ProcessEnv = process.env): SessionKeys {
  const file = env[KEY_FILE_VARIABLE]
  const identities = [
    ...parseIdentities(env[KEY_VARIABLE] ?? '', KEY_VARIABLE),
    ...(file ? parseIdentities(readKeyFile(file), `${KEY_FILE_VARIABLE} (${file})`) : []),
  ]
  if (file && identities.length === 0) throw new SessionError(`${KEY_FILE_VARIABLE} (${file}) holds no key.`)
  return { identities: [...new Set(identities)], passphrase: env[PASSPHRASE_VARIABLE] || undefined }
}

/**
 * Reads private keys, one a line; empty lines and those that begin with `#` are comments.
 *
 * @param place where the text comes from, for the message.
 */
export function parseIdentities(text: string, place: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      try {
        new Decrypter().addIdentity(line)
        return line
      } catch {
        const what = line.startsWith('age1')
          ? 'a public key, and the private one is needed'
          : 'no private key of age (`AGE-SECRET-KEY-1…`), or one that was cut off'
        throw new SessionError(`${place} holds ${what}. \`guidewatch sessions key\` makes one.`)
      }
    })
}

/** The public keys of the private ones that are here. */
export function publicKeys({ identities }: SessionKeys): Promise<readonly string[]> {
  return Promise.all(identities.map((identity) => identityToRecipient(identity)))
}

/** Whom the settings say that sessions are sealed for, with the keys that the environment gives. */
export function sealOf({ sessions }: Pick<Settings, 'sessions'>, keys: SessionKeys = sessionKeys()): Seal {
  return { recipients: Object.values(sessions.recipients), keys }
}

/**
 * Makes sure that there is somebody to seal for, before a person signs in.
 *
 * @throws SessionError
 */
export function requireSeal({ recipients, keys }: Seal): void {
  if (recipients.length === 0 && !keys.passphrase)
    throw new SessionError(
      `Nobody is named who may open sessions: name public keys in guidewatch.yaml (\`sessions.recipients\`; \`guidewatch sessions key\` makes one), or set ${PASSPHRASE_VARIABLE}.`,
    )
}

/**
 * Seals a text.
 *
 * @returns armoured age.
 * @throws SessionError when there is nobody to seal for.
 */
export async function sealText(text: string, seal: Seal): Promise<string> {
  requireSeal(seal)
  const encrypter = new Encrypter()
  for (const recipient of seal.recipients) encrypter.addRecipient(recipient)
  if (seal.recipients.length === 0) encrypter.setPassphrase(seal.keys.passphrase ?? '')
  return armor.encode(await encrypter.encrypt(text))
}

/** Opens what was sealed for a passphrase or for public keys; rejects when the key is another one or a byte is wrong. */
export function openText(sealed: string | Uint8Array, { identities, passphrase }: SessionKeys): Promise<string> {
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  if (passphrase !== undefined) decrypter.addPassphrase(passphrase)
  return decrypter.decrypt(typeof sealed === 'string' ? armor.decode(sealed) : sealed, 'text')
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new SessionError(
      `${KEY_FILE_VARIABLE} names ${file}, which cannot be read (${code}). Correct it, or make the file with \`guidewatch sessions key\`.`,
    )
  }
}
