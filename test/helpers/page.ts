import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright'
import { afterAll, beforeAll } from 'vitest'
import { findBrowser } from '../../src/browser/find.js'
import type { Screen } from '../../src/screen/screen.js'
import { type CaptureRequest, capture } from '../../src/walk/capture/capture.js'
import { redactor } from '../../src/walk/redaction/redact.js'
import { temporaryFolder } from './cli.js'
import { document } from './site.js'

/** A browser for a test file, and pages of a given body in it, at an address that answers nothing else. */
export function pages(): (body: string, address?: string) => Promise<Page> {
  let browser: Browser | undefined
  let page: Page | undefined
  beforeAll(async () => {
    const found = await findBrowser()
    browser = await chromium.launch({ executablePath: found?.path ?? '', chromiumSandbox: false })
    page = await browser.newPage()
  })
  afterAll(() => browser?.close())
  return async (body, address = 'http://site.example/start') => {
    if (!page) throw new Error('there is no browser yet')
    await page.unrouteAll()
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: document(body) }))
    await page.goto(address)
    return page
  }
}

/** What a walk keeps of a page while it knows these secrets, and the file of its picture. */
export async function captured(
  page: Page,
  secrets: readonly string[],
  more: Partial<CaptureRequest> = {},
): Promise<{ screen: Screen; picture: string }> {
  const directory = temporaryFolder()
  const { screen: kept } = await capture(page, {
    step: 'x',
    locale: 'en-US',
    mask: [],
    redact: redactor([...secrets]),
    target: null,
    area: undefined,
    navigation: { redirects: [], status: 200 },
    renderer: { browser: 'x', platform: 'x', fonts: 'x', scale: 1 },
    directory,
    prefix: '',
    ...more,
  })
  const screen = await kept
  return { screen, picture: join(directory, screen.image.file) }
}
