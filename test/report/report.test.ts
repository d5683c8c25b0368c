import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import { junitXml } from '../../src/report/junit.js'
import { pageAt } from '../../src/report/page-at.js'
import { summaryMarkdown } from '../../src/report/summary.js'
import { writeReports } from '../../src/report/write.js'
import type { Settings } from '../../src/settings/settings.js'
import type { Run } from '../../src/state/result.js'
import { storedRun } from '../../src/state/runs.js'
import { axeViolations } from '../helpers/axe.js'
import { temporaryFolder } from '../helpers/cli.js'
import { type Night, nights } from '../helpers/night.js'
import { document, project, serveSite } from '../helpers/site.js'

const HOSTILE =
  '"><img src=x onerror=document.title="pwned"> <script>document.title="pwned"</script> [link](https://evil.example) | ]]> \u0007'

let browser: Browser
let night: Night
let report: string
let settings: Settings

beforeAll(async () => {
  const found = await findBrowser()
  browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
  const home = (name: string) =>
    document(`<nav><ul><li><a href="/form">${name}</a></li><li><a href="/x">Help</a></li></ul></nav>`)
  const form = (more: string) =>
    document(
      `<main><h1>Form</h1>${more}<form method="post"><label>Mail <input required></label><button>Send</button></form></main>`,
    )
  const site = await serveSite({ '/': home('Privacy settings'), '/form': form('') })
  const { config } = project({
    'a.yaml': `flow: form
link: ${site.origin}/form
locales: [de-DE]
devices: [desktop, mobile]
destination: { heading: Form, fields: [{ label: Mail, role: textbox }], submit: Send }
guides: { g: { title: Anleitung, publisher: Verein, language: de } }
routes:
  - { id: menu, title: Das Menü, guides: [g], steps: [{ open: "${site.origin}/", says: Öffne die Seite. }, { click: { role: link, name: Privacy settings }, says: Wähle „Privacy settings“. }] }
  - { id: direct, steps: [{ open: "${site.origin}/form" }] }
  - { id: app, surface: app, title: In der App, steps: [{ click: { role: button, name: Los } }] }
`,
  })
  const held = nights(temporaryFolder(), config)
  const { walk, approve } = held
  settings = held.settings
  await walk()
  await approve()
  site.pages['/'] = home('Privacy options')
  site.pages['/form'] = form(`<h2>${HOSTILE.replaceAll('<', '&lt;')}</h2>`)
  night = await walk()
  const run: Run = {
    ...night.run,
    notMachineVerified: [{ flow: 'form', route: 'app', title: 'In der App', guides: [] }],
  }
  night = { ...night, run }
  report = await writeReports(storedRun(night.out, run), settings, 'en')
})
afterAll(() => browser.close())

async function open(file: string, width: number, colorScheme: 'light' | 'dark' = 'light') {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: false })
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(pathToFileURL(file).href)
  return { page, complaints }
}

