import type { Marked } from './guide-text.js'

/** An HTML tag between the words of a Markdown text. */
export type InlineTag =
  | { readonly is: 'break' }
  | { readonly is: Exclude<Marked['as'], 'link'> | 'struck'; readonly opens: boolean }
  | { readonly is: 'link'; readonly opens: true; readonly href: string; readonly at: number }
  | { readonly is: 'link'; readonly opens: false }

const TAGS: Readonly<Record<string, Exclude<Marked['as'], 'link'> | 'struck'>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  q: 'italic',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  del: 'struck',
  s: 'struck',
  strike: 'struck',
}
const TAG = /^<(\/?)([a-z][a-z0-9]*)\b/i
const HREF = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i

/** What a tag does to the words around it; `undefined` for a tag that does nothing to them. */
export function inlineTag(written: string): InlineTag | undefined {
  const [, slash, name] = TAG.exec(written) ?? []
  if (name === undefined) return undefined
  const tag = name.toLowerCase()
  if (tag === 'br') return { is: 'break' }
  const opens = slash === ''
  if (tag === 'a') {
    if (!opens) return { is: 'link', opens }
    const match = HREF.exec(written)
    const href = match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
    return { is: 'link', opens, href, at: match ? match.index + match[0].indexOf(href, match[0].indexOf('=')) : 0 }
  }
  const is = TAGS[tag]
  return is ? { is, opens } : undefined
}
