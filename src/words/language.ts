import type { Language } from '../settings/language.js'
import { DE } from './de.js'
import { EN, type Vocabulary } from './en.js'
import { FR } from './fr.js'
import { IT } from './it.js'

const VOCABULARIES: Readonly<Record<Language, Vocabulary>> = { en: EN, de: DE, fr: FR, it: IT }

/** All texts of a language. */
export function wordsIn(language: Language): Vocabulary {
  return VOCABULARIES[language]
}

/** What a guidewatch before schema 2 said, which spoke English and German. */
export function told({ en, de }: { readonly en: string; readonly de: string }, language: Language): string {
  return language === 'de' ? de : en
}
