import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import { requireReadable, UnreadableError, whyUnreadable } from '../../src/walk/capture/readable.js'
import { temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, serveSite, TEST_SETTINGS } from '../helpers/site.js'

let browser: Browser
let page: Page
beforeAll(async () => {
  const found = await findBrowser()
  browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
  page = await browser.newPage()
})
afterAll(() => browser.close())

/**
 * Runs in the page: so many elements, of which so many lie one in the other. They are not drawn: at thousands of levels,
 * drawing alone can end the browser's process, which is another case.
 */
function build({ many, deep, text }: { many: number; deep: number; text: number }): void {
  window.document.body.hidden = true
  window.document.body.replaceChildren()
  const parts = window.document.createDocumentFragment()
  for (let count = 0; count < many; count += 1) parts.append(window.document.createElement('i'))
  let inner: Element | DocumentFragment = parts
  for (let level = 0; level < deep; level += 1) {
    const next = window.document.createElement('div')
    inner.append(next)
    inner = next
  }
  inner.append('x'.repeat(text))
  window.document.body.append(parts)
}

describe('a page is measured before it is looked at', () => {
  it.each([
    ['15 000 elements', { many: 15_000, deep: 0, text: 10 }],
    ['400 levels', { many: 10, deep: 400, text: 10 }],
    ['a label of a million letters', { many: 10, deep: 1, text: 1_000_000 }],
  ])('%s can be looked at', async (_, size) => {
    await page.evaluate(build, size)
    await expect(requireReadable(page)).resolves.toBeUndefined()
  })

  it.each([
    ['50 000 elements', { many: 50_000, deep: 0, text: 10 }, { kind: 'too-many-nodes', most: 30_000 }],
    ['5 000 levels', { many: 10, deep: 5000, text: 10 }, { kind: 'nested-too-deep', most: 512 }],
    ['six million letters', { many: 10, deep: 1, text: 6_000_000 }, { kind: 'too-much-text', millions: 5 }],
  ])('%s cannot, and it says why', async (_, size, why) => {
    await page.evaluate(build, size)
    const failure: unknown = await requireReadable(page).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(UnreadableError)
    expect(whyUnreadable(failure)).toEqual(why)
  })
})

it('a page that ends the process of the browser cannot, either', async () => {
  const own = await browser.newPage()
  own.goto('chrome://crash').catch(() => undefined)
  await own.waitForEvent('crash')
  expect(whyUnreadable(await requireReadable(own).catch((error: unknown) => error))).toEqual({
    kind: 'browser-gave-up',
  })
})

describe('a page that cannot be looked at blocks its own walk only', () => {
  it.each([
    [
      '50 000 elements',
      '<script>for (let i = 0; i < 50000; i += 1) document.body.append(document.createElement("i"))</script>',
    ],
    [
      '5 000 levels',
      '<script>let e = document.body; for (let i = 0; i < 5000; i += 1) { const n = document.createElement("div"); e.append(n); e = n }</script>',
    ],
    ['3 001 fields', '<input>'.repeat(3001)],
    ['a picture with the name of what every page has', '<img name="querySelectorAll"><img name="elementFromPoint">'],
    ['functions that throw', '<script>Document.prototype.querySelectorAll = () => { throw new Error("no") }</script>'],
    ['functions that throw what is no error', '<script>window.getComputedStyle = () => { throw "no" }</script>'],
    ['no root', '<script>document.documentElement.remove()</script>'],
    ['a page that loads itself again and again', '<script>location.reload()</script>'],
  ])('%s', async (_, body) => {
    const site = await serveSite({
      '/start': document(`<a href="/there">Go</a>${body}`),
      '/there': document('<h1>There</h1>'),
    })
    const flow = `flow: way
link: ${site.origin}/there
capture: real-time
destination: { heading: There }
routes: [{ id: only, steps: [{ open: "${site.origin}/start" }, { click: { role: link, name: Go } }] }]
`
    const { config } = project({ 'way.yaml': flow }, TEST_SETTINGS)
    const { walk } = await nights(temporaryFolder(), config).walk()
    expect(walk.outcome).toMatchObject({ kind: 'obstacle', obstacle: 'unreadable' })
    expect(walk.verdict).toBe('blocked')
  })
})
