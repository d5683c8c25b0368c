import { realpathSync, statSync } from 'node:fs'
import { createTwoFilesPatch } from 'diff'
import { fixed } from '../guide-check/edit.js'
import { BadInputError } from '../mistake/mistake.js'
import { writeFileAtomically } from '../state/files.js'
import { sha256 } from './against.js'
import type { CheckedGuide } from './check.js'
import { readGuideFile } from './read-file.js'

/** What `--fix` would write into a guide that is a file. */
export type Fix = {
  readonly file: string
  /** A unified diff. */
  readonly diff: string
  readonly content: string
  /** Findings that a person has to mend. */
  readonly left: number
}

const MARK = '\uFEFF'

/**
 * What is to be written into a file: only the bytes that findings replace, byte order mark and ends of lines as they are.
 *
 * @param shown how the file is called in the diff.
 * @returns `null` where nothing can be replaced without a person.
 * @throws BadInputError when the file has changed since it was checked.
 */
export function fixOf({ entry, check }: CheckedGuide, shown: string, maxBytes: number): Fix | null {
  const { file } = entry
  const mended = check.findings.filter(({ edits }) => edits.length > 0)
  if (file === null || mended.length === 0) return null
  const read = readGuideFile(file, maxBytes)
  if (read.kind !== 'text' || sha256(read.text) !== check.text)
    throw new BadInputError(`${shown} has changed since it was checked; nothing was written. Check it again.`)
  const content = fixed(read.text, mended)
  const patch = createTwoFilesPatch(`a/${shown}`, `b/${shown}`, read.text, content, undefined, undefined, {
    context: 2,
  })
  const diff = patch.replace(/^=+\n/, '')
  const mark = read.bytes.subarray(0, 3).equals(Buffer.from(MARK)) ? MARK : ''
  return { file, diff, content: mark + content, left: check.findings.length - mended.length }
}

/**
 * Writes it in the place of the old file, at once or not at all, with the rights it had.
 *
 * @throws WriteError; the old file is then untouched.
 */
export function writeFix({ file, content }: Fix): void {
  const real = realpathSync(file)
  writeFileAtomically(real, content, statSync(real).mode & 0o777)
}
