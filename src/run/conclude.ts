import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { COMPARER } from '../compare/finding.js'
import { WriteError, writeJson } from '../state/files.js'
import { textFor } from '../text/local.js'
import { ROOT } from './engine.js'
import { guidesOf, wasWalked } from './judge.js'
import { judging } from './judging.js'
import { type Plan, readPlan } from './plan.js'
import { proposalsOf } from './proposals.js'
import { remember } from './remember.js'
import type { Run, WalkResult } from './result.js'

/**
 * Turns judged walks into a run and keeps it as `run.json`: what comes after walking, however that was done.
 *
 * @param isNight sets each walk beside its last nights, and adds it to its history.
 * @throws WriteError when it cannot be kept.
 */
export function conclude(
  plan: Plan,
  walks: readonly WalkResult[],
  { isNight, stopped, durationMs }: { readonly isNight: boolean } & Pick<Run, 'stopped' | 'durationMs'>,
): Run {
  const judged = isNight ? walks.map((walk) => rememberOrComplain(plan, walk)) : walks
  const { language } = plan.settings
  const run: Run = {
    schema: 2,
    run: plan.run,
    site: plan.site,
    release: plan.release,
    startedAt: plan.startedAt,
    durationMs,
    ...toolVersion(),
    reassessed: null,
    stopped,
    walks: [...judged],
    ...proposalsOf(plan, judged),
    notMachineVerified: plan.flows.flatMap((flow) =>
      flow.routes
        .filter((route) => route.surface === 'app')
        .map((route) => ({
          flow: flow.flow,
          route: route.id,
          title: textFor(route.title, language) ?? textFor(route.title, 'en') ?? route.id,
          guides: guidesOf(flow, route),
        })),
    ),
  }
  writeJson(join(plan.out, 'run.json'), run)
  return run
}

/**
 * Concludes a night that died while it was walking: what it walked counts, as of a night that was ended early.
 *
 * @param out folder of the run.
 * @throws PlanFileError when it had not begun to walk.
 */
export async function concludeCutOff(out: string): Promise<Run> {
  const plan = { ...readPlan(join(out, 'plan.json')), out }
  rmSync(join(out, 'second'), { recursive: true, force: true })
  const walked = plan.walks.filter(({ id }) => wasWalked(out, id))
  const walks = await judging((judge) => Promise.all(walked.map((planned) => judge(plan, planned))))
  const durationMs = walks.reduce((sum, walk) => sum + walk.durationMs, 0)
  return conclude(plan, walks, { isNight: true, stopped: true, durationMs })
}

/** A history that cannot be written costs its night, not the results of this one. */
function rememberOrComplain(plan: Plan, walk: WalkResult): WalkResult {
  try {
    return remember(plan, walk)
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    process.emitWarning(error.message)
    return walk
  }
}

/** What judged a run. */
export function toolVersion(): Pick<Run, 'guidewatch' | 'comparer'> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return { guidewatch: version, comparer: COMPARER }
}
