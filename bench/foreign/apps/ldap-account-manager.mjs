import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers, freePort, once, start, unpack } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { phpServer, setUpPhp } from '../php.mjs'

const [OLD, MIDDLE, NEW] = ['bullseye', 'bookworm', 'trixie']

const password = 'Harbour-71-lantern'
const salt = 'tides'
const hash = `{SSHA}${createHash('sha1').update(`${password}${salt}`).digest('base64')} ${Buffer.from(salt).toString('base64')}`

/** For the whole, and for each server: what differs from the samples. */
const first = {
  'config.cfg': {
    password: hash,
    default: 'harbour',
    sessionTimeout: '30',
    logLevel: '4',
    logDestination: 'NONE',
    passwordMinLength: '10',
  },
  'harbour.conf': {
    ServerURL: 'ldap://ldap.harbour.test:389',
    Admins: 'cn=anna,dc=harbour,dc=test',
    useTLS: 'no',
    serverDisplayName: 'Harbour',
  },
  'lighthouse.conf': {
    ServerURL: 'ldaps://ldap.lighthouse.test:636',
    Admins: 'cn=bruno,dc=lighthouse,dc=test',
    serverDisplayName: 'Lighthouse',
  },
}
const settings = {
  first,
  /** What came between two nights: a server more, one that moved, and other rules for all. */
  later: {
    ...first,
    'config.cfg': {
      ...first['config.cfg'],
      sessionTimeout: '60',
      logLevel: '3',
      allowedHosts: '127.0.0.*,192.0.2.*',
      passwordMinLength: '12',
      passwordMinNumeric: '2',
    },
    'harbour.conf': {
      ServerURL: 'ldaps://ldap2.harbour.test:636',
      Admins: 'cn=anna,dc=harbour,dc=test;cn=emil,dc=harbour,dc=test',
      useTLS: 'no',
      serverDisplayName: 'Harbour (new hall)',
      searchLimit: '1000',
    },
    'ferry.conf': {
      ServerURL: 'ldap://ldap.ferry.test:389',
      Admins: 'cn=cleo,dc=ferry,dc=test',
      serverDisplayName: 'Ferry',
    },
  },
  /** Somebody has deleted all servers. */
  empty: { 'config.cfg': first['config.cfg'] },
}

/** It speaks the language that was chosen last, and asks no browser for one. */
const language = `<?php
$_COOKIE['lam_last_language'] ??= strncmp($_SERVER['HTTP_ACCEPT_LANGUAGE'] ?? '', 'de', 2) === 0 ? 'de_DE.utf8' : 'en_GB.utf8';
`

const index = '.roundedShadowBox:has(> div > a[href="mainlogin.php"])'
const configuration = {
  step: 'configuration',
  css: '#lam-topnav a[href="config/index.php"]',
  renamed: 'Workshop',
  opposite: 'Leave the configuration',
  link: true,
  wrong: 'config/conflogin.php',
}
const general = {
  step: 'general',
  css: 'a[href="mainlogin.php"]',
  renamed: 'Rules for all',
  opposite: 'Keep general settings',
  link: true,
  wrong: 'confImportExport.php',
  icon: 'a[href="mainlogin.php"] img',
  list: index,
}
const server = {
  step: 'server',
  css: 'a[href="conflogin.php"]',
  renamed: 'Harbours and lighthouses',
  opposite: 'Keep server profiles',
  link: true,
  wrong: 'mainlogin.php',
  icon: 'a[href="conflogin.php"] img',
  list: index,
}
const ok = { step: 'login', css: '#btn_submit', renamed: 'Reset', opposite: 'Do not log in' }

const label = (name) => `.responsiveLabel:has(+ div [name=${name}])`
const form = {
  general: {
    css: 'form[action="mainmanage.php"]',
    field: '[name=allowedHosts]',
    label: label('allowedHosts'),
    // The log-in has a button of the same id.
    submit: 'form[action="mainmanage.php"] #btn_submit',
    heading: 'h2',
    tick: '[name=hideLoginErrorDetails]',
  },
  profile: {
    css: 'form[action="confmain.php"]',
    field: '[name=admins]',
    label: label('admins'),
    submit: '#btn_saveSettings',
    submitRenamed: 'Delete profile',
  },
  manage: {
    css: '#profileForm',
    field: '[name=addprofile]',
    label: label('addprofile'),
    submit: '#btn_btnAddProfile',
    submitRenamed: 'Delete everything',
    heading: 'h2',
  },
}

