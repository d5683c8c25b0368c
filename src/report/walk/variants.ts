import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Screen } from '../../screen/screen.js'
import { writeFileAtomically } from '../../state/files.js'
import type { WalkResult } from '../../state/result.js'
import type { StoredRun } from '../../state/runs.js'
import { readSnapshots, snapshotFolder, stepsWithVariants } from '../../state/snapshots.js'
import type { Picture } from '../pictures.js'

/**
 * The approved pictures of steps beside the one that was compared, by step. They are copied into the run, so that its report
 * stays whole.
 *
 * @param root the folder of the snapshots.
 * @param steps of which; snapshots of no others are read.
 */
export function variantsOf(
  { run, out }: StoredRun,
  root: string,
  walk: WalkResult,
  steps: ReadonlySet<string>,
): ReadonlyMap<string, readonly Picture[]> {
  const folder = snapshotFolder(root, run.site, walk.id)
  const several = stepsWithVariants(folder, steps)
  const snapshots = several.size > 0 ? readSnapshots(folder, several) : {}
  return new Map(
    [...several].map((step) => {
      const comparedAt = walk.steps.find(({ id }) => id === step)?.approvedAt ?? null
      const all = comparedAt === null ? [] : (snapshots[step] ?? [])
      const compared = all.find(({ approved }) => approved.at === comparedAt)
      return [step, all.filter((one) => one !== compared).flatMap(({ screen }) => copied(out, screen.image))]
    }),
  )
}

/** Nothing where the picture is gone. */
function copied(out: string, { file, width, height }: Screen['image']): readonly Picture[] {
  if (!existsSync(file)) return []
  const bytes = readFileSync(file)
  const path = `report/variants/${createHash('sha256').update(bytes).digest('hex')}.png`
  if (!existsSync(join(out, path))) writeFileAtomically(join(out, path), bytes)
  return [{ path, width, height }]
}
