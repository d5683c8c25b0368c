import { setTimeout as sleep } from 'node:timers/promises'
import type { ObstacleKind } from '../flow/schema.js'
import type { WalkRecord } from '../screen/record.js'
import { ARRIVAL } from '../screen/screen.js'
import type { Session, StorageState } from '../screen/session.js'
import type { Why } from '../screen/why.js'
import { ruleFor } from '../settings/politeness.js'
import { standInSession } from '../site/site.js'
import { memoryFile, type Pause, type Standing } from '../state/accounts.js'
import { type Job, partsOf } from '../state/job.js'
import { withLock } from '../state/lock.js'
import type { PlannedWalk } from '../state/plan.js'
import { wasStopped } from '../state/runs.js'
import type { StoredSession } from '../state/sessions.js'
import { languageOf } from '../text/local.js'
import { type AccountNotes, notesOn } from './account-notes.js'
import { isForPause, isPaused, nextPause } from './account-pause.js'
import { obstacleOfProbe, probeAccount } from './account-probe.js'
import type { BrowserKeeper } from './browser-keeper.js'
import { admit } from './polite.js'
import { keepSession, sessionFor } from './session-keeper.js'

/** What became of a walk of a test account. */
export type AccountWalk =
  | { readonly kind: 'walked'; readonly record: WalkRecord }
  /** No page was opened, since every walk of the account would meet the same. */
  | { readonly kind: 'spared'; readonly obstacle: ObstacleKind; readonly why: Why }
  /** Not tonight: out of politeness, or because the run was ended before its turn came. */
  | { readonly kind: 'put-off' }

/** Walks with a session, and tells the storage that the site left. */
export type SignedInWalk = (
  session: Session | undefined,
  left: (storage: StorageState | null) => void,
) => Promise<WalkRecord>

/** During a pause it is looked so often whether the run was ended, in milliseconds. */
const LOOK_EVERY_MS = 500

/** A walk waits so long for one of another process with the same account, in milliseconds; then two are at work at once. */
const PATIENCE_MS = 30_000

/**
 * Does one walk of a test account, with all that is done for its session: one probe before the first walk, politeness, a stop
 * for the night where the site wants one, and the session written back. One walk of an account at a time, whoever asks.
 *
 * @throws LockedError when another process is at it; SessionError when the session cannot be opened.
 */
export async function walkWithAccount(
  job: Job,
  planned: PlannedWalk,
  keeper: BrowserKeeper,
  walk: SignedInWalk,
): Promise<AccountWalk> {
  const { account } = planned
  const notes = notesOn(job, account)
  const work = async () => (await keptBack(job, planned, keeper, notes)) ?? (await walkOnce(job, planned, notes, walk))
  // The account of the stand-in is made up: nobody else is at it.
  if (job.standIn) return work()
  const lock = memoryFile(job.settings.state, account).replace(/json$/, 'lock')
  return withLock(lock, `a walk with the test account \`${account}\``, PATIENCE_MS, work)
}

/** Why a walk is not walked: what the probe or a walk before it met, a pause, or politeness. */
async function keptBack(
  job: Job,
  planned: PlannedWalk,
  keeper: BrowserKeeper,
  notes: AccountNotes,
): Promise<AccountWalk | undefined> {
  const stopped = stoppedFor(notes.standing(), planned)
  if (stopped) return stopped
  const stored = await storedSession(job, planned.account)
  const { pause } = notes.memory()
  if (pause && isPaused(pause, signedInAt(stored), new Date())) {
    notes.stop({ obstacle: pause.obstacle, why: { kind: 'paused', until: pause.until }, by: null })
    return stoppedFor(notes.standing(), planned)
  }
  const admission = admissionOf(job, planned, notes)
  if (admission.kind === 'put-off') {
    notes.putOff(planned.id, admission.why)
    return { kind: 'put-off' }
  }
  if (notes.standing().probed === null) await probeFirst(job, planned, keeper, notes, stored)
  return stoppedFor(notes.standing(), planned)
}

