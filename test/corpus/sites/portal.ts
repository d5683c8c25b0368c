import type { IncomingMessage, ServerResponse } from 'node:http'
import { listen } from './listen.js'

/**
 * A classic portal: every page is rendered by the server, and every visit differs in what such portals let differ.
 */
export type PortalNight = {
  /** Changes the HTML of a page on its way out; `path` is as the visitor asked. */
  readonly edit?: (html: string, path: string) => string
  /** Answers instead of the portal; `undefined` leaves the page as it is. */
  readonly answer?: (path: string, response: ServerResponse, request: IncomingMessage) => boolean
}

export type Portal = {
  readonly origin: string
  night: PortalNight
  readonly close: () => Promise<void>
}

const GREETINGS = ['Good morning, Anna', 'Good evening, Anna', 'Welcome back, Anna', 'Nice to see you, Anna']
const ADS = [
  ['Trams run every five minutes', '/ads/trams', '#b5d6ff'],
  ['The summer festival starts on Friday', '/ads/festival', '#ffd9b5'],
  ['Recycle your old phone at the town hall', '/ads/recycling', '#c8f2c0'],
  ['Library: new opening hours', '/ads/library', '#f2c0e4'],
] as const

/** Every visit sees another moment, counter, ad, avatar, class name and identifier. */
function noise(visit: number) {
  const ad = ADS[visit % ADS.length] as (typeof ADS)[number]
  return {
    clock: `${String((7 + visit * 5) % 24).padStart(2, '0')}:${String((visit * 17) % 60).padStart(2, '0')}`,
    visitors: (1204 + visit * 379).toLocaleString('en-US'),
    messages: 1 + ((visit * 7) % 23),
    greeting: GREETINGS[visit % GREETINGS.length],
    milliseconds: 8 + ((visit * 31) % 90),
    hash: (visit * 2654435761).toString(36),
    ad: { text: ad[0], href: ad[1], colour: ad[2] },
    avatar: `hsl(${(visit * 67) % 360} 60% 60%)`,
  }
}

