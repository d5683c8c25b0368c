import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { COVER_PIXEL } from '../../src/screen/cover.js'
import { flatten } from '../../src/screen/tree.js'
import type { CaptureRequest } from '../../src/walk/capture/capture.js'
import { maskedAt, shownOf } from '../../src/walk/picture/masks.js'
import type { Painted } from '../../src/walk/picture/painted.js'
import { captured, pages } from '../helpers/page.js'

const open = pages()

async function taken(body: string, more: Partial<CaptureRequest> = {}) {
  const { screen, picture } = await captured(await open(body), [], { mask: [{ role: 'complementary' }], ...more })
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const colourAt = (x: number, y: number) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]
  return { screen, colourAt }
}

const GREY = [...COVER_PIXEL]
const RED = [255, 0, 0]
const BLUE = [0, 0, 255]

/** An advertisement in red from 100 to 300, and something in blue over it from 150 to 250, both across and down. */
const advertisement = (inner = '', style = '') =>
  `<aside style="position:absolute;left:100px;top:100px;width:200px;height:200px;background:#f00;${style}">${inner}</aside>`
const over = (style = '', tag = 'div') =>
  `<${tag} style="position:absolute;left:150px;top:150px;width:100px;height:100px;background:#00f;${style}"></${tag}>`

describe('what a flow masks', () => {
  it('is grey to the last pixel, and nothing else is', async () => {
    const { colourAt } = await taken(advertisement('', 'left:100.4px;width:200.3px'))
    expect(colourAt(100, 100)).toEqual(GREY)
    expect(colourAt(300, 299)).toEqual(GREY)
    expect(colourAt(99, 150)).toEqual([255, 255, 255])
    expect(colourAt(301, 150)).toEqual([255, 255, 255])
  })

  it('is grey where the page is scrolled, and in a picture of the whole page', async () => {
    const tall = `${advertisement('', 'top:2000px')}<div style="height:4000px"></div><script>scrollTo(0, 1900)</script>`
    expect((await taken(tall)).colourAt(200, 200)).toEqual(GREY)
    expect((await taken(tall, { area: 'page' })).colourAt(200, 2100)).toEqual(GREY)
  })

  it('is grey wherever it is found a second time', async () => {
    const { colourAt } = await taken(`${advertisement()}${advertisement('', 'left:400px')}`)
    expect(colourAt(200, 200)).toEqual(GREY)
    expect(colourAt(500, 200)).toEqual(GREY)
  })
})

describe('what lies over a masked part is in the picture', () => {
  it.each([
    ['later in the document', `${advertisement()}${over()}`],
    ['raised', `${over('z-index:2')}${advertisement()}`],
    [
      'raised together with what is around it',
      `<div style="position:absolute;left:0;top:0;z-index:1">${over()}</div>${advertisement()}`,
    ],
    [
      'over a part of the masked one that is raised within it',
      `${advertisement('<b style="position:relative;z-index:1">!</b>', 'z-index:0')}${over('z-index:1')}`,
    ],
    [
      'a modal dialog',
      `${advertisement()}<dialog style="position:fixed;margin:0;border:0;outline:0;padding:0;left:150px;top:150px;width:100px;height:100px;background:#00f"></dialog><style>::backdrop{background:none}</style><script>document.querySelector('dialog').showModal()</script>`,
    ],
    [
      'in a shadow root',
      `${advertisement()}<x-y></x-y><script>document.querySelector('x-y').attachShadow({ mode: 'closed' }).innerHTML = ${JSON.stringify(over())}</script>`,
    ],
    ['moved there', `${advertisement()}${over('left:0;transform:translateX(150px)')}`],
  ])('%s', async (_, body) => {
    const { colourAt } = await taken(body)
    expect(colourAt(200, 200)).toEqual(BLUE)
    expect(colourAt(151, 151)).toEqual(BLUE)
    expect(colourAt(248, 248)).toEqual(BLUE)
    for (const [x, y] of [
      [120, 200],
      [280, 200],
      [200, 120],
      [200, 280],
    ] as const)
      expect(colourAt(x, y)).toEqual(GREY)
  })

  it('with its form, though the form lies within the place of the masked one', async () => {
    const field = '<input aria-label="Reason" style="margin:20px;width:50px">'
    const dialog = over('', 'section').replace('></section>', ` aria-label="Object">${field}</section>`)
    const { screen } = await taken(`${advertisement('<input aria-label="Search ads">')}${dialog}`)
    expect(screen.fields.map(({ label }) => label)).toEqual(['Reason'])
    expect(flatten(screen.tree).some(({ node }) => node?.name === 'Search ads')).toBe(false)
  })
})

