import type { Language } from '../../settings/language.js'
import { dateOf } from '../../words/dates.js'
import { embedWords } from '../../words/embed.js'
import type { Publication, PublishedLink } from '../schema.js'
import { pageOf, publisherName, saidIn, validityOf } from '../standing.js'
import { type Xml, xml } from '../xml.js'

/** What an editor pastes once: HTML for articles, text for mail and print. */
export type Snippet = { readonly html: string; readonly text: string }

/**
 * A link to paste, which must not become wrong in silence: it leads to the stable address, not to the form, and tells the day
 * on which it was verified and where its present state is told. Nothing in it is a tag or an attribute that a CMS takes
 * out: `a`, `p`, `lang`, `data-*` pass the filter of WordPress (wp-includes/kses.php).
 *
 * @returns `null` when the settings do not say where the publication will be found: a relative link leads nowhere elsewhere.
 */
export function snippetOf(link: PublishedLink, publication: Publication, language: Language): Snippet | null {
  const { base } = publication
  if (base === null) return null
  const words = embedWords(language)
  const title = titleOf(link, publication, language)
  const address = `${base}${link.address}`
  const page = `${base}${pageOf(link, language)}`
  const date = dateSaid(link, publication, language)
  return {
    html: `${
      xml`<p lang="${language}"><a href="${address}"${robust(link, publication)}>${inTongue(link.titles, title, language)}</a> (${date}${words.semicolon} <a href="${page}">${words.link.current}</a>)</p>`
        .xml
    }\n`,
    text: `${title}${words.colon} ${address} (${date}${words.semicolon} ${words.link.current}${words.colon} ${page})\n`,
  }
}

/** The title, with what has to be known of all that was made of the stand-in. */
export function titleOf(link: PublishedLink, { status }: Publication, language: Language): string {
  const title = saidIn(link.titles, language) || link.id
  return status.site === 'live' ? title : `${title} [${embedWords(language).demonstration}]`
}

/** "verified on …", or when that was last so. */
export function dateSaid(link: PublishedLink, { status, night, signed }: Publication, language: Language): string {
  const words = embedWords(language).link
  const valid = validityOf(link, night)
  const date = valid && dateOf(valid.at, language)
  const said = !date
    ? words.neverVerified
    : link.state === 'verified'
      ? words.verified(date, publisherName(status))
      : words.lastVerified(date)
  return signed ? said : `${said}, ${words.unsigned}`
}

/**
 * Attributes of Robust Links (https://robustlinks.mementoweb.org/spec/): what the link stood for, and when that was seen.
 * There is no `data-versionurl`, because an archived form cannot be sent.
 */
export function robust(link: PublishedLink, { night }: Publication): Xml {
  const valid = validityOf(link, night)
  const original = link.url === null ? '' : xml` data-originalurl="${link.url}"`
  const date = valid ? xml` data-versiondate="${valid.at.slice(0, 10)}"` : ''
  return xml`${original}${date}`
}

/** A text in the language that it is in, where that is not the one around it: what is not translated is in English. */
export function inTongue(texts: Readonly<Record<string, string>> | null, text: string, language: Language): Xml {
  const own = tongueOf(texts, language)
  return own === language ? xml`${text}` : xml`<span lang="${own}">${text}</span>`
}

/** The language in which something is said to who reads this one. */
export function tongueOf(texts: Readonly<Record<string, string>> | null, language: Language): string {
  return [language, 'en', ...Object.keys(texts ?? {})].find((one) => texts?.[one] !== undefined) ?? language
}
