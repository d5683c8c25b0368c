import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Screen } from '../screen/screen.js'
import { writeFileAtomically } from '../state/files.js'
import type { WalkResult } from '../state/result.js'
import { readRecord, type StoredRun, wasWalked } from '../state/runs.js'
import { readSnapshots, snapshotFolder } from '../state/snapshots.js'
import type { Picture } from './pictures.js'

/** What is known of a step beside what was judged: further approved pictures, and both screens with their trees. */
export type Known = {
  readonly variants: readonly Picture[]
  readonly before: Screen | null
  readonly after: Screen | null
}

/**
 * What is known of the steps of a walk on which readers would meet something, by step. Further approved pictures are copied
 * into the run, so that its report stays whole when more is approved; nothing is read for a walk that is all right.
 *
 * @param root the folder of the snapshots.
 */
export function knownOf({ run, out }: StoredRun, root: string, walk: WalkResult): ReadonlyMap<string, Known> {
  const near = new Set(walk.findings.flatMap(({ step, relevance }) => (relevance === 'elsewhere' ? [] : [step])))
  const steps = walk.steps.filter(({ id, screen }) => screen !== null && near.has(id))
  if (steps.length === 0) return new Map()
  const snapshots = readSnapshots(snapshotFolder(root, run.site, walk.id))
  // A run of an earlier version, or one that was carried here without its records, can still be reported.
  const seen = wasWalked(out, walk.id) ? readRecord(out, walk.id).screens : []
  return new Map(
    steps.map(({ id, approvedAt }) => {
      const all = snapshots[id] ?? []
      const compared = all.find(({ approved }) => approved.at === approvedAt)
      const others = approvedAt === null ? [] : all.filter((one) => one !== compared)
      const variants = others.flatMap(({ screen }) => copied(out, screen.image))
      return [id, { variants, before: compared?.screen ?? null, after: seen.find(({ step }) => step === id) ?? null }]
    }),
  )
}

/** Nothing where the picture is gone: the report is made without it. */
function copied(out: string, { file, width, height }: Screen['image']): readonly Picture[] {
  if (!existsSync(file)) return []
  const bytes = readFileSync(file)
  const path = `report/variants/${createHash('sha256').update(bytes).digest('hex')}.png`
  if (!existsSync(join(out, path))) writeFileAtomically(join(out, path), bytes)
  return [{ path, width, height }]
}
