import { join, relative } from 'node:path'
import { memberKey, type Reviewed } from '../cause/cause.js'
import type { Draft, Logged, Taken } from '../cause/decision.js'
import { Mistake } from '../mistake/mistake.js'
import type { Settings } from '../settings/settings.js'
import { changeTogether, undoUnfinished } from '../state/change.js'
import { readText } from '../state/files.js'
import { jobOf } from '../state/job.js'
import { planFile, readPlan } from '../state/plan.js'
import { runFolder, type StoredRun } from '../state/runs.js'
import { orphanedBy } from '../state/snapshots.js'
import { type Bundle, bundlesOf } from './bundles.js'
import { checkDecision } from './check.js'
import { draftFile, openDraft, readDraft, requireCause, serialised } from './draft.js'
import { lastDayOf } from './ignore.js'
import { causeOf, decidedMembers } from './members.js'
import { type ChangedFile, type Prepared, prepare } from './prepare.js'

/** Decisions of one incident, made true. */
export type AppliedBundle = Bundle &
  Omit<Prepared, 'changes'> & {
    /** What was written or deleted, by absolute paths; what belongs to the decision and not to the state. */
    readonly files: readonly Pick<ChangedFile, 'file' | 'what'>[]
  }
export type Applied = { readonly bundles: readonly AppliedBundle[] }

/** What is done around each bundle: a failure before keeps it from being applied. */
export type Around = {
  readonly before?: (bundle: Bundle, changes: readonly ChangedFile[]) => Promise<void> | void
  readonly after?: (applied: AppliedBundle) => Promise<void> | void
}

/**
 * Makes decisions true: snapshots, what is not compared any more, flow files, addresses, and the log. Those of one incident
 * come true together or not at all, and leave the draft with that. Who is not sure changes nothing, and stays in the draft.
 *
 * To be called by who holds the draft, see `withDraft`, and is alone on the state.
 *
 * @param taken of the draft.
 * @throws DecisionConflict when one of them was made of something else than is there now; nothing was changed then.
 * @throws Mistake when a bundle could not be applied; those before it were.
 */
export async function applyDecisions(
  settings: Settings,
  stored: StoredRun,
  reviewed: Reviewed,
  taken: readonly Taken[],
  around: Around = {},
): Promise<Applied> {
  requireCounting(settings, stored)
  const draft = readDraft(settings, reviewed) ?? openDraft(settings, reviewed, new Date())
  const sure = taken.filter(({ decision }) => decision.choice !== 'unsure')
  for (const { decision, at } of sure) checkDecision(requireCause(settings, reviewed, decision, draft), decision, at)
  const job = jobOf(readPlan(planFile(stored.out)), settings, stored.out)
  const bundles: AppliedBundle[] = []
  for (const bundle of bundlesOf(reviewed, sure)) {
    const now = readDraft(settings, reviewed) ?? draft
    const { changes, ...prepared } = await prepare(settings, stored, reviewed, job, bundle.taken, now.finished)
    const own: readonly ChangedFile[] = [
      ...changes,
      ...orphanedBy(settings.snapshots, changes).map((change) => ({ ...change, what: 'snapshot' as const })),
      ...logOf(settings, reviewed, bundle.taken, now),
    ]
    await around.before?.(bundle, own)
    const after = serialised(withFinished(now, bundle.taken))
    changeTogether(unfinishedFile(settings), [...own, { file: draftFile(settings, reviewed), content: after }])
    const applied = { ...bundle, ...prepared, files: own.map(({ file, what }) => ({ file, what })) }
    bundles.push(applied)
    await around.after?.(applied)
  }
  return { bundles }
}

/** The file that notes a change while it is made, see {@link changeTogether}. */
function unfinishedFile({ state }: Pick<Settings, 'state'>): string {
  return join(state, 'review', 'unfinished.json')
}

/** Takes back what a killed process left half applied. Before anything reads snapshots or flows. */
export function undoHalfApplied(settings: Pick<Settings, 'state'>): void {
  undoUnfinished(unfinishedFile(settings))
}

/** @throws Mistake for a run that was walked elsewhere: it counts for nobody's nights. */
export function requireCounting(settings: Settings, { run, out }: StoredRun): void {
  if (relative(runFolder(settings, run.run), out) === '') return
  throw new Mistake(
    `${out} does not lie below ${join(settings.state, 'runs')}, so nothing is decided on it. Approve its screens with \`guidewatch approve\`, or decide on a night.`,
  )
}

function withFinished(draft: Draft, taken: readonly Taken[]): Draft {
  const ids = new Set(taken.map(({ id }) => id))
  return {
    ...draft,
    revision: draft.revision + 1,
    taken: draft.taken.filter(({ id }) => !ids.has(id)),
    finished: [...draft.finished, ...taken],
  }
}

/** The log of each flow with a line per decision on it. */
function logOf(settings: Settings, reviewed: Reviewed, taken: readonly Taken[], { openedAt }: Draft): ChangedFile[] {
  const lines = new Map<string, string[]>()
  for (const one of taken) {
    const { by, at, decision } = one
    const cause = causeOf(reviewed, decision.cause)
    const members = cause ? decidedMembers(cause, decision) : []
    const seconds = Math.round((Date.parse(at) - Date.parse(openedAt)) / 1000)
    for (const flow of new Set(members.map((member) => member.flow))) {
      const logged: Logged = {
        at,
        by,
        run: reviewed.run,
        cause: decision.cause,
        hash: decision.hash,
        choice: decision.choice,
        members: members.filter((member) => member.flow === flow).map(memberKey),
        reason: decision.reason ?? null,
        until: decision.choice === 'varies' ? lastDayOf(one) : null,
        // A decision that opened the run itself was taken elsewhere.
        seconds: seconds > 0 ? seconds : null,
      }
      lines.set(flow, [...(lines.get(flow) ?? []), JSON.stringify(logged)])
    }
  }
  return [...lines].map(([flow, own]) => {
    const file = join(settings.snapshots, reviewed.site, flow, 'decisions.jsonl')
    const known = readText(file) ?? ''
    const cut = known === '' || known.endsWith('\n') ? '' : '\n'
    return { file, what: 'log' as const, content: `${known}${cut}${own.join('\n')}\n` }
  })
}
