import { execFile, execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, servedFrom } from '../debian.mjs'
import { either, material, noise } from '../labels.mjs'
import { npmInstalled, npmPackage } from '../npm.mjs'

const [OLD, MIDDLE, NEW] = ['25.3.0', '25.12.0', '26.9.0']
/** The last server that runs with Node 20; it serves the pages of all three. */
const SERVER = '25.6.0'
const API = '25.1.0'

const password = 'harbour-71-lantern'

/** Two accounts, four payees, two rules. */
const FIRST = {
  accounts: {
    'Current account': [
      ['2025-01-03', 240000, 'Shipyard'],
      ['2025-01-05', -85000, 'Harbour flats', 'Rent'],
      ['2025-01-09', -4310, 'Corner shop', 'Groceries'],
    ],
    Wallet: [['2025-01-11', -520, 'Bakery', 'Groceries']],
  },
  categories: ['Groceries', 'Rent'],
  rules: { Bakery: 'Bread', 'Corner shop': 'Weekly shopping' },
}

/** What came between two nights. */
const LATER = {
  accounts: {
    ...FIRST.accounts,
    Savings: [
      ['2025-02-01', 30000, 'Shipyard'],
      ['2025-02-02', -1275, 'Ferry line', 'Journeys'],
    ],
    Wallet: [...FIRST.accounts.Wallet, ['2025-02-03', -990, 'Book shop', 'Journeys']],
  },
  categories: [...FIRST.categories, 'Journeys'],
  rules: { ...FIRST.rules, 'Ferry line': 'Ticket', 'Book shop': 'Novel' },
}

// Makes the data of a variant: the server's own, and a budget that was handed to it.
const maker = `const { mkdtempSync, readdirSync, readFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { crc32, deflateRawSync } = require('node:zlib')
const [, , packages, origin, password, names, content] = process.argv
const api = require(join(packages, '@actual-app', 'api'))

const numbers = (length, ...all) => {
  const part = Buffer.alloc(length)
  for (const [at, size, value] of all) part.writeUIntLE(value, at, size)
  return part
}
function zip(files) {
  const parts = []
  const index = []
  let at = 0
  for (const [name, data] of Object.entries(files)) {
    const packed = deflateRawSync(data)
    const common = numbers(26, [0, 2, 20], [4, 2, 8], [8, 2, 33], [10, 4, crc32(data)], [14, 4, packed.length], [18, 4, data.length], [22, 2, name.length])
    const entry = Buffer.concat([Buffer.from('PK\\x03\\x04', 'latin1'), common, Buffer.from(name), packed])
    index.push(Buffer.concat([Buffer.from('PK\\x01\\x02\\x14\\0', 'latin1'), common, numbers(14, [10, 4, at]), Buffer.from(name)]))
    parts.push(entry)
    at += entry.length
  }
  const list = Buffer.concat(index)
  const end = numbers(18, [4, 2, index.length], [6, 2, index.length], [8, 4, list.length], [12, 4, at])
  return Buffer.concat([...parts, list, Buffer.from('PK\\x05\\x06', 'latin1'), end])
}

async function ask(path, body, headers) {
  const type = { 'content-type': 'application/json' }
  const response = await fetch(origin + path, { method: 'POST', headers: { ...type, ...headers }, body })
  const { status, data } = await response.json()
  if (status !== 'ok') throw new Error(path)
  return data
}

async function main() {
  await ask('/account/bootstrap', JSON.stringify({ password }))
  const { token } = await ask('/account/login', JSON.stringify({ password }))
  const home = mkdtempSync(join(tmpdir(), 'actual-budget-'))
  const { accounts, categories, rules } = JSON.parse(content)
  await api.init({ dataDir: home })
  await api.runImport('Budget', async () => {
    const group = await api.createCategoryGroup({ name: 'Home' })
    const ids = {}
    for (const name of categories) ids[name] = await api.createCategory({ name, group_id: group })
    for (const [name, all] of Object.entries(accounts)) {
      const account = await api.createAccount({ name, type: 'checking' }, 0)
      const transactions = all.map(([date, amount, payee_name, category]) => ({ date, amount, payee_name, category: ids[category] }))
      await api.addTransactions(account, transactions)
    }
    for (const { id, name } of await api.getPayees())
      if (rules[name])
        await api.createRule({
          stage: null,
          conditionsOp: 'and',
          conditions: [{ field: 'payee', op: 'is', value: id, type: 'id' }],
          actions: [{ op: 'set', field: 'notes', value: rules[name], type: 'string' }],
        })
  })
  await api.internal.send('close-budget')
  const [made] = readdirSync(home)
  for (const [index, budgetName] of JSON.parse(names).entries()) {
    const about = Buffer.from(JSON.stringify({ id: budgetName + '-1', budgetName, resetClock: true }))
    const file = zip({ 'db.sqlite': readFileSync(join(home, made, 'db.sqlite')), 'metadata.json': about })
    await ask('/sync/upload-user-file', file, {
      'content-type': 'application/encrypted-file',
      'x-actual-token': token,
      'x-actual-file-id': '5b1f0c9e-0000-4000-8000-00000000000' + (index + 1),
      'x-actual-name': budgetName,
      'x-actual-format': '2',
    })
  }
  process.exit(0)
}
main().catch((error) => {
  console.error(error)
  process.exit(1)
})
`

