import type { Picture } from './picture.js'

/** Cells across the shorter side: fine enough to tell two icons apart, too coarse for how their edges are drawn. */
const GRID = 24
/** The longer side has as many cells of that size as it takes, up to this: it may hold words. */
const LONGEST_GRID = 240
/** Shifts that are tried, in cells of the grid. */
const SHIFTS = [-2, -1, 0, 1, 2]
/** Two drawings of one icon correlate by more than 0.85, two icons of one style by less than 0.65. */
const LEAST_CORRELATION = 0.75
/** Finding of brightness (0 to 255) from which on something is drawn at all. */
const STANDS_OUT = 24

/**
 * True when two pictures show the same drawing, whatever its colours, its size and how its edges fall on the pixels.
 *
 * What stands out from the ground is cut out, drawn into a coarse grid by its area, and laid over the other at small
 * shifts; the best normalised cross-correlation counts (Lewis, Vision Interface 1995).
 */
export function sameDrawing(a: Picture, b: Picture): boolean {
  if (differInGround(a, b)) return true
  const [left, right] = [drawingIn(a), drawingIn(b)]
  if (!left || !right) return left === right
  const [was, is] = [left.wide / left.high, right.wide / right.high]
  if (Math.abs(Math.log(was / is)) > MOST_STRETCH) return false
  const aspect = Math.sqrt(was * is)
  const long = (ratio: number) => Math.round(Math.min(LONGEST_GRID, Math.max(GRID, GRID * ratio)))
  const [columns, rows] = [long(aspect), long(1 / aspect)]
  const [one, other] = [gridOf(left, columns, rows), gridOf(right, columns, rows)]
  return SHIFTS.some((dx) => SHIFTS.some((dy) => correlation(one, other, dx, dy) >= LEAST_CORRELATION))
}

/**
 * True for a picture on which nothing stands out from the ground.
 *
 * @param least by so many levels of brightness (0 to 255) at least.
 */
export function isBlank(picture: Picture, least = STANDS_OUT): boolean {
  return picture.width > 0 && picture.height > 0 && drawingIn(picture, least) === undefined
}

/** Natural logarithm of how much wider one may be than the other. */
const MOST_STRETCH = 0.25

/** What stands out in a picture, cut out: how far each pixel is from the ground, row by row. */
type Drawing = { readonly levels: Float64Array; readonly wide: number; readonly high: number }

function drawingIn(picture: Picture, least = STANDS_OUT): Drawing | undefined {
  const { width, height } = picture
  const { bright, ground } = brightnessOf(picture)
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const away = Math.abs((bright[y * width + x] ?? 0) - ground)
      bright[y * width + x] = away
      if (away < least) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  }
  if (right < 0) return undefined
  const [wide, high] = [right - left + 1, bottom - top + 1]
  const levels = new Float64Array(wide * high)
  for (let y = 0; y < high; y += 1) {
    const from = (top + y) * width + left
    levels.set(bright.subarray(from, from + wide), y * wide)
  }
  return { levels, wide, high }
}

function brightnessOf({ data, width, height }: Picture): { readonly bright: Float64Array; readonly ground: number } {
  const bright = new Float64Array(width * height)
  const counts = new Uint32Array(256)
  for (let at = 0; at < bright.length; at += 1) {
    // Luma, ITU-R BT.601.
    const luma = 0.299 * (data[at * 4] ?? 0) + 0.587 * (data[at * 4 + 1] ?? 0) + 0.114 * (data[at * 4 + 2] ?? 0)
    bright[at] = luma
    counts[Math.round(luma)] = (counts[Math.round(luma)] ?? 0) + 1
  }
  return { bright, ground: groundOf(counts, bright, width, height) }
}

/** This share of what is drawn is the same where only the ground is another; two icons on one disc have more between them. */
const LEAST_SAME = 0.97

/**
 * True for pictures of one size whose grounds differ, as of a header in another colour, and what is drawn on them does not. Where
 * it meets the ground it is mixed with it, so that only what has no ground beside it counts.
 */
