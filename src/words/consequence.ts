import type { Consequence } from '../cause/decision.js'
import type { Language } from '../settings/language.js'
import { wordsIn } from './language.js'
import { numbersIn } from './text.js'

/** A sentence for one, and one for any other number of things. */
type Counted = readonly [one: string, many: (count: string) => string]

type Words = {
  readonly screens: Counted
  readonly waiting: Counted
  readonly verified: Counted
  readonly links: (flows: string) => string
  readonly claim: (says: string, locale: string) => string
  readonly sentence: (before: string, after: string, locale: string) => string
  readonly newSentence: (after: string, locale: string) => string
  readonly files: (files: string) => string
  readonly guides: (guides: string) => string
  readonly ignored: Counted
  readonly byHand: string
  readonly nothing: string
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    screens: ['One screen is approved.', (n) => `${n} screens are approved.`],
    waiting: ['One screen waits for another decision.', (n) => `${n} screens wait for other decisions.`],
    verified: ['One walk is verified again.', (n) => `${n} walks are verified again.`],
    links: (flows) => `Verified as a whole: ${flows}`,
    claim: (says, locale) => `Published as not kept (${locale}): ${says}`,
    sentence: (before, after, locale) => `The sentence (${locale}) ${before} becomes ${after}`,
    newSentence: (after, locale) => `New sentence (${locale}): ${after}`,
    files: (files) => `Changed: ${files}`,
    guides: (guides) => `Guides that have to follow: ${guides}`,
    ignored: ['One thing is not compared any more.', (n) => `${n} things are not compared any more.`],
    byHand: 'Nothing can be approved or patched: somebody has to write the flow anew. Nobody is reminded for a week.',
    nothing: 'Nothing is changed.',
  },
  de: {
    screens: ['Ein Bild wird freigegeben.', (n) => `${n} Bilder werden freigegeben.`],
    waiting: ['Ein Bild wartet auf eine andere Entscheidung.', (n) => `${n} Bilder warten auf andere Entscheidungen.`],
    verified: ['Ein Weg stimmt wieder.', (n) => `${n} Wege stimmen wieder.`],
    links: (flows) => `Stimmt im Ganzen: ${flows}`,
    claim: (says, locale) => `Gilt öffentlich als nicht eingehalten (${locale}): ${says}`,
    sentence: (before, after, locale) => `Aus dem Satz (${locale}) ${before} wird ${after}`,
    newSentence: (after, locale) => `Neuer Satz (${locale}): ${after}`,
    files: (files) => `Geändert: ${files}`,
    guides: (guides) => `Anleitungen, die nachziehen müssen: ${guides}`,
    ignored: ['Eine Stelle wird nicht mehr verglichen.', (n) => `${n} Stellen werden nicht mehr verglichen.`],
    byHand:
      'Es lässt sich nichts freigeben und nichts anpassen: Jemand muss den Ablauf neu schreiben. Eine Woche lang wird niemand erinnert.',
    nothing: 'Nichts ändert sich.',
  },
  fr: {
    screens: ['Une image est approuvée.', (n) => `${n} images sont approuvées.`],
    waiting: ['Une image attend une autre décision.', (n) => `${n} images attendent d’autres décisions.`],
    verified: ['Un chemin est de nouveau vérifié.', (n) => `${n} chemins sont de nouveau vérifiés.`],
    links: (flows) => `Vérifié en entier\u00a0: ${flows}`,
    claim: (says, locale) => `Publié comme non tenu (${locale})\u00a0: ${says}`,
    sentence: (before, after, locale) => `La phrase (${locale}) ${before} devient ${after}`,
    newSentence: (after, locale) => `Nouvelle phrase (${locale})\u00a0: ${after}`,
    files: (files) => `Modifié\u00a0: ${files}`,
    guides: (guides) => `Guides à mettre à jour\u00a0: ${guides}`,
    ignored: ['Un élément n’est plus comparé.', (n) => `${n} éléments ne sont plus comparés.`],
    byHand:
      'Rien ne peut être approuvé ni corrigé\u00a0: quelqu’un doit réécrire le parcours. Personne ne reçoit de rappel pendant une semaine.',
    nothing: 'Rien ne change.',
  },
  it: {
    screens: ['Un’immagine viene approvata.', (n) => `${n} immagini vengono approvate.`],
    waiting: ['Un’immagine aspetta un’altra decisione.', (n) => `${n} immagini aspettano altre decisioni.`],
    verified: ['Un percorso è di nuovo verificato.', (n) => `${n} percorsi sono di nuovo verificati.`],
    links: (flows) => `Verificato per intero: ${flows}`,
    claim: (says, locale) => `Pubblicato come non mantenuto (${locale}): ${says}`,
    sentence: (before, after, locale) => `La frase (${locale}) ${before} diventa ${after}`,
    newSentence: (after, locale) => `Nuova frase (${locale}): ${after}`,
    files: (files) => `Modificato: ${files}`,
    guides: (guides) => `Guide da aggiornare: ${guides}`,
    ignored: ['Una cosa non viene più confrontata.', (n) => `${n} cose non vengono più confrontate.`],
    byHand:
      'Non si può approvare né correggere niente: qualcuno deve riscrivere il percorso. Per una settimana nessuno riceve promemoria.',
    nothing: 'Non cambia niente.',
  },
}

/** What a decision comes to, a sentence a line; never empty. */
export function consequenceInWords(consequence: Consequence, language: Language): readonly string[] {
  const words = WORDS[language]
  const { quoted } = wordsIn(language)
  const { screens, waiting, verified, links, claims, sentences, files, guides, ignored, byHand } = consequence
  const counted = ([one, many]: Counted, count: number) => {
    if (count === 0) return []
    return [count === 1 ? one : many(numbersIn(language)(count))]
  }
  const listed = (say: (list: string) => string, entries: readonly string[]) =>
    entries.length > 0 ? [say(entries.join(', '))] : []
  const lines = [
    ...counted(words.screens, screens),
    ...counted(words.waiting, waiting.length),
    ...counted(words.ignored, ignored),
    ...listed(words.files, files),
    ...sentences.map(({ before, after, locale }) =>
      before === null
        ? words.newSentence(quoted(after), locale)
        : words.sentence(quoted(before), quoted(after), locale),
    ),
    ...counted(words.verified, verified.length),
    ...listed(words.links, links),
    ...claims.map(({ says, locale }) => words.claim(quoted(says), locale)),
    ...listed(
      words.guides,
      guides.map(({ title, publisher }) => `${title} (${publisher})`),
    ),
    ...(byHand ? [words.byHand] : []),
  ]
  return lines.length > 0 ? lines : [words.nothing]
}
