import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import { illustratedOfLink } from '../../src/publish/guide/illustrated.js'
import { pictureMaker } from '../../src/publish/guide/pictures.js'
import type { PublishedFile, PublishedLink, PublishedStep, PublishedWay } from '../../src/publish/schema.js'
import { readSnapshots } from '../../src/state/snapshots.js'
import { axeViolations } from '../helpers/axe.js'
import { ROOT, temporaryFolder } from '../helpers/cli.js'
import { sampleLink, samplePublication } from './sample.js'

// What was approved of the stand-in, published and read in a real browser.

const SNAPSHOTS = join(ROOT, 'snapshots', 'stand-in', 'facebook-objection')
/** In the order in which the flow has them. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  'settings-policy': [
    'open-menu',
    'click-einstellungen-und-privatspha-re',
    'click-einstellungen',
    'click-datenschutzrichtlinie',
    'click-widersprechen',
    'arrival',
  ],
  'privacy-centre': ['open-menu', 'click-settings-privacy', 'click-privacy-centre', 'click-object', 'arrival'],
}
const WAYS = [
  ['settings-policy', 'de-DE', 'mobile'],
  ['settings-policy', 'de-DE', 'desktop'],
  ['privacy-centre', 'en-GB', 'mobile'],
  ['privacy-centre', 'en-GB', 'desktop'],
] as const

const picturesOf = (route: string) => STEPS[route]?.length ?? 0

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', png: 'image/png', webp: 'image/webp' }

let browser: Browser
let server: Server
const files = new Map<string, PublishedFile>()

beforeAll(async () => {
  const maker = pictureMaker(join(temporaryFolder(), 'kept'))
  for (const [route, locale, device] of WAYS) {
    const snapshots = readSnapshots(join(SNAPSHOTS, route, `${locale}-${device}`))
    const steps: PublishedStep[] = [
      { id: 'open', action: 'open', says: null, target: null, url: 'https://www.facebook.com/', picture: null },
    ]
    for (const id of STEPS[route] ?? []) {
      const snapshot = snapshots[id]?.[0]
      if (!snapshot) throw new Error(`${route} has no approved ${id}`)
      const made = await maker.of(snapshot)
      for (const file of made.files) files.set(`/${file.path}`, file)
      const { target } = snapshot.screen
      const action = id === 'arrival' ? 'arrive' : 'click'
      steps.push({
        id,
        action,
        says: null,
        target: target && { role: target.role, name: target.name },
        url: null,
        picture: made.picture,
      })
    }
    for (const file of illustratedOfLink(samplePublication(), linkOf(route, locale, device, steps)))
      files.set(`/${file.path}`, file)
  }
  server = createServer((request, response) => {
    const file = files.get(request.url ?? '')
    const type = TYPES[request.url?.split('.').pop() ?? ''] ?? 'text/plain'
    response.writeHead(file ? 200 : 404, { 'content-type': type }).end(file?.content)
  }).listen(0, '127.0.0.1')
  const found = await findBrowser()
  browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
})
afterAll(async () => {
  await browser.close()
  server.close()
})

function linkOf(id: string, locale: string, device: string, steps: readonly PublishedStep[]): PublishedLink {
  const link = sampleLink('facebook-objection', 'verified')
  const [route] = link.routes
  const [way] = route?.ways ?? []
  if (!route || !way) throw new Error('the sample has a route with a way')
  const ways: PublishedWay[] = [{ ...way, locale, device, steps: [...steps] }]
  return { ...link, routes: [{ ...route, id, ways }] }
}

describe('an illustrated guide in a browser', () => {
  it.each(WAYS)(
    '%s in %s on a %s is accessible, shows every picture, and asks nobody else',
    async (route, locale, device) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const { port } = server.address() as AddressInfo
        const page = await browser.newPage({
          viewport: device === 'mobile' ? { width: 390, height: 844 } : { width: 1280, height: 900 },
          bypassCSP: true,
          colorScheme,
        })
        const asked: string[] = []
        page.on('request', (request) => asked.push(new URL(request.url()).host))
        await page.goto(`http://127.0.0.1:${port}/guides/facebook-objection/${route}.${locale}-${device}.html`)
        await page.evaluate(() => {
          for (const image of document.images) image.loading = 'eager'
        })
        await page.waitForFunction(() => [...document.images].every(({ complete }) => complete))
        const widths = await page.evaluate(() => [...document.images].map(({ naturalWidth }) => naturalWidth))
        expect(widths).toHaveLength(picturesOf(route))
        expect(Math.min(...widths)).toBeGreaterThan(300)
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
        expect(await axeViolations(page)).toEqual([])
        expect([...new Set(asked)]).toEqual([`127.0.0.1:${port}`])
        const shots = process.env.GUIDEWATCH_SHOTS
        if (shots)
          await page.screenshot({
            path: join(shots, `${route}.${locale}-${device}-${colorScheme}.png`),
            fullPage: true,
          })
        await page.close()
      }
    },
  )

  it('shows its pictures under its own policy', async () => {
    const { port } = server.address() as AddressInfo
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(`http://127.0.0.1:${port}/guides/facebook-objection/settings-policy.de-DE-mobile.html`)
    await page.locator('img').first().scrollIntoViewIfNeeded()
    await page.waitForFunction(() => (document.images[0]?.naturalWidth ?? 0) > 0)
    expect(await page.evaluate(() => getComputedStyle(document.body).maxWidth)).toBe('704px')
    expect(complaints).toEqual([])
    await page.close()
  })
})
