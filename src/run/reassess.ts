import { kept } from '../judge/judge.js'
import { judging } from '../judge/judging.js'
import { proposalsOf } from '../judge/proposals.js'
import type { Settings } from '../settings/settings.js'
import { jobOf } from '../state/job.js'
import { planFile, readPlan } from '../state/plan.js'
import type { Run, WalkResult, WalkSummary } from '../state/result.js'
import { readResult, type StoredRun, writeRun } from '../state/runs.js'
import { toolVersion } from './conclude.js'

/** A walk that is judged otherwise now. */
export type Rejudged = {
  readonly id: string
  readonly before: WalkSummary['verdict']
  readonly after: WalkSummary['verdict']
}

/**
 * Judges the stored screens of a run again, as after a new version of the comparer, and keeps the outcome as the
 * run's, marked as reassessed: nothing was walked and nothing changed on the sites.
 */
export async function reassess(
  settings: Settings,
  { run, out, walk }: StoredRun,
  now: Date,
  progress: (id: string) => void,
): Promise<{ readonly run: Run; readonly rejudged: readonly Rejudged[] }> {
  const job = jobOf(readPlan(planFile(out)), settings, out)
  const walks = await judging((judge) =>
    Promise.all(
      run.walks.map(async (summary) => {
        const planned = job.walks.find(({ id }) => id === summary.id)
        const before = resultOf(walk, summary.id)
        if (!planned) return summary
        await judge(job, planned)
        const again = readResult(out, summary.id)
        progress(summary.id)
        return kept(job, withNights(again, summary, before))
      }),
    ),
  )
  const rejudged = walks.flatMap(({ id, verdict }) => {
    const before = run.walks.find((one) => one.id === id)?.verdict ?? verdict
    return before === verdict ? [] : [{ id, before, after: verdict }]
  })
  const result: Run = {
    ...run,
    ...toolVersion(),
    reassessed: { at: now.toISOString(), comparer: run.reassessed?.comparer ?? run.comparer },
    ...proposalsOf(job, walks, (id) => readResult(out, id)),
    walks,
  }
  writeRun(out, result)
  return { run: result, rejudged }
}

/** What was judged before, as far as it is still there. */
function resultOf(walk: StoredRun['walk'], id: string): WalkResult | undefined {
  try {
    return walk(id)
  } catch {
    return undefined
  }
}

/** What only the second walk and the nights before could tell is kept as it was. */
function withNights(
  walk: WalkResult,
  { confirmation, findings }: WalkSummary,
  before: WalkResult | undefined,
): WalkResult {
  return {
    ...walk,
    confirmation,
    steps: walk.steps.map((step) => ({
      ...step,
      volatile: before?.steps.find(({ id }) => id === step.id)?.volatile ?? [],
    })),
    findings: [...walk.findings, ...findings.filter(({ kind }) => kind === 'ab-test-suspected')],
  }
}
