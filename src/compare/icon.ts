import type { Picture } from './picture.js'

/** Icons are compared at this size: fine enough to tell two of them apart, too coarse for how their edges are drawn. */
const GRID = 24
/** Shifts that are tried, in cells of the grid. */
const SHIFTS = [-2, -1, 0, 1, 2]
/** Two drawings of one icon correlate by more than 0.85, two icons of one style by less than 0.65. */
const LEAST_CORRELATION = 0.75
/** Difference of brightness (0 to 255) from which on something is drawn at all. */
const STANDS_OUT = 24

/**
 * True when two pictures show the same drawing, whatever its colours, its size and how its edges fall on the pixels.
 *
 * What stands out from the ground is cut out, drawn into a coarse grid by its area, and laid over the other at small
 * shifts; the best normalised cross-correlation counts (Lewis, Vision Interface 1995).
 */
export function sameDrawing(a: Picture, b: Picture): boolean {
  const [left, right] = [drawingIn(a), drawingIn(b)]
  if (!left || !right) return left === right
  if (Math.abs(Math.log(left.aspect / right.aspect)) > MOST_STRETCH) return false
  return SHIFTS.some((dx) => SHIFTS.some((dy) => correlation(left.cells, right.cells, dx, dy) >= LEAST_CORRELATION))
}

/** Natural logarithm of how much wider one may be than the other. */
const MOST_STRETCH = 0.25

type Drawing = { readonly cells: Float64Array; readonly aspect: number }

function drawingIn({ data, width, height }: Picture): Drawing | undefined {
  const bright = new Float64Array(width * height)
  const counts = new Uint32Array(256)
  for (let at = 0; at < bright.length; at += 1) {
    // Luma, ITU-R BT.601.
    const luma = 0.299 * (data[at * 4] ?? 0) + 0.587 * (data[at * 4 + 1] ?? 0) + 0.114 * (data[at * 4 + 2] ?? 0)
    bright[at] = luma
    counts[Math.round(luma)] = (counts[Math.round(luma)] ?? 0) + 1
  }
  const ground = groundOf(counts, bright, width, height)
  let [left, top, right, bottom] = [width, height, -1, -1]
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const away = Math.abs((bright[y * width + x] ?? 0) - ground)
      bright[y * width + x] = away
      if (away < STANDS_OUT) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  }
  if (right < 0) return undefined
  const [wide, high] = [right - left + 1, bottom - top + 1]
  const cells = new Float64Array(GRID * GRID)
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      spread(cells, x / wide, (x + 1) / wide, y / high, (y + 1) / high, bright[(top + y) * width + left + x] ?? 0)
    }
  }
  return { cells, aspect: wide / high }
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

/** Gives each cell of the grid its part of a pixel. */
function spread(cells: Float64Array, x0: number, x1: number, y0: number, y1: number, value: number): void {
  for (let row = Math.floor(y0 * GRID); row < Math.min(GRID, Math.ceil(y1 * GRID)); row += 1) {
    for (let column = Math.floor(x0 * GRID); column < Math.min(GRID, Math.ceil(x1 * GRID)); column += 1) {
      const wide = Math.min(x1 * GRID, column + 1) - Math.max(x0 * GRID, column)
      const high = Math.min(y1 * GRID, row + 1) - Math.max(y0 * GRID, row)
      const at = row * GRID + column
      cells[at] = (cells[at] ?? 0) + value * wide * high
    }
  }
}

function correlation(a: Float64Array, b: Float64Array, dx: number, dy: number): number {
  let [n, sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0, 0]
  for (let y = Math.max(0, dy); y < GRID + Math.min(0, dy); y += 1) {
    for (let x = Math.max(0, dx); x < GRID + Math.min(0, dx); x += 1) {
      const [one, other] = [a[y * GRID + x] ?? 0, b[(y - dy) * GRID + x - dx] ?? 0]
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
