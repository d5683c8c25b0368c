import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DeliveryReport } from '../alert/deliver.js'
import { advance } from '../incident/advance.js'
import { DAY, type IncidentState, unresolved } from '../incident/incident.js'
import { writeReports } from '../report/write.js'
import { concludeCutOff } from '../run/conclude.js'
import { markSettled, RunFileError, readRun, runId, unsettledRuns } from '../run/folder.js'
import { PlanFileError } from '../run/plan.js'
import type { Run } from '../run/result.js'
import { loadValidFlows, type RunOptions, type RunProgress, run as walkRun } from '../run/run.js'
import type { Settings } from '../settings/settings.js'
import { discard } from '../state/files.js'
import { changeIncidents, readIncidents, SITES } from '../state/incidents.js'
import { pruneSent } from '../state/spool.js'
import { alone } from './alone.js'
import { observe } from './observe.js'
import { writeStatus } from './status.js'
import { deliver, policyOf } from './tell.js'

/** A night that was walked, taken in and told. */
export type NightHeld = {
  readonly run: Run
  readonly out: string
  readonly incidents: IncidentState
  readonly delivery: DeliveryReport
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
    const { run, out } = await walk(settings, options, progress)
    await writeReports(run, out, settings.language)
    const incidents = await takeIn(settings, run, out, options.now)
    const delivery = await deliver(settings, settings.alerts.patience, options.now, progress.waiting)
    tidy(settings, options.now())
    return { run, out, incidents, delivery }
  })
}

/**
 * Finishes a night that was cut off: after walking, or in the middle of it. One that cannot be read any more is left
 * out and said, rather than keep all others back.
 */
async function finish(settings: Settings, out: string, now: () => Date): Promise<void> {
  try {
    const wasConcluded = existsSync(join(out, 'run.json'))
    const run = wasConcluded ? readRun(settings, out).run : await concludeCutOff(out)
    if (!wasConcluded) {
      await writeReports(run, out, settings.language)
      process.emitWarning(
        `The night ${run.run} was cut off after ${run.walks.length} walks, by a crash or a power cut; what they found is taken in now.`,
      )
    }
    await takeIn(settings, run, out, now)
  } catch (error) {
    if (!(error instanceof RunFileError || error instanceof PlanFileError)) throw error
    process.emitWarning(error.message)
    markSettled(out)
  }
}

/** Lets incidents take a run in. Repeated after a crash it changes nothing that was done already. */
async function takeIn(settings: Settings, run: Run, out: string, now: () => Date): Promise<IncidentState> {
  const night = observe(run, loadValidFlows(settings))
  const state = await changeIncidents(settings.state, run.site, (before) => advance(before, night, policyOf(settings)))
  writeStatus(settings.state, run, state, night.planned, settings.freshness.days, now())
  markSettled(out)
  return state
}

/** Deletes old runs and delivered alerts; never a run that an open incident shows. */
function tidy(settings: Settings, now: Date): void {
  const before = new Date(now.getTime() - settings.retention.days * DAY)
  pruneSent(settings.state, before)
  const open = SITES.flatMap((site) => unresolved(readIncidents(settings.state, site)))
  const needed = new Set(open.flatMap(({ members }) => members.map(({ evidence }) => evidence.run)))
  const folder = join(settings.state, 'runs')
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const path = join(folder, name)
    if (name < runId(before) && !needed.has(name)) discard(path)
  }
}
