import type { GuideRule } from './finding.js'

/** A rule that is right less often than that is told in the digest only, and so is one with fewer findings. */
const LEAST = 0.95
const LEAST_FINDINGS = 7

/**
 * How many findings of a rule were right, of how many, on guides that nobody had looked at while the rules were made:
 * held-out/, both halves of fresh/, ordinary/ and newsroom/ (bench/guides/README.md), each at its last run before it was opened,
 * the last two at their first. Later runs are better, but on texts that the rules were mended for; new numbers need new texts.
 */
const MEASURED: Readonly<Record<GuideRule, readonly [right: number, findings: number]>> = {
  'link-old': [17, 20],
  'link-gone': [12, 12],
  'link-redirected': [14, 14],
  'link-wrong-form': [9, 10],
  'label-renamed': [41, 49],
  'label-gone': [19, 25],
  'step-missing': [7, 11],
  'step-superfluous': [9, 10],
  'step-order': [7, 7],
  'deadline-passed': [14, 16],
  'deadline-over': [12, 12],
  'claim-contradicted': [18, 30],
}

/** Where a finding of a rule is told: in a mail at once, or in the digest. */
export function toldAt(rule: GuideRule): 'alert' | 'digest' {
  const [right, findings] = MEASURED[rule]
  return findings >= LEAST_FINDINGS && right / findings >= LEAST ? 'alert' : 'digest'
}
