import { type GatedBrowser, reachable, type StandInAddress } from '../browser/launch.js'
import type { Settings } from '../settings/settings.js'

/**
 * Proves that walks start from the declared country, by a page that says where its visitor is.
 *
 * @returns why the walks cannot be trusted, or `undefined` when all is well.
 */
export async function checkRegion(
  { browser, gate }: GatedBrowser,
  region: NonNullable<Settings['region']>,
  standIn: StandInAddress | null | undefined,
): Promise<string | undefined> {
  const { origin } = new URL(region.url)
  const reach = (url: URL) => (url.origin === origin ? reachable(url, standIn) : undefined)
  const out = gate.open({ reach, betrays: () => false })
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    await page.goto(region.url, { timeout: 20_000 })
    const text = await page.evaluate(() => document.body.innerText)
    return text.includes(region.expect)
      ? undefined
      : `Walks are declared to start from ${region.country}, but ${region.url} does not say "${region.expect}".`
  } catch {
    return `Walks are declared to start from ${region.country}, but ${region.url} could not be asked.`
  } finally {
    out.shut()
    await context.close()
  }
}
