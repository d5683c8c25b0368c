import { html } from 'hono/html'
import { printable } from '../text/inert.js'
import type { Html } from './frame.js'

// What a site, a guide or a person says, made harmless for a page. Letters are escaped by the template (`html`); terminals
// and mails are the matter of text/inert.ts, Markdown that of text/markdown.ts.

/**
 * A text of somebody else's within a sentence of ours: it can be written from right to left, but turns nothing around it, and
 * holds nothing that shows nothing.
 */
export function foreign(text: string): Html {
  return html`<bdi>${printable(text)}</bdi>`
}

/** A path as an address, whatever letters are in it. */
export function asAddress(path: string): string {
  return /^[\w./-]*$/.test(path) ? path : path.split('/').map(encodeURIComponent).join('/')
}

/** An address that may be followed, in its normal form; `null` for anything but `https:`, as of a site or a guide. */
export function webAddress(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null
  const url = new URL(text)
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null
}

/** Where a publisher can be reached: an address of the web or of mail; `null` for any other text. */
export function contactAddress(contact: string): string | null {
  if (/^[\w.+-]+@[\w-]+(\.[\w-]+)+$/.test(contact)) return `mailto:${contact}`
  return webAddress(contact)
}

/** Where an address of the web leads, short enough to be read: host and path. */
export function shownAddress(address: string): Html {
  const { host, pathname } = new URL(address)
  const text = `${host.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}`
  return foreign(text.length > 70 ? `${text.slice(0, 69)}…` : text)
}
