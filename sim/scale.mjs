// Ten thousand walks: planned, spread over slots, walked by nobody (each walk is a recorded one of real size), merged, reported
// and told. Slots die, are walked twice, and end late. What is read, written and held in memory is real.
//   npm run sim:scale -- [--walks N] [--slots 1,10,100,200]
import { copyFileSync, linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { inChild } from '../bench/child.mjs'
import { recordedScreen } from '../bench/recorded-screen.mjs'
import { advance } from '../dist/incident/advance.js'
import { emptyState } from '../dist/incident/incident.js'
import { observe } from '../dist/night/observe.js'
import { policyOf } from '../dist/night/tell.js'
import { writeReports } from '../dist/report/write.js'
import { mergeShares } from '../dist/run/merge.js'
import { loadValidFlows, planRun } from '../dist/run/prepare.js'
import { spreadPlan } from '../dist/run/share.js'
import { loadSettings } from '../dist/settings/settings.js'
import { usualDurations, writeHistory } from '../dist/state/history.js'
import { openRunAt, walkFolder } from '../dist/state/runs.js'
import { writeShare } from '../dist/state/shares.js'
import { snapshotFolder } from '../dist/state/snapshots.js'

const LOCALES = ['de', 'en', 'fr', 'it']
const DEVICES = ['desktop', 'mobile']
const ROUTES = 5
const SCREENS = 8
const NODES = 1500
/** The step on which something is found, and of which a screen is approved. */
const CHANGED = 'step-2'
const APPROVED = '2027-01-01T00:00:00.000Z'
const STARTED = new Date('2027-03-01T02:00:00.000Z')
/** Records and pictures are linked; a file may have some ten thousand names. */
const TEMPLATES = 20

if (process.send) process.on('message', (task) => mergeOnce(task).then((result) => process.send(result)))
else await main()

async function main() {
  const { values } = parseArgs({
    options: { walks: { type: 'string', default: '10000' }, slots: { type: 'string', default: '1,10,100,200' } },
  })
  const folder = mkdtempSync(join(tmpdir(), 'guidewatch-scale-'))
  try {
    const small = await measure(join(folder, 'small'), Math.ceil(Number(values.walks) / 10), [10])
    const large = await measure(join(folder, 'large'), Number(values.walks), values.slots.split(',').map(Number))
    console.table(Object.fromEntries([...small, ...large].map(({ name, ...row }) => [name, row])))
    const worst = (key) => Math.max(...large.map((row) => row[key]))
    const [one] = small
    const ten = large.find(({ slots }) => slots === 10) ?? large[0]
    console.log(
      `Merging ten times as many walks takes ${(ten.mergeSeconds / one.mergeSeconds).toFixed(1)} times as long.`,
    )
    console.log(
      JSON.stringify({
        walks: Number(values.walks),
        planMs: worst('planMs'),
        imbalance: worst('imbalance'),
        mergeSeconds: worst('mergeSeconds'),
        mergePeakMb: worst('mergePeakMb'),
        reportSeconds: worst('reportSeconds'),
        reportMb: worst('reportMb'),
        incidentSeconds: worst('incidentSeconds'),
        stateMb: worst('stateMb'),
        lost: worst('lost'),
        twice: worst('twice'),
      }),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One row for each number of slots, and one more for each of two bad nights. */
async function measure(folder, count, allSlots) {
  const { settings, plan, templates } = await prepare(folder, count)
  const rows = []
  for (const slots of allSlots) {
    const start = performance.now()
    const spread = spreadPlan(settings, plan, slots)
    const planMs = Math.round(performance.now() - start)
    // Before the night is remembered, which changes what walks usually take.
    const imbalance = imbalanceOf(settings, spread)
    rows.push({ ...(await night('mixed', spread)), planMs, imbalance })
  }
  if (count >= 5000) {
    const spread = spreadPlan(settings, plan, 10)
    for (const kind of ['outage', '5000 troubles'])
      rows.push({ ...(await night(kind, spread)), planMs: 0, imbalance: 1 })
  }
  return rows

  async function night(kind, spread) {
    const shares = writeShares(join(folder, 'shares'), spread, templates, kind)
    const result = await inChild(import.meta.filename, { config: settings.file, plan: spread, shares }, 'merging')
    rmSync(join(folder, 'shares'), { recursive: true, force: true })
    rmSync(join(folder, 'state', 'runs'), { recursive: true, force: true })
    const row = { name: `${count} walks, ${spread.slots.length} slots, ${kind}`, slots: spread.slots.length, ...result }
    process.stderr.write(`${JSON.stringify(row)}\n`)
    return row
  }
}

/** A project of so many walks with a history, of which three in ten are done with one of twenty accounts. */
async function prepare(folder, count) {
  const flows = Math.ceil(count / (ROUTES * LOCALES.length * DEVICES.length))
  mkdirSync(join(folder, 'flows'), { recursive: true })
  const accounts = Array.from({ length: 20 }, (_, at) => `person-${at}`)
  for (let flow = 0; flow < flows; flow += 1) {
    const host = `https://site-${flow % 50}.example`
    const account = flow % 10 < 3 ? `account: ${accounts[flow % 20]}\n` : ''
    const routes = Array.from(
      { length: ROUTES },
      (_, route) => `  - id: way-${route}
    steps:
      - { id: open, open: "${host}/${flow}/${route}" }
${Array.from({ length: SCREENS - 2 }, (_, step) => `      - { id: step-${step}, click: { role: link, name: "Entry ${flow} ${route} ${step}" } }`).join('\n')}`,
    )
    writeFileSync(
      join(folder, 'flows', `flow-${flow}.yaml`),
      `flow: flow-${flow}\nlink: "${host}/form/${flow}"\n${account}locales: [${LOCALES}]\ndevices: [${DEVICES}]\ndestination: { heading: Form }\nroutes:\n${routes.join('\n')}\n`,
    )
  }
  writeFileSync(
    join(folder, 'guidewatch.yaml'),
    `accounts: { ${accounts.map((name) => `${name}: { session: none }`).join(', ')} }\n`,
  )
  const settings = loadSettings(join(folder, 'guidewatch.yaml'))
  const whole = planRun(settings, {}, STARTED)
  const plan = { ...whole, walks: whole.walks.slice(0, count) }
  const random = seeded(count)
  for (const { flow } of plan.flows) {
    const walks = plan.walks.filter((walk) => walk.flow === flow)
    const night = () => ({
      run: 'before',
      at: '2027-02-27T02:00:00Z',
      verdict: 'verified',
      ms: 3000 + random() ** 3 * 30_000,
    })
    writeHistory(
      settings.state,
      'live',
      flow,
      walks.map(({ id }) => ({ id, nights: [night()], steps: {} })),
    )
  }
  const templates = []
  for (let at = 0; at < TEMPLATES; at += 1) templates.push(await template(join(folder, 'templates', String(at)), at))
  for (const [at, { id }] of plan.walks.entries()) {
    const approved = snapshotFolder(settings.snapshots, 'live', id)
    mkdirSync(approved, { recursive: true })
    linked(join(templates[at % TEMPLATES], 'snapshot.json'), join(approved, `${CHANGED}.json`))
  }
  return { settings, plan, templates }
}

/** A walk of real size: a record with so many nodes a screen, and its pictures. */
async function template(folder, at) {
  mkdirSync(folder, { recursive: true })
  const noise = await sharp({
    create: { width: 1280, height: 720, channels: 3, background: { r: at * 10, g: 90, b: 120 } },
  })
    .png()
    .toBuffer()
  const node = (n) => ({
    role: 'link',
    name: `Entry ${n} of the menu`,
    url: `/a/${n}`,
    box: { x: 8, y: n, width: 90, height: 20 },
  })
  const tree = Array.from({ length: NODES }, (_, n) => node(n))
  const screens = Array.from({ length: SCREENS }, (_, step) => ({ ...screenOf(step), tree }))
  writeFileSync(join(folder, 'walk.json'), JSON.stringify({ screens }))
  const approved = { by: 'somebody', at: APPROVED, run: 'before' }
  writeFileSync(
    join(folder, 'snapshot.json'),
    JSON.stringify({ schema: 1, approved, screen: screens.find(({ step }) => step === CHANGED) }),
  )
  for (let step = 0; step < SCREENS; step += 1) writeFileSync(join(folder, `${nameOf(step)}.png`), noise)
  return folder
}

/** What a walk saw at a step, its tree apart. */
function screenOf(step) {
  return recordedScreen(nameOf(step), `Entry ${step}`, 'en', { x: 8, y: 40, width: 90, height: 20 })
}

function nameOf(step) {
  return step === 0 ? 'open' : step === SCREENS - 1 ? 'arrival' : `step-${step - 1}`
}

/**
 * Lets every slot be walked. Of twenty slots one dies half-way and is walked again, one dies and is not, one is walked twice to its
 * end; shares arrive in any order.
 */
function writeShares(folder, plan, templates, kind) {
  const shares = []
  const order = new Map(plan.walks.map(({ id }, at) => [id, at]))
  for (const { slot, walks } of plan.slots) {
    const attempt = (part, completedAt) => {
      const out = join(folder, `${slot}-${shares.length}`)
      mkdirSync(out, { recursive: true })
      writeShare({ schema: 1, run: plan.run, slot, again: false, startedAt: STARTED.toISOString(), completedAt, out })
      for (const at of part.map((id) => order.get(id))) writeWalk(out, plan.walks[at], at, templates, kind)
      shares.push(out)
    }
    const fate = plan.slots.length > 1 && kind === 'mixed' ? slot % 20 : 0
    if (fate === 1 || fate === 7) attempt(walks.slice(0, walks.length / 2), null)
    if (fate !== 7) attempt(walks, `2027-03-01T02:${fate === 5 ? '50' : '20'}:00.000Z`)
    if (fate === 5) attempt(walks, '2027-03-01T02:30:00.000Z')
  }
  return shares.reverse()
}

function linked(from, to) {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}

function writeWalk(out, planned, at, templates, kind) {
  const { id } = planned
  const folder = walkFolder(out, id)
  mkdirSync(folder, { recursive: true })
  const from = templates[at % templates.length]
  for (const name of ['walk.json', ...Array.from({ length: SCREENS }, (_, step) => `${nameOf(step)}.png`)]) {
    linked(join(from, name), join(folder, name))
  }
  writeFileSync(join(folder, 'judged.json'), JSON.stringify(judged(planned, at, kind)))
}

/** What is judged of a walk: on a mixed night one in a hundred has changed; six guides, in all their languages. */
function judged(planned, at, kind) {
  const isChanged =
    kind === '5000 troubles' ? at % 2 === 0 : kind === 'mixed' && /^flow-(7|77|107|147|177|207)\//.test(planned.id)
  const outcome =
    kind === 'outage'
      ? { kind: 'obstacle', step: 'open', obstacle: 'unavailable', detail: 'The site did not answer.' }
      : { kind: 'arrived' }
  const finding = {
    kind: 'label-renamed',
    step: CHANGED,
    relevance: 'route',
    subject: `link "Entry ${at}"`,
    before: `Entry ${at}`,
    after: `Item ${at}`,
    count: 1,
    place: 'navigation',
    alsoAt: [],
    sentence: {
      en: `The link "Entry ${at}" is now called "Item ${at}".`,
      de: `Der Link „Entry ${at}“ heißt jetzt „Item ${at}“.`,
    },
    boxBefore: { x: 8, y: 40, width: 90, height: 20 },
    box: { x: 8, y: 40, width: 90, height: 20 },
  }
  return {
    ...planned,
    flowTitle: planned.flow,
    title: planned.route,
    verdict: kind === 'outage' ? 'blocked' : isChanged ? 'changed' : 'verified',
    startedAt: STARTED.toISOString(),
    durationMs: 9000,
    outcome,
    findings: isChanged ? [finding] : [],
    steps: Array.from({ length: SCREENS }, (_, step) => ({
      id: nameOf(step),
      action: step === 0 ? 'open' : step === SCREENS - 1 ? 'arrive' : 'click',
      says: `Choose "Entry ${step}".`,
      screen: screenOf(step),
      approvedImage: null,
      differenceImage: null,
      approvedSize: null,
      approvedAt: APPROVED,
      varied: [],
      volatile: [],
      seen: isChanged ? `${at}`.padStart(64, '0') : null,
      menus: isChanged && nameOf(step) === finding.step ? [{ ...menu(at), finding: 0 }] : [],
    })),
    relocations: [],
    notes: [],
    proposed: null,
    needsLook: false,
    confirmation:
      kind === 'mixed' && !isChanged ? null : { first: 'changed', second: 'changed', agrees: true, both: null, by: [] },
    guides: [],
  }
}

/** What was judged to lie around an entry that is called otherwise. */
function menu(at) {
  const entries = Array.from({ length: 12 }, (_, n) => ({ role: 'link', name: `Entry ${n}`, kind: 'same', was: null }))
  const [was, is] = [`Entry ${at}`, `Item ${at}`].map((name) => ({ role: 'link', name }))
  return { entries: entries.with(6, { ...is, kind: 'renamed', was }), about: 6, before: 20, after: 9, place: null }
}

/** The longest slot beside what no distribution can be better than: an even share, or the longest account. */
function imbalanceOf(settings, { slots, walks }) {
  const durations = usualDurations(settings.state, 'live', walks)
  const slotOf = new Map(slots.flatMap((slot) => slot.walks.map((id) => [id, slot.slot])))
  const accounts = new Map()
  let total = 0
  for (const { id, account } of walks) {
    total += durations.get(id)
    if (account === 'logged-out') continue
    const known = accounts.get(account) ?? { ms: 0, slots: new Set() }
    accounts.set(account, { ms: known.ms + durations.get(id), slots: known.slots.add(slotOf.get(id)) })
  }
  if ([...accounts.values()].some((own) => own.slots.size > 1)) throw new Error('an account was split')
  const even = total / settings.workers / slots.length
  const bound = Math.max(even, ...[...accounts.values()].map(({ ms }) => ms))
  const longest = Math.max(...slots.map(({ seconds }) => seconds * 1000))
  return Number((longest / bound).toFixed(3))
}

async function mergeOnce({ config, plan, shares }) {
  const settings = loadSettings(config)
  const timed = async (work) => {
    const start = performance.now()
    const value = await work()
    return [value, Math.round(performance.now() - start) / 1000]
  }
  const [merged, mergeSeconds] = await timed(() => mergeShares(settings, plan, shares, [], () => STARTED))
  const mergePeakMb = peakMb()
  const stored = openRunAt(merged.out)
  const [, reportSeconds] = await timed(() => writeReports(stored, settings, 'en'))
  const flows = loadValidFlows(settings)
  const [state, incidentSeconds] = await timed(() =>
    advance(emptyState('live'), observe(stored, flows), policyOf(settings)),
  )
  const ids = stored.run.walks.map(({ id }) => id)
  return {
    mergeSeconds,
    mergePeakMb,
    reportSeconds,
    reportMb: megabytes(statSync(join(merged.out, 'report', 'index.html')).size),
    incidentSeconds,
    stateMb: megabytes(JSON.stringify(state).length),
    runMb: megabytes(statSync(join(merged.out, 'run.json')).size),
    missing: merged.missing.length,
    lost: plan.walks.filter(({ id }) => !ids.includes(id)).length,
    twice: ids.length - new Set(ids).size,
  }
}

function peakMb() {
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024)
}

function megabytes(bytes) {
  return Math.round(bytes / 1e4) / 100
}

function seeded(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
}
