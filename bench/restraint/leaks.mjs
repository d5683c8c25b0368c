// How much of what a hostile page is told, or knows of the account, is readable in what guidewatch keeps and says. Each
// way is walked twice, with two secrets of the same length: a picture in which nothing is disclosed is the same for both.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import sharp from 'sharp'
import { readable, readingsOf } from './reader.mjs'
import { listen } from './server.mjs'
import { ACCOUNT, ACCOUNT_LIMITS, KIT, LIMITS, TOLD, TYPED } from './shown.mjs'

const SETTINGS =
  'timeouts: { step: 3, walk: 300, page: 20, calm: 3 }\nretries: 0\naccounts: { tester: { session: tester.age } }\n'
/** Ink of a letter that stands out of its box; the smallest letter has more. */
const NOISE = 8
/** So many ways are tried in one walk, each on a page of its own. */
const TOGETHER = 10
/** The colour of covers. */
const COVER = [0xc9, 0xce, 0xd6]

/** Two of everything, alike in length and in what their letters are. */
const PASSWORDS = ['Rotkehlchen&47z', 'Drosselbart&83q']
const PEOPLE = [
  {
    name: 'Renée Löwenhielm',
    mail: 'renee.loewenhielm@post.example',
    phone: '+49 171 4839205',
    token: 'k7Rw2mXq94TzLbP8sVnD3hYc',
  },
  {
    name: 'Aimée Rödelbrünk',
    mail: 'aimee.roedelbrunk@post.example',
    phone: '+49 160 7264518',
    token: 'w3Fj8pQn52KdHsM7tGxB6rVz',
  },
]

/**
 * Walks every way, prints a table of them and tells how many there are and how many of them disclose something.
 *
 * @param only ways with this in their name.
 * @param control true to walk with a redaction that knows nothing: then everything is to be found.
 */
