import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import { elementFiles, integrityOf } from '../../src/publish/embed/element.js'
import { makeHead, signHead } from '../../src/publish/head.js'
import { newKey, type SigningKey, signingKey } from '../../src/publish/keys.js'
import type { Status } from '../../src/publish/schema.js'
import { NIGHT, samplePublication } from '../publish/sample.js'
import { type Handler, type Site, serveSite } from './site.js'

/** Two days after the last whole night, with a head of the same morning. */
export const NOW = '2026-11-28T12:00:00.000Z'
const HEAD = { sequence: 7, issuedAt: '2026-11-28T04:00:00.000Z', expires: '2026-11-29T16:00:00.000Z' }
const NIGHT_OF_HEAD = { run: '2026-11-26-031000', ...NIGHT }

export type Published = Partial<typeof HEAD> & {
  readonly status?: Status
  readonly keys?: readonly SigningKey[]
}

export type Opened = {
  readonly now?: string
  readonly context?: BrowserContextOptions
  /** Instead of a script with its integrity, and a policy that allows nothing but it. */
  readonly head?: string
  /** Done before the page is loaded. */
  readonly before?: (page: Page) => Promise<unknown>
}

const SNIPPET = '<a href="https://links.example/go/x/">The form (verified on 1 May 2026, Digital Rights)</a>'

/** A host with a publication, a newspaper on another one, and a browser that opens the newspaper’s pages. */
export function newspaper() {
  let browser: Browser
  let links: Site
  let paper: Site
  let key: SigningKey
  const contexts: { close: () => Promise<void> }[] = []
  const scripts = new Map(elementFiles().map(({ path, content }) => [`/${path}`, content]))
  const script = scripts.get('/assets/guide-status.js') ?? ''

  beforeAll(async () => {
    const found = await findBrowser()
    browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
    key = await signingKey(await newKey())
    links = await serveSite({})
    paper = await serveSite({})
  })
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
  })
  afterAll(() => browser?.close())

  const served = (content: string | Buffer, type: string): Handler => {
    return (_, response) => {
      response.setHeader('content-type', type)
      response.setHeader('access-control-allow-origin', '*')
      response.end(content)
    }
  }
  return {
    origin: () => links.origin,
    kid: () => key.kid,
    key: () => key,
    /** What the publication’s host was asked for beside scripts. */
    asked: () => links.requests.filter((request) => !request.includes('/assets/')),
    /** Puts a publication on its host; `null` takes it away. */
    async publish(published: Published | null = {}, change: (head: string) => string = (head) => head) {
      links.requests.length = 0
      links.pages = Object.fromEntries(
        [...scripts].map(([path, content]) => [path, served(content, 'text/javascript; charset=utf-8')]),
      )
      if (published === null) return
      const { status = samplePublication().status, keys = [key], ...more } = published
      const text = `${JSON.stringify(status)}\n`
      const head = makeHead({ site: status.site, night: NIGHT_OF_HEAD, status: text, keys, ...HEAD, ...more })
      links.pages['/head.json'] = served(change(await signHead(head, keys)), 'application/json')
      links.pages['/status.json'] = served(text, 'application/json')
    },
    /** The element with the snippet in it. */
    element: (link: string, attributes = `keys="${key.kid}" lang="en"`) =>
      `<guide-status link="${link}" ${attributes}>${SNIPPET}</guide-status>`,
    /** Opens a page of the newspaper; `violations` are those of its policy. */
    async open(body: string, { now = NOW, context: options, head, before }: Opened = {}) {
      const policy = `default-src 'none'; script-src ${links.origin}; connect-src ${links.origin}; base-uri 'none'; require-trusted-types-for 'script'`
      const own = `<script type="module" src="${links.origin}/assets/guide-status.js" integrity="${integrityOf(script)}" crossorigin></script>`
      paper.pages['/'] = (_, response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8')
        if (head === undefined) response.setHeader('content-security-policy', policy)
        response.end(
          `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>News</title>${head ?? own}</head><body><main><h1>News</h1>${body}</main></body></html>`,
        )
      }
      const context = await browser.newContext(options)
      contexts.push(context)
      const page = await context.newPage()
      const violations: string[] = []
      page.on('console', (message) => {
        if (/Content Security Policy|TrustedHTML/.test(message.text())) violations.push(message.text())
      })
      page.on('pageerror', (error) => violations.push(error.message))
      if (options?.javaScriptEnabled !== false) await page.clock.install({ time: now })
      await before?.(page)
      await page.goto(paper.origin)
      return { page, violations }
    },
  }
}

/** What the element tells, once it does; line by line. */
export async function told(page: Page, state = ''): Promise<readonly string[]> {
  const text = await page.locator(`guide-status .card${state && `.${state}`}`).innerText()
  return text.split(/\n+/)
}
