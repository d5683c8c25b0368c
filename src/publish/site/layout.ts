import { html } from 'hono/html'
import { asAddress, webAddress } from '../../page/escape.js'
import { type Html, page, policyOf } from '../../page/frame.js'
import { TAGS } from '../../words/text.js'
import { languageName } from '../../words/value.js'
import { publisherName, unsigned } from './about.js'
import { addressOf, FILES } from './addresses.js'
import { fill } from './fill.js'
import { textIn, type View } from './view.js'

/** What the pages of the site may load: what lies beside them, and nothing else. */
export const SITE_POLICY = policyOf({
  'style-src': "'self'",
  'img-src': "'self'",
  'script-src': "'self'",
  'connect-src': "'self'",
})

/** What a page of the site is made of. */
export type SitePage = {
  readonly title: string
  readonly description: string
  /** Where the page lies in each language, below the folder of the publication. */
  readonly paths: Readonly<Record<string, string>>
  readonly main: Html
  /** More for the head. */
  readonly head?: Html
  /** The id that the skip link leads to. */
  readonly skipTo: string
}

/** A page of the site as a file's content: masthead, languages, notices, what it says, and by whom. */
export function sitePage({ title, description, paths, main, head, skipTo }: SitePage, view: View): string {
  const { words, language, publication } = view
  const { name } = publication.status.publisher
  return page(
    {
      language,
      title: `${title} – ${name}`,
      policy: SITE_POLICY,
      style: html`<link rel="stylesheet" href="${addressOf(FILES.style, view)}">`,
      head: html`<meta name="description" content="${description}">
${whereElse(paths, view)}${head ?? ''}<script type="module" src="${addressOf(FILES.script, view)}"></script>`,
      skip: { to: skipTo, text: words.skip },
    },
    html`<header class="masthead">
<p class="name"><a href="${addressOf(FILES.overview(language), view)}">${publisherName(view)}</a></p>
<p class="tagline">${words.tagline}</p>
<nav aria-label="${words.languages}"><ul>${languageLinks(paths, view)}</ul></nav>
${notices(view)}</header>
<main data-locale="${TAGS[language]}" data-base="${view.up || './'}" data-signed="${publication.signed ? 'yes' : 'no'}">
${main}
</main>
<footer>
<p>${fill(words.footer, { publisher: publisher(view) })}</p>
<p class="home"><a href="${addressOf(FILES.overview(language), view)}">${words.home}</a></p>
</footer>`,
  )
}

/** What a reader has to know before anything else. */
export function notices(view: View): Html | '' {
  const { words, publication } = view
  const isDemo = publication.status.site === 'stand-in'
  if (!isDemo && publication.signed) return ''
  return html`<div class="notices">${isDemo ? html`<p>${words.demo}</p>` : ''}${publication.signed ? '' : html`<p>${unsigned(view)}</p>`}</div>\n`
}

function publisher(view: View): Html {
  const address = webAddress(view.publication.status.publisher.url)
  const name = publisherName(view)
  return address ? html`<a href="${address}" rel="noreferrer">${name}</a>` : name
}

function languageLinks(paths: SitePage['paths'], view: View): readonly Html[] {
  return view.languages.flatMap((one) => {
    const path = paths[one]
    if (path === undefined) return []
    const current = one === view.language ? html` aria-current="page"` : ''
    const name = languageName(one, one)
    return [
      html`<li><a href="${addressOf(path, view)}" lang="${one}" hreflang="${one}"${current}>${name.charAt(0).toLocaleUpperCase(one)}${name.slice(1)}</a></li>`,
    ]
  })
}

/** The page's own address, and the same page in other languages. */
function whereElse(paths: SitePage['paths'], view: View): Html {
  const { base } = view.publication
  const address = (path: string) => (base === null ? addressOf(path, view) : `${base}${asAddress(path)}`)
  const own = paths[view.language]
  const canonical = base !== null && own !== undefined ? html`<link rel="canonical" href="${address(own)}">\n` : ''
  const alternates = view.languages.flatMap((one) => {
    const path = paths[one]
    return path === undefined ? [] : [html`<link rel="alternate" hreflang="${one}" href="${address(path)}">\n`]
  })
  return html`${canonical}${alternates}`
}

/** The title of a link as plain text. */
export function plainTitle(titles: Readonly<Record<string, string>>, id: string, view: View): string {
  return textIn(titles, view.language)?.text ?? id
}
