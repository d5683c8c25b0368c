import type { Language } from '../settings/language.js'
import { dateOf } from './dates.js'

/** What the obstacle record says in a language: names of what is counted, and sentences for who cannot see the chart. */
export type ObstacleWords = {
  readonly title: (route: string) => string
  /** What is counted, as headings of the chart. */
  readonly clicks: string
  readonly screens: string
  readonly fields: string
  /** What runs along the chart. */
  readonly nights: string
  readonly notReached: string
  /** `6 clicks, 7 screens, 2 fields` */
  readonly asked: (clicks: number, screens: number, fields: number) => string
  readonly stretch: (from: string, to: string, what: string) => string
  /** So many nights of so many. */
  readonly reached: (reached: number, walked: number) => string
}

const counted = (one: string, many: string, isOne: (count: number) => boolean) => (count: number) =>
  `${count} ${isOne(count) ? one : many}`
const exactlyOne = (count: number) => count === 1
/** French counts none like one. */
const upToOne = (count: number) => count < 2

export const OBSTACLE_WORDS: Readonly<Record<Language, ObstacleWords>> = {
  en: {
    title: (route) => `What this way asks of its reader: ${route}`,
    clicks: 'Clicks',
    screens: 'Screens',
    fields: 'Fields to fill in',
    nights: 'Nights',
    notReached: 'not reached',
    asked: (clicks, screens, fields) =>
      [
        counted('click', 'clicks', exactlyOne)(clicks),
        counted('screen', 'screens', exactlyOne)(screens),
        counted('field', 'fields', exactlyOne)(fields),
      ].join(', '),
    stretch: (from, to, what) => (from === to ? `${from}: ${what}.` : `${from} to ${to}: ${what}.`),
    reached: (reached, walked) => `Reached on ${reached} of ${counted('night', 'nights', exactlyOne)(walked)}.`,
  },
  de: {
    title: (route) => `Was dieser Weg verlangt: ${route}`,
    clicks: 'Klicks',
    screens: 'Bildschirme',
    fields: 'Auszufüllende Felder',
    nights: 'Nächte',
    notReached: 'nicht erreicht',
    asked: (clicks, screens, fields) =>
      [
        counted('Klick', 'Klicks', exactlyOne)(clicks),
        counted('Bildschirm', 'Bildschirme', exactlyOne)(screens),
        counted('Feld', 'Felder', exactlyOne)(fields),
      ].join(', '),
    stretch: (from, to, what) => (from === to ? `${from}: ${what}.` : `${from} bis ${to}: ${what}.`),
    reached: (reached, walked) =>
      walked === 1 ? `In ${reached} von 1 Nacht erreicht.` : `In ${reached} von ${walked} Nächten erreicht.`,
  },
  fr: {
    title: (route) => `Ce que ce chemin demande : ${route}`,
    clicks: 'Clics',
    screens: 'Écrans',
    fields: 'Champs à remplir',
    nights: 'Nuits',
    notReached: 'non atteint',
    asked: (clicks, screens, fields) =>
      [
        counted('clic', 'clics', upToOne)(clicks),
        counted('écran', 'écrans', upToOne)(screens),
        counted('champ', 'champs', upToOne)(fields),
      ].join(', '),
    stretch: (from, to, what) => (from === to ? `${from} : ${what}.` : `Du ${from} au ${to} : ${what}.`),
    reached: (reached, walked) => `Atteint ${counted('nuit', 'nuits', upToOne)(reached)} sur ${walked}.`,
  },
  it: {
    title: (route) => `Che cosa richiede questo percorso: ${route}`,
    clicks: 'Clic',
    screens: 'Schermate',
    fields: 'Campi da compilare',
    nights: 'Notti',
    notReached: 'non raggiunto',
    asked: (clicks, screens, fields) =>
      [
        `${clicks} clic`,
        counted('schermata', 'schermate', exactlyOne)(screens),
        counted('campo', 'campi', exactlyOne)(fields),
      ].join(', '),
    stretch: (from, to, what) => (from === to ? `${from}: ${what}.` : `Dal ${from} al ${to}: ${what}.`),
    reached: (reached, walked) => `Raggiunto ${counted('notte', 'notti', exactlyOne)(reached)} su ${walked}.`,
  },
}

/** A stretch of nights in one sentence. */
export function stretchInWords(
  { first, last, counts }: { readonly first: string; readonly last: string; readonly counts: Asked | null },
  language: Language,
): string {
  const words = OBSTACLE_WORDS[language]
  const what = counts ? words.asked(counts.clicks, counts.screens, counts.fields) : words.notReached
  return words.stretch(dateOf(first, language), dateOf(last, language), what)
}

/** What a chart shows of a stretch. */
export type Asked = { readonly clicks: number; readonly screens: number; readonly fields: number }
