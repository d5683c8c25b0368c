import { linkSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Cause, memberKey, membersOf, type Reviewed } from '../cause/cause.js'
import { type Decision, type Draft, decisionSchema, draftSchema, type Taken } from '../cause/decision.js'
import { BadInputError, Mistake } from '../mistake/mistake.js'
import type { Settings } from '../settings/settings.js'
import { jsonOfText, writeFileAtomically, writeJson } from '../state/files.js'
import { withLock } from '../state/lock.js'
import { refuseNewer } from '../state/newer.js'
import { isConcluded, openRunAt, runFolder } from '../state/runs.js'
import { readSnapshots, snapshotFolder } from '../state/snapshots.js'
import { checkDecision } from './check.js'
import { causeOf, decidedMembers, stepsOf } from './members.js'
import { supersededBy } from './superseded.js'

type Of = Pick<Reviewed, 'run' | 'site'>
type Places = Pick<Settings, 'state' | 'snapshots'>

/** Who decides or undoes, and when (ISO 8601). */
export type Who = { readonly by: string; readonly at: string }

/** Why a decision does not count, and what counts instead. */
export type Conflict =
  /** The run, or what is approved, is not what the person saw; the hash of the cause now, `null` where it is gone. */
  | { readonly why: 'run' | 'snapshot'; readonly current: string | null }
  /** Somebody else decided or undid meanwhile; what is decided now, `null` for nothing. */
  | { readonly why: 'decided'; readonly current: Taken | null }
  /** A newer night counts: its id. */
  | { readonly why: 'superseded'; readonly current: string }

/** A decision was made of something else than what is there now; nothing has changed. */
export class DecisionConflict extends Mistake {
  readonly why: Conflict['why']
  readonly current: Conflict['current']
  constructor({ why, current }: Conflict, message: string) {
    super(message)
    this.why = why
    this.current = current
  }
}

/** A draft cannot be read; the message says what to do. */
export class DraftError extends Mistake {}

/** `<state>/review/<site>/<run>.json` */
export function draftFile({ state }: Pick<Settings, 'state'>, { run, site }: Of): string {
  return join(state, 'review', site, `${run}.json`)
}

/**
 * What was decided of a run and is not finished yet; `null` where nobody has looked at it.
 *
 * @throws DraftError when the file is damaged.
 */
export function readDraft(settings: Pick<Settings, 'state'>, run: Of): Draft | null {
  const file = draftFile(settings, run)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return null
  }
  const value = jsonOfText(text)
  refuseNewer(file, value, 1, DraftError)
  const parsed = draftSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new DraftError(`${file} is damaged. Delete it, which forgets the decisions of this run that are not finished.`)
}

/** The draft of a run, which begins now if nobody has looked at the run before. */
export function openDraft(settings: Pick<Settings, 'state'>, { run, site }: Of, now: Date): Draft {
  const known = readDraft(settings, { run, site })
  if (known) return known
  const draft: Draft = {
    schema: 1,
    run,
    site,
    revision: 0,
    openedAt: now.toISOString(),
    taken: [],
    finished: [],
    undone: [],
  }
  const file = draftFile(settings, { run, site })
  const own = `${file}.${process.pid}.opened`
  writeFileAtomically(own, serialised(draft))
  try {
    // Appears whole, and never in the place of one that somebody else opened meanwhile.
    linkSync(own, file)
    return draft
  } catch {
    const other = readDraft(settings, { run, site })
    if (!other) writeFileAtomically(file, serialised(draft))
    return other ?? draft
  } finally {
    rmSync(own, { force: true })
  }
}

/** How a draft is written; what was finished goes into the same change as the files that it decided. */
export function serialised(draft: Draft): string {
  return `${JSON.stringify(draft, null, 2)}\n`
}

/** Milliseconds to wait for somebody else who decides; that takes no time. */
const PATIENCE_MS = 10_000

/** Holds a draft while it is read and written. */
export function withDraft<T>(settings: Pick<Settings, 'state'>, run: Of, work: () => Promise<T> | T): Promise<T> {
  return withLock(`${draftFile(settings, run)}.lock`, 'decisions are being written', PATIENCE_MS, work)
}

/** A decision, and the ids of those that the person saw for its members and that it takes the place of. */
export type Decided = { readonly decision: Decision; readonly replaces: string | readonly string[] | null }

/**
 * Takes a decision into the draft.
 *
 * @throws DecisionConflict when it is not of what is there now, or somebody else decided meanwhile.
 * @throws BadInputError when it cannot be decided.
 */
export function decide(
  settings: Places,
  reviewed: Reviewed,
  decision: Decision,
  { by, at, replaces }: Who & Pick<Decided, 'replaces'>,
): Promise<Draft> {
  return decideAll(settings, reviewed, [{ decision, replaces }], { by, at })
}

