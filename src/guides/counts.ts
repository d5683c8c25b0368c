import type { GuideVerdict } from '../guide-check/finding.js'
import type { GuideCheck } from '../state/guide-checks.js'

/** How many guides were checked, and what they came to. */
export type GuideCounts = Readonly<Record<'checked' | GuideVerdict, number>>

export function countsOf(checks: readonly Pick<GuideCheck, 'verdict'>[]): GuideCounts {
  const of = (verdict: GuideVerdict) => checks.filter((check) => check.verdict === verdict).length
  return { checked: checks.length, right: of('right'), wrong: of('wrong'), unknown: of('unknown') }
}
