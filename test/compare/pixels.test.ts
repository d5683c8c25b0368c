import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { compareAppearance } from '../../src/compare/appearance.js'
import { compareLooks, sameShape } from '../../src/compare/looks.js'
import { decode, type Picture } from '../../src/compare/picture.js'
import { comparePictures, comparePixels } from '../../src/compare/pixels.js'
import { maskPicture } from '../../src/judge/mask.js'
import { COVER_PIXEL } from '../../src/screen/cover.js'
import type { AriaNode, Screen } from '../../src/screen/screen.js'

type Rectangle = { x: number; y: number; width: number; height: number; colour: string }

function png(background: string, ...rectangles: Rectangle[]): Promise<Buffer> {
  const overlays = rectangles.map(({ x, y, width, height, colour }) => ({
    input: { create: { width, height, channels: 4 as const, background: colour } },
    left: x,
    top: y,
  }))
  return sharp({ create: { width: 200, height: 120, channels: 4, background } })
    .composite(overlays)
    .png()
    .toBuffer()
}

/** A picture of one colour with rectangles on it. */
async function picture(background: string, ...rectangles: Rectangle[]): Promise<Picture> {
  return decode(await png(background, ...rectangles), 'test')
}

function screen(...nodes: AriaNode[]): Screen {
  return {
    step: 'x',
    url: 'https://a.example/',
    redirects: [],
    status: 200,
    title: '',
    language: 'en',
    tree: nodes,
    fields: [],
    submits: [],
    forms: [],
    overlays: [],
    target: null,
    image: { file: 'x.png', sha256: '0', width: 200, height: 120 },
    renderer: { browser: 'c', platform: 'p', fonts: 'f', scale: 1 },
  }
}

const go = (y: number, more: Partial<AriaNode> = {}): AriaNode => ({
  role: 'button',
  name: 'Go',
  box: { x: 10, y, width: 60, height: 20 },
  ...more,
})
const button = (y: number, colour: string): Rectangle => ({ x: 10, y, width: 60, height: 20, colour })

async function looks(before: Picture, after: Picture, approved: Screen, seen: Screen) {
  const diff = comparePixels(before, after)
  return diff ? compareLooks(approved, seen, [before, after], diff, false) : []
}

describe('comparing pixels', () => {
  it('takes pictures of equal bytes, and equal pixels in other bytes, for equal', async () => {
    const one = await png('#fff', button(10, '#08f'))
    expect(await comparePictures(one, one)).toBeNull()
    expect(await comparePictures(one, await sharp(one).png({ compressionLevel: 1 }).toBuffer())).toBeNull()
    // Bytes that are no picture are equal to themselves, too; nothing is decoded.
    expect(await comparePictures(Buffer.from('same'), Buffer.from('same'))).toBeNull()
  })

  it('explains a page that was pushed down by the rows that came in', async () => {
    const before = await picture('#fff', button(10, '#08f'), button(60, '#0a0'))
    const after = await picture(
      '#fff',
      { x: 0, y: 0, width: 200, height: 30, colour: '#fe0' },
      button(40, '#08f'),
      button(90, '#0a0'),
    )
    expect(comparePixels(before, after)?.regions).toEqual([{ x: 0, y: 0, width: 200, height: 30 }])
  })

  it('clusters what differs, and marks just that', async () => {
    const before = await picture('#fff', button(10, '#08f'), button(80, '#08f'))
    const after = await picture(
      '#fff',
      button(10, '#d00'),
      { ...button(80, '#d00'), x: 120, width: 40 },
      button(80, '#08f'),
    )
    const diff = comparePixels(before, after)
    expect(diff?.regions).toEqual(
      [button(10, ''), { ...button(80, ''), x: 120, width: 40 }].map(({ colour: _, ...box }) => box),
    )
    expect(diff?.mask.reduce((sum, pixel) => sum + pixel, 0)).toBe(60 * 20 + 40 * 20)
    const mask = await sharp(maskPicture(diff?.mask ?? new Uint8Array(), 200, 120))
      .ensureAlpha()
      .raw()
      .toBuffer()
    const at = (x: number, y: number) => [...mask.subarray((y * 200 + x) * 4, (y * 200 + x) * 4 + 4)]
    expect([at(10, 10), at(69, 29), at(9, 10), at(70, 29)]).toEqual([
      [214, 0, 90, 255],
      [214, 0, 90, 255],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ])
  })

  it('marks everything when the width changed', async () => {
    const narrow = await decode(
      await sharp(await png('#fff'))
        .extract({ left: 0, top: 0, width: 100, height: 120 })
        .toBuffer(),
      'x',
    )
    expect(comparePixels(await picture('#fff'), narrow)?.share).toBe(1)
  })
})

