import type { Language } from '../settings/language.js'
import { DE } from './guide-incident/de.js'
import { EN, type GuideIncidentWords } from './guide-incident/en.js'
import { FR } from './guide-incident/fr.js'
import { IT } from './guide-incident/it.js'

const WORDS: Readonly<Record<Language, GuideIncidentWords>> = { en: EN, de: DE, fr: FR, it: IT }

/** What alerts, letters, the report and published pages say of sentences in guides that are wrong. */
export function guideIncidentWords(language: Language): GuideIncidentWords {
  return WORDS[language]
}
