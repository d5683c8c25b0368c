import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { compareLooks, decode, differencePicture, type Picture, rawShare } from '../../src/compare/pixels.js'
import type { Item } from '../../src/screen/tree.js'

/** A picture of one colour with rectangles on it. */
async function picture(
  background: string,
  ...rectangles: { x: number; y: number; width: number; height: number; colour: string }[]
): Promise<Picture> {
  const overlays = rectangles.map(({ x, y, width, height, colour }) => ({
    input: { create: { width, height, channels: 4 as const, background: colour } },
    left: x,
    top: y,
  }))
  const png = await sharp({ create: { width: 200, height: 120, channels: 4, background } })
    .composite(overlays)
    .png()
    .toBuffer()
  return decode(png, 'test')
}

const item = (y: number): Item => ({
  role: 'button',
  name: 'Go',
  node: { role: 'button', name: 'Go' },
  box: { x: 10, y, width: 60, height: 20 },
  path: [],
  container: '',
  landmark: '',
})
const button = (y: number, colour: string) => ({ x: 10, y, width: 60, height: 20, colour })

describe('comparing looks', () => {
  it('compares an element at its own place, wherever the page pushed it', async () => {
    const before = await picture('#fff', button(10, '#08f'))
    const after = await picture('#fff', { x: 0, y: 0, width: 200, height: 40, colour: '#fe0' }, button(50, '#08f'))
    expect(compareLooks(before, after, [[item(10), item(50)]], 1)).toEqual([])
  })

  it('sees a uniform change of colour, even one too small for pixelmatch', async () => {
    const before = await picture('#fff', button(10, '#0088ff'))
    for (const colour of ['#d00', '#0388ff']) {
      const after = await picture('#fff', button(10, colour))
      expect(compareLooks(before, after, [[item(10), item(10)]], 1)).toMatchObject([
        { subject: 'button "Go"', share: 1 },
      ])
    }
  })

  it('never compares what is masked, outside the picture or of another size', async () => {
    const [before, after] = [await picture('#fff'), await picture('#000')]
    const masked = { ...item(10), node: { role: 'button', masked: true } }
    expect(
      compareLooks(
        before,
        after,
        [
          [masked, masked],
          [item(110), item(110)],
          [item(10), { ...item(10), box: { x: 0, y: 0, width: 5, height: 5 } }],
        ],
        1,
      ),
    ).toEqual([])
  })

  it('counts raw unequal pixels, and draws the difference for laying over', async () => {
    const [before, after] = [await picture('#fff'), await picture('#fff', button(10, '#000'))]
    expect(rawShare(before, after)).toBeCloseTo((60 * 20) / (200 * 120), 5)
    const mask = await sharp((await differencePicture(before, after)) ?? Buffer.alloc(0)).stats()
    expect(mask.isOpaque).toBe(false)
  })

  it('says which picture cannot be read', async () => {
    await expect(decode(Buffer.from('not a png'), 'arrival.png')).rejects.toThrow(/arrival\.png cannot be read/)
  })
})