const VARIANTS = {
  first: { names: ['Household'], content: FIRST },
  later: { names: ['Household', 'Sailing club'], content: LATER },
  // Somebody has deleted the budget.
  empty: { names: [], content: FIRST },
}

// It allows so many requests in a minute; and it asks nobody in the network for anything by itself.
const unlimited = `import { register } from 'node:module'
const hooks = "export const resolve = (name, context, next) => name === 'express-rate-limit' ? { url: 'data:text/javascript,export default () => (request, response, next) => next()', shortCircuit: true } : next(name, context)"
register('data:text/javascript,' + encodeURIComponent(hooks))
`

async function start(server, home, pages, port) {
  writeFileSync(join(home, 'unlimited.mjs'), unlimited)
  const child = spawn(
    process.execPath,
    [
      '--import',
      join(home, 'unlimited.mjs'),
      join(server, 'node_modules', '@actual-app', 'sync-server', 'build', 'app.js'),
    ],
    {
      cwd: home,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        ACTUAL_DATA_DIR: home,
        ACTUAL_HOSTNAME: '127.0.0.1',
        ACTUAL_PORT: String(port),
        ACTUAL_WEB_ROOT: pages,
      },
    },
  )
  return servedFrom(home, child, port)
}

/** The server with its database built here, since what is built of it is not in the registry. */
function installServer(cache) {
  const inside = npmInstalled(cache, '@actual-app/sync-server', SERVER, { bcrypt: '6.0.0' })
  const folder = dirname(dirname(dirname(inside)))
  if (!existsSync(join(folder, 'node_modules', 'better-sqlite3', 'build', 'Release', 'better_sqlite3.node'))) {
    const headers = dirname(dirname(process.execPath))
    execFileSync('npm', ['rebuild', 'better-sqlite3', '--build-from-source', `--nodedir=${headers}`], {
      cwd: folder,
      stdio: 'ignore',
    })
  }
  return folder
}

/** The data of a variant, made once with the package for scripts, of an older version than all pages. */
async function makeData(cache, server, variant) {
  const folder = join(cache, 'actual-data', variant)
  if (existsSync(folder)) return folder
  const inside = npmInstalled(cache, '@actual-app/api', API)
  const packages = dirname(dirname(inside))
  const built = join('better-sqlite3', 'build', 'Release', 'better_sqlite3.node')
  cpSync(join(server, 'node_modules', built), join(packages, built))
  const unfinished = `${folder}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const { names, content } = VARIANTS[variant]
  const { origin, stop } = await start(server, unfinished, join(unfinished, 'none'), await freePort())
  const scratch = mkdtempSync(join(tmpdir(), 'actual-'))
  writeFileSync(join(scratch, 'make.cjs'), maker)
  await promisify(execFile)(
    process.execPath,
    ['make.cjs', packages, origin, password, JSON.stringify(names), JSON.stringify(content)],
    { cwd: scratch, env: { ...process.env, TMPDIR: scratch } },
  )
  rmSync(scratch, { recursive: true, force: true })
  renameSync(unfinished, `${folder}.made`)
  await stop()
  renameSync(`${folder}.made`, folder)
  return folder
}

const login = { step: 'login', css: 'input[type=password] ~ button', renamed: 'Reset', opposite: 'Sign out' }
// 25.3 draws the list of budgets as buttons, later versions as a table.
const button = { step: 'file', css: '#root button:has([title=""])', renamed: 'Lighthouse' }
const row = { step: 'file', css: '[role=row][aria-label=Household]', renamed: 'Lighthouse' }
const adding = '[data-testid=add-account-modal]'
const local = {
  step: 'local',
  css: `${adding} div:first-child > button:first-child:not(:only-child)`,
  renamed: 'Borrow money',
  opposite: 'Delete a local account',
}
const place = (step, renamed, opposite) => ({ step, css: `a[href="/${step}"]`, renamed, opposite })
const typed = { secret: 'input[type=password]' }

const account = '[data-testid=add-local-account-modal]'
const newAccount = {
  css: `${account} form`,
  field: `${account} input[name=name]`,
  label: `${account} label:has(input[name=name]) > div`,
  submit: `${account} button[type=submit]`,
  submitRenamed: 'Delete everything',
  heading: `${account} :is([role=heading], h1) span`,
  tick: `${account} #offbudget`,
}
const passwords = 'h1 ~ div:has(input[type=checkbox])'
const secrets = 'section[role=dialog]:has(#secret-id-field)'

