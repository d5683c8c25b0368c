import { relative } from 'node:path'
import { type Cause, memberKey, membersOf, type Reviewed } from '../cause/cause.js'
import type { Taken } from '../cause/decision.js'
import { unresolved } from '../incident/incident.js'
import { BadInputError, Mistake } from '../mistake/mistake.js'
import { alone } from '../night/alone.js'
import { readIncidents } from '../night/incidents.js'
import { acknowledgeByHand, settleApproved } from '../night/settle.js'
import { type AppliedBundle, applyDecisions } from '../review/apply.js'
import { reviewed as reviewRun } from '../review/causes.js'
import { readDraft, refuseSuperseded, withDraft } from '../review/draft.js'
import { stepsOf } from '../review/members.js'
import { type ChangedFile, membersWhere } from '../review/prepare.js'
import type { Settings } from '../settings/settings.js'
import type { StoredRun } from '../state/runs.js'
import { snapshotNamed } from '../state/snapshots.js'
import { commitFiles, openRepository, pushBranch, type Repository, requireClean } from './git.js'
import { commitMessage } from './message.js'

export type FinishOptions = {
  readonly by: string
  /** Ids of the decisions of the draft to finish; all when absent. */
  readonly ids?: readonly string[] | undefined
  readonly commit?: boolean | undefined
  readonly branch?: string | undefined
  readonly push?: boolean | undefined
}

/** What came of decisions that were finished, incident by incident. */
export type FinishedBundle = {
  readonly incidents: readonly number[]
  readonly taken: readonly Taken[]
  readonly screens: number
  readonly ignored: number
  readonly waiting: AppliedBundle['screens']['waiting']
  /** Decisions that a person has to carry out in the flow. */
  readonly byHand: readonly Taken[]
  /** Files that were written or deleted, relative to the folder of the settings. */
  readonly files: readonly string[]
  readonly resolved: readonly number[]
  readonly acknowledged: readonly number[]
  readonly commit: string | null
}

export type Finished = {
  readonly run: string
  readonly bundles: readonly FinishedBundle[]
  /** Who is not sure decides later. */
  readonly unsure: readonly Taken[]
  readonly branch: string | null
  readonly pushed: boolean
  /** Alerts that could not be delivered, in words. */
  readonly undelivered: readonly string[]
}

/**
 * Finishes what was decided of a run: applies it incident by incident, ends or acknowledges incidents, and commits.
 *
 * @throws DecisionConflict, Mistake when something is in the way; the incidents before it are finished then.
 */
export function finish(settings: Settings, stored: StoredRun, options: FinishOptions): Promise<Finished> {
  return alone(settings, () => withDraft(settings, stored.run, () => finishHeld(settings, stored, options)), DECIDING)
}

/** What finishing tells others that would walk or judge meanwhile. */
const DECIDING = 'decisions are being finished'

async function finishHeld(settings: Settings, stored: StoredRun, options: FinishOptions): Promise<Finished> {
  const { by, ids, branch, push } = options
  const commit = options.commit || branch !== undefined || push === true
  const reviewed = reviewRun(stored, settings, unresolved(readIncidents(settings.state, stored.run.site)))
  const draft = readDraft(settings, reviewed)
  const taken = (draft?.taken ?? []).filter(({ id }) => ids?.includes(id) ?? true)
  const unsure = taken.filter(({ decision }) => decision.choice === 'unsure')
  if (taken.length === unsure.length) {
    if (unsure.length > 0)
      return { run: reviewed.run, bundles: [], unsure, branch: null, pushed: false, undelivered: [] }
    throw new BadInputError(`Nothing of the run ${reviewed.run} is decided that is not finished already.`)
  }
  refuseSuperseded(settings, reviewed)
  const repository = commit ? await openRepository(settings.root, { branch, push }) : null
  const bundles: FinishedBundle[] = []
  const undelivered: string[] = []
  await applyDecisions(settings, stored, reviewed, taken, {
    before: async (_, changes) => {
      requireShown(settings, reviewed, changes)
      if (repository)
        await requireClean(
          repository,
          changes.map(({ file }) => file),
        )
    },
    after: async (applied) => {
      const settled = await settle(settings, stored, reviewed, applied, by)
      undelivered.push(...settled.undelivered)
      const committed = repository ? await committedOf(repository, reviewed, applied) : null
      bundles.push({
        incidents: applied.incidents,
        taken: applied.taken,
        screens: applied.screens.approved.length,
        ignored: applied.ignored,
        waiting: applied.screens.waiting,
        byHand: applied.byHand,
        files: applied.files.map(({ file }) => relative(settings.root, file)),
        resolved: settled.resolved,
        acknowledged: settled.acknowledged,
        commit: committed,
      })
    },
  })
  if (repository && push) await pushBranch(repository)
  return { run: reviewed.run, bundles, unsure, branch: repository?.branch ?? null, pushed: push === true, undelivered }
}

/** A commit that fails leaves the decision applied, which is said. */
async function committedOf(repository: Repository, reviewed: Reviewed, applied: AppliedBundle): Promise<string> {
  try {
    const files = applied.files.map(({ file }) => file)
    return await commitFiles(repository, files, commitMessage(reviewed, applied))
  } catch (error) {
    throw new Mistake(
      `${error instanceof Error ? error.message : String(error)}\nThe decision is applied, and its files are not committed: commit them by hand, or take them back with git.`,
    )
  }
}

async function settle(
  settings: Settings,
  stored: StoredRun,
  reviewed: Reviewed,
  { incidents, taken, byHand }: AppliedBundle,
  by: string,
) {
  const changing = membersWhere(reviewed, taken, 'change')
  const others = [...membersWhere(reviewed, taken, 'holds'), ...membersWhere(reviewed, taken, 'varies')]
  const walks = [...new Set([...changing, ...others].map(({ walk }) => walk))]
  const guides = changing.length > 0 ? 'change' : 'hold'
  const settled = await settleApproved(settings, stored, { walks, by, guides })
  const left = incidents.filter((number) => !settled.resolved.includes(number))
  const [first] = byHand
  const acknowledged = first
    ? await acknowledgeByHand(settings, stored.run, left, {
        by,
        at: new Date().toISOString(),
        reason: first.decision.reason ?? 'the flow is written anew by hand',
      })
    : []
  return { ...settled, acknowledged }
}

/**
 * Refuses a change that deletes what nobody was shown: of each screen of the run's causes the approved ones are shown, of
 * others nothing is.
 *
 * @throws Mistake naming the file.
 */
export function requireShown(
  settings: Pick<Settings, 'snapshots'>,
  { site, causes }: Reviewed,
  changes: readonly ChangedFile[],
): void {
  const shown = new Set(causes.flatMap(screensShown))
  for (const { file, content } of changes) {
    const named = content === null ? snapshotNamed(settings.snapshots, file) : null
    if (named && !(named.site === site && shown.has(memberKey(named))))
      throw new Mistake(`${file} would be deleted, which the run has not shown to anybody. Nothing was changed.`)
  }
}

function screensShown(cause: Cause): readonly string[] {
  return membersOf(cause).flatMap((member) => stepsOf(member).map((step) => memberKey({ walk: member.walk, step })))
}
