import type { GuideRule } from './finding.js'

/** A rule that is right less often than that is told in the digest only, and so is one with fewer findings. */
const LEAST = 0.95
const LEAST_FINDINGS = 7

/**
 * How many findings of a rule were right, of how many, on guides that nobody had looked at while the rules were made:
 * held-out/, both halves of fresh/ and ordinary/ (bench/guides/README.md), each at its last run before it was opened, ordinary/
 * at its first. Later runs are better, but on texts that the rules were mended for; new numbers need new texts.
 */
const MEASURED: Readonly<Record<GuideRule, readonly [right: number, findings: number]>> = {
  'link-old': [15, 18],
  'link-gone': [9, 9],
  'link-redirected': [13, 13],
  'link-wrong-form': [8, 9],
  'label-renamed': [37, 45],
  'label-gone': [18, 23],
  'step-missing': [5, 9],
  'step-superfluous': [7, 8],
  'step-order': [5, 5],
  'deadline-passed': [11, 13],
  'deadline-over': [10, 10],
  'claim-contradicted': [11, 21],
}

/** Where a finding of a rule is told: in a mail at once, or in the digest. */
export function toldAt(rule: GuideRule): 'alert' | 'digest' {
  const [right, findings] = MEASURED[rule]
  return findings >= LEAST_FINDINGS && right / findings >= LEAST ? 'alert' : 'digest'
}
