import type { BrowserContext, Page } from 'playwright'
import type { Remark } from '../screen/record.js'

/** Milliseconds that a new tab gets to say where it leads. */
const TAB_MS = 3000

export type Tabs = {
  /** How many tabs were opened so far; what comes later was opened by a later press, or by the page itself. */
  readonly opened: () => number
  /** The addresses of the tabs that were opened after the first `count`; '' for one that led nowhere. */
  readonly after: (count: number) => Promise<readonly string[]>
}

/** Closes every tab that is opened beside the page of the walk, and remembers where it led. */
export function watchTabs(context: BrowserContext, page: Page, note: (remark: Remark) => void): Tabs {
  const addresses: Promise<string>[] = []
  const close = async (other: Page): Promise<string> => {
    await other.waitForURL(/^https?:/, { waitUntil: 'commit', timeout: TAB_MS }).catch(() => undefined)
    const url = other.url()
    note({ kind: 'popup' })
    await other.close().catch(() => undefined)
    return /^https?:/.test(url) ? url : ''
  }
  context.on('page', (other) => {
    if (other !== page) addresses.push(close(other))
  })
  return {
    opened: () => addresses.length,
    after: (count) => Promise.all(addresses.slice(count)),
  }
}

/** What is known of a press after which tabs were opened. */
export type PressSeen = {
  /** The address of the link that was pressed, if it is one. */
  readonly href: string | null
  /** The link, or the form of the control, says that it opens another tab. */
  readonly opensTab: boolean
  /** The page itself went on, or showed something else. */
  readonly pageChanged: boolean
}

/**
 * Which tab the reader's press opened: the one that the link names, or the only one of a control whose page stays as
 * it is. A tab that came beside a page that went on is the page's own doing, such as an advertisement.
 *
 * @param urls the tabs in order, '' for those that led nowhere.
 */
export function tabOfPress(urls: readonly string[], { href, opensTab, pageChanged }: PressSeen): string | undefined {
  const led = urls.filter((url) => url !== '')
  const named = href === null ? undefined : led.find((url) => samePlace(url, href))
  if (named !== undefined && (opensTab || !pageChanged)) return named
  if (opensTab) return led[0]
  return pageChanged || led.length !== 1 ? undefined : led[0]
}

function samePlace(a: string, b: string): boolean {
  const bare = (url: string) => url.replace(/#.*$/, '').replace(/\/$/, '')
  return bare(a) === bare(b)
}
