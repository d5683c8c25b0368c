import { reportParts } from '../../src/report/html.js'
import type { Language } from '../../src/settings/language.js'
import { type Run, summaryOf, type WalkResult } from '../../src/state/result.js'
import type { StoredRun } from '../../src/state/runs.js'

/** A run as if it had been read, of walks that lie nowhere. */
export function heldRun(head: Omit<Run, 'walks'>, walks: readonly WalkResult[]): StoredRun {
  const walk = (id: string) => walks.find((one) => one.id === id) as WalkResult
  return { run: { ...head, walks: walks.map(summaryOf) }, out: '', walk }
}

/** The whole report as one text. */
export async function reportHtml(stored: StoredRun, language: Language, first: Language): Promise<string> {
  let page = ''
  for await (const part of reportParts(stored, language, first)) page += part
  return page
}
