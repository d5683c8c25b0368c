import type { GuideRule } from './finding.js'

/** A rule that is right less often than that is told in the digest only, and so is one with fewer findings. */
const LEAST = 0.95
const LEAST_FINDINGS = 5

/**
 * How many findings of a rule were right, of how many, on guides that nobody had looked at while the rules were made:
 * held-out/ and both halves of fresh/ (bench/guides/README.md), each at its last run before it was
 * opened. Later runs are better, but on texts that the rules were mended for; new numbers need new texts.
 */
const MEASURED: Readonly<Record<GuideRule, readonly [right: number, findings: number]>> = {
  'link-old': [11, 14],
  'link-gone': [8, 8],
  'link-redirected': [10, 10],
  'link-wrong-form': [5, 6],
  'label-renamed': [17, 24],
  'label-gone': [12, 17],
  'step-missing': [3, 7],
  'step-superfluous': [0, 0],
  'step-order': [4, 4],
  'deadline-passed': [8, 10],
  'deadline-over': [7, 7],
  'claim-contradicted': [5, 11],
}

/** Where a finding of a rule is told: in a mail at once, or in the digest. */
export function toldAt(rule: GuideRule): 'alert' | 'digest' {
  const [right, findings] = MEASURED[rule]
  return findings >= LEAST_FINDINGS && right / findings >= LEAST ? 'alert' : 'digest'
}
