/** The grey that pictures show in the place of what is private or masked: red, green and blue (0 to 255). */
export const COVER_PIXEL = [0xc9, 0xce, 0xd6] as const

/** From this share of its pixels on, what lies in a picture is not to be seen for what covers it. */
const COVERED = 1 / 3

/**
 * True when a picture shows the grey where something was to be seen.
 *
 * @param pixels so many bytes each as there are channels, red, green and blue first.
 */
export function isCovered(pixels: Uint8Array, channels: 3 | 4): boolean {
  let covered = 0
  for (let at = 0; at < pixels.length; at += channels)
    if (COVER_PIXEL.every((value, channel) => pixels[at + channel] === value)) covered += 1
  return covered * channels > pixels.length * COVERED
}
