import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { excerptsOf } from '../../src/report/single/excerpts.js'
import { type Inlined, inlinePictures, MOST_PICTURES, type Pictured } from '../../src/report/single/pictures.js'
import { temporaryFolder } from '../helpers/cli.js'

const folder = temporaryFolder()
const BOX = { x: 500, y: 1500, width: 160, height: 24 }
const PLAIN = { before: null, boxBefore: null, box: null, scale: 1 }

/** A page of noise, which no codec makes small, with a red control at a box. */
async function picture(name: string, options: { box?: typeof BOX; scale?: number; metadata?: boolean } = {}) {
  const { box = BOX, scale = 1 } = options
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 }
  const red = { width: box.width * scale, height: box.height * scale, channels: 3 as const, background: '#ff0000' }
  const page = sharp({
    create: { width: 1280 * scale, height: 1900 * scale, channels: 3, noise, background: '#000' },
  }).composite([{ input: await sharp({ create: red }).png().toBuffer(), left: box.x * scale, top: box.y * scale }])
  const file = join(folder, `${name}.png`)
  await (options.metadata ? page.withExif({ IFD0: { Copyright: 'anna@example.org' } }) : page)
    .png({ compressionLevel: 1 })
    .toFile(file)
  return file
}

const contentOf = ({ src }: Inlined) => Buffer.from(src.replace('data:image/webp;base64,', ''), 'base64')
const bytesOf = (pairs: Awaited<ReturnType<typeof inlinePictures>>) =>
  pairs.reduce((sum, pair) => sum + (pair?.before?.src.length ?? 0) + (pair?.after.src.length ?? 0), 0)

/** The colour in the middle of a box of CSS pixels. */
async function colourAt(image: Inlined, box: Pictured['box'], scale: number): Promise<readonly number[]> {
  if (!box) throw new Error('there is no box')
  const left = Math.round((box.x + box.width / 2) * scale)
  const top = Math.round((box.y + box.height / 2) * scale)
  const dot = await sharp(contentOf(image)).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()
  return [...dot]
}

const [before, after, near, large] = await Promise.all([
  picture('before', { metadata: true }),
  picture('after', { metadata: true }),
  picture('near', { box: { ...BOX, x: 300, y: 1700 } }),
  picture('large', { scale: 2 }),
])

