// A night without a browser: the walks are those of `walks.json` in the folder. Everything after walking is real.
// As a program: node [--import ./kill-at.mjs] replay.mjs FOLDER TIME
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kept } from '../../dist/judge/judge.js'
import { holdNight } from '../../dist/night/night.js'
import { conclude } from '../../dist/run/conclude.js'
import { loadValidFlows } from '../../dist/run/prepare.js'
import { loadSettings } from '../../dist/settings/settings.js'
import { markUnsettled, runId, storedRun } from '../../dist/state/runs.js'

const quiet = { planned: () => {}, started: () => {}, judged: () => {}, confirming: () => {}, waiting: () => {} }

/** Holds the night of a moment. */
export function replayNight(folder, now) {
  const settings = loadSettings(join(folder, 'guidewatch.yaml'))
  return holdNight(settings, { now: () => now }, quiet, async () => {
    const id = runId(now)
    const out = join(settings.state, 'runs', id)
    markUnsettled(out)
    const flows = loadValidFlows(settings)
    const startedAt = now.toISOString()
    const plan = { run: id, startedAt, isWhole: true, site: 'live', release: null, out, settings, flows }
    const walks = JSON.parse(readFileSync(join(folder, 'walks.json'), 'utf8')).map((walk) =>
      kept(plan, { ...walk, startedAt }),
    )
    const run = conclude(plan, walks, { isNight: true, stopped: false, durationMs: 0 })
    return storedRun(out, run)
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder, time] = process.argv
  try {
    const { delivery } = await replayNight(folder, new Date(time))
    process.stdout.write(JSON.stringify(delivery))
  } catch (error) {
    process.stderr.write(`${error.name === 'Error' ? '' : `${error.name}: `}${error.message}\n`)
    process.exitCode = 2
  }
}
