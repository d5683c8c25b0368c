import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, servedFrom } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { npmInstalled } from '../npm.mjs'

const [OLD, MIDDLE, NEW] = ['1.40.0', '1.46.3', '2.23.0']

const user = 'anna'
const password = 'harbour-71-lantern'
const hash = '$2a$04$kf8D06o4CAznDaKEkBlt2ODkUbOSXFi4qbRVM5rLNKP4VDMRKfRoW'

const person = (username, type) => ({ username, type, password: hash })
const device = (clientId, permissions, description) => ({ clientId, permissions, description })
/** Listens on 127.0.0.1 for what nobody sends. */
const connection = (id, port, enabled = true) => ({
  id,
  enabled,
  pipeElements: [
    {
      type: 'providers/simple',
      options: { logging: false, type: 'NMEA0183', subOptions: { type: 'udp', port: String(port) } },
    },
  ],
})

/** A boat with a skipper, a guest and a plotter. */
const FIRST = {
  users: [person(user, 'admin'), person('bruno', 'readonly')],
  devices: [device('0b1c2d3e-0000-4000-8000-000000000001', 'readonly', 'Plotter')],
  vessel: { name: 'Lantern', mmsi: '230099999', communication: { callsignVhf: 'OH1234' } },
  connections: [connection('wind-mast', 7777, false)],
}

/** Whoever runs it lets nobody in whom she does not know. */
const CLOSED = { ...FIRST, allow: { allow_readonly: false, allowNewUserRegistration: false } }

/** What came between two nights. */
const LATER = {
  ...FIRST,
  users: [...FIRST.users, person('cleo', 'readwrite'), person('dario', 'readonly')],
  devices: [...FIRST.devices, device('0b1c2d3e-0000-4000-8000-000000000002', 'readwrite', 'Tablet at the helm')],
  connections: [...FIRST.connections, connection('depth-keel', 7778, false), connection('ais-ferry', 7779, false)],
}

// It listens everywhere, asks a registry what there is for it, and calls into the network for other instruments.
const stub = `const { Server, Socket, isIP } = require('node:net')
const dgram = require('node:dgram')
const dns = require('node:dns')
const { listen } = Server.prototype
Server.prototype.listen = function (port, ...rest) {
  return typeof port === 'number' && typeof rest[0] !== 'string' ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest)
}
const { lookup } = dns
dns.lookup = (name, ...rest) => lookup(name === 'localhost' || isIP(name) ? name : 'nowhere.invalid', ...rest)
const nothing = () => undefined
for (const name of ['send', 'addMembership', 'setMulticastTTL', 'setMulticastInterface', 'setMulticastLoopback', 'setBroadcast'])
  dgram.Socket.prototype[name] = nothing
dgram.Socket.prototype.address = () => ({ address: '127.0.0.1', family: 'IPv4', port: 9 })
dgram.Socket.prototype.bind = function (...all) {
  setImmediate(() => all.concat(nothing).find((each) => typeof each === 'function').call(this))
  return this
}
`

const signIn = {
  step: 'sign-in',
  css: '.d-md-down-none a[href="#/login"]',
  renamed: 'Harbour',
  opposite: 'Stay out',
}
const login = { step: 'login', css: 'main .btn-primary.px-4', renamed: 'Reset', opposite: 'Do not log in' }
const part = (step, inside, renamed) => ({
  step,
  css: `.sidebar li:has(a[href="#/${inside}"]) > .nav-dropdown-toggle`,
  renamed,
})
const server = part('server', 'serverConfiguration/settings', 'Engine room')
const security = part('security', 'security/users', 'Crew')
const entry = (place) => `.sidebar a[href="#/${place}"]`
const add = { step: 'add', css: 'main .btn-primary:has(.fa-plus-circle)', renamed: 'Weather', opposite: 'Remove' }
const typed = { secret: 'main input[name=password]' }

const userForm = '.card:has(input[name=userId])'
const newUser = {
  css: userForm,
  field: `${userForm} input[name=userId]`,
  label: `${userForm} label[for=userid]`,
  submit: `${userForm} .card-footer .btn-primary`,
  submitRenamed: 'Delete everybody',
}
const vesselForm = '.card:has(input[name=mmsi])'
const connectionForm = '.card:has(input[name=id])'

/**
 * A server for the instruments of a boat. One script (React) draws its pages. Its socket stays shut here, so that the start page is empty;
 * the network it asks for further parts is not there, which its menu tells.
 */
