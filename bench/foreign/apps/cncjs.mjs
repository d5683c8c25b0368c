import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, servedFrom } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { npmInstalled } from '../npm.mjs'

const [OLD, MIDDLE, NEW] = ['1.9.22', '1.10.5', '1.11.5']

const day = (number) => Date.UTC(2024, 2, number, 10)
const id = (number) => `0b1c2d3e-0000-4000-8000-00000000000${number}`
const kept = (number, what) => ({ id: id(number), mtime: day(number), enabled: true, ...what })
const box = (x, y, z) => ({ xmin: 0, xmax: x, ymin: 0, ymax: y, zmin: 0, zmax: z })

/** A workshop by the harbour. Its accounts are switched off, so that nobody has to sign in. */
const FIRST = {
  secret: 'harbour-71-lantern',
  state: { checkForUpdates: false },
  users: [
    kept(1, { enabled: false, name: 'anna', password: '' }),
    kept(2, { enabled: false, name: 'bruno', password: '' }),
  ],
  commands: [kept(3, { title: 'Ring the bell', commands: 'echo bell' })],
  events: [kept(4, { event: 'gcode:start', trigger: 'system', commands: 'echo start' })],
  macros: [kept(5, { name: 'Park the spindle', content: 'G53 G0 Z0' })],
  machines: [{ id: id(6), name: 'Lantern mill', limits: box(300, 200, 80) }],
}

/** What came between two nights. */
const LATER = {
  ...FIRST,
  users: [...FIRST.users, kept(7, { enabled: false, name: 'cleo', password: '' })],
  commands: [...FIRST.commands, kept(8, { title: 'Switch the lamp off', commands: 'echo lamp' })],
  macros: [...FIRST.macros, kept(9, { name: 'Mend the crane', content: 'G0 X10' })],
  machines: [...FIRST.machines, { id: id(0), name: 'Ferry router', limits: box(900, 600, 120) }],
}

// The serial ports of 1.9 need a part that is compiled where it is installed; there is no machine here anyway.
const stub = `const Module = require('node:module')
const load = Module._load
const none = new Proxy({}, { get: () => (...all) => all.at(-1)?.(new Error('There is no port.')) })
Module._load = function (name, ...rest) {
  return name === 'bindings' ? () => none : load.call(this, name, ...rest)
}
`

const settings = {
  step: 'settings',
  css: 'aside a[href="#/settings"]',
  shared: true,
  icon: 'aside a[href="#/settings"] i',
}
const entry = (place) => `[class*="sidenav"] a[href="#/settings/${place}"]`
const dialog = '[class*="modal---modal-content"]'
const ok = `${dialog} [class*="modal-footer"] .btn-primary`

/**
 * The pages of a machine that mills, with a menu of icons and forms in dialogs. They speak the language that the browser asks for. Its links go
 * where its script says, wherever their addresses lead, so that the classes about links are left out.
 */
