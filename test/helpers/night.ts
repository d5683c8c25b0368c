import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { loadFlows } from '../../src/flow/load.js'
import { approve } from '../../src/review/approve.js'
import { type BrowserKeeper, keepBrowser } from '../../src/run/browser-keeper.js'
import { judgeWalk } from '../../src/run/judge.js'
import { type Plan, planWalks, type Selection } from '../../src/run/plan.js'
import type { Run, WalkResult } from '../../src/run/result.js'
import { walkPlanned } from '../../src/run/walk-planned.js'
import { loadSettings, type Settings } from '../../src/settings/settings.js'
import type { StandIn } from '../../src/stand-in/server.js'

export type Night = {
  readonly run: Run
  readonly out: string
  readonly walks: readonly WalkResult[]
  readonly walk: WalkResult
}

/**
 * Nights without the engine's start-up: the same planning, walking and judging in one browser
 * that lives as long as the test file.
 *
 * @param folder where runs are written.
 */
export function nights(folder: string, settingsFile: string, overrides: Partial<Settings> = {}) {
  const settings: Settings = { ...loadSettings(settingsFile), ...overrides }
  const keepers = new Map<StandIn | null, BrowserKeeper>()
  afterAll(() => Promise.all([...keepers.values()].map((keeper) => keeper.close())))
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
    const plan: Plan = {
      run: `night-${count}`,
      site: standIn ? 'stand-in' : 'live',
      release: null,
      out,
      settings,
      flows,
      walks,
      standIn,
    }
    const keeper = keepers.get(standIn) ?? keepBrowser(plan)
    keepers.set(standIn, keeper)
    const judged = new Map<string, WalkResult>()
    // Two walks at a time: most of a walk is waiting for the browser.
    const lanes = [0, 1].map((lane) => walks.filter((_, index) => index % 2 === lane))
    await Promise.all(
      lanes.map(async (lane) => {
        for (const planned of lane) {
          await walkPlanned(plan, planned, keeper)
          judged.set(planned.id, await judgeWalk(plan, planned))
        }
      }),
    )
    const results = walks.flatMap(({ id }) => judged.get(id) ?? [])
    const run: Run = {
      schema: 1,
      run: plan.run,
      site: plan.site,
      release: null,
      startedAt: new Date().toISOString(),
      durationMs: 0,
      guidewatch: 'test',
      walks: results,
      notMachineVerified: [],
    }
    last = { run, out, walks: results, walk: results[0] as WalkResult }
    return last
  }

  return {
    settings,
    walk,
    approve: (mode: 'replace' | 'variant' = 'replace', step?: string) => {
      if (!last) throw new Error('walk before approving')
      return approve(last.run, last.out, settings.snapshots, { step }, { by: 'Tester', at: new Date(), mode })
    },
  }
}
