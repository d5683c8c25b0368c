// The corpus of labelled changes through guidewatch, and the same screens through other comparers.
//   npm run bench:detect
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pixelmatch from 'pixelmatch'
import { findBrowser } from '../dist/browser/find.js'
import { decode } from '../dist/compare/picture.js'
import { readSnapshots } from '../dist/state/snapshots.js'

const require = createRequire(import.meta.url)
const { getComparator } = require('playwright-core/lib/coreBundle').utils
const folder = mkdtempSync(join(tmpdir(), 'guidewatch-detect-'))
const env = { ...process.env, BENCH_FOLDER: folder, BENCH_BROWSER: (await findBrowser()).path }

try {
  const results = walkCorpus()
  const cases = results.map((one) => ({ ...one, pairs: pairsOf(one) }))
  writeFileSync(
    join(folder, 'pairs.json'),
    JSON.stringify(cases.map(({ id, pairs }) => ({ id, pairs: pairs.filter(({ after }) => after) }))),
  )
  run('playwright', 'cli.js', ['test', '--config', join(import.meta.dirname, 'detect.config.mjs')])
  const aria = new Map(lines('aria.jsonl').map(({ id, step, matches }) => [`${id} ${step}`, matches]))
  const comparator = getComparator('image/png')

  const own = [
    ['guidewatch, first half', guidewatch(results.filter(({ half }) => half === 'first'))],
    ['guidewatch, second half', guidewatch(results.filter(({ half }) => half === 'second'))],
    ['guidewatch, all', guidewatch(results)],
  ]
  const rows = [...own]
  for (const [name, differs] of [
    ['pixelmatch, any pixel', async ({ files }) => (await differing(files)) > 0],
    ['pixelmatch, more than 1 % of the pixels', async ({ files }) => (await differing(files)) > 0.01],
    ['toHaveScreenshot', async ({ files }) => comparator(readFileSync(files[1]), readFileSync(files[0]), {}) !== null],
    ['toMatchAriaSnapshot', async ({ id, step }) => !aria.get(`${id} ${step}`)],
  ]) {
    const counts = empty()
    for (const one of cases) {
      let alarm
      // A screen that was not reached stops any script at that step.
      for (const pair of one.pairs) {
        if (alarm === undefined && (!pair.after || (await differs({ id: one.id, ...pair })))) alarm = pair.step
      }
      count(counts, one, alarm !== undefined, undefined, alarm !== undefined && expectedSteps(one).includes(alarm))
    }
    rows.push([name, counts])
  }
  console.log('| | material found | material missed | noise passed | noise alarmed | right kind | right step |')
  console.log('| --- | --- | --- | --- | --- | --- | --- |')
  for (const [name, row] of rows) {
    const kinds = name.startsWith('guidewatch') ? percent(row.kind, row.found) : 'none given'
    console.log(
      `| ${name} | ${row.found} | ${row.missed} | ${row.passed} | ${row.alarmed} | ${kinds} | ${percent(row.step, row.found)} |`,
    )
  }
  const all = own.at(-1)[1]
  const share = (part) => Math.round((part / Math.max(all.found, 1)) * 1000) / 1000
  console.log(
    JSON.stringify({
      cases: results.length,
      materialMissed: all.missed,
      noiseAlarmed: all.alarmed,
      kindRight: share(all.kind),
      stepRight: share(all.step),
    }),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Walks every case as `npm run test:slow` does, and reads what came of it. */
function walkCorpus() {
  run('vitest', 'vitest.mjs', ['run', '--config', 'vitest.slow.config.ts', 'test/corpus'], {
    GUIDEWATCH_CORPUS_RESULTS: folder,
  })
  const parts = readdirSync(folder).filter((name) => /-(first|second)\.json$/.test(name))
  const results = parts.flatMap((part) => JSON.parse(readFileSync(join(folder, part), 'utf8')))
  if (results.length === 0)
    throw new Error(
      'The corpus left no results; run `npx vitest run --config vitest.slow.config.ts test/corpus` to see why.',
    )
  return results
}

function run(name, script, args, more = {}) {
  const cli = join(dirname(require.resolve(`${name}/package.json`)), script)
  // What fails is counted here, so the exit code of the runner says nothing new.
  spawnSync(process.execPath, [cli, ...args], { env: { ...env, ...more }, stdio: ['ignore', 'ignore', 'inherit'] })
}

/** Each approved screen with the one of the same step tonight, if it was reached. */
function pairsOf({ approved, walked }) {
  const record = JSON.parse(readFileSync(join(walked, 'walk.json'), 'utf8'))
  const steps = Object.values(readSnapshots(approved)).flatMap(([snapshot]) => (snapshot ? [snapshot.screen] : []))
  const order = record.screens.map(({ step }) => step)
  return steps
    .map((screen) => {
      const after = record.screens.find(({ step }) => step === screen.step)
      const files = [screen.image.file, after && join(walked, after.image.file)]
      return { step: screen.step, before: screen.tree, after: after?.tree, files }
    })
    .sort((a, b) => place(order, a.step) - place(order, b.step))
}

function place(order, step) {
  const at = order.indexOf(step)
  return at < 0 ? order.length + (step === 'arrival' ? 1 : 0) : at
}

async function differing(files) {
  const [a, b] = await Promise.all(files.map((file) => decode(readFileSync(file), file)))
  if (a.width !== b.width || a.height !== b.height) return 1
  return pixelmatch(a.data, b.data, undefined, a.width, a.height) / (a.width * a.height)
}

function guidewatch(results) {
  const counts = empty()
  for (const one of results) {
    const [kinds, steps] = [0, 1].map(
      (part) => (list) => [...new Set(list.map((entry) => entry.split('@')[part]))].sort().join(),
    )
    const { seen, expected } = one
    const same = (of) => of(seen.findings) === of(expected.findings)
    count(counts, one, seen.verdict !== 'verified', same(kinds), same(steps))
  }
  return counts
}

function count(counts, { expected }, alarmed, kind, step) {
  if (expected.verdict === 'verified') counts[alarmed ? 'alarmed' : 'passed'] += 1
  else if (!alarmed) counts.missed += 1
  else {
    counts.found += 1
    counts.kind += kind ? 1 : 0
    counts.step += step ? 1 : 0
  }
}

function empty() {
  return { found: 0, missed: 0, passed: 0, alarmed: 0, kind: 0, step: 0 }
}

function expectedSteps({ expected }) {
  return expected.findings.map((finding) => finding.split('@')[1])
}

function lines(name) {
  return readFileSync(join(folder, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function percent(part, whole) {
  return `${Math.round((part / Math.max(whole, 1)) * 100)} %`
}
