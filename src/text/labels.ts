import { datesIn } from './dates.js'
import { namePattern, normalise } from './normalise.js'

/**
 * Numbers and badges in labels: how many there are of something is no part of what it is called. "Inbox", "Inbox 27",
 * "Inbox (3)", "99+ Inbox" and "Inbox 12 new" are one label.
 */

const COUNT = "\\d{1,4}(?:[.,'\\s]\\d{3}){0,3}(?:[.,]\\d)?\\s?[km]?\\+?"
/** What badges count, in English, German, French, Italian. */
const COUNTED =
  'new|unread|items?|notifications?|messages?|alerts?|pending|open|neue?s?|neu|ungelesene?|offene?|nachrichten?|meldungen|einträge?|nouveaux?|nouvelles?|non lus?|non lues?|messages?|éléments?|nuov[oaie]|non lett[oiae]|messagg[io]|notifiche|element[io]'
const COUNTS = `${COUNT}(?:\\s(?:${COUNTED})){0,2}`
const BADGE = `(?:[([{]\\s?${COUNTS}\\s?[)\\]}]|${COUNTS})`
/** What sites set beside an entry that has just come, or that they want to be looked at, however it is written. */
const FRESH_WORDS = ['new', 'neu', 'nouveau', 'nuovo', 'beta', 'hot', 'updated']
const FRESH_LOUD = FRESH_WORDS.flatMap((word) => [capitalised(word), word.toUpperCase()])
/** Markup may leave no space between the two: "Your dataNew". */
const FRESH_AFTER = `(?:\\s(?:${[...FRESH_WORDS, ...FRESH_LOUD].join('|')})|(?<=\\p{Ll}{3})(?:${FRESH_LOUD.join('|')}))!?`
const FRESH = new RegExp(`${FRESH_AFTER}$`, 'u')
/** The same in the middle, before what explains an entry: "Your dataNew How it is used". */
const FRESH_WITHIN = new RegExp(`(?<=\\p{Ll}{3})(?:${FRESH_LOUD.join('|')})!?(?=\\s)`, 'gu')

const BADGE_ONLY = new RegExp(`^(?:${BADGE}|•|[()\\s]*)$`, 'iu')
const BADGE_BEFORE = new RegExp(`^${BADGE}(?=\\s\\p{L})\\s`, 'iu')
/** Markup may leave no space between the two. */
const BADGE_AFTER = new RegExp(`(?:[\\s:]{1,2}|(?<=\\p{Ll}{3}))${BADGE}$`, 'iu')
/** "8.3", "v2.0.1-beta": the version of what is named, or a day. */
const VERSION_AFTER = /\s(?:v|version\s)?\d{1,3}(?:\.\d{1,4}){1,3}(?:[-+~][\p{L}\d.]+)?$/iu
/** Numbers of these are more than a count. */
const MEASURED =
  /[€$£%§]|(?<!\p{L})(?:eur|usd|chf|gbp|days?|weeks?|months?|years?|hours?|minutes?|tag(?:en?)?|wochen?|monat(?:en?)?|jahr(?:en?)?|stunden?|minuten?|jours?|semaines?|mois|ans|années?|heures?|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|or[ae]|kg|km|mb|gb)(?!\p{L})/iu

/** True for a text that is nothing but a badge: "3", "(12 new)". */
export function isBadge(text: string): boolean {
  return BADGE_ONLY.test(normalise(text))
}

/** A label without its badges, and with `#` for each number that is left. */
export function labelOf(name: string): string {
  const whole = normalise(name)
  if (whole.length > 300) return whole
  const isVersion = VERSION_AFTER.test(whole) && datesIn(whole).length === 0
  const badge = isVersion ? VERSION_AFTER : BADGE_AFTER
  const bare = normalise(
    whole.replace(BADGE_BEFORE, '').replace(badge, '').replace(FRESH_WITHIN, '').replace(FRESH, ''),
  )
  return (bare && !isBadge(bare) ? bare : whole).replace(/\d+(?:[.,:']\d+)*/g, '#')
}

/** True when two names are one label, whatever they count. */
export function sameLabel(a: string, b: string): boolean {
  return normalise(a) === normalise(b) || labelOf(a) === labelOf(b)
}

/** From this many words on, a text is a sentence, and a number in it says something. */
const SENTENCE_WORDS = 5

/** True for texts in which a number is what a reader is told: sentences, and whatever has a unit. */
export function numbersMatter(text: string): boolean {
  return MEASURED.test(text) || (text.match(/\p{L}{2,}/gu) ?? []).length >= SENTENCE_WORDS
}

/**
 * A pattern for one of the names with or without a badge beside it. What stands under the bare name comes first: ask
 * for `namePattern(names)` before.
 */
export function badgedNamePattern(names: readonly string[]): RegExp {
  return namePattern(names, { before: `${BADGE}\\s`, after: `(?:\\s?:?\\s?${BADGE}|${FRESH_AFTER})` })
}

/**
 * A pattern for one of the names with icons beside it that are words in the page's code, such as those of an icon font, with or
 * without a badge.
 *
 * @param icon a pattern of such a word.
 */
export function iconedNamePattern(names: readonly string[], icon: string): RegExp {
  return namePattern(names, {
    before: `(?:(?:${icon}|${BADGE})\\s){1,2}`,
    after: `(?:\\s${icon}|\\s?:?\\s?${BADGE}|${FRESH_AFTER}){1,2}`,
  })
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
