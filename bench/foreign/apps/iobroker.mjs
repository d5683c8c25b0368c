import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { pbkdf2Sync } from 'node:crypto'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { freePort, servedFrom } from '../debian.mjs'
import { material, noise } from '../labels.mjs'

const [OLD, MIDDLE, NEW] = ['2.0.9', '3.7.9', '4.2.1']
/** What runs it. */
const HOST = { [OLD]: '2.2.10', [MIDDLE]: '4.0.24', [NEW]: '4.0.24' }

const TABS = ['adapters', 'instances', 'objects', 'enums', 'users', 'groups', 'hosts', 'log', 'logs']

const user = 'anna'
const password = 'harbour-71-lantern'

const hash = (word) => {
  const salt = '5a'.repeat(16)
  return `pbkdf2$10000$${pbkdf2Sync(word, salt, 10_000, 256, 'sha256').toString('hex')}$${salt}`
}
const person = (name) => ({
  _id: `system.user.${name.toLowerCase()}`,
  type: 'user',
  common: { name, enabled: true, password: hash(password) },
  native: {},
})
const group = (id, name, members) => ({
  _id: `system.group.${id}`,
  type: 'group',
  common: { name, desc: '', members: members.map((each) => `system.user.${each}`) },
  native: {},
})
/** It is not run; none of another adapter, which would be fetched. */
const instance = (number, title) => ({
  _id: `system.adapter.admin.${number}`,
  type: 'instance',
  common: {
    name: 'admin',
    title,
    version: '1.0.3',
    icon: 'admin.png',
    mode: 'daemon',
    platform: 'Javascript/Node.js',
    loglevel: 'info',
    enabled: false,
    host: 'harbour',
    type: 'general',
  },
  native: { port: 8081 + number, bind: '127.0.0.1' },
})
const room = (id, name) => ({ _id: `enum.rooms.${id}`, type: 'enum', common: { name, members: [] }, native: {} })

const FIRST = [
  person('anna'),
  person('bruno'),
  group('lodgers', 'Lodgers', ['bruno']),
  instance(1, 'Admin for the crew'),
  room('kitchen', 'Kitchen of the crew'),
]
const LATER = [
  ...FIRST,
  person('cleo'),
  person('dario'),
  group('guests', 'Guests of the summer', ['cleo', 'dario']),
  instance(2, 'Admin for the pier'),
  room('pier', 'Pier'),
]

// It asks the network for a list of what there is, tells its makers how it is used, and guesses where it stands.
const stub = `const { Server, isIP } = require('node:net')
const dns = require('node:dns')
const { lookup } = dns
dns.lookup = (name, ...rest) => lookup(name === 'localhost' || isIP(name) ? name : 'nowhere.invalid', ...rest)
const { listen } = Server.prototype
Server.prototype.listen = function (port, ...rest) {
  return typeof port === 'number' ? listen.call(this, port, '127.0.0.1', ...rest.filter((each) => typeof each === 'function')) : listen.call(this, port, ...rest)
}
`

/** Changes what is kept for one version: in one file of all, or in lines, of which a later one stands in for an earlier. */
function keep(home, objects) {
  const now = { ts: 1_790_000_000_000, from: 'system.host.harbour.cli' }
  const entries = objects.map((each) => [each._id, { ...now, ...each }])
  const [whole, lines] = ['objects.json', 'objects.jsonl'].map((name) => join(home, 'iobroker-data', name))
  if (existsSync(whole))
    writeFileSync(whole, JSON.stringify({ ...JSON.parse(readFileSync(whole, 'utf8')), ...Object.fromEntries(entries) }))
  else appendFileSync(lines, `\n${entries.map(([k, v]) => JSON.stringify({ k, v })).join('\n')}\n`)
}

function kept(home, id) {
  const [whole, lines] = ['objects.json', 'objects.jsonl'].map((name) => join(home, 'iobroker-data', name))
  if (existsSync(whole)) return JSON.parse(readFileSync(whole, 'utf8'))[id]
  const text = readFileSync(lines, 'utf8').split('\n')
  return JSON.parse(text.findLast((line) => line.startsWith(`{"k":"${id}"`))).v
}

