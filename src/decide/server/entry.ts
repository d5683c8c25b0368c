import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import { inlineStyle, page, policyOf } from '../../page/frame.js'
import { TOKENS } from '../../page/tokens.js'
import type { Language } from '../../settings/language.js'
import { decideWordsIn } from '../../words/decide.js'

/**
 * Hands the token over, which no server, log or referrer ever saw, as it is behind the `#`. Whoever comes from elsewhere
 * brings no cookie along (`SameSite=Strict`) and has one all the same: then the page is asked for again from here.
 */
const SCRIPT = `'use strict'
const token = location.hash.slice(1)
const here = location.pathname === '/' ? '/' : location.pathname + location.search
const fail = () => { document.getElementById('wait').hidden = true; document.getElementById('told').hidden = false }
const again = () => location.replace(here)
if (/^[\\w-]{43}$/.test(token)) {
  history.replaceState(null, '', here)
  fetch('/session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token }) })
    .then((answer) => (answer.ok ? again() : fail()), fail)
} else {
  fetch('/session').then((answer) => (answer.ok ? again() : fail()), fail)
}
`

const style = inlineStyle(
  `${TOKENS}body{margin:0 auto;max-width:34rem;padding:3rem 1rem;font:1.1rem/1.5 var(--sans);color:var(--ink);background:var(--paper)}h1{font-size:1.4rem}code{font-family:var(--mono)}`,
)

/** What the page before the report may do: run its one script, which asks this server alone. */
export const ENTRY_POLICY = policyOf({
  'style-src': style.source,
  'script-src': `'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`,
  'connect-src': "'self'",
})

/** What a browser sees that is not in the session yet. */
export function entryPage(language: Language): string {
  const { entry } = decideWordsIn(language)
  return page(
    { language, title: entry.title, policy: ENTRY_POLICY, style: style.element },
    html`<main>
<h1>${entry.title}</h1>
<div id="wait"><p>${entry.wait}</p></div>
<div id="told" hidden><p>${entry.notYet}</p><p>${entry.once}</p></div>
<noscript><p>${entry.noScript} <code>guidewatch decide</code></p></noscript>
</main>
<script>${raw(SCRIPT)}</script>`,
  )
}
