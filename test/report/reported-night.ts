import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright'
import { expect } from 'vitest'
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

/** A night with two causes, one of them hostile text, and the file of its report. */
export async function reportedNight(): Promise<{ night: Night; report: string; settings: Settings }> {
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
  await walk()
  await approve()
  site.pages['/'] = home('Privacy options')
  site.pages['/form'] = form(`<h2>${HOSTILE.replaceAll('<', '&lt;')}</h2>`)
  const changed = await walk()
  const run: Run = {
    ...changed.run,
    notMachineVerified: [{ flow: 'form', route: 'app', title: 'In der App', guides: [] }],
  }
  const report = await writeReports(storedRun(changed.out, run), held.settings, 'en')
  return { night: { ...changed, run }, report, settings: held.settings }
}

/** Opens a page of the report; what it complains about is collected. */
export async function openPage(browser: Browser, file: string, width: number, colorScheme: 'light' | 'dark' = 'light') {
  const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: false })
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(pathToFileURL(file).href)
  return { page, complaints }
}

/** Fails unless a page of the report fits, has every picture, runs no script of others and complains of nothing. */
export async function expectSound(
  browser: Browser,
  file: string,
  language: string,
  width: number,
  scheme: 'light' | 'dark',
) {
  const { page, complaints } = await openPage(browser, file, width, scheme)
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
}

/** Fails unless axe-core finds a page of the report accessible. */
export async function expectAccessible(browser: Browser, file: string) {
  // The policy of the report forbids foreign scripts, so axe needs a context that passes it by.
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(pathToFileURL(file).href)
  expect(await axeViolations(page)).toEqual([])
  await context.close()
}