/** Takes several decisions into the draft: all of them, or none, see {@link decide}. */
export function decideAll(
  settings: Places,
  reviewed: Reviewed,
  decisions: readonly Decided[],
  who: Who,
): Promise<Draft> {
  return withDraft(settings, reviewed, () => {
    refuseSuperseded(settings, reviewed)
    const before = openDraft(settings, reviewed, new Date(who.at))
    const after = decisions.reduce((draft, { decision, replaces }) => {
      const parsed = decisionSchema.safeParse(decision)
      if (!parsed.success) throw new BadInputError(`This is no decision: ${parsed.error.issues[0]?.message}.`)
      const cause = requireCause(settings, reviewed, parsed.data, draft)
      checkDecision(cause, parsed.data, who.at)
      return withDecision(draft, cause, parsed.data, who, namesIn(replaces))
    }, before)
    writeJson(draftFile(settings, reviewed), after)
    return after
  })
}

/**
 * Takes a decision back that is not finished yet.
 *
 * @throws DecisionConflict when somebody else has undone or replaced it.
 */
export function undo(settings: Pick<Settings, 'state'>, run: Of, id: string, { by, at }: Who): Promise<Draft> {
  return withDraft(settings, run, () => {
    const draft = readDraft(settings, run)
    const finished = draft?.finished.find((one) => one.id === id)
    if (finished) throw decidedConflict(finished, 'This decision is finished: take back its change with git.')
    const taken = draft?.taken.find((one) => one.id === id)
    if (!draft || !taken) throw decidedConflict(null, 'This decision was undone or replaced already.')
    const after: Draft = {
      ...draft,
      revision: draft.revision + 1,
      taken: draft.taken.filter((one) => one !== taken),
      undone: [...draft.undone, { taken, by, at }],
    }
    writeJson(draftFile(settings, run), after)
    return after
  })
}

/** @throws DecisionConflict when a newer night of the site counts. */
export function refuseSuperseded(settings: Pick<Settings, 'state'>, run: Of): void {
  const newer = supersededBy(settings, run)
  if (newer === null) return
  throw new DecisionConflict(
    { why: 'superseded', current: newer },
    `The run ${run.run} is superseded by ${newer}, which saw the sites later. Decide on that one: \`guidewatch review ${newer}\`.`,
  )
}

/**
 * The cause that a decision is on.
 *
 * @throws DecisionConflict when it is not what the person saw.
 */
export function requireCause(settings: Places, reviewed: Reviewed, { cause: id, hash }: Decision, draft: Draft): Cause {
  const cause = causeOf(reviewed, id)
  if (cause?.hash === hash) return cause
  const why = cause && wasApproved(settings, reviewed, cause, draft) ? 'snapshot' : 'run'
  const what = why === 'snapshot' ? 'What is approved has changed' : `The run ${reviewed.run} is not what it was`
  throw new DecisionConflict(
    { why, current: cause?.hash ?? null },
    `${what} since cause ${id} was shown: look at it again, and decide then.`,
  )
}

/** True when anything was approved of what a cause is about since its run was walked. */
function wasApproved(settings: Places, { run, site }: Of, cause: Cause, { openedAt }: Draft): boolean {
  const out = runFolder(settings, run)
  const since = isConcluded(out) ? openRunAt(out).run.startedAt : openedAt
  return membersOf(cause).some((member) => {
    const approved = readSnapshots(snapshotFolder(settings.snapshots, site, member.walk))
    return stepsOf(member).some((step) => approved[step]?.some((one) => one.approved.at > since))
  })
}

function namesIn(replaces: Decided['replaces']): readonly string[] {
  if (replaces === null) return []
  return typeof replaces === 'string' ? [replaces] : replaces
}

/** Members that are decided anew leave the decisions that they belonged to; a decision without members is gone. */
function withDecision(draft: Draft, cause: Cause, decision: Decision, { by, at }: Who, seen: readonly string[]): Draft {
  const members = decidedMembers(cause, decision)
  const touches = ({ decision: other }: Taken) =>
    other.cause === cause.id && decidedMembers(cause, other).some((member) => members.includes(member))
  const finished = draft.finished.find(touches)
  if (finished) throw decidedConflict(finished, `${finished.by} has decided and finished this already.`)
  const overlapping = draft.taken.filter(touches)
  const unseen = overlapping.find(({ id }) => !seen.includes(id))
  if (unseen) throw decidedConflict(unseen, `${unseen.by} has decided this meanwhile: \`${unseen.decision.choice}\`.`)
  const gone = seen.find((id) => !draft.taken.some((one) => one.id === id))
  if (gone !== undefined)
    throw decidedConflict(null, 'What this decision is to replace was undone or replaced meanwhile.')
  const revision = draft.revision + 1
  const left = draft.taken.flatMap((one) => {
    if (!overlapping.includes(one)) return [one]
    const rest = decidedMembers(cause, one.decision).filter((member) => !members.includes(member))
    return rest.length === 0 ? [] : [{ ...one, decision: { ...one.decision, members: rest.map(memberKey) } }]
  })
  return {
    ...draft,
    revision,
    taken: [...left, { id: `d${revision}`, by, at, decision }],
    undone: [...draft.undone, ...overlapping.map((taken) => ({ taken, by, at }))],
  }
}

function decidedConflict(current: Taken | null, message: string): DecisionConflict {
  return new DecisionConflict({ why: 'decided', current }, message)
}
