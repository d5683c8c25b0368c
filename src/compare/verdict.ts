import { z } from 'zod'
import type { ObstacleKind } from '../flow/schema.js'
import type { Outcome } from '../screen/record.js'
import { BREAKING, type Finding, SILENT } from './finding.js'

/**
 * The outcome of a walk, see docs/architecture.md. What needs someone soonest comes first: the one order by which
 * verdicts are sorted, counted and summed up. A guide that is wrong is never hidden by something that is not known.
 */
export const VERDICTS = ['broken', 'changed', 'error', 'blocked', 'verified'] as const
export const verdictSchema = z.enum(VERDICTS)
export type Verdict = z.infer<typeof verdictSchema>

/** Sorts by {@link VERDICTS}, the worst first. */
export function bySeverity(a: Verdict, b: Verdict): number {
  return VERDICTS.indexOf(a) - VERDICTS.indexOf(b)
}

/** Obstacles that stop every reader, not only the test account. */
const FOR_EVERYONE: ReadonlySet<ObstacleKind> = new Set(['region-notice', 'not-found'])

/** Of guidewatch's own making, or a dialog that nobody foresaw: the pages before it are what any reader sees. */
const HIDES_NOTHING: ReadonlySet<ObstacleKind> = new Set(['request-stopped', 'unknown-dialog'])

/**
 * Decides a walk by the reader's question: can I, following the guide to the letter, still get there and find what it
 * promised?
 */
export function verdictOf(outcome: Outcome, findings: readonly Finding[]): Verdict {
  if (outcome.kind === 'error') return 'error'
  if (outcome.kind === 'obstacle') {
    if (FOR_EVERYONE.has(outcome.obstacle)) return 'broken'
    const before = HIDES_NOTHING.has(outcome.obstacle) ? findings.filter(({ step }) => step !== outcome.step) : []
    const seen = verdictOf({ kind: 'arrived' }, before)
    return seen === 'verified' ? 'blocked' : seen
  }
  const relevant = findings.filter(({ kind, relevance }) => relevance !== 'elsewhere' && !SILENT.has(kind))
  const onTheWay = relevant.some(({ kind, relevance }) => relevance === 'route' && BREAKING.has(kind))
  if (onTheWay || (outcome.kind === 'stopped' && outcome.reason !== 'expectation-failed')) return 'broken'
  return relevant.length > 0 || outcome.kind === 'stopped' ? 'changed' : 'verified'
}

/** The obstacle by which a walk was judged; none where what was seen before it says more, see {@link verdictOf}. */
export function obstacleOf({
  verdict,
  outcome,
}: {
  readonly verdict: Verdict
  readonly outcome: Outcome
}): Extract<Outcome, { kind: 'obstacle' }> | undefined {
  if (outcome.kind !== 'obstacle') return undefined
  return verdict === 'blocked' || FOR_EVERYONE.has(outcome.obstacle) ? outcome : undefined
}

/** True for a walk of which something was judged although it ended at an obstacle: what comes behind is not known. */
export function isHalfway(walk: Parameters<typeof obstacleOf>[0]): boolean {
  return walk.outcome.kind === 'obstacle' && obstacleOf(walk) === undefined
}

/** The most severe of several verdicts; `verified` of none. */
export function mostSevere(verdicts: readonly Verdict[]): Verdict {
  return VERDICTS.find((verdict) => verdicts.includes(verdict)) ?? 'verified'
}

/** The exit code of a run: 0 all verified; 1 something changed or broke; 3 something could not be judged. */
export function exitCodeOf(verdicts: readonly Verdict[]): 0 | 1 | 3 {
  if (verdicts.some((verdict) => verdict === 'changed' || verdict === 'broken')) return 1
  return verdicts.every((verdict) => verdict === 'verified') ? 0 : 3
}
