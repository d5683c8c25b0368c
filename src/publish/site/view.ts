import { html } from 'hono/html'
import { foreign } from '../../page/escape.js'
import type { Html } from '../../page/frame.js'
import type { Language } from '../../settings/language.js'
import { languageOf } from '../../text/local.js'
import { dateOf } from '../../words/dates.js'
import { type SiteWords, siteWordsIn } from '../../words/site.js'
import type { Publication } from '../schema.js'

/** What the pages show beside the status. */
export type SiteExtra = {
  /** Where the chart of a route's obstacle record lies below the folder of the publication; none are shown without. */
  readonly charts?: (link: string, route: string, language: Language) => string
}

/** What every part of a page has to know. */
export type View = {
  readonly publication: Publication
  readonly extra: SiteExtra
  /** Languages in which there are pages, in order. */
  readonly languages: readonly Language[]
  readonly language: Language
  readonly words: SiteWords
  /** From the page to the folder of the publication: `../`, or '' for a page that lies in it. */
  readonly up: string
}

/** The same view in another language, or for a page that lies elsewhere. */
export function viewed(view: View, language: Language, up: string): View {
  return { ...view, language, words: siteWordsIn(language), up }
}

/** A day in words, as `<time>`. */
export function day(moment: string, language: Language): Html {
  return html`<time datetime="${moment}">${dateOf(moment, language)}</time>`
}

/** A text in a language; else the English one; else any. `null` when there is none at all. */
export function textIn(
  texts: Readonly<Record<string, string>>,
  language: Language,
): { readonly text: string; readonly language: string } | null {
  for (const one of [language, 'en', ...Object.keys(texts).sort()]) {
    const text = Object.hasOwn(texts, one) ? texts[one] : undefined
    if (text) return { text, language: one }
  }
  return null
}

/** A text of the flow or the site as a piece of the page, which says so where it is in another language. */
export function said(texts: Readonly<Record<string, string>>, language: Language, otherwise = ''): Html {
  const found = textIn(texts, language)
  return found ? inLanguage(found.text, found.language, language) : foreign(otherwise)
}

/** A text in the language of a locale, on a page in another one. */
export function inLanguage(text: string, locale: string, language: Language): Html {
  return languageOf(locale) === language ? foreign(text) : html`<span lang="${locale}">${foreign(text)}</span>`
}
