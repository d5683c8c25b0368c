import type { GuideRule } from './finding.js'

/** A rule that is right less often than that is told in the digest only, and so is one with fewer findings. */
const LEAST = 0.95
const LEAST_FINDINGS = 5

/**
 * How many findings of a rule were right, of how many, on guides that nobody had looked at while the rules were made:
 * held-out/ and the half of fresh/ that was opened later (bench/guides/README.md), at their last run before they were
 * opened. Later runs are better, but on texts that the rules were mended for; new numbers need new texts.
 */
const MEASURED: Readonly<Record<GuideRule, readonly [right: number, findings: number]>> = {
  'link-old': [8, 8],
  'link-gone': [7, 7],
  'link-redirected': [9, 9],
  'link-wrong-form': [4, 5],
  'label-renamed': [15, 18],
  'label-gone': [11, 13],
  'step-missing': [1, 4],
  'step-superfluous': [0, 0],
  'step-order': [3, 3],
  'deadline-passed': [5, 6],
  'deadline-over': [7, 7],
  'claim-contradicted': [4, 8],
}

/** Where a finding of a rule is told: in a mail at once, or in the digest. */
export function toldAt(rule: GuideRule): 'alert' | 'digest' {
  const [right, findings] = MEASURED[rule]
  return findings >= LEAST_FINDINGS && right / findings >= LEAST ? 'alert' : 'digest'
}