async function configure(home) {
  const place = join(home, 'iobroker-data', 'iobroker.json')
  const dist = join(home, 'node_modules', 'iobroker.js-controller', 'conf', 'iobroker-dist.json')
  const config = JSON.parse(readFileSync(existsSync(place) ? place : dist, 'utf8'))
  config.system = { ...config.system, hostname: 'harbour', instanceStartInterval: 10 }
  config.dataDir = '../../iobroker-data/'
  config.objects = { ...config.objects, host: '127.0.0.1', port: await freePort() }
  config.states = { ...config.states, host: '127.0.0.1', port: await freePort() }
  mkdirSync(join(home, 'iobroker-data'), { recursive: true })
  writeFileSync(place, JSON.stringify(config))
}

const system = { step: 'system', css: '#button-system', icon: '#button-system i' }
const users = { step: 'users', css: '.admin-sidemenu a[href="#tab-users"]' }
const tab = (name) => `#dialog-system .tabs a[href="#tab-system-${name}"]`
const save = '#dialog-system .btn-save'
const dialog = {
  css: '#tab-users-dialog-new .modal-content',
  submit: '#tab-users-dialog-new .tab-dialog-create',
  heading: '#tab-users-dialog-new h5',
}
/** From 2.0 to a later one: what is pressed is called the same, stands elsewhere and has another picture; what comes is no dialog any more. */
const otherMake = (...steps) =>
  material(
    [...steps, 'arrival'],
    ['moved', 'other look', 'gone', 'renamed', 'hidden', 'other form', 'text changed', 'item added'],
  )

/** What is to be pressed at the end is greyed until something is changed. */
const unpressable = ['disable-submit', 'cover-submit']

/**
 * A server for a house; these are the pages of its administration, with what runs them. One script draws them, and asks for all that they show
 * through a socket, which falls back to polling (from 5 on it does not, and stays shut). It speaks the language that is set for all, not the
 * browser's. Its first page, an overview, is left out: that of 3.7 waits for ever for what runs it here. Many of its controls are links
 * without an address, or icons called so by their title.
 */