export default {
  id: 'cncjs',
  spa: true,
  versions: [OLD, MIDDLE, NEW],
  install(cache, version) {
    return npmInstalled(cache, 'cncjs', version.split(' ')[0])
  },
  async serve(folder, version, asked) {
    const port = asked || (await freePort())
    const home = mkdtempSync(join(tmpdir(), 'cncjs-'))
    const config = join(home, '.cncrc')
    writeFileSync(config, JSON.stringify(version.endsWith(' later') ? LATER : FIRST))
    const stubbed = join(home, 'stub.cjs')
    writeFileSync(stubbed, stub)
    const program = [join(folder, 'bin', 'cncjs'), '-H', '127.0.0.1', '-p', port, '-c', config]
    const child = spawn(process.execPath, ['--require', stubbed, ...program], {
      cwd: home,
      // It would ask for its latest version.
      env: { ...process.env, HOME: home, NODE_ENV: 'production', npm_config_registry: 'http://127.0.0.1:9/' },
    })
    return servedFrom(home, child, port)
  },
  walks: [
    {
      walk: 'cncjs-account/menu/en-desktop',
      version: MIDDLE,
      // Name and passwords are required already, by its script.
      without: ['field-required'],
      steps: [
        { ...settings, renamed: 'Workshop', opposite: 'Leave the settings' },
        { step: 'accounts', css: entry('user-accounts'), renamed: 'Crew', opposite: 'Without accounts' },
        { step: 'new', css: '.btn:has(.fa-user-plus)', renamed: 'Invite somebody', opposite: 'Remove account' },
      ],
      form: {
        css: dialog,
        field: `${dialog} input[name=name]`,
        label: `${dialog} label:has(+ * input[name=name], + input[name=name])`,
        submit: ok,
        submitRenamed: 'Delete everything',
        heading: `${dialog} [class*="modal-title"]`,
      },
    },
    {
      walk: 'cncjs-language/menu/de-desktop',
      version: OLD,
      // A list always has something chosen, and nothing can be saved before something else is.
      without: ['field-required', 'disable-submit', 'cover-submit'],
      steps: [
        { ...settings, renamed: 'Werkstatt', opposite: 'Einstellungen verlassen' },
        { step: 'general', css: entry('general'), renamed: 'Aussehen' },
      ],
      form: {
        css: '[class*="Settings-index__section"] form',
        field: '[class*="Settings-index__section"] form select',
        label: '[class*="Settings-index__section"] form label:has(+ select)',
        submit: '[class*="Settings-index__section"] form .btn-primary',
        submitRenamed: 'Alles löschen',
        tick: '[class*="Settings-index__section"] form input[type=checkbox]',
      },
    },
    {
      walk: 'cncjs-command/menu/de-desktop',
      version: MIDDLE,
      without: ['field-required'],
      steps: [
        { ...settings, renamed: 'Werkstatt', opposite: 'Einstellungen verlassen' },
        { step: 'commands', css: entry('commands'), renamed: 'Befehlsliste', opposite: 'Ohne Kommandos' },
        { step: 'add', css: '.btn:has(.fa-plus)', renamed: 'Neuer Eintrag', opposite: 'Entfernen' },
      ],
      form: {
        css: dialog,
        field: `${dialog} input[name=title]`,
        label: `${dialog} label:has(+ * input[name=title])`,
        submit: ok,
        submitRenamed: 'Alles löschen',
        heading: `${dialog} [class*="modal-title"]`,
      },
    },
    {
      walk: 'cncjs-profile/menu/en-desktop',
      version: NEW,
      // Nothing can be sent before there is a name.
      without: ['field-required', 'disable-submit', 'cover-submit'],
      steps: [
        { ...settings, renamed: 'Workshop', opposite: 'Leave the settings' },
        { step: 'profiles', css: entry('machine-profiles'), renamed: 'Fleet', opposite: 'Without profiles' },
        { step: 'add', css: '.btn:has(.fa-plus)', renamed: 'Another one', opposite: 'Remove' },
      ],
      form: {
        css: dialog,
        field: `${dialog} input[name=name]`,
        label: `${dialog} label:has(+ input[name=name])`,
        submit: ok,
        submitRenamed: 'Delete everything',
        heading: `${dialog} [class*="modal-title"]`,
      },
    },
  ],
  // From looking at 1.9.22, 1.10.5 and 1.11.5, which all look alike on the way. The forms for accounts, commands and profiles ask the same.
  // 1.10 chooses the language below the heading "Language" as "Display language:", where it was a field "Language"; it has lost "Automatically check
  // for updates" (now below "About"), and asks whether it may collect data. What was "Machine Profiles" in German is "Maschinenprofile". The start page
  // has other boxes for the connection, which no guide here speaks of.
  // 1.11 has more widgets at the end of the start page, and gives names to icons, fields and switches; these are English in German as well: who
  // hears "Settings" still reads "Einstellungen" when the mouse rests on the cog wheels, and "Kennwort" above what is called "Password".
  nights: [
    ...[
      ['language', 'en', OLD, MIDDLE, choice()],
      ['language', 'de', OLD, MIDDLE, choice()],
      ['language', 'en', OLD, NEW, choice()],
      ['account', 'en', OLD, MIDDLE, noise()],
      ['account', 'de', OLD, MIDDLE, either()], // an entry beside that of the way speaks German
      ['account', 'en', MIDDLE, NEW, noise()],
      ['account', 'de', MIDDLE, NEW, either()],
      ['command', 'en', OLD, NEW, noise()],
      ['command', 'de', MIDDLE, NEW, either()],
      ['profile', 'en', OLD, MIDDLE, noise()],
      ['profile', 'de', OLD, MIDDLE, material(['profiles'], ['renamed', 'gone'])],
      ['profile', 'de', OLD, NEW, material(['profiles'], ['renamed', 'gone'])],
    ].map(([flow, locale, from, to, expect]) => ({
      id: `${from}-to-${to}-${flow}-${locale}`,
      walk: `cncjs-${flow}/menu/${locale}-desktop`,
      from,
      to,
      expect,
    })),
    ...[
      ['account', 'de', MIDDLE],
      ['language', 'en', OLD],
      ['command', 'en', NEW],
    ].map(([flow, locale, from]) => ({
      id: `unchanged-${flow}-${locale}`,
      walk: `cncjs-${flow}/menu/${locale}-desktop`,
      from,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // An account, a command, a macro and a profile more.
    ...[
      ['account', 'en', MIDDLE],
      ['command', 'de', OLD],
      ['profile', 'en', NEW],
    ].map(([flow, locale, from]) => ({
      id: `later-${flow}-${locale}`,
      walk: `cncjs-${flow}/menu/${locale}-desktop`,
      from,
      to: `${from} later`,
      class: 'other-data',
      expect: noise(),
    })),
    // A browser that asks for German.
    {
      id: 'command-in-german',
      walk: 'cncjs-command/menu/en-desktop',
      from: MIDDLE,
      class: 'language-changed',
      change: { own: { headers: { 'accept-language': 'de' } } },
      expect: material(['open', 'settings'], ['language changed', 'renamed', 'gone']),
    },
  ],
}

function choice() {
  return material(
    ['settings', 'general', 'arrival'],
    ['field renamed', 'field added', 'field removed', 'item added', 'text changed', 'heading changed'],
  )
}
