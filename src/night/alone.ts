import { join } from 'node:path'
import { undoHalfApplied } from '../review/apply.js'
import type { Settings } from '../settings/settings.js'
import { withLock } from '../state/lock.js'

/** What a night calls itself while it is under way. */
const NIGHT = 'a night is under way'

/** A night waits this long for a person who approves or judges again, in milliseconds; nights themselves never wait. */
const PATIENCE_MS = 30 * 60_000

/**
 * Does what must not be done while anybody else walks, judges or approves on the same state.
 *
 * @param what what a person does, for the message to others; a night when absent.
 * @throws LockedError when a night is under way, or somebody else does not come to an end.
 */
export function alone<T>(settings: Settings, work: () => Promise<T> | T, what = NIGHT): Promise<T> {
  const patience = ({ what: other }: { readonly what: string }) =>
    what === NIGHT && other !== NIGHT && other !== 'unknown' ? PATIENCE_MS : 0
  return withLock(join(settings.state, 'night.lock'), what, patience, () => {
    undoHalfApplied(settings)
    return work()
  })
}
