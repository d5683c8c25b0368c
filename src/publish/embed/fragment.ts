import { z } from 'zod'
import { LANGUAGES, type Language } from '../../settings/language.js'
import { dateOf } from '../../words/dates.js'
import { embedWords } from '../../words/embed.js'
import { capitalised } from '../../words/text.js'
import {
  headSchema,
  type Publication,
  type PublishedFile,
  type PublishedLink,
  publishedLinkSchema,
  publisherSchema,
  VERSION,
} from '../schema.js'
import { pageOf, saidIn, validityOf } from '../standing.js'
import { type Xml, xml } from '../xml.js'
import { dateSaid, inTongue, robust, snippetOf, titleOf } from './snippet.js'

/** `links/<link>/link.json`: what is published of one link, for a server that embeds it. */
export const linkFileSchema = z.object({
  version: z.string(),
  site: z.enum(['live', 'stand-in']),
  publisher: publisherSchema,
  /** `false`: nobody can prove who wrote this. */
  signed: z.boolean(),
  /** This file is not signed itself; it is to be believed only where `status`, whose hash `head` signs, says the same. */
  trust: z.object({ says: z.string(), head: z.literal('head.json'), status: z.literal('status.json') }),
  /** Where the folder of the publication is; every path is relative to it. */
  base: z.string().nullable(),
  /** The last whole night, as in the head: what is `renewed` counts from then on. */
  night: headSchema.shape.night.unwrap().omit({ run: true }).nullable(),
  page: z.record(z.string(), z.string()),
  link: publishedLinkSchema,
  /** Lines to paste once, in each language; none where it is not known where the publication will be found. */
  snippets: z.record(z.string(), z.object({ html: z.string(), text: z.string() })),
})
export type LinkFile = Readonly<z.infer<typeof linkFileSchema>>

/** What is embedded of a link by others' servers and editors: a fragment in each language, and the link as JSON. */
export function embedsOfLink(publication: Publication, link: PublishedLink): readonly PublishedFile[] {
  const folder = `links/${link.id}`
  return [
    {
      path: `${folder}/link.json`,
      content: `${JSON.stringify(linkFile(publication, link))}
`,
    },
    ...LANGUAGES.map((language) => ({
      path: `${folder}/fragment.${language}.html`,
      content: fragmentOf(link, publication, language),
    })),
  ]
}

/**
 * A paragraph for a server to include: the link while it can be vouched for, with the day until which that holds; else what
 * is wrong, and the page that says what to do. Without script, style and class, so it takes the looks of its surroundings.
 */
export function fragmentOf(link: PublishedLink, publication: Publication, language: Language): string {
  const words = embedWords(language)
  const { state } = link
  const address = (path: string) => `${publication.base ?? '../../'}${path}`
  const title = titleOf(link, publication, language)
  const page = (text: string) => xml`<a href="${address(pageOf(link, language))}">${text}</a>`
  const date = dateSaid(link, publication, language)
  if (state === 'verified' || state === 'changed') {
    const valid = validityOf(link, publication.night)
    const until = state === 'verified' && valid ? `, ${words.link.until(dateOf(valid.until, language))}` : ''
    const changed = state === 'changed' ? `${words.link.changed}${words.semicolon} ` : ''
    const anchor = xml`<a href="${address(link.address)}"${robust(link, publication)}>${inTongue(link.titles, title, language)}</a>`
    return paragraph(
      link,
      language,
      xml`${anchor} (${changed}${date}${until}${words.semicolon} ${page(words.link.current)})`,
    )
  }
  const action = saidIn(link.action, language)
  const advice = action ? xml` ${inTongue(link.action, action, language)}` : ''
  const wrong = `${words.colon} ${words.link[state]} (${date}).`
  return paragraph(
    link,
    language,
    xml`${inTongue(link.titles, title, language)}${wrong}${advice} ${page(capitalised(words.link.whatNow))}`,
  )
}

function paragraph({ id, state }: PublishedLink, language: Language, content: Xml): string {
  return `${xml`<p lang="${language}" data-guidewatch-link="${id}" data-guidewatch-state="${state}">${content}</p>`.xml}\n`
}

function linkFile(publication: Publication, link: PublishedLink): LinkFile {
  const { status, base, night, signed } = publication
  const snippets = LANGUAGES.flatMap((language) => {
    const snippet = snippetOf(link, publication, language)
    return snippet ? [[language, snippet] as const] : []
  })
  return {
    version: VERSION,
    site: status.site,
    publisher: status.publisher,
    signed,
    trust: {
      says: signed
        ? 'Believe this only after the signature of head.json, its expiry and the hash of status.json were checked, and status.json says the same of this link. Otherwise the link is unknown.'
        : 'Nothing here is signed: nobody can prove who wrote it. Take the link as unknown.',
      head: 'head.json',
      status: 'status.json',
    },
    base,
    night,
    page: link.pages,
    link,
    snippets: Object.fromEntries(snippets),
  }
}
