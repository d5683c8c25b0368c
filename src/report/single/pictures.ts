import sharp, { type OutputInfo } from 'sharp'
import type { Box } from '../../screen/screen.js'
import { boxWithin, excerptsOf, type Marked } from './excerpts.js'

/** The pictures of a difference as they lie on disk, redacted when they were captured. */
export type Pictured = Marked & {
  /** Files; `before` is `null` where nothing was approved. */
  readonly before: string | null
  readonly after: string
}

/** A picture within a page: its address is its content. */
export type Inlined = { readonly src: string; readonly width: number; readonly height: number }

/** The pictures of a difference within a page; the boxes lie on them, in CSS pixels. */
export type InlinedPair = Marked & { readonly before: Inlined | null; readonly after: Inlined }

/** At most so many are shown, so that a phone opens the page at once. */
export const MOST_PICTURES = 30

/** From good to poor: quality of WebP from 1 to 100, and the most pixels wide. */
const STEPS = [
  { quality: 80, width: 1240 },
  { quality: 60, width: 1000 },
  { quality: 40, width: 800 },
  { quality: 20, width: 600 },
  { quality: 10, width: 400 },
] as const

/**
 * Excerpts of pictures as addresses of their content, in the order given, as long as the budget and {@link MOST_PICTURES}
 * last. Each may take its share of what is left, and is drawn as well as fits into it. They hold no metadata.
 *
 * @param budget bytes of all addresses together; it is never exceeded.
 * @returns one for each that was wanted; `null` where there was no room, or a picture is gone or damaged.
 */
export async function inlinePictures(
  wanted: readonly Pictured[],
  budget: number,
): Promise<readonly (InlinedPair | null)[]> {
  const made: (InlinedPair | null)[] = []
  const counts = wanted.map(({ before }) => (before === null ? 1 : 2))
  let bytes = budget
  let places = MOST_PICTURES
  for (const [index, pictured] of wanted.entries()) {
    const count = counts[index] ?? 0
    const others = counts.slice(index).reduce((sum, one) => sum + one, 0)
    const share = Math.floor((bytes / Math.min(places, others)) * count)
    const pair = count <= places ? await inlined(pictured, share).catch(() => null) : null
    made.push(pair)
    if (pair === null) continue
    bytes -= lengthOf(pair)
    places -= count
  }
  return made
}

/** @throws when a picture is gone or damaged. */
async function inlined(pictured: Pictured, most: number): Promise<InlinedPair | null> {
  const sizes = {
    before: pictured.before === null ? null : await sharp(pictured.before).metadata(),
    after: await sharp(pictured.after).metadata(),
  }
  const parts = excerptsOf(pictured, sizes)
  const before = pictured.before && parts.before ? await cut(pictured.before, parts.before) : null
  const after = await cut(pictured.after, parts.after)
  const widest = Math.max(parts.after.width, parts.before?.width ?? 0)
  const { boxBefore, box, scale } = pictured
  for (const { quality, width } of STEPS) {
    // Both are drawn smaller alike, so that one scale holds for both.
    const factor = Math.min(1, width / widest)
    const pair: InlinedPair = {
      before: before && (await drawn(before, factor, quality)),
      after: await drawn(after, factor, quality),
      boxBefore: boxWithin(boxBefore, parts.before ?? parts.after, scale),
      box: boxWithin(box, parts.after, scale),
      scale: scale * factor,
    }
    if (lengthOf(pair) <= most) return pair
  }
  return null
}

type Cut = { readonly data: Buffer; readonly info: OutputInfo }

/** A part of a picture as bare pixels, so that the whole is decoded once. */
function cut(file: string, { x, y, width, height }: Box): Promise<Cut> {
  return sharp(file).extract({ left: x, top: y, width, height }).raw().toBuffer({ resolveWithObject: true })
}

async function drawn({ data, info: { width, height, channels } }: Cut, factor: number, quality: number) {
  const made = await sharp(data, { raw: { width, height, channels } })
    .resize({ width: Math.max(1, Math.round(width * factor)) })
    .webp({ quality })
    .toBuffer({ resolveWithObject: true })
  const src = `data:image/webp;base64,${made.data.toString('base64')}`
  return { src, width: made.info.width, height: made.info.height }
}

function lengthOf({ before, after }: Pick<InlinedPair, 'before' | 'after'>): number {
  return (before?.src.length ?? 0) + after.src.length
}
