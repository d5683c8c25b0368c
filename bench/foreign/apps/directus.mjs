import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { freePort, servedFrom } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { npmInstalled } from '../npm.mjs'

const [OLD, MIDDLE, NEW] = ['9.26.0', '10.13.4', '11.3.5']

const password = 'harbour-71-lantern'
const anna = 'anna@example.com'
const greta = 'greta@example.com'

const person = (first_name, last_name, email, more) => ({ first_name, last_name, email, password, ...more })
const input = (width = 'half', more = {}) => ({ interface: 'input', width, ...more })
const letters = {
  collection: 'letters',
  schema: {},
  meta: { icon: 'mail', note: 'What came to the office' },
  fields: [
    {
      field: 'id',
      type: 'integer',
      schema: { is_primary_key: true, has_auto_increment: true },
      meta: { interface: 'input', hidden: true, readonly: true },
    },
    { field: 'subject', type: 'string', schema: {}, meta: input('full', { required: true }) },
    { field: 'sender', type: 'string', schema: {}, meta: input() },
    { field: 'berth', type: 'string', schema: {}, meta: input('half', { note: 'Leave it empty for visitors.' }) },
    {
      field: 'urgent',
      type: 'boolean',
      schema: { default_value: false },
      meta: { interface: 'boolean', width: 'half', special: ['cast-boolean'] },
    },
  ],
}
const letter = (subject, sender, berth) => ({ subject, sender, berth })

/** The program itself, without its command line, which looks for extensions first. */
const program = (folder, file) => join(folder, '..', '@directus', 'api', 'dist', file)

/** Its database, its key, nothing that calls home, and no limit to how often somebody logs in. */
const settings = (home, port) => ({
  PATH: process.env.PATH,
  HOME: home,
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PORT: String(port),
  PUBLIC_URL: '/',
  DB_CLIENT: 'sqlite3',
  DB_FILENAME: join(home, 'data.db'),
  KEY: '8f0f5c0e-1111-4222-8333-444455556666',
  SECRET: 'a3'.repeat(32),
  ADMIN_EMAIL: anna,
  ADMIN_PASSWORD: password,
  TELEMETRY: 'false',
  CACHE_ENABLED: 'false',
  RATE_LIMITER_ENABLED: 'false',
  WEBSOCKETS_ENABLED: 'false',
  PRESSURE_LIMITER_ENABLED: 'false',
  LOG_LEVEL: 'error',
  EMAIL_VERIFY_SETUP: 'false',
  LOGIN_STALL_TIME: '0',
})

