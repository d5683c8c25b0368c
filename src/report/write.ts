import { join } from 'node:path'
import type { Cause } from '../cause/cause.js'
import { LANGUAGES, type Language } from '../settings/language.js'
import { writeFileAtomically, writeUnflushed } from '../state/files.js'
import type { WalkSummary } from '../state/result.js'
import type { StoredRun } from '../state/runs.js'
import type { EndingSession } from '../state/session-list.js'
import { REPORT_STYLE, reportScripts } from './assets.js'
import { FILES, indexFile, listFile, walkFile } from './files.js'
import { indexPage } from './index-page.js'
import { junitXml } from './junit.js'
import { folderShell } from './shell.js'
import { summaryMarkdown } from './summary.js'
import { type ReportSettings, reportView } from './view.js'
import { listPage, listPages } from './walk/walk-list.js'
import { walkPage } from './walk/walk-page.js'
import { walkViews } from './walk/walk-view.js'

/**
 * Everything a run leaves for people and for CI, beside its `run.json`: the report in all languages, JUnit and a summary.
 * Walks are read one after another, and no more than one is in memory.
 *
 * @param language that of `index.html` and of the summary.
 * @param ending sessions that end before long.
 * @returns the path of the report's first page.
 */
export async function writeReports(
  stored: StoredRun,
  settings: ReportSettings,
  language: Language,
  ending: readonly EndingSession[] = [],
): Promise<string> {
  const { run, out } = stored
  const report = join(out, 'report')
  writeFileAtomically(join(report, FILES.style), REPORT_STYLE)
  for (const { name, content } of reportScripts()) writeFileAtomically(join(report, name), content)
  const view = reportView(stored, settings)
  const varying = writeWalks(stored, settings, language, view.reviewed.causes)
  writeLists(run.walks, report, language)
  // Last: what it links to is there.
  for (const one of LANGUAGES) {
    const shell = folderShell(one, language, 'index')
    writeFileAtomically(join(report, indexFile(one, language)), indexPage({ ...view, varying, ending }, shell))
  }
  writeFileAtomically(join(out, 'junit.xml'), await junitXml(run))
  writeFileAtomically(join(out, 'summary.md'), summaryMarkdown(run, language, ending))
  return join(report, 'index.html')
}

/**
 * Writes a page per walk and language. Thousands of them are not flushed to the disk one by one: they can be made again.
 *
 * @returns how many things kept varying, by flow.
 */
function writeWalks(
  stored: StoredRun,
  settings: ReportSettings,
  first: Language,
  causes: readonly Cause[],
): ReadonlyMap<string, number> {
  const { run, out } = stored
  const shells = LANGUAGES.map((language) => folderShell(language, first, 'walks'))
  const views = walkViews(stored, settings, causes)
  const varying = new Map<string, number>()
  for (const [index, { id, flow }] of run.walks.entries()) {
    const view = views(index)
    for (const shell of shells)
      writeUnflushed(join(out, 'report', 'walks', walkFile({ id }, shell.language, first)), walkPage(view, shell))
    const count = view.walk.steps.reduce((sum, { volatile }) => sum + volatile.length, 0)
    if (count > 0) varying.set(flow, (varying.get(flow) ?? 0) + count)
  }
  return varying
}

function writeLists(walks: readonly WalkSummary[], report: string, first: Language): void {
  for (const language of LANGUAGES) {
    const shell = folderShell(language, first, 'walks')
    for (let number = 1; number <= listPages(walks); number += 1)
      writeUnflushed(join(report, 'walks', listFile(number, language, first)), listPage(walks, number, shell))
  }
}