function differInGround(a: Picture, b: Picture): boolean {
  const { width, height } = a
  if (b.width !== width || b.height !== height) return false
  const sides = [a, b].map(brightnessOf)
  const [one = 0, other = 0] = sides.map(({ ground }) => ground)
  if (Math.abs(one - other) < STANDS_OUT) return false
  const isDrawn = (at: number) =>
    sides.every(({ bright, ground }) => Math.abs((bright[at] ?? ground) - ground) >= STANDS_OUT)
  let [inside, same] = [0, 0]
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x
      if (![at, at - 1, at + 1, at - width, at + width].every(isDrawn)) continue
      inside += 1
      const isSame = [0, 1, 2].every(
        (c) => Math.abs((a.data[at * 4 + c] ?? 0) - (b.data[at * 4 + c] ?? 0)) < STANDS_OUT,
      )
      if (isSame) same += 1
    }
  // A thin drawing has no inside.
  return inside * 4 >= width * height && same >= inside * LEAST_SAME
}

/** The commonest brightness of the edge, where an icon seldom reaches; else of the whole picture. */
function groundOf(counts: Uint32Array, bright: Float64Array, width: number, height: number): number {
  const edge = new Uint32Array(256)
  for (let x = 0; x < width; x += 1) {
    for (const y of [0, height - 1]) {
      const level = Math.round(bright[y * width + x] ?? 0)
      edge[level] = (edge[level] ?? 0) + 1
    }
  }
  const most = (levels: Uint32Array) => levels.indexOf(Math.max(...levels))
  const ground = most(edge)
  return (edge[ground] ?? 0) * 2 >= width ? ground : most(counts)
}

/** Cells of the grid, each with what stands out in its part of the drawing, by area. */
type Grid = { readonly cells: Float64Array; readonly columns: number; readonly rows: number }

function gridOf({ levels, wide, high }: Drawing, columns: number, rows: number): Grid {
  const cells = new Float64Array(columns * rows)
  for (let y = 0; y < high; y += 1) {
    const [top, bottom] = [(y / high) * rows, ((y + 1) / high) * rows]
    for (let x = 0; x < wide; x += 1) {
      const [left, right] = [(x / wide) * columns, ((x + 1) / wide) * columns]
      const level = levels[y * wide + x] ?? 0
      for (let row = Math.floor(top); row < Math.min(rows, Math.ceil(bottom)); row += 1) {
        for (let column = Math.floor(left); column < Math.min(columns, Math.ceil(right)); column += 1) {
          const across = Math.min(right, column + 1) - Math.max(left, column)
          const down = Math.min(bottom, row + 1) - Math.max(top, row)
          const at = row * columns + column
          cells[at] = (cells[at] ?? 0) + level * across * down
        }
      }
    }
  }
  return { cells, columns, rows }
}

function correlation({ cells: a, columns, rows }: Grid, { cells: b }: Grid, dx: number, dy: number): number {
  let [n, sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0, 0]
  for (let y = Math.max(0, dy); y < rows + Math.min(0, dy); y += 1) {
    for (let x = Math.max(0, dx); x < columns + Math.min(0, dx); x += 1) {
      const [one, other] = [a[y * columns + x] ?? 0, b[(y - dy) * columns + x - dx] ?? 0]
      n += 1
      sumA += one
      sumB += other
      sumAA += one * one
      sumBB += other * other
      sumAB += one * other
    }
  }
  const [spreadA, spreadB] = [sumAA - (sumA * sumA) / n, sumBB - (sumB * sumB) / n]
  // A filled square has no inside that could differ.
  if (spreadA < 1e-3 * n || spreadB < 1e-3 * n) return spreadA < 1e-3 * n && spreadB < 1e-3 * n ? 1 : 0
  return (sumAB - (sumA * sumB) / n) / Math.sqrt(spreadA * spreadB)
}
