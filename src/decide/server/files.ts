import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { extname, join, sep } from 'node:path'

/** The kinds of pictures. */
const KINDS: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.webp': 'image/webp',
}

/** Pictures of walks. No name begins with a dot, so that neither `..` nor what is hidden is one. */
const PICTURE = /^((second|keyboard)\/)?walks(\/(?!\.)[^/\\]+){3}\/(?!\.)[^/\\]+\.(png|webp)$/i

/** What is given away, and its media type. */
export type Given = { readonly body: Uint8Array<ArrayBuffer> | string; readonly type: string }

/**
 * Reads a picture that a page of the report shows, and no other one: no record, no patch, nothing hidden, nothing that a link
 * leads to outside of the folder.
 *
 * @param out the folder of the run.
 * @param path relative to it, decoded.
 * @returns `null` when there is no such picture.
 */
export function pictureOfRun(out: string, path: string): Given | null {
  const type = KINDS[extname(path).toLowerCase()]
  if (type === undefined || !PICTURE.test(path)) return null
  try {
    const file = join(out, path)
    const folder = realpathSync(out) + sep
    if (!lstatSync(file).isFile() || !realpathSync(file).startsWith(folder)) return null
    return { body: new Uint8Array(readFileSync(file)), type }
  } catch {
    return null
  }
}
