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
  /(?:^|[\s_-])(?:comments?|commentlist|comment-list|kommentare?|commentaires?|commenti|disqus(?:_thread)?|replies|reactions?|reaktionen|r[ée]actions|leserbriefe?|similar|related(?:posts?|articles?|content)?|recommend(?:ed|ations?)|read-?more|more-?(?:articles|stories|news)|see-?also|also-?read|empfehlungen|mehr-zum-thema|breadcrumbs?|cookie-?(?:banner|consent|notice)|newsletter|share|sharing|social|sidebar|advert(?:isement)?|promo|pagination|visually-?hidden|sr-only|screen-?reader-?text)(?:$|[\s_-])/i
/** Leads to another article, if anywhere: some call so what stands below a headline. */
const TEASER = /(?:^|[\s_-])teasers?(?:$|[\s_-])/i
/** What is only said about comments: that there are some, or that a block may have them. */
const LONGEST_NAME = 200
const INVISIBLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i
const CONTENT = new Set(['main', 'article', 'h1'])
const LINK = new Set(['a'])

/** What a style sheet of the page hides. */
export type Hiding = { readonly classes: ReadonlySet<string>; readonly ids: ReadonlySet<string> }

/** Longer style sheets are those of a site, in which a page's own rule is not looked for. */
const LONGEST_SHEET = 200_000

function withoutComments(sheet: string): string {
  const [first = '', ...rest] = sheet.split('/*')
  return (
    first + rest.map((piece) => piece.slice(piece.includes('*/') ? piece.indexOf('*/') + 2 : piece.length)).join('')
  )
}

/** Classes and ids that hide what has them, by the rules of a style sheet that name nothing else. */
export function hiding(sheet: string): Hiding {
  const [classes, ids] = [new Set<string>(), new Set<string>()]
  let depth = 0
  // A rule within `@media` holds for print or for some screens only.
  for (const piece of withoutComments(sheet.slice(0, LONGEST_SHEET)).split('}')) {
    const [selectors = '', body, nested] = piece.split('{')
    if (body === undefined) {
      depth = Math.max(0, depth - 1)
      continue
    }
    if (nested !== undefined) depth += 1
    if (depth === 0 && INVISIBLE.test(body.slice(0, LONGEST_NAME)))
      for (const selector of selectors.split(',')) {
        const [, sign, name] = /^\s*[a-z]{0,10}([.#])([\w-]{1,80})\s*$/i.exec(selector) ?? []
        if (name !== undefined) (sign === '.' ? classes : ids).add(name)
      }
  }
  return { classes, ids }
}

/** True for what no reader of the guide reads as part of it: navigation, scripts, comments of readers, hidden parts. */
export function isSkipped(element: HtmlElement, hidden: Hiding): boolean {
  const tag = element.tagName
  if (NEVER.has(tag)) return true
  if (tag === 'html' || tag === 'body') return false
  if (isHidden(element) || isHiddenBy(element, hidden)) return true
  if (tag === 'main' || tag === 'article') return isReply(element)
  const role = attribute(element, 'role') ?? ''
  const names = ['class', 'id'].map((name) => (attribute(element, name) ?? '').slice(0, LONGEST_NAME))
  const other =
    tag === 'header' ||
    tag === 'form' ||
    ROLES.has(role) ||
    isReply(element) ||
    names.some((name) => OTHERS.test(name)) ||
    (names.some((name) => TEASER.test(name)) && (tag !== 'p' || holds(element, LINK)))
  // Some wrap the whole page in a form, or name the page after what it has beside its text.
  return other && !holds(element, CONTENT)
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

function isHiddenBy(element: HtmlElement, { classes, ids }: Hiding): boolean {
  if (classes.size === 0 && ids.size === 0) return false
  const own = (attribute(element, 'class') ?? '').slice(0, LONGEST_NAME).split(/\s+/)
  return own.some((name) => classes.has(name)) || ids.has(attribute(element, 'id') ?? '')
}

function isReply(element: HtmlElement): boolean {
  return /schema\.org\/(?:User)?Comments?$/i.test(attribute(element, 'itemtype') ?? '')
}

/** Looked for near the surface only, so that looking takes no longer than reading. */
const MOST_LOOKED_AT = 60

function holds(element: HtmlElement, tags: ReadonlySet<string>): boolean {
  const waiting = [element]
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += 1) {
    const next = waiting.shift()
    if (!next) return false
    if (next !== element && tags.has(next.tagName)) return true
    for (const child of next.childNodes.slice(0, MOST_LOOKED_AT)) if ('tagName' in child) waiting.push(child)
  }
  return false
}
