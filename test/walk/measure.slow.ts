import { describe, expect, it } from 'vitest'
import type { Box } from '../../src/screen/screen.js'
import { measureDrawn } from '../../src/walk/capture/measure.js'
import { pages } from '../helpers/page.js'

const show = pages()

/** What is measured of the element with the id `t`, on a page of this body. */
async function measured(body: string) {
  const page = await show(body)
  const box = await page.locator('#t').evaluate((element): Box => {
    const { x, y, width, height } = element.getBoundingClientRect()
    return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) }
  })
  return page.evaluate(measureDrawn, box)
}

describe('how the target is drawn', () => {
  it.each([
    ['black on white', 'color: #000; background: #fff', 21],
    ['grey on white', 'color: #767676; background: #fff', 4.54],
    ['white on blue', 'color: #fff; background: #0000ff', 8.59],
    ['the same on the same', 'color: #fff; background: #fff', 1],
    ['half transparent text', 'color: rgb(0 0 0 / 50%); background: #fff', 3.95],
    ['half transparent background over white', 'color: #fff; background: rgb(0 0 0 / 50%)', 3.98],
    ['faded as a whole', 'color: #000; background: #fff; opacity: 0.5', 3.95],
    ['another colour space', 'color: oklch(0 0 0); background: #fff', 21],
    ['a gradient', 'color: #000; background: linear-gradient(#fff, #eee)', null],
  ])('contrast of %s', async (_, style, contrast) => {
    const { target } = await measured(`<button id="t" style="${style}">Object</button>`)
    if (contrast === null) expect(target?.contrast).toBeNull()
    else expect(target?.contrast).toBeCloseTo(contrast, 1)
  })

  it('the background may be that of what is around it, a picture behind it tells nothing', async () => {
    const link = '<a id="t" href="/x" style="color: #000">Object</a>'
    expect((await measured(`<div style="background: #808080">${link}</div>`)).target?.contrast).toBeCloseTo(5.32, 1)
    const picture = 'background-image: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=)'
    expect((await measured(`<div style="${picture}">${link}</div>`)).target?.contrast).toBeNull()
    const card = `<div style="${picture}"><div style="background: #fff">${link}</div></div>`
    expect((await measured(card)).target?.contrast).toBe(21)
    expect((await measured('<button id="t"><svg width="20" height="20"></svg></button>')).target?.contrast).toBeNull()
  })

  it('a link that breaks over lines is as large as its pieces', async () => {
    const { target } = await measured(
      '<p style="width: 100px; font: 10px/20px monospace">Some words before <a id="t" href="/x">a link of several words</a></p>',
    )
    expect(target?.area).toBeGreaterThan(500)
    expect(target?.area).toBeLessThan(100 * 60)
  })
})

it('a radio button is as large as what can be pressed of it', async () => {
  const label = (inner: string) => `<label style="display: block; width: 200px; height: 40px">${inner}</label>`
  const within = await measured(label('<input id="t" type="radio"> Yes'))
  expect(within.target).toEqual({ area: 8000, contrast: 21 })
  const beside = await measured(`<input id="t" type="radio">${label('Yes').replace('<label', '<label for="t"')}`)
  expect(beside.target?.area).toBeGreaterThan(8000)
})

describe('the most prominent control', () => {
  const LARGE = '<button style="width: 300px; height: 60px; color: #fff; background: #00f">Accept all</button>'
  const link = (style = '') => `<a id="t" href="/x" style="color: #777; ${style}">object</a>`

  it('is the one of the largest area times contrast', async () => {
    const { target, prominent } = await measured(`${LARGE}<p>You can ${link()}.</p>`)
    expect(prominent).toEqual({ area: 18_000, contrast: 8.59 })
    expect(target?.area).toBeLessThan(2000)
    const pale = '<button style="width: 400px; height: 60px; color: #eee; background: #fff; border: 0">Pale</button>'
    expect((await measured(`${pale}${LARGE}${link()}`)).prominent?.area).toBe(18_000)
  })

  it('is none that is covered, or below the window', async () => {
    const cover = '<div style="position: fixed; inset: 0; background: #fff"></div>'
    const own = link('position: fixed; top: 10px; left: 10px')
    expect((await measured(`${LARGE}${cover}${own}`)).prominent?.area).toBeLessThan(2000)
    expect((await measured(`${link()}<div style="height: 3000px"></div>${LARGE}`)).prominent?.area).toBeLessThan(2000)
  })

  it('may be the target itself', async () => {
    const { target, prominent } = await measured(LARGE.replace('<button', '<button id="t"'))
    expect(prominent).toEqual(target)
  })
})

it('knows fields for codes by their markup', async () => {
  const page = await show('<input autocomplete="one-time-code">')
  expect(await page.evaluate(measureDrawn, null)).toEqual({ target: null, prominent: null, asksCode: true })
})
