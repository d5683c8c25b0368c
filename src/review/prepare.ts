import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type CauseMember, memberKey, type Reviewed } from '../cause/cause.js'
import type { Taken } from '../cause/decision.js'
import { type Volatile, withEntries } from '../compare/volatile.js'
import type { Settings } from '../settings/settings.js'
import type { FileChange } from '../state/change.js'
import type { Job } from '../state/job.js'
import { linkChanges } from '../state/links.js'
import { RunFileError, readRecord, type StoredRun, walkFolder } from '../state/runs.js'
import { seenOf } from '../state/seen.js'
import {
  readSnapshots,
  type StoredSnapshot,
  snapshotChanges,
  snapshotFolder,
  volatileChanges,
} from '../state/snapshots.js'
import { confirmedBy } from './confirmed.js'
import { type EditedFlow, editFlows } from './flow-edits.js'
import { ignoredOn } from './ignore.js'
import { causeOf, decidedMembers } from './members.js'
import { type ApprovedStep, type Screens, screensOf } from './screens.js'

/** What kind of file a change is of. */
export type ChangedFile = FileChange & { readonly what: 'snapshot' | 'flow' | 'link' | 'log' }

/** What decisions come to, before anything is written. */
export type Prepared = {
  readonly screens: Screens
  /** In the order in which they are written; no file twice. */
  readonly changes: readonly ChangedFile[]
  readonly flows: readonly EditedFlow[]
  /** Things that are not compared any more. */
  readonly ignored: number
  /** Decisions that change neither a snapshot nor a flow, now or later: a person has to write the flow anew. */
  readonly byHand: readonly Taken[]
}

/**
 * Works out what decisions come to. Nothing is written.
 *
 * @param job the plan of the run at work here.
 * @param taken what is to be made true.
 * @param before what was decided already, for screens that several causes touch.
 * @throws Mistake when something of it cannot be done; then nothing of it is to be done.
 */
export async function prepare(
  settings: Settings,
  stored: StoredRun,
  reviewed: Reviewed,
  job: Pick<Job, 'flows'>,
  taken: readonly Taken[],
  before: readonly Taken[],
): Promise<Prepared> {
  const { site } = stored.run
  const screens = screensOf(reviewed, taken, before)
  const folderOf = (walk: string) => snapshotFolder(settings.snapshots, site, walk)
  const approvedOf = new Map<string, ReturnType<typeof readSnapshots>>()
  const variantsOf = (walk: string, step: string) => {
    const known = approvedOf.get(walk) ?? readSnapshots(folderOf(walk))
    approvedOf.set(walk, known)
    return known[step] ?? []
  }
  const entries = new Map<string, readonly Volatile[]>()
  for (const one of screens.ignored) {
    const { walk } = one.member
    const key = memberKey({ walk, step: one.step })
    const known = entries.get(key) ?? []
    entries.set(key, withEntries(known, await ignoredOn(stored, settings.state, one, variantsOf(walk, one.step))).all)
  }
  const changes: FileChange[] = []
  let ignored = 0
  const replaced = new Set<string>()
  for (const one of screens.approved) {
    const key = memberKey(one)
    if (one.mode === 'replace') replaced.add(key)
    const { snapshot, picture } = snapshotOf(stored, one, variantsOf(one.walk, one.step), entries.get(key) ?? [])
    changes.push(...(snapshotChanges(folderOf(one.walk), snapshot, picture, one.mode) ?? []))
  }
  for (const { member, step } of screens.ignored) {
    const key = memberKey({ walk: member.walk, step })
    const own = entries.get(key) ?? []
    entries.delete(key)
    ignored += own.length
    if (!replaced.has(key)) changes.push(...volatileChanges(folderOf(member.walk), step, own).changes)
  }
  const [changing, holding] = (['change', 'holds'] as const).map((choice) => membersWhere(reviewed, taken, choice))
  const flows = editFlows(settings, stored, job.flows, changing ?? [], holding)
  const links = arrivedFlows(stored, screens.approved).flatMap(({ flow, by, at }) => {
    const url = job.flows.find((one) => one.flow === flow)?.link.url
    return url === undefined ? [] : linkChanges(settings.snapshots, site, flow, url, { by, at })
  })
  const edited = new Map(flows.map(({ file, text }) => [file, text]))
  const approved = new Set(screens.approved.map(memberKey))
  const confirmed = confirmedBy(settings, stored, (walk, step) => approved.has(memberKey({ walk, step })), edited)
  return {
    screens,
    ignored,
    flows,
    byHand: taken.filter((one) => isByHand(reviewed, one, screens, flows)),
    changes: distinct([
      ...changes.map((change) => ({ ...change, what: 'snapshot' as const })),
      ...flows.map(({ file, text }) => ({ file, content: text, what: 'flow' as const })),
      ...confirmed.map(({ file, text }) => ({ file, content: text, what: 'flow' as const })),
      ...links.map((change) => ({ ...change, what: 'link' as const })),
    ]),
  }
}

