import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, servedFrom } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { npmInstalled } from '../npm.mjs'

// The registry keeps these two.
const [OLD, NEW] = ['2.6.0', '4.5.2']

const user = 'anna'
const password = 'harbour-71-lantern'
const hash = '$2a$11$CiF6rXl4uqjv0XN0x3Tl.OJsD.IUFR1j9s1g3YJgNA/WmtRXYME76'

const session = (number, day, agent) => [
  String(number).repeat(128),
  { lastUse: Date.UTC(2026, 3, day, 10), ip: `192.0.2.${number}`, agent },
]
const phone = session(1, 4, 'Firefox 130 on Android 14')

/** Someone who has signed in on a telephone, and is connected to nothing. */
const FIRST = { password: hash, log: false, networks: [], sessions: Object.fromEntries([phone]) }

const network = (name, nick, channels) => ({
  uuid: `0b1c2d3e-0000-4000-8000-${nick.padEnd(12, '0').replace(/[^0-9a-f]/g, 'a')}`,
  name,
  host: '127.0.0.1',
  port: 9,
  nick,
  username: nick,
  realname: '',
  userDisconnected: true, // 2.6 does not know this, and tries in vain
  channels: channels.map((channel) => ({ name: channel })),
})

/** What came between two nights: two networks, other devices, and settings of her own (kept in the browser before 4). */
const LATER = {
  ...FIRST,
  networks: [network('Harbour', 'anna', ['#cranes', '#ferry']), network('Lighthouse', 'anna_l', ['#lamps'])],
  sessions: Object.fromEntries([
    phone,
    session(2, 9, 'Safari 17.4 on iOS 17.4'),
    session(3, 12, 'Edge 124 on Windows 10'),
  ]),
  clientSettings: { highlights: 'ferry, crane', awayMessage: 'At sea' },
}

/** What the one who runs it may set. */
const CONFIGURED = {
  locked: { lockNetwork: true },
  previews: { prefetch: true, fileUpload: { enable: true, maxFileSize: 10240, baseUrl: null } },
}

// 4.5 keeps messages in what Node 22 has built in; nothing is kept here.
const stub = `const Module = require('node:module')
const load = Module._load
Module._load = function (name, ...rest) {
  return name === 'node:sqlite' ? {} : load.call(this, name, ...rest)
}
`

const login = {
  step: 'login',
  css: '#sign-in button[type=submit]',
  renamed: 'Reset',
  opposite: 'Do not sign in',
}
const drawer = {
  [OLD]: { step: 'drawer', css: '#windows .window.active .lt', renamed: 'Write a message' },
  [NEW]: { step: 'drawer', css: '.window[role=tabpanel] .lt', renamed: 'Write a message' },
}
/** In 2.6 both the control and what the mouse shows above it are called so; in 4.5 only the latter. */
const icon = {
  [OLD]: (name) => `#footer .tooltipped:has(> .${name}), #footer > * > .${name}`,
  [NEW]: (name) => `#footer .tooltipped:has(> a > .${name})`,
}
const entry = (name) => `.settings-menu li:has(> .${name})`

const connect = {
  css: '#connect form',
  field: '#connect input[name=name]',
  label: '#connect label[for="connect:name"]',
  submit: '#connect form button[type=submit]',
  submitRenamed: 'Delete everything',
  heading: '#connect h1',
}
// Its labels are for those who hear them; what is to be read stands in the fields.
const passwords = {
  css: '#change-password',
  field: '#change-password input[name=old_password]',
  submit: '#change-password button[type=submit]',
  submitRenamed: 'Delete account',
}

const changedConnect = () =>
  material(['arrival'], ['field added', 'field renamed', 'item added', 'text changed', 'heading changed'])
const changedSettings = () =>
  material(
    ['settings', 'arrival'],
    ['renamed', 'gone', 'other form', 'field removed', 'submit gone', 'heading changed'],
  )

/**
 * A client for chats. Everything it says comes through a socket, which falls back to polling; the pages are drawn by scripts (jQuery in
 * 2.6, Vue in 4.5). Each log-in is listed among the sessions from then on, below the form for the password.
 */
