// Judging and reporting of a large night: walks of four screens of 1 500 nodes each, recorded from a released page.
//   npm run bench:budget -- [--walks N]
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { judging } from '../dist/judge/judging.js'
import { writeReports } from '../dist/report/write.js'
import { conclude } from '../dist/run/conclude.js'
import { storedRun, walkFolder } from '../dist/state/runs.js'
import { writeSnapshot } from '../dist/state/snapshots.js'
import app from './foreign/apps/admin-lte.mjs'
import { openProject } from './foreign/engine.mjs'

const { values } = parseArgs({ options: { walks: { type: 'string', default: '1000' } } })
const WALKS = Number(values.walks)
const STEPS = ['open', 'charts', 'forms', 'arrival']
const NODES = 1500

const cache = process.env.GUIDEWATCH_FOREIGN_CACHE ?? join(tmpdir(), 'guidewatch-foreign')
mkdirSync(cache, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'guidewatch-budget-'))
try {
  console.log(JSON.stringify(await measure(await record())))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Walks a page of AdminLTE once, through its menu, which opens in place: the walk, its record and its pictures. */
async function record() {
  const version = '3.2.0'
  const { origin, stop } = await app.serve(await app.install(cache, version), version, 0)
  const flow = `flow: budget
title: Look at a large page
link: "${origin}/pages/UI/buttons.html"
destination: { heading: Buttons }
routes:
  - id: menu
    steps:
      - { id: open, open: "${origin}/pages/UI/buttons.html" }
      - { id: charts, click: { role: link, name: Charts } }
      - { id: forms, click: { role: link, name: Forms } }
`
  const project = await openProject(join(import.meta.dirname, '..', 'dist'), folder, { 'budget.yaml': flow }, '')
  try {
    const { walk, plan } = await project.night(project.walks[0].id, 'none')
    const place = walkFolder(plan.out, walk.id)
    const { screens } = JSON.parse(readFileSync(join(place, 'walk.json'), 'utf8'))
    if (screens.length === 0) throw new Error(`The page could not be recorded: ${JSON.stringify(walk.outcome)}`)
    return { plan, screens, place }
  } finally {
    await project.close()
    await stop()
  }
}

async function measure({ plan: recorded, screens, place }) {
  const flow = recorded.flows[0]
  const steps = STEPS.slice(0, -1).map((id) => flow.routes[0].steps.find((step) => step.id === id))
  const plan = {
    ...recorded,
    run: 'budget',
    startedAt: '2027-01-02T03:04:05.000Z',
    isWhole: false,
    out: join(folder, 'night'),
    flows: [{ ...flow, routes: [{ ...flow.routes[0], steps }] }],
  }
  let [judgeMs, nodes, highest] = [0, 0, 0]
  const results = await judging(async (judge) => {
    const all = []
    for (let n = 0; n < WALKS; n += 1) {
      const planned = { ...recorded.walks[0], id: `budget/menu/walk-${n}` }
      const random = seeded(n + 1)
      const approved = STEPS.map((step, at) => screenAt(step, at))
      const seen = n % 10 === 0 ? approved.map((screen) => varied(screen, random)) : approved
      nodes = countNodes(seen[0].tree)
      writeWalk(planned, approved, seen)
      const start = performance.now()
      all.push(await judge(plan, planned))
      judgeMs += performance.now() - start
      highest = Math.max(highest, memory())
      rmSync(join(walkFolder(plan.out, planned.id), 'walk.json'), { force: true })
      rmSync(plan.settings.snapshots, { recursive: true, force: true })
    }
    return all
  })
  const start = performance.now()
  const run = conclude(plan, results, { isNight: false, stopped: false, durationMs: 0 })
  await writeReports(storedRun(plan.out, run), plan.settings, 'en')
  const reportMs = performance.now() - start
  highest = Math.max(highest, memory())
  const verdicts = {}
  for (const { verdict } of run.walks) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
  const runMb = Math.round(readFileSync(join(plan.out, 'run.json')).length / 1e4) / 100
  console.table({ judging: { ms: Math.round(judgeMs) }, reporting: { ms: Math.round(reportMs) } })
  return {
    walks: WALKS,
    screens: STEPS.length,
    recorded: countNodes(screens[0].tree),
    nodes,
    judgeMs: Math.round(judgeMs),
    reportMs: Math.round(reportMs),
    peakMb: Math.round(highest),
    msPerWalk: Math.round(judgeMs / WALKS),
    runMb,
    verdicts,
  }

  /** One of the recorded screens as that of a step, with as many of its nodes again as are wanted. */
  function screenAt(step, at) {
    const screen = structuredClone(screens[Math.min(at, screens.length - 1)])
    const all = [...screen.tree]
    for (let round = 1; countNodes(screen.tree) < NODES; round += 1)
      screen.tree.push(...structuredClone(all).map((node) => renamed(node, ` ${'abcdefgh'[round]}`)))
    return { ...screen, step, image: { ...screen.image, file: screens[0].image.file } }
  }

  function writeWalk(planned, approved, seen) {
    const own = walkFolder(plan.out, planned.id)
    mkdirSync(own, { recursive: true })
    for (const name of readdirSync(place).filter((file) => file === screens[0].image.file))
      writeFileSync(join(own, name), readFileSync(join(place, name)))
    const record = JSON.parse(readFileSync(join(place, 'walk.json'), 'utf8'))
    const arrived = {
      ...record,
      id: planned.id,
      outcome: { kind: 'arrived' },
      screens: seen,
      relocations: [],
      notes: [],
    }
    writeFileSync(join(own, 'walk.json'), JSON.stringify(arrived))
    const kept = join(plan.settings.snapshots, plan.site, ...planned.id.split('/'))
    for (const screen of approved) {
      const snapshot = {
        schema: 1,
        approved: { by: 'Bench', at: plan.startedAt, run: 'budget' },
        screen,
        captures: 1,
        volatile: [],
      }
      writeSnapshot(kept, snapshot, join(place, screen.image.file), 'replace')
    }
  }
}

function renamed(node, ending) {
  if (typeof node === 'string') return node + ending
  const { name, children } = node
  return {
    ...node,
    ...(name ? { name: name + ending } : {}),
    ...(children ? { children: children.map((child) => renamed(child, ending)) } : {}),
  }
}

/** Some entries have other names, one list begins with its last entry, and counters count. */
function varied(screen, random) {
  const copy = structuredClone(screen)
  let [names, moves] = [3, 1]
  const visit = (node) => {
    if (typeof node === 'string') return
    if (names > 0 && node.name && random() < 0.02) {
      node.name = `Other ${node.name}`
      names -= 1
    } else if (node.name && /\d/.test(node.name))
      node.name = node.name.replace(/\d+/, (count) => `${Number(count) + 1}`)
    if (moves > 0 && node.role === 'list' && node.children?.length > 3 && random() < 0.2) {
      node.children.unshift(node.children.pop())
      moves -= 1
    }
    node.children?.forEach(visit)
  }
  copy.tree.forEach(visit)
  return copy
}

function countNodes(tree) {
  return tree.reduce((sum, node) => sum + 1 + (node.children ? countNodes(node.children) : 0), 0)
}

/** Peak megabytes of this process and of the one that judges, so far. */
function memory() {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  const peaks = ['self', ...children].map((pid) => Number(/VmHWM:\s+(\d+)/.exec(statusOf(pid))?.[1] ?? 0))
  return peaks.reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024
}

function statusOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}

function seeded(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
}
