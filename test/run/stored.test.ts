import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { engineConfig } from '../../src/engine/engine-config.js'
import { JOB_VARIABLE } from '../../src/engine/job-file.js'
import { writeJob } from '../../src/engine/plan.js'
import { judgeWalk } from '../../src/judge/judge.js'
import { concludeCutOff } from '../../src/run/conclude.js'
import { planRun } from '../../src/run/prepare.js'
import { reassess } from '../../src/run/reassess.js'
import { loadSettings } from '../../src/settings/settings.js'
import { type Job, jobOf } from '../../src/state/job.js'
import { planFile, writePlan } from '../../src/state/plan.js'
import type { WalkSummary } from '../../src/state/result.js'
import { storedRun, walkFolder } from '../../src/state/runs.js'
import { ROOT, temporaryFolder } from '../helpers/cli.js'
import { project } from '../helpers/site.js'

const STARTED = '2026-01-05T03:00:00.000Z'

/** The plan of a night of two walks, of which nothing was walked yet. */
function planned(settingsText = ''): Job {
  const flow = `flow: shop
link: https://shop.example/form
devices: [desktop, mobile]
destination: { heading: Form }
routes: [{ id: menu, steps: [{ open: "https://shop.example/" }] }]
`
  const settings = loadSettings(project({ 'shop.yaml': flow }, settingsText).config)
  const out = temporaryFolder()
  const plan = { ...planRun(settings, {}, new Date(STARTED)), run: 'night' }
  writePlan(planFile(out), plan)
  return jobOf(plan, settings, out)
}

/** Leaves the record of a walk that was blocked. */
function walked({ out }: Job, id: string): void {
  const folder = walkFolder(out, id)
  mkdirSync(folder, { recursive: true })
  const outcome = { kind: 'obstacle', step: 'open', obstacle: 'unavailable', detail: 'shop.example did not answer' }
  const record = { id, startedAt: STARTED, durationMs: 7, outcome, screens: [], relocations: [], notes: [] }
  writeFileSync(join(folder, 'walk.json'), JSON.stringify(record))
}

describe('a planned walk', () => {
  it('that left no record is an error of this night, not of 1970', async () => {
    const plan = planned()
    const [first] = plan.walks
    if (!first) throw new Error('nothing is planned')
    expect(await judgeWalk(plan, first)).toMatchObject({ verdict: 'error', startedAt: STARTED })
  })
})

describe('a night that died while it was walking', () => {
  it('counts as one that was ended early: what it walked is judged, and the rest is neither right nor wrong', async () => {
    const plan = planned()
    walked(plan, 'shop/menu/en-US-mobile')
    const run = await concludeCutOff(plan.settings, plan.out)
    expect(run).toMatchObject({ run: 'night', stopped: true, durationMs: 7 })
    expect(run.walks.map(({ id, verdict }) => [id, verdict])).toEqual([['shop/menu/en-US-mobile', 'blocked']])
  })
})

describe('judging again', () => {
  it('keeps what only the second walk could tell', async () => {
    const plan = planned()
    walked(plan, 'shop/menu/en-US-mobile')
    const run = await concludeCutOff(plan.settings, plan.out)
    const confirmation = { first: 'blocked', second: 'blocked', agrees: true, both: null, by: [] }
    const walks = run.walks.map(
      (walk): WalkSummary => ({ ...walk, confirmation: { ...confirmation, first: 'blocked', second: 'blocked' } }),
    )
    const again = await reassess(
      plan.settings,
      storedRun(plan.out, { ...run, walks }),
      new Date(STARTED),
      () => undefined,
    )
    expect(again.run.walks.map((walk) => walk.confirmation)).toEqual([confirmation])
  })
})

describe('the engine', () => {
  afterEach(() => delete process.env[JOB_VARIABLE])

  it('lets a walk, its search and the walk of a new way come to their own ends', () => {
    const plan = planned('timeouts: { walk: 100 }\nexplore: { seconds: 600 }\n')
    process.env[JOB_VARIABLE] = writeJob(plan)
    expect(engineConfig(ROOT).timeout).toBeGreaterThan((100 + 600 + 100) * 1000)
    expect(() => planned('explore: { seconds: 601 }\n')).toThrow(/1:21 /)
  })

  it('walks a second time alone, and never more often', () => {
    const plan = planned('workers: 4\nretries: 2\n')
    process.env[JOB_VARIABLE] = writeJob({ ...plan, alone: true })
    expect(engineConfig(ROOT)).toMatchObject({ workers: 1, retries: 0 })
  })
})
