import pixelmatch from 'pixelmatch'
import type { Box } from '../screen/screen.js'
import { align } from './align.js'
import { crop, decode, type Picture } from './picture.js'

/** A run of rows that differs: where it was and where it is. One of the two may have no rows. */
export type Band = {
  readonly fromBefore: number
  readonly toBefore: number
  readonly from: number
  readonly to: number
}

/** How two pictures differ. Lengths are pixels of the newer picture. */
export type PixelDiff = {
  /** Clusters of pixels that look different, largest first; rows that only moved up or down are none. */
  readonly regions: readonly Box[]
  readonly bands: readonly Band[]
  /** The share of the newer picture's pixels that look different, 0 to 1. */
  readonly share: number
  /** One byte a pixel of the newer picture, 1 where it looks different. */
  readonly mask: Uint8Array
  readonly width: number
  readonly height: number
}

/** Colour distance below which two pixels count as equal, 0 to 1 (pixelmatch's own default). */
export const THRESHOLD = 0.1

/** pixelmatch looks this far around a pixel to tell anti-aliasing from change. */
const MARGIN = 2

/**
 * Compares two screenshots as a reader sees them.
 *
 * Equal bytes are equal pictures. Otherwise both are decoded, their rows aligned by value (so that content pushed down
 * by a banner stays equal), and only rows without a counterpart go through pixelmatch, cut to the columns that differ.
 *
 * @returns `null` when every pixel is equal.
 * @throws PictureError when one is no readable picture.
 */
export async function comparePictures(before: Uint8Array, after: Uint8Array): Promise<PixelDiff | null> {
  if (Buffer.compare(before, after) === 0) return null
  const [a, b] = await Promise.all([decode(before, 'approved'), decode(after, 'seen')])
  return comparePixels(a, b)
}

/** As {@link comparePictures}, for pictures that are decoded already. */
export function comparePixels(before: Picture, after: Picture): PixelDiff | null {
  const bands = changedBands(before, after)
  if (bands.length === 0) return null
  const mask = new Uint8Array(after.width * after.height)
  const inserted: Box[] = []
  let different = 0
  for (const band of bands) {
    const [was, is] = [band.toBefore - band.fromBefore, band.to - band.from]
    if (before.width === after.width && was === is) different += matchRows(before, after, band, mask)
    else if (is > 0) {
      mask.fill(1, band.from * after.width, band.to * after.width)
      different += is * after.width
      inserted.push({ x: 0, y: band.from, width: after.width, height: is })
    }
  }
  const isInserted = (box: Box) => inserted.some(({ y, height }) => box.y < y + height && box.y + box.height > y)
  const regions = [...inserted, ...clusters(mask, after.width, after.height).filter((box) => !isInserted(box))]
  return {
    regions: regions.sort((x, y) => y.width * y.height - x.width * x.height),
    bands,
    share: different / (after.width * after.height),
    mask,
    width: after.width,
    height: after.height,
  }
}

/** Rows without a counterpart. Pictures of different widths share none. */
function changedBands(before: Picture, after: Picture): readonly Band[] {
  if (before.width !== after.width) return [{ fromBefore: 0, toBefore: before.height, from: 0, to: after.height }]
  const [top, bottom] = equalEnds(before, after)
  if (top === before.height && top === after.height) return []
  const inPlace = changedInPlace(before, after, top, bottom)
  if (inPlace) return inPlace
  const [old, now] = [rowHashes(before, top, before.height - bottom), rowHashes(after, top, after.height - bottom)]
  const bands: Band[] = []
  let [i, j] = [0, 0]
  for (const [to, other] of [...align(old, now), [old.length, now.length] as const]) {
    if (to > i || other > j) {
      bands.push({ fromBefore: top + i, toBefore: top + to, from: top + j, to: top + other })
    }
    i = to + 1
    j = other + 1
  }
  return bands
}

function equalEnds(before: Picture, after: Picture): readonly [number, number] {
  const least = Math.min(before.height, after.height)
  let top = 0
  while (top < least && sameRow(before, after, top, top)) top += 1
  let bottom = 0
  while (bottom < least - top && sameRow(before, after, before.height - 1 - bottom, after.height - 1 - bottom))
    bottom += 1
  return [top, bottom]
}

/** When most rows between the ends are equal where they are, nothing was pushed down. */
function changedInPlace(before: Picture, after: Picture, top: number, bottom: number): readonly Band[] | undefined {
  if (before.height !== after.height) return undefined
  const bands: Band[] = []
  let [changed, start] = [0, -1]
  const end = after.height - bottom
  for (let row = top; row <= end; row += 1) {
    const differs = row < end && !sameRow(before, after, row, row)
    if (differs) changed += 1
    if (differs && start < 0) start = row
    if (!differs && start >= 0) {
      bands.push({ fromBefore: start, toBefore: row, from: start, to: row })
      start = -1
    }
  }
  return changed * 2 < end - top ? bands : undefined
}

