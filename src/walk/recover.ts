import { emptiness } from './locate/explain.js'
import { isServerFault, mayPassAway, type Navigation } from './navigation.js'
import { MOST_TRIES } from './recovery.js'
import { settle, type Walker } from './walker.js'

/** Milliseconds that a server gets before the second try, and before the first where it asks for time itself. */
const PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 5000

/** Ends a walk whose page came in parts after something was pressed on it: its way is walked again from the start. */
export class WalkAgain extends Error {}

/** Remembers that the page on screen is no longer the one that its address gives. */
export function touch(walker: Walker): void {
  walker.recovery.touched = walker.navigation().documents
}

/**
 * Loads a page again whose server failed, as a reader would: no answer, an answer of status 5xx, an empty page, a
 * script or data that did not come. Only what was asked for by GET is asked for again, twice in a walk at most.
 *
 * @param isLost true when the step cannot be done on the page as it is; then requests that never end count, too.
 * @returns true when the page was loaded again.
 * @throws WalkAgain when something was pressed on the page since it came.
 */
export async function recover(walker: Walker, isLost: boolean): Promise<boolean> {
  const { page, recovery, task } = walker
  if (recovery.triesLeft === 0) return false
  const navigation = walker.navigation()
  const { asked } = navigation
  const addresses = await failedParts(walker, navigation, isLost)
  if (!asked || addresses.every((address) => recovery.failed.has(address))) return false
  if (asked.method !== 'GET' && isDocument(navigation)) return false
  const isFresh = navigation.documents !== recovery.touched || isDocument(navigation)
  if (!isFresh && (!isLost || task.steps.some(({ fill }) => fill?.secret))) return false

  await pause(walker, navigation)
  recovery.triesLeft -= 1
  // The page itself may fail twice in a row; a part of it that does so fails for good.
  if (!isDocument(navigation)) for (const address of addresses) recovery.failed.add(address)
  walker.note({ kind: 'loaded-again' })
  if (!isFresh) throw new WalkAgain('the page came in parts')
  const options = { waitUntil: 'commit', timeout: task.settings.timeouts.page * 1000 } as const
  const again = isDocument(navigation) ? page.goto(asked.url, options) : page.reload(options)
  await again.catch(() => undefined)
  await settle(walker)
  await recover(walker, false)
  return true
}

/** True when the page itself did not come, or its server failed. */
function isDocument({ failure, status, asked, unfinished }: Navigation): boolean {
  return failure !== null || isServerFault(status) || (asked !== null && unfinished.includes(asked.url))
}

async function failedParts(walker: Walker, navigation: Navigation, isLost: boolean): Promise<readonly string[]> {
  const { failure, status, asked, faults, unfinished } = navigation
  if (failure) return mayPassAway(failure.error) ? [failure.url] : []
  if (isServerFault(status)) return asked ? [asked.url] : []
  if (faults.length > 0) return faults
  if (!isLost) return []
  if (unfinished.length > 0) return unfinished
  return (await emptiness(walker.page)) && asked ? [asked.url] : []
}

async function pause(walker: Walker, { retryAfterMs }: Navigation): Promise<void> {
  const isFirst = walker.recovery.triesLeft === MOST_TRIES
  const ms = Math.min(retryAfterMs ?? (isFirst ? 0 : PAUSE_MS), LONGEST_PAUSE_MS)
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
}
