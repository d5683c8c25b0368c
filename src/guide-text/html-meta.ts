import { attribute } from './html-skip.js'
import type { HtmlElement, HtmlParent } from './html-tree.js'

/** What a page says of itself. */
export type Meta = {
  readonly title: string | null
  readonly language: string | null
  readonly date: string | null
  /** The address that its links are relative to, if the page says so. */
  readonly base: string | null
}

const PUBLISHED = [
  'article:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dcterms.date',
  'pubdate',
  'publish-date',
]
const CHANGED = ['article:modified_time', 'datemodified', 'last-modified', 'dcterms.modified']
/** Longer data of a page is no data of an article. */
const LONGEST_DATA = 500_000
const DAY = /^\s*(\d{4}-\d{2}-\d{2})(?!\d)/

/** Title, language and day of a page, from `html lang`, `title`, `meta`, JSON-LD and `time`, the most telling first. */
export function htmlMeta(root: HtmlParent): Meta {
  const metas = new Map<string, string>()
  const times: string[] = []
  const bases: string[] = []
  const titles: string[] = []
  const headings: string[] = []
  let [language, told]: [string | null, Told] = [null, {}]
  const waiting: HtmlParent[] = [root]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    for (const child of next.childNodes) {
      if (!('tagName' in child)) continue
      const tag = child.tagName
      if (tag === 'html') language = attribute(child, 'lang') ?? null
      else if (tag === 'title' && child.namespaceURI.endsWith('xhtml')) titles.push(textOf(child))
      else if (tag === 'h1') headings.push(textOf(child))
      else if (tag === 'meta') noteMeta(child, metas)
      else if (tag === 'base' || (tag === 'link' && attribute(child, 'rel') === 'canonical'))
        bases.push(attribute(child, 'href') ?? '')
      else if (tag === 'time') times.push(attribute(child, 'datetime') ?? '')
      else if (tag === 'script' && attribute(child, 'type') === 'application/ld+json')
        told = { ...toldBy(child), ...told }
    }
    for (const child of [...next.childNodes].reverse()) if ('childNodes' in child) waiting.push(child)
  }
  const named = (names: readonly string[]) => names.map((name) => metas.get(name))
  const dates = [told.published, ...named(PUBLISHED), told.changed, ...named(CHANGED), ...times]
  const base = [...bases, metas.get('og:url')].find((one) => /^https?:\/\//i.test(one ?? ''))
  return {
    base: base ?? null,
    title: [...titles, metas.get('og:title'), ...headings].map((one) => folded(one ?? '')).find(Boolean) ?? null,
    language: language?.trim() || told.language || metas.get('og:locale')?.replace('_', '-') || null,
    date: dates.map((one) => dayOf(one)).find((one) => one !== null) ?? null,
  }
}

/** The day of a date as machines write it, if it is one. */
export function dayOf(text: string | undefined): string | null {
  const day = DAY.exec(text ?? '')?.[1]
  return day !== undefined && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day) ? day : null
}

function noteMeta(element: HtmlElement, metas: Map<string, string>): void {
  const name = (
    attribute(element, 'property') ??
    attribute(element, 'name') ??
    attribute(element, 'itemprop') ??
    ''
  ).toLowerCase()
  const content = attribute(element, 'content')
  if (name !== '' && content !== undefined && !metas.has(name)) metas.set(name, content)
}

type Told = { readonly published?: string; readonly changed?: string; readonly language?: string }

function toldBy(script: HtmlElement): Told {
  const text = textOf(script, LONGEST_DATA + 1)
  if (text.length > LONGEST_DATA) return {}
  try {
    return toldIn(JSON.parse(text), 0)
  } catch {
    return {}
  }
}

function toldIn(data: unknown, depth: number): Told {
  if (depth > 4 || typeof data !== 'object' || data === null) return {}
  if (Array.isArray(data))
    return Object.assign(
      {},
      ...data
        .slice(0, 50)
        .reverse()
        .map((one) => toldIn(one, depth + 1)),
    )
  const { datePublished, dateModified, inLanguage, '@graph': graph } = data as Readonly<Record<string, unknown>>
  return {
    ...toldIn(graph, depth + 1),
    ...(typeof datePublished === 'string' ? { published: datePublished } : {}),
    ...(typeof dateModified === 'string' ? { changed: dateModified } : {}),
    ...(typeof inLanguage === 'string' ? { language: inLanguage } : {}),
  }
}

function textOf(element: HtmlElement, most = 1000): string {
  let text = ''
  const waiting = element.childNodes.slice(0, most)
  for (let next = waiting.shift(); next && text.length < most; next = waiting.shift()) {
    if ('value' in next) text += next.value
    else if ('childNodes' in next) waiting.unshift(...next.childNodes.slice(0, most))
  }
  return text
}

const folded = (text: string) => text.replace(/\s+/g, ' ').trim()
