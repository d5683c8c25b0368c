import { join } from 'node:path'
import { type Learned, learnVolatile } from '../compare/volatile.js'
import { resolveLocales } from '../flow/lint.js'
import type { Screen } from '../screen/screen.js'
import { approveLink } from '../state/links.js'
import { planFile, readPlan } from '../state/plan.js'
import type { Run, WalkSummary } from '../state/result.js'
import { readRecord, type StoredRun, walkFolder, wasWalked } from '../state/runs.js'
import { addVolatile, prunePictures, snapshotFolder, writeSnapshot } from '../state/snapshots.js'
import { looksBetween, withFolder } from './looks.js'

/** Which screens of a run are approved; what is absent is not restricted. */
export type ApproveSelection = {
  readonly flow?: string | undefined
  readonly route?: string | undefined
  readonly locale?: string | undefined
  readonly device?: string | undefined
  readonly step?: string | undefined
}

export type Approval = {
  readonly by: string
  readonly at: Date
  /** `variant` adds the screens beside the approved ones, as for A/B tests. */
  readonly mode: 'replace' | 'variant'
}

/** How many walks were selected, how many of them could be approved, and what came of it. */
export type Approved = {
  readonly selected: number
  readonly walks: number
  readonly screens: number
  /** Screens that are approved as a variant already; they were left as they are. */
  readonly known: number
  readonly volatile: number
  /** Screens that another visit showed so differently that they are no noise, as `walk, step`. */
  readonly strangers: readonly string[]
}

/** The walks of a run that a selection names, and of these the ones that can be approved. */
export function selectWalks(run: Run, selection: ApproveSelection) {
  const selected = run.walks.filter(
    (walk) =>
      (!selection.flow || walk.flow === selection.flow) &&
      (!selection.route || walk.route === selection.route) &&
      (!selection.locale || resolveLocales([walk.locale], selection.locale).length > 0) &&
      (!selection.device || walk.device === selection.device),
  )
  return { selected, judged: selected.filter(({ verdict }) => verdict !== 'blocked' && verdict !== 'error') }
}

/**
 * Turns the screens of a run into snapshots. Walks that were blocked or failed are left out: a page that stopped the
 * walk is nothing a guide shows, and approving it would hide the block for ever.
 *
 * @param visits folders of further walks of the same routes; what differs between them is recorded as volatile.
 */
export async function approve(
  run: Run,
  out: string,
  visits: readonly string[],
  snapshots: string,
  selection: ApproveSelection,
  approval: Approval,
): Promise<Approved> {
  const { selected, judged } = selectWalks(run, selection)
  const approved = { by: approval.by, at: approval.at.toISOString(), run: run.run }
  const strangers: string[] = []
  let [screens, known, volatile] = [0, 0, 0]
  for (const walk of judged) {
    const folder = snapshotFolder(snapshots, run.site, walk.id)
    const seen = screensIn(out, walk.id)
    for (const { id } of walk.steps) {
      const screen = seen.find(({ step }) => step === id)
      if (!screen || (selection.step && screen.step !== selection.step)) continue
      const learned = await learn(walk, screen, out, visits)
      if (learned.strangers.length > 0) strangers.push(`${walk.id}, ${screen.step}`)
      const picture = join(walkFolder(out, walk.id), screen.image.file)
      const snapshot = {
        schema: 1 as const,
        approved,
        screen,
        captures: learned.captures,
        volatile: [...learned.volatile],
      }
      if (!writeSnapshot(folder, snapshot, picture, approval.mode)) {
        known += 1
        continue
      }
      screens += 1
      volatile += learned.volatile.length
    }
  }
  if (screens > 0) prunePictures(snapshots)
  return { selected: selected.length, walks: judged.length, screens, known, volatile, strangers }
}

/** Approves the addresses of the flows whose walks were approved and came to their end: these may be published. */
export function approveLinks(
  run: Run,
  out: string,
  snapshots: string,
  selection: ApproveSelection,
  approval: Approval,
) {
  const arrived = selectWalks(run, selection).judged.filter(({ outcome }) => outcome.kind === 'arrived')
  const approved = { by: approval.by, at: approval.at.toISOString() }
  for (const { flow, link } of readPlan(planFile(out)).flows) {
    if (arrived.some((walk) => walk.flow === flow)) approveLink(snapshots, run.site, flow, link.url, approved)
  }
}

/**
 * Adopts what a run proposes as volatile into the snapshots that are approved already, and nothing else of it.
 *
 * @returns the number of things that are ignored from now on.
 */
export function adoptVolatile({ run, walk: read }: StoredRun, snapshots: string, selection: ApproveSelection): number {
  let adopted = 0
  for (const walk of selectWalks(run, selection).selected) {
    const folder = snapshotFolder(snapshots, run.site, walk.id)
    for (const { id, volatile } of read(walk.id).steps) {
      if (volatile.length === 0 || (selection.step && id !== selection.step)) continue
      adopted += addVolatile(folder, id, volatile)
    }
  }
  return adopted
}

async function learn(
  walk: Pick<WalkSummary, 'id'>,
  screen: Screen,
  out: string,
  visits: readonly string[],
): Promise<Learned & { readonly captures: number }> {
  const own = withFolder(screen, walkFolder(out, walk.id))
  const others = visits.flatMap((visit) => {
    const folder = walkFolder(visit, walk.id)
    const seen = screensIn(visit, walk.id).find(({ step }) => step === screen.step)
    return seen ? [withFolder(seen, folder)] : []
  })
  const learned = await learnVolatile(own, others, looksBetween())
  return { ...learned, captures: 1 + others.length - learned.strangers.length }
}

/** The screens of a walk; none where a visit did not come so far. */
function screensIn(out: string, id: string): readonly Screen[] {
  return wasWalked(out, id) ? readRecord(out, id).screens : []
}
