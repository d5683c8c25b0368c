import { asAddress } from '../../page/escape.js'
import type { Language } from '../../settings/language.js'
import type { LinkOutline } from '../schema.js'
import type { View } from './view.js'

/** Files of the publication that the pages lead to, by their paths below its folder. */
export const FILES = {
  style: 'assets/site.css',
  script: 'assets/page.js',
  reader: 'assets/guidewatch-reader.js',
  status: 'status.json',
  head: 'head.json',
  deadlines: (language: Language) => `deadlines.${language}.ics`,
  record: (link: string) => `obstacles/${link}.csv`,
  atom: (link: string, language: Language) => `feeds/${language}/${link}.atom`,
  json: (link: string, language: Language) => `feeds/${language}/${link}.json`,
  badge: (link: string, language: Language) => `badges/${language}/${link}.svg`,
  /** Its first page, or a further one; no link has an underscore in its name. */
  overview: (language: Language, page = 1) => `${language}/index${page === 1 ? '' : `_${page}`}.html`,
} as const

/** An address for this page: relative, so that the folder can lie anywhere. */
export function addressOf(path: string, { up }: Pick<View, 'up'>): string {
  return `${up}${asAddress(path)}`
}

/** The page of a link in a language, else in English, else in any; `null` when it has none. */
export function pageOf(
  { pages }: LinkOutline,
  language: Language,
): { readonly path: string; readonly language: string } | null {
  const found = [language, 'en', ...Object.keys(pages).sort()].find((one) => pages[one])
  const path = found === undefined ? undefined : pages[found]
  return found !== undefined && path !== undefined ? { path, language: found } : null
}
