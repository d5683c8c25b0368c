import type { Language } from '../settings/language.js'
import { DE } from './decide/de.js'
import { type DecideWords, EN } from './decide/en.js'
import { FR } from './decide/fr.js'
import { IT } from './decide/it.js'

export type { DecideWords }

const WORDS: Readonly<Record<Language, DecideWords>> = { en: EN, de: DE, fr: FR, it: IT }

/** All texts of a language that a person decides by. */
export function decideWordsIn(language: Language): DecideWords {
  return WORDS[language]
}
