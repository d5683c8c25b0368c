import type { Locator, Page } from 'playwright'
import { calm } from '../walk/calm.js'
import { requireReadable, UnreadableError } from '../walk/capture/readable.js'
import type { Guard } from '../walk/guard/guard.js'
import type { Navigation } from '../walk/navigation.js'
import { shownText } from '../walk/press/reach.js'
import { type Tabs, tabOfPress } from '../walk/tabs.js'
import { wasUnderWay } from '../walk/walker.js'
import type { Held, World } from './world.js'

/** A page under the author's hands, and what watches over it. */
export type Stage = {
  readonly page: Page
  readonly world: World
  readonly guard: Guard
  readonly tabs: Tabs
  readonly navigation: () => Navigation
  readonly timeouts: { readonly page: number; readonly step: number; readonly calm: number }
}

/** What came of a press. */
export type Pressed = {
  /** It could not be pressed, in words; nothing happened. */
  readonly failed: string | null
  /** Requests that were stopped, as `reads` would name them. */
  readonly stopped: readonly string[]
}

/** Waits until the page is calm, as a walk does. A page that no walk could look at is told by its reason. */
export async function settled({ page, guard, timeouts }: Stage): Promise<string | null> {
  await calm(page, 'real-time', guard, timeouts.calm * 1000).catch(() => undefined)
  try {
    await requireReadable(page)
    return null
  } catch (error) {
    return error instanceof UnreadableError ? error.why.kind.replaceAll('-', ' ') : null
  }
}

/**
 * Presses what its author has pressed, that very element and no other, and goes on where the press leads: a new tab is
 * followed in the page itself, as a walk does.
 */
export async function pressHeld(stage: Stage, held: Held, index: number, opensTab: boolean): Promise<Pressed> {
  const { page, world, guard, tabs, timeouts } = stage
  guard.forgetStopped()
  const element = world.element(held, index)
  const opened = tabs.opened()
  const before = { url: page.url(), documents: stage.navigation().documents, shown: await shownOn(page) }
  const href = await hrefOf(element)
  const tab = opensTab ? page.context().waitForEvent('page', { timeout: timeouts.step * 1000 }) : undefined
  tab?.catch(() => undefined)
  await world.pass(held)
  try {
    await element.click({ timeout: timeouts.step * 1000 })
  } catch (error) {
    if (!wasUnderWay(error)) return { failed: whyNot(error), stopped: [] }
  } finally {
    await world.release()
  }
  await tab?.catch(() => undefined)
  await settled(stage)
  const urls = await tabs.after(opened)
  const hasGone = stage.navigation().documents !== before.documents || page.url() !== before.url
  const pageChanged = hasGone || (await shownOn(page)) !== before.shown
  const url = tabOfPress(urls, { href, opensTab, pageChanged })
  if (url !== undefined) {
    await page.goto(url, { waitUntil: 'commit', timeout: timeouts.page * 1000 }).catch(() => undefined)
    await settled(stage)
  }
  const stopped = [...guard.stopped()]
  const { failure, asked } = stage.navigation()
  // What was to be sent as a page, or may not be opened, leaves the browser's own error page behind.
  if (failure && stage.navigation().documents !== before.documents) {
    const { origin, pathname } = new URL(failure.url)
    const line = `${asked?.method ?? 'GET'} ${origin}${pathname}`
    if (/BLOCKED_BY_CLIENT/.test(failure.error) && !stopped.includes(line)) stopped.push(line)
    await page.goto(before.url, { waitUntil: 'commit', timeout: timeouts.page * 1000 }).catch(() => undefined)
    await settled(stage)
  }
  return { failed: null, stopped }
}

/** The address of the link that an element is or lies in, where it leads somewhere. */
export async function hrefOf(element: Locator): Promise<string | null> {
  const href = await element
    .evaluate((one) => one.closest<HTMLAnchorElement>('a[href]')?.href ?? null, undefined, { timeout: 1000 })
    .catch(() => null)
  return typeof href === 'string' && URL.canParse(href) && /^https?:/.test(href) ? href : null
}

function shownOn(page: Page): Promise<string> {
  return page.evaluate(shownText).catch(() => '')
}

function whyNot(error: unknown): string {
  const message = String(error)
  if (/intercepts pointer events/.test(message)) return 'something lies over it'
  if (/not enabled|is disabled/.test(message)) return 'it is disabled'
  if (/outside of the viewport/.test(message)) return 'it lies outside of the window'
  if (/not visible/.test(message)) return 'it is not visible itself'
  return 'it went away, or never stood still'
}
