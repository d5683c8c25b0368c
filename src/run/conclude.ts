import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { COMPARER } from '../compare/finding.js'
import { guidesOf } from '../judge/judge.js'
import { judging } from '../judge/judging.js'
import { proposalsOf } from '../judge/proposals.js'
import { rememberNight } from '../judge/remember.js'
import { ROOT } from '../settings/root.js'
import type { Settings } from '../settings/settings.js'
import { standingsIn } from '../state/accounts.js'
import { WriteError } from '../state/files.js'
import { type Job, jobOf } from '../state/job.js'
import { planFile, readPlan } from '../state/plan.js'
import type { Run, WalkSummary } from '../state/result.js'
import { readResult, wasWalked, writeRun } from '../state/runs.js'
import { textFor } from '../text/local.js'
import { accountsOf } from './accounts.js'

/**
 * Turns judged walks into a run and keeps it as `run.json`: what comes after walking, however that was done.
 *
 * @param isNight sets each walk beside its last nights, and adds it to its history.
 * @throws WriteError when it cannot be kept.
 */
export function conclude(
  job: Omit<Job, 'alone' | 'standIn' | 'visit' | 'walks' | 'slots' | 'walking' | 'schema' | 'again'>,
  walks: readonly WalkSummary[],
  { isNight, stopped, durationMs }: { readonly isNight: boolean } & Pick<Run, 'stopped' | 'durationMs'>,
): Run {
  const judged = isNight ? rememberedOrNot(job, walks) : walks
  const { language } = job.settings
  const run: Run = {
    schema: 2,
    run: job.run,
    site: job.site,
    release: job.release,
    startedAt: job.startedAt,
    durationMs,
    ...toolVersion(),
    reassessed: null,
    stopped,
    accounts: [...accountsOf(standingsIn(job.standings), new Set(judged.map(({ id }) => id)))],
    ...proposalsOf(job, judged, (id) => readResult(job.out, id)),
    notMachineVerified: job.flows.flatMap((flow) =>
      flow.routes
        .filter((route) => route.surface === 'app')
        .map((route) => ({
          flow: flow.flow,
          route: route.id,
          title: textFor(route.title, language) ?? textFor(route.title, 'en') ?? route.id,
          guides: guidesOf(flow, route),
        })),
    ),
    walks: [...judged],
  }
  writeRun(job.out, run)
  return run
}

/**
 * Concludes a night that died while it was walking: what it walked counts, as of a night that was ended early.
 *
 * @param out folder of the run.
 * @throws PlanFileError when it had not begun to walk.
 */
export async function concludeCutOff(settings: Settings, out: string): Promise<Run> {
  const job = jobOf(readPlan(planFile(out)), settings, out)
  rmSync(join(out, 'second'), { recursive: true, force: true })
  const walked = job.walks.filter(({ id }) => wasWalked(out, id))
  const walks = await judging((judge) => Promise.all(walked.map((planned) => judge(job, planned))))
  const durationMs = walks.reduce((sum, walk) => sum + walk.durationMs, 0)
  return conclude(job, walks, { isNight: true, stopped: true, durationMs })
}

/** A history that cannot be written costs its night, not the results of this one. */
function rememberedOrNot(job: Parameters<typeof rememberNight>[0], walks: readonly WalkSummary[]) {
  try {
    return rememberNight(job, walks)
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    process.emitWarning(error.message)
    return walks
  }
}

/** What judged a run. */
export function toolVersion(): Pick<Run, 'guidewatch' | 'comparer'> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return { guidewatch: version, comparer: COMPARER }
}
