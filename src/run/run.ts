import { resolve } from 'node:path'
import { endEarlyOnSignal, walkAll } from '../engine/engine.js'
import { kept } from '../judge/judge.js'
import { type Judge, judging } from '../judge/judging.js'
import type { Settings } from '../settings/settings.js'
import { openSite } from '../site/site.js'
import { type Job, jobOf } from '../state/job.js'
import { type Plan, planFile, writePlan } from '../state/plan.js'
import type { WalkSummary } from '../state/result.js'
import {
  markUnsettled,
  prepareOut,
  readResult,
  runFolder,
  type StoredRun,
  storedRun,
  wasStopped,
  wasWalked,
} from '../state/runs.js'
import { wasPutOff } from './accounts.js'
import { conclude } from './conclude.js'
import { confirmWalks } from './confirm.js'
import { walkByKeyboard } from './keyboard.js'
import { planRun, requireSecrets, type Wanted } from './prepare.js'
import type { RunProgress } from './progress.js'

export type RunOptions = Wanted & {
  /** Folder for the results; a new one below `state/runs` when absent. */
  readonly out?: string | undefined
  readonly now: () => Date
}

/**
 * Walks once what the flows ask for: plan, walk every route, judge each walk as it ends, on a night walk again what is
 * not verified, conclude.
 *
 * @throws BadInputError, SelectionError when nothing was walked.
 */
export async function run(settings: Settings, options: RunOptions, progress: RunProgress): Promise<StoredRun> {
  const startedAt = options.now()
  const plan = planRun(settings, options, startedAt)
  requireSecrets(plan)
  const out = options.out ? resolve(options.out) : runFolder(settings, plan.run)
  // A run whose results are wanted elsewhere is a try, not a night.
  const isNight = options.out === undefined
  prepareOut(out)
  if (isNight) markUnsettled(out)
  const result = await walkJob(settings, plan, out, progress, async (job, judge) => {
    const results = await walkAndJudge(job, judge, progress)
    if (isNight && !wasStopped(job)) {
      for (const walk of await confirmWalks(job, [...results.values()], judge, progress)) results.set(walk.id, walk)
      await walkByKeyboard(job, [...results.values()])
    }
    const judged = plan.walks.flatMap((walk) => results.get(walk.id) ?? [])
    const durationMs = options.now().getTime() - startedAt.getTime()
    return conclude(job, judged, { isNight, stopped: wasStopped(job), durationMs })
  })
  return storedRun(out, result)
}

/** Puts a plan to work in a prepared folder, with the site open and a judge at hand; a signal ends it early. */
export async function walkJob<T>(
  settings: Settings,
  plan: Plan,
  out: string,
  progress: RunProgress,
  work: (job: Job, judge: Judge) => Promise<T>,
): Promise<T> {
  const unheard = endEarlyOnSignal(out)
  const site = await openSite(plan.release)
  try {
    writePlan(planFile(out), plan)
    const { release } = plan
    progress.planned(plan.walks.length, release ? `the stand-in, release ${release}` : 'the live sites')
    return await judging((judge) => work({ ...jobOf(plan, settings, out), standIn: site.standIn }, judge))
  } finally {
    unheard()
    await site.close()
  }
}

/** Walks every route of a job; each walk is judged as it ends. A walk without a record is an error, never nothing. */
export async function walkAndJudge(job: Job, judge: Judge, progress: RunProgress): Promise<Map<string, WalkSummary>> {
  const results = new Map<string, WalkSummary>()
  const keep = (walk: WalkSummary) => {
    results.set(walk.id, walk)
    progress.judged(walk)
  }
  const complaints = await walkAll(job, async (event) => {
    if (event.event === 'walk-started') progress.started(event.id)
    const planned = event.event === 'walk-ended' && job.walks.find((walk) => walk.id === event.id)
    if (planned && !wasKeptBack(job, planned.id)) keep(await judge(job, planned))
  })
  // What a signal kept from being walked was not walked: no failure, and nothing to judge.
  const missing = job.walks.filter(({ id }) => !results.has(id) && !wasKeptBack(job, id))
  for (const planned of missing) keep(withComplaints(job, await judge(job, planned), complaints))
  return results
}

/** Put off, or not begun because the run was ended: no result, and none is missing. */
function wasKeptBack(job: Job, id: string): boolean {
  return (wasStopped(job) && !wasWalked(job.out, id)) || wasPutOff(job, id)
}

function withComplaints(job: Job, walk: WalkSummary, complaints: readonly string[]): WalkSummary {
  if (walk.outcome.kind !== 'error' || complaints.length === 0) return walk
  const message = `${walk.outcome.message} The engine said: ${complaints.slice(0, 3).join(' ')}`
  return kept(job, { ...readResult(job.out, walk.id), outcome: { kind: 'error', message } })
}
