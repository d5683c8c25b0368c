import type { Box } from '../screen/screen.js'

/** The part of a picture that shows a thing with its surroundings, large enough to read; `box` is in CSS pixels. */
export function around(box: Box, size: { readonly width: number; readonly height: number }, scale: number): Box {
  const isWide = box.width > 300
  const margin = { x: isWide ? 30 : 160, y: 90 }
  const wanted = { width: Math.min(box.width + 2 * margin.x, 620), height: Math.min(box.height + 2 * margin.y, 500) }
  const x = Math.max(0, Math.round((box.x - margin.x) * scale))
  const y = Math.max(0, Math.round((box.y - margin.y) * scale))
  const width = Math.min(size.width - x, Math.round(wanted.width * scale))
  const height = Math.min(size.height - y, Math.round(wanted.height * scale))
  // A thing below the fold has no place on the picture: then the whole picture is shown.
  return width > 40 && height > 40 ? { x, y, width, height } : { x: 0, y: 0, width: size.width, height: size.height }
}

/** The outline that marks a box of CSS pixels, in a picture's own pixels. */
export function outline(box: Box, scale: number, margin = 4): Box {
  return {
    x: box.x * scale - margin,
    y: box.y * scale - margin,
    width: box.width * scale + 2 * margin,
    height: box.height * scale + 2 * margin,
  }
}
