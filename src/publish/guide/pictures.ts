import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { MOST_PIXELS } from '../../compare/picture.js'
import { TAKES_TEXT } from '../../flow/roles.js'
import { outline } from '../../page/crop.js'
import { MARK_COLOUR } from '../../page/tokens.js'
import { isCovered } from '../../screen/cover.js'
import type { Box } from '../../screen/screen.js'
import { readJson, writeFileAtomically, writeTogether } from '../../state/files.js'
import { SnapshotError, type StoredSnapshot } from '../../state/snapshots.js'
import { type Picture, type PublishedFile, pictureSchema } from '../schema.js'
import { viewOf, visibleTarget } from './view.js'

/** Goes up whenever the same screen is to give another picture: another part of it, mark or encoding. */
const RULE = 2
/** More pixels a CSS pixel than this nobody sees on a page. */
const MOST_SCALE = 2

/**
 * A published picture with its files, whose bytes are read only when asked for. There is none of a screen on which the target is
 * covered, as the entry of a menu over a masked advertisement: it would show a mark around nothing.
 */
export type MadePicture = { readonly picture: Picture | null; readonly files: readonly PublishedFile[] }

export type PictureMaker = {
  /**
   * The published picture of an approved screen: cut to what matters, with the target marked. Only approved screens become
   * pictures: they are redacted, and a person has looked at them.
   *
   * @throws SnapshotError when the approved picture is missing or damaged.
   */
  readonly of: (snapshot: Pick<StoredSnapshot, 'approved' | 'file' | 'screen'>) => Promise<MadePicture>
  /** How many pictures were drawn, and not found as they were. */
  readonly drawn: () => number
  /** Forgets what nobody has asked for since the maker was made. */
  readonly prune: () => void
}

// What is kept, so that a picture is drawn again only if something changed:
//
//   <folder>/<sha256 of all that decides on the picture>.json     the Picture, or null
//   <folder>/<beginning of its sha256>.png, .webp                 its files

/**
 * Makes the published pictures of approved screens.
 *
 * @param folder where they are kept from one publication to the next.
 * @param atOnce how many are drawn at a time; each takes 20 MB for an ordinary screen.
 */
export function pictureMaker(folder: string, atOnce = 2): PictureMaker {
  const asked = new Map<string, Promise<MadePicture>>()
  const take = queue(atOnce)
  let drawn = 0
  const make = async (key: string, source: Buffer, drawing: Drawing, snapshot: string): Promise<MadePicture> => {
    const known = kept(folder, key)
    if (known !== undefined) return { picture: known, files: pictureFiles(known, folder) }
    drawn += 1
    const picture = await take(() => draw(source, drawing, folder, key)).catch((error: unknown) => {
      throw damaged(snapshot, error)
    })
    return { picture, files: pictureFiles(picture, folder) }
  }
  return {
    of: async ({ screen, file }) => {
      const source = readSource(screen.image.file, file)
      const drawing = drawingOf(screen)
      // By the bytes that are there, not by their name: a detail may have been painted over by hand.
      const key = sha256(JSON.stringify([RULE, sha256(source), drawing]))
      const made = asked.get(key) ?? make(key, source, drawing, file)
      asked.set(key, made)
      return made
    },
    drawn: () => drawn,
    prune: () => {
      if (!existsSync(folder)) return
      const entries = [...asked.keys()].map((key) => `${key}.json`)
      const used = entries.flatMap((name) => {
        const { data: picture } = entrySchema.safeParse(readJson(join(folder, name)))
        return picture === undefined ? [] : [name, ...pictureFiles(picture, folder).map(({ path }) => basename(path))]
      })
      const keep = new Set(used)
      for (const name of readdirSync(folder)) {
        if (KEPT.test(name) && !keep.has(name)) rmSync(join(folder, name))
      }
    },
  }
}

const entrySchema = pictureSchema.nullable()
const KEPT = /^([0-9a-f]{64}\.json|[0-9a-f]{16}\.(png|webp))$/

/** Everything that decides on a picture beside its source; lengths in the pixels of the source. */
type Drawing = {
  readonly part: { readonly left: number; readonly top: number; readonly width: number; readonly height: number }
  readonly target: Box | null
  /** What is private in a field is covered; a reader knows the field all the same. */
  readonly isField: boolean
  /** CSS pixels to pixels of the source, and of the picture. */
  readonly scale: number
  readonly drawnAt: number
}

function drawingOf(screen: StoredSnapshot['screen']): Drawing {
  const { scale } = screen.renderer
  const view = viewOf(screen)
  const target = visibleTarget(screen)
  const left = Math.floor(view.x * scale)
  const top = Math.floor(view.y * scale)
  const width = Math.min(Math.ceil((view.x + view.width) * scale), screen.image.width) - left
  const height = Math.min(Math.ceil((view.y + view.height) * scale), screen.image.height) - top
  const isField = TAKES_TEXT.has(screen.target?.role ?? '')
  return { part: { left, top, width, height }, target, isField, scale, drawnAt: Math.min(scale, MOST_SCALE) }
}

