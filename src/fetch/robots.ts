import robotsParser from 'robots-parser'

// Its types say that the function is `default` of what is exported; it is what is exported.
const parse = robotsParser as unknown as typeof robotsParser.default

/** What the robots.txt of a site says to us. */
export type Rules = {
  readonly isAllowed: (url: URL) => boolean
  /** Seconds between two requests that the site asks for; 0 where it asks for none. */
  readonly delay: number
}

/** Where there is no robots.txt, all is allowed (RFC 9309, 2.3.1.3). */
export const NO_RULES: Rules = { isAllowed: () => true, delay: 0 }

/** Bytes that are read; RFC 9309, 2.5 asks for 500 kibibytes at least. */
export const ROBOTS_BYTES = 512 * 1024

/** The name that robots.txt may speak to us by (RFC 9309, 2.2.1). */
export const PRODUCT = 'guidewatch'

/** @param address of the site, to which the rules apply wherever they were found. */
export function rulesOf(text: string, { origin }: URL): Rules {
  const robots = parse(`${origin}/robots.txt`, ours(text))
  const delay = robots.getCrawlDelay(PRODUCT) ?? 0
  return {
    isAllowed: (url) => robots.isAllowed(url.href, PRODUCT) !== false,
    delay: Number.isFinite(delay) && delay > 0 ? delay : 0,
  }
}

/** A line; its authors sometimes forget the colon. */
const LINE = /^\s*((?:user-agent|allow|disallow|crawl-delay)(?=[\s:])|[^\s:]+(?=\s*:))\s*:?\s*(.*)$/i

/**
 * The file with every other robot under one name, once in each group. The parser copies each rule to each name of its
 * group, so that 500 kB of names and rules would fill the memory.
 */
function ours(text: string): string {
  let names = new Set<string>()
  let isInNames = false
  const kept: string[] = []
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const [, key, value = ''] = LINE.exec(raw.split('#')[0] ?? '') ?? []
    if (key === undefined) continue
    if (key.toLowerCase() !== 'user-agent') {
      isInNames = false
      kept.push(`${key}: ${value}`)
      continue
    }
    if (!isInNames) names = new Set()
    isInNames = true
    const said = /^(?:\*|[a-z_-]+)/i.exec(value)?.[0].toLowerCase()
    const name = said === PRODUCT || said === '*' ? said : 'another'
    if (!names.has(name)) kept.push(`user-agent: ${name}`)
    names.add(name)
  }
  return kept.join('\n')
}
