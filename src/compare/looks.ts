import pixelmatch from 'pixelmatch'
import { isCovered } from '../screen/cover.js'
import type { Box, Screen } from '../screen/screen.js'
import { flatten, type Item, keyOf } from '../screen/tree.js'
import { control, type Subject } from './finding.js'
import { crop, fromPixels, type Picture, toPixels } from './picture.js'
import { type PixelDiff, THRESHOLD } from './pixels.js'

/** Something that looks different although the tree says the same of it. */
export type LookChange = {
  /** The element, or `null` for the page or a part of it that is none. */
  readonly item: Item | null
  readonly subject: Subject
  readonly box: Box | null
  readonly boxBefore: Box | null
  /** Another shape, such as another label inside an image; else only other colours. */
  readonly shape: boolean
}

/** Less than this share of an element is a matter of rendering, not of design. */
const LEAST_SHARE = 0.01
/** A uniform change of colour can score zero in pixelmatch: from this share of raw unequal pixels on it counts. */
const RAW_SHARE = 0.5
/** From this share of changed pixels on, the whole page looks different: a theme, not an element. */
const THEME_SHARE = 0.35
/** More changes of looks than this on one screen are not told one by one. */
const MOST_CHANGES = 20

/**
 * Tells which elements look different, each compared at its own place, so that content pushed aside is no change.
 *
 * @param diff how the two pictures differ.
 * @param explained whether changes are known that move or cover other things; what is left then needs no other reason.
 */
export function compareLooks(
  approved: Screen,
  seen: Screen,
  [before, after]: readonly [Picture, Picture],
  diff: PixelDiff,
  explained: boolean,
): readonly LookChange[] {
  const page = (subject: Subject, box: Box | null): LookChange => ({
    item: null,
    subject,
    box,
    boxBefore: null,
    shape: false,
  })
  if (diff.share >= THEME_SHARE) return [page({ kind: 'page' }, null)]
  const { scale } = seen.renderer
  const touched = (box: Box) => diff.bands.some(({ from, to }) => box.y < to && box.y + box.height > from)
  const changes = comparable(approved, seen).flatMap(([old, now]): LookChange[] => {
    if (!old.box || !now.box || old.node?.masked || now.node?.masked) return []
    const [a, b] = [toPixels(old.box, scale), toPixels(now.box, scale)]
    if (a.width !== b.width || a.height !== b.height || !inside(a, before) || !inside(b, after)) return []
    if (!touched(b) && a.x === b.x && a.y === b.y) return []
    const [was, is] = [crop(before, a), crop(after, b)]
    // Earlier pictures show masks over what lies over them.
    if (differingShare(was, is) === 0 || isCovered(was.data, 4) || isCovered(is.data, 4)) return []
    return [{ item: now, subject: control(now), box: now.box, boxBefore: old.box, shape: !sameShape(was, is) }]
  })
  if (changes.length > 0) return changes.slice(0, MOST_CHANGES)
  // Nothing in the tree accounts for what is left: told once, with the largest place.
  const [rest] = diff.regions.map((region) => fromPixels(region, scale))
  if (!rest || explained) return []
  const pushed = diff.bands.find((band) => band.to - band.from > band.toBefore - band.fromBefore)
  const by = pushed && Math.round((pushed.to - pushed.from - pushed.toBefore + pushed.fromBefore) / scale)
  if (by) return [page({ kind: 'pushed-page', by }, rest)]
  const around = smallestAround(seen, rest)
  if (around?.node?.masked) return []
  return [{ ...page(around ? control(around) : { kind: 'part-of-page' }, rest), item: around }]
}

/**
 * True when two pictures show the same shape, whatever their colours and wherever it lies in them: what stands out
 * from the commonest colour is cut out and laid over each other.
 */