/** A budget, with a server that hands it to browsers; one script (React) draws its pages, from a database in the browser. */
export default {
  id: 'actual',
  spa: true,
  versions: [OLD, MIDDLE, NEW],
  env: { ACTUAL_PASSWORD: password },
  secrets: ['ACTUAL_PASSWORD'],
  async install(cache, version) {
    const [number, variant = 'first'] = version.split(' ')
    npmPackage(cache, '@actual-app/web', number)
    const server = installServer(cache)
    if (VARIANTS[variant]) await makeData(cache, server, variant)
    return cache
  },
  async serve(cache, version, asked) {
    const [number, variant = 'first'] = version.split(' ')
    const home = mkdtempSync(join(tmpdir(), 'actual-'))
    // Nobody has chosen a password yet where there is no data.
    if (VARIANTS[variant]) cpSync(join(cache, 'actual-data', variant), home, { recursive: true })
    const pages = join(npmPackage(cache, '@actual-app/web', number), 'build')
    return start(installServer(cache), home, pages, asked || (await freePort()))
  },
  walks: [
    {
      walk: 'actual-account/menu/en-desktop',
      version: OLD,
      typed,
      steps: [login, { ...button, next: 'add' }, local],
      form: newAccount,
    },
    {
      walk: 'actual-account/list/de-desktop',
      version: NEW,
      typed,
      steps: [login, { ...row, next: 'add' }, local],
      form: newAccount,
    },
    {
      walk: 'actual-password/menu/en-desktop',
      version: NEW,
      typed,
      steps: [{ ...login, next: 'server' }],
      form: {
        css: passwords,
        field: `${passwords} > input:first-child`,
        submit: `${passwords} > div > button:last-child`,
        submitRenamed: 'Delete the server',
        heading: 'h1:has(~ div input[type=checkbox])',
        tick: `${passwords} input[type=checkbox]`,
      },
    },
    {
      walk: 'actual-bank/menu/en-desktop',
      version: OLD,
      typed,
      steps: [
        login,
        { ...button, next: 'add' },
        {
          step: 'gocardless',
          css: `${adding} .view:nth-child(2) > .view:nth-child(2) > .view:first-child > button:only-child`,
          renamed: 'Set up a loan',
          opposite: 'Remove GoCardless for bank sync',
        },
      ],
      form: {
        css: secrets,
        field: '#secret-id-field',
        label: 'label[for=secret-id-field]',
        submit: `${secrets} button:not([aria-label])`,
        submitRenamed: 'Delete everything',
        heading: `${secrets} :is([role=heading], h1) span`,
      },
    },
    {
      walk: 'actual-settings/list/en-desktop',
      version: MIDDLE,
      typed,
      steps: [login, { ...row, next: 'more' }, place('settings', 'Harbour', 'No settings')],
    },
    {
      walk: 'actual-payees/menu/en-desktop',
      version: OLD,
      typed,
      steps: [login, { ...button, next: 'more' }, place('payees', 'Lighthouses', 'No payees')],
      form: { css: '[role=main]', field: '[role=main] input' },
    },
    {
      walk: 'actual-account/phone/en-mobile',
      version: OLD,
      typed,
      steps: [
        login,
        { ...button, next: 'accounts' },
        { ...place('accounts', 'Harbours', 'No accounts'), next: 'add' },
        local,
      ],
      form: newAccount,
    },
  ],
  // From looking at 25.3.0, 25.12.0 and 26.9.0. To sign in, the menus and the forms that the guides lead to are the same in all, but for what
  // 26.9 says of an account off budget, and the ways to a bank: where 25.3 has GoCardless and SimpleFIN (25.12: Pluggy.ai as well), each with
  // its button, 26.9 has one, "Set up bank sync", which goes to a page of its own.
  // From 25.12 on the list of budgets is a table, and "Tags" is in the menu. On the settings there is a notification of updates to be had, and a
  // part for OpenID; 26.9 has a theme for when it is light. 26.9 offers a tour, at the bottom right, once a budget is open.
  nights: [
    ...[
      ['account/menu/en-desktop', OLD, MIDDLE, either()],
      ['account/menu/en-desktop', OLD, NEW, either()],
      ['account/list/en-desktop', MIDDLE, NEW, either()],
      ['settings/menu/en-desktop', OLD, NEW, either()],
      ['settings/list/en-desktop', MIDDLE, NEW, either()],
      ['payees/menu/en-desktop', OLD, NEW, either()],
      ['payees/list/en-desktop', MIDDLE, NEW, either()],
      ['password/menu/en-desktop', MIDDLE, NEW, noise()],
      ['password/menu/en-desktop', OLD, NEW, either()],
      ['bank/menu/en-desktop', OLD, MIDDLE, either()],
      ['bank/menu/en-desktop', OLD, NEW, material(['gocardless'], ['gone', 'renamed', 'moved'])],
      ['bank/list/en-desktop', MIDDLE, NEW, material(['gocardless'], ['gone', 'renamed', 'moved'])],
      // "Erstelle" has become "Erstellen", which the guide allows for.
      ['account/menu/de-desktop', OLD, NEW, either()],
      ['password/menu/de-desktop', OLD, NEW, either()],
      // Somebody puts the old one back.
      ['account/list/en-desktop', NEW, MIDDLE, either()],
    ].map(([walk, from, to, expect]) => ({
      id: `${from}-to-${to}-${walk.replaceAll('/', '-')}`,
      walk: `actual-${walk}`,
      from,
      to,
      expect,
    })),
    ...[
      ['account/menu/en-desktop', OLD],
      ['settings/list/de-desktop', NEW],
      ['password/menu/en-desktop', MIDDLE],
    ].map(([walk, from]) => ({
      id: `unchanged-${from}-${walk.replaceAll('/', '-')}`,
      walk: `actual-${walk}`,
      from,
      nights: 3,
      class: 'unchanged',
      expect: noise(),
    })),
    // A second budget, an account, three payees and two rules more, and other sums in the menu.
    ...[
      ['account/list/de-desktop', NEW],
      ['payees/menu/en-desktop', OLD],
      ['bank/list/en-desktop', MIDDLE],
      ['password/menu/en-desktop', OLD],
    ].map(([walk, from]) => ({
      id: `later-${from}-${walk.replaceAll('/', '-')}`,
      walk: `actual-${walk}`,
      from,
      to: `${from} later`,
      class: 'other-data',
      expect: noise(),
    })),
    // Somebody has deleted the budget: there is none to choose, and the first page is about how to begin.
    ...[
      ['account/menu/en-desktop', OLD],
      ['settings/list/en-desktop', MIDDLE],
    ].map(([walk, from]) => ({
      id: `empty-${from}-${walk.replaceAll('/', '-')}`,
      walk: `actual-${walk}`,
      from,
      to: `${from} empty`,
      class: 'configured',
      expect: material(['login', 'file'], ['gone', 'other form']),
    })),
    // Somebody has set the server up anew, and nobody has chosen a password yet.
    {
      id: 'unset-password-en',
      walk: 'actual-password/menu/en-desktop',
      from: NEW,
      to: `${NEW} unset`,
      class: 'configured',
      expect: material(
        ['open', 'secret', 'login'],
        ['gone', 'field removed', 'field renamed', 'renamed', 'other form'],
      ),
    },
  ],
}