describe('the report', () => {
  for (const [name, language] of [
    ['index.html', 'en'],
    ['index.de.html', 'de'],
    ['walks/form--menu--de-DE-desktop.html', 'en'],
    ['walks/form--menu--de-DE-mobile.de.html', 'de'],
    ['walks/index.de.html', 'de'],
  ] as const) {
    for (const [width, scheme] of [
      [1280, 'light'],
      [390, 'dark'],
    ] as const) {
      it(`${name} at ${width} px, ${scheme}: accessible, nothing beyond the edge, every picture there, no script run`, async () => {
        const { page, complaints } = await open(join(report, '..', name), width, scheme)
        expect(await page.locator('html').getAttribute('lang')).toBe(language)
        expect(await page.evaluate(() => window.document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
        await page.evaluate(() =>
          Promise.all(
            [...window.document.images].map((image) => {
              image.loading = 'eager'
              return image.decode()
            }),
          ),
        )
        const missing = await page.evaluate(() =>
          Promise.all(
            [...window.document.querySelectorAll('image')].map(async (element) => {
              const image = new Image()
              image.src = element.getAttribute('href') ?? ''
              return image.decode().then(
                () => false,
                () => true,
              )
            }),
          ),
        )
        expect(missing).not.toContain(true)
        expect(await page.title()).not.toBe('pwned')
        expect(complaints).toEqual([])
        await page.close()
      })
    }

    it(`${name}: axe-core finds no violation`, async () => {
      // The policy of the report forbids foreign scripts, so axe needs a context that passes it by.
      const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 800 } })
      const page = await context.newPage()
      await page.goto(pathToFileURL(join(report, '..', name)).href)
      expect(await axeViolations(page)).toEqual([])
      await context.close()
    })
  }

  it('forbids everything but its own style, scripts and pictures, and holds no handler', async () => {
    const { page } = await open(report, 1280)
    const policy = await page.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content')
    expect(policy).toMatch(
      /^default-src 'none'; img-src 'self' file:; style-src 'self' file:; script-src 'self' file:; base-uri 'none'; form-action 'none'$/,
    )
    const inline = await page.locator(
      'script:not([src]):not([type="application/json"]), [onclick], [onload], [onerror]',
    )
    expect(await inline.count()).toBe(0)
    await page.close()
  })

  it('tells of a cause what it is, which sentence is wrong, what it should say, and then shows it', async () => {
    const { page } = await open(report, 1280)
    expect(await page.locator('main > .lead').innerText()).toBe('2 causes want a decision.')
    const card = page.getByRole('article').filter({ hasText: 'Privacy options' })
    const text = await card.innerText()
    const order = [
      'changed',
      '"Privacy options"',
      'The guide says at step 2',
      'Wähle „Privacy settings“.',
      'It should say',
      'Wähle „Privacy options“.',
      'Anleitung',
      'Approved',
      'Seen now',
      '2 walks alike',
    ]
    const places = order.map((part) => text.indexOf(part))
    expect(places.filter((place) => place < 0)).toEqual([])
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(await card.locator('.wording dd').first().getAttribute('lang')).toBe('de-DE')
    expect(await card.getByRole('img', { name: /^Approved/ }).count()).toBe(1)
    expect(await card.getByRole('img', { name: /^Seen now/ }).count()).toBe(1)
    expect(await page.getByText('Not machine-verified').count()).toBe(1)
    await page.close()
  })

  it('leads from a cause to each of its walks, and back', async () => {
    const { page } = await open(report, 390)
    const card = page.getByRole('article').filter({ hasText: 'Privacy options' })
    const anchor = await card.getAttribute('id')
    await card.getByText('2 walks alike').click()
    await card.getByRole('link', { name: 'mobile' }).click()
    await page.waitForURL(/\/walks\/form--menu--de-DE-mobile\.html#s-click-privacy-settings$/)
    expect(await page.locator('.step').first().innerText()).toContain('The link "Privacy settings" is now called')
    await page.getByRole('link', { name: /^Decide on this: .*Privacy options/ }).click()
    await page.waitForURL(new RegExp(`/index\\.html#${anchor}$`))
    expect(await page.evaluate(() => window.document.activeElement?.id)).toBe(anchor)
    await page.close()
  })

  it('is served page by page as it lies in the folder, and nothing else', () => {
    const stored = storedRun(night.out, night.run)
    for (const path of ['index.html', 'index.de.html', 'walks/form--menu--de-DE-mobile.fr.html', 'walks/index.html']) {
      const served = pageAt(stored, settings, 'en', path)
      const body = (text: string | null) =>
        text?.slice(text.indexOf('<header>')).replace('"mode":"served"', '"mode":"folder"')
      expect(body(served)).toBe(body(readFileSync(join(report, '..', path), 'utf8')))
      expect(served).toContain("connect-src 'self'")
    }
    for (const path of [
      'index.en.html',
      'index.xx.html',
      'walks/index-2.html',
      'walks/a--b--c.html',
      '../run.json',
      'walks/../index.html',
    ])
      expect(pageAt(stored, settings, 'en', path)).toBeNull()
  })

  it('is walked with the keyboard alone: skip link, language, details; a walk with its film strip', async () => {
    const reachedOn = async (file: string) => {
      const { page } = await open(file, 1280)
      const reached: string[] = []
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press('Tab')
        reached.push(
          await page.evaluate(() =>
            `${window.document.activeElement?.tagName} ${window.document.activeElement?.className}`.trim(),
          ),
        )
      }
      await page.close()
      return reached
    }
    const index = await reachedOn(report)
    expect(index.slice(0, 2)).toEqual(['A skip', 'A'])
    expect(index).toContain('SUMMARY')
    expect(await reachedOn(join(report, '..', 'walks', 'form--menu--de-DE-desktop.html'))).toContain('OL strip')
  })

  it('keeps hostile text inert in the summary and well-formed in JUnit', async () => {
    const summary = summaryMarkdown(night.run, 'en')
    expect(summary).toContain('| changed | form |')
    expect(summary).not.toMatch(/<script|\]\(http/)
    const xml = await junitXml(night.run)
    expect(xml).not.toContain('\u0007')
    const page = await browser.newPage()
    const error = await page.evaluate(
      (text) => new DOMParser().parseFromString(text, 'text/xml').querySelector('parsererror')?.textContent ?? null,
      xml,
    )
    expect(error).toBeNull()
    expect(xml).toContain('<skipped message="native app: not machine-verified"/>')
    await page.close()
  })
})
