import { join } from 'node:path'
import { writeFileAtomically, writePartsAtomically } from '../state/files.js'
import type { StoredRun } from '../state/runs.js'
import { reportFile, reportParts } from './html.js'
import { junitXml } from './junit.js'
import { summaryMarkdown } from './summary.js'
import { REPORT_LANGUAGES, type ReportLanguage } from './words.js'

/** Everything a run leaves for people and for CI, beside its `run.json`. Returns the path of the report. */
export async function writeReports(stored: StoredRun, language: ReportLanguage): Promise<string> {
  const { run, out } = stored
  for (const one of REPORT_LANGUAGES) {
    await writePartsAtomically(join(out, 'report', reportFile(one, language)), reportParts(stored, one, language))
  }
  writeFileAtomically(join(out, 'junit.xml'), await junitXml(run))
  writeFileAtomically(join(out, 'summary.md'), summaryMarkdown(run, language))
  return join(out, 'report', 'index.html')
}
