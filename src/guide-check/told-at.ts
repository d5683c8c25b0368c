import type { GuideRule } from './finding.js'

/** A rule that is right less often than that is told in the digest only, and so is one with fewer findings. */
const LEAST = 0.95
const LEAST_FINDINGS = 7

/**
 * How many findings of a rule were right, of how many, on guides that nobody had looked at while the rules were made:
 * held-out/, both halves of fresh/, ordinary/, newsroom/, advice/, bulletin/, weekly/ and desk/ (bench/guides/README.md), each at its last run
 * before it was opened, the last six at their first. Later runs are better, but on texts that the rules were mended for; new numbers need new texts.
 */
const MEASURED: Readonly<Record<GuideRule, readonly [right: number, findings: number]>> = {
  'link-old': [31, 34],
  'link-gone': [21, 21],
  'link-redirected': [26, 26],
  'link-wrong-form': [19, 20],
  'label-renamed': [74, 86],
  'label-gone': [34, 40],
  'step-missing': [17, 23],
  'step-superfluous': [15, 17],
  'step-order': [13, 13],
  'deadline-passed': [27, 29],
  'deadline-over': [16, 16],
  'claim-contradicted': [27, 46],
}

/** Where a finding of a rule is told: in a mail at once, or in the digest. */
export function toldAt(rule: GuideRule): 'alert' | 'digest' {
  const [right, findings] = MEASURED[rule]
  return findings >= LEAST_FINDINGS && right / findings >= LEAST ? 'alert' : 'digest'
}
