import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import { policyHeader } from '../../src/page/frame.js'
import type { PublishedLink } from '../../src/publish/schema.js'
import { SITE_POLICY } from '../../src/publish/site/layout.js'
import { axeViolations } from '../helpers/axe.js'
import { sampleLink, samplePublication, siteFiles, type Whole } from './sample.js'

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  png: 'image/png',
}
const STATES = ['verified', 'changed', 'broken', 'unknown', 'retired'] as const
const FORM = sampleLink('x', 'verified').url ?? ''

/** A reader that says the same whatever is published; what it is called with is kept. */
const readerThatSays = (publication: string) =>
  `export async function read(base, options) { window.called = { base, ...options, store: typeof options.store.get }; return (${publication}) }`
const fresh = (link: string) => `{ state: 'fresh', reason: null, link: () => (${link}) }`
const RENEWED = fresh(
  `{ state: 'verified', url: ${JSON.stringify(FORM)}, verifiedAt: '2026-11-28T03:10:00.000Z', verifiedUntil: '2026-12-05T03:10:00.000Z' }`,
)
const UNTOUCHED = fresh(
  `{ state: document.querySelector('[data-state]').dataset.state, url: ${JSON.stringify(FORM)}, verifiedAt: null, verifiedUntil: null }`,
)

let browser: Browser
let server: Server
let origin: string
const files = new Map<string, string | Buffer>()

beforeAll(async () => {
  const found = await findBrowser()
  browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
  const background = '#dde'
  const screen = await sharp({ create: { width: 780, height: 420, channels: 3, background } })
    .png()
    .toBuffer()
  files.set('pictures/screen.png', screen)
  for (const { path, content } of siteFiles(publication(), { charts: () => 'pictures/screen.png' }))
    files.set(path, content)
  files.set('.well-known/guidewatch.json', '{"keys":"keys.json"}')
  files.set('keys.json', '{"keys":[{"kid":"one"}]}')
  files.set('favicon.ico', '')
  server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').slice(1))
    const content = files.get(path)
    const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain'
    response.writeHead(content === undefined ? 404 : 200, {
      'content-type': type,
      'content-security-policy': policyHeader(SITE_POLICY),
    })
    response.end(content)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(async () => {
  await browser.close()
  server.close()
})

/** A link of every state, with pictures and long foreign names in it. */
function publication(): Whole {
  const picture = {
    file: 'pictures/screen.png',
    webp: null,
    sha256: 'a'.repeat(64),
    width: 780,
    height: 420,
    scale: 2,
    target: null,
  }
  const illustrated = (link: PublishedLink): PublishedLink => ({
    ...link,
    instead: ['verified'],
    routes: link.routes.map((route) => ({
      ...route,
      ways: route.ways.map((way) => ({ ...way, steps: way.steps.map((step) => ({ ...step, picture })) })),
    })),
  })
  const arabic = { en: 'الاعتراض على تدريب الذكاء الاصطناعي (Facebook)', de: `Lang${'wort'.repeat(30)}` }
  const links = [
    ...STATES.map((state) => illustrated(sampleLink(state, state))),
    illustrated(sampleLink('strange', 'verified', { titles: arabic })),
  ]
  const sample = samplePublication()
  return { ...sample, signed: true, status: { ...sample.status, site: 'stand-in', links } }
}

async function open(path: string, reader: string, options: BrowserContextOptions = {}) {
  files.set('assets/guidewatch-reader.js', readerThatSays(reader))
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) complaints.push(`asks ${request.url()}`)
  })
  await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' })
  return { page, complaints, close: () => context.close() }
}

const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)