export async function countLeaks({ dist, only, control = false, details = false }) {
  const product = (path) => import(join(dist, path))
  const [
    { loadFlows },
    { keepBrowser },
    { planWalks },
    { walkPlanned },
    { judgeWalk, kept },
    { conclude },
    { loadSettings },
    { jobOf },
    { writeReports },
    { verdictTable },
    { writeSession },
    { storedRun },
  ] = await Promise.all(
    [
      'flow/load.js',
      'engine/browser-keeper.js',
      'engine/plan.js',
      'engine/walk-planned.js',
      'judge/judge.js',
      'run/conclude.js',
      'settings/settings.js',
      'state/job.js',
      'report/write.js',
      'report/table.js',
      'state/sessions.js',
      'state/runs.js',
    ].map(product),
  )
  const identity = await generateIdentity()
  process.env.GUIDEWATCH_SESSION_KEY = identity
  const seal = {
    recipients: [await identityToRecipient(identity)],
    keys: { identities: [identity], passphrase: undefined },
  }
  const folder = mkdtempSync(join(tmpdir(), 'guidewatch-leaks-'))
  const sides = []
  for (const side of [0, 1]) {
    const site = await listen()
    const person = PEOPLE[side]
    const known = control
      ? { name: 'Nobody', mail: 'no@one.example', phone: '+1 555', token: 'unknown0unknown' }
      : person
    const cookie = { name: 'sid', domain: '127.0.0.1', path: '/', expires: -1, httpOnly: false, secure: false }
    const session = join(folder, `${side}.age`)
    await writeSession(
      session,
      {
        account: 'tester',
        session: {
          private: [known.name, known.mail, known.phone],
          storageState: { cookies: [{ ...cookie, value: known.token, sameSite: 'Lax' }], origins: [] },
        },
        base: 0,
        signedInAt: new Date().toISOString(),
        savedBy: 'login',
        now: Date.now(),
      },
      seal,
    )
    process.env[`BENCH_LEAK_${side}`] = PASSWORDS[side]
    const plan = {
      run: 'bench',
      startedAt: new Date().toISOString(),
      site: 'live',
      release: null,
      standIn: null,
    }
    const keeper = keepBrowser({ ...plan, flows: [{ hosts: [`127.0.0.1:${site.port}`] }], settings: {} })
    sides.push({ side, site, person, session, plan, keeper })
  }

  const walkSide = async ({ side, site, person, session, plan, keeper }, batch, own) => {
    const origin = `http://127.0.0.1:${site.port}`
    const [{ kind, isAlone, more }] = batch
    const isTyped = !kind.includes('account')
    site.pages = pagesOf(batch, isTyped ? undefined : person)
    mkdirSync(join(own, 'flows'), { recursive: true })
    const config = join(own, 'guidewatch.yaml')
    writeFileSync(config, SETTINGS.replace('tester.age', session) + (more ?? 'explore: { clicks: 0 }\n'))
    const value = control ? `value: "${PASSWORDS[side]}"` : `secret: BENCH_LEAK_${side}`
    const steps = [
      `open: "${origin}/"`,
      ...(isTyped ? [`fill: { role: textbox, name: Password, ${value} }`] : []),
      ...(isAlone
        ? []
        : batch.flatMap((_, index) => [
            `open: "${origin}/way/${index}"`,
            `expect: { role: link, name: Go }, id: way-${index}`,
          ])),
      'click: { role: link, name: Go }, id: go',
    ]
    writeFileSync(
      join(own, 'flows', 'way.yaml'),
      `flow: way
link: ${origin}/there
${isTyped ? '' : 'account: tester\n'}destination: { heading: There, submit: Object }
routes:
  - id: only
    steps:
${steps.map((step) => `      - { ${step} }\n`).join('')}`,
    )
    const settings = loadSettings(config)
    const { flows, problems } = loadFlows(settings.flows, { accounts: ['tester'], devices: ['desktop'] })
    if (problems.length > 0) throw new Error(JSON.stringify(problems))
    const [planned] = planWalks(flows, {})
    const whole = jobOf({ ...plan, slots: [], flows, walks: [planned] }, settings, join(own, 'out'))
    const record = await walkPlanned(whole, planned, keeper)
    const result = await judgeWalk(whole, planned)
    const run = conclude(whole, [kept(whole, result)], { isNight: false, stopped: false, durationMs: 1 })
    await writeReports(storedRun(whole.out, run), settings, 'en')
    writeFileSync(join(whole.out, 'table.txt'), verdictTable([result], 'en', 200))
    return record
  }

  const rows = []
  const walkBatch = async (batch) => {
    const own = mkdtempSync(join(folder, 'ways-'))
    const folders = sides.map(({ side }) => join(own, String(side)))
    const said = capturing()
    const walks = sides.map((side, index) => walkSide(side, batch, folders[index]))
    const records = await Promise.all(walks).finally(said.end)
    const out = join(folders[0], 'out')
    writeFileSync(join(out, 'said.txt'), said.text())
    const [{ kind, isAlone }] = batch
    const secrets = kind.includes('account') ? accountSecrets(PEOPLE[0]) : [{ what: 'password', text: PASSWORDS[0] }]
    const disclosedBy = (texts) => readable(texts, secrets) ?? ''
    const pictures = await differing(out, join(folders[1], 'out'))
    const [{ outcome, screens, notes, needsLook }] = records
    const walked = []
    for (const [index, way] of batch.entries()) {
      const step = `way-${index}`
      const isThere = isAlone || screens.some((screen) => screen.step === step)
      // Where it ended the walk, what is said of the end is its own.
      const own = [
        ...screens.filter((screen) => isAlone || screen.step === step),
        ...notes.filter((note) => isAlone || note.step === step || note.step === `open-${index}`),
        ...(isThere && !isAlone ? [] : [outcome]),
      ]
      const text = disclosedBy(own.flatMap((part) => readingsOf(JSON.stringify(part))))
      const picture = pictures.filter(({ file }) => isAlone || file.endsWith(`/${step}.png`)).map(({ what }) => what)
      walked.push({
        way: way.name,
        kind,
        text,
        picture: picture.join(', '),
        needsLook,
        end: isThere ? '' : outcome.kind,
      })
      if (!isThere) break
    }
    const files = filesBelow(out).filter((file) => !file.endsWith('.png'))
    const written = files.filter((file) => disclosedBy(readingsOf(readFileSync(file, 'utf8'))) !== '')
    if (written.length > 0 && (isAlone || walked.every(({ text }) => text === ''))) {
      const names = isAlone ? batch[0].name : `${walked[0].way} to ${walked.at(-1).way}`
      const text = written.map((file) => file.replace(`${out}/`, '')).join(', ')
      if (isAlone) walked[0].text ||= text
      else walked.push({ way: `together: ${names}`, kind, text, picture: '', needsLook, end: '' })
    }
    for (const row of walked) {
      const { way, text, picture, end } = row
      if (details || text || picture || end)
        console.error(
          `${kind}: ${way}: ${[text && `text (${text})`, picture, end && JSON.stringify(outcome)].filter(Boolean).join('; ')}`,
        )
    }
    rows.push(...walked)
    if (!details) rmSync(own, { recursive: true, force: true })
    return walked.filter(({ way }) => !way.startsWith('together')).length
  }
  try {
    const left = ways().filter(({ kind, name }) => !only || `${kind} ${name}`.includes(only))
    while (left.length > 0) {
      const [{ kind, isAlone }] = left
      const end = left.findIndex((way) => way.kind !== kind || way.isAlone)
      const batch = left.slice(0, isAlone ? 1 : Math.min(TOGETHER, end < 0 ? left.length : end))
      left.splice(0, await walkBatch(batch))
    }
  } finally {
    for (const { keeper, site } of sides) {
      await keeper.close()
      site.close()
    }
    if (details) console.error(`kept: ${folder}`)
    else rmSync(folder, { recursive: true, force: true })
  }
  return summary(rows)
}

