import type { Page } from 'playwright'
import type { WalkTask } from './task.js'

/** Says why a walk cannot be trusted, or nothing: the browser must be what it claims, where it claims. */
export async function selfCheck(page: Page, task: WalkTask, browserVersion: string): Promise<string | undefined> {
  const seen = await page.evaluate(() => ({
    userAgent: navigator.userAgent,
    language: navigator.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }))
  const major = browserVersion.split('.')[0]
  const claimed = /Chrome\/(\d+)/.exec(seen.userAgent)?.[1]
  if (claimed !== major) return `The browser is version ${major}, but its user agent claims ${claimed ?? 'none'}.`
  if (seen.language !== task.locale)
    return `The walk was declared for ${task.locale}, but the browser speaks ${seen.language}.`
  if (seen.timezone !== task.settings.timezone) {
    return `The time zone was declared as ${task.settings.timezone}, but the browser is in ${seen.timezone}.`
  }
  return undefined
}