async function draw(source: Buffer, drawing: Drawing, folder: string, key: string): Promise<Picture | null> {
  // 20 MB that a night without a new picture does without.
  const { default: sharp } = await import('sharp')
  if (await isTargetCovered(source, drawing)) {
    writeFileAtomically(join(folder, `${key}.json`), 'null\n')
    return null
  }
  const { part, scale, drawnAt } = drawing
  const width = Math.round((part.width * drawnAt) / scale)
  const height = Math.round((part.height * drawnAt) / scale)
  const target = targetIn(drawing)
  const cut = sharp(source, { limitInputPixels: MOST_PIXELS, sequentialRead: true })
    .extract(part)
    .flatten({ background: '#fff' })
    .resize(width, height, { fit: 'fill' })
  // Pixels alone go on from here: nothing else that the source holds can reach what is published.
  const pixels = await (target ? cut.composite([{ input: mark(target, width, height, drawnAt) }]) : cut)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer()
  const image = () => sharp(pixels, { raw: { width, height, channels: 3 } })
  const png = await image().png({ palette: true, effort: 7, compressionLevel: 9 }).toBuffer()
  const webp = await image().webp({ lossless: true, effort: 2 }).toBuffer()
  const hash = sha256(png)
  const stem = `pictures/${hash.slice(0, 16)}`
  const isSmaller = webp.length < png.length
  const picture: Picture = {
    file: `${stem}.png`,
    webp: isSmaller ? `${stem}.webp` : null,
    sha256: hash,
    width,
    height,
    scale: drawnAt,
    target,
  }
  writeTogether([
    [join(folder, basename(picture.file)), png],
    ...(picture.webp ? [[join(folder, basename(picture.webp)), webp] as const] : []),
  ])
  // Last: what has an entry has its files.
  writeFileAtomically(join(folder, `${key}.json`), `${JSON.stringify(picture)}\n`)
  return picture
}

async function isTargetCovered(source: Buffer, { part, target, isField, scale }: Drawing): Promise<boolean> {
  if (!target || isField) return false
  const { default: sharp } = await import('sharp')
  const left = Math.max(part.left, Math.floor(target.x * scale))
  const top = Math.max(part.top, Math.floor(target.y * scale))
  const width = Math.min(part.left + part.width, Math.ceil((target.x + target.width) * scale)) - left
  const height = Math.min(part.top + part.height, Math.ceil((target.y + target.height) * scale)) - top
  if (width <= 0 || height <= 0) return false
  const pixels = await sharp(source, { limitInputPixels: MOST_PIXELS })
    .extract({ left, top, width, height })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer()
  return isCovered(pixels, 3)
}

/** The target in pixels of the picture. */
function targetIn({ part, target, scale, drawnAt }: Drawing): Box | null {
  if (!target) return null
  const tenth = (value: number) => Math.round(value * 10) / 10
  return {
    x: tenth((target.x - part.left / scale) * drawnAt),
    y: tenth((target.y - part.top / scale) * drawnAt),
    width: tenth(target.width * drawnAt),
    height: tenth(target.height * drawnAt),
  }
}

/** An outline that is seen on light, dark and coloured ground, and never runs out of the picture. */
function mark(target: Box, width: number, height: number, scale: number): Buffer {
  const line = 3 * scale
  const edge = 2.5 * scale
  const wanted = outline(target, 1, 4 * scale)
  const x = Math.max(wanted.x, edge)
  const y = Math.max(wanted.y, edge)
  const right = Math.min(wanted.x + wanted.width, width - edge)
  const bottom = Math.min(wanted.y + wanted.height, height - edge)
  const rect = `<rect x="${x}" y="${y}" width="${Math.max(1, right - x)}" height="${Math.max(1, bottom - y)}" rx="${6 * scale}" fill="none"`
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${rect} stroke="#fff" stroke-width="${line + 2 * scale}"/>${rect} stroke="${MARK_COLOUR}" stroke-width="${line}"/></svg>`,
  )
}

/** The picture under a key, if its files are there as they were written; `null` where there is to be none. */
function kept(folder: string, key: string): Picture | null | undefined {
  const { data: picture } = entrySchema.safeParse(readJson(join(folder, `${key}.json`)))
  if (!picture) return picture
  const files = [picture.file, picture.webp].flatMap((file) => (file ? [join(folder, basename(file))] : []))
  return files.every((file) => existsSync(file)) && sha256(readFileSync(files[0] ?? '')) === picture.sha256
    ? picture
    : undefined
}

/** The files of a published picture, as they are kept in a folder. */
export function pictureFiles(picture: Picture | null, folder: string): readonly PublishedFile[] {
  return [picture?.file, picture?.webp].flatMap((path) => (path ? [lazily(path, join(folder, basename(path)))] : []))
}

/** Ten thousand links have more pictures than fit into memory. */
function lazily(path: string, file: string): PublishedFile {
  return {
    path,
    get content() {
      return readFileSync(file)
    },
  }
}

function readSource(image: string, snapshot: string): Buffer {
  try {
    return readFileSync(image)
  } catch (error) {
    throw damaged(snapshot, error)
  }
}

function damaged(snapshot: string, error: unknown): SnapshotError {
  return new SnapshotError(
    `The picture of ${snapshot} cannot be published (${error instanceof Error ? error.message : String(error)}). Restore it from version control, or approve the screen again.`,
  )
}

/** Lets so many at a time begin, in the order in which they come. */
function queue(atOnce: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let free = atOnce
  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}
