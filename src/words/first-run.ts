import type { Language } from '../settings/language.js'

/** What is said of walks of which nothing is approved yet. */
type Texts = {
  /** Of none of the walks is anything approved. */
  readonly nothing: string
  /** Of some; both numbers are 1 or more. */
  readonly some: (walks: number, all: number) => string
  /** Before the command that approves them. */
  readonly approve: string
}

const TEXTS: Readonly<Record<Language, Texts>> = {
  en: {
    nothing:
      'Nothing is approved yet: every screen was walked and is in the report, but there is nothing to compare it with. Later nights can only tell what changes once it is approved.',
    some: (walks, all) =>
      `Nothing is approved yet of ${walks} of ${all} walks: their screens are in the report, but there is nothing to compare them with.`,
    approve: 'If all of them show what the guides say, approve them:',
  },
  de: {
    nothing:
      'Noch ist nichts freigegeben: Jeder Bildschirm wurde abgegangen und steht im Bericht, aber es gibt nichts, womit er sich vergleichen ließe. Erst nach der Freigabe können spätere Nächte sagen, was sich ändert.',
    some: (walks, all) =>
      `Von ${walks} der ${all} Wege ist noch nichts freigegeben: Ihre Bildschirme stehen im Bericht, aber es gibt nichts, womit sie sich vergleichen ließen.`,
    approve: 'Wenn sie alle zeigen, was die Anleitungen sagen, freigeben:',
  },
  fr: {
    nothing:
      'Rien n’est encore approuvé\u00a0: chaque écran a été parcouru et se trouve dans le rapport, mais il n’y a rien à quoi le comparer. Les nuits suivantes ne pourront dire ce qui change qu’une fois les écrans approuvés.',
    some: (walks, all) =>
      `Rien n’est encore approuvé pour ${walks} parcours sur ${all}\u00a0: leurs écrans se trouvent dans le rapport, mais il n’y a rien à quoi les comparer.`,
    approve: 'S’ils montrent tous ce que disent les guides, pour les approuver\u00a0:',
  },
  it: {
    nothing:
      'Niente è ancora approvato: ogni schermata è stata percorsa ed è nel rapporto, ma non c’è nulla con cui confrontarla. Solo dopo l’approvazione le notti seguenti potranno dire che cosa cambia.',
    some: (walks, all) =>
      `Di ${walks} percorsi su ${all} niente è ancora approvato: le loro schermate sono nel rapporto, ma non c’è nulla con cui confrontarle.`,
    approve: 'Se mostrano tutte ciò che dicono le guide, per approvarle:',
  },
}

/** A line of text, or a command to be called. */
export type FirstRunLine = { readonly kind: 'text' | 'command'; readonly text: string }

/**
 * What to do with walks of which nothing is approved; nothing where there are none.
 *
 * @param unapproved how many of all walks that could be judged.
 * @param run its id; its folder, if it lies elsewhere than the others.
 */
export function firstRunInWords(
  { unapproved, all }: { readonly unapproved: number; readonly all: number },
  run: string,
  language: Language,
): readonly FirstRunLine[] {
  if (unapproved === 0) return []
  const { nothing, some, approve } = TEXTS[language]
  return [
    { kind: 'text', text: unapproved >= all ? nothing : some(unapproved, all) },
    { kind: 'text', text: approve },
    { kind: 'command', text: `guidewatch approve ${run}` },
  ]
}
