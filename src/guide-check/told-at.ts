import type { GuideRule } from './finding.js'

/** A rule that is right less often than that is told in the digest only, and so is one with fewer findings. */
const LEAST = 0.95
const LEAST_FINDINGS = 7

/**
 * How many findings of a rule were right, of how many, on guides that nobody had looked at while the rules were made:
 * held-out/, both halves of fresh/, ordinary/, newsroom/, advice/, bulletin/, weekly/, desk/, courier/, parlour/ and market/ (bench/guides/README.md), each
 * at its last run before it was opened, the last nine at their first. Later runs are better, but on texts that the rules were mended for; new numbers need new texts.
 */
const MEASURED: Readonly<Record<GuideRule, readonly [right: number, findings: number]>> = {
  'link-old': [42, 45],
  'link-gone': [30, 30],
  'link-redirected': [37, 37],
  'link-wrong-form': [22, 23],
  'label-renamed': [104, 120],
  'label-gone': [54, 62],
  'step-missing': [31, 38],
  'step-superfluous': [19, 22],
  'step-order': [22, 23],
  'deadline-passed': [41, 45],
  'deadline-over': [22, 22],
  'claim-contradicted': [44, 65],
}

/** Where a finding of a rule is told: in a mail at once, or in the digest. */
export function toldAt(rule: GuideRule): 'alert' | 'digest' {
  const [right, findings] = MEASURED[rule]
  return findings >= LEAST_FINDINGS && right / findings >= LEAST ? 'alert' : 'digest'
}
