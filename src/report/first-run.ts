import type { Language } from '../settings/language.js'
import type { Run, WalkSummary } from '../state/result.js'
import { type FirstRunLine, firstRunInWords } from '../words/first-run.js'

/**
 * What a run says of walks of which no screen is approved yet: how many they are, and what to do.
 *
 * @param tried the folder of a run that lies elsewhere than the others; `null` of those that are found by their id.
 */
export function firstRunLines(
  run: Pick<Run, 'run' | 'walks'>,
  language: Language,
  tried: string | null = null,
): readonly FirstRunLine[] {
  // What was blocked or failed shows nothing that could be approved.
  const judged = run.walks.filter(({ verdict }) => verdict !== 'blocked' && verdict !== 'error')
  const unapproved = judged.filter(isNotApproved).length
  return firstRunInWords({ unapproved, all: judged.length }, tried ?? run.run, language)
}

function isNotApproved({ findings, steps }: WalkSummary): boolean {
  const unknown = new Set(
    findings.flatMap(({ kind, step, alsoAt }) => (kind === 'not-approved' ? [step, ...alsoAt] : [])),
  )
  return unknown.size > 0 && steps.every(({ id, image }) => image === null || unknown.has(id))
}
