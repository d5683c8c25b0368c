import { createHash } from 'node:crypto'
import { type Finding, nowhere } from '../compare/finding.js'
import { isSuspectedTest, nightsSince, proposedVolatile, type StepNight } from '../compare/nights.js'
import { inWords } from '../compare/sentence.js'
import { appendHistory, historyFile, readHistory } from '../state/history.js'
import type { Plan } from './plan.js'
import type { StepResult, WalkResult } from './result.js'

/**
 * Sets a walk beside its last nights: a screen that goes back and forth is reported once as a suspected A/B test, and
 * what keeps varying is proposed as volatile. The night is added to the walk's history.
 */
export function remember(plan: Plan, walk: WalkResult): WalkResult {
  const file = historyFile(plan.settings.state, plan.site, walk.id)
  const past = readHistory(file).flatMap(({ steps }) => steps)
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
    const since = nightsSince(past, tonight)
    const told = isSuspectedTest(since)
    if (told) suspected.push(suspicion(step.id))
    nights.push({ ...tonight, told })
    return { ...step, volatile: [...proposedVolatile(since)] }
  })
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

function suspicion(step: string): Finding {
  return inWords({ ...nowhere(step, 'ab-test-suspected'), subject: 'screen' })
}
