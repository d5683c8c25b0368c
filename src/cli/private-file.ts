import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { BadInputError } from '../mistake/mistake.js'

/**
 * Writes a file for its owner alone; never over one that is there.
 *
 * @param what what it holds, for the message: `a key`.
 * @returns its absolute path.
 * @throws BadInputError
 */
export function writePrivateFile(out: string, content: string, what: string): string {
  const file = resolve(out)
  try {
    mkdirSync(dirname(file), { recursive: true })
    const handle = openSync(file, 'wx', 0o600)
    try {
      writeSync(handle, content)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new BadInputError(
      code === 'EEXIST' && existsSync(file)
        ? `${file} is there already, and ${what} is never overwritten: it may be the only copy. Name another file with --out.`
        : `${file} could not be written (${code}). Name another file with --out.`,
    )
  }
  return file
}
