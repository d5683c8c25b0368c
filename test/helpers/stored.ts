import { indexPage } from '../../src/report/index-page.js'
import { folderShell } from '../../src/report/shell.js'
import { reportView } from '../../src/report/view.js'
import { walkPage } from '../../src/report/walk/walk-page.js'
import type { Language } from '../../src/settings/language.js'
import type { Settings } from '../../src/settings/settings.js'
import { type Run, summaryOf, type WalkResult } from '../../src/state/result.js'
import type { StoredRun } from '../../src/state/runs.js'
import { temporaryFolder } from './cli.js'

/** A run as if it had been read, of walks that lie nowhere. */
export function heldRun(head: Omit<Run, 'walks'>, walks: readonly WalkResult[]): StoredRun {
  const walk = (id: string) => walks.find((one) => one.id === id) as WalkResult
  return { run: { ...head, walks: walks.map(summaryOf) }, out: temporaryFolder(), walk }
}

/** All pages of a report as one text: the first one, then one per walk. */
export function reportHtml(stored: StoredRun, language: Language, first: Language): string {
  const state = temporaryFolder()
  const settings = { state, snapshots: state, alerts: {} as Settings['alerts'] }
  const view = reportView(stored, settings, new Map([['a', 2]]))
  const { run } = stored
  const walks = run.walks.map(({ id }, index) => {
    const [previous, next] = [run.walks[index - 1], run.walks[index + 1]]
    const nights = run.walks.map(({ verdict }, at) => ({ run: `${at}`, at: run.startedAt, verdict, ms: 1 }))
    const { causes } = view.reviewed
    const shown = { run, walk: stored.walk(id), causes, variants: new Map(), nights, previous, next }
    return walkPage(shown, folderShell(language, first, 'walks'))
  })
  return [indexPage(view, folderShell(language, first, 'index')), ...walks].join('\n')
}
