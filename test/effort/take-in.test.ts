import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../src/compare/verdict.js'
import { readEfforts } from '../../src/effort/store.js'
import { rememberEffort } from '../../src/effort/take-in.js'
import type { Flow } from '../../src/flow/schema.js'
import type { Outcome, ProposedRoute, WalkRecord } from '../../src/screen/record.js'
import { ARRIVAL } from '../../src/screen/screen.js'
import type { Run, WalkSummary } from '../../src/state/result.js'
import { keyboardFolder, walkFolder } from '../../src/state/runs.js'
import { temporaryFolder } from '../helpers/cli.js'
import { click, OPEN, recordOf, screenOf, targetOf } from './walked.js'

const ID = 'way/only/en-GB-desktop'
const FLOW = {
  flow: 'way',
  destination: { heading: 'There', fields: [], sentences: [] },
  routes: [{ id: 'only', steps: [OPEN, click('Menu', 'button'), click('Go')] }],
} as unknown as Flow
const SCREENS = [
  screenOf('click-menu', [{ role: 'button', name: 'Menu' }], { target: targetOf('button', 'Menu') }),
  screenOf('click-go', [{ role: 'link', name: 'Go' }], { target: targetOf('link', 'Go') }),
  screenOf(ARRIVAL, [{ role: 'heading', name: 'There' }]),
]
const GONE: Outcome = {
  kind: 'stopped',
  step: 'click-go',
  reason: 'target-missing',
  why: { kind: 'absent', role: 'link', name: 'Go' },
}

/** A night of one walk, as it lies on disk. */
function night(number: number, verdict: Verdict, record: WalkRecord, keys?: WalkRecord) {
  const out = temporaryFolder()
  const startedAt = new Date(Date.UTC(2026, 0, number, 3)).toISOString()
  const write = (folder: string, content: WalkRecord) => {
    mkdirSync(walkFolder(folder, ID), { recursive: true })
    writeFileSync(join(walkFolder(folder, ID), 'walk.json'), JSON.stringify({ ...content, startedAt }))
  }
  write(out, record)
  if (keys) write(keyboardFolder(out), keys)
  const walk = { id: ID, flow: 'way', route: 'only', locale: 'en-GB', device: 'desktop', account: 'logged-out' }
  const summary = { ...walk, verdict, startedAt, outcome: record.outcome } as WalkSummary
  return { out, run: { run: `night-${number}`, site: 'live', walks: [summary] } as unknown as Run }
}

function remembered(nights: readonly ReturnType<typeof night>[]) {
  const state = temporaryFolder()
  for (const one of nights) rememberEffort(state, one, [FLOW], true)
  return readEfforts(state, 'live', 'way').get(ID) ?? []
}

describe('a run is taken into the obstacle record', () => {
  it('with the counts of its walks and what their targets are called', () => {
    const [stretch] = remembered([night(1, 'verified', recordOf(SCREENS)), night(2, 'changed', recordOf(SCREENS))])
    expect(stretch).toMatchObject({ nights: 2, reached: true, verified: true, counts: { clicks: 2, screens: 3 } })
    expect(stretch?.labels).toEqual({ 'click-menu': 'Menu', 'click-go': 'Go' })
  })

  it('once, however often it is taken in', () => {
    const one = night(1, 'verified', recordOf(SCREENS))
    expect(remembered([one, one])).toEqual(remembered([one]))
  })

  it('without counts where the destination was not reached, even if the walk came to some end', () => {
    const stretches = remembered([night(1, 'broken', recordOf(SCREENS)), night(2, 'blocked', recordOf([]))])
    expect(stretches).toMatchObject([{ nights: 2, reached: false, counts: null, labels: {} }])
  })

  it('with the clicks of the way that was found around what is gone', () => {
    const screens = [...SCREENS, ...SCREENS].map(({ tree: _, ...screen }) => screen)
    const proposed: ProposedRoute = {
      after: 'click-menu',
      clicks: [
        { role: 'link', name: 'More' },
        { role: 'link', name: 'Go on' },
      ],
      next: null,
      screens,
    }
    const [stretch] = remembered([night(1, 'broken', recordOf(SCREENS, { outcome: GONE, proposed }))])
    expect(stretch?.around).toEqual({ clicks: 3, screens: 6 })
  })

  it('but not where guidewatch failed, or had no session', () => {
    const outcome: Outcome = {
      kind: 'obstacle',
      step: 'open',
      obstacle: 'session-missing',
      why: { kind: 'no-session', account: 'x' },
    }
    const failed = recordOf([], { outcome: { kind: 'error', message: 'no browser' } })
    expect(remembered([night(1, 'error', failed), night(2, 'blocked', recordOf([], { outcome }))])).toEqual([])
  })

  it('a walk whose record is damaged or gone costs itself alone', () => {
    const one = night(1, 'verified', recordOf(SCREENS))
    writeFileSync(join(walkFolder(one.out, ID), 'walk.json'), '{"id":')
    expect(remembered([one])).toEqual([])
  })

  it('with the pass by keyboard, unless that was stopped by something else', () => {
    const keys = (presses: number, why: 'trap' | null, recognised: boolean) => ({
      presses,
      step: why && 'click-go',
      why,
      recognised,
    })
    const pass = (more: Partial<WalkRecord>) =>
      remembered([night(1, 'verified', recordOf(SCREENS), recordOf([], more))])[0]?.keyboard
    expect(pass({ keys: keys(31, null, true) })).toMatchObject({ reached: true, presses: 31 })
    expect(pass({ keys: keys(12, 'trap', false), outcome: GONE })).toMatchObject({ reached: false, step: 'click-go' })
    expect(pass({ keys: keys(5, null, false), outcome: GONE })).toBeNull()
    expect(pass({ keys: keys(31, null, false) })).toBeNull()
  })
})
