import { createHash } from 'node:crypto'
import type { Settings } from '../settings/settings.js'
import type { WalkResult } from '../state/result.js'
import type { StoredRun } from '../state/runs.js'
import { snapshotFolder, snapshotPrints } from '../state/snapshots.js'

/**
 * Stands for what was seen on screens of a walk, and for what is approved of them now: every snapshot as it is written.
 *
 * @param steps whose screens.
 * @returns for each step 64 hexadecimal digits.
 */
export function printsOf(
  { run }: StoredRun,
  { snapshots }: Pick<Settings, 'snapshots'>,
  walk: WalkResult,
  steps: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  if (steps.size === 0) return new Map()
  const approved = snapshotPrints(snapshotFolder(snapshots, run.site, walk.id), steps)
  return new Map(
    [...steps].map((step) => {
      const one = walk.steps.find(({ id }) => id === step)
      const print = [one?.screen?.image.sha256 ?? null, one?.seen ?? null, approved.get(step) ?? []]
      return [step, createHash('sha256').update(JSON.stringify(print)).digest('hex')]
    }),
  )
}
