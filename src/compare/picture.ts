import { Mistake } from '../mistake/mistake.js'
import type { Box } from '../screen/screen.js'

/** A decoded picture: four bytes a pixel, and the same memory as one number a pixel. */
export type Picture = {
  readonly data: Uint8Array
  readonly pixels: Uint32Array
  readonly width: number
  readonly height: number
}

/** A phone at triple density shows 3 million; at four bytes a pixel and two pictures, this takes 400 MB. */
export const MOST_PIXELS = 50_000_000

/** A picture cannot be decoded; the message says which. */
export class PictureError extends Mistake {}

/**
 * Decodes a PNG.
 *
 * @throws PictureError when the bytes are no readable picture, or it has more than {@link MOST_PIXELS}.
 */
export async function decode(png: Uint8Array, name: string): Promise<Picture> {
  const { default: sharp } = await import('sharp')
  try {
    // The head of the file tells its size: nothing is decoded for that.
    const { width, height } = await sharp(png, { limitInputPixels: false }).metadata()
    if (width * height > MOST_PIXELS)
      throw new Error(`${width} x ${height} pixels; more than ${MOST_PIXELS} are not compared`)
    const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    return picture(data, info.width, info.height)
  } catch (error) {
    throw new PictureError(
      `The picture ${name} cannot be read (${error instanceof Error ? error.message : String(error)}). Walk or approve it again.`,
    )
  }
}

export function picture(data: Uint8Array, width: number, height: number): Picture {
  // A view of numbers has to start at a multiple of four.
  const aligned = data.byteOffset % 4 === 0 ? data : data.slice()
  return { data: aligned, pixels: new Uint32Array(aligned.buffer, aligned.byteOffset, width * height), width, height }
}

/** A part of a picture, in its pixels; what lies outside the picture is cut off. */
export function crop(from: Picture, box: Box): Picture {
  const x = Math.max(0, box.x)
  const y = Math.max(0, box.y)
  const width = Math.max(0, Math.min(from.width, box.x + box.width) - x)
  const height = Math.max(0, Math.min(from.height, box.y + box.height) - y)
  const data = new Uint8Array(width * height * 4)
  for (let row = 0; row < height; row += 1) {
    const start = ((y + row) * from.width + x) * 4
    data.set(from.data.subarray(start, start + width * 4), row * width * 4)
  }
  return picture(data, width, height)
}

/** A box of CSS pixels in pixels of the picture. */
export function toPixels({ x, y, width, height }: Box, scale: number): Box {
  return {
    x: Math.round(x * scale),
    y: Math.round(y * scale),
    width: Math.round(width * scale),
    height: Math.round(height * scale),
  }
}

/** The opposite of {@link toPixels}. */
export function fromPixels(box: Box, scale: number): Box {
  return toPixels(box, 1 / scale)
}
