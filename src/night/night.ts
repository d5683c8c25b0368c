import type { DeliveryReport } from '../alert/deliver.js'
import { rememberEffort } from '../effort/take-in.js'
import { planWalks } from '../engine/plan.js'
import { advance, isWhole } from '../incident/advance.js'
import { DAY, type IncidentState, unresolved } from '../incident/incident.js'
import { Mistake } from '../mistake/mistake.js'
import type { Published } from '../publish/publish.js'
import { ledgerAfter } from '../publish/remember.js'
import { writeReports } from '../report/write.js'
import { concludeCutOff } from '../run/conclude.js'
import { loadValid, loadValidFlows } from '../run/prepare.js'
import type { RunProgress } from '../run/progress.js'
import { type RunOptions, run as walkRun } from '../run/run.js'
import type { Settings } from '../settings/settings.js'
import { WriteError } from '../state/files.js'
import { readLedger, writeLedger } from '../state/ledger.js'
import { PlanFileError } from '../state/plan.js'
import { putOffOf } from '../state/result.js'
import {
  isConcluded,
  markSettled,
  openRunAt,
  pruneRuns,
  RunFileError,
  type StoredRun,
  storedRun,
  unsettledRuns,
} from '../state/runs.js'
import { type EndingSession, endingSessions, listSessions } from '../state/session-list.js'
import type { SiteKind } from '../state/snapshots.js'
import { pruneSent } from '../state/spool.js'
import { alone } from './alone.js'
import { approvalsOf } from './approvals.js'
import type { GuidesHeld } from './guides.js'
import { changeIncidents, readIncidents, SITES } from './incidents.js'
import { takeInLabels } from './labels.js'
import { observe } from './observe.js'
import { remindOfSessions } from './sessions.js'
import { deliver, policyOf } from './tell.js'

/** A night that was walked, taken in and told. */
export type NightHeld = {
  readonly stored: StoredRun
  readonly incidents: IncidentState
  readonly delivery: DeliveryReport
  /** What the check of published guides came to; why there was none, in words; `null` where none was asked for. */
  readonly guides: GuidesHeld
  /** What was published; why not, in words; or `null` before the first whole night. */
  readonly published: Published | string | null
  /** Sessions of test accounts that end within a week. */
  readonly sessions: readonly EndingSession[]
}

/**
 * Holds a night: walks, reports, follows incidents, alerts, publishes the status and tidies up. One at a time. What an
 * earlier night could not finish, because of a crash or a full disk, is finished first.
 *
 * @param walk does the walking; replaced where nights are replayed.
 * @throws StateError, LockedError before anything is walked.
 */
export async function holdNight(
  settings: Settings,
  options: Omit<RunOptions, 'out'>,
  progress: RunProgress,
  walk: typeof walkRun = walkRun,
): Promise<NightHeld> {
  return alone(settings, async () => {
    // A state that cannot be used is better known before an hour of walking than after.
    for (const site of SITES) readIncidents(settings.state, site)
    for (const out of unsettledRuns(settings)) await finish(settings, out, options.now)
    // What waits since then may be due, and this night may be cut off as well.
    await deliver(settings, 0, options.now)
    const stored = await walk(settings, options, progress)
    const ending = stored.run.site === 'live' ? endingSessions(listSessions(settings, options.now().getTime())) : []
    await writeReports(stored, settings, settings.language, ending)
    const incidents = await takeIn(settings, stored, options.now)
    await remind(settings, stored, options.now())
    const told = await deliver(settings, settings.alerts.patience, options.now, progress.waiting)
    // After the alerts of the walks, which wait for nobody's web server.
    const guides = await guidesOf(settings, stored, options.now)
    if (guides !== null) await writeReports(stored, settings, settings.language, ending)
    const delivery = guides === null ? told : await deliverMore(settings, told, options.now)
    const published = await publishNight(settings, stored.run.site, options.now())
    tidy(settings, options.now())
    const known = guides === null ? incidents : readIncidents(settings.state, stored.run.site)
    return { stored, incidents: known, delivery, guides, published, sessions: ending }
  })
}

