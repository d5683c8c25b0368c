// A night without a browser: the walks are those of `walks.json` in the folder. Everything after walking is real.
// As a program: node [--import ./kill-at.mjs] replay.mjs FOLDER TIME
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { holdNight } from '../../dist/night/night.js'
import { remember } from '../../dist/run/remember.js'
import { runId, toolVersion } from '../../dist/run/run.js'
import { loadSettings } from '../../dist/settings/settings.js'
import { writeFileAtomically, writeJson } from '../../dist/state/files.js'

const quiet = { planned: () => {}, started: () => {}, judged: () => {}, confirming: () => {}, waiting: () => {} }

/** Holds the night of a moment. */
export function replayNight(folder, now) {
  const settings = loadSettings(join(folder, 'guidewatch.yaml'))
  return holdNight(settings, { now: () => now }, quiet, async () => {
    const id = runId(now)
    const out = join(settings.state, 'runs', id)
    writeFileAtomically(join(out, 'unsettled'), '')
    const plan = { run: id, site: 'live', settings }
    const walks = JSON.parse(readFileSync(join(folder, 'walks.json'), 'utf8')).map((walk) =>
      remember(plan, { ...walk, startedAt: now.toISOString() }),
    )
    const run = {
      schema: 1,
      run: id,
      site: 'live',
      release: null,
      startedAt: now.toISOString(),
      durationMs: 0,
      ...toolVersion(),
      reassessed: null,
      stopped: false,
      walks,
      proposals: [],
      patches: [],
      notMachineVerified: [],
    }
    writeJson(join(out, 'run.json'), run)
    return { run, out }
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
