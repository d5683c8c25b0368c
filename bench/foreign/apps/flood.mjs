import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answers, freePort, servedFrom, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { npmInstalled } from '../npm.mjs'
import { quietSettings } from '../torrents.mjs'

// In 4.9.5 and 4.11.0 the list does not always come after logging in, so that neither is here.
const [OLD, MIDDLE, NEW] = ['4.7.0', '4.14.3', '4.16.2']

const user = 'anna'
const password = 'harbour-71-lantern'

/** What is on the list: paused, and nobody has any of it. "Later" came between two nights. */
const tracker = 'http://127.0.0.1:9/announce'
const torrents = {
  first: [
    ['Harbour pictures', 3],
    ['Letters 1994', 1],
    ['Tide tables', 2],
  ],
  later: [
    ['Lamps of the north pier', 5],
    ['Ferry timetable', 4],
    ['Songs of the crane crew', 7],
    ['Old charts', 9],
  ],
}

/** A torrent file, and what the client keeps about it: that it is paused, and since when it is there. */
function files([name, megabytes], index) {
  const text = (each) => `${Buffer.byteLength(each)}:${each}`
  const hashes = name.padEnd(20, '.').slice(0, 20).repeat(megabytes)
  const info = `d6:lengthi${megabytes * 1048576}e4:name${text(name)}12:piece lengthi1048576e6:pieces${text(hashes)}e`
  const hash = createHash('sha1').update(info).digest('hex')
  const added = Date.UTC(2026, 2, 3 + index, 10, 5) / 1000
  return [
    [`torrents/${hash}.torrent`, `d8:announce${text(tracker)}4:info${info}e`],
    [
      `resume/${hash}.resume`,
      `d10:added-datei${added}e11:destination${text('/run/downloads')}4:name${text(name)}6:pausedi1ee`,
    ],
  ]
}

async function startClient(root, day) {
  const port = await freePort()
  const prepare = `cp -r /var/seed/${day} /run/home; mkdir /run/downloads; cat > /run/home/settings.json`
  const serve = 'exec transmission-daemon --foreground --config-dir /run/home'
  const program = start(root, ['sh', '-c', `${prepare}; ${serve}`], { input: JSON.stringify(quietSettings(port)) })
  const url = `http://127.0.0.1:${port}/transmission/rpc`
  await answers(url, program)
  return { url, program }
}

