import type { Language } from '../settings/language.js'
import { TAGS } from './text.js'

/** Made once: making one takes longer than thousands of dates. */
const DAYS = {
  en: new Intl.DateTimeFormat(TAGS.en, { dateStyle: 'long', timeZone: 'UTC' }),
  de: new Intl.DateTimeFormat(TAGS.de, { dateStyle: 'long', timeZone: 'UTC' }),
  fr: new Intl.DateTimeFormat(TAGS.fr, { dateStyle: 'long', timeZone: 'UTC' }),
  it: new Intl.DateTimeFormat(TAGS.it, { dateStyle: 'long', timeZone: 'UTC' }),
} as const satisfies Readonly<Record<Language, Intl.DateTimeFormat>>

/** A day in words, in UTC. */
export function dateOf(iso: string, language: Language): string {
  const key = `${language}${iso.slice(0, 10)}`
  const known = said.get(key)
  if (known !== undefined) return known
  const text = DAYS[language].format(new Date(iso))
  // A publication names few days, thousands of times.
  if (said.size < MOST_DAYS) said.set(key, text)
  return text
}

const MOST_DAYS = 2000
const said = new Map<string, string>()

/** A moment in words, in UTC and saying so. */
export function momentOf(iso: string, language: Language): string {
  const format = new Intl.DateTimeFormat(TAGS[language], { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return `${format.format(new Date(iso))} UTC`
}
