// How long guidewatch takes for a route, beside an ordinary Playwright Test spec of the same route with
// `toHaveScreenshot` per step, and beside a bare script that compares nothing. Same browser, same run, in turns.
//   npm run bench:walk -- [ROUNDS] [--times | --bare]
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { findBrowser } from '../dist/browser/find.js'
import { findRelease, siteOf } from '../dist/stand-in/releases.js'
import { serveStandIn } from '../dist/stand-in/server.js'

const ROUNDS = Number(process.argv[2] ?? 15)
/** Leaves out measuring the memory, which takes runs of their own. */
const ONLY_TIMES = process.argv.includes('--times')
/** Only the bare script, and nothing is printed: what slots.mjs measures the machine by. */
const ONLY_BARE = process.argv.includes('--bare')
const folder = mkdtempSync(join(tmpdir(), 'guidewatch-bench-'))
const cli = join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js')
const standIn = await serveStandIn(siteOf(findRelease('2025-04-14-approved')))
const browser = await findBrowser()

const env = {
  ...process.env,
  BENCH_FOLDER: folder,
  BENCH_STAND_IN: JSON.stringify({ port: standIn.port, spki: standIn.spki, hosts: standIn.hosts }),
  BENCH_BROWSER: browser.path,
}

try {
  if (ONLY_BARE) await play('bare', ROUNDS)
  else await compare()
} finally {
  await standIn.close()
  rmSync(folder, { recursive: true, force: true })
}

async function compare() {
  await play('all', 1, ['--update-snapshots'])
  rmSync(join(folder, 'times.jsonl'), { force: true })
  await play('all', ROUNDS)
  const times = readFileSync(join(folder, 'times.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const milliseconds = (who) => median(times.filter((time) => time.who === who).map(({ ms }) => ms))
  const memory = {}
  for (const who of ONLY_TIMES ? [] : ['guidewatch', 'peer', 'bare']) memory[who] = await play(who, 5)
  const rows = ['guidewatch', 'peer', 'bare'].map((who) => ({
    who,
    'median ms': Math.round(milliseconds(who)),
    ...(ONLY_TIMES ? {} : { 'peak MB': Math.round(memory[who] / 1024 / 1024) }),
  }))
  console.table(rows)
  const ratio = (a, b) => Math.round((a / b) * 100) / 100
  console.log(
    JSON.stringify({
      ratioPeer: ratio(milliseconds('guidewatch'), milliseconds('peer')),
      ratioBare: ratio(milliseconds('guidewatch'), milliseconds('bare')),
      ...(ONLY_TIMES ? {} : { memoryRatio: ratio(memory.guidewatch, memory.peer) }),
    }),
  )
}

/** Runs the spec and returns the peak memory, in bytes, of all its processes together. */
async function play(who, rounds, args = []) {
  const child = spawn(
    process.execPath,
    [cli, 'test', '--config', join(import.meta.dirname, 'walk.config.mjs'), ...args],
    {
      env: { ...env, BENCH_WHO: who, BENCH_ROUNDS: String(rounds) },
      stdio: ['ignore', 'pipe', 2],
    },
  )
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  let peak = 0
  const sampling = setInterval(() => {
    peak = Math.max(peak, memoryOf(child.pid))
  }, 50)
  const code = await new Promise((resolve) => child.once('close', resolve))
  clearInterval(sampling)
  if (code !== 0) throw new Error(`the benchmark's spec failed:\n${output}`)
  return peak
}

/** Proportional memory of a process and everything below it (Linux, /proc/PID/smaps_rollup, Pss). */
function memoryOf(root) {
  const parents = new Map()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      parents.set(Number(pid), Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1]))
    } catch {
      // It has ended meanwhile.
    }
  }
  const below = (pid) => [
    pid,
    ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ]
  return below(root).reduce((sum, pid) => {
    try {
      return sum + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) * 1024
    } catch {
      return sum
    }
  }, 0)
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]
}
