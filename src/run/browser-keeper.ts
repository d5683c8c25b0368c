import { type GatedBrowser, launchBrowser } from '../browser/launch.js'
import { checkRegion } from '../walk/region.js'
import type { Plan } from './plan.js'

/** A browser for walking, and why what is walked with it cannot be trusted, if so. */
export type KeptBrowser = GatedBrowser & { readonly distrust: string | undefined }

/** Keeps one browser going for many walks. */
export type BrowserKeeper = { readonly get: () => Promise<KeptBrowser>; readonly close: () => Promise<void> }

/** Starts the browser of a plan when first asked, and again after a walk that hung took it down. */
export function keepBrowser(plan: Pick<Plan, 'settings' | 'standIn'>): BrowserKeeper {
  const { region } = plan.settings
  const start = async (): Promise<KeptBrowser> => {
    const gated = await launchBrowser(plan.standIn)
    return { ...gated, distrust: region && (await checkRegion(gated, region)) }
  }
  let current: Promise<KeptBrowser> | undefined
  return {
    get: async () => {
      current ??= start()
      const kept = await current
      if (kept.browser.isConnected()) return kept
      current = start()
      return current
    },
    close: async () => {
      await current?.then(({ browser }) => browser.close()).catch(() => undefined)
    },
  }
}
