import type { GuideFinding } from '../../src/guide-check/finding.js'
import type { LabelledGuide } from './cases.mjs'

type Finding = Pick<GuideFinding, 'rule' | 'sentence' | 'subject' | 'proposed' | 'edits'>
type Fault = LabelledGuide['faults'][number]

export function scoreOf<F extends Finding>(
  one: Pick<LabelledGuide, 'verdict' | 'faults' | 'nonFaults'> & { readonly unknown?: string | undefined },
  check: { readonly verdict: string; readonly unknown: string | null; readonly findings: readonly F[] },
): {
  readonly verdictRight: boolean
  readonly verdict: string
  readonly faults: readonly (Fault & {
    readonly found: boolean
    readonly findings: readonly F[]
    readonly proposal: boolean | null
  })[]
  readonly right: readonly F[]
  readonly falseAlarms: readonly (F & { readonly trap: string | null })[]
}
export function onlyEdited(source: string, findings: readonly Pick<Finding, 'edits'>[], after: string): boolean
export function plain(text: string): string
