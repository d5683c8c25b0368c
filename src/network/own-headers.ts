/** Names and values of a request's headers. */
export type HeaderPairs = readonly (readonly [name: string, value: string])[]

/** Of one walk, what a page can say by headers. */
export type OwnHeaders = {
  /** Takes the first headers of a walk for the browser's own, and no others; to be called before anything is typed. */
  readonly learn: (headers: HeaderPairs) => void
  /** Names and values that a page or its state can decide about. */
  readonly telling: (headers: HeaderPairs) => readonly string[]
}

/** A page cannot set these (Fetch standard, section 2.2.2), and they say nothing but what else is looked at. */
const FIXED = /^(?:host|origin|connection|proxy-connection|content-length|accept-encoding|sec-fetch-.*|sec-ch-ua.*)$/
/** The browser sets these to the same in every walk; a page can set most of them to anything. */
const SAME = new Set(['accept', 'accept-language', 'user-agent', 'upgrade-insecure-requests'])
/** What Chromium accepts of pictures, styles and all else, beside pages. */
const OWN_ACCEPT =
  /^(?:\*\/\*|text\/css,\*\/\*;q=0\.1|text\/event-stream|(?:image\/(?:jxl|avif|webp|apng|svg\+xml|\*),)+\*\/\*;q=0\.8)$/
/** Names that browsers and common scripts use on any site: of them only the value tells something. */
const COMMON = new Set([
  ...SAME,
  ...[
    'access-control-request-headers',
    'access-control-request-method',
    'authorization',
    'cache-control',
    'content-type',
  ],
  ...['cookie', 'if-match', 'if-modified-since', 'if-none-match', 'if-range', 'last-event-id', 'pragma', 'priority'],
  ...['purpose', 'range', 'referer', 'save-data', 'x-csrf-token', 'x-requested-with', 'x-xsrf-token'],
])

/**
 * Tells the browser's own headers from a page's. The first request that a walk makes is made by the walk itself, before
 * there is a page that could say anything.
 */
export function ownHeaders(): OwnHeaders {
  let own: ReadonlyMap<string, string> | undefined
  const lower = (headers: HeaderPairs) => headers.map(([name, value]) => [name.toLowerCase(), value] as const)
  return {
    learn: (headers) => {
      if (headers.length > 0) own ??= new Map(lower(headers).filter(([name]) => SAME.has(name)))
    },
    telling: (headers) =>
      lower(headers).flatMap(([name, value]) => {
        if (FIXED.test(name) || own?.get(name) === value || (name === 'accept' && OWN_ACCEPT.test(value))) return []
        return COMMON.has(name) ? [value] : [name, value]
      }),
  }
}
