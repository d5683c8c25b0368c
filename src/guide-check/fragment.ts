import type { QuoteSelector } from './finding.js'

/** Longer quotes are given by their beginning and their end. */
const LONGEST = 250
const WORDS = 5
/** Halves of characters, which no address can hold. */
const HALVES = /\p{Cs}/gu

/**
 * The address of a quote in a page: `…#:~:text=prefix-,start,end,-suffix`. Browsers scroll there and mark it.
 * https://wicg.github.io/scroll-to-text-fragment/#syntax
 *
 * @returns the address as it is, when it cannot have a fragment.
 */
export function fragmentOf(url: string, { exact, prefix, suffix }: QuoteSelector): string {
  const words = exact.trim().split(/\s+/)
  if (words[0] === '' || words[0] === undefined) return url
  const text =
    exact.trim().length <= LONGEST || words.length <= 2 * WORDS
      ? [exact]
      : [words.slice(0, WORDS).join(' '), words.slice(-WORDS).join(' ')]
  // Browsers want whole words, and a context may begin within one.
  const before = prefix.replace(/^\S*\s/, '')
  const after = suffix.replace(/\s\S*$/, '')
  const directive = [
    ...(before.trim() === '' ? [] : [`${encoded(before)}-`]),
    ...text.map(encoded),
    ...(after.trim() === '' ? [] : [`-${encoded(after)}`]),
  ].join(',')
  const [bare = '', fragment] = url.split('#', 2)
  const kept = fragment?.split(':~:')[0] ?? ''
  return `${bare}#${kept}:~:text=${directive}`
}

/** A dash, a comma and an ampersand are part of the syntax. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\s+/g, ' ').trim().replace(HALVES, '\uFFFD')).replaceAll('-', '%2D')
}
