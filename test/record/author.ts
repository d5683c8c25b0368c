import type { Locator, Page } from 'playwright'
import { launchBrowser } from '../../src/browser/launch.js'
import { recordWay } from '../../src/record/record.js'
import { told } from '../../src/record/recording.js'
import { emptyFlow, type SitePart } from '../../src/record/site-part.js'
import type { Session } from '../../src/screen/session.js'
import type { OpenSite } from '../../src/site/site.js'

export const DESKTOP = { width: 1280, height: 720, scale: 1, mobile: false }
const TIMEOUTS = { walk: 60, page: 20, step: 2, calm: 3, judge: 60 }

/** A person who goes a way with the mouse and the keyboard, and types lines into the terminal. */
export type Author = {
  readonly page: Page
  /** All that the terminal has shown. */
  readonly said: readonly string[]
  /** Does something, and gives the lines that the recorder then says; waits for the first of them. */
  readonly does: (deed: () => Promise<unknown>) => Promise<readonly string[]>
  /** Presses the mouse in the middle of something, as it is drawn. */
  readonly clicks: (target: Locator) => Promise<readonly string[]>
  readonly types: (line: string) => Promise<readonly string[]>
  /** Waits until the terminal has shown a line. */
  readonly reads: (line: RegExp) => Promise<void>
}

export type Recorded = {
  readonly url: string
  readonly locale?: string
  readonly parts?: readonly SitePart[]
  readonly session?: Session
  readonly site?: OpenSite
}

/** Records what an author does; the author ends by returning. */
export async function recordedBy(
  { url, locale = 'en-GB', parts = [], session, site }: Recorded,
  author: (author: Author) => Promise<void>,
) {
  const standIn = site?.standIn ?? undefined
  const gated = await launchBrowser(standIn)
  const said: string[] = []
  let heard: () => void = () => undefined
  let type: (line: string) => void = () => undefined
  let line = new Promise<string>((resolve) => {
    type = resolve
  })
  const terminal = {
    say: (text: string) => {
      said.push(text)
      heard()
    },
    line: () => line,
  }
  const typed = (text: string) => {
    const before = type
    line = new Promise<string>((resolve) => {
      type = resolve
    })
    before(text)
  }
  const does = async (deed: () => Promise<unknown>) => {
    const before = said.length
    const first = new Promise<void>((resolve) => {
      heard = resolve
    })
    await deed()
    await first
    // What follows at once belongs to it.
    await gated.browser.contexts().at(-1)?.pages()[0]?.waitForTimeout(100)
    return said.slice(before)
  }
  const reads = async (wanted: RegExp) => {
    while (!said.some((text) => wanted.test(text)))
      await new Promise<void>((resolve) => {
        heard = resolve
      })
  }
  try {
    let failed: unknown
    const wanted = {
      url,
      locale,
      device: DESKTOP,
      session,
      flow: emptyFlow(url, parts, 'logged-out', locale),
      standIn,
      settings: { timezone: 'UTC', timeouts: TIMEOUTS },
    }
    const way = await recordWay(gated, wanted, terminal, async () => {
      const page = gated.browser.contexts().at(-1)?.pages()[0] as Page
      const clicks = (target: Locator) =>
        does(async () => {
          await target.scrollIntoViewIfNeeded()
          const box = await target.boundingBox()
          if (!box) throw new Error('there is nothing to click')
          await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
        })
      const types = (text: string) => does(async () => typed(text))
      void author({ page, said, does, clicks, types, reads })
        .catch((error: unknown) => {
          failed = error
        })
        .finally(() => typed(''))
    })
    if (failed) throw failed
    return { way, said, steps: way.recording.steps.map(told) }
  } finally {
    await gated.browser.close().catch(() => undefined)
  }
}
