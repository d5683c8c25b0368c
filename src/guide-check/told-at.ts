import type { GuideRule } from './finding.js'

/** A rule that is right less often than that is told in the digest only. */
const LEAST = 0.95

/**
 * The share of a rule's findings that were right on the texts of the benchmark (docs/benchmarks.md, "The guide check"); a rule
 * without a number has not been measured on enough of them.
 */
const PRECISION: Readonly<Partial<Record<GuideRule, number>>> = {
  'link-old': 1,
  'link-gone': 1,
  'link-redirected': 1,
  'link-wrong-form': 1,
  'label-renamed': 0.952,
  'label-gone': 1,
  'step-missing': 1,
  'step-superfluous': 1,
  'step-order': 1,
  'deadline-passed': 1,
  'deadline-over': 1,
  'claim-contradicted': 1,
}

/** Where a finding of a rule is told: in a mail at once, or in the digest. */
export function toldAt(rule: GuideRule): 'alert' | 'digest' {
  return (PRECISION[rule] ?? 0) >= LEAST ? 'alert' : 'digest'
}