/** What the page would send to make the first account, and what is set or kept with it. */
async function prepare(origin, url, words) {
  let cookie = ''
  const send = async (method, path, body) => {
    const response = await fetch(`${origin}/api/${path}`, {
      method,
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response
  }
  const client = { client: 'Transmission', type: 'rpc', version: 1, url, username: '', password: '' }
  const made = await send('POST', 'auth/register', { username: user, password, client, level: 10 })
  cookie = made.headers.get('set-cookie').split(';')[0]
  for (const word of words) if (KEPT[word]) await send('PATCH', 'settings', KEPT[word])
  if (words.includes('later'))
    await send('PUT', 'feed-monitor/feeds', { label: 'Harbour news', url: 'http://127.0.0.1:9/news.xml', interval: 60 })
}

/** What is kept for the account. Its language is that of the browser unless it says otherwise. */
const KEPT = {
  german: { language: 'de' },
  expanded: { torrentListViewSize: 'expanded' },
}

const login = {
  en: { step: 'login', renamed: 'Register', opposite: 'Stay Logged Out' },
  de: { step: 'login', renamed: 'Registrieren', opposite: 'Abgemeldet bleiben' },
}
for (const each of Object.values(login)) each.css = '.application__entry-barrier button[type=submit]'

const drawer = {
  step: 'drawer',
  css: '.action--sidebar-expand-collapse',
  renamed: 'Überschrift',
  icon: '.action--sidebar-expand-collapse svg',
}
const gear = {
  step: 'settings',
  css: '.sidebar__actions > :nth-child(2)',
  renamed: 'Workshop',
  icon: '.sidebar__actions > :nth-child(2) svg',
}
const waves = {
  step: 'feeds',
  css: '.sidebar__actions > :nth-child(3)',
  renamed: 'Wetter',
  icon: '.sidebar__actions > :nth-child(3) svg',
}
const plus = {
  step: 'add',
  css: '.action--add-torrent',
  renamed: 'Neue Liste',
  opposite: 'Torrent löschen',
  icon: '.action--add-torrent svg',
}
const tab = (number) => `.modal__tab:nth-child(${number}) button`

const settingsForm = {
  css: '.modal__content form',
  submit: '.modal__actions .button--primary',
  heading: '.modal__content h2:first-of-type',
}

const changedAdd = () => material(['arrival'], ['field renamed', 'field added', 'text changed'])
const changedColumns = () =>
  material(['arrival'], ['text changed', 'renamed', 'gone', 'field removed', 'field renamed'])
const withoutTitle = () =>
  material(['arrival'], ['heading changed', 'text changed', 'gone', 'field removed', 'other form'])

/**
 * A page for a torrent client, here Debian's Transmission, which one script draws: a list, and dialogs over it. Most of its controls at
 * the top are icons, called so for those who hear the page and for whoever rests the mouse on them.
 */
export default {
  id: 'flood',
  spa: true,
  versions: [OLD, MIDDLE, NEW],
  env: { FLOOD_USER: user, FLOOD_PASSWORD: password },
  secrets: ['FLOOD_PASSWORD'],
  async install(cache, version) {
    const [number] = version.split(' ')
    const root = await unpack(cache, 'trixie', 'flood', ['transmission-daemon'])
    for (const [day, list] of [
      ['first', torrents.first],
      ['later', [...torrents.first, ...torrents.later]],
    ]) {
      for (const folder of ['torrents', 'resume'])
        mkdirSync(join(root, 'var', 'seed', day, folder), { recursive: true })
      for (const [path, content] of list.flatMap(files)) writeFileSync(join(root, 'var', 'seed', day, path), content)
    }
    return { root, folder: npmInstalled(cache, 'flood', number) }
  },
  async serve({ root, folder }, version, asked) {
    const [, ...words] = version.split(' ')
    const client = await startClient(root, words.includes('later') ? 'later' : 'first')
    const port = asked || (await freePort())
    const home = mkdtempSync(join(tmpdir(), 'flood-'))
    const program = join(folder, 'dist', 'index.js')
    const open = words.includes('open')
    const options = ['--rundir', home, '--host', '127.0.0.1', '--port', String(port)]
    if (open) options.push('--auth', 'none', '--trurl', client.url, '--truser', '', '--trpass', '')
    const child = spawn(process.execPath, [program, ...options], {
      cwd: home,
      env: { ...process.env, HOME: home, NODE_ENV: 'production' },
    })
    const server = await servedFrom(home, child, port)
    if (!open) await prepare(server.origin, client.url, words)
    return {
      origin: server.origin,
      stop: async () => {
        await server.stop()
        await client.program.stop()
      },
    }
  },
  walks: [
    {
      walk: 'flood-port/menu/en-desktop',
      version: OLD,
      steps: [
        { ...login.en, next: 'settings' },
        gear,
        { step: 'tab', css: tab(2), renamed: 'Weather', opposite: 'Disconnect' },
      ],
      form: {
        ...settingsForm,
        field: 'input[name=networkPortRange]',
        label: 'label[for=networkPortRange]',
        submitRenamed: 'Delete Everything',
        tick: '.modal__content label.checkbox',
      },
    },
    {
      walk: 'flood-feed/menu/de-desktop',
      version: NEW,
      steps: [
        { ...login.de, next: 'feeds' },
        waves,
        { step: 'new', css: '.modal__content .button--primary', renamed: 'Papierkorb', opposite: 'Feed löschen' },
      ],
      form: {
        css: '.modal__content form:first-of-type',
        field: '.modal__content input[name=url]',
        label: '.modal__content label[for=url]',
        submit: '.modal__content button[type=submit]',
        submitRenamed: 'Alles löschen',
        heading: '.modal__content form:first-of-type h2',
      },
    },
    {
      walk: 'flood-port/menu/de-mobile',
      version: NEW,
      steps: [
        { ...login.de, next: 'drawer' },
        drawer,
        { ...gear, renamed: 'Werkstatt' },
        { step: 'tab', css: tab(2), renamed: 'Wetter', opposite: 'Verbindung trennen' },
      ],
      form: {
        ...settingsForm,
        field: 'input[name=networkPortRange]',
        label: 'label[for=networkPortRange]',
        submitRenamed: 'Alles löschen',
        tick: '.modal__content label.checkbox',
      },
    },
    {
      walk: 'flood-add/plus/de-desktop',
      version: OLD,
      steps: [{ ...login.de, next: 'add' }, plus],
      form: {
        css: '.modal__content form',
        field: 'input[name=urls-0]',
        submit: '.modal__content button[type=submit]',
        submitRenamed: 'Torrent löschen',
        tick: '.modal__content label.checkbox:has(input[name=isCompleted])',
      },
    },
    {
      walk: 'flood-limits/menu/en-desktop',
      version: OLD,
      steps: [{ ...login.en, next: 'settings' }, gear],
      form: {
        ...settingsForm,
        field: 'input[name=throttleGlobalDownSpeed]',
        label: 'label[for=throttleGlobalDownSpeed]',
        submitRenamed: 'Delete Everything',
      },
    },
    {
      walk: 'flood-title/menu/de-desktop',
      version: MIDDLE,
      steps: [
        { ...login.de, next: 'settings' },
        { ...gear, renamed: 'Werkstatt' },
        { step: 'tab', css: tab(5), renamed: 'Wetterlage', opposite: 'Ohne Oberfläche' },
      ],
      form: {
        ...settingsForm,
        submitRenamed: 'Alles löschen',
        heading: '.modal__content h2:last-of-type',
      },
    },
  ],
  // From looking at 4.7.0, 4.14.3 and 4.16.2, in both languages and sizes. Signing in is the same in all, and so are the names of all that is
  // pressed. After 4.7 there are more ways to filter the list ("Warning", by place) with sizes beside them, and its column "Percent Complete"
  // ("Fortschritt") is "Progress", in German too; the tab about ports and the form for a feed are what they were. 4.14 and 4.16 differ in how
  // the list writes dates, and on "User Interface" in one column more to choose and one box more at its end.
  // What stands greyed in the field for the address of a torrent, and is all it was called in 4.7, has become "Torrent URL, Magnet Link, or
  // Info Hash", in German too. Behind the limits stands "(B/s)" after 4.7. "Miscellaneous" is not in 4.7.
  nights: [
    ...[
      ['port', 'en', OLD, NEW, either()],
      ['port', 'de', MIDDLE, NEW, noise()],
      ['port', 'de', OLD, MIDDLE, either(), 'mobile'],
      ['feed', 'en', OLD, NEW, either()],
      ['feed', 'de', MIDDLE, NEW, noise()],
      ['limits', 'de', OLD, NEW, either()],
      ['add', 'en', OLD, NEW, changedAdd()],
      ['add', 'de', OLD, MIDDLE, changedAdd()],
      ['columns', 'en', OLD, NEW, changedColumns()],
      ['columns', 'de', OLD, MIDDLE, changedColumns()],
      ['title', 'en', MIDDLE, NEW, either()],
      // Somebody puts the old one back.
      ['title', 'de', MIDDLE, OLD, withoutTitle()],
    ].map(([flow, locale, from, to, expect, device = 'desktop']) => ({
      id: `${from}-to-${to}-${flow}-${locale}-${device}`,
      walk: `flood-${flow}/${flow === 'add' ? 'plus' : 'menu'}/${locale}-${device}`,
      from,
      to,
      expect,
    })),
    ...[
      ['port/menu/en-desktop', OLD],
      ['port/menu/de-mobile', NEW],
      ['feed/menu/de-desktop', NEW],
      ['add/plus/de-desktop', OLD],
      ['columns/menu/en-desktop', OLD],
      ['title/menu/de-desktop', MIDDLE],
    ].map(([walk, from]) => ({
      id: `unchanged-${from}-${walk.replaceAll('/', '-')}`,
      walk: `flood-${walk}`,
      from,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // Four torrents and a feed more, other sums in the filters.
    ...[
      ['port/menu/en-mobile', OLD],
      ['port/menu/de-desktop', NEW],
      ['feed/menu/en-desktop', NEW],
      ['add/plus/en-desktop', OLD],
      ['limits/menu/de-desktop', OLD],
      ['title/menu/en-desktop', NEW],
    ].map(([walk, from]) => ({
      id: `later-${from}-${walk.replaceAll('/', '-')}`,
      walk: `flood-${walk}`,
      from,
      to: `${from} later`,
      class: 'other-data',
      expect: noise(),
    })),
    // The account has the list drawn in two lines for each torrent, and then a menu above it to sort by.
    {
      id: 'expanded-port-de',
      walk: 'flood-port/menu/de-desktop',
      from: NEW,
      to: `${NEW} expanded`,
      class: 'configured',
      expect: either(),
    },
    // Somebody has set the account to German; the page of the log-in still speaks the language of the browser.
    ...[
      ['port/menu/en-desktop', NEW, 'settings'],
      ['add/plus/en-desktop', OLD, 'add'],
    ].map(([walk, from, step]) => ({
      id: `in-german-${from}-${walk.replaceAll('/', '-')}`,
      walk: `flood-${walk}`,
      from,
      to: `${from} german`,
      class: 'language-changed',
      expect: material(['login', step], ['language changed', 'renamed', 'gone']),
    })),
    // Whoever runs it lets everybody in: there is no page to log in on any more.
    {
      id: 'open-feed-de',
      walk: 'flood-feed/menu/de-desktop',
      from: NEW,
      to: `${NEW} open`,
      class: 'configured',
      expect: material(['open', 'name', 'secret', 'login'], ['gone', 'field removed', 'other form']),
    },
  ],
}