/** One page before the first walk of an account; what it comes to holds for all of them. */
async function probeFirst(
  job: Job,
  planned: PlannedWalk,
  keeper: BrowserKeeper,
  notes: AccountNotes,
  stored: StoredSession | undefined,
): Promise<void> {
  const gated = await keeper.get()
  // Where walks cannot be trusted, the walk says so.
  if (gated.distrust !== undefined) return
  const session = job.standIn ? standInSession() : stored?.session
  const { storageState, ...probed } = await probeAccount(job, planned, gated, session)
  if (stored) await keepSession(job, planned.account, stored, storageState)
  const obstacle = obstacleOfProbe(probed)
  if (obstacle && probed.why)
    notes.stop({ obstacle, why: probed.why, by: null }, { probed, ...pauseFor(obstacle, notes, stored) })
  else notes.change({ probed })
}

async function walkOnce(job: Job, planned: PlannedWalk, notes: AccountNotes, walk: SignedInWalk): Promise<AccountWalk> {
  const admission = admissionOf(job, planned, notes)
  if (admission.kind === 'go' && !(await paused(job, admission.afterMs))) return { kind: 'put-off' }
  const stored = await storedSession(job, planned.account)
  notes.began({ walk: planned.id, host: ruleOf(job, planned)?.host ?? null })
  let left: StorageState | null = null
  const record = await walk(job.standIn ? standInSession() : stored?.session, (storage) => {
    left = storage
  })
  const why = stored ? await keepSession(job, planned.account, stored, left) : null
  const endedAt = new Date().toISOString()
  const { outcome } = record
  if (outcome.kind === 'obstacle' && endsNight(outcome.obstacle)) {
    const stopped = { obstacle: outcome.obstacle, why: outcome.why, by: planned.id }
    notes.stop(stopped, { endedAt, ...pauseFor(outcome.obstacle, notes, stored) })
  } else notes.change({ endedAt })
  const added = why === null ? [] : [{ kind: 'session-not-kept' as const, why, step: ARRIVAL, times: 1 }]
  return { kind: 'walked', record: { ...record, notes: [...record.notes, ...added] } }
}

/** Waits, unless the run is ended meanwhile; then it returns false. */
async function paused(job: Job, ms: number): Promise<boolean> {
  for (let left = ms; left > 0; left -= LOOK_EVERY_MS) {
    if (wasStopped(job)) return false
    await sleep(Math.min(left, LOOK_EVERY_MS))
  }
  return true
}

/** What a walk may meet that all later ones of the account would meet, too, or that the site wants to be heard. */
function endsNight(obstacle: ObstacleKind): boolean {
  return isForPause(obstacle) || obstacle === 'suspended'
}

/** An account that is shown another language is still good for walks in that one. */
function stoppedFor({ stopped, probed }: Standing, { locale }: PlannedWalk): AccountWalk | undefined {
  if (!stopped) return undefined
  const { obstacle, why } = stopped
  if (obstacle === 'another-language' && probed?.language === languageOf(locale)) return undefined
  return { kind: 'spared', obstacle, why }
}

/** The pause that an obstacle begins, if it does. A person who signed in since the last one has mended what that was about. */
function pauseFor(
  obstacle: ObstacleKind,
  notes: AccountNotes,
  stored: StoredSession | undefined,
): { readonly pause?: Pause } {
  if (!isForPause(obstacle)) return {}
  const { pause } = notes.memory()
  const signedIn = signedInAt(stored)
  const isMended = pause !== null && signedIn !== null && Date.parse(signedIn) > Date.parse(pause.since)
  return { pause: nextPause(isMended ? null : pause, obstacle, new Date()) }
}

function admissionOf(job: Job, planned: PlannedWalk, notes: AccountNotes) {
  const rule = ruleOf(job, planned)
  const { visits, endedAt } = notes.memory()
  const began = visits.filter(({ host }) => host === rule?.host).map(({ at }) => at)
  return admit(rule, { began, endedAt }, new Date(), job.settings.timezone, job.alone)
}

/** The rule of the host that the walk's link lies at. */
function ruleOf(job: Job, planned: PlannedWalk) {
  return job.standIn ? undefined : ruleFor(job.settings.politeness, partsOf(job, planned).flow.link.url)
}

function storedSession(job: Job, account: string): Promise<StoredSession | undefined> {
  return job.standIn ? Promise.resolve(undefined) : sessionFor(job, account)
}

function signedInAt(stored: StoredSession | undefined): string | null {
  return stored?.header.signedInAt ?? null
}
