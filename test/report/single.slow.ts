import { statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import { MOST_BYTES, singlePage } from '../../src/report/single/single.js'
import type { Language } from '../../src/settings/language.js'
import { writeRun } from '../../src/state/runs.js'
import { axeViolations } from '../helpers/axe.js'
import { guidewatch, temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document as documentOf, project, serveSite } from '../helpers/site.js'
import { nightOf } from './single-night.js'

const HOSTILE =
  '"><img src=https://evil.example/x onerror=document.title="pwned"><script>document.title="pwned"</script>'

let browser: Browser
beforeAll(async () => {
  const found = await findBrowser()
  browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
})
afterAll(() => browser.close())

/** The file of a night, as it lies alone in a folder after a download. */
async function downloaded(walks: number, causes: number, language: Language, text?: string): Promise<string> {
  const { view, out } = await nightOf(walks, causes, text)
  const file = join(temporaryFolder(), 'report.html')
  await writeFile(file, await singlePage(view, out, null, language))
  return file
}

type Opened = { readonly page: Page; readonly requests: readonly string[]; readonly complaints: readonly string[] }

/** Opens a file on a phone; what the page asks for and what its policy forbids is noted. */
async function opened(
  file: string,
  options: { bypassCSP?: boolean; scheme?: 'dark' | 'light'; script?: boolean } = {},
) {
  const { bypassCSP = false, scheme = 'light', script = true } = options
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    ...{ isMobile: true, hasTouch: true, colorScheme: scheme, bypassCSP, javaScriptEnabled: script },
  })
  const page = await context.newPage()
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(pathToFileURL(file).href)
  return { page, requests, complaints } satisfies Opened
}

/** Goes through the page, so that all that loads late is loaded, and tells which pictures are not there. */
async function missingPictures(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (const image of document.images) image.loading = 'eager'
    const loaded = await Promise.allSettled([...document.images].map((image) => image.decode()))
    return loaded.filter(({ status }) => status === 'rejected').length
  })
}

describe('the report in one file, opened on a phone', () => {
  it.each([
    { walks: 10, causes: 3, language: 'en' },
    { walks: 100, causes: 12, language: 'de' },
    { walks: 1000, causes: 60, language: 'fr' },
  ] as const)('of $walks walks: nothing is asked for, nothing forbidden, nothing beyond the edge', async (night) => {
    const file = await downloaded(night.walks, night.causes, night.language)
    const { page, requests, complaints } = await opened(file)
    const { size } = statSync(file)
    process.stdout.write(`${night.walks} walks, ${night.causes} causes: ${(size / 1e6).toFixed(2)} MB\n`)
    expect(size).toBeLessThan(MOST_BYTES)
    expect(await missingPictures(page)).toBe(0)
    expect(requests.filter((url) => !/^(file|data):/.test(url))).toEqual([])
    expect(requests.filter((url) => url.startsWith('file:'))).toHaveLength(1)
    expect(complaints).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    await page.context().close()
  })

  it('lets a person decide, and makes one text of it, with a link to the form that takes it', async () => {
    const { page, complaints } = await opened(await downloaded(6, 3, 'en'))
    const cause = page.locator('article.cause').first()
    await cause.locator('input[name=choice][value=holds]').check()
    await cause.getByRole('button', { name: 'Decide' }).click()
    const bar = page.locator('#decided')
    const link = bar.locator('a[data-issue]')
    await link.waitFor()
    const address = new URL((await link.getAttribute('href')) ?? '')
    expect(`${address.origin}${address.pathname}`).toBe('https://github.com/o/r/issues/new')
    expect(address.searchParams.get('template')).toBe('decide.yml')
    const [, body = ''] = (address.searchParams.get('decisions') ?? '').split('gw1.')
    const decided = JSON.parse(Buffer.from(body, 'base64url').toString()) as { decisions: { choice: string }[] }
    expect(decided.decisions.map(({ choice }) => choice)).toEqual(['holds'])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it.each([
    { scheme: 'light', language: 'de' },
    { scheme: 'dark', language: 'it' },
  ] as const)('axe-core finds no violation: $scheme, $language', async ({ scheme, language }) => {
    const { page } = await opened(await downloaded(40, 20, language), { bypassCSP: true, scheme })
    expect(await axeViolations(page)).toEqual([])
    await page.context().close()
  })

  it('can be read without script, and whatever a page said does nothing', async () => {
    const file = await downloaded(12, 6, 'en', HOSTILE)
    const plain = await opened(file, { script: false })
    expect(await plain.page.locator('article.cause .comparison img').count()).toBe(12)
    expect(await plain.page.locator('article.cause').first().innerText()).toContain('onerror=document.title')
    const { page, requests, complaints } = await opened(file)
    expect(await page.title()).not.toBe('pwned')
    expect(requests.filter((url) => url.includes('evil'))).toEqual([])
    expect(complaints).toEqual([])
    for (const one of [plain.page, page]) await one.context().close()
  })

  it('is written of a night by guidewatch report, beside the report itself', async () => {
    const home = (name: string) => documentOf(`<nav><a href="/there">${name}</a></nav>`)
    const there = documentOf(
      '<h1>There</h1><form method="post"><label>Why <input></label><button>Object</button></form>',
    )
    const site = await serveSite({ '/': home('Privacy settings'), '/there': there })
    const flow = `flow: way
link: ${site.origin}/there
destination: { heading: There, fields: [{ label: Why, role: textbox }], submit: Object }
routes: [{ id: only, steps: [{ open: "${site.origin}/" }, { click: { role: link, name: Privacy settings } }] }]
`
    const { config } = project({ 'way.yaml': flow })
    const { walk, approve } = nights(temporaryFolder(), config)
    await walk()
    await approve()
    site.pages['/'] = home('Privacy options')
    const { out, run } = await walk()
    writeRun(out, run)
    const file = join(temporaryFolder(), 'of', 'tonight.html')
    const env = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'who/what' }
    const written = await guidewatch(['report', out, '--config', config, '--single', '--out', file], { env })
    expect(written).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/tonight\.html \(0\.\d MB\)\n$/),
    })
    const { page, requests, complaints } = await opened(file)
    expect(await page.locator('article.cause h3').allInnerTexts()).toEqual([
      expect.stringContaining('"Privacy settings" is now called "Privacy options"'),
    ])
    expect(await page.locator('.comparison img').count()).toBe(2)
    expect(await missingPictures(page)).toBe(0)
    expect(await page.locator('#guidewatch-run').textContent()).toContain('"repository":"who/what"')
    expect({ complaints, requests: requests.filter((url) => !url.startsWith('data:')).length }).toEqual({
      complaints: [],
      requests: 1,
    })
    await page.context().close()
    const again = await guidewatch(['report', out, '--config', config, '--language', 'de'])
    expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/report\/index\.html\n$/) })
  })
})
