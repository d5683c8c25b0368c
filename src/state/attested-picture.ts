import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import sharp from 'sharp'
import { MOST_PIXELS } from '../compare/picture.js'
import { BadInputError } from '../mistake/mistake.js'

/** A picture that a person took, drawn anew; `file` is the hash of its content, with its ending. */
export type AttestedPicture = { readonly file: string; readonly content: Buffer }

/** Width and height at most, in pixels. */
export const LONGEST_SIDE = 1600

/** No photograph of a phone has more. */
const MOST_BYTES = 40_000_000

const ENDINGS: Readonly<Record<string, 'png' | 'jpg' | 'webp'>> = { png: 'png', jpeg: 'jpg', webp: 'webp' }

/**
 * Draws a person's picture anew: upright, at most {@link LONGEST_SIDE} pixels long, in the colours of the web, and without
 * what the file said beside it (place, time, device, thumbnails, comments).
 *
 * @throws BadInputError when it is no readable PNG, JPEG or WebP, or huge.
 */
export async function redrawn(path: string): Promise<AttestedPicture> {
  try {
    if (statSync(path).size > MOST_BYTES) throw new Error(`more than ${MOST_BYTES / 1_000_000} MB`)
    const original = readFileSync(path)
    const { format } = await sharp(original, { limitInputPixels: false }).metadata()
    const ending = ENDINGS[format ?? '']
    if (!ending) throw new Error(`it is ${format?.toUpperCase() ?? 'no picture'}`)
    const content = await sharp(original, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .toFormat(ending === 'jpg' ? 'jpeg' : ending, ending === 'png' ? {} : { quality: 85 })
      .toBuffer()
    return { file: `${createHash('sha256').update(content).digest('hex')}.${ending}`, content }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new BadInputError(`The picture ${path} cannot be used (${reason}). Give a PNG, JPEG or WebP.`)
  }
}
