import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import { axeViolations } from '../helpers/axe.js'
import { type Handler, type Site, serveSite } from '../helpers/site.js'
import { alike, BLUE, colourAt, comparedFolder, MARKED, POLICY, RED, VIEW } from './compared.js'

let browser: Browser
let folder: string
let site: Site
const contexts: { close: () => Promise<void> }[] = []
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.png': 'image/png',
}

beforeAll(async () => {
  const found = await findBrowser()
  browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
  folder = await comparedFolder([VIEW, { ...VIEW, id: 'c1', difference: null, before: null, variants: [] }])
  // A browser asks every host for its icon.
  const icon: Handler = (_, response) => response.writeHead(204).end()
  site = await serveSite({ ...filesOf(folder), '/favicon.ico': icon })
})
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})
afterAll(() => browser.close())

/** A folder as a host with the strict policy serves it. */
function filesOf(from: string): Record<string, Handler> {
  const names = ['index.html', 'report.css', 'compare.js', 'before.png', 'after.png', 'other.png', 'mask.png']
  return Object.fromEntries(
    names.map((name): [string, Handler] => [
      `/${name}`,
      (_, response) => {
        response.setHeader('content-type', TYPES[extname(name)] ?? '')
        response.setHeader('content-security-policy', POLICY)
        response.end(readFileSync(join(from, name)))
      },
    ]),
  )
}

async function open(options: BrowserContextOptions = {}, address = pathToFileURL(join(folder, 'index.html')).href) {
  const context = await browser.newContext(options)
  contexts.push(context)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  if (options.javaScriptEnabled !== false)
    await page.addInitScript(() => {
      Object.assign(window, { violations: [] })
      document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
        (window as unknown as { violations: string[] }).violations.push(violatedDirective),
      )
    })
  await page.goto(address)
  if (options.javaScriptEnabled !== false) await page.locator('#c0[data-mode]').waitFor()
  return { page, complaints }
}

const choose = (page: Page, name: string) => page.locator('#c0').getByRole('radio', { name, exact: true }).check()
const STAGE = '#c0 .after .stage'
const viewBox = async (page: Page, side = 'after') =>
  ((await page.locator(`#c0 .${side} .stage`).getAttribute('viewBox')) ?? '').split(' ').map(Number)
const isAt = async (page: Page, x: number, colour: readonly number[], y = 0.5, selector = STAGE) =>
  expect.poll(async () => alike(await colourAt(page, selector, x, y), colour)).toBe(true)

describe.each(['file', 'http'])('opened by %s', (scheme) => {
  it('every way to compare works, and nothing is against the policy', async () => {
    const { page, complaints } = await open({}, scheme === 'http' ? `${site.origin}/index.html` : undefined)
    await isAt(page, 0.1, BLUE)
    await choose(page, 'Slider')
    const slider = page.getByRole('slider', { name: 'Where the line stands' })
    await slider.fill('0')
    await isAt(page, 0.2, BLUE)
    await slider.fill('100')
    await isAt(page, 0.8, RED)
    await slider.fill('50')
    await isAt(page, 0.2, RED)
    await isAt(page, 0.8, BLUE)
    await choose(page, 'Overlay')
    const opacity = page.getByRole('slider', { name: 'How much' })
    await opacity.fill('0')
    await isAt(page, 0.2, RED)
    await opacity.fill('50')
    await isAt(page, 0.2, [115, 30, 115])
    await choose(page, 'Difference')
    await isAt(page, 0.1, MARKED, 0.2)
    await choose(page, 'Blink')
    await page.getByRole('button', { name: 'Stop blinking' }).click()
    const shown = await page.locator('#c0').getAttribute('data-shown')
    const [first, second] = shown === 'after' ? [BLUE, RED] : [RED, BLUE]
    // What is not shown now cannot be photographed.
    await isAt(page, 0.2, first, 0.5, '#c0 .sides')
    await page.getByRole('button', { name: 'Show the other one' }).click()
    await isAt(page, 0.2, second, 0.5, '#c0 .sides')
    expect(await page.evaluate('violations')).toEqual([])
    expect(complaints).toEqual([])
  })
})

