import type { BrowserContext } from 'playwright'
import { type StorageState, storageStateSchema } from '../../screen/session.js'
import type { Guard } from './guard.js'

/** Milliseconds that an answer which is still under way is waited for: it may hold a new token, and the old one is used up. */
const ANSWERS_MS = 2000
/** Milliseconds that taking the storage may last; a page in an endless loop never answers. */
const STORAGE_MS = 5000

/**
 * Takes the storage as the site leaves it when a visit is over. Nothing leaves the browser from here on, and the
 * interception is ended, since Playwright looks into the storage of origins by pages of its own. What holds something that was
 * typed is not kept: the next walk would have it before anything is typed, and could not know it.
 *
 * @returns `null` when it does not come in time, or is none that could be kept.
 */
export async function storageLeft(context: BrowserContext, watch: Guard): Promise<StorageState | null> {
  watch.close()
  await watch.answered(ANSWERS_MS)
  watch.shut()
  await watch.end()
  return within(
    STORAGE_MS,
    context
      .storageState({ indexedDB: true })
      .then((state) =>
        withoutTyped(storageStateSchema.parse(state), ({ name, value }) => watch.holdsTyped(`${name}=${value}`)),
      ),
  )
}

function withoutTyped(
  { cookies, origins }: StorageState,
  holdsTyped: (entry: { readonly name: string; readonly value: string }) => boolean,
): StorageState {
  return {
    cookies: cookies.filter((one) => !holdsTyped(one)),
    origins: origins.map(({ localStorage, indexedDB, ...origin }) => ({
      ...origin,
      localStorage: localStorage.filter((one) => !holdsTyped(one)),
      ...(indexedDB
        ? { indexedDB: indexedDB.filter((one) => !holdsTyped({ name: one.name, value: JSON.stringify(one) })) }
        : {}),
    })),
  }
}

/** What comes in time and whole; `null` for anything else. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms)
  })
  return Promise.race([work.catch(() => null), late]).finally(() => clearTimeout(timer))
}
