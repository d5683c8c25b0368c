import type { GuideRule } from './finding.js'

/** A rule that is right less often than that is told in the digest only, and so is one with fewer findings. */
const LEAST = 0.95
const LEAST_FINDINGS = 7

/**
 * How many findings of a rule were right, of how many, on guides that nobody had looked at while the rules were made:
 * held-out/, both halves of fresh/, ordinary/, newsroom/, advice/ and bulletin/ (bench/guides/README.md), each at its last run
 * before it was opened, the last four at their first. Later runs are better, but on texts that the rules were mended for; new numbers need new texts.
 */
const MEASURED: Readonly<Record<GuideRule, readonly [right: number, findings: number]>> = {
  'link-old': [23, 26],
  'link-gone': [17, 17],
  'link-redirected': [19, 19],
  'link-wrong-form': [15, 16],
  'label-renamed': [56, 66],
  'label-gone': [27, 33],
  'step-missing': [13, 18],
  'step-superfluous': [10, 11],
  'step-order': [11, 11],
  'deadline-passed': [20, 22],
  'deadline-over': [15, 15],
  'claim-contradicted': [20, 34],
}

/** Where a finding of a rule is told: in a mail at once, or in the digest. */
export function toldAt(rule: GuideRule): 'alert' | 'digest' {
  const [right, findings] = MEASURED[rule]
  return findings >= LEAST_FINDINGS && right / findings >= LEAST ? 'alert' : 'digest'
}
