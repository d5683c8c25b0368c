import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../../compare/finding.js'
import type { Screen } from '../../screen/screen.js'
import { writeFileAtomically } from '../../state/files.js'
import type { StepResult, WalkResult } from '../../state/result.js'
import { readScreens, type StoredRun } from '../../state/runs.js'
import { readSnapshots, type StoredSnapshot, snapshotFolder } from '../../state/snapshots.js'
import { type Menu, menuOf } from '../comparison/menu-entries.js'
import type { Picture } from '../pictures.js'

/** What is known of a step beside what was judged. */
export type Known = {
  /** Approved pictures beside the one that was compared. */
  readonly variants: readonly Picture[]
  /** The menu around what a finding of the step is about. */
  readonly menus: ReadonlyMap<Finding, Menu>
}

/**
 * What is known of the steps of a walk on which readers would meet something, by step; nothing is read for a walk that is all
 * right.
 *
 * @param root the folder of the snapshots.
 */
export function knownOf({ run, out }: StoredRun, root: string, walk: WalkResult): ReadonlyMap<string, Known> {
  const near = walk.findings.filter(({ relevance }) => relevance !== 'elsewhere')
  const ids = new Set(near.map(({ step }) => step))
  if (ids.size === 0) return new Map()
  const snapshots = readSnapshots(snapshotFolder(root, run.site, walk.id), ids)
  const screens = readScreens(out, walk.id, ids)
  return new Map(
    walk.steps
      .filter(({ id }) => ids.has(id))
      .map((step) => {
        const all = snapshots[step.id] ?? []
        const before = comparedWith(step, all)?.screen
        const after = screens.find((screen) => screen.step === step.id)
        const found = near.filter((finding) => finding.step === step.id)
        return [step.id, { variants: variantsIn(out, step, all), menus: menusOf(before, after, found) }]
      }),
  )
}

/** The approved pictures of a step beside the one that it was compared with. */
export function variantsAt({ run, out }: StoredRun, root: string, walk: WalkResult, id: string): readonly Picture[] {
  const step = walk.steps.find((one) => one.id === id)
  return step
    ? variantsIn(out, step, readSnapshots(snapshotFolder(root, run.site, walk.id), new Set([id]))[id] ?? [])
    : []
}

function comparedWith({ approvedAt }: StepResult, all: readonly StoredSnapshot[]): StoredSnapshot | undefined {
  return all.find(({ approved }) => approved.at === approvedAt)
}

function variantsIn(out: string, step: StepResult, all: readonly StoredSnapshot[]): readonly Picture[] {
  if (step.approvedAt === null) return []
  const compared = comparedWith(step, all)
  return all.filter((one) => one !== compared).flatMap(({ screen }) => copied(out, screen.image))
}

/** Copies a picture into the run, so that its report stays whole; nothing where it is gone. */
function copied(out: string, { file, width, height }: Screen['image']): readonly Picture[] {
  if (!existsSync(file)) return []
  const bytes = readFileSync(file)
  const path = `report/variants/${createHash('sha256').update(bytes).digest('hex')}.png`
  if (!existsSync(join(out, path))) writeFileAtomically(join(out, path), bytes)
  return [{ path, width, height }]
}

function menusOf(
  before: Screen | undefined,
  after: Screen | undefined,
  found: readonly Finding[],
): ReadonlyMap<Finding, Menu> {
  if (!before || !after) return new Map()
  return new Map(
    found.flatMap((finding) => {
      const menu = menuOf(before.tree, after.tree, finding)
      return menu ? [[finding, menu] as const] : []
    }),
  )
}
