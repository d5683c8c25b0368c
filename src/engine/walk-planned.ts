import { rendererOf } from '../browser/launch.js'
import { stepsFor } from '../flow/lint.js'
import type { Outcome, WalkRecord } from '../screen/record.js'
import { ARRIVAL } from '../screen/screen.js'
import type { Session, StorageState } from '../screen/session.js'
import { isAboutAccounts, standInSession } from '../site/site.js'
import { type Job, partsOf } from '../state/job.js'
import type { PlannedWalk } from '../state/plan.js'
import { walkFolder, wasWalked, writeRecord } from '../state/runs.js'
import { readSnapshots, snapshotFolder } from '../state/snapshots.js'
import type { StepWatch, WalkMeans } from '../walk/task.js'
import { walk } from '../walk/walk.js'
import { type AccountWalk, walkWithAccount } from './account.js'
import type { BrowserKeeper } from './browser-keeper.js'
import { withPlainStacks } from './plain-stacks.js'
import { secretNames } from './plan.js'

/**
 * Does one planned walk and leaves its record in the folder of the walk. Never throws: what goes wrong, a browser that
 * does not start included, is the record's outcome.
 */
export async function walkPlanned(
  job: Job,
  planned: PlannedWalk,
  keeper: BrowserKeeper,
  watch?: StepWatch,
): Promise<WalkRecord> {
  const startedAt = new Date()
  const walked = await walkOrNot(job, planned, keeper, watch)
  return kept(job, walked.kind === 'walked' ? walked.record : unwalked(job, planned, startedAt, walked))
}

/**
 * Does one planned walk of a night, if its account is good for it, as {@link walkPlanned}. What is put off leaves no record;
 * nor is there a second look at what its account kept from being walked, and a walk keeps the record of an earlier try.
 *
 * @returns true when it ended for a reason that may be gone at once.
 */
export async function walkIfDue(job: Job, planned: PlannedWalk, keeper: BrowserKeeper): Promise<boolean> {
  const startedAt = new Date()
  const walked = await walkOrNot(job, planned, keeper)
  if (walked.kind === 'walked') return mayPass(kept(job, walked.record))
  const isFirst = !job.alone && !job.keyboard && !wasWalked(job.out, planned.id)
  if (walked.kind === 'spared' && isFirst) kept(job, unwalked(job, planned, startedAt, walked))
  return false
}

/** True when a walk ended for a reason that may be gone at once: a failure of guidewatch, or a site that did not answer. */
export function mayPass({ outcome }: WalkRecord): boolean {
  return outcome.kind === 'error' || (outcome.kind === 'obstacle' && outcome.obstacle === 'unavailable')
}

function kept(job: Job, record: WalkRecord): WalkRecord {
  writeRecord(job.out, record)
  return record
}

async function walkOrNot(
  job: Job,
  planned: PlannedWalk,
  keeper: BrowserKeeper,
  watch?: StepWatch,
): Promise<AccountWalk> {
  const startedAt = new Date()
  return withPlainStacks(() => tryWalk(job, planned, keeper, watch)).catch((error: unknown): AccountWalk => {
    const message = error instanceof Error ? error.message : String(error)
    return { kind: 'walked', record: ended(planned.id, startedAt, { kind: 'error', message }) }
  })
}

/** The record of a walk of which no page was opened. */
function unwalked(
  job: Job,
  planned: PlannedWalk,
  startedAt: Date,
  walked: Exclude<AccountWalk, { readonly kind: 'walked' }>,
): WalkRecord {
  const step = stepsFor(partsOf(job, planned).route, planned.locale, planned.device)[0]?.id ?? ARRIVAL
  const outcome: Outcome =
    walked.kind === 'spared'
      ? { kind: 'obstacle', step, obstacle: walked.obstacle, why: walked.why }
      : { kind: 'error', message: 'It was put off: `politeness` in guidewatch.yaml lets the account rest now.' }
  return { ...ended(planned.id, startedAt, outcome), needsLook: false }
}

/** On the stand-in an account is only looked after where a release is about that. */
async function tryWalk(
  job: Job,
  planned: PlannedWalk,
  keeper: BrowserKeeper,
  watch: StepWatch | undefined,
): Promise<AccountWalk> {
  const isMember = planned.account !== 'logged-out'
  const as = (session: Session | undefined, left?: (storage: StorageState | null) => void) =>
    walkAs(job, planned, keeper, { session, left, watch })
  if (isMember && (job.site === 'live' || isAboutAccounts(job.release)))
    return walkWithAccount(job, planned, keeper, as)
  return { kind: 'walked', record: await as(isMember ? standInSession() : undefined) }
}

async function walkAs(
  job: Job,
  planned: PlannedWalk,
  keeper: BrowserKeeper,
  means: Pick<WalkMeans, 'session' | 'left' | 'watch'>,
): Promise<WalkRecord> {
  const { browser, gate, distrust } = await keeper.get()
  if (distrust) return ended(planned.id, new Date(), { kind: 'error', message: distrust })
  const { flow, route } = partsOf(job, planned)
  const device = job.settings.devices[planned.device]
  if (!device) throw new Error(`The device ${planned.device} is unknown.`)
  const folder = snapshotFolder(job.settings.snapshots, job.site, planned.id)
  const task = {
    id: planned.id,
    flow,
    route,
    steps: stepsFor(route, planned.locale, planned.device),
    locale: planned.locale,
    device,
    account: planned.account,
    mark: job.settings.accounts[planned.account]?.mark,
    keyboard: job.keyboard === true,
    visit: job.visit,
    settings: job.settings,
    approved: (step: string) => (readSnapshots(folder)[step] ?? []).map(({ screen }) => screen),
  }
  return walk(browser, task, {
    ...means,
    secrets: Object.fromEntries(secretNames([flow]).map((name) => [name, process.env[name] ?? ''])),
    gate,
    standIn: job.standIn ?? undefined,
    renderer: rendererOf(browser, device.scale),
    directory: walkFolder(job.out, planned.id),
    now: Date.now,
  })
}

/** The record of a walk that saw nothing. */
function ended(id: string, startedAt: Date, outcome: Outcome): WalkRecord {
  return {
    id,
    startedAt: startedAt.toISOString(),
    durationMs: Date.now() - startedAt.getTime(),
    outcome,
    screens: [],
    relocations: [],
    notes: [],
    proposed: null,
    // Nobody knows how far it came.
    needsLook: true,
  }
}