describe('the site in a browser', () => {
  for (const language of ['en', 'de'])
    for (const name of [...STATES, 'strange', 'index'])
      it(`${language}/${name}: accessible in light and dark, on a telephone and a computer, nothing beyond the edge`, async () => {
        // The site allows its own script alone, so axe needs a context that passes its policy by.
        const { page, close } = await open(`${language}/${name}.html`, UNTOUCHED, { bypassCSP: true })
        for (const details of await page.locator('details').all())
          await details.evaluate((one) => one.setAttribute('open', ''))
        for (const width of [390, 1280])
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.setViewportSize({ width, height: 844 })
            await page.emulateMedia({ colorScheme })
            expect([width, colorScheme, await axeViolations(page)]).toEqual([width, colorScheme, []])
            expect([width, await fits(page)]).toEqual([width, true])
          }
        await close()
      })

  for (const javaScriptEnabled of [true, false])
    it(`complains of nothing and asks nobody else, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      for (const path of ['index.html', '404.html', 'de/index.html', ...STATES.map((state) => `en/${state}.html`)]) {
        const { page, complaints, close } = await open(path, UNTOUCHED, { javaScriptEnabled })
        expect([path, complaints]).toEqual([path, []])
        expect(await page.locator('main').count()).toBe(1)
        expect(await page.context().cookies()).toEqual([])
        await close()
      }
    })

  it('without script everything is there', async () => {
    const { page, close } = await open('de/verified.html', UNTOUCHED, { javaScriptEnabled: false })
    expect(await page.getByRole('link', { name: /^Zum Formular/ }).getAttribute('href')).toBe(FORM)
    const told = page.getByText('Tippe auf „Datenschutzrichtlinie“.')
    expect(await told.first().isVisible()).toBe(true)
    expect(await told.last().isVisible()).toBe(false)
    await page.getByText('Am Computer').click()
    expect(await told.last().isVisible()).toBe(true)
    await close()
  })

  it('the button is in sight on a telephone before anybody scrolls', async () => {
    const { page, close } = await open('de/verified.html', UNTOUCHED)
    const box = await page.locator('.go').boundingBox()
    expect(box && box.y + box.height).toBeLessThan(844)
    expect(box?.height).toBeGreaterThanOrEqual(44)
    await close()
  })

  it('pictures move nothing when they come', async () => {
    const { page, close } = await open('de/verified.html', UNTOUCHED, { javaScriptEnabled: true })
    const height = () => page.evaluate(() => document.documentElement.scrollHeight)
    const before = await height()
    for (const picture of await page.locator('.steps img').all())
      await picture.evaluate((one: HTMLImageElement) => {
        one.loading = 'eager'
      })
    await page.waitForFunction(() =>
      [...document.images].filter(({ loading }) => loading === 'eager').every(({ complete }) => complete),
    )
    expect(await height()).toBe(before)
    await close()
  })

  it('is walked with the keyboard alone: skip link, languages, the button, the ways, with a visible focus', async () => {
    const { page, close } = await open('en/verified.html', UNTOUCHED)
    const reached: string[] = []
    for (let press = 0; press < 12; press += 1) {
      await page.keyboard.press('Tab')
      reached.push(
        await page.evaluate(() => {
          const element = document.activeElement as HTMLElement
          const outline = getComputedStyle(element).outlineStyle
          return `${element.className || element.tagName} ${outline}`
        }),
      )
    }
    expect(reached[0]).toBe('skip solid')
    expect(reached).toContain('go solid')
    expect(reached).toContain('SUMMARY solid')
    expect(reached.filter((one) => !one.endsWith(' solid'))).toEqual([])
    await close()
  })

  it('prints steps and addresses, folded ones as well, and nothing to click on', async () => {
    const { page, close } = await open('de/verified.html', UNTOUCHED, { javaScriptEnabled: false })
    expect(await page.locator('details:not([open]) .steps li').count()).toBeGreaterThan(0)
    await page.emulateMedia({ media: 'print' })
    const seen = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((all) => all.map((one) => one.checkVisibility({ contentVisibilityAuto: true })))
    expect(await seen('.steps li')).not.toContain(false)
    expect(await seen('nav, .more, .home')).not.toContain(true)
    const after = await page.locator('.go').evaluate((one) => getComputedStyle(one, '::after').content)
    expect(after).toContain(FORM)
    await close()
  })
})

describe('the script of a page', () => {
  it('moves the dates on where every later night found the same', async () => {
    const { page, complaints, close } = await open('de/verified.html', RENEWED)
    const answer = page.locator('#answer')
    await expect.poll(() => answer.innerText()).toContain('bis zum 5. Dezember 2026')
    expect(await answer.innerText()).toContain('Am 28. November 2026')
    expect(await answer.locator('time').nth(1).getAttribute('datetime')).toBe('2026-12-05T03:10:00.000Z')
    expect(await page.locator('.go').count()).toBe(1)
    expect(await page.evaluate(() => (window as unknown as { called: unknown }).called)).toEqual({
      base: origin,
      keys: ['one'],
      allowUnsigned: false,
      store: 'function',
    })
    expect(complaints).toEqual([])
    await close()
  })

  it.each([
    ['expired', `{ state: 'unknown', reason: 'expired' }`, 'has expired'],
    ['rolled back', `{ state: 'unknown', reason: 'rolled-back' }`, 'An older state was delivered'],
    ['unreachable', `(() => { throw new Error('no network') })()`, 'could not be loaded'],
    ['not to be verified', `{ state: 'unknown', reason: 'bad-signature' }`, 'could not be confirmed'],
    ['older than the page', RENEWED.replace('2026-11-28', '2026-11-20'), 'An older state was delivered'],
    ['broken meanwhile', fresh(`{ state: 'broken', url: null }`), 'Please load it again'],
    ['at another address meanwhile', RENEWED.replace(FORM, 'https://other.example/'), 'Please load it again'],
    ['without the link', fresh('undefined'), 'Please load it again'],
  ])('%s: the answer is unknown, says why, and nothing leads to the form', async (_, reader, reason) => {
    const { page, complaints, close } = await open('en/verified.html', reader)
    const answer = page.locator('#answer')
    await expect.poll(() => answer.innerText()).toContain('Nobody knows at the moment.')
    expect(await answer.innerText()).toContain(reason)
    expect(await answer.locator('[data-reason]').count()).toBe(1)
    expect(await page.locator(`a[href="${FORM}"], .go`).count()).toBe(0)
    expect(await answer.getAttribute('class')).toBe('answer unknown')
    expect(complaints).toEqual([])
    await close()
  })

  it('does the same on the overview, for every link that leads somewhere', async () => {
    const { page, close } = await open('en/index.html', `{ state: 'unknown', reason: 'expired' }`)
    await expect.poll(() => page.locator('.entries .tag.verified, .entries .tag.changed').count()).toBe(0)
    expect(await page.locator('.entries .tag.broken').count()).toBe(1)
    expect(await page.locator('.entries').innerText()).toContain('has expired')
    await close()
  })

  it('shows the way on a computer first to whoever sits at one', async () => {
    const { page, close } = await open('de/verified.html', UNTOUCHED, { viewport: { width: 1280, height: 800 } })
    const unfolded = page.locator('#way-settings-policy details[open]')
    await expect.poll(() => unfolded.getAttribute('data-device')).toBe('desktop')
    await close()
  })
})
