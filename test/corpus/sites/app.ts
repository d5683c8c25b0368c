import { listen } from './listen.js'

/** A social network of today: one page, drawn by script from a model, with a menu, a dialog and generated class names. */
export type AppModel = {
  readonly menu: readonly Entry[]
  readonly settings: readonly Entry[]
  readonly choices: { readonly text: string; readonly entries: readonly Entry[] }
  readonly form: {
    readonly heading: string
    readonly texts: readonly string[]
    readonly fields: readonly Field[]
    readonly submit: string
    readonly submitDisabled?: boolean
  }
  /** Shown beside the content, wherever one is. */
  readonly side: readonly string[]
  /** Style sheet added to the app's own. */
  readonly css: string
  /** HTML put before the content of a screen, by the screen's name; `*` for all. */
  readonly extra: Readonly<Record<string, string>>
  /** Milliseconds until a screen is drawn. */
  readonly delay: number
  readonly theme: 'light' | 'dark'
  /** Script run after a screen was drawn. */
  readonly script: string
  readonly language: string
}
export type Entry = {
  readonly label: string
  readonly to: string
  readonly attributes?: string
  readonly html?: string
}
export type Field = {
  readonly label: string
  readonly kind: 'text' | 'textarea' | 'checkbox'
  readonly required?: boolean
  readonly value?: string
}

export type AppNight = (model: AppModel) => AppModel

export type App = { readonly origin: string; night: AppNight; readonly close: () => Promise<void> }

export const APPROVED: AppModel = {
  menu: [
    { label: 'Feed', to: '#/feed' },
    { label: 'Friends', to: '#/friends' },
    { label: 'Settings', to: '#/settings' },
    { label: 'Log out', to: '#/out' },
  ],
  settings: [
    { label: 'Account', to: '#/account' },
    { label: 'Privacy', to: '#/privacy' },
    { label: 'Notifications', to: '#/notifications' },
    { label: 'About', to: '#/about' },
  ],
  choices: {
    text: 'Choose what happens with your posts.',
    entries: [
      { label: 'Download my posts', to: '#/download' },
      { label: 'Refuse training', to: '#/refuse' },
      { label: 'Delete my posts', to: '#/delete' },
    ],
  },
  form: {
    heading: 'Refuse training with my posts',
    texts: ['Posts are used from 1 June 2027.', 'You can leave the field empty.'],
    fields: [
      { label: 'Your e-mail', kind: 'text', required: true, value: 'anna@example.org' },
      { label: 'Anything else', kind: 'textarea' },
    ],
    submit: 'Send refusal',
  },
  side: ['Ben and 12 others are online', 'Trending: gardening'],
  css: '',
  extra: {},
  delay: 0,
  theme: 'light',
  script: '',
  language: 'en',
}

