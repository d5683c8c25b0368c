import type { GuideRule } from './finding.js'

/** A rule that is right less often than that is told in the digest only. */
const LEAST = 0.95

/**
 * How many of a rule's findings were right on the texts of the benchmark (docs/benchmarks.md, "The guide check"); a rule
 * without a number has not been measured on enough of them.
 */
const PRECISION: Readonly<Partial<Record<GuideRule, number>>> = {}

/** Where a finding of a rule is told: in a mail at once, or in the digest. */
export function toldAt(rule: GuideRule): 'alert' | 'digest' {
  return (PRECISION[rule] ?? 0) >= LEAST ? 'alert' : 'digest'
}
