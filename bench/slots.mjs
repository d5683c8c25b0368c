// How much faster two slots are on two cores than one slot with all walks on one core: what a second machine of the same kind gives.
// Each slot is a process of its own, pinned to its core, with one browser. Everything counts, from the start to the written share.
//   npm run bench:slots -- [ROUNDS]
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROUNDS = Number(process.argv[2] ?? 3)
const ROOT = join(import.meta.dirname, '..')
const CLI = join(ROOT, 'dist', 'cli', 'main.js')
// Walks without an account, which may be split anywhere.
const FLOWS = ['third-party-rights', 'whatsapp-objection', 'third-party-objection']

const folder = mkdtempSync(join(tmpdir(), 'guidewatch-slots-'))
const config = join(folder, 'guidewatch.yaml')
writeFileSync(
  config,
  [
    `flows: ${JSON.stringify(join(ROOT, 'flows', 'meta'))}`,
    `snapshots: ${JSON.stringify(join(ROOT, 'snapshots'))}`,
    'workers: 1',
    'accounts: { facebook-eu: { session: none }, instagram-eu: { session: none } }',
    '',
  ].join('\n'),
)
try {
  const plans = new Map([1, 2].map((slots) => [slots, planOf(slots)]))
  const times = { 1: [], 2: [] }
  for (let round = 0; round < ROUNDS; round += 1)
    for (const slots of [1, 2]) times[slots].push(await walk(slots, plans.get(slots), round))
  const [one, two] = [median(times[1]), median(times[2])]
  console.table({
    'one slot on one core': { seconds: times[1].map(rounded) },
    'two on two': { seconds: times[2].map(rounded) },
  })
  console.log(
    JSON.stringify({
      rounds: ROUNDS,
      oneSeconds: rounded(one),
      twoSeconds: rounded(two),
      ratio: rounded(one / two, 100),
    }),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function planOf(slots) {
  const file = join(folder, `plan-${slots}.json`)
  const args = ['plan', ...FLOWS, '--stand-in', '--slots', String(slots), '--out', file, '--config', config]
  execFileSync(process.execPath, [CLI, ...args], { stdio: 'ignore' })
  return file
}

async function walk(slots, plan, round) {
  const start = performance.now()
  await Promise.all(
    Array.from({ length: slots }, (_, slot) => {
      const out = join(folder, `${slots}-${round}-${slot}`)
      const args = [CLI, 'run', '--plan', plan, '--slot', String(slot), '--out', out, '--config', config]
      const child = spawn('taskset', ['-c', String(slot), process.execPath, ...args], {
        stdio: ['ignore', 'ignore', 2],
      })
      return new Promise((resolve, reject) => {
        child.once('error', reject)
        child.once('close', (code) =>
          code === 0 ? resolve() : reject(new Error(`slot ${slot} ended with code ${code}`)),
        )
      })
    }),
  )
  return (performance.now() - start) / 1000
}

function rounded(value, by = 10) {
  return Math.round(value * by) / by
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
}
