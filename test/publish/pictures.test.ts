import { createHash } from 'node:crypto'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type PictureMaker, pictureMaker } from '../../src/publish/guide/pictures.js'
import { COVER_PIXEL } from '../../src/screen/cover.js'
import type { Box, Screen } from '../../src/screen/screen.js'
import { temporaryFolder } from '../helpers/cli.js'

const MARK = [0xd6, 0x00, 0x5a]
const TARGET: Box = { x: 600, y: 300, width: 100, height: 40 }

/** An approved screen whose picture is a drawing of this size, with whatever else a file may carry. */
async function approved(
  file: string,
  { target = TARGET as Box | null, width = 1280, height = 720, scale = 1, colour = '#3355aa' } = {},
) {
  const screen = `<svg xmlns="http://www.w3.org/2000/svg" width="${width * scale}" height="${height * scale}"><rect width="100%" height="100%" fill="#fff"/><rect x="${600 * scale}" y="${300 * scale}" width="${100 * scale}" height="${40 * scale}" fill="${colour}"/></svg>`
  writeFileSync(
    file,
    await sharp(Buffer.from(screen))
      .withExif({ IFD0: { Artist: 'mia@example.org', ImageDescription: 'geheim' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">mia@example.org</x:xmpmeta>')
      .withIccProfile('p3')
      .png()
      .toBuffer(),
  )
  return snapshot(file, target, width * scale, height * scale, scale)
}

function snapshot(file: string, target: Box | null, width: number, height: number, scale: number) {
  const screen: Screen = {
    step: 'x',
    url: 'https://example.org/',
    redirects: [],
    status: 200,
    title: 'x',
    language: 'en',
    tree: [],
    fields: [],
    submits: [],
    forms: [],
    overlays: [],
    target: target && { role: 'link', name: 'x', box: target, text: null, drawn: false, pictures: [], opensTab: null },
    image: { file, sha256: 'x', width, height },
    renderer: { browser: 'x', platform: 'x', fonts: 'x', scale },
  }
  return { approved: { by: 'x', at: 'x', run: 'x' }, file: 'x.json', screen }
}

/** The names of a PNG's or WebP's chunks. */
function chunksOf(bytes: Buffer): readonly string[] {
  const isPng = bytes.readUInt32BE(0) === 0x89504e47
  const names: string[] = []
  for (let at = isPng ? 8 : 12; at + 8 <= bytes.length; ) {
    const size = isPng ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at + 4)
    names.push(bytes.toString('latin1', isPng ? at + 4 : at, isPng ? at + 8 : at + 4))
    at += isPng ? size + 12 : 8 + size + (size % 2)
  }
  return names
}

async function pixelAt(bytes: Buffer, x: number, y: number): Promise<readonly number[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (y * info.width + x) * info.channels
  return [...data.subarray(at, at + 3)]
}

const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

/** What is published of a screen; there is a picture of it. */
async function drawnOf(maker: PictureMaker, source: Parameters<PictureMaker['of']>[0]) {
  const { picture, files } = await maker.of(source)
  if (!picture) throw new Error('there is no picture')
  return { picture, files }
}

describe('a published picture', () => {
  it('shows the target with a mark around it, and says where it is', async () => {
    const folder = temporaryFolder()
    const { picture, files } = await drawnOf(pictureMaker(join(folder, 'kept')), await approved(join(folder, 'a.png')))
    expect(picture).toMatchObject({ width: 520, height: 320, scale: 1 })
    expect(picture.target).toEqual({ x: 210, y: 140, width: 100, height: 40 })
    const [png] = files.map(({ content }) => content as Buffer)
    expect(await pixelAt(png as Buffer, 260, 136)).toEqual(MARK)
    expect(await pixelAt(png as Buffer, 206, 160)).toEqual(MARK)
    expect(await pixelAt(png as Buffer, 314, 160)).toEqual(MARK)
    expect(await pixelAt(png as Buffer, 260, 160)).not.toEqual(MARK)
    expect(await pixelAt(png as Buffer, 100, 160)).toEqual([255, 255, 255])
  })

  it('is named by its content, in the files as in the status', async () => {
    const folder = temporaryFolder()
    const { picture, files } = await drawnOf(pictureMaker(join(folder, 'kept')), await approved(join(folder, 'a.png')))
    expect(hash(files[0]?.content as Buffer)).toBe(picture.sha256)
    expect(picture.file).toBe(`pictures/${picture.sha256.slice(0, 16)}.png`)
    expect(files.map(({ path }) => path)).toEqual([picture.file, picture.webp].filter((path) => path !== null))
  })

  it('is also a WebP where that is smaller, of the same pixels', async () => {
    const folder = temporaryFolder()
    const { picture, files } = await drawnOf(pictureMaker(join(folder, 'kept')), await approved(join(folder, 'a.png')))
    const [png, webp] = files.map(({ content }) => content as Buffer)
    expect(picture.webp).toBe(picture.file.replace(/png$/, 'webp'))
    expect(webp?.length).toBeLessThan(png?.length ?? 0)
    expect((await sharp(webp).metadata()).format).toBe('webp')
    expect(await sharp(webp).raw().toBuffer()).toEqual(await sharp(png).removeAlpha().raw().toBuffer())
  })

  it('carries nothing but pixels, whatever its source carried', async () => {
    const folder = temporaryFolder()
    const source = await approved(join(folder, 'a.png'))
    const before = await sharp(source.screen.image.file).metadata()
    expect([before.exif, before.xmp, before.icc].map(Boolean)).toEqual([true, true, true])
    const { files } = await pictureMaker(join(folder, 'kept')).of(source)
    const chunks = files.flatMap(({ content }) => chunksOf(content as Buffer))
    // pHYs is the size of a pixel, which is the same for all.
    expect([...new Set(chunks)].sort()).toEqual(['IDAT', 'IEND', 'IHDR', 'PLTE', 'VP8L', 'pHYs'])
    for (const { content } of files) expect((content as Buffer).toString('latin1')).not.toMatch(/mia@|geheim|adobe/)
  })

  it('of a phone is the whole screen, at no more than two pixels a CSS pixel', async () => {
    const folder = temporaryFolder()
    const phone = { width: 390, height: 844, scale: 3, target: { x: 30, y: 300, width: 100, height: 40 } }
    const { picture } = await drawnOf(pictureMaker(join(folder, 'kept')), await approved(join(folder, 'a.png'), phone))
    expect(picture).toMatchObject({ width: 780, height: 1688, scale: 2 })
    expect(picture.target).toEqual({ x: 60, y: 600, width: 200, height: 80 })
  })

  it('has its mark within, also where the target touches the edge', async () => {
    const folder = temporaryFolder()
    const corner = { target: { x: 0, y: 0, width: 60, height: 30 } }
    const { files } = await pictureMaker(join(folder, 'kept')).of(await approved(join(folder, 'a.png'), corner))
    expect(await pixelAt(files[0]?.content as Buffer, 30, 2)).toEqual(MARK)
    expect(await pixelAt(files[0]?.content as Buffer, 2, 15)).toEqual(MARK)
  })

  it('has no mark where there is no target', async () => {
    const folder = temporaryFolder()
    const { picture, files } = await drawnOf(
      pictureMaker(join(folder, 'kept')),
      await approved(join(folder, 'a.png'), { target: null }),
    )
    expect(picture).toMatchObject({ width: 1280, height: 720, target: null })
    const pixels = await sharp(files[0]?.content as Buffer)
      .removeAlpha()
      .raw()
      .toBuffer()
    expect(pixels.includes(Buffer.from(MARK))).toBe(false)
  })
})

describe('pictures are drawn again only if something changed', () => {
  it('the same screen gives the same bytes, drawn once, also by a later publication', async () => {
    const folder = temporaryFolder()
    const source = await approved(join(folder, 'a.png'))
    const first = pictureMaker(join(folder, 'kept'))
    const [one, two] = await Promise.all([first.of(source), first.of(source)])
    const second = pictureMaker(join(folder, 'kept'))
    const three = await second.of(source)
    const elsewhere = await pictureMaker(join(folder, 'anew')).of(source)
    expect([first.drawn(), second.drawn()]).toEqual([1, 0])
    for (const made of [two, three, elsewhere]) {
      expect(made?.picture).toEqual(one?.picture)
      expect(made?.files.map(({ content }) => hash(content))).toEqual(one?.files.map(({ content }) => hash(content)))
    }
  })

  it('another target, other pixels under the same name, or a lost or damaged file: then they are', async () => {
    const folder = temporaryFolder()
    const source = await approved(join(folder, 'a.png'))
    const kept = join(folder, 'kept')
    const { picture } = await drawnOf(pictureMaker(kept), source)
    const drawnAgain = async (of: typeof source) => {
      const maker = pictureMaker(kept)
      const made = await maker.of(of)
      return [maker.drawn(), made.picture?.file !== picture.file]
    }
    expect(await drawnAgain(snapshot(join(folder, 'a.png'), { ...TARGET, x: 400 }, 1280, 720, 1))).toEqual([1, true])
    const painted = await approved(join(folder, 'a.png'), { colour: '#000' })
    expect(await drawnAgain(painted)).toEqual([1, true])
    await approved(join(folder, 'a.png'))
    writeFileSync(join(kept, picture.file.replace('pictures/', '')), 'damaged')
    expect(await drawnAgain(source)).toEqual([1, false])
    rmSync(join(kept, picture.webp?.replace('pictures/', '') ?? ''))
    expect(await drawnAgain(source)).toEqual([1, false])
    expect(await drawnAgain(source)).toEqual([0, false])
  })

  it('what is not used any more is forgotten, and nothing that is not its own', async () => {
    const folder = temporaryFolder()
    const kept = join(folder, 'kept')
    const source = await approved(join(folder, 'a.png'))
    await pictureMaker(kept).of(await approved(join(folder, 'b.png'), { colour: '#0a0' }))
    writeFileSync(join(kept, 'notes.txt'), 'x')
    const maker = pictureMaker(kept)
    const { files } = await maker.of(source)
    maker.prune()
    const names = files.map(({ path }) => path.replace('pictures/', ''))
    expect(
      readdirSync(kept)
        .filter((name) => !/^[0-9a-f]{64}\.json$/.test(name))
        .sort(),
    ).toEqual([...names, 'notes.txt'].sort())
    expect(readdirSync(kept)).toHaveLength(names.length + 2)
  })

  it('is not made of a screen on which the target is covered, but of a field that is', async () => {
    const folder = temporaryFolder()
    const covered = await approved(join(folder, 'a.png'), { colour: `rgb(${COVER_PIXEL})` })
    const kept = join(folder, 'kept')
    for (const maker of [pictureMaker(kept), pictureMaker(kept)]) {
      expect(await maker.of(covered)).toEqual({ picture: null, files: [] })
      maker.prune()
    }
    const again = pictureMaker(kept)
    await again.of(covered)
    expect(again.drawn()).toBe(0)
    const { screen } = covered
    const field = { ...covered, screen: { ...screen, target: screen.target && { ...screen.target, role: 'textbox' } } }
    expect((await again.of(field)).picture).not.toBeNull()
    const partly = { ...screen, target: screen.target && { ...screen.target, box: { ...TARGET, y: TARGET.y - 30 } } }
    expect((await again.of({ ...covered, screen: partly })).picture).not.toBeNull()
  })

  it('no more than asked for are drawn at a time', async () => {
    const folder = temporaryFolder()
    const sources = await Promise.all(
      [0, 1, 2, 3, 4].map((index) => approved(join(folder, `${index}.png`), { colour: `#0${index}0` })),
    )
    const maker = pictureMaker(join(folder, 'kept'), 1)
    const ended: number[] = []
    await Promise.all(sources.map((source, index) => maker.of(source).then(() => ended.push(index))))
    expect(maker.drawn()).toBe(5)
    expect(ended).toEqual([0, 1, 2, 3, 4])
  })
})

describe('a picture that cannot be published', () => {
  it.each<[string, (file: string) => void]>([
    ['missing', (file) => rmSync(file)],
    ['damaged', (file) => writeFileSync(file, 'no picture')],
  ])('says which, when it is %s', async (_, spoil) => {
    const folder = temporaryFolder()
    const source = await approved(join(folder, 'a.png'))
    spoil(source.screen.image.file)
    await expect(pictureMaker(join(folder, 'kept')).of(source)).rejects.toThrow(
      /^The picture of x\.json cannot be published .*approve the screen again\.$/s,
    )
  })
})
