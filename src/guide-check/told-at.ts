import type { GuideRule } from './finding.js'

/** A rule that is right less often than that is told in the digest only, and so is one with fewer findings. */
const LEAST = 0.95
const LEAST_FINDINGS = 7

/**
 * How many findings of a rule were right, of how many, on guides that nobody had looked at while the rules were made:
 * all sets of bench/guides/README.md but tuned/, each at its last run before it was opened, those after newsroom/ at their first. Later runs are better,
 * but on texts that the rules were mended for; new numbers need new texts.
 */
const MEASURED: Readonly<Record<GuideRule, readonly [right: number, findings: number]>> = {
  'link-old': [72, 78],
  'link-gone': [60, 60],
  'link-redirected': [63, 64],
  'link-wrong-form': [47, 51],
  'label-renamed': [191, 209],
  'label-gone': [99, 112],
  'step-missing': [51, 58],
  'step-superfluous': [23, 26],
  'step-order': [42, 45],
  'deadline-passed': [59, 63],
  'deadline-over': [31, 32],
  'claim-contradicted': [80, 108],
}

/** Where a finding of a rule is told: in a mail at once, or in the digest. */
export function toldAt(rule: GuideRule): 'alert' | 'digest' {
  const [right, findings] = MEASURED[rule]
  return findings >= LEAST_FINDINGS && right / findings >= LEAST ? 'alert' : 'digest'
}
