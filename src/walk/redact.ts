import type { AriaNode } from '../screen/screen.js'
import type { Session } from '../state/sessions.js'
import { escapeRegExp } from '../text/normalise.js'

/** Replaces private details in text. Made once per walk from what is known about the test account. */
export type Redact = {
  readonly text: (text: string) => string
  readonly url: (url: string) => string
  /** True when the text holds something that {@link Redact.text} would replace by a private mark. */
  readonly finds: (text: string) => boolean
  /** Matches private text on a page, for painting it over. */
  readonly pattern: RegExp
  /** True when something of the test account is known that must not be shown. */
  readonly hasSecrets: boolean
}

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/giu
/** Long runs of letters and digits are session ids and signed tokens, never words. */
const TOKEN = /(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9_-]{28,}/g

/** Query parameters whose values tell pages apart and can hold nothing private. */
const PLAIN_PARAMETERS = new Set(['lang', 'locale', 'hl', 'page', 'section', 'tab'])

/**
 * Builds the redaction for one walk.
 *
 * @param secrets strings that must never leave `walk/`: passwords, names, addresses, cookie values. Shorter than three
 *   characters are ignored, since hiding them would hide the page.
 */
export function redactor(secrets: readonly string[]): Redact {
  const known = [...new Set(secrets.flatMap(spellings))].filter((secret) => secret.length >= 3)
  known.sort((a, b) => b.length - a.length)
  const secretSource = known.map((secret) => escapeRegExp(secret).replace(/\s+/g, '\\s+')).join('|')
  const secretPattern = secretSource ? new RegExp(secretSource, 'giu') : /(?!)/g
  const text = (value: string): string =>
    value.replace(secretPattern, '[private]').replace(EMAIL, '[e-mail]').replace(TOKEN, '[token]')
  return {
    text,
    url: (value) => redactUrl(value, text),
    finds: (value) => value.search(secretPattern) >= 0 || value.search(EMAIL) >= 0,
    hasSecrets: known.length > 0,
    pattern: new RegExp([secretSource, EMAIL.source].filter(Boolean).join('|'), 'iu'),
  }
}

/** A tree without field values, private details and tokens. */
export function redactTree(tree: readonly (AriaNode | string)[], redact: Redact): readonly (AriaNode | string)[] {
  return tree.map((node) => {
    if (typeof node === 'string') return redact.text(node)
    const { name, text, url, children, ...rest } = node
    // What a text box contains is printed as its text: never kept, whoever typed it.
    const isField = FIELD_ROLES.has(node.role)
    return {
      ...rest,
      ...(name === undefined ? {} : { name: redact.text(name) }),
      ...(text === undefined || isField ? {} : { text: redact.text(text) }),
      ...(url === undefined ? {} : { url: redact.url(url) }),
      ...(node.placeholder === undefined ? {} : { placeholder: redact.text(node.placeholder) }),
      ...(children === undefined ? {} : { children: redactTree(isField ? children.filter(isNode) : children, redact) }),
    }
  })
}

const FIELD_ROLES = new Set(['textbox', 'searchbox', 'spinbutton', 'combobox', 'slider'])

function isNode(child: AriaNode | string): child is AriaNode {
  return typeof child !== 'string'
}

/**
 * Keeps what identifies a page and drops what identifies a visit: query values, token-like path segments, and
 * fragments that carry more than an anchor.
 */
function redactUrl(value: string, text: (value: string) => string): string {
  if (/^data:/i.test(value)) return 'data:[content]'
  const [beforeHash = '', hash = ''] = splitOnce(value, '#')
  const [path = '', query = ''] = splitOnce(beforeHash, '?')
  const plainPath = text(path.replace(/^([a-z]+:\/\/)[^/@]*@/i, '$1'))
  const parameters = query
    .split('&')
    .filter(Boolean)
    .map((pair) => {
      const [key = '', parameter = ''] = splitOnce(pair, '=')
      const plain = PLAIN_PARAMETERS.has(key.toLowerCase()) && /^[\w-]{1,20}$/.test(parameter)
      return plain ? `${key}=${text(parameter)}` : `${text(key)}=[value]`
    })
  const anchor = /^[\w-]{1,40}$/.test(hash) ? `#${text(hash)}` : hash ? '#[value]' : ''
  return plainPath + (parameters.length > 0 ? `?${parameters.join('&')}` : '') + anchor
}

function splitOnce(value: string, separator: string): readonly [string, string] {
  const index = value.indexOf(separator)
  return index < 0 ? [value, ''] : [value.slice(0, index), value.slice(index + separator.length)]
}

/** A secret as it may be spelled in a page, an address or a header. */
function spellings(secret: string): readonly string[] {
  const trimmed = secret.trim()
  if (trimmed.length < 3) return []
  const base64 = Buffer.from(trimmed, 'utf8').toString('base64')
  return [
    trimmed,
    encodeURIComponent(trimmed),
    encodeURIComponent(trimmed).replaceAll('%20', '+'),
    trimmed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    base64,
    base64.replace(/=+$/, ''),
    Buffer.from(trimmed, 'utf8').toString('base64url'),
  ]
}

/** Everything in a session that redaction must know: what the owner listed, each name by itself, and the cookies. */
export function secretsOf(session: Session): readonly string[] {
  const words = session.private.flatMap((entry) => [entry, ...entry.split(/[\s@]+/)]).filter((word) => word.length >= 3)
  const cookies = session.storageState.cookies.map((cookie) => cookie.value)
  const stored = session.storageState.origins.flatMap((origin) => origin.localStorage.map((entry) => entry.value))
  // Short or everyday values ("de", "1", "true") are settings, and hiding them would hide the page.
  return [...words, ...[...cookies, ...stored].filter((value) => value.length >= 8 && value.length <= 4096)]
}
