import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Visit } from '../visit.js'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

const STYLE = raw(`
:root{--ink:#1c1e21;--line:#d8dce2;--accent:#1b5fd0;--page:#f2f4f7}
*{box-sizing:border-box}
body{margin:0;font:16px/1.5 system-ui,"Liberation Sans",Arial,sans-serif;color:var(--ink);background:var(--page)}
header{display:flex;align-items:center;gap:16px;height:56px;padding:0 16px;background:#fff;border-bottom:1px solid var(--line)}
body.mobile header{height:auto;min-height:56px;flex-wrap:wrap;gap:4px 12px}
header .brand{font-weight:700;color:var(--accent);margin-right:auto}
.columns{display:grid;grid-template-columns:1fr 240px;gap:24px;max-width:1080px;margin:24px auto;padding:0 16px}
body.mobile .columns{grid-template-columns:1fr}
h1{overflow-wrap:anywhere}
main{min-width:0;background:#fff;border:1px solid var(--line);border-radius:8px;padding:8px 24px 24px;min-height:420px}
aside{height:150px;background:#fff;border:1px solid var(--line);border-radius:8px;padding:12px;overflow:hidden}
footer{max-width:1080px;margin:0 auto;padding:16px;color:#5a6170;font-size:14px}
a{color:var(--accent)}
nav ul,.entries{list-style:none;margin:0;padding:0}
.entries li{border-bottom:1px solid var(--line)}
.entries a,.entries button{display:block;width:100%;padding:12px 4px;background:none;border:0;font:inherit;color:inherit;text-align:left;text-decoration:none;cursor:pointer}
header button,form button,dialog button,[role=dialog] button{font:inherit;padding:8px 14px;border-radius:6px;border:1px solid var(--line);background:#fff;cursor:pointer}
form button{background:var(--accent);color:#fff;border-color:var(--accent)}
label{display:block;margin:14px 0 4px;font-weight:600}
input:not([type=radio]),textarea,select{width:100%;max-width:480px;font:inherit;padding:8px;border:1px solid #8a93a3;border-radius:6px}
.choice{font-weight:400}
.notice{border-left:4px solid var(--accent);background:#eef4ff;padding:8px 16px;margin:16px 0}
.cover{position:fixed;inset:0;background:rgba(20,24,32,.55);display:flex;align-items:center;justify-content:center;z-index:9}
.cover [role=dialog]{background:#fff;border-radius:10px;padding:20px;max-width:420px;margin:16px}
.cover button{display:block;width:100%;margin-top:10px}
.menu{position:absolute;right:16px;top:56px;width:300px;background:#fff;border:1px solid var(--line);border-radius:8px;padding:8px 16px;z-index:5}
body.mobile .menu{left:16px;width:auto}
[hidden]{display:none!important}
.spin{width:14px;height:14px;border:2px solid var(--line);border-top-color:var(--accent);border-radius:50%;animation:s 1s linear infinite}
@keyframes s{to{transform:rotate(1turn)}}
`)

/** What the pages of the imitated sites do by script: expanders, dialogs, a clock, content that comes late. */
const SCRIPT = raw(`
for (const b of document.querySelectorAll('[data-expands]')) b.addEventListener('click', () => {
  const t = document.getElementById(b.dataset.expands); t.hidden = !t.hidden; b.setAttribute('aria-expanded', String(!t.hidden));
});
for (const b of document.querySelectorAll('[data-consent]')) b.addEventListener('click', () => {
  document.cookie = 'consent=' + b.dataset.consent + ';path=/;max-age=31536000;secure'; b.closest('.cover').remove();
});
for (const b of document.querySelectorAll('[data-close]')) b.addEventListener('click', () => b.closest('.cover').remove());
for (const r of document.querySelectorAll('[data-goes]')) r.addEventListener('change', () => { location.href = r.dataset.goes; });
const clock = document.querySelector('[role=timer]');
if (clock) setInterval(() => { clock.textContent = new Date().toLocaleTimeString(document.documentElement.lang); }, 1000);
const feed = document.querySelector('[role=feed]');
if (feed) fetch('/lazy').then((r) => r.text()).then((t) => { feed.innerHTML = t; });
`)