export default {
  id: 'signalk-server',
  spa: true,
  versions: [OLD, MIDDLE, NEW],
  env: { SIGNALK_USER: user, SIGNALK_PASSWORD: password },
  secrets: ['SIGNALK_PASSWORD'],
  install(cache, version) {
    const folder = npmInstalled(cache, 'signalk-server', version.split(' ')[0])
    // It looks for its pages in a folder of its own. What else comes with it, such as charts, is left out: it takes long to start.
    const own = join(folder, 'node_modules', '@signalk')
    mkdirSync(own, { recursive: true })
    const pages = join(own, 'server-admin-ui')
    if (!existsSync(pages)) symlinkSync(join('..', '..', '..', '@signalk', 'server-admin-ui'), pages)
    return folder
  },
  async serve(folder, version, asked) {
    const [, variant] = version.split(' ')
    const port = asked || (await freePort())
    const home = mkdtempSync(join(tmpdir(), 'signalk-'))
    const { users, devices, vessel, connections, allow } = { later: LATER, closed: CLOSED }[variant] ?? FIRST
    const files = {
      'settings.json': {
        port: 3000,
        mdns: false,
        hostname: 'localhost',
        security: { strategy: './tokensecurity' },
        interfaces: { tcp: false, 'nmea-tcp': false },
        pipedProviders: connections,
      },
      'security.json': {
        allow_readonly: true,
        expiration: '1d',
        secretKey: 'a3'.repeat(64),
        users,
        devices,
        acls: [],
        immutableConfig: false,
        allowDeviceAccessRequests: true,
        allowNewUserRegistration: true,
        ...allow,
      },
      'baseDeltas.json': [{ context: 'vessels.self', updates: [{ values: [{ path: '', value: vessel }] }] }],
    }
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(home, name), JSON.stringify(content), { mode: 0o600 })
    const stubbed = join(home, 'stub.cjs')
    writeFileSync(stubbed, stub)
    const program = [join(folder, 'bin', 'signalk-server'), '-c', home]
    const child = spawn(process.execPath, ['--require', stubbed, ...program], {
      cwd: home,
      env: {
        ...process.env,
        HOME: home,
        PORT: String(port),
        NODE_ENV: 'production',
        SIGNALK_DISABLE_SERVER_UPDATES: 'true',
        HTTP_RATE_LIMITS: 'api=100000,login=100000,loginStatus=100000',
        npm_config_registry: 'http://127.0.0.1:9/',
      },
    })
    return servedFrom(home, child, port)
  },
  walks: [
    {
      walk: 'signalk-vessel/menu/en-desktop',
      version: OLD,
      typed,
      steps: [
        { ...signIn, next: 'name' },
        { ...login, next: 'server' },
        server,
        { step: 'settings', css: entry('serverConfiguration/settings'), renamed: 'Weather', opposite: 'No settings' },
      ],
      form: {
        css: `${vesselForm} form`,
        field: 'input[name=callsignVhf]',
        label: 'label[for=callsignVhf]',
        submit: `${vesselForm} .card-footer .btn-primary`,
        submitRenamed: 'Delete Everything',
        heading: `${vesselForm} .card-header strong`,
      },
    },
    {
      walk: 'signalk-user/menu/en-desktop',
      version: NEW,
      typed,
      steps: [
        { ...signIn, next: 'name' },
        { ...login, next: 'security' },
        security,
        { step: 'users', css: entry('security/users'), renamed: 'Weather', opposite: 'No users' },
        add,
      ],
      form: newUser,
    },
    {
      walk: 'signalk-connection/menu/en-desktop',
      version: MIDDLE,
      typed,
      steps: [
        { ...signIn, next: 'name' },
        { ...login, next: 'server' },
        server,
        {
          step: 'connections',
          css: entry('serverConfiguration/connections/-'),
          renamed: 'Charts',
          opposite: 'Disconnect',
        },
        add,
      ],
      form: {
        css: connectionForm,
        field: `${connectionForm} input[name=id]`,
        label: `${connectionForm} label[for=id]`,
        submit: `${connectionForm} > .card-footer .btn-primary`,
        submitRenamed: 'Delete everything',
        tick: `${connectionForm} input[name=logging]`,
      },
    },
    {
      walk: 'signalk-register/address/en-mobile',
      version: NEW,
      steps: [{ step: 'sign-up', css: 'main a[href="#/register"]', renamed: 'Weather', opposite: 'Sign off' }],
      form: {
        css: 'main .card-body',
        field: 'main input[name=email]',
        submit: 'main .btn-success',
        submitRenamed: 'Delete account',
        heading: 'main h1',
      },
    },
    {
      walk: 'signalk-user/address/en-mobile',
      version: OLD,
      typed,
      steps: [{ ...login, next: 'add' }, add],
      form: newUser,
    },
  ],
  // From looking at 1.40.0, 1.46.3 and 2.23.0. Signing in, the names of what the guides press in the menu, and the forms for the vessel, a user, a
  // device and an account of one's own are the same in all, but for "Server Log", which is "Server Logs" in 2.23, where one selects debug keys
  // instead of typing them and the setting is persisted, not remembered.
  // 1.46 has "OpenApi" among what is below "Server", "Sponsor Signal K" at the foot, one switch more below the vessel ("accessLogging"), "Override
  // timestamps" in the form of a connection, "Allowed CORS origins" on the security settings, and other debug keys to switch on.
  // 2.23 has "Documentation" and "OpenApi" at the end of the menu, and nothing to open below "Appstore"; "Auth" in the list of users; units to
  // choose between vessel and server; "Data Logging" for "Logging" of a connection, and "Remember Me timeout" for "Login Session Timeout".
  // Where nobody may ask for a user name, the page to sign in has no "Sign up".
  nights: [
    ...[
      ['vessel/menu/en-desktop', OLD, MIDDLE, either()],
      ['vessel/menu/en-desktop', OLD, NEW, either()],
      ['user/menu/en-desktop', OLD, MIDDLE, either()], // "OpenApi" is in the menu, below what is not open
      ['user/menu/en-desktop', MIDDLE, NEW, either()],
      ['user/address/en-mobile', OLD, MIDDLE, noise()],
      ['user/address/en-mobile', OLD, NEW, either()], // "Auth" in the list above the form
      ['connection/menu/en-desktop', OLD, MIDDLE, material(['arrival'], ['field added', 'item added', 'text changed'])],
      ['connection/menu/en-desktop', MIDDLE, NEW, material(['arrival'], ['field renamed', 'renamed'])],
      ['connection/menu/en-desktop', OLD, NEW, material(['arrival'], ['field renamed', 'renamed', 'field added'])],
      ['guests/menu/en-desktop', OLD, MIDDLE, material(['arrival'], ['field added', 'item added', 'text changed'])],
      ['guests/menu/en-desktop', OLD, NEW, material(['arrival'], ['field renamed', 'renamed', 'field added'])],
      ['device/menu/en-desktop', OLD, NEW, either()],
      ['log/menu/en-desktop', OLD, MIDDLE, either()], // other keys beside the field
      [
        'log/menu/en-desktop',
        MIDDLE,
        NEW,
        material(['log', 'arrival'], ['renamed', 'gone', 'field removed', 'other form', 'text changed']),
      ],
      ['register/menu/en-desktop', OLD, NEW, either()],
      ['register/address/en-mobile', OLD, NEW, noise()],
    ].map(([walk, from, to, expect]) => ({
      id: `${from}-to-${to}-${walk.replaceAll('/', '-')}`,
      walk: `signalk-${walk}`,
      from,
      to,
      expect,
    })),
    ...[
      ['vessel/menu/en-desktop', NEW],
      ['user/address/en-mobile', NEW],
      ['connection/menu/en-desktop', OLD],
      ['device/menu/en-desktop', MIDDLE],
      ['register/menu/en-desktop', OLD],
    ].map(([walk, from]) => ({
      id: `unchanged-${from}-${walk.replaceAll('/', '-')}`,
      walk: `signalk-${walk}`,
      from,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // Two users, a device and two connections more.
    ...[
      ['user/menu/en-desktop', OLD],
      ['user/address/en-mobile', NEW],
      ['connection/menu/en-desktop', OLD],
      ['device/menu/en-desktop', OLD],
    ].map(([walk, from]) => ({
      id: `later-${from}-${walk.replaceAll('/', '-')}`,
      walk: `signalk-${walk}`,
      from,
      to: `${from} later`,
      class: 'other-data',
      expect: noise(),
    })),
    ...[
      ['register/menu/en-desktop', OLD, material(['sign-up'], ['gone', 'hidden'])],
      ['register/address/en-mobile', NEW, material(['sign-up'], ['gone', 'hidden'])],
    ].map(([walk, from, expect]) => ({
      id: `closed-${from}-${walk.replaceAll('/', '-')}`,
      walk: `signalk-${walk}`,
      from,
      to: `${from} closed`,
      class: 'configured',
      expect,
    })),
  ],
}
