import { html } from 'hono/html'
import { asAddress } from '../page/escape.js'
import { type Html, policyOf } from '../page/frame.js'
import type { Language } from '../settings/language.js'
import type { ReportMode } from './deciding/form.js'
import { FILES, indexFile, listFile, stepAnchor, walkFile } from './files.js'
import type { Picture, PicturePair, Shown, ShownPair } from './pictures.js'

/** How a page of the report is dressed, and how it reaches pictures and other pages. */
export type Shell = {
  readonly mode: ReportMode
  readonly language: Language
  /** The language of `index.html`. */
  readonly first: Language
  /** What the page may load, as {@link policyOf} writes it. */
  readonly policy: string
  readonly style: Html
  /** What is put before the end of the body. */
  readonly scripts: Html | ''
  /** The address of a file of the run, by its path relative to the run's folder; `null` where there is none. */
  readonly file: (path: string) => string | null
  /** The pictures of a difference as they are shown; `null` where there is no room for them. */
  readonly pair: (pair: PicturePair) => ShownPair | null
  /** The address of the first page in a language. */
  readonly index: (language: Language) => string
  /** The address of a walk's page, at one of its steps; `null` where there is none. */
  readonly walk: (id: string, step?: string) => string | null
  /** The address of a page of the list of all walks, counted from 1; `null` where there is none. */
  readonly list: (page: number) => string | null
  /** Of a page that is one file: where the whole report can be found; `null` where nobody is told. */
  readonly whole?: string | null
}

/** Where a page lies: the first one in the report's folder, those of walks one below. */
export type Place = 'index' | 'walks'

/**
 * The shell of a page that lies in the run's folder. The same pages are served: all addresses are relative.
 *
 * @param first the language of `index.html`.
 */
export function folderShell(
  language: Language,
  first: Language,
  place: Place,
  mode: Exclude<ReportMode, 'single'> = 'folder',
): Shell {
  const [toReport, toRun, toWalks] = place === 'index' ? ['', '../', 'walks/'] : ['../', '../../', '']
  const file = (path: string) => `${toRun}${asAddress(path)}`
  const shown = ({ path, width, height }: Picture): Shown => ({ src: file(path), width, height })
  const scripts = place === 'index' ? [FILES.compare, ...FILES.decide] : [FILES.compare]
  const own = mode === 'folder' ? "'self' file:" : "'self'"
  return {
    mode,
    language,
    first,
    policy: policyOf({
      'img-src': own,
      'style-src': own,
      'script-src': own,
      ...(mode === 'served' ? { 'connect-src': own } : {}),
    }),
    style: html`<link rel="stylesheet" href="${toReport}${FILES.style}">`,
    scripts: html`${scripts.map((name) => html`<script src="${toReport}${name}"></script>\n`)}`,
    file,
    pair: (pair) => ({
      ...pair,
      before: pair.before && shown(pair.before),
      after: shown(pair.after),
      difference: pair.difference && file(pair.difference),
      variants: pair.variants.map(shown),
    }),
    index: (other) => `${toReport}${indexFile(other, first)}`,
    walk: (id, step) =>
      `${toWalks}${asAddress(walkFile({ id }, language, first))}${step === undefined ? '' : `#${stepAnchor(step)}`}`,
    list: (page) => `${toWalks}${listFile(page, language, first)}`,
  }
}
