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
  'link-old': [70, 75],
  'link-gone': [57, 57],
  'link-redirected': [60, 61],
  'link-wrong-form': [44, 48],
  'label-renamed': [183, 201],
  'label-gone': [93, 105],
  'step-missing': [50, 57],
  'step-superfluous': [23, 26],
  'step-order': [42, 45],
  'deadline-passed': [57, 61],
  'deadline-over': [29, 30],
  'claim-contradicted': [72, 100],
}

/** Where a finding of a rule is told: in a mail at once, or in the digest. */
export function toldAt(rule: GuideRule): 'alert' | 'digest' {
  const [right, findings] = MEASURED[rule]
  return findings >= LEAST_FINDINGS && right / findings >= LEAST ? 'alert' : 'digest'
}