describe('comparing looks', () => {
  it('compares an element at its own place, wherever the page pushed it', async () => {
    const before = await picture('#fff', button(10, '#08f'))
    const after = await picture('#fff', { x: 0, y: 0, width: 200, height: 30, colour: '#fe0' }, button(40, '#08f'))
    expect(await looks(before, after, screen(go(10)), screen(go(40)))).toMatchObject([
      { item: null, subject: { kind: 'pushed-page', by: 30 } },
    ])
  })

  it('sees a uniform change of colour, even one too small for pixelmatch, and that the shape is the same', async () => {
    const before = await picture('#fff', button(10, '#0088ff'))
    for (const colour of ['#d00', '#0388ff']) {
      const after = await picture('#fff', button(10, colour))
      expect(await looks(before, after, screen(go(10)), screen(go(10)))).toMatchObject([
        { subject: { kind: 'control', role: 'button', name: 'Go' }, shape: false },
      ])
    }
  })

  it('tells another shape from another colour', async () => {
    const label = (x: number, colour = '#fff') => ({ x, y: 14, width: 8, height: 12, colour })
    const before = await picture('#fff', button(10, '#00f'), label(14), label(30))
    const after = await picture('#fff', button(10, '#00f'), label(14), label(50))
    expect(await looks(before, after, screen(go(10)), screen(go(10)))).toMatchObject([{ shape: true }])
    expect(sameShape(before, await picture('#eee', button(10, '#00a'), label(14, '#eee'), label(30, '#eee')))).toBe(
      true,
    )
  })

  it('calls a page that looks different all over a theme', async () => {
    const [before, after] = [await picture('#fff'), await picture('#111')]
    expect(await looks(before, after, screen(go(10)), screen(go(10)))).toMatchObject([{ subject: { kind: 'page' } }])
  })

  it('never compares what is masked, outside the picture or of another size', async () => {
    const before = await picture('#fff', button(10, '#08f'))
    const after = await picture('#fff', button(10, '#d00'))
    for (const [old, now] of [
      [go(10, { masked: true }), go(10, { masked: true })],
      [go(110), go(110)],
      [go(10), go(10, { box: { x: 10, y: 10, width: 5, height: 5 } })],
    ] as const) {
      expect((await looks(before, after, screen(old), screen(now))).filter(({ item }) => item)).toEqual([])
    }
  })

  it('says which picture cannot be read', async () => {
    await expect(decode(Buffer.from('not a png'), 'arrival.png')).rejects.toThrow(/arrival\.png cannot be read/)
  })
})

describe('what is drawn on a target', () => {
  const box = { x: 20, y: 20, width: 40, height: 20 }
  const kinds = async (role: string, before: Picture, after: Picture, text = '') => {
    const [approved, seen] = ['0', '1'].map((sha256): Screen => {
      const whole = screen({ role, name: 'Name', box })
      const target = { role, name: 'Name', box, text, drawn: true, pictures: [box], opensTab: false }
      return { ...whole, target, image: { ...whole.image, sha256 } }
    }) as [Screen, Screen]
    const found = await compareAppearance({ screen: approved, volatile: [], approved: { at: '' } }, seen, [], {
      approved: async () => before,
      seen: async () => after,
      diff: async () => comparePixels(before, after),
    })
    return found.filter(({ relevance }) => relevance === 'route').map(({ kind }) => kind)
  }
  const plain = picture('white', { ...box, colour: '#888' })
  const drawn = picture('white', { ...box, colour: '#888' }, { x: 25, y: 24, width: 30, height: 12, colour: 'black' })

  it('is no icon behind a field, as it is on a button without a label', async () => {
    expect(await kinds('button', await plain, await drawn)).toHaveLength(1)
    expect(await kinds('textbox', await plain, await drawn)).toEqual([])
  })

  it('is missed where its words are there and cannot be seen, on whatever ground', async () => {
    for (const ground of ['#888', '#fff', '#123']) {
      const bare = await picture('white', { ...box, colour: ground })
      expect(await kinds('link', await drawn, bare, 'Name')).toEqual(['appearance-only'])
      expect(await kinds('link', bare, await drawn, 'Name')).toEqual([])
      expect(await kinds('textbox', await drawn, bare, 'Name')).toEqual([])
    }
  })

  it('says nothing where either picture covers it, as a mask did that lay over a menu', async () => {
    const covered = await picture('white', { ...box, colour: `rgb(${COVER_PIXEL})` })
    expect(await kinds('button', covered, await drawn)).toEqual([])
    expect(await kinds('button', await drawn, covered)).toEqual([])
  })
})

describe('a destination that nobody can see', () => {
  const box = { x: 20, y: 20, width: 100, height: 30 }
  const at = (colour: string) => [
    { ...box, colour },
    { x: 22, y: 22, width: 96, height: 26, colour: 'white' },
  ]
  const seenOf = async (before: Picture, after: Picture) => {
    const [approved, seen] = ['0', '1'].map((sha256): Screen => {
      const whole = { ...screen(), step: 'arrival' }
      const field = {
        label: 'Reason',
        role: 'textbox',
        type: 'text',
        required: false,
        prefilled: false,
        disabled: false,
      }
      return { ...whole, fields: [{ ...field, form: null, box }], image: { ...whole.image, sha256 } }
    }) as [Screen, Screen]
    const found = await compareAppearance({ screen: approved, volatile: [], approved: { at: '' } }, seen, [], {
      approved: async () => before,
      seen: async () => after,
      diff: async () => comparePixels(before, after),
    })
    return found.filter(({ relevance }) => relevance === 'route').map(({ kind, subject }) => [kind, subject])
  }

  it('is told by its field, which was drawn and is not', async () => {
    const drawn = await picture('white', ...at('#666'))
    const told = [['appearance-only', { kind: 'field', label: 'Reason' }]]
    expect(await seenOf(drawn, await picture('white', ...at('#fdfdfd')))).toEqual(told)
    expect(await seenOf(await picture('white', ...at('#fdfdfd')), drawn)).toEqual([])
  })

  it('is not behind a dialog that dims the page', async () => {
    const whole = [{ x: 22, y: 22, width: 96, height: 26, colour: 'rgb(127,127,127)' }]
    const behind = await picture('rgb(127,127,127)', { ...box, colour: 'rgb(110,110,110)' }, ...whole)
    expect(await seenOf(await picture('white', ...at('#666')), behind)).toEqual([])
  })
})