export default {
  id: 'thelounge',
  spa: true,
  versions: [OLD, NEW],
  env: { LOUNGE_USER: user, LOUNGE_PASSWORD: password },
  secrets: ['LOUNGE_PASSWORD'],
  install(cache, version) {
    const [number] = version.split(' ')
    // 4.5.2 asks for a commit of it between two releases.
    return npmInstalled(cache, 'thelounge', number, number === NEW ? { 'irc-framework': '4.14.0' } : undefined)
  },
  async serve(folder, version, asked) {
    const [number, variant] = version.split(' ')
    const port = asked || (await freePort())
    const home = mkdtempSync(join(tmpdir(), 'thelounge-'))
    mkdirSync(join(home, 'users'))
    writeFileSync(join(home, 'users', `${user}.json`), JSON.stringify(variant === 'later' ? LATER : FIRST))
    const config = { public: false, host: '127.0.0.1', port, transports: ['polling'], ...CONFIGURED[variant] }
    const defaults = join(folder, number === OLD ? 'defaults' : 'dist/defaults', 'config.js')
    writeFileSync(
      join(home, 'config.js'),
      `module.exports = Object.assign({}, require(${JSON.stringify(defaults)}), ${JSON.stringify(config)})\n`,
    )
    const stubbed = join(home, 'stub.cjs')
    writeFileSync(stubbed, stub)
    // What starts 4.5 asks for Node 22 first.
    const program = join(folder, number === OLD ? 'index.js' : 'dist/server/index.js')
    const child = spawn(process.execPath, ['--require', stubbed, program, 'start'], {
      cwd: folder,
      env: {
        ...process.env,
        HOME: home,
        LOUNGE_HOME: home,
        THELOUNGE_HOME: home,
        NODE_ENV: 'production',
        npm_config_registry: 'http://127.0.0.1:9/', // it would ask for its latest version
      },
    })
    return servedFrom(home, child, port)
  },
  walks: [
    {
      walk: 'lounge-connect/plus/en-desktop',
      version: OLD,
      steps: [
        { ...login, next: 'connect' },
        { step: 'connect', css: icon[OLD]('connect'), renamed: 'Join a game', opposite: 'Disconnect from network' },
      ],
      form: connect,
    },
    {
      walk: 'lounge-password/cog/en-mobile',
      version: OLD,
      steps: [
        { ...login, next: 'drawer' },
        { ...drawer[OLD], next: 'settings' },
        { step: 'settings', css: icon[OLD]('settings'), renamed: 'Workshop', opposite: 'Leave the settings' },
      ],
      form: { ...passwords, heading: '#settings h1', tick: '#settings input[name=showSeconds]' },
    },
    {
      walk: 'lounge-connect/first/en-mobile',
      version: NEW,
      steps: [login],
      form: { ...connect, tick: '#connect input[name=proxyEnabled]' },
    },
    {
      walk: 'lounge-account/cog/en-desktop',
      version: NEW,
      steps: [
        { ...login, next: 'settings' },
        { step: 'settings', css: icon[NEW]('settings'), renamed: 'Workshop', opposite: 'Leave the settings' },
        { step: 'account', css: entry('account'), renamed: 'Crew', opposite: 'Without an account' },
      ],
      form: { ...passwords, heading: '#change-password h2' },
    },
    {
      walk: 'lounge-notifications/cog/en-mobile',
      version: NEW,
      steps: [
        { ...login, next: 'drawer' },
        { ...drawer[NEW], next: 'settings' },
        { step: 'settings', css: icon[NEW]('settings'), renamed: 'Workshop', opposite: 'Leave the settings' },
        { step: 'notifications', css: entry('notifications'), renamed: 'Bells', opposite: 'No notifications' },
      ],
      form: {
        css: '#settings .container form',
        field: '#settings input[name=highlights]',
        tick: '#settings input[name=notifyAllMessages]',
      },
    },
  ],
  // From looking at 2.6.0 and 4.5.2, both as they are and as they can be configured.
  // Signing in: 4.5 has a picture above the fields, where 2.6 had a heading. Without a network both show the form "Connect" then; its plus sign and
  // cog wheel below the list of channels look alike, but "Client settings" are "Settings", to be read only when the mouse rests there (and in 4.5
  // for nobody who hears the page); "Sign out" has left them.
  // "Connect": 4.5 says "Use secure connection (TLS)" for "Enable TLS/SSL", and has more boxes and fields: trusted certificates, a proxy, a leave
  // message, authentication. What the guide names is in both; what stands in the fields beforehand differs, and the nick ends in two digits by chance.
  // Settings: one long page in 2.6, four in 4.5 ("General" first). The form for the password, asking the same, is below "Account" there, and the
  // switches for notifications, called the same, below "Notifications".
  // Locked to its network 2.6 shows server, port and TLS, but nothing can be changed about them, and 4.5 leaves all of that out, and the proxy and
  // one of the ways to authenticate; the name of the network is empty. With previews and uploads 4.5 has a part more on "General" (where one comes
  // past on the way to the others) and on "Appearance".
  nights: [
    ...[
      ['connect/plus/en-desktop', OLD, NEW, changedConnect()],
      ['connect/plus/en-mobile', OLD, NEW, changedConnect()],
      ['connect/first/en-desktop', OLD, NEW, changedConnect()],
      ['password/cog/en-desktop', OLD, NEW, changedSettings()],
      ['password/cog/en-mobile', OLD, NEW, changedSettings()],
      // Somebody puts the old one back.
      [
        'connect/first/en-mobile',
        NEW,
        OLD,
        material(['arrival'], ['field removed', 'field renamed', 'gone', 'text changed']),
      ],
      ['account/cog/en-desktop', NEW, OLD, withoutTabs('account')],
      ['notifications/cog/en-desktop', NEW, OLD, withoutTabs('notifications')],
      ['notifications/cog/en-mobile', NEW, OLD, withoutTabs('notifications')],
    ].map(([walk, from, to, expect]) => ({
      id: `${from}-to-${to}-${walk.replaceAll('/', '-')}`,
      walk: `lounge-${walk}`,
      from,
      to,
      expect,
    })),
    ...[
      ['connect/plus/en-desktop', OLD, 'locked', material(['arrival'], ['unusable', 'state changed', 'field removed'])],
      ['connect/first/en-desktop', NEW, 'locked', material(['arrival'], ['field removed', 'gone', 'text changed'])],
      ['connect/first/en-mobile', NEW, 'locked', material(['arrival'], ['field removed', 'gone', 'text changed'])],
      ['account/cog/en-desktop', NEW, 'locked', either()], // "Connect" is shown on the way
      ['notifications/cog/en-mobile', NEW, 'previews', either()], // "General" is shown on the way
      ['connect/first/en-desktop', NEW, 'previews', noise()],
    ].map(([walk, from, variant, expect]) => ({
      id: `${variant}-${from}-${walk.replaceAll('/', '-')}`,
      walk: `lounge-${walk}`,
      from,
      to: `${from} ${variant}`,
      class: 'configured',
      expect,
    })),
    ...[
      ['connect/plus/en-desktop', OLD],
      ['password/cog/en-mobile', OLD],
      ['connect/first/en-desktop', NEW],
      ['account/cog/en-desktop', NEW],
      ['notifications/cog/en-mobile', NEW],
    ].map(([walk, from]) => ({
      id: `unchanged-${from}-${walk.replaceAll('/', '-')}`,
      walk: `lounge-${walk}`,
      from,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // Two networks, shown instead of the form "Connect" after signing in; two devices more; words to be told of.
    ...[
      ['connect/plus/en-desktop', OLD],
      ['password/cog/en-desktop', OLD],
      ['account/cog/en-desktop', NEW],
      ['notifications/cog/en-mobile', NEW],
    ].map(([walk, from]) => ({
      id: `later-${from}-${walk.replaceAll('/', '-')}`,
      walk: `lounge-${walk}`,
      from,
      to: `${from} later`,
      class: 'other-data',
      expect: noise(),
    })),
  ],
}

/** The cog wheel is called "Client settings", and what it leads to is one page. */
function withoutTabs(step) {
  return material(['settings', step], ['renamed', 'gone'])
}
