import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { extname, join, sep } from 'node:path'

/** The kinds of files that a run's folder gives away, with what they are. */
const KINDS: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.webp': 'image/webp',
}

/** Pictures of walks, and what dresses the report. No name begins with a dot, so that neither `..` nor what is hidden is one. */
const PATHS = [
  /^report\/(?!\.)[^/\\]+\.(css|js)$/i,
  /^((second|keyboard)\/)?walks(\/(?!\.)[^/\\]+){3}\/(?!\.)[^/\\]+\.(png|webp)$/i,
]

/** A file, and its media type. */
export type Given = { readonly body: Uint8Array<ArrayBuffer>; readonly type: string }

/**
 * Reads a file that a page of the report shows, and no other one: no record, no patch, nothing hidden, nothing that a link
 * leads to outside of the folder.
 *
 * @param out the folder of the run.
 * @param path relative to it, decoded.
 * @returns `null` when there is no such file, or it is none to be given away.
 */
export function fileOfRun(out: string, path: string): Given | null {
  const type = KINDS[extname(path).toLowerCase()]
  if (type === undefined || !PATHS.some((pattern) => pattern.test(path))) return null
  try {
    const file = join(out, path)
    const folder = realpathSync(out) + sep
    if (!lstatSync(file).isFile() || !realpathSync(file).startsWith(folder)) return null
    return { body: new Uint8Array(readFileSync(file)), type }
  } catch {
    return null
  }
}
