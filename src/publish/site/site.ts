import { LANGUAGES, type Language } from '../../settings/language.js'
import { siteWordsIn } from '../../words/site.js'
import type { Publication, PublishedFile } from '../schema.js'
import { FILES } from './addresses.js'
import { linkPage } from './link-page.js'
import { overviewPage } from './overview-page.js'
import { chooserPage, missingPage } from './plain-pages.js'
import { SITE_SCRIPT } from './script.js'
import { SITE_STYLE } from './style.js'
import { type SiteExtra, type View, viewed } from './view.js'

/** The pages for readers: see {@link sitePages}. */
export function siteFiles(publication: Publication, extra: SiteExtra = {}): readonly PublishedFile[] {
  return [...sitePages(publication, extra)]
}

/**
 * The pages for readers, one after the other, so that many links need not lie in memory at once: the style and the script, a
 * chooser of languages, a page for what is not there, and per language the overview and a page per link. The same
 * publication makes the same bytes. Pictures, feeds, badges and the reader are only led to.
 */
export function* sitePages(publication: Publication, extra: SiteExtra = {}): Generator<PublishedFile> {
  const { links } = publication.status
  const languages = languagesOf(publication)
  const [first = 'en'] = languages
  const view: View = {
    publication,
    extra,
    links: new Map(links.map((link) => [link.id, link])),
    languages,
    language: first,
    words: siteWordsIn(first),
    up: '',
  }
  yield { path: FILES.style, content: SITE_STYLE }
  yield { path: FILES.script, content: SITE_SCRIPT }
  yield { path: 'index.html', content: chooserPage(view) }
  // It is shown at any address, so that its own ones begin at the host.
  const root = publication.base === null ? '/' : new URL(publication.base).pathname
  yield { path: '404.html', content: missingPage({ ...view, up: root }) }
  for (const language of languages) {
    yield { path: FILES.overview(language), content: overviewPage(viewed(view, language, '../')) }
    for (const link of links) {
      const path = link.pages[language]
      if (path !== undefined) yield { path, content: linkPage(link, viewed(view, language, upFrom(path))) }
    }
  }
}

/** The languages of the pages; all of them as long as there is no link. */
function languagesOf({ status: { links } }: Publication): readonly Language[] {
  const used = LANGUAGES.filter((language) => links.some(({ pages }) => pages[language] !== undefined))
  return used.length > 0 ? used : LANGUAGES
}

function upFrom(path: string): string {
  return '../'.repeat(path.split('/').length - 1)
}