/** Prints the table. A walk that failed shows nothing of its way, and counts as through. What the documentation names as a limit counts as through only if its walk asks for no look. */
function summary(rows) {
  const open = rows.map((row) => ({ ...row, isOpen: row.text !== '' || row.picture !== '' || row.end === 'error' }))
  const isLimit = ({ kind, text, needsLook }) => kind.startsWith('limit') && text === '' && needsLook === true
  const through = open.filter((row) => row.isOpen && !isLimit(row))
  console.table(
    [...new Set(rows.map(({ kind }) => kind))].map((kind) => {
      const own = (list) => list.filter((row) => row.kind === kind)
      return {
        shown: kind,
        ways: own(rows).length,
        through: own(through).length,
        which: own(through)
          .map(({ way }) => way)
          .join(', ')
          .slice(0, 200),
      }
    }),
  )
  const limits = open.filter((row) => row.isOpen && isLimit(row)).length
  return { leaks: rows.filter(({ kind }) => !kind.startsWith('limit')).length, through: through.length, limits }
}

/** The ways by what is shown and whether it can be recognised. */
const KINDS = {
  typed: TYPED,
  told: TOLD,
  account: ACCOUNT,
  'limit, typed': LIMITS,
  'limit, account': ACCOUNT_LIMITS,
}

function ways() {
  return Object.entries(KINDS).flatMap(([kind, codes]) =>
    Object.entries(codes).map(([name, code]) => ({
      name,
      kind,
      code,
      isAlone: kind === 'told',
      ...(name.startsWith('another way') ? { more: 'explore: { clicks: 5, seconds: 20 }\n' } : {}),
    })),
  )
}

function accountSecrets({ name, mail, phone, token }) {
  return [
    { what: 'name', text: name },
    { what: 'last name', text: name.split(' ')[1], share: 0.8 },
    { what: 'e-mail', text: mail },
    { what: 'local part', text: mail.split('@')[0], share: 0.7 },
    { what: 'telephone', text: phone },
    { what: 'token', text: token, share: 0.5 },
  ]
}

const STYLE = '<style>*{font:16px monospace}body{margin:10px}p{margin:4px 0}</style>'

function pagesOf(batch, person) {
  const page = (body, { code } = { code: '' }) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${STYLE}</head><body>${body}
<div id="out"></div><script>${KIT}
const out = document.querySelector('#out')
const way = (S) => { ${code} }
${
  person
    ? `way(${JSON.stringify(person)})`
    : `const field = document.querySelector('#f'), typed = sessionStorage.typed
if (typed) {
  if (field) field.value = typed
  way(typed)
}
if (field) field.oninput = () => { if (!sessionStorage.typed) way(sessionStorage.typed = field.value) }`
}
</script></body></html>`
  const field =
    '<form method="post" action="/in"><label>Password <input id="f" type="password" autocomplete="new-password"></label></form>'
  const start = `<h1>Shop</h1>${person ? '' : field}<p><a id="go" href="/there">Go</a></p>`
  const alone = batch[0].isAlone ? batch[0] : undefined
  return {
    '/': page(start, alone),
    ...Object.fromEntries(batch.map((way, index) => [`/way/${index}`, page(start, way)])),
    '/there': page(
      '<main><h1>There</h1><form method="post" action="/got"><label>Reason <input></label><button>Object</button></form></main>',
      alone,
    ),
    '/empty': '<body>',
    '/badge.svg': (_, response) => {
      response.setHeader('content-type', 'image/svg+xml')
      response.end(
        `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><text y="25" font-family="monospace">${person?.name}</text></svg>`,
      )
    },
  }
}

/** Keeps what is written to the terminal for a while. */
function capturing() {
  const kept = []
  const streams = [process.stdout, process.stderr]
  const writes = streams.map((stream) => stream.write)
  for (const stream of streams) stream.write = (chunk) => kept.push(String(chunk)) > 0
  return {
    text: () => kept.join(''),
    end: () => {
      for (const [index, stream] of streams.entries()) stream.write = writes[index]
    },
  }
}

/** The pictures in two folders that differ where neither is covered. */
async function differing(folder, other) {
  const found = []
  for (const file of filesBelow(folder).filter((one) => one.endsWith('.png'))) {
    const counterpart = file.replace(folder, other)
    const [one, two] = await Promise.all([file, counterpart].map(pixelsOf))
    if (!one || !two || one.size !== two.size) {
      found.push({ file, what: 'picture of another size' })
      continue
    }
    let count = 0
    for (let at = 0; at < one.data.length; at += 3) {
      const differs = [0, 1, 2].some((offset) => one.data[at + offset] !== two.data[at + offset])
      if (differs && !isCover(one.data, at) && !isCover(two.data, at)) count += 1
    }
    if (count > NOISE) found.push({ file, what: `picture (${count} pixels)` })
  }
  return found
}

async function pixelsOf(file) {
  try {
    const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    return { data, size: `${info.width}x${info.height}` }
  } catch {
    return undefined
  }
}

function isCover(data, at) {
  return COVER.every((value, offset) => data[at + offset] === value)
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