/** Checks the guides where the night walked all there is: of some flows only, it would ask for pages once more. */
async function guidesOf(settings: Settings, stored: StoredRun, now: () => Date): Promise<GuidesHeld> {
  const { run } = stored
  const flows = loadValidFlows(settings)
  const planned = planWalks(flows, {}).map(({ id }) => id)
  const isNight = !run.stopped && isWhole({ walks: run.walks, planned, putOff: putOffOf(run) })
  if (!isNight) return null
  // What comes after the walks is loaded then, not before the first of them begins.
  const { holdGuides } = await import('./guides.js')
  return holdGuides(settings, stored, flows, now)
}

/** Delivers what came after the alerts of the walks. */
async function deliverMore(settings: Settings, told: DeliveryReport, now: () => Date): Promise<DeliveryReport> {
  const more = await deliver(settings, 0, now)
  return { ...more, delivered: told.delivered + more.delivered }
}

/**
 * Finishes a night that was cut off: after walking, or in the middle of it. One that cannot be read any more is left
 * out and said, rather than keep all others back.
 */
async function finish(settings: Settings, out: string, now: () => Date): Promise<void> {
  try {
    const wasConcluded = isConcluded(out)
    const stored = wasConcluded ? openRunAt(out) : storedRun(out, await concludeCutOff(settings, out))
    // It may have been cut off while they were written.
    await writeReports(stored, settings, settings.language)
    if (!wasConcluded) {
      const { run, walks } = stored.run
      process.emitWarning(
        `The night ${run} was cut off after ${walks.length} walks, by a crash or a power cut; what they found is taken in now.`,
      )
    }
    await takeIn(settings, stored, now)
  } catch (error) {
    if (!(error instanceof RunFileError || error instanceof PlanFileError)) throw error
    process.emitWarning(error.message)
    markSettled(out)
  }
}

/** Lets incidents take a run in. Repeated after a crash it changes nothing that was done already. */
async function takeIn(settings: Settings, stored: StoredRun, now: () => Date): Promise<IncidentState> {
  const { run, out } = stored
  const flows = loadValidFlows(settings)
  const approvals = approvalsOf(stored, flows, settings.snapshots, readIncidents(settings.state, run.site))
  const night = { ...observe(stored, flows), approvals }
  const state = await changeIncidents(settings.state, run.site, (before) => advance(before, night, policyOf(settings)))
  const ledger = readLedger(settings.state, run.site)
  writeLedger(settings.state, ledgerAfter(ledger, { run, flows, planned: night.planned, now: now() }))
  try {
    rememberEffort(settings.state, stored, flows, isWhole(night))
  } catch (error) {
    // A record that cannot be written costs its night, not the alerts of this one.
    if (!(error instanceof WriteError)) throw error
    process.emitWarning(error.message)
  }
  await takeInLabels(settings, stored, flows, 'night')
  markSettled(out)
  return state
}

/** Tells of sessions that end before long. The stand-in knows no sessions that do. */
async function remind(settings: Settings, { run }: StoredRun, now: Date): Promise<void> {
  if (run.site === 'stand-in') return
  try {
    await remindOfSessions(settings, now)
  } catch (error) {
    // A reminder that cannot be written comes a night later, and keeps no alert back.
    if (!(error instanceof WriteError)) throw error
    process.emitWarning(error.message)
  }
}

/** The last step of a night. What keeps it from being published is told, and keeps nobody from being alerted. */
async function publishNight(settings: Settings, site: SiteKind, now: Date): Promise<NightHeld['published']> {
  if (readLedger(settings.state, site).night === null) return null
  const { publish } = await import('../publish/publish.js')
  try {
    return await publish(settings, loadValid(settings), { site, now })
  } catch (error) {
    if (error instanceof Mistake) return error.message
    throw error
  }
}

/** Deletes old runs and delivered alerts; never a run that an open incident shows. */
function tidy(settings: Settings, now: Date): void {
  const before = new Date(now.getTime() - settings.retention.days * DAY)
  pruneSent(settings.state, before)
  const open = SITES.flatMap((site) => unresolved(readIncidents(settings.state, site)))
  const needed = new Set(open.flatMap(({ members }) => members.map(({ evidence }) => evidence.run)))
  pruneRuns(settings, before, needed)
}
