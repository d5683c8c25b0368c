import type { Language } from '../settings/language.js'
import { numbersIn } from './text.js'

/** What the report in one file says of what is not in it. */
type SingleWords = {
  readonly noPictures: string
  readonly inShort: string
  /** @param count of causes that are not even named. */
  readonly more: (count: string) => string
  readonly about: string
  /** What the whole report is called where it can be followed. */
  readonly whole: string
}

const WORDS: Readonly<Record<Language, SingleWords>> = {
  en: {
    noPictures: 'There was no room in this file for its pictures; the whole report shows them.',
    inShort: 'Further causes, in short',
    more: (count) => `and ${count} more in the whole report`,
    about: 'This file holds what wants a decision. Every walk, screen by screen, is in the whole report of the night:',
    whole: 'the whole report',
  },
  de: {
    noPictures: 'Für die Bilder dazu war in dieser Datei kein Platz; der ganze Bericht zeigt sie.',
    inShort: 'Weitere Ursachen, in Kürze',
    more: (count) => `und ${count} weitere im ganzen Bericht`,
    about:
      'Diese Datei enthält, worüber zu entscheiden ist. Jeder Weg steht, Ansicht für Ansicht, im ganzen Bericht der Nacht:',
    whole: 'der ganze Bericht',
  },
  fr: {
    noPictures: 'Il n’y avait pas de place dans ce fichier pour ses images\u00a0; le rapport complet les montre.',
    inShort: 'Autres causes, en bref',
    more: (count) => `et ${count} de plus dans le rapport complet`,
    about:
      'Ce fichier contient ce qui attend une décision. Chaque chemin se trouve, écran par écran, dans le rapport complet de la nuit\u00a0:',
    whole: 'le rapport complet',
  },
  it: {
    noPictures: 'In questo file non c’era posto per le sue immagini: sono nel rapporto completo.',
    inShort: 'Altre cause, in breve',
    more: (count) => `e altre ${count} nel rapporto completo`,
    about:
      'Questo file contiene ciò che attende una decisione. Ogni percorso, schermata per schermata, è nel rapporto completo della notte:',
    whole: 'il rapporto completo',
  },
}

export function singleWordsIn(
  language: Language,
): Omit<SingleWords, 'more'> & { readonly more: (n: number) => string } {
  const n = numbersIn(language)
  return { ...WORDS[language], more: (count) => WORDS[language].more(n(count)) }
}
