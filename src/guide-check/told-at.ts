import type { GuideRule } from './finding.js'

/** A rule that is right less often than that is told in the digest only, and so is one with fewer findings. */
const LEAST = 0.95
const LEAST_FINDINGS = 7

/**
 * How many findings of a rule were right, of how many, on guides that nobody had looked at while the rules were made:
 * held-out/, both halves of fresh/, ordinary/, newsroom/, advice/, bulletin/, weekly/, desk/ and courier/ (bench/guides/README.md), each at its last
 * run before it was opened, the last seven at their first. Later runs are better, but on texts that the rules were mended for; new numbers need new texts.
 */
const MEASURED: Readonly<Record<GuideRule, readonly [right: number, findings: number]>> = {
  'link-old': [35, 38],
  'link-gone': [24, 24],
  'link-redirected': [28, 28],
  'link-wrong-form': [19, 20],
  'label-renamed': [82, 95],
  'label-gone': [42, 48],
  'step-missing': [22, 29],
  'step-superfluous': [16, 18],
  'step-order': [16, 16],
  'deadline-passed': [31, 33],
  'deadline-over': [18, 18],
  'claim-contradicted': [34, 53],
}

/** Where a finding of a rule is told: in a mail at once, or in the digest. */
export function toldAt(rule: GuideRule): 'alert' | 'digest' {
  const [right, findings] = MEASURED[rule]
  return findings >= LEAST_FINDINGS && right / findings >= LEAST ? 'alert' : 'digest'
}