/** @throws RunFileError when the screen is gone, or no longer what was judged, and so not what was decided on. */
function snapshotOf(
  { run, out, walk: read }: StoredRun,
  { walk, step, by, at }: ApprovedStep,
  variants: readonly StoredSnapshot[],
  entries: readonly Volatile[],
) {
  const screen = readRecord(out, walk).screens.find((one) => one.step === step)
  const picture = screen && join(walkFolder(out, walk), screen.image.file)
  if (!screen || !picture || !existsSync(picture))
    throw new RunFileError(
      `The screen ${step} of the walk ${walk} is gone from ${out}. Run again, and decide on that run.`,
    )
  const judged = read(walk).steps.find(({ id }) => id === step)?.seen
  if (judged && judged !== seenOf(screen))
    throw new RunFileError(
      `The screen ${step} of the walk ${walk} in ${out} is not the one that was judged. Run again, and decide on that run.`,
    )
  // What was known to vary still does, whatever else has changed on the screen.
  const known = variants.reduce<readonly Volatile[]>((all, { volatile }) => withEntries(all, volatile).all, [])
  const volatile = [...withEntries(known, entries).all]
  const captures = Math.max(1, ...variants.map((variant) => variant.captures))
  return { snapshot: { schema: 1 as const, approved: { by, at, run: run.run }, screen, captures, volatile }, picture }
}

/** Members that were decided so. */
export function membersWhere(
  reviewed: Reviewed,
  taken: readonly Taken[],
  choice: Taken['decision']['choice'],
): readonly CauseMember[] {
  return taken.flatMap(({ decision }) => {
    const cause = decision.choice === choice ? causeOf(reviewed, decision.cause) : undefined
    return cause ? decidedMembers(cause, decision) : []
  })
}

/** Flows of which a walk came to its end and is approved now: their addresses may be published. */
function arrivedFlows({ run }: StoredRun, approved: readonly ApprovedStep[]) {
  const flows = new Map<string, { readonly flow: string; readonly by: string; readonly at: string }>()
  for (const { walk: id, by, at } of approved) {
    const walk = run.walks.find((one) => one.id === id)
    if (walk?.outcome.kind === 'arrived') flows.set(walk.flow, { flow: walk.flow, by, at })
  }
  return [...flows.values()]
}

function isByHand(reviewed: Reviewed, one: Taken, screens: Screens, flows: readonly EditedFlow[]): boolean {
  if (one.decision.choice !== 'change') return false
  const members = membersWhere(reviewed, [one], 'change')
  const walks = new Set(members.map(({ walk }) => walk))
  const isDone =
    screens.approved.some(({ walk }) => walks.has(walk)) ||
    screens.waiting.some(({ member }) => walks.has(member.slice(0, member.lastIndexOf('@')))) ||
    flows.some(({ flow }) => members.some((member) => member.flow === flow))
  return !isDone
}

/** The last change of each file. */
function distinct(changes: readonly ChangedFile[]): readonly ChangedFile[] {
  return [...new Map(changes.map((change) => [change.file, change])).values()]
}
