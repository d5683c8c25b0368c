import type { BrowserContext, Page } from 'playwright'
import { type StorageState, storageStateSchema } from '../screen/session.js'
import { targetLocator } from '../walk/elements/find.js'
import type { SignInPlace } from './place.js'

/** What a browser keeps of a sign-in. */
export type Taken = {
  readonly storageState: StorageState
  /** IndexedDB could not be read, and is not in it. */
  readonly databasesLost: boolean
}

/** Takes cookies, local storage and IndexedDB of a person's browser. */
export async function take(context: BrowserContext): Promise<Taken> {
  try {
    return {
      storageState: storageStateSchema.parse(await context.storageState({ indexedDB: true })),
      databasesLost: false,
    }
  } catch (error) {
    // Playwright's own words; what the database holds is not among them.
    if (!/IndexedDB/.test(error instanceof Error ? error.message : '')) throw error
    return { storageState: storageStateSchema.parse(await context.storageState()), databasesLost: true }
  }
}

/**
 * Whether a person's browser is signed in: the mark is on one of the pages that are open, else on the account's page in
 * a new tab.
 */
export async function showsMark(context: BrowserContext, place: SignInPlace): Promise<boolean> {
  for (const page of context.pages()) if (await isMarkOn(page, place, 0)) return true
  const page = await context.newPage()
  try {
    page.setDefaultTimeout(place.timeouts.page * 1000)
    await page.goto(place.url).catch(() => undefined)
    return await isMarkOn(page, place, place.timeouts.step * 1000)
  } finally {
    await page.close().catch(() => undefined)
  }
}

async function isMarkOn(page: Page, { mark, locales }: SignInPlace, ms: number): Promise<boolean> {
  if (!mark) return false
  // A site may speak another language than it is walked in; which one is told after the self-test.
  const named = typeof mark.name === 'object' && !Array.isArray(mark.name) ? Object.keys(mark.name) : []
  const [first, ...others] = [...locales, ...named].map((locale) => targetLocator(page, mark, locale))
  if (!first) return false
  const any = others
    .reduce((all, one) => all.or(one), first)
    .filter({ visible: true })
    .first()
  if (ms === 0) return any.isVisible().catch(() => false)
  return any
    .waitFor({ timeout: ms })
    .then(() => true)
    .catch(() => false)
}
