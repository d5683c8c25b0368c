import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { Mistake } from '../mistake/mistake.js'

/** Secrets never stand in the settings themselves. */
export const secretSchema = z.union(
  [
    z.strictObject({
      env: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'name an environment variable, such as `SMTP_PASSWORD`'),
    }),
    z.strictObject({ file: z.string().min(1).describe('A file, relative to the settings.') }),
  ],
  { error: 'a secret is never written here: give `{ env: NAME }` or `{ file: path }`' },
)
export type Secret = Readonly<z.infer<typeof secretSchema>>

/** A secret is not where the settings say; the message names the place, never the value. */
export class SecretError extends Mistake {}

/**
 * Reads a secret.
 *
 * @param root the folder of the settings file.
 * @throws SecretError when the variable is not set, or the file cannot be read or is empty.
 */
export function readSecret(secret: Secret, root: string): string {
  if ('env' in secret) {
    const value = process.env[secret.env]
    if (!value)
      throw new SecretError(`Set the environment variable ${secret.env}; guidewatch.yaml takes a secret from it.`)
    return value
  }
  const file = resolve(root, secret.file)
  let value: string
  try {
    value = readFileSync(file, 'utf8').trim()
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new SecretError(
      `The secret in ${file} cannot be read (${reason}). Create the file, or correct guidewatch.yaml.`,
    )
  }
  if (value === '') throw new SecretError(`The file ${file} is empty; write the secret into it.`)
  return value
}
