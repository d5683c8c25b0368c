// How long publishing takes, and how much memory, for 10, 1,000 and 10,000 links: at first, and on a night without changes. And
// whether the reader does what its vectors say, how large it is, and how long it takes to read what was published.
//   npm run bench:publish -- [--links 10,1000,10000]
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { planWalks } from '../dist/engine/plan.js'
import { publish } from '../dist/publish/publish.js'
import { loadSettings } from '../dist/settings/settings.js'
import { writeLedger } from '../dist/state/ledger.js'
import { approveLink } from '../dist/state/links.js'
import { read } from '../integrations/reader/guidewatch-reader.js'
import { inChild } from './child.mjs'

const READER = join(import.meta.dirname, '..', 'integrations', 'reader')
const HOUR = 3_600_000
/** The night before the two that are measured, the same for all parts. */
process.env.BENCH_FIRST ??= String(Date.now() - 24 * HOUR)
const FIRST = Number(process.env.BENCH_FIRST)

const TASKS = { prepare, publishOnce, readOnce }
if (process.send)
  process.on('message', ({ task, ...rest }) => TASKS[task](rest).then((result) => process.send(result ?? {})))
else await main()

async function main() {
  const { values } = parseArgs({ options: { links: { type: 'string', default: '10,1000,10000' } } })
  const rows = []
  for (const links of values.links.split(',').map(Number)) {
    const folder = mkdtempSync(join(tmpdir(), 'guidewatch-publish-'))
    try {
      rows.push(await measure(links, folder))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  console.table(Object.fromEntries(rows.map(({ links, ...row }) => [links, row])))
  const { links, seconds, peakMb } = rows.at(-1)
  const vectors = await runVectors()
  const readerBytes = statSync(join(READER, 'guidewatch-reader.js')).size
  console.log(JSON.stringify({ links, seconds, peakMb, ...vectors, readerBytes }))
}

/** Each part in a process of its own, whose memory is then that part's alone. */
async function measure(links, folder) {
  const part = (task, more = {}) => inChild(import.meta.filename, { task, links, folder, ...more }, task)
  const nights = []
  for (const number of [1, 2]) {
    await part('prepare', { number })
    nights.push(await part('publishOnce', { number }))
  }
  const [first, again] = nights
  const place = loadSettings(join(folder, 'guidewatch.yaml')).publish.folder
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const bytes = files.reduce((sum, one) => sum + statSync(join(one.parentPath ?? one.path, one.name)).size, 0)
  return {
    links,
    seconds: first.seconds,
    'CPU seconds': first.cpu,
    'seconds without changes': again.seconds,
    'only the head': again.onlyHead,
    files: files.length,
    MB: Math.round(bytes / 1e5) / 10,
    'status.json MB': Math.round(statSync(join(place, 'status.json')).size / 1e4) / 100,
    ...(await part('readOnce')),
    peakMb: Math.max(first.peakMb, again.peakMb),
  }
}

const timeOf = (number) => new Date(FIRST + number * 12 * HOUR).toISOString()
const flowsOf = (links) => Array.from({ length: links }, (_, index) => flowOf(index))

/** What a night leaves before it publishes: approved addresses and the ledger. */
async function prepare({ links, folder, number }) {
  writeFileSync(join(folder, 'guidewatch.yaml'), 'publish: { url: "https://links.example.org/" }\n')
  const settings = loadSettings(join(folder, 'guidewatch.yaml'))
  const flows = flowsOf(links)
  mkdirSync(settings.snapshots, { recursive: true })
  for (const { flow, link } of flows)
    approveLink(settings.snapshots, 'live', flow, link.url, { by: 'bench', at: new Date(FIRST).toISOString() })
  const at = timeOf(number)
  const entry = { at, verdict: 'verified', step: null, verifiedAt: at, verifiedSince: new Date(FIRST).toISOString() }
  const walks = Object.fromEntries(
    flows.flatMap((flow) => planWalks([flow], {}).map(({ id }) => [id, { ...entry, tested: [], contradicted: [] }])),
  )
  writeLedger(settings.state, { schema: 1, site: 'live', night: { run: `night-${number}`, at, heldAt: at }, walks })
}

async function publishOnce({ links, folder, number }) {
  const settings = loadSettings(join(folder, 'guidewatch.yaml'))
  const flows = flowsOf(links)
  const start = performance.now()
  const cpu = process.cpuUsage()
  const { onlyHead } = await publish(
    settings,
    { flows, comparisons: [] },
    { site: 'live', now: new Date(timeOf(number)) },
  )
  const { user, system } = process.cpuUsage(cpu)
  return {
    seconds: Math.round((performance.now() - start) / 100) / 10,
    cpu: Math.round((user + system) / 1e5) / 10,
    onlyHead,
    peakMb: Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024),
  }
}

async function readOnce({ folder }) {
  const { publish: place } = loadSettings(join(folder, 'guidewatch.yaml'))
  const start = performance.now()
  const reading = await read('https://links.example.org/', {
    allowUnsigned: true,
    fetch: async (url) => new Response(readFileSync(join(place.folder, new URL(url).pathname))),
    now: () => FIRST + 24 * HOUR,
  })
  if (reading.state !== 'fresh' || reading.link('link-0').state !== 'verified')
    throw new Error(`what was published cannot be read: ${reading.reason}`)
  return { 'ms to read': Math.round(performance.now() - start) }
}

/** A flow with two routes of three steps, walked in one language on one device. */
function flowOf(index) {
  const id = `link-${index}`
  const says = { en: 'Tap “Privacy Policy”.', de: 'Tippe auf „Datenschutzrichtlinie“.' }
  const steps = [
    { id: 'open', open: 'https://www.example.org/', says: { en: 'Open it.', de: 'Öffne es.' } },
    { id: 'menu', click: { role: 'button', name: { en: 'Menu', de: 'Menü' } }, says },
    { id: 'policy', click: { role: 'link', name: { en: 'Privacy Policy', de: 'Datenschutzrichtlinie' } }, says },
  ]
  const route = (name) => ({ id: name, title: { en: name, de: name }, surface: 'web', guides: [], steps })
  return {
    flow: id,
    file: `${id}.yaml`,
    title: { en: `Object at provider ${index}`, de: `Widerspruch bei Anbieter ${index}` },
    link: { id, url: `https://www.example.org/form/${index}` },
    account: 'logged-out',
    locales: ['de-DE'],
    devices: ['desktop'],
    claims: [
      { id: 'possible', says: { en: 'You can object.', de: 'Du kannst widersprechen.' }, check: { reachable: true } },
    ],
    instead: [],
    guides: {},
    routes: [route('menu'), route('direct')],
  }
}

async function runVectors() {
  const folder = join(READER, 'vectors')
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'index.json')
  const passed = await Promise.all(names.map((name) => passes(JSON.parse(readFileSync(join(folder, name), 'utf8')))))
  return { vectors: names.length, vectorsPassed: passed.filter(Boolean).length }
}

/** Whether the reader makes of a vector what docs/reader.md expects. */
async function passes({ now, keys, allowUnsigned, stored, files, expected }) {
  let kept = stored
  const store = {
    get: () => kept,
    set: (text) => {
      kept = text
    },
  }
  const fetch = async (url) => {
    const content = files[new URL(url).pathname.slice(1)]
    return content === null || content === undefined ? new Response('', { status: 404 }) : new Response(content)
  }
  const options = { keys, allowUnsigned, store, fetch, now: () => Date.parse(now) }
  const reading = await read('https://links.example.org/', options)
  const links = Object.entries(expected.links)
  return (
    reading.state === expected.state &&
    reading.reason === expected.reason &&
    kept === expected.stored &&
    links.every(([id, link]) => reading.link(id).state === link.state && reading.link(id).reason === link.reason)
  )
}
