import type { Control, Value } from '../compare/finding.js'
import { mapTexts } from '../screen/why.js'
import type { Language } from '../settings/language.js'
import { momentOf } from './dates.js'
import { wordsIn } from './language.js'
import { type Noun, TAGS } from './text.js'

/**
 * What was or is there as a part of a sentence; '' for nothing. Long texts are cut so that a sentence stays one.
 *
 * @param feminine the grammatical gender of what it is said of.
 */
export function valueInWords(value: Value | null, language: Language, feminine = false): string {
  if (value === null) return ''
  if (typeof value === 'string') return short(value)
  const words = wordsIn(language)
  switch (value.kind) {
    // It is in English; what else the sentence says is enough.
    case 'told':
      return language === 'en' ? short(value.text).replace(/\.$/, '') : ''
    case 'texts':
      return value.texts.map((text) => words.quoted(short(text))).join(', ')
    case 'within':
      return value.containers.map((one) => called(one, language)).join(' > ') || words.subjects.anywhere
    case 'obstacle':
      return words.obstacles[value.obstacle].replace(/\.$/, '')
    case 'role':
      return nounOf(value.role, language).noun
    case 'state':
      return words.states[value.state](value.is, feminine)
    case 'language':
      return languageName(value.language, language)
    case 'other-language': {
      const [wanted, shown] = [value.wanted, value.shown].map((code) => languageName(code, language))
      return words.values['other-language']({ ...value, wanted: wanted ?? '', shown: shown ?? '' }, feminine)
    }
    case 'paused':
      return words.values.paused({ ...value, until: momentOf(value.until, language) }, feminine)
    default: {
      const say = words.values[value.kind] as (value: Value, feminine: boolean) => string
      return say(mapTexts(value, short), feminine)
    }
  }
}

/** What a part of a page is called, with its name but without its article. */
export function called({ role, name }: Control, language: Language): string {
  const { noun } = nounOf(role, language)
  return name ? `${noun} ${wordsIn(language).quoted(short(name))}` : noun
}

/** The word for a role; roles that no reader has a word for are elements. */
export function nounOf(role: string, language: Language): Noun {
  const { roles } = wordsIn(language)
  return Object.hasOwn(roles, role) ? roles[role as keyof typeof roles] : roles.element
}

const names = new Map<string, string>()

/** The name of a language in a language. */
export function languageName(code: string, language: Language): string {
  if (!/^[a-z]{2,3}$/i.test(code)) return code
  const key = `${language} ${code}`
  // Making a list of names takes longer than thousands of look-ups.
  const name = names.get(key) ?? new Intl.DisplayNames(TAGS[language], { type: 'language' }).of(code) ?? code
  names.set(key, name)
  return name
}

/** Longer texts are cut, in UTF-16 units. */
const LONGEST = 160

/** Cuts a text so that a sentence stays one. */
export function short(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

/** Two texts that would be cut before they differ begin a little before that, with a whole word. */
export function fromWhereTheyDiffer(one: string, other: string): readonly [string, string] {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  if (at < LONGEST / 2 || Math.max(one.length, other.length) <= LONGEST) return [one, other]
  const from = one.lastIndexOf(' ', at - LONGEST / 4) + 1
  return [`…${one.slice(from)}`, `…${other.slice(from)}`]
}
