import { join } from 'node:path'
import { writeJson } from '../state/files.js'
import { toolVersion } from './conclude.js'
import { judging } from './judging.js'
import { readPlan } from './plan.js'
import { proposalsOf } from './proposals.js'
import type { Run, WalkResult } from './result.js'

/** A walk that is judged otherwise now. */
export type Rejudged = {
  readonly id: string
  readonly before: WalkResult['verdict']
  readonly after: WalkResult['verdict']
}

/**
 * Judges the stored screens of a run again, as after a new version of the comparer, and keeps the outcome as the
 * run's, marked as reassessed: nothing was walked and nothing changed on the sites.
 *
 * @param out folder of the run.
 */
export async function reassess(
  run: Run,
  out: string,
  now: Date,
  progress: (id: string) => void,
): Promise<{ readonly run: Run; readonly rejudged: readonly Rejudged[] }> {
  const plan = { ...readPlan(join(out, 'plan.json')), out }
  const walks = await judging((judge) =>
    Promise.all(
      run.walks.map(async (walk) => {
        const planned = plan.walks.find(({ id }) => id === walk.id)
        const again = planned ? withNights(await judge(plan, planned), walk) : walk
        progress(walk.id)
        return again
      }),
    ),
  )
  const rejudged = walks.flatMap(({ id, verdict }) => {
    const before = run.walks.find((walk) => walk.id === id)?.verdict ?? verdict
    return before === verdict ? [] : [{ id, before, after: verdict }]
  })
  const result: Run = {
    ...run,
    ...toolVersion(),
    reassessed: { at: now.toISOString(), comparer: run.reassessed?.comparer ?? run.comparer },
    walks,
    ...proposalsOf(plan, walks),
  }
  writeJson(join(out, 'run.json'), result)
  return { run: result, rejudged }
}

/** What only the second walk and the nights before could tell is kept as it was. */
function withNights(walk: WalkResult, first: WalkResult): WalkResult {
  return {
    ...walk,
    confirmation: first.confirmation,
    steps: walk.steps.map((step) => ({
      ...step,
      volatile: first.steps.find(({ id }) => id === step.id)?.volatile ?? [],
    })),
    findings: [...walk.findings, ...first.findings.filter(({ kind }) => kind === 'ab-test-suspected')],
  }
}
