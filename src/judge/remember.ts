import { createHash } from 'node:crypto'
import { type Finding, nowhere } from '../compare/finding.js'
import {
  areTwoNights,
  isSuspectedTest,
  newPast,
  proposedVolatile,
  type StepPast,
  withNight,
} from '../compare/nights.js'
import { mostSevere } from '../compare/verdict.js'
import { appendNight, newWalkPast, nightsWith, readHistory, type WalkPast, writeHistory } from '../state/history.js'
import type { Job } from '../state/job.js'
import { type StepResult, summaryOf, type WalkResult, type WalkSummary } from '../state/result.js'
import { readResult, writeResult } from '../state/runs.js'

/**
 * Sets the walks of a night beside their last nights: a screen that goes back and forth is reported once as a suspected
 * A/B test, and what keeps varying is proposed as volatile. The night is added to the history; a run that is no night of
 * its own, because it walks a part or follows another one at once, is not.
 *
 * @returns the walks, with what only earlier nights could tell.
 * @throws WriteError when a history cannot be written.
 */
export function rememberNight(
  job: Pick<Job, 'run' | 'isWhole' | 'site' | 'out' | 'settings'>,
  walks: readonly WalkSummary[],
): readonly WalkSummary[] {
  const { state } = job.settings
  const remembered = new Map<string, WalkSummary>()
  const routes = new Map<string, WalkSummary[]>()
  for (const flow of new Set(walks.map((walk) => walk.flow))) {
    const history = new Map(readHistory(state, job.site, flow))
    let isChanged = false
    for (const summary of walks.filter((walk) => walk.flow === flow)) {
      const past = history.get(summary.id) ?? newWalkPast(summary.id)
      const { walk, now } = rememberWalk(job, readResult(job.out, summary.id), past)
      remembered.set(summary.id, summaryOf(walk))
      if (!now) continue
      history.set(summary.id, now)
      isChanged = true
      const route = `${walk.flow}/${walk.route}`
      routes.set(route, [...(routes.get(route) ?? []), summary])
    }
    if (isChanged) writeHistory(state, job.site, flow, history.values())
  }
  const { run } = job
  const lines = [...routes.values()].flatMap((all) => {
    const [first] = all
    const verdict = mostSevere(all.map((walk) => walk.verdict))
    const seconds = Math.round(all.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000)
    return first ? [{ run, flow: first.flow, route: first.route, verdict, walks: all.length, seconds }] : []
  })
  appendNight(state, job.site, run, lines)
  return walks.map((walk) => remembered.get(walk.id) ?? walk)
}

/** @returns the walk, and what will be known of it if this is a night of its own. */
function rememberWalk(
  { run, isWhole, out }: Pick<Job, 'run' | 'isWhole' | 'out'>,
  walk: WalkResult,
  past: WalkPast,
): { readonly walk: WalkResult; readonly now: WalkPast | undefined } {
  // Taken in again after a crash, a run is no night after itself.
  const isKept = past.nights.at(-1)?.run === run
  const last = past.nights.filter((night) => night.run !== run).at(-1)
  const isNight = isWhole && (!last || areTwoNights(last.at, walk.startedAt))
  const suspected: Finding[] = []
  const steps: Record<string, StepPast> = { ...past.steps }
  const results = walk.steps.map((step): StepResult => {
    if (!step.approvedAt) return step
    const known = past.steps[step.id]
    const tonight = { step: step.id, approvedAt: step.approvedAt, print: printOf(walk, step.id), varied: step.varied }
    let now = known?.approvedAt === step.approvedAt ? known : newPast(step.approvedAt)
    if (isNight) {
      if (!isKept) now = withNight(known, tonight, walk.startedAt)
      if (isSuspectedTest(now, run)) {
        suspected.push(nowhere(step.id, 'ab-test-suspected'))
        now = { ...now, told: run }
      }
      steps[step.id] = now
    }
    return { ...step, volatile: [...proposedVolatile(now)] }
  })
  const findings = [...walk.findings.filter(({ kind }) => kind !== 'ab-test-suspected'), ...suspected]
  const remembered = { ...walk, steps: results, findings }
  if (suspected.length > 0 || results.some(({ volatile }) => volatile.length > 0)) writeResult(out, remembered)
  const night = { run, at: walk.startedAt, verdict: walk.verdict, ms: walk.durationMs }
  const asked = Object.entries(steps).filter(([id]) => walk.steps.some((step) => step.id === id))
  const now =
    isNight && !isKept ? { id: walk.id, nights: nightsWith(past, night), steps: Object.fromEntries(asked) } : undefined
  return { walk: remembered, now }
}

/** What a reader would notice on a step's screen, as a short stand-in for it. */
function printOf({ findings }: WalkResult, step: string): string {
  const noticed = findings
    .filter((finding) => finding.step === step && finding.relevance !== 'elsewhere')
    .map(({ kind, subject, before, after }) => JSON.stringify([kind, subject, before, after]))
  return noticed.length === 0 ? '' : createHash('sha256').update(noticed.sort().join()).digest('hex').slice(0, 16)
}