function prepared(home) {
  for (const name of ['uploads', 'extensions']) mkdirSync(join(home, name), { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "private": true }')
}

async function run(folder, home, asked) {
  const port = asked || (await freePort())
  prepared(home)
  const child = spawn(process.execPath, [program(folder, 'start.js')], { cwd: home, env: settings(home, port) })
  return servedFrom(home, child, port)
}

async function asAnna(origin) {
  let token = ''
  const send = async (method, path, body) => {
    const response = await fetch(`${origin}/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json().catch(() => ({}))).data
  }
  token = (await send('POST', 'auth/login', { email: anna, password })).access_token
  return send
}

/** An office with two who run it, one of them in German. */
async function first(send) {
  const { id, role } = await send('GET', 'users/me?fields=id,role')
  await send('PATCH', 'settings', { project_name: 'Harbour office' })
  await send('PATCH', `users/${id}`, { first_name: 'Anna', last_name: 'Lund', language: 'en-US' })
  await send('POST', 'users', person('Greta', 'Holm', greta, { role, language: 'de-DE' }))
  await send('POST', 'collections', letters)
  await send('POST', 'items/letters', [
    letter('Mooring in May', 'Ferry line', 'B 12'),
    letter('Lost lantern', 'R. Aalto', 'C 3'),
  ])
}

/** What came between two nights. */
async function later(send) {
  const { id, role } = await send('GET', 'users/me?fields=id,role')
  await send('POST', 'users', [
    person('Bruno', 'Keller', 'bruno@example.com', { role }),
    person('Cleo', 'Marsh', 'cleo@example.com', { role }),
  ])
  await send('POST', 'items/letters', [
    letter('Tide tables', 'Weather office', ''),
    letter('Fees of the crane', 'Crane crew', 'A 1'),
    letter('Winter berths', 'Sailing club', 'D 4'),
  ])
  await send('POST', 'folders', { name: 'Charts' })
  await send('POST', 'notifications', { recipient: id, subject: 'Three letters came', message: 'See the list.' })
}

/** What whoever runs it has set. */
const SET = {
  german: (send) => send('PATCH', 'users/me', { language: 'de-DE' }),
  'in-german': (send) => send('PATCH', 'settings', { default_language: 'de-DE' }),
  'sender-required': (send) => send('PATCH', 'fields/letters/sender', { meta: { required: true } }),
  'without-berth': (send) => send('DELETE', 'fields/letters/berth'),
}

/** Files of the databases, made once. */
async function seed(cache, folder, version) {
  const seeds = join(cache, 'directus', `seed-${version}`)
  if (existsSync(seeds)) return seeds
  const unfinished = `${seeds}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  const home = mkdtempSync(join(tmpdir(), 'directus-'))
  prepared(home)
  execFileSync(process.execPath, [program(folder, join('cli', 'run.js')), 'bootstrap'], {
    cwd: home,
    env: settings(home, 0),
    stdio: 'ignore',
  })
  const server = await run(folder, home, 0)
  const send = await asAnna(server.origin)
  await first(send)
  cpSync(join(home, 'data.db'), join(unfinished, 'first.db'))
  await later(send)
  cpSync(join(home, 'data.db'), join(unfinished, 'later.db'))
  await server.stop()
  renameSync(unfinished, seeds)
  return seeds
}

/** Its database in C is built here, since what is built already is on a host of its own. */
function withDatabase(cache, folder) {
  const built = join(cache, 'directus', 'node_sqlite3.node')
  const modules = join(folder, '..')
  const inside = join(modules, 'sqlite3')
  const place = join(inside, 'build', 'Release')
  if (existsSync(join(place, 'node_sqlite3.node'))) return
  if (!existsSync(built)) {
    const headers = dirname(dirname(realpathSync(process.execPath)))
    const gyp = join(modules, 'node-gyp', 'bin', 'node-gyp.js')
    execFileSync(process.execPath, [gyp, 'rebuild', `--nodedir=${headers}`], { cwd: inside, stdio: 'ignore' })
    mkdirSync(dirname(built), { recursive: true })
    cpSync(join(place, 'node_sqlite3.node'), built)
    return
  }
  rmSync(join(inside, 'build'), { recursive: true, force: true })
  mkdirSync(place, { recursive: true })
  cpSync(built, join(place, 'node_sqlite3.node'))
}

const login = {
  step: 'login',
  css: 'form:has([type=password]) button[type=submit]',
  renamed: 'Register',
  opposite: 'Stay Signed Out',
}
const entry = (step, renamed, opposite) => ({
  step,
  css: `.module-nav a[href$="/settings/${step}"]`,
  renamed,
  opposite,
})
/** What is an icon only has no words that could be others; its style sheet draws it. */
const without = ['rename', 'opposite', 'label-in-picture', 'invisible-characters', 'split-text']

const formOf = (field) => ({
  css: 'main .v-form',
  field: `main .v-form input[field=${field}]`,
  label: `main .v-form .field:has(input[field=${field}]) .field-name .v-text-overflow`,
})
const letterForm = {
  ...formOf('sender'),
  heading: 'body:has(main input[field=sender]) .header-bar h1',
  tick: 'main .v-form button[role=checkbox]',
}

const otherProfile = () =>
  material(['arrival'], ['field added', 'field removed', 'field renamed', 'item added', 'text changed'])

/**
 * Pages over a database, which one script (Vue) draws. Most of what leads on is an icon, drawn by a style sheet; its fields have no names
 * but the words above them.
 */
export default {
  id: 'directus',
  spa: true,
  versions: [OLD, MIDDLE, NEW],
  env: { DIRECTUS_USER: anna, DIRECTUS_USER_DE: greta, DIRECTUS_PASSWORD: password },
  secrets: ['DIRECTUS_PASSWORD'],
  async install(cache, version) {
    const [number] = version.split(' ')
    // These come with what they need built already.
    const folder = npmInstalled(cache, 'directus', number, { argon2: '0.41.1', sharp: '0.33.5', sqlite3: '5.1.7' })
    withDatabase(cache, folder)
    // Only scripts that an administrator writes need it, and it would have to be built.
    const sandbox = join(folder, '..', 'isolated-vm')
    if (existsSync(sandbox)) writeFileSync(join(sandbox, 'isolated-vm.js'), 'module.exports = {}\n')
    return { folder, seeds: await seed(cache, folder, number) }
  },
  async serve({ folder, seeds }, version, asked) {
    const [, ...words] = version.split(' ')
    const home = mkdtempSync(join(tmpdir(), 'directus-'))
    cpSync(join(seeds, words.includes('later') ? 'later.db' : 'first.db'), join(home, 'data.db'))
    const server = await run(folder, home, asked)
    const set = words.filter((word) => SET[word])
    if (set.length > 0) {
      const send = await asAnna(server.origin)
      for (const word of set) await SET[word](send)
    }
    return server
  },
  walks: [
    {
      walk: 'directus-letter/plus/en-desktop',
      version: OLD,
      steps: [{ ...login, next: 'add' }],
      form: letterForm,
    },
    {
      walk: 'directus-reset/login/en-mobile',
      version: NEW,
      steps: [{ step: 'forgot', css: 'a.forgot-password', renamed: 'Harbour', opposite: 'Remember Password' }],
      form: {
        css: 'form:not(:has([type=password]))',
        field: 'form:not(:has([type=password])) input[type=email]',
        submit: 'form:not(:has([type=password])) button[type=submit]',
        submitRenamed: 'Delete account',
        heading: 'body:not(:has([type=password])) .content h1',
      },
    },
    {
      walk: 'directus-project/menu/de-desktop',
      version: MIDDLE,
      steps: [{ ...login, next: 'gear' }, entry('project', 'Wetter', 'Keine Einstellungen')],
      form: formOf('project_name'),
    },
    {
      walk: 'directus-role/menu/en-desktop',
      version: OLD,
      steps: [
        { ...login, next: 'gear' },
        { ...entry('roles', 'Weather', 'No permissions'), next: 'add' },
      ],
      form: {
        css: '.v-card',
        field: '.v-card input[type=text]',
        submit: '.v-card-actions button',
        submitRenamed: 'Delete everything',
        heading: '.v-card-title',
        tick: '.v-card button[role=checkbox]',
      },
    },
    {
      walk: 'directus-profile/account/de-desktop',
      version: NEW,
      without,
      steps: [{ step: 'account', css: '.module-bar a[href*="/users/"]' }],
      form: formOf('first_name'),
    },
    {
      walk: 'directus-letter/plus/en-mobile',
      version: MIDDLE,
      without,
      steps: [{ step: 'add', css: '.header-bar a[href$="/letters/+"]' }],
      form: letterForm,
    },
  ],
  // From looking at 9.26.0, 10.13.4 and 11.3.5, in both languages and, of what is walked there, on a phone. Signing in is the same in all, but for
  // an eye in the field for the password in 11.3; so are the icons that the guides name, and the forms for a letter and for a new password.
  // 10.13: among the settings "Project Settings" is "Settings", further down, with other things on its page (how the pages look has a page of
  // its own, people may register); "Roles & Permissions" is "Access Control", and there is a field to search in above it. On the page of an account
  // "Theme" is a part of its own.
  // 11.3: "Access Control" is "User Roles" and "Access Policies"; whoever makes a role gives it a name only. The page of an account has "Policies"
  // at its end. More of the German page of the project is translated.
  nights: [
    ...[
      ['reset/login/en-desktop', OLD, MIDDLE, noise()],
      ['reset/login/en-mobile', MIDDLE, NEW, either()],
      ['letter/plus/en-desktop', OLD, MIDDLE, either()],
      ['letter/plus/de-desktop', OLD, NEW, either()],
      ['letter/plus/en-mobile', MIDDLE, NEW, either()],
      ['profile/account/en-desktop', OLD, MIDDLE, otherProfile()],
      ['profile/account/de-desktop', OLD, NEW, otherProfile()],
      ['profile/account/de-desktop', MIDDLE, NEW, either()],
      ['project/menu/en-desktop', MIDDLE, NEW, either()],
      ['project/menu/de-desktop', MIDDLE, NEW, either()],
      // Somebody puts the old one back.
      ['project/menu/de-desktop', MIDDLE, OLD, material(['project'], ['renamed', 'gone', 'other target'])],
      ['project/menu/en-desktop', NEW, OLD, material(['project'], ['renamed', 'gone', 'other target'])],
      ['role/menu/en-desktop', OLD, MIDDLE, material(['roles'], ['renamed', 'gone'])],
      ['role/menu/en-desktop', OLD, NEW, material(['roles'], ['renamed', 'gone'])],
    ].map(([walk, from, to, expect]) => ({
      id: `${from}-to-${to}-${walk.replaceAll('/', '-')}`,
      walk: `directus-${walk}`,
      from,
      to,
      expect,
    })),
    ...[
      ['reset/login/en-mobile', OLD],
      ['letter/plus/de-mobile', NEW],
      ['letter/plus/en-desktop', MIDDLE],
      ['profile/account/en-desktop', NEW],
      ['project/menu/de-desktop', NEW],
      ['role/menu/en-desktop', OLD],
    ].map(([walk, from]) => ({
      id: `unchanged-${from}-${walk.replaceAll('/', '-')}`,
      walk: `directus-${walk}`,
      from,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // Three letters, two users, a folder and a message more.
    ...[
      ['letter/plus/en-desktop', OLD],
      ['letter/plus/de-mobile', MIDDLE],
      ['profile/account/de-desktop', OLD],
      ['project/menu/en-desktop', MIDDLE],
      ['role/menu/en-desktop', OLD],
      ['reset/login/en-desktop', NEW],
    ].map(([walk, from]) => ({
      id: `later-${from}-${walk.replaceAll('/', '-')}`,
      walk: `directus-${walk}`,
      from,
      to: `${from} later`,
      class: 'other-data',
      expect: noise(),
    })),
    // Whoever runs it asks for the sender of each letter, or for no berth any more.
    ...[
      ['sender-required', 'en-desktop', OLD, material(['arrival'], ['field required'])],
      ['sender-required', 'de-mobile', NEW, material(['arrival'], ['field required'])],
      ['without-berth', 'de-desktop', MIDDLE, material(['arrival'], ['field removed', 'text changed'])],
    ].map(([word, place, from, expect]) => ({
      id: `${word}-${from}-${place}`,
      walk: `directus-letter/plus/${place}`,
      from,
      to: `${from} ${word}`,
      class: 'configured',
      expect,
    })),
    // Somebody has set the account to German, or the pages that are there before one signs in.
    ...[
      ['german', 'project/menu/en-desktop', MIDDLE, ['project']],
      ['german', 'profile/account/en-desktop', OLD, ['account', 'arrival']],
      ['in-german', 'reset/login/en-mobile', NEW, ['open', 'forgot']],
    ].map(([word, walk, from, steps]) => ({
      id: `${word}-${from}-${walk.replaceAll('/', '-')}`,
      walk: `directus-${walk}`,
      from,
      to: `${from} ${word}`,
      class: 'language-changed',
      expect: material(steps, ['language changed', 'renamed', 'gone', 'field renamed', 'field removed', 'other form']),
    })),
  ],
}
