import type { HtmlElement } from './html-tree.js'

/** Of no use to who reads a guide, or not text. */
const NEVER = new Set(
  'head title script style template noscript svg math iframe object embed video audio canvas map select button textarea input datalist nav footer aside del s strike rp rt'.split(
    ' ',
  ),
)
const ROLES = new Set(
  'navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar'.split(' '),
)

/** Names that pages give to what readers wrote, and to what leads to other articles; whole words of a class or an id. */
const OTHERS =
  /(?:^|[\s_-])(?:comments?|commentlist|comment-list|kommentare?|commentaires?|commenti|disqus(?:_thread)?|replies|leserbriefe?|related(?:posts?|articles?|content)?|recommend(?:ed|ations?)|teasers?|read-?more|more-?(?:articles|stories|news)|see-?also|also-?read|empfehlungen|mehr-zum-thema|breadcrumbs?|cookie-?(?:banner|consent|notice)|newsletter|share|sharing|social|sidebar|advert(?:isement)?|promo|pagination|visually-?hidden|sr-only|screen-?reader-?text)(?:$|[\s_-])/i
/** What is only said about comments: that there are some, or that a block may have them. */
const LONGEST_NAME = 200
const INVISIBLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i
const CONTENT = new Set(['main', 'article', 'h1'])

/** True for what no reader of the guide reads as part of it: navigation, scripts, comments of readers, hidden parts. */
export function isSkipped(element: HtmlElement): boolean {
  const tag = element.tagName
  if (NEVER.has(tag)) return true
  if (tag === 'html' || tag === 'body') return false
  if (isHidden(element)) return true
  if (tag === 'main' || tag === 'article') return isReply(element)
  const role = attribute(element, 'role') ?? ''
  const names = ['class', 'id'].map((name) => (attribute(element, name) ?? '').slice(0, LONGEST_NAME))
  const other =
    tag === 'header' || tag === 'form' || ROLES.has(role) || isReply(element) || names.some((name) => OTHERS.test(name))
  // Some wrap the whole page in a form, or name the page after what it has beside its text.
  return other && !holdsContent(element)
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}

function isHidden(element: HtmlElement): boolean {
  return (
    attribute(element, 'hidden') !== undefined ||
    attribute(element, 'aria-hidden') === 'true' ||
    INVISIBLE.test((attribute(element, 'style') ?? '').slice(0, LONGEST_NAME)) ||
    (element.tagName === 'dialog' && attribute(element, 'open') === undefined)
  )
}

function isReply(element: HtmlElement): boolean {
  return /schema\.org\/(?:User)?Comments?$/i.test(attribute(element, 'itemtype') ?? '')
}

/** Looked for near the surface only, so that looking takes no longer than reading. */
const MOST_LOOKED_AT = 60

function holdsContent(element: HtmlElement): boolean {
  const waiting = [element]
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += 1) {
    const next = waiting.shift()
    if (!next) return false
    if (next !== element && CONTENT.has(next.tagName)) return true
    for (const child of next.childNodes.slice(0, MOST_LOOKED_AT)) if ('tagName' in child) waiting.push(child)
  }
  return false
}
