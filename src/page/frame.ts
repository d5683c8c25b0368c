import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { printable } from '../text/inert.js'

/** A piece of a page: whatever is put into `html` is escaped, unless it is one itself. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What a page begins with. */
export type Frame = {
  /** A language tag, as `lang` wants it. */
  readonly language: string
  readonly title: string
  /** See {@link policyOf}. */
  readonly policy: string
  /** A `<style>` or the links to style sheets. */
  readonly style: Html
  /** What else belongs into the head. */
  readonly head?: Html
  /** The first thing that the keyboard reaches: the id that it leads to, and its text. */
  readonly skip?: { readonly to: string; readonly text: string }
}

/**
 * A content security policy: nothing is allowed but what is named. The same text serves as `<meta>` and as a header.
 *
 * @param sources directives in order, such as `{ 'img-src': "'self'" }`.
 */
export function policyOf(sources: Readonly<Record<string, string>>): string {
  const all = { 'default-src': "'none'", ...sources, 'base-uri': "'none'", 'form-action': "'none'" }
  return Object.entries(all)
    .map(([directive, source]) => `${directive} ${source}`)
    .join('; ')
}

/** A policy as a header: only there can a page forbid to be shown inside another one. */
export function policyHeader(policy: string): string {
  return `${policy}; frame-ancestors 'none'`
}

/** A style within the page, and the source that a policy has to name for it. */
export function inlineStyle(css: string): { readonly element: Html; readonly source: string } {
  const hash = createHash('sha256').update(css).digest('base64')
  return { element: html`<style>${raw(css)}</style>`, source: `'sha256-${hash}'` }
}

/** The beginning of a page, up to its body; for pages that are written part by part. */
export function opening({ language, title, policy, style, head, skip }: Frame): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${raw(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${printable(title)}</title>
${head ? html`${head}\n` : ''}${style}
</head>
<body>
${skip ? html`<a class="skip" href="#${skip.to}">${skip.text}</a>\n` : ''}`
}

/** The end of a page. */
export const CLOSING = '</body>\n</html>\n'

/** A whole page. */
export function page(frame: Frame, body: Html): string {
  return `${rendered(opening(frame))}${rendered(body)}\n${CLOSING}`
}

/**
 * The text of a piece that waits for nothing.
 *
 * @throws when a part of it is a promise, which would be shown as such.
 */
export function rendered(piece: Html): string {
  if (piece instanceof Promise) throw new Error('a page was to be written before all of its parts were there')
  return piece.toString()
}
