import { createHash } from 'node:crypto'
import type { Settings } from '../settings/settings.js'
import type { WalkResult } from '../state/result.js'
import { readScreens, type StoredRun } from '../state/runs.js'
import { readSnapshots, snapshotFolder } from '../state/snapshots.js'

/**
 * Stands for what was seen on screens of a walk, and for what is approved of them now: the picture, the text of the tree,
 * and every snapshot with its picture and what is known to vary on it.
 *
 * @param steps whose screens.
 * @returns for each step 64 hexadecimal digits.
 */
export function printsOf(
  { run, out }: StoredRun,
  { snapshots }: Pick<Settings, 'snapshots'>,
  walk: WalkResult,
  steps: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  if (steps.size === 0) return new Map()
  const approved = readSnapshots(snapshotFolder(snapshots, run.site, walk.id), steps)
  const trees = new Map(readScreens(out, walk.id, steps).map(({ step, tree }) => [step, tree]))
  return new Map(
    [...steps].map((step) => {
      const screen = walk.steps.find(({ id }) => id === step)?.screen
      const known = (approved[step] ?? []).map((one) => [one.approved.at, one.screen.image.sha256, one.volatile])
      const seen = [screen?.image.sha256 ?? null, trees.get(step) ?? null, known]
      return [step, createHash('sha256').update(JSON.stringify(seen)).digest('hex')]
    }),
  )
}
