import { LANGUAGES, type Language } from '../../settings/language.js'
import { publishedWords } from '../../words/published.js'
import type { Publication } from '../schema.js'
import { pageOf, saidIn } from '../standing.js'
import { xml } from '../xml.js'
import { DEFAULT_LANGUAGE, type Target } from './targets.js'

/** Nothing is loaded, sent or embedded. */
const POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'"

/**
 * The stable address as a page, for hosts that cannot redirect: the browser goes on at once (WCAG 2.2, technique H76), and
 * where it does not, there is a link. Well-formed, so that XML tools read it as well. What is its own in the publication is linked relatively, so that a copy works as well.
 */
export function addressPage({ base }: Publication, { link, form }: Target): string {
  const up = '../../'
  const page = (language: Language) => `${up}${pageOf(link, language)}`
  const to = form ?? page(DEFAULT_LANGUAGE)
  const canonical = base === null ? page(DEFAULT_LANGUAGE) : `${base}${pageOf(link, DEFAULT_LANGUAGE)}`
  const parts = LANGUAGES.map((language) => {
    const { address, colon } = publishedWords(language)
    const title = saidIn(link.titles, language)
    const about = xml`<a href="${page(language)}" hreflang="${language}">${address.more}</a>`
    return form
      ? xml`<p lang="${language}">${address.form} <a href="${form}" rel="noreferrer"><bdi>${title}</bdi></a> · ${about}</p>\n`
      : xml`<p lang="${language}">${address.page} <bdi>${title}</bdi>${colon} ${about}</p>\n`
  })
  return `<!DOCTYPE html>\n${
    xml`<html lang="${DEFAULT_LANGUAGE}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${POLICY}"/>
<meta http-equiv="refresh" content="0;url=${to}"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="referrer" content="no-referrer"/>
<meta name="robots" content="noindex"/>
<meta name="color-scheme" content="light dark"/>
<link rel="canonical" href="${canonical}"/>
<title>${saidIn(link.titles, DEFAULT_LANGUAGE)}</title>
</head>
<body>
${parts}</body>
</html>
`.xml
  }`
}
