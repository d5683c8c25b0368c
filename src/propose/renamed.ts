import { type LocalText, languageOf, textsFor } from '../text/local.js'
import { quotes, requoted } from '../text/quoted.js'

type Texts = string | readonly string[]

/** What a text says in a locale from now on; `undefined` where nobody who reads it there minds which of them it is. */
type Said = (text: Texts, locale: string) => Texts | undefined

/**
 * A label of a flow with new names in the locales in which they were seen; of several alternatives the first one, which
 * guides print, is another. The others keep what they have, for which one text may become one per language.
 *
 * @param names the new name per locale.
 * @param locales every locale of the flow.
 */
export function renamedLabel(
  label: LocalText,
  names: Readonly<Record<string, string>>,
  locales: readonly string[],
): LocalText {
  return perLocale(label, locales, (text, locale) => {
    const name = names[locale]
    if (name === undefined) return text
    return typeof text === 'string' ? name : [name, ...text.slice(1)]
  })
}

/** A label with further names behind those that it has, in the locales in which they were seen; see {@link renamedLabel}. */
export function labelBeside(
  label: LocalText,
  names: Readonly<Record<string, string>>,
  locales: readonly string[],
): LocalText {
  return perLocale(label, locales, (text, locale) => {
    const known = typeof text === 'string' ? [text] : text
    const name = names[locale]
    return name === undefined || known.includes(name) ? text : [...known, name]
  })
}

/**
 * What a guide says, with the new names where it quotes the old ones. A sentence for all languages quotes the label of
 * one: the others have no say in it.
 *
 * @param label the label as it was.
 */
export function renamedSays(
  says: LocalText,
  label: LocalText,
  names: Readonly<Record<string, string>>,
  locales: readonly string[],
): LocalText {
  return perLocale(says, locales, (text, locale) => {
    const before = textsFor(label, locale)
    const sentences = typeof text === 'string' ? [text] : text
    if (!sentences.some((one) => before.some((name) => quotes(one, name)))) return undefined
    const name = names[locale]
    if (name === undefined) return text
    const changed = sentences.map((one) => requoted(one, before, name) ?? one)
    return typeof text === 'string' ? changed.join('') : changed
  })
}

function perLocale(text: LocalText, locales: readonly string[], said: Said): LocalText {
  if (typeof text === 'string' || isList(text)) {
    const all = locales.map((locale) => [locale, said(text, locale)] as const)
    const [one = text, ...others] = distinct(all.flatMap(([, own]) => (own === undefined ? [] : [own])))
    if (others.length === 0) return one
    return byLanguage(all.map(([locale, own]) => [locale, own ?? text]))
  }
  const maps = text as Readonly<Record<string, Texts>>
  const changed: Record<string, Texts> = {}
  for (const [key, own] of Object.entries(maps)) {
    const readers = locales.filter((locale) => keyOf(maps, locale) === key)
    const all = readers.flatMap((locale) => {
      const wanted = said(own, locale)
      return wanted === undefined ? [] : [[locale, wanted] as const]
    })
    const [one = own, ...others] = distinct(all.map(([, wanted]) => wanted))
    // What only some of those who share an entry see becomes an entry of theirs, before the one of all.
    if (others.length > 0) for (const [locale, wanted] of all) if (!same(wanted, own)) changed[locale] = wanted
    changed[key] = others.length > 0 ? own : one
  }
  return changed
}

function keyOf(maps: Readonly<Record<string, Texts>>, locale: string): string | undefined {
  return [locale, languageOf(locale)].find((key) => Object.hasOwn(maps, key))
}

/** One text per language, or per locale where a language has two. */
function byLanguage(all: readonly (readonly [string, Texts])[]): LocalText {
  const entries = all.map(([locale, text]) => {
    const language = languageOf(locale)
    const agree = all.every(([other, own]) => languageOf(other) !== language || same(own, text))
    return [agree ? language : locale, text] as const
  })
  return Object.fromEntries(entries)
}

function distinct(texts: readonly Texts[]): readonly Texts[] {
  return texts.filter((text, index) => texts.findIndex((one) => same(one, text)) === index)
}

function same(one: Texts, other: Texts): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function isList(text: LocalText): text is readonly string[] {
  return Array.isArray(text)
}
