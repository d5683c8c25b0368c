import type { GuideRule } from './finding.js'

/** A rule that is right less often than that is told in the digest only, and so is one with fewer findings. */
const LEAST = 0.95
const LEAST_FINDINGS = 7

/**
 * How many findings of a rule were right, of how many, on guides that nobody had looked at while the rules were made:
 * held-out/, both halves of fresh/, ordinary/, newsroom/, advice/, bulletin/, weekly/, desk/, courier/, parlour/, market/, guild/, depot/, atlas/ and beacon/
 * (bench/guides/README.md), each at its last run before it was opened, the last thirteen at their first. Later runs are better,
 * but on texts that the rules were mended for; new numbers need new texts.
 */
const MEASURED: Readonly<Record<GuideRule, readonly [right: number, findings: number]>> = {
  'link-old': [58, 61],
  'link-gone': [43, 43],
  'link-redirected': [50, 50],
  'link-wrong-form': [35, 39],
  'label-renamed': [152, 170],
  'label-gone': [75, 83],
  'step-missing': [46, 53],
  'step-superfluous': [23, 26],
  'step-order': [33, 34],
  'deadline-passed': [52, 56],
  'deadline-over': [28, 28],
  'claim-contradicted': [59, 86],
}

/** Where a finding of a rule is told: in a mail at once, or in the digest. */
export function toldAt(rule: GuideRule): 'alert' | 'digest' {
  const [right, findings] = MEASURED[rule]
  return findings >= LEAST_FINDINGS && right / findings >= LEAST ? 'alert' : 'digest'
}
