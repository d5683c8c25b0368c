import { type GatedBrowser, type Look, launchBrowser } from '../browser/launch.js'
import type { Job } from '../state/job.js'
import { checkRegion } from '../walk/region.js'

/** A browser for walking, and why what is walked with it cannot be trusted, if so. */
export type KeptBrowser = GatedBrowser & { readonly distrust: string | undefined }

/** Keeps one browser going for many walks. */
export type BrowserKeeper = {
  /** Starts the browser, without waiting for it. */
  readonly begin: () => void
  readonly get: () => Promise<KeptBrowser>
  readonly close: () => Promise<void>
}

/** Starts the browser of a job when first asked, and again after a walk that hung took it down. */
export function keepBrowser(job: Pick<Job, 'settings' | 'standIn'>, look?: Look): BrowserKeeper {
  const { region } = job.settings
  const start = () => launchBrowser(job.standIn, look)
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
    begin: () => {
      current ??= start()
      // Whoever asks for it is told.
      current.catch(() => undefined)
    },
    get: async () => {
      const gated = await running()
      if (isTrusted || !region) return { ...gated, distrust: undefined }
      // Asked again before every walk until it is right: the page that says it may have been down.
      const distrust = await checkRegion(gated, region, job.standIn)
      isTrusted = distrust === undefined
      return { ...gated, distrust }
    },
    close: async () => {
      await current?.then((gated) => gated.close()).catch(() => undefined)
    },
  }
}