const PROMOS = ['Coffee that wakes you', 'Shoes for every road', 'A holiday by the sea', 'The quiet vacuum cleaner']

/**
 * The frame of every page, with the noise of the real ones: class names that change, a clock, a counter, a promo that
 * rotates, content that comes late, a personal name.
 */
export function page(visit: Visit, title: string, content: Html, extras: { readonly header?: Html } = {}): Html {
  const c = visit.random
  const brand = visit.host.includes('instagram') ? 'Pictures' : visit.host.includes('whatsapp') ? 'Messages' : 'Faces'
  const promo = PROMOS[Math.floor(parseInt(c().slice(1), 36) % PROMOS.length)]
  return html`<!doctype html>
<html lang="${visit.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title><style>${STYLE}</style></head>
<body class="${c()} ${visit.mobile ? 'mobile' : 'desktop'}" id="${c()}">
<header class="${c()}"><span class="brand">${brand}</span><div role="timer">${new Date().toLocaleTimeString(visit.language)}</div>
<div role="status">${Math.floor(parseInt(c().slice(1), 36) % 90)} ${visit.words({ de: 'neu', en: 'new', fr: 'nouveau', it: 'nuovo' })}</div>
${visit.signedIn ? html`<span class="${c()}">${visit.account.name}</span>` : ''}${extras.header ?? ''}</header>
<div class="columns ${c()}"><main class="${c()}">${content}</main>
<aside aria-label="${visit.say('sponsored')}"><p>${promo}</p><div class="spin"></div></aside></div>
<div role="feed" aria-label="${visit.say('sponsored')}" class="columns" style="min-height:60px"></div>
<footer class="${c()}"><nav aria-label="${visit.words({ de: 'Fußzeile', en: 'Footer', fr: 'Pied de page', it: 'Piè di pagina' })}"><a href="${visit.track('/help')}">${visit.say('help')}</a> · <span>© Stand-in</span></nav></footer>
${visit.consented ? '' : consentDialog(visit)}
<script>${SCRIPT}</script>
</body></html>`
}

function consentDialog(visit: Visit): Html {
  const [refuse, accept] =
    visit.site.consent === 'optional'
      ? (['declineOptional', 'allowAll'] as const)
      : (['onlyEssential', 'essentialAndOptional'] as const)
  return html`<div class="cover"><div role="dialog" aria-modal="true" aria-label="${visit.say('cookies')}">
<h2>${visit.say('cookies')}</h2><p>${visit.words({ de: 'Diese Seite möchte Cookies setzen. Du hast die Wahl.', en: 'This site would like to set cookies. The choice is yours.', fr: 'Ce site souhaite déposer des cookies. À vous de choisir.', it: 'Questo sito vorrebbe usare cookie. Scegli tu.' })}</p>
<button data-consent="all">${visit.say(accept)}</button><button data-consent="essential">${visit.say(refuse)}</button></div></div>`
}

/** The prompt that sometimes follows a log-in. */
export function saveLoginDialog(visit: Visit): Html {
  return html`<div class="cover"><div role="dialog" aria-modal="true" aria-label="${visit.say('saveLogin')}"><h2>${visit.say('saveLogin')}</h2>
<button data-close>${visit.say('save')}</button><button data-close>${visit.say('notNow')}</button></div></div>`
}

/** A list of entries that lead on, as in settings. */
export function entries(items: readonly { readonly text: string; readonly href: string }[]): Html {
  return html`<ul class="entries">${items.map(({ text, href }) => html`<li><a href="${href}">${text}</a></li>`)}</ul>`
}

/** A button that shows and hides what belongs to it. */
export function expander(visit: Visit, text: string, content: Html, kind = ''): Html {
  const id = visit.random()
  return html`<button type="button" class="${kind}" data-expands="${id}" aria-expanded="false">${text}</button><div id="${id}" hidden>${content}</div>`
}
