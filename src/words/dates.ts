import type { Language } from '../settings/language.js'
import { TAGS } from './text.js'

/** A day in words, in UTC. */
export function dateOf(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(TAGS[language], { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso))
}

/** A moment in words, in UTC and saying so. */
export function momentOf(iso: string, language: Language): string {
  const format = new Intl.DateTimeFormat(TAGS[language], { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return `${format.format(new Date(iso))} UTC`
}
