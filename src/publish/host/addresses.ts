import type { LinkOutline, Publication, PublishedFile } from '../schema.js'
import { addressPage } from './address-page.js'
import { caddyfile } from './caddy.js'
import { headersFile, hostWarnings, redirectsFile } from './hosted.js'
import { nginxMaps, nginxServer } from './nginx.js'
import { targetOf } from './targets.js'

/**
 * The stable addresses `go/<link>/`, which guides print once, as redirects for hosts that can; for all others there is a page at
 * each of them ({@link addressOfLink}). All say the same, from one source. None of them can expire by itself, so a night that does not come leaves them
 * where they lead; who needs that reads the head.
 */
export function addresses(publication: Publication): readonly PublishedFile[] {
  const { base, status } = publication
  const targets = status.links.map((link) => targetOf(publication, link))
  return [
    { path: '_redirects', content: redirectsFile(targets) },
    { path: '_headers', content: headersFile(base) },
    { path: 'servers/nginx-http.conf', content: nginxMaps(targets, base) },
    { path: 'servers/nginx-server.conf', content: nginxServer(base) },
    { path: 'servers/Caddyfile', content: caddyfile(targets, base) },
  ]
}

/** The page at the stable address of one link. */
export function addressOfLink(publication: Publication, link: LinkOutline): PublishedFile {
  return {
    path: `go/${encodeURIComponent(link.id)}/index.html`,
    content: addressPage(publication, targetOf(publication, link)),
  }
}

/** What the publisher is to be told about hosts that do not read all of this. */
export function addressWarnings(publication: Publication): readonly string[] {
  const { base, status } = publication
  const elsewhere =
    base !== null && /\.github\.io$/.test(new URL(base).hostname)
      ? [
          'GitHub Pages neither redirects nor lets headers be set: addresses lead on by their pages, and caches are its own.',
        ]
      : []
  return [...elsewhere, ...hostWarnings(status.links.map((link) => targetOf(publication, link)))]
}
