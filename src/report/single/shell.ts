import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import { webAddress } from '../../page/escape.js'
import { type Html, inlineStyle, policyOf } from '../../page/frame.js'
import type { Language } from '../../settings/language.js'
import { REPORT_STYLE, reportScripts } from '../assets.js'
import type { Shell } from '../shell.js'

/**
 * The shell of a page that is one file: style and scripts within it, each allowed by its hash and nothing else; pictures
 * that are their own addresses; no link to what does not come along.
 *
 * @param url where the report of the run can be found, where people are told one.
 */
export function singleShell(language: Language, url: string | null, pair: Shell['pair']): Shell {
  const style = inlineStyle(REPORT_STYLE)
  const scripts = reportScripts().map(({ content }) => inlineScript(content))
  return {
    mode: 'single',
    language,
    first: language,
    policy: policyOf({
      'img-src': 'data:',
      'style-src': style.source,
      'script-src': scripts.map(({ source }) => source).join(' '),
    }),
    style: style.element,
    scripts: html`${scripts.map(({ element }) => element)}`,
    file: () => null,
    pair,
    index: () => '',
    walk: () => null,
    list: () => null,
    whole: webAddress(url),
  }
}

/** A script within the page, and the source that a policy has to name for it. */
function inlineScript(content: string): { readonly element: Html; readonly source: string } {
  // Our own files: whoever writes this into one learns of it by the tests.
  if (/<\/script|<!--/i.test(content)) throw new Error('a script of the report would end its element too early')
  const hash = createHash('sha256').update(content).digest('base64')
  return { element: html`<script>${raw(content)}</script>\n`, source: `'sha256-${hash}'` }
}
