import { anchorOf } from '../page/anchor.js'
import { LANGUAGES, type Language } from '../settings/language.js'
import type { StoredRun } from '../state/runs.js'
import { indexPage } from './index-page.js'
import { folderShell } from './shell.js'
import { type ReportSettings, reportView } from './view.js'
import { listPage, listPages } from './walk/walk-list.js'
import { walkPage } from './walk/walk-page.js'
import { walkViews } from './walk/walk-view.js'

/**
 * A page of the report as `guidewatch review` serves it: made anew each time, so that it shows what is approved now.
 *
 * @param first the language of `index.html`.
 * @param path below `report/`, such as `index.de.html` or `walks/<anchor>.html`.
 * @returns `null` when the report has no such page.
 */
export function pageAt(stored: StoredRun, settings: ReportSettings, first: Language, path: string): string | null {
  const [, folder = '', name = '', ending] = /^(walks\/)?([^/]+?)(?:\.([a-z]{2}))?\.html$/.exec(path) ?? []
  const language = ending === undefined ? first : LANGUAGES.find((one) => one === ending && one !== first)
  if (name === '' || language === undefined) return null
  const { walks } = stored.run
  if (folder === '') {
    const shell = folderShell(language, first, 'index', 'served')
    return name === 'index' ? indexPage(reportView(stored, settings), shell) : null
  }
  const shell = folderShell(language, first, 'walks', 'served')
  const number = name === 'index' ? 1 : Number(/^index-([1-9]\d{0,5})$/.exec(name)?.[1] ?? 0)
  if (number > 0) return number <= listPages(walks) ? listPage(walks, number, shell) : null
  const index = walks.findIndex((walk) => anchorOf(walk) === name)
  return index < 0
    ? null
    : walkPage(walkViews(stored, settings, reportView(stored, settings).reviewed.causes)(index), shell)
}
