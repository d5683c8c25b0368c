// How much faster two slots are on two cores than one slot with all walks on one core: what a second machine of the same kind gives.
// Each slot is a process of its own, pinned to its core, with one browser. Everything counts, from the start to the written share.
//   npm run bench:slots -- [ROUNDS]
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROUNDS = Number(process.argv[2] ?? 3)
const ROOT = join(import.meta.dirname, '..')
const CLI = join(ROOT, 'dist', 'cli', 'main.js')
// Walks without an account, which may be split anywhere.
const ORIGINALS = ['third-party-rights', 'whatsapp-objection', 'third-party-objection']
/** Copies of each flow, for as many walks as a night has: 52. */
const COPIES = 4

const folder = mkdtempSync(join(tmpdir(), 'guidewatch-slots-'))
const FLOWS = copyFlows()
const config = join(folder, 'guidewatch.yaml')
writeFileSync(
  config,
  ['workers: 1', 'accounts: { facebook-eu: { session: none }, instagram-eu: { session: none } }', ''].join('\n'),
)
try {
  const plans = new Map([1, 2].map((slots) => [slots, planOf(slots)]))
  const times = { 1: [], 2: [] }
  for (let round = 0; round < ROUNDS; round += 1)
    for (const slots of [1, 2]) times[slots].push(await walk(slots, plans.get(slots), round))
  const [one, two] = [median(times[1]), median(times[2])]
  console.table({
    'one slot on one core': { seconds: times[1].map((one) => rounded(one)) },
    'two on two': { seconds: times[2].map((one) => rounded(one)) },
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

/** The flows and what is approved of them, several times under other names. */
function copyFlows() {
  cpSync(join(ROOT, 'flows', 'meta'), join(folder, 'flows'), { recursive: true })
  cpSync(join(ROOT, 'snapshots', 'stand-in'), join(folder, 'snapshots', 'stand-in'), { recursive: true })
  symlinkSync(join(ROOT, 'snapshots', 'pictures'), join(folder, 'snapshots', 'pictures'))
  const copies = Array.from({ length: COPIES - 1 }, (_, index) => `-${index + 2}`)
  for (const flow of ORIGINALS)
    for (const copy of copies) {
      const text = readFileSync(join(folder, 'flows', `${flow}.yaml`), 'utf8')
      const renamed = ORIGINALS.reduce((all, id) => all.replaceAll(id, `${id}${copy}`), text)
      writeFileSync(join(folder, 'flows', `${flow}${copy}.yaml`), renamed)
      const approved = join(folder, 'snapshots', 'stand-in')
      cpSync(join(approved, flow), join(approved, `${flow}${copy}`), { recursive: true })
    }
  return ['', ...copies].flatMap((copy) => ORIGINALS.map((flow) => `${flow}${copy}`))
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