export default {
  id: 'ldap-account-manager',
  spa: false,
  versions: [OLD, MIDDLE, NEW],
  env: { LDAP_CONFIG_PASSWORD: password },
  secrets: ['LDAP_CONFIG_PASSWORD'],
  async install(cache, version) {
    const [release] = version.split(' ')
    // Of the servers that it asks for, the smallest ones; none of them is started.
    const packages = ['ldap-account-manager', 'php-cli', 'php-fpm', 'mini-httpd', 'locales', 'gzip']
    const root = await unpack(cache, release, 'ldap-account-manager', packages)
    const done = join(root, 'var', '.seeded')
    if (existsSync(done)) return root
    const own = join(root, 'var', 'lib', 'ldap-account-manager', 'config')
    const samples = {
      'config.cfg': readFileSync(join(own, 'config.cfg.sample'), 'utf8'),
      conf: readFileSync(join(own, 'unix.sample.conf'), 'utf8'),
    }
    for (const [day, files] of Object.entries(settings)) {
      const folder = join(root, 'var', 'seed', day)
      mkdirSync(folder, { recursive: true })
      for (const [name, values] of Object.entries(files)) {
        const sample = samples[name] ?? samples.conf
        writeFileSync(
          join(folder, name),
          configured(sample, name === 'config.cfg' ? values : { Passwd: hash, ...values }),
        )
      }
    }
    rmSync(join(own, 'config.cfg'), { force: true })
    for (const name of ['config', 'sess', 'tmp']) {
      const place = join(root, 'usr', 'share', 'ldap-account-manager', name)
      rmSync(place, { recursive: true, force: true })
      symlinkSync(`/run/lam/${name}`, place)
    }
    writeFileSync(join(root, 'var', 'language.php'), language)
    await once(root, [
      'sh',
      '-c',
      `mkdir -p /usr/lib/locale
localedef -i en_GB -f UTF-8 en_GB.UTF-8 || [ $? = 1 ]
localedef -i de_DE -f UTF-8 de_DE.UTF-8 || [ $? = 1 ]`,
    ])
    writeFileSync(done, '')
    return root
  },
  async serve(root, version, asked) {
    const port = asked || (await freePort())
    const [, day = 'first'] = version.split(' ')
    const php = setUpPhp(root, 'auto_prepend_file=/var/language.php\nmemory_limit=256M')
    const fresh = `cp -r /var/lib/ldap-account-manager /run/lam; cp -r /var/seed/${day}/. /run/lam/config`
    const program = start(root, ['sh', '-c', `${fresh}; ${phpServer(php, port, '/usr/share/ldap-account-manager')}`])
    const origin = `http://127.0.0.1:${port}`
    await answers(`${origin}/templates/login.php`, program)
    return { origin, stop: program.stop }
  },
  walks: [
    {
      walk: 'lam-general/menu/de-desktop',
      version: MIDDLE,
      steps: [
        { ...configuration, renamed: 'Werkstatt', opposite: 'Einstellungen verlassen' },
        { ...general, next: 'secret', renamed: 'Regeln für alle', opposite: 'Allgemeine Einstellungen behalten' },
        { ...ok, renamed: 'Zurücksetzen', opposite: 'Nicht anmelden' },
      ],
      typed: { secret: '#passwd' },
      form: { ...form.general, submitRenamed: 'Alles löschen' },
    },
    {
      walk: 'lam-manage/menu/en-desktop',
      version: OLD,
      steps: [
        configuration,
        server,
        {
          step: 'manage',
          css: 'a[href="profmanage.php"]',
          renamed: 'Further possibilities',
          opposite: 'Hide server profiles',
          link: true,
          wrong: '../login.php',
        },
      ],
      form: form.manage,
    },
    {
      walk: 'lam-profile/menu/en-desktop',
      version: NEW,
      without: ['field-required'], // it is required already
      steps: [configuration, { ...server, next: 'secret' }, ok],
      form: form.profile,
    },
    {
      walk: 'lam-general/menu/en-mobile',
      version: NEW,
      steps: [
        { step: 'drawer', css: '.lam-menu-icon', renamed: 'Notes' },
        configuration,
        { ...general, next: 'secret' },
        ok,
      ],
      typed: { secret: '#passwd' },
      form: { ...form.general, submitRenamed: 'Delete everything' },
    },
  ],
  // From looking at 8.0.1, 8.3 and 9.0, in both languages and on a phone.
  // On the way they are alike, but for their number at the top left (not on a phone) and smaller pictures beside the links of "LAM configuration" in
  // 9.0. Most fields have no names in 8, only words beside them or above them; in 9.0 nearly all have.
  // "General settings": since 8.3 there is a box "Hide LDAP details on failed login" between the timeout and the hosts; nothing else has changed.
  // A server's settings: "Advanced options" opens at a plus sign instead of an arrow since 8.3. In 9.0 "Login method" and "List of valid users" stand
  // below the server's address instead of among the security settings, and the tools before the daemon; all fields are called what they were called.
  // "Profile management" and "Import and export" look the same in all three.
  // Without any server 8.3 says that none was found, and asks neither for a profile nor for its password; all lists of "Profile management" are empty
  // then, and the first page asks to make a server instead of asking for name and password.
  nights: [
    ...[
      ['general/menu/en-desktop', OLD, MIDDLE, oneBoxMore()],
      ['general/menu/de-desktop', OLD, MIDDLE, oneBoxMore()],
      ['general/menu/de-mobile', OLD, NEW, oneBoxMore()],
      // Somebody puts the old one back.
      ['general/menu/de-desktop', MIDDLE, OLD, material(['arrival'], ['field removed', 'gone', 'text changed'])],
      ['general/menu/en-desktop', MIDDLE, NEW, noise()],
      ['profile/menu/en-desktop', OLD, MIDDLE, either()],
      ['profile/menu/de-mobile', MIDDLE, NEW, either()],
      ['manage/menu/de-desktop', OLD, MIDDLE, noise()],
      ['manage/menu/en-desktop', MIDDLE, NEW, noise()],
      ['export/menu/en-desktop', OLD, NEW, noise()],
    ].map(([walk, from, to, expect]) => ({
      id: `${from}-to-${to}-${walk.replaceAll('/', '-')}`,
      walk: `lam-${walk}`,
      from,
      to,
      expect,
    })),
    ...[
      ['general/menu/de-desktop', OLD],
      ['profile/menu/en-mobile', MIDDLE],
      ['manage/menu/de-desktop', NEW],
      ['export/menu/de-desktop', MIDDLE],
    ].map(([walk, from]) => ({
      id: `unchanged-${from}-${walk.replaceAll('/', '-')}`,
      walk: `lam-${walk}`,
      from,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // A server more in every list, other addresses and users in the fields, other numbers chosen.
    ...[
      ['general/menu/en-desktop', MIDDLE],
      ['general/menu/de-mobile', NEW],
      ['profile/menu/de-desktop', NEW],
      ['manage/menu/en-desktop', OLD],
    ].map(([walk, from]) => ({
      id: `later-${from}-${walk.replaceAll('/', '-')}`,
      walk: `lam-${walk}`,
      from,
      to: `${from} later`,
      class: 'other-data',
      expect: noise(),
    })),
    ...[
      ['profile/menu/en-desktop', material(['server', 'secret', 'login'], ['gone', 'field removed', 'other form'])],
      ['manage/menu/de-desktop', either()],
    ].map(([walk, expect]) => ({
      id: `empty-${MIDDLE}-${walk.replaceAll('/', '-')}`,
      walk: `lam-${walk}`,
      from: MIDDLE,
      to: `${MIDDLE} empty`,
      class: 'configured',
      expect,
    })),
    // Whoever runs it has chosen German for all.
    {
      id: 'general-in-german',
      walk: 'lam-general/menu/en-desktop',
      from: NEW,
      class: 'language-changed',
      change: { own: { headers: { 'accept-language': 'de' } } },
      expect: material(['open', 'configuration'], ['language changed', 'renamed', 'gone']),
    },
  ],
}

/** "Hide LDAP details on failed login". */
function oneBoxMore() {
  return material(['arrival'], ['field added', 'item added', 'text changed'])
}

/** A sample with other values; those of 9 are JSON, those before are lines. */
function configured(sample, values) {
  if (sample.startsWith('{')) return JSON.stringify({ ...JSON.parse(sample), ...values })
  const kept = sample.split('\n').filter((line) => !Object.keys(values).some((key) => line.startsWith(`${key}:`)))
  return [...kept, ...Object.entries(values).map(([key, value]) => `${key}: ${value}`), ''].join('\n')
}
