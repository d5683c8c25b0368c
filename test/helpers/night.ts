import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { loadFlows } from '../../src/flow/load.js'
import { approve } from '../../src/review/approve.js'
import { type BrowserKeeper, keepBrowser } from '../../src/run/browser-keeper.js'
import { conclude } from '../../src/run/conclude.js'
import { judgeWalk } from '../../src/run/judge.js'
import { type Plan, planWalks, type Selection } from '../../src/run/plan.js'
import type { Run, WalkResult } from '../../src/run/result.js'
import { mayPass, walkPlanned } from '../../src/run/walk-planned.js'
import { loadSettings, type Settings } from '../../src/settings/settings.js'
import type { StandIn } from '../../src/stand-in/server.js'

export type Night = {
  readonly run: Run
  readonly out: string
  readonly walks: readonly WalkResult[]
  readonly walk: WalkResult
  readonly plan: Plan
}

/**
 * Nights without the engine's start-up: the same planning, walking (a walk that failed once more, as there) and
 * judging in one browser that lives as long as the test file.
 *
 * @param folder where runs are written.
 * @param remembers sets each night beside those before, as a run without `--out` does.
 */
export function nights(folder: string, settingsFile: string, overrides: Partial<Settings> = {}, remembers = false) {
  const settings: Settings = { ...loadSettings(settingsFile), ...overrides }
  const keepers = new Map<StandIn | null, BrowserKeeper>()
  afterAll(() => Promise.all([...keepers.values()].map((keeper) => keeper.close())))
  let count = 0
  let last: (Night & { readonly keeper: BrowserKeeper }) | undefined

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
    const plan: Plan = {
      run: `night-${count}`,
      startedAt: startOf(count),
      isWhole: true,
      site: standIn ? 'stand-in' : 'live',
      release: null,
      out,
      visit: 0,
      settings,
      flows,
      walks,
      standIn,
    }
    const keeper = keepers.get(standIn) ?? keepBrowser(plan)
    keepers.set(standIn, keeper)
    const judged = new Map<string, WalkResult>()
    await inLanes(walks, async (planned) => {
      const record = await walkPlanned(plan, planned, keeper)
      if (mayPass(record) && settings.retries > 0) await walkPlanned(plan, planned, keeper)
      judged.set(planned.id, { ...(await judgeWalk(plan, planned)), startedAt: plan.startedAt })
    })
    const alone = walks.flatMap(({ id }) => judged.get(id) ?? [])
    const run = conclude(plan, alone, { isNight: remembers, stopped: false, durationMs: 0 })
    const results = run.walks
    last = { run, out, walks: results, walk: results[0] as WalkResult, plan, keeper }
    return last
  }

  return {
    settings,
    walk,
    /** Approves the last night; with more than one capture, after as many visits as that takes. */
    approve: async (mode: 'replace' | 'variant' = 'replace', step?: string, captures = 1) => {
      if (!last) throw new Error('walk before approving')
      const { run, out, plan, keeper } = last
      const visits: string[] = []
      for (let visit = 1; visit < captures; visit += 1) {
        const folder = join(out, 'visits', String(visit))
        await inLanes(plan.walks, async (planned) => {
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

/** Two walks at a time: most of a walk is waiting for the browser. */
async function inLanes<T>(entries: readonly T[], work: (entry: T) => Promise<void>): Promise<void> {
  const lanes = [0, 1].map((lane) => entries.filter((_, index) => index % 2 === lane))
  await Promise.all(
    lanes.map(async (lane) => {
      for (const entry of lane) await work(entry)
    }),
  )
}
