import { printable } from './inert.js'

/** Shows nothing and breaks no line: stands after `@` and `#`, which GitHub reads although they are escaped. */
const JOINER = '\u2060'

/**
 * Text from a page must neither format nor link nor call anybody: everything Markdown or HTML could read is escaped.
 * Mentions and issue numbers are looked for in the finished page, where no escape is left to see; so they are parted.
 */
export function plainMarkdown(text: string): string {
  return printable(text)
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]()#+!|~@]/g, '\\$&')
    .replace(/[@#]/g, `$&${JOINER}`)
    .replace(/(https?|ftp):\/\//gi, '$1&#58;//')
    .replace(/\b(www)\./gi, '$1&#46;')
    .replace(/\b(mailto|xmpp):/gi, '$1&#58;')
}
