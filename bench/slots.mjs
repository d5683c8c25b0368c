// How much faster two slots are on two cores than one slot with all walks on one core: what a second machine of the same kind gives.
// Each slot is a process of its own, pinned to its core, with one browser. Everything counts, from the start to the written share.
// The peer is a bare script of Playwright's, which shows what two cores of this machine give any browser.
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
/** Walks of the peer, which are about as long as these. */
const BARE_WALKS = 10

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
  const peer = { 1: [], 2: [] }
  for (let round = 0; round < ROUNDS; round += 1)
    for (const slots of [1, 2]) {
      times[slots].push(await walk(slots, plans.get(slots), round))
      peer[slots].push(await walkBare(slots))
    }
  // A night is as long as its longest slot.
  const longest = (rounds) => median(rounds.map((seconds) => Math.max(...seconds)))
  console.table({
    'one slot on one core': { seconds: shown(times[1]), peer: shown(peer[1]) },
    'two on two': { seconds: shown(times[2]), peer: shown(peer[2]) },
  })
  console.log(
    JSON.stringify({
      rounds: ROUNDS,
      oneSeconds: rounded(longest(times[1])),
      twoSeconds: rounded(longest(times[2])),
      ratio: rounded(longest(times[1]) / longest(times[2]), 100),
      peerRatio: rounded(longest(peer[1]) / longest(peer[2]), 100),
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

/** How long each of so many slots takes for its share of the plan, in seconds. */
function walk(slots, plan, round) {
  return onCores(slots, (slot) => {
    const out = join(folder, `${slots}-${round}-${slot}`)
    return [CLI, 'run', '--plan', plan, '--slot', String(slot), '--out', out, '--config', config]
  })
}

/** How long each of so many processes takes for its share of the bare walks, in seconds. */
function walkBare(slots) {
  return onCores(slots, () => [join(import.meta.dirname, 'walk.mjs'), String(BARE_WALKS / slots), '--bare'])
}

/** Runs a script in so many processes at once, each pinned to its core: seconds until each has ended. */
function onCores(processes, argsOf) {
  const start = performance.now()
  return Promise.all(
    Array.from({ length: processes }, (_, core) => {
      const child = spawn('taskset', ['-c', String(core), process.execPath, ...argsOf(core)], {
        stdio: ['ignore', 'ignore', 2],
      })
      return new Promise((resolve, reject) => {
        child.once('error', reject)
        child.once('close', (code) =>
          code === 0
            ? resolve((performance.now() - start) / 1000)
            : reject(new Error(`the process on core ${core} ended with code ${code}`)),
        )
      })
    }),
  )
}

function shown(rounds) {
  return rounds.map((seconds) => seconds.map((one) => rounded(one)).join(' and ')).join(', ')
}

function rounded(value, by = 10) {
  return Math.round(value * by) / by
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]
}