function sameRow(a: Picture, b: Picture, row: number, other: number): boolean {
  const bytes = a.width * 4
  const [left, right] = [
    Buffer.from(a.data.buffer, a.data.byteOffset + row * bytes, bytes),
    Buffer.from(b.data.buffer, b.data.byteOffset + other * bytes, bytes),
  ]
  return left.equals(right)
}

/** A number per row, by FNV-1a (Fowler, Noll, Vo) over its pixels. */
function rowHashes({ pixels, width }: Picture, from: number, to: number): number[] {
  const hashes: number[] = []
  for (let row = from; row < to; row += 1) {
    let hash = 0x811c9dc5
    for (let at = row * width; at < (row + 1) * width; at += 1)
      hash = Math.imul(hash ^ (pixels[at] as number), 0x01000193)
    hashes.push(hash)
  }
  return hashes
}

/** Runs pixelmatch over a band of as many rows before as after, and marks what differs. */
function matchRows(before: Picture, after: Picture, band: Band, mask: Uint8Array): number {
  const { width } = after
  const rows = band.to - band.from
  const [left, right] = changedColumns(before, after, band)
  if (left > right) return 0
  const margins = {
    top: Math.min(MARGIN, band.from, band.fromBefore),
    bottom: Math.min(MARGIN, after.height - band.to, before.height - band.toBefore),
  }
  const x = Math.max(0, left - MARGIN)
  const size = { width: Math.min(width, right + 1 + MARGIN) - x, height: rows + margins.top + margins.bottom }
  const a = crop(before, { x, y: band.fromBefore - margins.top, ...size })
  const b = crop(after, { x, y: band.from - margins.top, ...size })
  const output = new Uint8Array(a.data.length)
  const different = pixelmatch(a.data, b.data, output, size.width, size.height, {
    threshold: THRESHOLD,
    diffMask: true,
    checkerboard: false,
    // Anti-aliased pixels are painted too, unless with the colour that means nothing.
    aaColor: [0, 0, 0],
    diffColor: [255, 255, 255],
  })
  if (different === 0) return 0
  for (let row = 0; row < size.height; row += 1) {
    const target = (band.from - margins.top + row) * width + x
    for (let column = 0; column < size.width; column += 1) {
      if (output[(row * size.width + column) * 4] === 255) mask[target + column] = 1
    }
  }
  return different
}

function changedColumns(before: Picture, after: Picture, band: Band): readonly [number, number] {
  const { width } = after
  let [left, right] = [width, -1]
  for (let row = 0; row < band.to - band.from; row += 1) {
    const [old, now] = [(band.fromBefore + row) * width, (band.from + row) * width]
    let column = 0
    while (column < left && before.pixels[old + column] === after.pixels[now + column]) column += 1
    left = Math.min(left, column)
    column = width - 1
    while (column > right && before.pixels[old + column] === after.pixels[now + column]) column -= 1
    right = Math.max(right, column)
  }
  return [left, right]
}

/** Pixels nearer than this belong to one change: about a word space at double density. */
const TILE = 16

/** Boxes around the marked pixels of a mask, neighbouring ones together. */
function clusters(mask: Uint8Array, width: number, height: number): readonly Box[] {
  const columns = Math.ceil(width / TILE)
  const tiles = new Map<number, { left: number; top: number; right: number; bottom: number }>()
  for (let at = mask.indexOf(1); at >= 0; at = mask.indexOf(1, at + 1)) {
    const [x, y] = [at % width, Math.floor(at / width)]
    const tile = Math.floor(y / TILE) * columns + Math.floor(x / TILE)
    const box = tiles.get(tile)
    if (!box) tiles.set(tile, { left: x, top: y, right: x, bottom: y })
    else {
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.bottom = y
    }
  }
  const boxes: Box[] = []
  for (const first of [...tiles.keys()]) {
    const open = tiles.has(first) ? [first] : []
    const whole = { left: width, top: height, right: 0, bottom: 0 }
    for (let tile = open.pop(); tile !== undefined; tile = open.pop()) {
      const box = tiles.get(tile)
      if (!box) continue
      tiles.delete(tile)
      whole.left = Math.min(whole.left, box.left)
      whole.top = Math.min(whole.top, box.top)
      whole.right = Math.max(whole.right, box.right)
      whole.bottom = Math.max(whole.bottom, box.bottom)
      const column = tile % columns
      for (const [dx, dy] of NEIGHBOURS) {
        if (column + dx >= 0 && column + dx < columns) open.push(tile + dy * columns + dx)
      }
    }
    if (whole.right >= whole.left) {
      const { left, top, right, bottom } = whole
      boxes.push({ x: left, y: top, width: right - left + 1, height: bottom - top + 1 })
    }
  }
  return boxes
}

const NEIGHBOURS = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [dx, dy] as const))