/** Draws the app; runs in the page. Class names, identifiers and the order of attributes differ on every visit. */
const SCRIPT = `
const rnd = () => Math.random().toString(36).slice(2, 8)
const esc = (text) => text.replace(/[&<>"]/g, (c) => '&#' + c.charCodeAt(0) + ';')
const entry = (e, role) => { const parts = ['class="_' + rnd() + '"', 'id="' + rnd() + '"', 'href="' + e.to + '"', role ? 'role="' + role + '"' : '']; if (Math.random() < 0.5) parts.reverse(); return '<a ' + parts.join(' ') + ' ' + (e.attributes || '') + '>' + (e.html || esc(e.label)) + '</a>' }
const field = (f) => '<label>' + esc(f.label) + (f.kind === 'textarea' ? '<textarea ' + (f.required ? 'required' : '') + '></textarea>' : '<input type="' + f.kind + '" ' + (f.required ? 'required ' : '') + (f.value ? 'value="' + f.value + '"' : '') + '>') + '</label>'
const SCREENS = {
  '': () => '<h1>Feed</h1><article><p>' + ['Nice weather', 'New bike', 'Cat picture'][Math.floor(Math.random() * 3)] + '</p><span>' + Math.floor(Math.random() * 900) + ' likes</span></article>',
  settings: () => '<h1>Settings</h1><div role="menu" aria-label="Settings">' + M.settings.map((e) => entry(e, 'menuitem')).join('') + '</div>',
  privacy: () => '<h1>Privacy</h1><p>' + esc(M.choices.text) + '</p><button aria-expanded="false" id="more">More choices</button><div id="choices" hidden><ul aria-label="Choices">' + M.choices.entries.map((e) => '<li>' + entry(e) + '</li>').join('') + '</ul></div>',
  refuse: () => '<h1>' + esc(M.form.heading) + '</h1>' + M.form.texts.map((t) => '<p>' + esc(t) + '</p>').join('') + '<form method="post" action="/send">' + M.form.fields.map(field).join('') + '<button ' + (M.form.submitDisabled ? 'disabled' : '') + '>' + esc(M.form.submit) + '</button></form>',
}
const other = (name) => '<h1>' + name.charAt(0).toUpperCase() + name.slice(1) + '</h1><p>Nothing to see.</p>'
function draw() {
  const name = location.hash.replace('#/', '').replace('feed', '')
  const content = (M.extra['*'] || '') + (M.extra[name || 'feed'] || '') + (SCREENS[name] || (() => other(name)))()
  document.getElementById('root').innerHTML = '<div class="bar _' + rnd() + '"><nav aria-label="Menu">' + M.menu.map((e) => entry(e)).join('') + '</nav></div><div class="columns"><main class="_' + rnd() + '">' + content + '</main><aside aria-label="Around you">' + M.side.map((s) => '<p>' + esc(s) + '</p>').join('') + '<p>' + (2 + Math.floor(Math.random() * 50)) + ' new posts</p></aside></div>'
  document.documentElement.lang = M.language
  const more = document.getElementById('more')
  if (more) more.onclick = () => { const box = document.getElementById('choices'); box.hidden = !box.hidden; more.setAttribute('aria-expanded', String(!box.hidden)) }
  new Function(M.script)()
}
const later = () => M.delay ? setTimeout(draw, M.delay) : draw()
addEventListener('hashchange', later)
later()
`

const STYLE = `body { margin: 0; font: 16px/1.5 sans-serif } .bar { padding: 12px 24px; border-bottom: 1px solid #999 } .bar a { margin-right: 24px }
.columns { display: flex; gap: 40px; padding: 24px } main { width: 700px } [role=menu] a { display: block; padding: 10px; border: 1px solid #bbb; margin: 4px 0 }
label { display: block; margin: 12px 0 } input:not([type=checkbox]), textarea { display: block; width: 380px; font: inherit } button { font: inherit; padding: 6px 14px }
.dark { background: #15181c; color: #eee } .dark a { color: #8ab4f8 }`

export async function serveApp(): Promise<App> {
  const app: { night: AppNight } = { night: (model) => model }
  const server = await listen((request, response) => {
    if (request.url?.startsWith('/favicon')) {
      response.statusCode = 404
      response.end()
      return
    }
    const model = app.night(APPROVED)
    const json = JSON.stringify(model).replaceAll('<', '\\u003c')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Circle</title><style>${STYLE}${model.css}</style></head><body class="${model.theme}"><div id="root"></div><script>const M = ${json};${SCRIPT}</script></body></html>`,
    )
  })
  return Object.assign(app, server)
}

/** The flow of a guide that leads through the app's menus to its form. */
export function appFlow(origin: string): string {
  return `flow: app
link: ${origin}/
destination:
  heading: Refuse training with my posts
  fields:
    - { label: Your e-mail, role: textbox, required: true, prefilled: true }
    - { label: Anything else, role: textbox, required: false }
  submit: Send refusal
  sentences: [{ id: date, text: Posts are used from 1 June 2027. }]
claims:
  - { id: empty, says: Leave the field empty., check: { text: You can leave the field empty. } }
guides:
  ours: { title: How to refuse, publisher: Example Watch, language: en }
routes:
  - id: menu
    guides: [ours]
    steps:
      - { id: start, open: "${origin}/", says: Open Circle. }
      - { id: settings, click: { role: link, name: Settings }, says: 'Tap "Settings".' }
      - { id: privacy, click: { role: menuitem, name: Privacy }, says: 'Tap "Privacy".' }
      - { id: more, click: { role: button, name: More choices }, says: 'Tap "More choices".' }
      - { id: refuse, click: { role: link, name: Refuse training }, says: 'Tap "Refuse training".' }
`
}
