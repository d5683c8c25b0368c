/** Minutes count: what is published of a link must not be kept by others longer than that. */
export const CACHE = 'public, max-age=300'

/** What every answer carries. Pages with a style within them allow its hash alone, which no header for all can know. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': CACHE,
  'Content-Security-Policy':
    "default-src 'none'; img-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

/** Files that pages of others may read, by their endings. */
export const SHARED = ['json', 'js', 'svg', 'atom', 'ics'] as const

/** Types that servers do not know, or that are more than their ending says; `*` stands for anything. */
export const TYPES: readonly (readonly [path: string, type: string])[] = [
  ['head.json', 'application/jose+json'],
  ['keys.json', 'application/jwk-set+json'],
  ['feeds/*.json', 'application/feed+json; charset=utf-8'],
  ['feeds/*.atom', 'application/atom+xml; charset=utf-8'],
  ['*.ics', 'text/calendar; charset=utf-8'],
]

/** A path with `*` as a regular expression, below the path under which the publication is served. */
export function patternOf(root: string, path: string): string {
  return `^${regular(root)}${path.split('*').map(regular).join('.*')}$`
}

/** Of the files that pages of others may read. */
export function sharedPattern(root: string): string {
  return `^${regular(root)}.*\\.(${SHARED.join('|')})$`
}

function regular(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
