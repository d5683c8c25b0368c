import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type BrowserKeeper, keepBrowser } from '../../src/engine/browser-keeper.js'
import { planWalks, type Selection } from '../../src/engine/plan.js'
import { mayPass, walkPlanned } from '../../src/engine/walk-planned.js'
import { loadFlows } from '../../src/flow/load.js'
import { judgeWalk, kept } from '../../src/judge/judge.js'
import { approve } from '../../src/review/approve.js'
import { conclude } from '../../src/run/conclude.js'
import { loadSettings, type Settings } from '../../src/settings/settings.js'
import type { StandIn } from '../../src/stand-in/server.js'
import type { Job } from '../../src/state/job.js'
import { type PlannedWalk, walkingOf } from '../../src/state/plan.js'
import type { Run, WalkResult, WalkSummary } from '../../src/state/result.js'
import { readResult, type StoredRun, storedRun } from '../../src/state/runs.js'

export type Night = {
  readonly run: Run
  readonly stored: StoredRun
  readonly out: string
  readonly walks: readonly WalkResult[]
  readonly walk: WalkResult
  readonly plan: Job
}

type Lanes = { readonly standIn: StandIn | null; readonly region: string; readonly keepers: readonly BrowserKeeper[] }

/**
 * A browser walks one way at a time, so each lane has its own; starting one takes longer than a walk. Where files share what
 * they import, the next file goes on with them.
 */
let lanes: Lanes | undefined
const closeLanes = () => Promise.all((lanes?.keepers ?? []).map((keeper) => keeper.close()))
afterAll(closeLanes)

/** Two walks at a time: most of a walk is waiting for the browser. */
async function inLanes(plan: Job, work: (planned: PlannedWalk, keeper: BrowserKeeper) => Promise<void>) {
  const standIn = plan.standIn as StandIn | null
  const region = JSON.stringify(plan.settings.region ?? null)
  if (lanes?.standIn !== standIn || lanes.region !== region) {
    await closeLanes()
    lanes = { standIn, region, keepers: [keepBrowser(plan), keepBrowser(plan)] }
  }
  const walkLane = async (keeper: BrowserKeeper, lane: number) => {
    for (const planned of plan.walks.filter((_, index) => index % 2 === lane)) await work(planned, keeper)
  }
  await Promise.all(lanes.keepers.map(walkLane))
}

/**
 * Nights without the engine's start-up: the same planning, walking (a walk that failed once more, as there) and
 * judging, two at a time, in browsers that live as long as the test file walks the same site.
 *
 * @param folder where runs are written.
 * @param remembers sets each night beside those before, as a run without `--out` does.
 */
export function nights(folder: string, settingsFile: string, overrides: Partial<Settings> = {}, remembers = false) {
  const settings: Settings = { ...loadSettings(settingsFile), ...overrides }
  let count = 0
  let last: Night | undefined

  const walk = async (
    selection: Selection & { readonly only?: (id: string) => boolean } = {},
    standIn: StandIn | null = null,
  ): Promise<Night> => {
    const { flows, problems } = loadFlows(settings.flows, {
      accounts: Object.keys(settings.accounts),
      devices: Object.keys(settings.devices),
    })
    if (problems.length > 0) throw new Error(JSON.stringify(problems))
    count += 1
    const out = join(folder, `night-${count}`)
    rmSync(out, { recursive: true, force: true })
    const walks = planWalks(flows, selection).filter(({ id }) => selection.only?.(id) ?? true)
    const plan: Job = {
      schema: 2,
      again: false,
      alone: false,
      slots: [],
      walking: walkingOf(settings),
      run: `night-${count}`,
      startedAt: startOf(count),
      isWhole: true,
      site: standIn ? 'stand-in' : 'live',
      release: null,
      out,
      standings: join(out, 'accounts'),
      visit: 0,
      settings,
      flows,
      walks,
      standIn,
    }
    const judged = new Map<string, WalkSummary>()
    await inLanes(plan, async (planned, keeper) => {
      const record = await walkPlanned(plan, planned, keeper)
      if (mayPass(record) && settings.retries > 0) await walkPlanned(plan, planned, keeper)
      judged.set(planned.id, kept(plan, { ...(await judgeWalk(plan, planned)), startedAt: plan.startedAt }))
    })
    const alone = walks.flatMap(({ id }) => judged.get(id) ?? [])
    const run = conclude(plan, alone, { isNight: remembers, stopped: false, durationMs: 0 })
    const results = run.walks.map(({ id }) => readResult(out, id))
    last = { run, stored: storedRun(out, run), out, walks: results, walk: results[0] as WalkResult, plan }
    return last
  }

  return {
    settings,
    walk,
    /** Approves the last night; with more than one capture, after as many visits as that takes. */
    approve: async (mode: 'replace' | 'variant' = 'replace', step?: string, captures = 1) => {
      if (!last) throw new Error('walk before approving')
      const { run, out, plan } = last
      const visits: string[] = []
      for (let visit = 1; visit < captures; visit += 1) {
        const folder = join(out, 'visits', String(visit))
        await inLanes(plan, async (planned, keeper) => {
          await walkPlanned({ ...plan, visit, out: folder }, planned, keeper)
        })
        visits.push(folder)
      }
      return approve(run, out, visits, settings.snapshots, { step }, { by: 'Tester', at: new Date(), mode })
    },
  }
}

/** Nights lie a day apart, however soon one follows the other here. */
function startOf(night: number): string {
  return new Date(Date.UTC(2026, 0, night, 3)).toISOString()
}