export default {
  id: 'iobroker',
  spa: true,
  versions: [OLD, MIDDLE, NEW],
  env: { IOBROKER_USER: user, IOBROKER_PASSWORD: password },
  secrets: ['IOBROKER_PASSWORD'],
  async install(cache, version) {
    const [number] = version.split(' ')
    const folder = join(cache, 'iobroker', number)
    if (existsSync(folder)) return folder
    const unfinished = `${folder}.${process.pid}`
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished, { recursive: true })
    writeFileSync(join(unfinished, 'package.json'), '{"private":true}')
    const packages = [`iobroker.js-controller@${HOST[number]}`, `iobroker.admin@${number}`]
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--omit=optional', '--silent']
    execFileSync('npm', ['install', ...quiet, ...packages], { cwd: unfinished, stdio: 'ignore' })
    await configure(unfinished)
    const program = join(unfinished, 'node_modules', 'iobroker.js-controller', 'iobroker.js')
    // What runs 2.0 ends as if it had failed, on a Node as new as this.
    for (const command of [
      ['setup', 'first'],
      ...(number === OLD
        ? [
            ['setup', 'first'],
            ['add', 'admin'],
          ]
        : []),
    ])
      spawnSync(process.execPath, [program, ...command], { cwd: unfinished, stdio: 'ignore' })
    renameSync(unfinished, folder)
    return folder
  },
  async serve(folder, version, asked) {
    const [, ...words] = version.split(' ')
    const port = asked || (await freePort())
    // It keeps its data beside what it is run from.
    const home = mkdtempSync(`${folder}-`)
    execFileSync('cp', ['-al', join(folder, 'node_modules'), home])
    cpSync(join(folder, 'iobroker-data'), join(home, 'iobroker-data'), { recursive: true })
    await configure(home)
    const admin = kept(home, 'system.adapter.admin.0')
    const system = kept(home, 'system.config')
    const administrators = kept(home, 'system.group.administrator')
    keep(home, [
      ...(words.includes('later') ? LATER : FIRST),
      // The stub lets it listen on 127.0.0.1 only; 2.0 has no socket where it is told so itself.
      { ...admin, native: { ...admin.native, port, bind: '0.0.0.0', auth: words.includes('guarded') } },
      {
        ...system,
        common: {
          ...system.common,
          language: words.includes('german') ? 'de' : 'en',
          licenseConfirmed: true,
          tabs: TABS.filter((tab) => tab !== 'users' || !words.includes('unlisted')).map((tab) => `tab-${tab}`),
          infoAdapterInstall: true, // it has asked whether to
          city: 'Stralsund',
          country: 'Germany',
          latitude: '54.3',
          longitude: '13.1',
          currency: '€',
        },
      },
      { ...administrators, common: { ...administrators.common, members: ['system.user.admin', 'system.user.anna'] } },
    ])
    const stubbed = join(home, 'stub.cjs')
    writeFileSync(stubbed, stub)
    // It would give Node more rights than it has.
    mkdirSync(join(home, 'bin'))
    writeFileSync(join(home, 'bin', 'sudo'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
    const child = spawn(process.execPath, [join(home, 'node_modules', 'iobroker.js-controller', 'controller.js')], {
      cwd: home,
      detached: true, // it starts programs of its own, which end with it
      env: {
        ...process.env,
        HOME: home,
        PATH: `${join(home, 'bin')}:${process.env.PATH}`,
        NODE_OPTIONS: `--require ${stubbed}`,
        npm_config_registry: 'http://127.0.0.1:9/',
      },
    })
    const server = await servedFrom(home, child, port)
    return {
      origin: server.origin,
      stop: async () => {
        try {
          process.kill(-child.pid, 'SIGKILL')
        } catch {}
        await server.stop()
      },
    }
  },
  walks: [
    {
      walk: 'iobroker-statistics/menu/en-desktop',
      version: MIDDLE,
      without: unpressable,
      steps: [
        { ...system, renamed: 'Workshop' },
        { step: 'statistics', css: tab('diag'), renamed: 'Weather', opposite: 'No statistics' },
      ],
      form: {
        css: '#tab-system-diag',
        submit: save,
        submitRenamed: 'Delete everything',
        heading: '#tab-system-diag h6',
        sentence: '#tab-system-diag p',
      },
    },
    {
      walk: 'iobroker-user/menu/en-desktop',
      version: `${NEW} guarded`,
      without: unpressable,
      typed: { secret: 'input[name=password]' },
      steps: [
        { step: 'login', css: '#submit', renamed: 'Register', opposite: 'Stay logged out', next: 'users' },
        { ...users, renamed: 'Weather', opposite: 'No users' },
        {
          step: 'new-user',
          css: '#tab-users-btn-new-user',
          renamed: 'New lamp',
          opposite: 'Delete user',
          icon: '#tab-users-btn-new-user i',
        },
      ],
      form: {
        ...dialog,
        field: '#tab-users-dialog-new-desc',
        label: 'label[for=tab-users-dialog-new-desc]',
        submitRenamed: 'Delete everything',
      },
    },
    {
      walk: 'iobroker-location/menu/de-desktop',
      version: `${NEW} german`,
      without: unpressable,
      steps: [{ ...system, renamed: 'Werkstatt' }],
      form: {
        css: '#tab-system-main form',
        field: '#system_city',
        label: 'label[for=system_city]',
        submit: save,
        submitRenamed: 'Alles löschen',
      },
    },
    {
      walk: 'iobroker-group/menu/de-desktop',
      version: `${MIDDLE} german`,
      without: unpressable,
      steps: [
        { ...users, renamed: 'Wetter', opposite: 'Keine Benutzer' },
        {
          step: 'new-group',
          css: '#tab-users-btn-new-group',
          renamed: 'Neue Lampe',
          opposite: 'Gruppe löschen',
          icon: '#tab-users-btn-new-group i',
        },
      ],
      form: {
        ...dialog,
        field: '#tab-users-dialog-new-desc',
        label: 'label[for=tab-users-dialog-new-desc]',
        submitRenamed: 'Alles löschen',
      },
    },
    {
      walk: 'iobroker-certificate/menu/en-desktop',
      version: NEW,
      without: unpressable,
      steps: [
        { ...system, renamed: 'Workshop' },
        { step: 'certificate', css: tab('letsencrypt'), renamed: 'Weather', opposite: 'Plain text' },
      ],
      form: {
        css: '#tab-system-letsencrypt',
        field: '#system_le_domains',
        label: 'label[for=system_le_domains]',
        submit: save,
        submitRenamed: 'Delete everything',
        sentence: '#tab-system-letsencrypt p',
      },
    },
  ],
  // From looking at 2.0.9, 3.7.9 and 4.2.1 in English and German, at 1280 pixels; on a phone the pages are what they are on a desktop, only wide.
  // 3.7 and 4.2 look alike: the same menu at the left, the same page to log in on, the same words on all that the guides press and in the forms at
  // the end, but for the note beside the statistics, which is another in each version ("no private information will be transmitted" in 3.7, "The
  // data does not contain any personal information" in 4.2). In German 2.0 and 3.7 have a sentence of it in common.
  // 2.0 is another make (jQuery UI): tabs at the top instead of the menu, a gear at the top right instead of the tool at the left, the settings in
  // a dialog, with colons behind the labels; a page to log in on with "Enter login", "Enter password" and "Submit"; groups on a tab of their own,
  // so that its users have no "New group". It shows a dialog about the version of Node, which is put away.
  nights: [
    ...[
      ['statistics/menu/en-desktop', MIDDLE, NEW, material(['arrival'], ['text changed'])],
      ['statistics/menu/de-desktop', `${MIDDLE} german`, `${NEW} german`, material(['arrival'], ['text changed'])],
      ['location/menu/en-desktop', MIDDLE, NEW, noise()],
      ['certificate/menu/de-desktop', `${MIDDLE} german`, `${NEW} german`, noise()],
      ['user/menu/en-desktop', `${MIDDLE} guarded`, `${NEW} guarded`, noise()],
      ['group/menu/de-desktop', `${MIDDLE} german`, `${NEW} german`, noise()],
      ['location/menu/de-desktop', `${OLD} german`, `${NEW} german`, otherMake('system')],
      ['certificate/menu/en-desktop', OLD, NEW, otherMake('system', 'certificate')],
      // Somebody puts the old one back.
      ['group/menu/en-desktop', NEW, OLD, material(['users', 'new-group'], ['gone', 'moved', 'renamed'])],
      [
        'user/menu/de-desktop',
        `${NEW} german guarded`,
        `${OLD} german guarded`,
        material(['name', 'secret', 'login'], ['field renamed', 'renamed', 'gone', 'other form']),
      ],
    ].map(([walk, from, to, expect]) => ({
      id: `${from}-to-${to}-${walk.replaceAll('/', '-')}`.replaceAll(' ', '-'),
      walk: `iobroker-${walk}`,
      from,
      to,
      expect,
    })),
    ...[
      ['statistics/menu/en-desktop', MIDDLE],
      ['user/menu/en-desktop', `${NEW} guarded`],
      ['location/menu/de-desktop', `${OLD} german`],
    ].map(([walk, from]) => ({
      id: `unchanged-${from}-${walk.replaceAll('/', '-')}`.replaceAll(' ', '-'),
      walk: `iobroker-${walk}`,
      from,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // Two users, a group and an instance more; the last is counted on the first page and in what the statistics would tell.
    ...[
      ['statistics/menu/en-desktop', MIDDLE],
      ['user/menu/en-desktop', `${NEW} guarded`],
      ['group/menu/de-desktop', `${MIDDLE} german`],
    ].map(([walk, from]) => ({
      id: `later-${from}-${walk.replaceAll('/', '-')}`.replaceAll(' ', '-'),
      walk: `iobroker-${walk}`,
      from,
      to: `${from} later`,
      class: 'other-data',
      expect: noise(),
    })),
    // Somebody has chosen not to see the users in the menu.
    {
      id: 'unlisted-group-en',
      walk: 'iobroker-group/menu/en-desktop',
      from: NEW,
      to: `${NEW} unlisted`,
      class: 'configured',
      expect: material(['users'], ['gone', 'hidden']),
    },
    // Nobody has to log in any more.
    {
      id: 'unguarded-user-en',
      walk: 'iobroker-user/menu/en-desktop',
      from: `${NEW} guarded`,
      to: NEW,
      class: 'configured',
      expect: material(['open', 'name', 'secret', 'login'], ['gone', 'field removed', 'other form']),
    },
    // Somebody has set all of it to German. "System" is called so in both.
    ...[
      ['location/menu/en-desktop', MIDDLE, ['system', 'arrival']],
      ['group/menu/en-desktop', NEW, ['users', 'arrival']],
    ].map(([walk, from, steps]) => ({
      id: `in-german-${from}-${walk.replaceAll('/', '-')}`,
      walk: `iobroker-${walk}`,
      from,
      to: `${from} german`,
      class: 'language-changed',
      expect: material(steps, ['language changed', 'renamed', 'gone', 'field renamed', 'other form']),
    })),
  ],
}
