import type { Publication, PublishedFile, PublishedLink } from '../schema.js'
import { illustratedGuide } from './guide.js'
import { guideHtml } from './guide-html.js'
import { guideMarkdown } from './guide-markdown.js'

/**
 * The illustrated guides of a link: each way of each route that a machine walks, as Markdown, as a page and as JSON. Their
 * bytes change only when something else is to be said or shown: a night that finds nothing new leaves them as they are.
 */
export function illustratedOfLink(publication: Publication, link: PublishedLink): readonly PublishedFile[] {
  return link.routes.flatMap((route) =>
    route.ways.flatMap((way) => {
      const guide = illustratedGuide(publication, link, route, way)
      const stem = illustratedPath(link.id, route.id, way)
      return [
        { path: `${stem}.md`, content: guideMarkdown(guide) },
        { path: `${stem}.html`, content: guideHtml(guide) },
        { path: `${stem}.json`, content: `${JSON.stringify(guide, null, 2)}\n` },
      ]
    }),
  )
}

/** Where the illustrated guide of a way lies, without the end of the name. */
export function illustratedPath(
  link: string,
  route: string,
  { locale, device }: { readonly locale: string; readonly device: string },
): string {
  return `guides/${link}/${route}.${locale}-${device}`
}
