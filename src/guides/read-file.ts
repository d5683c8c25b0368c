import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { byteOrderMark } from '../fetch/charset.js'
import type { FetchUnknown } from '../fetch/fetched.js'

/** A guide that lies in a file, as bytes and as text; the text has no byte order mark. */
export type GuideFile =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly format: 'html' | 'markdown' | 'text'
      readonly bytes: Buffer
    }
  | { readonly kind: 'unknown'; readonly why: FetchUnknown; readonly message: string }

const unknown = (why: FetchUnknown, message: string): GuideFile => ({ kind: 'unknown', why, message })

/**
 * Reads a guide from a file in UTF-8.
 *
 * @param maxBytes what is larger is not read.
 * @returns never throws: what cannot be read is `unknown`, with the reason.
 */
export function readGuideFile(file: string, maxBytes: number): GuideFile {
  // Reports are read elsewhere, where the folders of this machine mean nothing.
  const name = basename(file)
  let bytes: Buffer
  try {
    const { size, isFile } = lookAt(file)
    if (!isFile) return unknown('not-text', `${name} is no file.`)
    if (size > maxBytes) return unknown('too-large', `${name} is larger than ${maxBytes / 1_000_000} MB.`)
    bytes = readFileSync(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT') return unknown('not-found', `There is no file ${name}.`)
    return unknown('unreadable', `${name} cannot be read: ${String(code || 'it failed')}.`)
  }
  const mark = byteOrderMark(bytes)
  if (!mark && bytes.subarray(0, 4096).includes(0)) return unknown('not-text', `${name} is binary.`)
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return { kind: 'text', text, format: formatOf(file), bytes }
  } catch {
    return unknown('unreadable', `${name} is not in UTF-8${mark ? ` but in ${mark}` : ''}; save it in UTF-8.`)
  }
}

/** A pipe or a device has no end, and no size. */
function lookAt(file: string): { readonly size: number; readonly isFile: boolean } {
  const stats = statSync(file)
  return { size: stats.size, isFile: stats.isFile() }
}

function formatOf(file: string): 'html' | 'markdown' | 'text' {
  if (/\.(html?|xhtml)$/i.test(file)) return 'html'
  return /\.(md|markdown)$/i.test(file) ? 'markdown' : 'text'
}
