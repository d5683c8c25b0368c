import {
  appendFileSync,
  closeSync,
  existsSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Mistake } from '../mistake/mistake.js'

/** A file could not be written; the message names it, the reason and what to do. */
export class WriteError extends Mistake {}

/** What is written into a file: text, bytes, or text part by part, so that no more than one part is in memory. */
type Content = string | Uint8Array | Iterable<string>

/**
 * Writes a file so that a crash leaves either the old content or the new: to a temporary file beside it, flushed to
 * the disk, then renamed.
 *
 * @param mode who may read and write it, from the first byte on; without it, what the process's mask says.
 * @throws WriteError when the disk is full, the folder is read-only, and the like; the old file is then untouched.
 */
export function writeFileAtomically(file: string, content: Content, mode?: number): void {
  writeTogether([[file, content]], mode)
}

/**
 * Writes files that belong together: all of them are on the disk before the first one takes its place, so that nothing
 * but a power cut between two renames leaves new beside old.
 *
 * @throws WriteError as {@link writeFileAtomically}; no file has changed then, unless a rename failed.
 */
export function writeTogether(files: readonly (readonly [file: string, content: Content])[], mode?: number): void {
  const drafts = files.map(([file, content]) => ({
    file,
    content,
    temporary: join(dirname(file), `.${basename(file)}.${process.pid}.tmp`),
  }))
  let current = ''
  try {
    for (const { file, content, temporary } of drafts) {
      current = file
      writeDraft(temporary, content, mode)
    }
    for (const { file, temporary } of drafts) {
      current = file
      renameSync(temporary, file)
    }
    for (const folder of new Set(drafts.map(({ file }) => dirname(file)))) flushFolder(folder)
  } catch (error) {
    for (const { temporary } of drafts) discard(temporary)
    throw new WriteError(`${current} could not be written: ${reasonOf(error)}`)
  }
}

/**
 * Writes a file that can be made again, of which there are thousands: without waiting for the disk, and in the place of the old one.
 *
 * @throws WriteError as {@link writeFileAtomically}; the file may be half written then.
 */
export function writeUnflushed(file: string, content: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  } catch (error) {
    throw new WriteError(`${file} could not be written: ${reasonOf(error)}`)
  }
}

function writeWhole(handle: number, bytes: Uint8Array): void {
  // A full disk may take only part of the bytes without failing.
  for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written)
}

function writeDraft(temporary: string, content: Content, mode: number | undefined): void {
  mkdirSync(dirname(temporary), { recursive: true })
  const parts = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
  const handle = openSync(temporary, 'w', mode)
  try {
    // A draft that a crash left behind keeps the mode that it was made with.
    if (mode !== undefined) fchmodSync(handle, mode)
    for (const part of parts) writeWhole(handle, typeof part === 'string' ? Buffer.from(part) : part)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Deletes what is of no use any more; where even that fails, what failed first is what has to be told. */
export function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // A leftover harms nothing.
  }
}

/**
 * Adds a line to a file. A line that a crash cut off earlier does not swallow it.
 *
 * @throws WriteError as {@link writeFileAtomically}.
 */
export function appendLine(file: string, line: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    const cut = existsSync(file) && !readFileSync(file, 'utf8').endsWith('\n')
    appendFileSync(file, `${cut ? '\n' : ''}${line}\n`, { flush: true })
  } catch (error) {
    throw new WriteError(`${file} could not be written: ${reasonOf(error)}`)
  }
}

/** A rename survives a power cut only when its folder was flushed, too. */
export function flushFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** What a file holds, where other threads can read it without a copy; `undefined` when it is missing. */
export function readShared(file: string): Buffer | undefined {
  if (!existsSync(file)) return undefined
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.from(new SharedArrayBuffer(fstatSync(handle).size))
    for (let read = 1, at = 0; at < bytes.length && read > 0; at += read) read = readSync(handle, bytes, { offset: at })
    return bytes
  } finally {
    closeSync(handle)
  }
}

/** What a text file holds; `undefined` when it is missing. */
export function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** What a text says as JSON; `undefined` where it is no JSON. */
export function jsonOfText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a JSON file holds; `undefined` when it is missing or damaged. */
export function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

export function writeJson(file: string, value: unknown): void {
  writeFileAtomically(file, `${JSON.stringify(value, null, 2)}\n`)
}

/** Why a file could not be written, with what to do about it. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const hints: Readonly<Record<string, string>> = {
    ENOSPC: 'the disk is full. Free some space and run again; nothing that was there is lost.',
    EROFS: 'the file system is read-only. Choose another folder with --out or in guidewatch.yaml.',
    EACCES: 'permission denied. Make the folder writable for this user.',
    EPERM: 'permission denied. Make the folder writable for this user.',
    ENOTDIR: 'a part of the path is a file, not a folder.',
  }
  return hints[code] ?? (error instanceof Error ? error.message : String(error))
}
