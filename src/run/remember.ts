import { createHash } from 'node:crypto'
import { type Finding, nowhere } from '../compare/finding.js'
import { areTwoNights, isSuspectedTest, nightsSince, proposedVolatile, type StepNight } from '../compare/nights.js'
import { appendHistory, historyFile, readHistory } from '../state/history.js'
import type { Plan } from './plan.js'
import type { StepResult, WalkResult } from './result.js'

/**
 * Sets a walk beside its last nights: a screen that goes back and forth is reported once as a suspected A/B test, and
 * what keeps varying is proposed as volatile. The night is added to the walk's history; a run that is no night of its
 * own, because it walks a part or follows another one at once, is not.
 */
export function remember(plan: Plan, walk: WalkResult): WalkResult {
  const file = historyFile(plan.settings.state, plan.site, walk.id)
  // Taken in again after a crash, a run is no night after itself.
  const nightsBefore = readHistory(file).filter(({ run }) => run !== plan.run)
  const isKept = readHistory(file).some(({ run }) => run === plan.run)
  const last = nightsBefore.at(-1)
  const isNight = plan.isWhole && (!last || areTwoNights(last.at, walk.startedAt))
  const past = nightsBefore.flatMap(({ steps }) => steps)
  const suspected: Finding[] = []
  const nights: StepNight[] = []
  const steps = walk.steps.map((step): StepResult => {
    if (!step.approvedAt) return step
    const tonight: StepNight = {
      step: step.id,
      approvedAt: step.approvedAt,
      print: printOf(walk, step.id),
      varied: step.varied,
      told: false,
    }
    const since = isNight ? nightsSince(past, tonight) : nightsSince(past, tonight).slice(0, -1)
    const isSuspected = isNight && isSuspectedTest(since)
    if (isSuspected) suspected.push(nowhere(step.id, 'ab-test-suspected'))
    // Handed on from night to night, because those on which it was told are forgotten.
    nights.push({ ...tonight, told: isSuspected || since.some(({ told }) => told) })
    return { ...step, volatile: [...proposedVolatile(since)] }
  })
  if (isNight && !isKept)
    appendHistory(file, { run: plan.run, at: walk.startedAt, verdict: walk.verdict, steps: nights })
  return { ...walk, steps, findings: [...walk.findings, ...suspected] }
}

/** What a reader would notice on a step's screen, as a short stand-in for it. */
function printOf({ findings }: WalkResult, step: string): string {
  const noticed = findings
    .filter((finding) => finding.step === step && finding.relevance !== 'elsewhere')
    .map(({ kind, subject, before, after }) => JSON.stringify([kind, subject, before, after]))
  return noticed.length === 0 ? '' : createHash('sha256').update(noticed.sort().join()).digest('hex').slice(0, 16)
}
