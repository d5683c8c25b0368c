import { join } from 'node:path'
import { LANGUAGES, type Language } from '../settings/language.js'
import { writeFileAtomically, writePartsAtomically } from '../state/files.js'
import type { StoredRun } from '../state/runs.js'
import { reportFile, reportParts } from './html.js'
import { junitXml } from './junit.js'
import { summaryMarkdown } from './summary.js'

/** Everything a run leaves for people and for CI, beside its `run.json`. Returns the path of the report. */
export async function writeReports(stored: StoredRun, language: Language): Promise<string> {
  const { run, out } = stored
  for (const one of LANGUAGES) {
    await writePartsAtomically(join(out, 'report', reportFile(one, language)), reportParts(stored, one, language))
  }
  writeFileAtomically(join(out, 'junit.xml'), await junitXml(run))
  writeFileAtomically(join(out, 'summary.md'), summaryMarkdown(run, language))
  return join(out, 'report', 'index.html')
}
