/** How often a walk loads a page again at most: a site that fails for longer than that is not reachable. */
export const MOST_TRIES = 2

/** What a walk remembers of what it had to do again, and why it may have to. */
export type Recovery = {
  triesLeft: number
  /** The document in which something was pressed or typed: loaded again, it would be another page. */
  touched: number
  /** Addresses that did not come at the first try; those that never come are no reason to try again. */
  readonly failed: Set<string>
  /** How many dialogs that came in between were answered: each may have closed what was open. */
  answered: number
}

export function newRecovery(): Recovery {
  return { triesLeft: MOST_TRIES, touched: 0, failed: new Set(), answered: 0 }
}