describe('the pictures of one file', () => {
  it.each([
    { name: 'in place', pictured: { before, after, boxBefore: BOX, box: BOX, scale: 1 } },
    { name: 'moved', pictured: { before, after: near, boxBefore: BOX, box: { ...BOX, x: 300, y: 1700 }, scale: 1 } },
    { name: 'on a sharp screen', pictured: { before: large, after: large, boxBefore: BOX, box: BOX, scale: 2 } },
  ])('show what is boxed, $name', async ({ pictured }) => {
    for (const budget of [3_000_000, 60_000]) {
      const [pair] = await inlinePictures([pictured], budget)
      if (!pair?.before) throw new Error('there are no pictures')
      // Of both it is the same part, and one scale holds for both.
      expect([pair.before.width, pair.before.height]).toEqual([pair.after.width, pair.after.height])
      for (const colour of [
        await colourAt(pair.before, pair.boxBefore, pair.scale),
        await colourAt(pair.after, pair.box, pair.scale),
      ]) {
        expect(colour[0]).toBeGreaterThan(180)
        expect(Math.max(colour[1] ?? 255, colour[2] ?? 255)).toBeLessThan(90)
      }
    }
  })

  it('never take more than their budget, and all of them have a part of it', async () => {
    const wanted = Array.from({ length: 3 }, () => ({ before, after, boxBefore: BOX, box: BOX, scale: 1 }))
    for (const budget of [4_000_000, 300_000]) {
      const pairs = await inlinePictures(wanted, budget)
      expect(pairs.filter((pair) => pair !== null).length, String(budget)).toBe(3)
      expect(bytesOf(pairs)).toBeLessThanOrEqual(budget)
    }
    expect(await inlinePictures(wanted, 1000)).toEqual([null, null, null])
    expect(await inlinePictures(wanted, -1)).toEqual([null, null, null])
  })

  it(`are ${MOST_PICTURES} at most, of the first causes`, async () => {
    const small = join(folder, 'small.png')
    await sharp({ create: { width: 300, height: 200, channels: 3, background: '#fff' } }).toFile(small)
    const wanted = Array.from({ length: 40 }, () => ({ ...PLAIN, before: small, after: small }))
    const pairs = await inlinePictures(wanted, 5_000_000)
    expect(pairs.map((pair) => pair !== null)).toEqual(wanted.map((_, index) => index < MOST_PICTURES / 2))
    const alone = await inlinePictures([{ ...PLAIN, after: small }, ...wanted], 5_000_000)
    expect(alone.filter((pair) => pair !== null)).toHaveLength(MOST_PICTURES / 2)
  })

  it('hold no metadata, and are the same to the byte each time', async () => {
    const wanted = [{ before, after, boxBefore: BOX, box: BOX, scale: 1 }]
    expect((await sharp(before).metadata()).exif?.toString('latin1')).toContain('anna@example.org')
    const [pair] = await inlinePictures(wanted, 1_000_000)
    if (!pair?.before) throw new Error('there are no pictures')
    const { exif, icc, xmp, iptc } = await sharp(contentOf(pair.before)).metadata()
    expect([exif, icc, xmp, iptc]).toEqual([undefined, undefined, undefined, undefined])
    expect(contentOf(pair.before).toString('latin1')).not.toContain('anna@')
    expect(await inlinePictures(wanted, 1_000_000)).toEqual([pair])
  })

  it('are left out where they are gone or damaged; the others are not', async () => {
    const damaged = join(folder, 'damaged.png')
    writeFileSync(damaged, 'no picture')
    const pairs = await inlinePictures(
      [damaged, join(folder, 'gone.png'), after].map((file) => ({ ...PLAIN, after: file })),
      1_000_000,
    )
    expect(pairs.map((pair) => pair !== null)).toEqual([false, false, true])
    // What has no place is shown by the beginning of the page.
    expect(pairs[2]).toMatchObject({ before: null, box: null, boxBefore: null })
    expect(pairs[2]?.after.height).toBeGreaterThan(900)
  })
})

describe('excerpts', () => {
  const size = { width: 1280, height: 6000 }

  it('of a thing that moved far show each its own surroundings', () => {
    const far = { boxBefore: { ...BOX, y: 100 }, box: { ...BOX, y: 5500 }, scale: 1 }
    const parts = excerptsOf(far, { before: size, after: size })
    expect(parts.before?.y).toBeLessThan(100)
    expect(parts.after.y).toBeGreaterThan(5300)
    expect(parts.after.height).toBeLessThan(1000)
  })

  it('lie within their pictures, whatever the boxes', () => {
    for (const box of [
      { x: -50, y: -20, width: 2000, height: 9000 },
      { x: 1279, y: 5999, width: 1, height: 1 },
      { x: 9000, y: 9000, width: 10, height: 10 },
      { x: 10.4, y: 99.7, width: 33.3, height: 12.1 },
    ]) {
      for (const scale of [1, 2, 2.625]) {
        for (const boxBefore of [null, BOX]) {
          const sizes = { before: { width: 390, height: 700 }, after: size }
          const { before: left, after: right } = excerptsOf({ boxBefore, box, scale }, sizes)
          for (const [part, whole] of [[left, sizes.before] as const, [right, sizes.after] as const]) {
            if (!part) throw new Error('a picture is there, so there is an excerpt of it')
            for (const number of Object.values(part)) expect(number, JSON.stringify(part)).toBe(Math.round(number))
            expect(Math.min(part.x, part.y), JSON.stringify(part)).toBeGreaterThanOrEqual(0)
            expect(Math.min(part.width, part.height), JSON.stringify(part)).toBeGreaterThan(0)
            expect(part.x + part.width, JSON.stringify(part)).toBeLessThanOrEqual(whole.width)
            expect(part.y + part.height, JSON.stringify(part)).toBeLessThanOrEqual(whole.height)
          }
        }
      }
    }
  })
})
