import { join } from 'node:path'
import type { Run } from '../run/result.js'
import { LANGUAGES, type Language } from '../settings/language.js'
import { writeFileAtomically } from '../state/files.js'
import { reportFile, reportHtml } from './html.js'
import { junitXml } from './junit.js'
import { summaryMarkdown } from './summary.js'

/** Everything a run leaves for people and for CI, beside its `run.json`. Returns the path of the report. */
export async function writeReports(run: Run, out: string, language: Language): Promise<string> {
  for (const one of LANGUAGES) {
    writeFileAtomically(join(out, 'report', reportFile(one, language)), await reportHtml(run, one, language))
  }
  writeFileAtomically(join(out, 'junit.xml'), await junitXml(run))
  writeFileAtomically(join(out, 'summary.md'), summaryMarkdown(run, language))
  return join(out, 'report', 'index.html')
}
