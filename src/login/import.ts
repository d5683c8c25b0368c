import { readFileSync, statSync } from 'node:fs'
import { BadInputError } from '../mistake/mistake.js'
import { type StorageState, storageStateSchema } from '../screen/session.js'

const HOW =
  'On a computer with a window, `npx playwright open --save-storage=state.json URL` writes one when its window is closed.'

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
  const parsed = storageStateSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const [problem] = parsed.error.issues
  const where = problem?.path.map(String).join('.') || 'the whole file'
  throw new BadInputError(`${file} is no storage state of Playwright (${where} is not as it should be). ${HOW}`)
}

/** What to say of a plain file after it was taken over: it lets anybody in. */
export function warnOfPlainFile(file: string): string {
  const others = process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0
  return `${file} is not encrypted${others ? ', and others on this machine can read it' : ''}: delete it, here and where it was made.`
}
