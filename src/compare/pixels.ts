import pixelmatch from 'pixelmatch'
import sharp from 'sharp'
import type { Box, Screen } from '../screen/screen.js'
import { flatten, type Item, keyOf } from '../screen/tree.js'

/** A decoded picture, four bytes a pixel. */
export type Picture = { readonly data: Uint8Array; readonly width: number; readonly height: number }

/** A picture cannot be decoded; the message says which. */
export class PictureError extends Error {}

/**
 * Decodes a PNG.
 *
 * @throws PictureError when the bytes are no readable picture.
 */
export async function decode(png: Uint8Array, name: string): Promise<Picture> {
  try {
    const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height }
  } catch (error) {
    throw new PictureError(
      `The picture ${name} cannot be read (${error instanceof Error ? error.message : String(error)}). Walk or approve it again.`,
    )
  }
}

export type LookChange = {
  /** What looks different: an element, or part of the page. */
  readonly subject: string
  readonly box: Box
  readonly boxBefore: Box
  /** Share of the element's pixels that differ, 0 to 1. */
  readonly share: number
}

/** Colour distance below which two pixels count as equal, 0 to 1 (pixelmatch's own default). */
const THRESHOLD = 0.1
/** Less than this share of an element is a matter of rendering, not of design. */
const LEAST_SHARE = 0.01
/** A uniform change of colour can score zero in pixelmatch: from this share of raw unequal pixels on it counts. */
const RAW_SHARE = 0.5

/**
 * Finds elements that are the same in the tree and look different, each compared at its own place, so that content
 * pushed down by a banner is no change.
 *
 * @param pairs elements that correspond, as found by `diffTrees`.
 */
export function compareLooks(
  approved: Picture,
  seen: Picture,
  pairs: readonly (readonly [Item, Item])[],
  scale: number,
): readonly LookChange[] {
  return pairs.flatMap(([old, now]) => {
    if (!old.box || !now.box || old.node?.masked || now.node?.masked) return []
    const [a, b] = [toPixels(old.box, scale), toPixels(now.box, scale)]
    if (a.width !== b.width || a.height !== b.height || !inside(a, approved) || !inside(b, seen)) return []
    const share = differingShare(crop(approved, a), crop(seen, b), a.width, a.height)
    return share > 0
      ? [{ subject: now.name ? `${now.role} "${now.name}"` : now.role, box: now.box, boxBefore: old.box, share }]
      : []
  })
}

/** The share of all pixels that differ at all, 0 to 1; 1 when the sizes differ. */
export function rawShare(a: Picture, b: Picture): number {
  if (a.width !== b.width || a.height !== b.height) return 1
  const [left, right] = [words(a.data), words(b.data)]
  let unequal = 0
  for (let i = 0; i < left.length; i += 1) if (left[i] !== right[i]) unequal += 1
  return unequal / Math.max(left.length, 1)
}

/**
 * The difference of two pictures as a PNG with transparency, to be laid over the newer one.
 *
 * @returns `null` when their sizes differ: then nothing lies on its counterpart.
 */
export async function differencePicture(a: Picture, b: Picture): Promise<Buffer | null> {
  if (a.width !== b.width || a.height !== b.height) return null
  const output = new Uint8Array(a.data.length)
  pixelmatch(a.data, b.data, output, a.width, a.height, {
    threshold: THRESHOLD,
    diffMask: true,
    diffColor: [214, 0, 90],
    includeAA: true,
  })
  return sharp(output, { raw: { width: a.width, height: a.height, channels: 4 } })
    .png({ palette: true, compressionLevel: 6, effort: 1 })
    .toBuffer()
}

/** Pairs of elements for {@link compareLooks}: controls, headings, images and texts that have a box of their own. */
export function comparable(approved: Screen, seen: Screen): readonly (readonly [Item, Item])[] {
  const byKey = new Map<string, Item[]>()
  for (const item of flatten(approved.tree)) byKey.set(keyOf(item), [...(byKey.get(keyOf(item)) ?? []), item])
  return flatten(seen.tree).flatMap((now) => {
    const old = byKey.get(keyOf(now))?.shift()
    return old && now.role !== 'text' ? [[old, now] as const] : []
  })
}

function differingShare(a: Uint8Array, b: Uint8Array, width: number, height: number): number {
  if (Buffer.compare(a, b) === 0) return 0
  const size = width * height
  const matched = pixelmatch(a, b, undefined, width, height, { threshold: THRESHOLD }) / size
  if (matched >= LEAST_SHARE) return matched
  const raw = rawShare({ data: a, width, height }, { data: b, width, height })
  return raw >= RAW_SHARE ? raw : 0
}

function crop(picture: Picture, box: Box): Uint8Array {
  const rowBytes = box.width * 4
  const data = new Uint8Array(rowBytes * box.height)
  for (let row = 0; row < box.height; row += 1) {
    const start = ((box.y + row) * picture.width + box.x) * 4
    data.set(picture.data.subarray(start, start + rowBytes), row * rowBytes)
  }
  return data
}

function toPixels(box: Box, scale: number): Box {
  return {
    x: Math.round(box.x * scale),
    y: Math.round(box.y * scale),
    width: Math.round(box.width * scale),
    height: Math.round(box.height * scale),
  }
}

function inside(box: Box, picture: Picture): boolean {
  return (
    box.width > 0 &&
    box.height > 0 &&
    box.x >= 0 &&
    box.y >= 0 &&
    box.x + box.width <= picture.width &&
    box.y + box.height <= picture.height
  )
}

function words(data: Uint8Array): Uint32Array {
  return data.byteOffset % 4 === 0
    ? new Uint32Array(data.buffer, data.byteOffset, data.byteLength >> 2)
    : new Uint32Array(data.slice().buffer)
}
