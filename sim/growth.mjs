// A year of nights in a git repository: 200 walks of four screens, with things on each screen that vary from night to night, and a new
// browser every month, after which everything is approved again. Tells megabytes of .git, beside those of the form before.
//   npm run sim:growth -- [--nights N] [--walks N]
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { withNight } from '../dist/compare/nights.js'
import { newWalkPast, nightsWith, writeHistory } from '../dist/state/history.js'
import { snapshotFolder, writeSnapshot } from '../dist/state/snapshots.js'

const { values } = parseArgs({
  options: { nights: { type: 'string', default: '365' }, walks: { type: 'string', default: '200' } },
})
const [NIGHTS, WALKS] = [Number(values.nights), Number(values.walks)]
const STEPS = ['open', 'menu', 'policy', 'arrival']
const [NODES, VARYING, WALKS_A_FLOW] = [300, 30, 8]

const folder = mkdtempSync(join(tmpdir(), 'guidewatch-growth-'))
try {
  const rows = {}
  for (const form of ['before', 'now']) rows[form] = year(join(folder, form), form)
  console.table(rows)
  const { historyMb, snapshotsMb } = rows.now
  console.log(
    JSON.stringify({ nights: NIGHTS, walks: WALKS, historyMb, snapshotsMb, historyMbBefore: rows.before.historyMb }),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** History and snapshots, each in a repository of its own, a commit a night. */
function year(root, form) {
  const [state, snapshots] = [join(root, 'state'), join(root, 'snapshots')]
  for (const repository of [state, snapshots]) {
    mkdirSync(repository, { recursive: true })
    git(repository, 'init', '-q')
  }
  const past = new Map()
  for (let night = 0; night < NIGHTS; night += 1) {
    const at = new Date(Date.UTC(2026, 0, 1 + night, 3)).toISOString()
    if (night % 30 === 0 && form === 'now') approveAll(snapshots, at, `Chromium ${150 + night / 30}`)
    for (let flow = 0; flow < WALKS / WALKS_A_FLOW; flow += 1) {
      const walks = Array.from({ length: WALKS_A_FLOW }, (_, walk) => `flow-${flow}/menu/walk-${walk}`)
      if (form === 'now') {
        for (const id of walks) past.set(id, remembered(past.get(id) ?? newWalkPast(id), night, at))
        writeHistory(
          state,
          'live',
          `flow-${flow}`,
          walks.map((id) => past.get(id)),
        )
      } else for (const id of walks) appendOld(join(state, `${id}.jsonl`), night, at)
    }
    commit(state, at)
    if (night % 30 === 0 && form === 'now') commit(snapshots, at)
    if (night % 30 === 0) process.stderr.write(`${form}: night ${night} of ${NIGHTS}\n`)
  }
  const size = (repository) => {
    git(repository, 'gc', '-q', '--aggressive')
    return Number(
      (
        Number(execFileSync('du', ['-sk', join(repository, '.git')], { encoding: 'utf8' }).split('\t')[0]) / 1024
      ).toFixed(1),
    )
  }
  return { historyMb: size(state), snapshotsMb: form === 'now' ? size(snapshots) : null }
}

/** What a step shows otherwise every night. */
function variedOn(night, where) {
  return Array.from({ length: VARYING }, (_, at) => ({
    entry: {
      role: 'text',
      name: `Story ${at}: *`,
      within: 'main > list',
      after: `heading Feed ${at}`,
      before: null,
      varies: ['name'],
    },
    value: `Story ${at}: ${createHash('sha256').update(`${night} ${where} ${at}`).digest('base64')}`,
  }))
}

function remembered(walk, night, at) {
  const steps = Object.fromEntries(
    STEPS.map((step) => [
      step,
      withNight(
        walk.steps[step],
        { step, approvedAt: '2026-01-01', print: '', varied: variedOn(night, walk.id + step) },
        at,
      ),
    ]),
  )
  return { id: walk.id, nights: nightsWith(walk, { run: at, at, verdict: 'verified', ms: 4000 + night }), steps }
}

function appendOld(file, night, at) {
  mkdirSync(dirname(file), { recursive: true })
  const steps = STEPS.map((step) => ({
    step,
    approvedAt: '2026-01-01',
    print: '',
    varied: variedOn(night, file + step),
    told: false,
  }))
  appendFileSync(file, `${JSON.stringify({ run: at, at, verdict: 'verified', steps })}\n`)
}

/** Approves every screen, drawn alike by a new browser: the pictures are the same to the byte, and kept once. */
function approveAll(root, at, browser) {
  const picture = join(root, 'picture.tmp')
  writeFileSync(picture, Buffer.alloc(100_000, 7))
  for (let walk = 0; walk < WALKS; walk += 1) {
    for (const step of STEPS) {
      const tree = Array.from({ length: NODES }, (_, n) => ({
        role: 'link',
        name: `Entry ${n} of ${step}`,
        url: `/${walk}/${n}`,
        box: { x: 8, y: n, width: 90, height: 20 },
      }))
      const image = { file: 'x.png', sha256: '0'.repeat(64), width: 1280, height: 720 }
      const renderer = { browser, platform: 'linux', fonts: '0123456789abcdef', scale: 1 }
      const screen = {
        step,
        url: `https://site.example/${walk}`,
        redirects: [],
        status: 200,
        title: 'A page',
        language: 'en',
        tree,
        fields: [],
        submits: [],
        forms: [],
        overlays: [],
        target: null,
        image,
        renderer,
      }
      writeSnapshot(
        snapshotFolder(root, 'live', `flow/menu/walk-${walk}`),
        { schema: 1, approved: { by: 'Ana', at, run: at }, screen, captures: 3, volatile: [] },
        picture,
        'replace',
      )
    }
  }
  rmSync(picture)
}

function commit(repository, at) {
  git(repository, 'add', '-A')
  git(repository, '-c', 'user.name=n', '-c', 'user.email=n@localhost', '-c', 'gc.auto=0', 'commit', '-qm', at)
}

function git(cwd, ...args) {
  execFileSync('git', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
}
