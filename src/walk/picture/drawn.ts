import type { Redact } from '../redaction/redact.js'
import { plainAddress, vectorOf } from './address.js'
import type { RenderedElement } from './rendered.js'

/** A picture of so few CSS pixels a side holds no text to be read. */
const SMALLEST = 24

/** The addresses of all pictures that an element is drawn with. */
export function pictureSources({ sources, backgrounds }: RenderedElement): readonly string[] {
  return [...sources, ...backgrounds.flatMap(urlsIn)].map(plainAddress)
}

/** The addresses in a computed style, which the browser writes as `url("…")`. */
function urlsIn(style: string): readonly string[] {
  const urls: string[] = []
  for (let at = style.indexOf('url("'); at >= 0; at = style.indexOf('url("', at)) {
    const start = at + 5
    let end = style.indexOf('"', start)
    while (end >= 0 && style[end - 1] === '\\') end = style.indexOf('"', end + 1)
    if (end < 0) return urls
    urls.push(style.slice(start, end).replace(/\\(.)/g, '$1'))
    at = end
  }
  return urls
}

/**
 * True when a picture shows, or may show, what is private: its address says so, or it was made by the page itself.
 * A vector picture of the page's making can be read; what is in pixels cannot, and is taken for private unless it is
 * too small for text.
 */
export function holdsPrivate(source: string, { box }: Pick<RenderedElement, 'box'>, redact: Redact): boolean {
  if (source.startsWith('blob:')) return true
  if (!source.startsWith('data:')) return redact.find(source.slice(0, 8000)).some(({ mark }) => mark === '[private]')
  const vector = vectorOf(source)
  if (vector !== undefined && !/<(?:\w+:)?(?:image|feImage|foreignObject)\b/i.test(vector))
    return redact.find(textsOf(vector)).length > 0 || redact.find(vector).some(({ mark }) => mark === '[private]')
  return box.width >= SMALLEST && box.height >= SMALLEST
}

/** What a vector picture of the page's making says. */
export function drawnText(source: string): string {
  return source.startsWith('data:') ? textsOf(vectorOf(source) ?? '').trim() : ''
}

/** A picture in pixels that the page made itself, too small for a text but not for a letter. */
export function isSmallPicture(source: string, { box }: Pick<RenderedElement, 'box'>): boolean {
  return /^data:(?!image\/svg)/i.test(source) && box.width >= SMALLEST_LETTER && box.height >= SMALLEST_LETTER
}

const SMALLEST_LETTER = 4

/** What is between the tags. */
function textsOf(vector: string): string {
  return vector
    .split('<')
    .map((piece) => piece.slice(piece.indexOf('>') + 1))
    .join(' ')
}
