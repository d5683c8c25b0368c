import { anchorOf } from '../page/anchor.js'
import type { Language } from '../settings/language.js'
import { DECIDE_SCRIPTS } from './deciding/form.js'

/** The style and the scripts of all pages of a report, below the folder `report` of a run; scripts in the order they need. */
export const FILES = {
  style: 'report.css',
  /** Of every page with pictures to compare. */
  compare: 'compare.js',
  /** Of the first page, where decisions are taken. */
  decide: DECIDE_SCRIPTS,
} as const

/** The first page in a language; that of the settings is `index.html`. */
export function indexFile(language: Language, first: Language): string {
  return `index${ending(language, first)}`
}

/** The page of a walk, below `walks/`. */
export function walkFile(walk: { readonly id: string }, language: Language, first: Language): string {
  return `${anchorOf(walk)}${ending(language, first)}`
}

/** A page of the list of all walks, below `walks/`; no walk's page is called like that, for theirs have two `--`. */
export function listFile(page: number, language: Language, first: Language): string {
  return `index${page === 1 ? '' : `-${page}`}${ending(language, first)}`
}

function ending(language: Language, first: Language): string {
  return language === first ? '.html' : `.${language}.html`
}

/** The anchor of a cause on the first page. */
export function causeAnchor({ id }: { readonly id: string }): string {
  return `c-${id}`
}

/** The anchor of a step on the page of its walk. */
export function stepAnchor(step: string): string {
  return `s-${step}`
}
