import { describe, expect, it } from 'vitest'
import { viewOf, visibleTarget } from '../../src/publish/guide/view.js'
import type { AriaNode, Box, Screen } from '../../src/screen/screen.js'

const DESKTOP = { width: 1280, height: 720 }
const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height })
const node = (role: string, at: Box, children: readonly AriaNode[] = []): AriaNode => ({ role, box: at, children })

function screen(
  target: Box | null,
  tree: readonly AriaNode[] = [],
  { size = DESKTOP, scale = 1, overlays = [] as Screen['overlays'] } = {},
) {
  return {
    image: { file: 'x', sha256: 'x', width: size.width * scale, height: size.height * scale },
    renderer: { browser: 'x', platform: 'x', fonts: 'x', scale },
    target: target && { role: 'link', name: 'x', box: target, text: null, drawn: false, pictures: [], opensTab: null },
    tree: [...tree],
    overlays,
  }
}

describe('the part of a screen that is shown', () => {
  it('is all of a phone’s screen', () => {
    expect(viewOf(screen(box(33, 113, 324, 48), [], { size: { width: 390, height: 844 }, scale: 2 }))).toEqual(
      box(0, 0, 390, 844),
    )
  })

  it('is a screenful around the target, of a phone’s page that goes on below', () => {
    const view = viewOf(screen(box(33, 3000, 324, 48), [], { size: { width: 390, height: 6000 }, scale: 2 }))
    expect(view).toMatchObject({ x: 0, width: 390, height: 858 })
    expect(view.y).toBeCloseTo(3024 - 429)
  })

  it('is the whole menu, with the header above it', () => {
    const item = box(981, 200, 266, 48)
    const menu = node('menu', box(964, 56, 300, 500), [node('listitem', box(981, 190, 266, 70), [node('link', item)])])
    const view = viewOf(screen(item, [node('banner', box(0, 0, 1280, 56), [menu])]))
    expect(view).toMatchObject({ y: 0, height: 580 })
    expect(view.x + view.width).toBe(1280)
    expect(view.x).toBeLessThanOrEqual(940)
  })

  it('is the whole dialog, however large', () => {
    const button = box(900, 600, 80, 40)
    const dialog = node('dialog', box(150, 30, 980, 660), [node('button', button)])
    expect(viewOf(screen(button, [dialog])).width).toBeGreaterThanOrEqual(980)
  })

  it('is the whole layer that the target lies in, though it has no role of a dialog', () => {
    const button = box(600, 400, 80, 40)
    const layer = { role: 'generic', name: '', text: '', box: box(300, 200, 700, 400) }
    expect(viewOf(screen(button, [node('button', button)], { overlays: [layer] }))).toEqual(box(276, 176, 748, 448))
  })

  it('is the column of the page around a target far down in it', () => {
    const word = box(374, 1800, 118, 19)
    const main = node('main', box(240, 80, 784, 3000), [
      node('paragraph', box(260, 1790, 700, 40), [node('link', word)]),
    ])
    const view = viewOf(screen(word, [main], { size: { width: 1280, height: 3200 } }))
    expect(view).toMatchObject({ x: 216, width: 832 })
    expect(view.y).toBeGreaterThan(1400)
    expect(view.y + view.height).toBeLessThan(2200)
  })

  it('is large enough to know one’s way, for a small target alone', () => {
    const view = viewOf(screen(box(640, 360, 20, 20)))
    expect(view).toEqual(box(390, 210, 520, 320))
  })

  it('is the content where there is no target, or where it lies below the picture', () => {
    const main = node('main', box(216, 180, 784, 420))
    const content = box(192, 156, 832, 468)
    expect(viewOf(screen(null, [main]))).toEqual(content)
    const below = screen(box(300, 5000, 100, 20), [main])
    expect(viewOf(below)).toEqual(content)
    expect(visibleTarget(below)).toBeNull()
  })

  it('never leaves the picture', () => {
    for (const target of [box(0, 0, 10, 10), box(1270, 710, 30, 30), box(-20, -20, 60, 60), box(0, 0, 1280, 720)]) {
      const { x, y, width, height } = viewOf(screen(target))
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(x + width).toBeLessThanOrEqual(1280)
      expect(y + height).toBeLessThanOrEqual(720)
    }
  })
})
