import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomically } from '../state/files.js'
import type { WalkResult } from '../state/result.js'
import { readSnapshots, type SiteKind, snapshotFolder } from '../state/snapshots.js'
import type { Picture } from './pictures.js'

/**
 * The approved pictures of a walk's steps beside those that it was compared with, by step. They are copied into the run, so
 * that its report stays whole when more is approved.
 *
 * @param out the run's folder.
 * @param root the folder of the snapshots.
 */
export function variantsOf(
  out: string,
  root: string,
  site: SiteKind,
  walk: WalkResult,
): ReadonlyMap<string, readonly Picture[]> {
  const found = new Map<string, readonly Picture[]>()
  const snapshots = readSnapshots(snapshotFolder(root, site, walk.id))
  for (const { id, approvedAt } of walk.steps) {
    const others = (snapshots[id] ?? []).filter(({ approved }) => approved.at !== approvedAt)
    const isWorthSeeing = approvedAt !== null && walk.findings.some(({ step }) => step === id)
    if (isWorthSeeing && others.length > 0)
      found.set(
        id,
        others.flatMap(({ screen }) => copied(out, screen.image)),
      )
  }
  return found
}

/** Nothing where the picture is gone: the report is made without it. */
function copied(
  out: string,
  { file, width, height }: { readonly file: string; readonly width: number; readonly height: number },
): readonly Picture[] {
  if (!existsSync(file)) return []
  const bytes = readFileSync(file)
  const path = `report/variants/${createHash('sha256').update(bytes).digest('hex')}.png`
  if (!existsSync(join(out, path))) writeFileAtomically(join(out, path), bytes)
  return [{ path, width, height }]
}
