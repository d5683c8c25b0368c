import { LANGUAGES, type Language } from '../../settings/language.js'
import { siteWordsIn } from '../../words/site.js'
import type { LinkOutline, Publication, PublishedFile, PublishedLink } from '../schema.js'
import { FILES } from './addresses.js'
import { linkPage } from './link-page.js'
import { overviewPages } from './overview-page.js'
import { chooserPage, missingPage } from './plain-pages.js'
import { SITE_SCRIPT } from './script.js'
import { SITE_STYLE } from './style.js'
import { type SiteExtra, type View, viewed } from './view.js'

/**
 * The pages for readers that are not about one link: the style and the script, a chooser of languages, a page for what is not
 * there, and per language the overview. The same publication makes the same bytes. Pictures, feeds, badges and the reader are
 * only led to.
 */
export function* sitePages(publication: Publication): Generator<PublishedFile> {
  const view = viewOf(publication, languagesOf(publication.status.links))
  yield { path: FILES.style, content: SITE_STYLE }
  yield { path: FILES.script, content: SITE_SCRIPT }
  yield { path: 'index.html', content: chooserPage(view) }
  // It is shown at any address, so that its own ones begin at the host.
  const root = publication.base === null ? '/' : new URL(publication.base).pathname
  yield { path: '404.html', content: missingPage({ ...view, up: root }) }
  for (const language of view.languages) yield* overviewPages(viewed(view, language, '../'))
}

/** The pages of a link, one in each of its languages. */
export function* linkPages(
  publication: Publication,
  link: PublishedLink,
  extra: SiteExtra = {},
): Generator<PublishedFile> {
  const view = viewOf(publication, languagesOf([link]), extra)
  for (const language of view.languages) {
    const path = link.pages[language]
    if (path !== undefined) yield { path, content: linkPage(link, viewed(view, language, upFrom(path))) }
  }
}

function viewOf(publication: Publication, languages: readonly Language[], extra: SiteExtra = {}): View {
  const [first = 'en'] = languages
  return { publication, extra, languages, language: first, words: siteWordsIn(first), up: '' }
}

/** The languages of the pages of links; all of them as long as there is no link. */
function languagesOf(links: readonly LinkOutline[]): readonly Language[] {
  const used = LANGUAGES.filter((language) => links.some(({ pages }) => pages[language] !== undefined))
  return used.length > 0 ? used : LANGUAGES
}

function upFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1)
}
