import { type Browser, type BrowserContext, type BrowserContextOptions, devices } from 'playwright'
import type { StorageState } from '../screen/session.js'
import type { Device } from '../settings/settings.js'

/** As what kind of visitor a page is opened. */
export type Visitor = {
  readonly device: Device
  readonly locale: string
  readonly timezone: string
  /** Of a visitor who is signed in. */
  readonly storageState?: StorageState | undefined
}

/** The options of a context in which a page is opened, by a walk or by a probe. */
export function contextOptions(browser: Browser, visitor: Visitor): BrowserContextOptions {
  const { width, height, scale, mobile } = visitor.device
  // Playwright's phones claim the browser version of its own build; the real one must be told (see self-check.ts).
  const phone = devices['Pixel 7']?.userAgent.replace(/Chrome\/[\d.]+/, `Chrome/${browser.version()}`)
  return {
    locale: visitor.locale,
    timezoneId: visitor.timezone,
    viewport: { width, height },
    deviceScaleFactor: scale,
    isMobile: mobile,
    hasTouch: mobile,
    ...(mobile && phone ? { userAgent: phone } : {}),
    acceptDownloads: true,
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
    ...(visitor.storageState ? { storageState: visitor.storageState } : {}),
  }
}

/** A page in an endless loop does not answer; its browser is ended, and the caller starts another one. */
export async function closeQuickly(context: BrowserContext, browser: Browser): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), 5000)
  })
  const closed = await Promise.race([context.close().catch(() => undefined), late]).finally(() => clearTimeout(timer))
  if (closed === 'late') await browser.close().catch(() => undefined)
}
