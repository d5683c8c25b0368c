import type { GuideCheck } from '../state/guide-checks.js'

/** Keeps checks as they come. */
export type Keeper = {
  readonly keep: (id: string, check: GuideCheck) => void
  /** Resolves when all is kept. @throws what keeping failed with. */
  readonly done: () => Promise<void>
}

/** Saves what has come as soon as the save before it has ended, so that a slow disk holds up no check. */
export function keeper(save: (checks: Readonly<Record<string, GuideCheck>>) => Promise<void>): Keeper {
  let waiting: Record<string, GuideCheck> = {}
  let saving: Promise<void> = Promise.resolve()
  const next = () => {
    if (Object.keys(waiting).length === 0) return
    const now = waiting
    waiting = {}
    return save(now)
  }
  return {
    keep: (id, check) => {
      waiting[id] = check
      saving = saving.then(next)
      // Told by `done`.
      saving.catch(() => undefined)
    },
    done: () => saving,
  }
}