describe('with the keyboard alone', () => {
  it('every way is chosen, the line is drawn, and the pictures are moved and zoomed on both sides alike', async () => {
    const { page } = await open()
    const focused = () =>
      page.evaluate(() => document.activeElement?.className || document.activeElement?.getAttribute('value'))
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('side')
    for (const mode of ['slider', 'overlay', 'blink', 'difference']) {
      await page.keyboard.press('ArrowRight')
      expect(await page.locator('#c0').getAttribute('data-mode')).toBe(mode)
    }
    for (let presses = 0; (await focused()) !== 'sides' && presses < 10; presses += 1) await page.keyboard.press('Tab')
    const start = await viewBox(page)
    await page.keyboard.press('+')
    await page.keyboard.press('ArrowRight')
    const closer = await viewBox(page)
    expect(closer[2]).toBeCloseTo((start[2] as number) / 1.5, 0)
    expect(closer[0]).toBeGreaterThan((start[0] as number) + ((start[2] as number) - (closer[2] as number)) / 2)
    expect(await viewBox(page, 'before')).toEqual(closer)
    expect(await page.locator('#c0 output').textContent()).toBe('150%')
    await page.keyboard.press('0')
    expect(await viewBox(page)).toEqual(start)
    await page.keyboard.press('w')
    expect(await viewBox(page)).toEqual([0, 0, 1280, 720])
    await page.keyboard.press('2')
    await page.locator('#c0 .for-slider input').focus()
    await page.keyboard.press('Home')
    await isAt(page, 0.2, BLUE)
    await page.keyboard.press('End')
    await isAt(page, 0.8, RED)
  })
})

describe('with a mouse', () => {
  it('drags the pictures and the line, and zooms with the wheel where the pointer is', async () => {
    const { page } = await open()
    const start = await viewBox(page)
    const at = async (x: number, y: number) => {
      const box = await page.locator(STAGE).boundingBox()
      return [(box?.x ?? 0) + (box?.width ?? 0) * x, (box?.y ?? 0) + (box?.height ?? 0) * y] as const
    }
    await page.mouse.move(...(await at(0.5, 0.5)))
    await page.mouse.down()
    await page.mouse.move(...(await at(0.25, 0.5)), { steps: 4 })
    await page.mouse.up()
    const moved = await viewBox(page)
    expect((moved[0] as number) - (start[0] as number)).toBeCloseTo((start[2] as number) / 4, -1)
    await page.mouse.move(...(await at(0, 0)))
    await page.mouse.wheel(0, -200)
    expect(await viewBox(page)).toEqual(moved)
    await page.mouse.move(...(await at(0.01, 0.01)))
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, -60)
    await page.keyboard.up('Control')
    await expect.poll(async () => (await viewBox(page))[2]).toBeLessThan(moved[2] as number)
    expect(Math.abs(((await viewBox(page))[0] as number) - (moved[0] as number))).toBeLessThan(3)
    await choose(page, 'Slider')
    await page.mouse.move(...(await at(0.5, 0.5)))
    await page.mouse.down()
    await page.mouse.move(...(await at(0.9, 0.5)), { steps: 4 })
    await page.mouse.up()
    expect(Number(await page.locator('#c0 .for-slider input').inputValue())).toBeCloseTo(90, -1)
  })

  it('keeps the way that was chosen for all comparisons, and offers only what one can show', async () => {
    const { page } = await open()
    await choose(page, 'Difference')
    expect(await page.locator('#c1').getAttribute('data-mode')).toBe('side')
    expect(await page.locator('#c1 .modes').count()).toBe(0)
    await choose(page, 'Slider')
    await page.locator('#c0').getByLabel('Compare with').selectOption({ index: 1 })
    await isAt(page, 0.2, [30, 160, 30])
  })
})