function page(title: string, main: string, visit: number): string {
  const now = noise(visit)
  const attributes =
    visit % 2 ? `class="link-${now.hash}" id="a${now.hash}"` : `id="a${now.hash}" class="link-${now.hash}"`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>
body { margin: 0; font: 16px/1.5 sans-serif; color: #222 } header, footer { background: #e9eef5; padding: 8px 24px; display: flex; gap: 24px; align-items: center }
.page { display: flex; gap: 32px; padding: 24px } main { width: 720px } aside { width: 240px } ul { padding-left: 20px }
.avatar { width: 32px; height: 32px; border-radius: 50% } .ad { padding: 16px } label { display: block; margin: 12px 0 }
input, textarea, select { display: block; width: 400px; font: inherit } button { font: inherit; padding: 6px 16px; margin-top: 12px }
</style></head><body>
<header><strong>City portal</strong><nav aria-label="Main"><a ${attributes} href="/">Home</a> <a href="/services">Services</a> <a ${attributes.replaceAll(now.hash, `${now.hash}x`)} href="/account">My account</a> <a href="/help">Help</a></nav>
<span>${now.greeting}</span><img class="avatar" alt="Your picture" src="/avatar.svg?${encodeURIComponent(now.avatar)}"><time>${now.clock}</time></header>
<div class="page"><main>${main}</main>
<aside aria-label="City news"><div class="ad" style="background:${now.ad.colour}"><a href="${now.ad.href}">${now.ad.text}</a></div><p>${now.visitors} visitors today</p></aside></div>
<footer><a href="/imprint">Imprint</a> <a href="/privacy">Privacy</a> <span>Page made in ${now.milliseconds} ms</span></footer>
</body></html>`
}

const BUTTON = (label: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><rect width="200" height="40" rx="6" fill="#1a56a8"/><text x="100" y="26" font-family="sans-serif" font-size="17" fill="#fff" text-anchor="middle">${label}</text></svg>`

function pages(path: string, visit: number): string | undefined {
  switch (path) {
    case '/':
      return page(
        'City portal',
        '<h1>Welcome to the city</h1><p>Everything the city offers, in one place.</p><h2>News</h2><p>The town hall is open on Saturdays.</p>',
        visit,
      )
    case '/account':
      return page(
        'My account',
        `<h1>My account</h1><ul aria-label="Settings"><li><a href="/account/profile">Profile</a></li><li><a href="/account/messages">Messages (${noise(visit).messages})</a></li><li><a href="/account/data">Data protection</a></li><li><a href="/account/security">Security</a></li></ul><p>You are signed in with the test account.</p>`,
        visit,
      )
    case '/account/data':
      return page(
        'Data protection',
        '<h1>Data protection</h1><p>The city uses your data to plan new services.</p><p>You may object to this use at any time.</p><p><a href="/forms/objection"><img src="/button.svg" width="200" height="40" alt="Objection form"></a></p><h2>Questions</h2><p>Write to the data protection officer.</p>',
        visit,
      )
    case '/forms/objection':
      return page(
        'Objection',
        `<h1>Object to the use of your data</h1><p>We will answer within 30 days.</p><p>You do not have to give a reason.</p>
<form method="post" action="/send"><label>E-mail <input type="email" name="email" required value="anna@example.org"></label><label>Reason <textarea name="reason"></textarea></label><label>Topic <select name="topic"><option>Planning</option><option>Statistics</option></select></label><button>Send objection</button></form>`,
        visit,
      )
    case '/help':
      return page('Help', '<h1>Help</h1><p>Call 115.</p>', visit)
    case '/services':
      return page('Services', '<h1>Services</h1><ul><li><a href="/services/passport">Passport</a></li></ul>', visit)
    default:
      return undefined
  }
}

export async function servePortal(): Promise<Portal> {
  let visits = 0
  const portal: { night: PortalNight } = { night: {} }
  const server = await listen((request, response) => {
    const [path = '/', query = ''] = (request.url ?? '/').split('?')
    if (path === '/avatar.svg' || path === '/button.svg') {
      const svg =
        path === '/avatar.svg'
          ? `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32"><rect width="32" height="32" fill="${decodeURIComponent(query)}"/></svg>`
          : BUTTON('Objection form')
      response.setHeader('content-type', 'image/svg+xml')
      response.end(portal.night.edit?.(svg, path) ?? svg)
      return
    }
    if (portal.night.answer?.(path, response, request)) return
    visits += 1
    const html = pages(path, visits)
    response.statusCode = html === undefined ? 404 : 200
    response.setHeader('content-type', 'text/html; charset=utf-8')
    const sent = html ?? page('Not found', '<h1>Page not found</h1>', visits)
    response.end(portal.night.edit?.(sent, path) ?? sent)
  })
  return Object.assign(portal, server)
}

/** The flow of a guide that leads to the portal's objection form. */
export function portalFlow(origin: string): string {
  return `flow: portal
link: ${origin}/forms/objection
destination:
  heading: Object to the use of your data
  fields:
    - { label: E-mail, role: textbox, required: true, prefilled: true }
    - { label: Reason, role: textbox, required: false }
  submit: Send objection
  sentences: [{ id: deadline, text: We will answer within 30 days. }]
claims:
  - { id: no-reason, says: You need not give a reason., check: { text: You do not have to give a reason. } }
interruptions:
  - { id: cookies, dialog: { role: dialog, name: Cookies }, click: { role: button, name: Only necessary } }
guides:
  ours: { title: How to object, publisher: Example Watch, language: en }
routes:
  - id: account
    guides: [ours]
    steps:
      - { id: start, open: "${origin}/", says: Open the portal. }
      - { id: account, click: { role: link, name: My account }, says: 'Choose "My account".' }
      - { id: data, click: { role: link, name: Data protection }, says: 'Choose "Data protection".' }
      - { id: form, click: { role: link, name: Objection form }, says: 'Press the blue button "Objection form".' }
`
}
