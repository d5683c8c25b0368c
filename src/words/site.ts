import type { Language } from '../settings/language.js'
import { DE } from './site/de.js'
import { EN, type SiteWords } from './site/en.js'
import { FR } from './site/fr.js'
import { IT } from './site/it.js'

export type { SiteWords }

const WORDS: Readonly<Record<Language, SiteWords>> = { en: EN, de: DE, fr: FR, it: IT }

/** All texts of the published pages in a language. */
export function siteWordsIn(language: Language): SiteWords {
  return WORDS[language]
}