describe('on a phone', () => {
  it('has tabs of 44 px that fit, pictures from edge to edge, and nothing beyond it', async () => {
    const { page } = await open(PHONE)
    const tabs = await page
      .locator('#c0 .modes label')
      .evaluateAll((all) =>
        all
          .map((one) => one.getBoundingClientRect())
          .map(({ left, right, top, height }) => ({ left, right, top, height })),
      )
    expect(tabs).toHaveLength(5)
    expect(new Set(tabs.map(({ top }) => top)).size).toBe(1)
    expect(Math.min(...tabs.map(({ height }) => height))).toBeGreaterThanOrEqual(44)
    expect([
      Math.min(...tabs.map(({ left }) => left)) >= 0,
      Math.max(...tabs.map(({ right }) => right)) <= 390,
    ]).toEqual([true, true])
    expect(await page.locator(STAGE).boundingBox()).toMatchObject({ x: 0, width: 390 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })

  it('pinches and taps twice to zoom; one finger scrolls the page until then, and moves the picture afterwards', async () => {
    const { page } = await open(PHONE)
    const touchAction = () => page.locator(STAGE).evaluate((stage) => getComputedStyle(stage).touchAction)
    expect(await touchAction()).toBe('pan-y')
    const start = await viewBox(page)
    const session = await page.context().newCDPSession(page)
    const box = (await page.locator(STAGE).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: readonly number[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((dx, id) => ({ x: x + dx, y, id })) })
    await touch('touchStart', -20, 20)
    await touch('touchMove', -40, 40)
    await touch('touchMove', -60, 60)
    await touch('touchEnd')
    await expect.poll(async () => (await viewBox(page))[2]).toBeLessThan((start[2] as number) / 2)
    expect(await touchAction()).toBe('none')
    expect(await page.evaluate(() => visualViewport?.scale)).toBe(1)
    for (let tap = 0; tap < 2; tap += 1) await page.touchscreen.tap(x, y)
    await expect.poll(() => viewBox(page)).toEqual(start)
  })

  it('is told every way to compare with a finger', async () => {
    const { page } = await open(PHONE)
    for (const [index, mode] of ['slider', 'overlay', 'blink', 'difference', 'side'].entries()) {
      await page.locator(`#c0 .modes input[value=${mode}]`).tap()
      expect(await page.locator('#c0').getAttribute('data-mode')).toBe(mode)
      if (index > 0) continue
      await page.locator('#c0 .for-slider input').tap({ position: { x: 4, y: 20 } })
      await isAt(page, 0.3, BLUE)
    }
  })
})

describe('blinking', () => {
  it('shows each picture long enough', async () => {
    const { page } = await open()
    await choose(page, 'Blink')
    const times = await page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const seen: number[] = []
          new MutationObserver(() => {
            seen.push(performance.now())
            if (seen.length === 4) resolve(seen)
          }).observe(document.querySelector('#c0') as Element, { attributeFilter: ['data-shown'] })
        }),
    )
    expect(Math.min(...times.slice(1).map((time, index) => time - (times[index] as number)))).toBeGreaterThan(500)
  })

  it('is left to who looks, where motion is not wanted', async () => {
    const { page } = await open({ reducedMotion: 'reduce' })
    await choose(page, 'Blink')
    const shown = () => page.locator('#c0').getAttribute('data-shown')
    const first = await shown()
    await page.waitForTimeout(2000)
    expect(await shown()).toBe(first)
    expect(await page.getByRole('button', { name: /blink/i }).count()).toBe(0)
    await page.getByRole('button', { name: 'Show the other one' }).click()
    expect(await shown()).not.toBe(first)
  })
})

describe('whoever looks', () => {
  it('without script everything is to be seen, the differences too', async () => {
    const { page } = await open({ javaScriptEnabled: false })
    await isAt(page, 0.1, BLUE)
    await page.getByLabel('Mark every difference').check()
    await isAt(page, 0.1, MARKED, 0.2)
    expect(await page.getByText('The link "A" is now called "B".').count()).toBe(2)
    expect(await page.getByRole('link', { name: 'Whole picture' }).count()).toBeGreaterThan(2)
  })

  it.each([
    ['light', {}],
    ['dark', PHONE],
  ] as const)('axe finds nothing, %s', async (colorScheme, device) => {
    const { page } = await open({ ...device, colorScheme, bypassCSP: true })
    for (const name of ['Side by side', 'Slider', 'Overlay', 'Blink', 'Difference']) {
      await choose(page, name)
      expect(await axeViolations(page)).toEqual([])
    }
  })

  it('sees nothing move when the script begins', async () => {
    const context = await browser.newContext()
    contexts.push(context)
    const page = await context.newPage()
    await page.addInitScript(() => {
      Object.assign(window, { shift: 0 })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await page.goto(pathToFileURL(join(folder, 'index.html')).href)
    await page.locator('#c0[data-mode]').waitFor()
    await page.waitForTimeout(500)
    expect(await page.evaluate('shift')).toBeLessThan(0.01)
  })

  it('gets sixty comparisons at once, of which only the first are made', async () => {
    const many = await comparedFolder(Array.from({ length: 60 }, (_, index) => ({ ...VIEW, id: `c${index}` })))
    const { page } = await open({}, pathToFileURL(join(many, 'index.html')).href)
    const took = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
      return navigation?.loadEventEnd ?? Number.NaN
    })
    console.info(`60 comparisons: loaded after ${Math.round(took)} ms`)
    expect(took).toBeLessThan(1500)
    expect(await page.locator('.comparison[data-mode]').count()).toBeLessThan(10)
    await page.locator('#c59').scrollIntoViewIfNeeded()
    await page.locator('#c59[data-mode]').waitFor()
  })
})
