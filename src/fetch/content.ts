import { byteOrderMark, decoded } from './charset.js'
import { NotFetched, told } from './fetched.js'

export type Format = 'html' | 'markdown' | 'text'
export type Content = { readonly text: string; readonly format: Format }

const FORMATS: Readonly<Record<string, Format>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'markdown',
  'text/x-markdown': 'markdown',
  'text/plain': 'text',
}

/** What is no text, by its first bytes; servers name it wrongly, or not at all. */
const FIRST_BYTES: readonly (readonly [start: string, what: string])[] = [
  ['%PDF-', 'a PDF'],
  ['\x89PNG', 'a picture'],
  ['\xFF\xD8\xFF', 'a picture'],
  ['GIF8', 'a picture'],
  ['RIFF', 'a picture, sound or film'],
  ['PK\x03\x04', 'an archive or an office document'],
  ['\xD0\xCF\x11\xE0', 'an office document'],
  ['\x1F\x8B', 'an archive'],
  ['\x00asm', 'a program'],
  ['\x7FELF', 'a program'],
  ['MZ', 'a program'],
]

/** What is no text, by the beginning of its type. */
const TYPES: readonly (readonly [start: string, what: string])[] = [
  ['application/pdf', 'a PDF'],
  ['image/', 'a picture'],
  ['video/', 'a film'],
  ['audio/', 'sound'],
  ['font/', 'a font'],
  ['application/json', 'JSON'],
  ['application/zip', 'an archive'],
  ['application/msword', 'an office document'],
  ['application/vnd.', 'an office document'],
]

/**
 * What a page is, as text.
 *
 * @param type the header `Content-Type`, if there is one.
 * @throws NotFetched that names what it is instead: a PDF, a picture, something binary.
 */
export function contentOf(bytes: Buffer, type: string | undefined, url: URL): Content {
  const [essence = '', ...parameters] = (type ?? '').toLowerCase().split(';')
  const named = essence.trim()
  const what = byBytes(bytes) ?? TYPES.find(([start]) => named.startsWith(start))?.[1]
  if (what) throw notText(url, what, named)
  const format = FORMATS[named] ?? (isUnsaid(named) ? undefined : null)
  if (format === null) throw notText(url, 'no text', named)
  // A page may hold null bytes and still be read; what does not say that it is a page may not.
  if (format !== 'html' && !byteOrderMark(bytes) && bytes.subarray(0, 4096).includes(0))
    throw notText(url, 'binary', named)
  const label = parameters.map((one) => /^\s?charset\s?=\s?"?([^"]{1,60})"?\s?$/.exec(one)?.[1]?.trim()).find(Boolean)
  const text = decoded(bytes, label, url.host)
  if (text.trim() === '') throw new NotFetched('unreadable', `${told(url.host)} sends an empty page.`)
  return { text, format: formatOf(format, text, url) }
}

/** Servers that do not know what they send say this, or nothing. */
function isUnsaid(type: string): boolean {
  return type === '' || type === 'application/octet-stream' || type === 'binary/octet-stream'
}

function formatOf(said: Format | undefined, text: string, { pathname }: URL): Format {
  if (said === 'html' || said === 'markdown') return said
  if (/\.(md|markdown)$/i.test(pathname)) return 'markdown'
  return said ?? (/^\s*<(?:!doctype|html|head|body|!--)/i.test(text.slice(0, 1000)) ? 'html' : 'text')
}

function byBytes(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 8).toString('latin1')
  return FIRST_BYTES.find(([first]) => start.startsWith(first))?.[1]
}

function notText({ host }: URL, what: string, type: string): NotFetched {
  const said = type === '' ? '' : ` (${told(type)})`
  return new NotFetched(
    'not-text',
    `What ${told(host)} sends is ${what}${said}; guidewatch reads HTML, Markdown and plain text.`,
  )
}
