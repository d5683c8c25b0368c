import type { Page } from 'playwright'
import { UnreadableError } from './capture/readable.js'
import type { WalkTask } from './task.js'

/** What the browser says of itself. */
type Claimed = Readonly<Record<'userAgent' | 'language' | 'timezone', string>>

/** Says why a walk cannot be trusted, or nothing: the browser must be what it claims, where it claims. */
export async function selfCheck(page: Page, task: WalkTask, browserVersion: string): Promise<string | undefined> {
  const seen: Claimed | undefined = await page.evaluate(() => ({
    userAgent: navigator.userAgent,
    language: navigator.language,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }))
  // A page can keep answers from being handed over.
  if (!seen) throw new UnreadableError({ kind: 'gets-in-the-way' })
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
