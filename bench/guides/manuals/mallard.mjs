// Pages of Mallard (http://projectmallard.org/1.0/), which desktop help is written in, as the HTML that readers see: what
// yelp makes of them, without its frame.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

// What no reader sees (comments of both kinds, the head), the tags, and what stands between.
const PIECE =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<comment>[\s\S]*?<\/comment>|<info>[\s\S]*?<\/info>|<info\/>|<(\/?)([\w:]+)((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>|[^<]+/g

/** What an element becomes: tag and class; what is not here leaves its content alone. */
const AS = {
  p: 'p',
  section: 'section',
  note: 'div.note',
  list: 'ul',
  steps: 'ol',
  tree: 'ul',
  item: 'li',
  terms: 'dl',
  table: 'table',
  tr: 'tr',
  td: 'td',
  th: 'th',
  em: 'em',
  gui: 'span.gui',
  guiseq: 'span.guiseq',
  app: 'span.app',
  key: 'kbd',
  keyseq: 'span.keyseq',
  code: 'code',
  cmd: 'code',
  file: 'span.file',
  input: 'span.input',
  output: 'span.output',
  sys: 'span.sys',
  var: 'var',
  screen: 'pre',
  figure: 'figure',
}

/** What yelp sets between the parts of a way through menus, and between keys that are pressed together. */
const BETWEEN = { guiseq: ' ▸ ', keyseq: '+' }

/**
 * @param {string} file a page of Mallard; the pages that it links to stand beside it
 * @returns {string} the page as HTML
 * @throws if there is no such file
 */
export function htmlOfMallard(file) {
  const source = readFileSync(file, 'utf8')
  const language = /<page\b[^>]*\bxml:lang="([^"]+)"/.exec(source)?.[1] ?? 'en'
  const open = []
  let html = ''
  for (const [piece, closes, name, attributes, empty] of source.matchAll(PIECE)) {
    if (name === undefined) {
      if (!piece.startsWith('<') && !(open.at(-1)?.name in BETWEEN))
        html += pictureOf(open) ? piece.replaceAll('"', '&quot;').replace(/\s+/g, ' ') : piece
      continue
    }
    if (closes) {
      html += open.pop()?.end ?? ''
      continue
    }
    const attribute = (wanted) => new RegExp(`\\b${wanted}="([^"]*)"`).exec(attributes)?.[1]
    const parent = open.at(-1)
    if (parent?.name in BETWEEN && parent.children++ > 0) html += BETWEEN[parent.name]
    const [start, end] = tagsOf(name, attribute, open)
    html += start
    if (!empty) open.push({ name, end, children: 0, picture: start.startsWith('<img') })
    else html += name === 'link' ? `${titleOf(file, attribute('xref'))}${end}` : end
  }
  return `<!DOCTYPE html>\n<html lang="${language}"><head><meta charset="utf-8"></head><body><main>${html}</main></body></html>\n`
}

function tagsOf(name, attribute, open) {
  const parent = open.at(-1)?.name
  if (name === 'title' && parent === 'item') return ['<dt>', '</dt><dd>']
  if (name === 'item' && parent === 'terms') return ['', '</dd>']
  if (name === 'title' || name === 'subtitle') {
    const depth = open.filter((each) => each.name === 'page' || each.name === 'section').length
    const ofBlock = parent !== 'page' && parent !== 'section'
    return ofBlock ? ['<p class="title">', '</p>'] : [`<h${depth}>`, `</h${depth}>`]
  }
  if (name === 'link') return [`<a href="${attribute('href') ?? addressOf(attribute('xref'))}">`, '</a>']
  // What is said of a picture is told instead of it, without markup.
  if (pictureOf(open)) return ['', '']
  if (name === 'media' && attribute('type') === 'image') return [`<img src="${attribute('src')}" alt="`, '">']
  const [tag, className] = (AS[name] ?? '').split('.')
  if (tag === '') return ['', '']
  return [className === undefined ? `<${tag}>` : `<${tag} class="${className}">`, `</${tag}>`]
}

const pictureOf = (open) => open.some(({ picture }) => picture)

function addressOf(xref = '') {
  const [page, section] = xref.split('#')
  return `${page === '' ? '' : `${page}.html`}${section === undefined ? '' : `#${section}`}`
}

/** What a link without words says: the title of the page, or of the section, that it leads to. */
function titleOf(file, xref = '') {
  const [page, section] = xref.split('#')
  const target = page === '' ? file : join(dirname(file), `${page}.page`)
  if (!existsSync(target)) return page
  const text = readFileSync(target, 'utf8').replace(/<info>[\s\S]*?<\/info>/g, '')
  const from = section === undefined ? 0 : Math.max(0, text.indexOf(`id="${section}"`))
  const title = /<title>([\s\S]*?)<\/title>/.exec(text.slice(from))?.[1] ?? page
  return title.replace(/<[^<>]*>/g, '').trim()
}
