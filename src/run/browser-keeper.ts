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
  const start = () => launchBrowser(plan.standIn)
  let current: Promise<GatedBrowser> | undefined
  let isTrusted = region === undefined
  const running = async (): Promise<GatedBrowser> => {
    current ??= start()
    try {
      const gated = await current
      if (gated.browser.isConnected()) return gated
    } catch (error) {
      // The next walk tries anew: what kept a browser from starting may be over.
      current = undefined
      throw error
    }
    isTrusted = region === undefined
    current = start()
    return current
  }
  return {
    get: async () => {
      const gated = await running()
      if (isTrusted || !region) return { ...gated, distrust: undefined }
      // Asked again before every walk until it is right: the page that says it may have been down.
      const distrust = await checkRegion(gated, region, plan.standIn)
      isTrusted = distrust === undefined
      return { ...gated, distrust }
    },
    close: async () => {
      await current?.then(({ browser }) => browser.close()).catch(() => undefined)
    },
  }
}