export function sameShape(a: Picture, b: Picture): boolean {
  const [left, right] = [figure(a), figure(b)]
  if (!left || !right) return left === right
  const [wide, high] = [Math.abs(left.width - right.width), Math.abs(left.height - right.height)]
  if (wide > Math.max(2, left.width * 0.08) || high > Math.max(2, left.height * 0.08)) return false
  let [both, either] = [0, 0]
  for (let y = 0; y < Math.min(left.height, right.height); y += 1) {
    for (let x = 0; x < Math.min(left.width, right.width); x += 1) {
      const [one, other] = [left.at(x, y), right.at(x, y)]
      if (one && other) both += 1
      if (one || other) either += 1
    }
  }
  return both >= LEAST_OVERLAP * either
}

/** Two renderings of one label overlap by about 0.9, two labels of one length by about 0.4. */
const LEAST_OVERLAP = 0.65
/** Finding of brightness (0 to 255) from which on a pixel stands out. */
const STANDS_OUT = 40

function figure(picture: Picture) {
  const { width, height } = picture
  const bright = new Uint8Array(width * height)
  const counts = new Uint32Array(256)
  for (let at = 0; at < bright.length; at += 1) {
    const [r, g, b] = picture.data.subarray(at * 4, at * 4 + 3) as unknown as [number, number, number]
    // Luma, ITU-R BT.601.
    const level = Math.round(0.299 * r + 0.587 * g + 0.114 * b)
    bright[at] = level
    counts[level] = (counts[level] as number) + 1
  }
  const ground = counts.indexOf(Math.max(...counts))
  const stands = (x: number, y: number) => Math.abs((bright[y * width + x] as number) - ground) >= STANDS_OUT
  let [minX, minY, maxX, maxY] = [width, height, -1, -1]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (!stands(x, y)) continue
      minX = Math.min(minX, x)
      maxX = Math.max(maxX, x)
      minY = Math.min(minY, y)
      maxY = y
    }
  }
  if (maxX < 0) return undefined
  return { width: maxX - minX + 1, height: maxY - minY + 1, at: (x: number, y: number) => stands(minX + x, minY + y) }
}

/** Elements that the tree says are the same: controls, headings and images that have a box of their own. */
function comparable(approved: Screen, seen: Screen): readonly (readonly [Item, Item])[] {
  const byKey = new Map<string, Item[]>()
  for (const item of flatten(approved.tree)) {
    const list = byKey.get(keyOf(item))
    if (list) list.push(item)
    else byKey.set(keyOf(item), [item])
  }
  return flatten(seen.tree).flatMap((now) => {
    const old = byKey.get(keyOf(now))?.shift()
    return old && now.role !== 'text' ? [[old, now] as const] : []
  })
}

function differingShare(a: Picture, b: Picture): number {
  if (Buffer.compare(a.data, b.data) === 0) return 0
  const size = a.width * a.height
  const matched = pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: THRESHOLD }) / size
  if (matched >= LEAST_SHARE) return matched
  let unequal = 0
  for (let at = 0; at < size; at += 1) if (a.pixels[at] !== b.pixels[at]) unequal += 1
  return unequal / size >= RAW_SHARE ? unequal / size : 0
}

/** The smallest element that holds a region. */
function smallestAround(screen: Screen, region: Box): Item | null {
  const [nearest] = flatten(screen.tree)
    .filter(({ box }) => box && contains(box, region))
    .sort((a, b) => area(a.box) - area(b.box))
  return nearest ?? null
}

function area(box: Box | null): number {
  return box ? box.width * box.height : Number.POSITIVE_INFINITY
}

function contains(box: Box, part: Box): boolean {
  return (
    part.x >= box.x - 1 &&
    part.y >= box.y - 1 &&
    part.x + part.width <= box.x + box.width + 1 &&
    part.y + part.height <= box.y + box.height + 1
  )
}

function inside(box: Box, { width, height }: Picture): boolean {
  return (
    box.width > 0 &&
    box.height > 0 &&
    box.x >= 0 &&
    box.y >= 0 &&
    box.x + box.width <= width &&
    box.y + box.height <= height
  )
}
