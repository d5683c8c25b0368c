import type { Box } from '../../screen/screen.js'
import type { Redact } from '../redaction/redact.js'
import { drawnText, holdsPrivate, isSmallPicture, pictureSources } from './drawn.js'
import type { Rendered, RenderedElement, RenderedText } from './rendered.js'

/** Elements whose picture nobody can read here: what a signed-in visitor sees in them is not shown. */
const OPAQUE = new Set(['IFRAME', 'FRAME', 'CANVAS', 'VIDEO', 'OBJECT', 'EMBED', 'FENCEDFRAME'])

/** Text over more of the window than this is covered line by line, so that the rest of the page stays to be seen. */
const MOST_OF_WINDOW = 0.5

/**
 * What has to be covered in a picture of the page, in CSS pixels of the document: filled fields, every piece of text
 * that discloses something, wherever it is rendered, and, when something of the account is known, what cannot be read.
 *
 * @param rendered what the browser rendered, not what the page holds: generated content, list markers, closed shadow
 *   roots and frames are in it, and no script of the page can change it.
 */
export function privateBoxes(rendered: Rendered, redact: Redact): readonly Box[] {
  const { elements } = rendered
  const window = { width: rendered.layout.clientWidth, height: rendered.layout.clientHeight }
  const texts = redact.hasSecrets ? [...rendered.texts, ...elements.flatMap(textsDrawn)] : rendered.texts
  const found = new Set<RenderedText>()
  for (const order of orders(texts, redact.hasSecrets)) for (const text of disclosing(order, redact)) found.add(text)
  const boxes = [...found].flatMap(({ box, parent, spill }) =>
    (isLarge(parent, window) ? [box] : [box, parent]).map((one) => grown(one, spill)),
  )
  const pieces = redact.hasSecrets ? smallPictures(elements) : new Set()
  for (const element of elements) {
    const shown = [element.value, element.placeholder, element.alt, element.title].filter(Boolean).join('\n')
    const covered =
      element.filled ||
      (shown !== '' && redact.find(shown).length > 0) ||
      pieces.has(element) ||
      (redact.hasSecrets &&
        (element.unread ||
          OPAQUE.has(element.name) ||
          pictureSources(element).some((source) => holdsPrivate(source, element, redact))))
    if (covered) boxes.push(grown(element.box, element.spill))
  }
  return boxes.filter(({ width, height }) => width > 0 && height > 0)
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return width > 0 && height > 0
    ? { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
    : { x, y, width, height }
}

/** What vector pictures say, to be read together with what is around them. */
function textsDrawn(element: RenderedElement): readonly RenderedText[] {
  const { box, spill } = element
  return [...new Set(pictureSources(element))]
    .map(drawnText)
    .filter((text) => text !== '')
    .map((text) => ({ text, box, parent: box, spill }))
}

/** Icons are few or the same again; so many different small pictures of the page's own making may be letters. */
const MOST_ICONS = 5

function smallPictures(elements: readonly RenderedElement[]): ReadonlySet<unknown> {
  const small = elements.filter((element) => pictureSources(element).some((source) => isSmallPicture(source, element)))
  const sources = new Set(small.flatMap(pictureSources))
  return new Set(sources.size > MOST_ICONS ? small : [])
}

function isLarge(box: Box, window: Pick<Box, 'width' | 'height'>): boolean {
  return box.width * box.height > MOST_OF_WINDOW * window.width * window.height
}

type Ordered = readonly { readonly text: RenderedText; readonly joint: string }[]

/**
 * The orders in which a person may read what is rendered: as written, by lines, by columns; and letters that stand alone
 * by themselves, whatever is beside or above them.
 */
function orders(texts: readonly RenderedText[], hasSecrets: boolean): readonly Ordered[] {
  const written = texts.map((text, index) => ({ text, joint: jointOf(texts[index - 1], text) }))
  if (!hasSecrets) return [written]
  const single = texts.filter(({ text }) => Array.from(text.trim()).length === 1)
  return [written, ...byPlace(texts), ...byPlace(single)]
}

function byPlace(texts: readonly RenderedText[]): readonly Ordered[] {
  const middle = ({ box }: RenderedText) => box.y + box.height / 2
  const lines = sorted(
    texts,
    (text) => Math.round(middle(text) / 8),
    ({ box }) => box.x,
  )
  const columns = sorted(texts, ({ box }) => Math.round((box.x + box.width / 2) / 8), middle)
  return [lines, columns]
}

function sorted(
  texts: readonly RenderedText[],
  major: (text: RenderedText) => number,
  minor: (text: RenderedText) => number,
): Ordered {
  const order = texts.map((text) => ({ text, major: major(text), minor: minor(text) }))
  order.sort((a, b) => a.major - b.major || a.minor - b.minor)
  return order.map(({ text }, index) => ({ text, joint: jointOf(order[index - 1]?.text, text) }))
}

/** Pieces that touch on one line are one word, such as an address with a place to break in it. */
function jointOf(last: RenderedText | undefined, next: RenderedText): string {
  if (!last) return ''
  const touches = Math.abs(last.box.x + last.box.width - next.box.x) < 1.5 && Math.abs(last.box.y - next.box.y) < 3
  return touches ? '' : '\n'
}

/** More text than this is on no page that a person looks at; what is beyond is not searched, and therefore covered. */
const MOST_TEXT = 2_000_000

function disclosing(order: Ordered, redact: Redact): readonly RenderedText[] {
  let joined = ''
  const places: { readonly from: number; readonly to: number; readonly text: RenderedText }[] = []
  const beyond: RenderedText[] = []
  for (const { text, joint } of order) {
    if (joined.length + text.text.length > MOST_TEXT) {
      beyond.push(text)
      continue
    }
    const from = joined.length + joint.length
    joined += joint + text.text
    places.push({ from, to: joined.length, text })
  }
  const found: RenderedText[] = [...beyond]
  let next = 0
  for (const stretch of redact.find(joined)) {
    while ((places[next]?.to ?? Number.POSITIVE_INFINITY) <= stretch.from) next += 1
    for (let index = next; (places[index]?.from ?? stretch.to) < stretch.to; index += 1) {
      const place = places[index]
      if (place) found.push(place.text)
    }
  }
  return found
}
