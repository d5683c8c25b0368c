import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Evidence } from '../incident/incident.js'
import { around } from '../page/crop.js'
import type { Box } from '../screen/screen.js'

/** A picture in a mail; it was redacted when it was captured. */
export type MailPicture = {
  readonly cid: string
  readonly side: 'before' | 'after'
  readonly content: Buffer
  readonly type: 'png' | 'jpeg'
  readonly width: number
}

/** Many mail programs show no more, and phones load no more. */
const MOST_BYTES = 200_000
const MOST_PIXELS_WIDE = 640

/**
 * The place of a trouble before and after, cut to what it is about and framed. A picture that is gone or damaged is
 * left out: a mail without it still says everything.
 *
 * @param runs the folder that holds the runs.
 */
export async function picturesOf({ run, pictures }: Evidence, runs: string): Promise<readonly MailPicture[]> {
  if (!pictures) return []
  const { before, after, boxBefore, box, scale } = pictures
  const wanted = [
    ...(before ? [{ side: 'before' as const, file: before, focus: boxBefore ?? box, mark: boxBefore }] : []),
    { side: 'after' as const, file: after, focus: box ?? boxBefore, mark: box },
  ]
  const made = await Promise.all(
    wanted.map(async ({ side, file, focus, mark }) => {
      const path = join(runs, run, file)
      if (!existsSync(path)) return undefined
      const picture = await cut(path, focus, mark, scale).catch(() => undefined)
      return picture && { cid: `${side}@guidewatch`, side, ...picture }
    }),
  )
  return made.flatMap((picture) => picture ?? [])
}

async function cut(path: string, focus: Box | null, mark: Box | null, scale: number) {
  const { width, height } = await sharp(path).metadata()
  const view = focus ? around(focus, { width, height }, scale) : { x: 0, y: 0, width, height: Math.min(height, width) }
  const region = { left: view.x, top: view.y, width: view.width, height: view.height }
  const framed = await sharp(path)
    .extract(region)
    .composite(mark ? [{ input: Buffer.from(frame(mark, view, scale)) }] : [])
    .png()
    .toBuffer()
  const small = sharp(framed).resize({ width: Math.min(MOST_PIXELS_WIDE, view.width), withoutEnlargement: true })
  const png = await small.clone().png({ palette: true }).toBuffer({ resolveWithObject: true })
  if (png.data.length <= MOST_BYTES) return { content: png.data, type: 'png' as const, width: png.info.width }
  for (const quality of [80, 50, 20]) {
    const jpeg = await small.clone().jpeg({ quality }).toBuffer({ resolveWithObject: true })
    if (jpeg.data.length <= MOST_BYTES) return { content: jpeg.data, type: 'jpeg' as const, width: jpeg.info.width }
  }
  return undefined
}

function frame({ x, y, width, height }: Box, view: Box, scale: number): string {
  const [left, top] = [x * scale - view.x - 3, y * scale - view.y - 3]
  return `<svg width="${view.width}" height="${view.height}" xmlns="http://www.w3.org/2000/svg"><rect x="${left}" y="${top}" width="${width * scale + 6}" height="${height * scale + 6}" rx="4" fill="none" stroke="#c2410c" stroke-width="${3 * scale}"/></svg>`
}