/** In each of these some of the red one would be seen, or could be. */
describe('a masked part stays grey', () => {
  it.each([
    ['where what lies over it lets it through', `${advertisement()}${over('background:rgb(0 0 255 / 50%)')}`],
    ['where what lies over it has no colour of its own', `${advertisement()}${over('background:none')}`],
    ['where what lies over it is faint', `${advertisement()}${over('opacity:.5')}`],
    ['where all around what lies over it is faint', `${advertisement()}<div style="opacity:.5">${over()}</div>`],
    [
      'where a shadow root makes what lies over it faint',
      `${advertisement()}<x-y>${over()}</x-y><script>document.querySelector('x-y').attachShadow({ mode: 'open' }).innerHTML = '<div style="opacity:.5"><slot></slot></div>'</script>`,
    ],
    ['where what lies over it is blended with it', `${advertisement()}${over('mix-blend-mode:screen')}`],
    ['where what lies over it is cut out', `${advertisement()}${over('clip-path:circle(10px at 0 0)')}`],
    [
      'where what lies over it is cut by what is around it',
      `${advertisement()}<div style="position:absolute;left:0;top:0;width:140px;height:400px;overflow:hidden">${over()}</div>`,
    ],
    ['where what lies over it is only kept free', `${advertisement()}${over('visibility:hidden')}`],
    [
      'where what lies over it is faded by a picture',
      `${advertisement()}${over('mask-image:linear-gradient(transparent,transparent)')}`,
    ],
    ['where what lies over it is colour for its text alone', `${advertisement()}${over('background-clip:text')}`],
    ['where it covers what lies there', `${over()}${advertisement()}`],
    ['where a part of its own lies over it', advertisement(over('left:50px;top:50px;z-index:9'))],
    [
      'where a part of its own lies over all else',
      `${advertisement('<i style="position:absolute;inset:0;z-index:9;background:#f00"></i>')}${over('z-index:5')}`,
    ],
    [
      'where something as large lies over it',
      `${advertisement()}${over('left:100px;top:100px;width:200px;height:200px')}`,
    ],
  ])('%s', async (_, body) => {
    const { colourAt } = await taken(body)
    expect(colourAt(200, 200)).toEqual(GREY)
    expect(colourAt(120, 120)).toEqual(GREY)
  })

  it.each([
    ['what lies over it has round corners', over('border-radius:40px')],
    [
      'what is around that has round corners',
      `<div style="position:absolute;left:150px;top:150px;width:100px;height:100px;border-radius:40px;overflow:hidden">${over('left:0;top:0')}</div>`,
    ],
    ['what lies over it is an ellipse', over('border-radius:50%')],
    ['what lies over it has corners of another shape', over('border-radius:40px;corner-shape:scoop')],
    ['what lies over it is turned', over('transform:rotate(45deg)')],
    ['what lies over it is turned in another way', over('rotate:45deg')],
  ])('in the corners, where %s', async (_, layer) => {
    const { colourAt } = await taken(`${advertisement()}${layer}`)
    for (const [x, y] of [
      [152, 152],
      [247, 152],
      [152, 247],
      [247, 247],
    ] as const) {
      expect(colourAt(x, y)).not.toEqual(RED)
      expect(colourAt(x, y)).toEqual(GREY)
    }
  })

  it('within a frame that the flow names, but for what lies over the frame', async () => {
    const inner = '<body style=margin:0><aside style=height:200px;background:red>ad</aside>'
    const frame = `<iframe title="Ads" srcdoc="${inner}" style="position:absolute;left:100px;top:100px;width:200px;height:200px;border:0"></iframe>`
    const { colourAt } = await taken(`${frame}${over()}`, { frames: [{ title: { en: 'Ads' } }] })
    expect(colourAt(120, 120)).toEqual(GREY)
    expect(colourAt(200, 200)).toEqual(BLUE)
  })
})

describe('where a masked part was told to be', () => {
  const element = (id: number, x: number, more: Partial<Painted> = {}): Painted => {
    const box = { x, y: 0, width: 100, height: 100 }
    return { id, box, order: id, highest: id, solid: [], ...more }
  }
  const told = { x: 10, y: 0, width: 100, height: 100 }

  it('is followed when it moves', () => {
    const masked = maskedAt(told, [element(1, 10.4), element(2, 300)])
    expect(shownOf(masked, [element(1, 50), element(2, 10)])).toEqual([element(1, 50).box])
  })

  it('is what stands there when it is replaced', () => {
    const masked = maskedAt(told, [element(1, 10.4)])
    expect(shownOf(masked, [element(7, 10.2)])).toEqual([element(7, 10.2).box])
  })

  it('is grey with its edges where nothing is known to be there', () => {
    const masked = maskedAt(told, [])
    const over = element(3, 0, { solid: [{ x: 0, y: 0, width: 500, height: 500 }] })
    expect(shownOf(masked, [over])).toEqual([{ x: 9, y: -1, width: 102, height: 102 }])
  })

  it('is grey wherever more lies over it than anybody reads', () => {
    const many = Array.from({ length: 10_000 }, (_, index) =>
      element(index + 2, 10 + index / 200, { solid: [{ x: 10 + index / 200, y: index % 100, width: 1, height: 1 }] }),
    )
    const masked = maskedAt(told, [element(1, 10)])
    expect(shownOf(masked, [element(1, 10), ...many]).length).toBeLessThan(500)
  })
})
