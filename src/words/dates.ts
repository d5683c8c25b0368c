import type { Language } from '../settings/language.js'
import { TAGS } from './text.js'

// Made once: making one takes longer than thousands of dates.
const DAYS = formats('long')
const SHORT = formats('medium')

function formats(dateStyle: 'long' | 'medium'): Readonly<Record<Language, Intl.DateTimeFormat>> {
  const format = (language: Language) => new Intl.DateTimeFormat(TAGS[language], { dateStyle, timeZone: 'UTC' })
  return { en: format('en'), de: format('de'), fr: format('fr'), it: format('it') }
}

/** A day in words, in UTC. */
export const dateOf = remembered(DAYS)

/** `26 Nov 2026`, in UTC. */
export const shortDateOf = remembered(SHORT)

const MOST_DAYS = 2000

/** A publication names few days, thousands of times. */
function remembered(formats: Readonly<Record<Language, Intl.DateTimeFormat>>) {
  const said = new Map<string, string>()
  return (iso: string, language: Language): string => {
    const key = `${language}${iso.slice(0, 10)}`
    const known = said.get(key)
    if (known !== undefined) return known
    const text = formats[language].format(new Date(iso))
    if (said.size < MOST_DAYS) said.set(key, text)
    return text
  }
}

/** A moment in words, in UTC and saying so. */
export function momentOf(iso: string, language: Language): string {
  const format = new Intl.DateTimeFormat(TAGS[language], { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return `${format.format(new Date(iso))} UTC`
}
