import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { stepsFor } from '../flow/lint.js'
import { actionOf, type Flow } from '../flow/schema.js'
import { judging } from '../judge/judging.js'
import type { WalkRecord } from '../screen/record.js'
import type { Settings } from '../settings/settings.js'
import { changeFiles, type FileChange } from '../state/change.js'
import { jobOf } from '../state/job.js'
import type { PlannedWalk } from '../state/plan.js'
import { planFile, readPlan } from '../state/plan.js'
import type { WalkSummary } from '../state/result.js'
import { readRecord, type StoredRun, walkFolder, wasWalked, writeRecord } from '../state/runs.js'
import { snapshotFolder, snapshotLayout } from '../state/snapshots.js'
import { sameLabel } from '../text/labels.js'
import { textsFor } from '../text/local.js'

/** What is otherwise than it lies on the disk: files of the snapshots, and flows. */
export type Supposed = { readonly changes: readonly FileChange[]; readonly flows: readonly Flow[] }

/**
 * Judges stored walks of a run by what is approved and asked for now, or would be. Neither the run nor a snapshot is
 * touched: it happens in a folder of its own, which is gone afterwards.
 *
 * @param ids of the walks; those that left no record, or whose route a flow does not ask for any more, are not judged.
 */
export async function judgeAgain(
  settings: Settings,
  { run, out }: StoredRun,
  ids: readonly string[],
  { changes, flows }: Supposed = { changes: [], flows: [] },
): Promise<readonly WalkSummary[]> {
  const plan = readPlan(planFile(out))
  const wanted = new Set(ids)
  const isAsked = ({ flow, route }: PlannedWalk) =>
    flows.find((one) => one.flow === flow)?.routes.some(({ id }) => id === route) ?? true
  const walks = plan.walks.filter((walk) => wanted.has(walk.id) && isAsked(walk) && wasWalked(out, walk.id))
  if (walks.length === 0) return []
  const place = mkdtempSync(join(tmpdir(), 'guidewatch-supposed-'))
  try {
    const own = { ...settings, snapshots: join(place, 'snapshots') }
    const job = jobOf(plan, own, join(place, 'run'))
    const asked = job.flows.map((flow) => flows.find((one) => one.flow === flow.flow) ?? flow)
    for (const walk of walks) {
      for (const file of snapshotLayout(settings.snapshots, snapshotFolder(settings.snapshots, run.site, walk.id)))
        linkTo(file, join(own.snapshots, relative(settings.snapshots, file)))
      layOut(
        out,
        job.out,
        walk,
        flows.find(({ flow }) => flow === walk.flow),
      )
    }
    changeFiles(
      changes.flatMap((change) => {
        const path = relative(settings.snapshots, change.file)
        return path.startsWith('..') ? [] : [{ ...change, file: join(own.snapshots, path) }]
      }),
    )
    return await judging((judge) => Promise.all(walks.map((walk) => judge({ ...job, flows: asked }, walk))))
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Lays the record and the pictures of a walk out in another folder. */
function layOut(from: string, to: string, { id, locale, device, route }: PlannedWalk, flow: Flow | undefined): void {
  const folder = walkFolder(from, id)
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.png')))
    linkTo(join(folder, name), join(walkFolder(to, id), name))
  const record = readRecord(from, id)
  const steps = flow?.routes.find((one) => one.id === route)
  writeRecord(to, flow && steps ? asAsked(record, stepsFor(steps, locale, device), locale) : record)
}

/**
 * A record as it would be had the flow asked for what was found: a control that was taken for the guide's under another
 * name is the one that the flow names, if it names it so now.
 */
function asAsked(record: WalkRecord, steps: ReturnType<typeof stepsFor>, locale: string): WalkRecord {
  const relocations = record.relocations.map((relocation) => {
    const step = steps.find(({ id }) => id === relocation.step)
    const names = step ? textsFor(step[actionOf(step) as 'click']?.name, locale) : []
    const before = names.find((name) => sameLabel(name, relocation.after))
    return before === undefined ? relocation : { ...relocation, before }
  })
  return { ...record, relocations }
}

/** What is written there later takes the link's place, and leaves alone what it leads to. */
function linkTo(file: string, link: string): void {
  mkdirSync(join(link, '..'), { recursive: true })
  if (!existsSync(link)) symlinkSync(file, link)
}
