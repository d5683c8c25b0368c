import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Counts } from '../../src/effort/count.js'
import { passOf, seenIn } from '../../src/effort/take-in.js'
import { type BrowserKeeper, keepBrowser } from '../../src/engine/browser-keeper.js'
import { walkPlanned } from '../../src/engine/walk-planned.js'
import { stepsFor } from '../../src/flow/lint.js'
import type { Flow, Route } from '../../src/flow/schema.js'
import { findRelease, type Release, siteOf } from '../../src/stand-in/releases.js'
import { type StandIn, serveStandIn } from '../../src/stand-in/server.js'
import { partsOf } from '../../src/state/job.js'
import type { PlannedWalk } from '../../src/state/plan.js'
import { readRecord } from '../../src/state/runs.js'
import { ROOT, temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'

const DIRECT = 'facebook-objection/direct-link/de-DE-desktop'
const SETTINGS = 'facebook-objection/settings-policy/de-DE-desktop'
const CHOOSER = 'facebook-objection/article-chooser/en-GB-desktop'

/** A new way is searched for with the session, too. */
const explore = { clicks: 2, screens: 25, seconds: 30, signedIn: true }
const meta = nights(temporaryFolder(), join(ROOT, 'guidewatch.yaml'), { explore })
const open: StandIn[] = []
const keepers: BrowserKeeper[] = []
afterAll(() => Promise.all([...open, ...keepers].map((one) => one.close())))

async function night(release: string, ids: readonly string[]) {
  const standIn = await serveStandIn(siteOf(findRelease(release) as Release))
  open.push(standIn)
  return meta.walk({ only: (id) => ids.includes(id) }, standIn)
}

/** What the record says of each of these walks on the night of a release. */
async function seenOn(release: string, ids: readonly string[]) {
  const { walks, plan, out } = await night(release, ids)
  const seen = walks.map((walk) => {
    const { flow, route } = partsOf(plan, walk as PlannedWalk) as { flow: Flow; route: Route }
    const way = { flow, steps: stepsFor(route, walk.locale, walk.device), locale: walk.locale, account: walk.account }
    return [walk.id, seenIn(readRecord(out, walk.id), walk, way)] as const
  })
  return Object.fromEntries(seen)
}

const path = (counts: Counts | null | undefined) =>
  counts && [counts.clicks, counts.screens, counts.fieldsRequired, counts.fieldsOptional]

describe('the obstacle record of the releases of the stand-in', () => {
  it('tells the form of 2024 from that of 2025: more fields, and a code', async () => {
    const before = (await seenOn('first-form', [DIRECT]))[DIRECT]?.counts
    const after = (await seenOn('approved', [DIRECT]))[DIRECT]?.counts
    expect([path(before), before?.code]).toEqual([[0, 1, 3, 1], true])
    expect([path(after), after?.code]).toEqual([[0, 1, 0, 1], false])
  })

  it('measures what the reader meets on the way through the settings', async () => {
    const { [SETTINGS]: settings, [CHOOSER]: chooser } = await seenOn('approved', [SETTINGS, CHOOSER])
    expect(path(settings?.counts)).toEqual([5, 6, 0, 1])
    // The word to be found in the policy is running text.
    expect(settings?.counts).toMatchObject({ textTargets: 1, logIn: true, code: false })
    expect(settings?.counts?.wordsBefore).toBeGreaterThan(0)
    expect(settings?.counts?.scrolls).not.toBeNull()
    for (const counts of [settings?.counts, chooser?.counts]) {
      expect(counts?.targetArea).toBeGreaterThan(0)
      expect(counts?.targetContrast).toBeGreaterThan(1)
      expect(counts?.prominentContrast).toBeGreaterThan(1)
    }
    expect(chooser?.counts).toMatchObject({ clicks: 4, screens: 5 })
  })

  it('shows how the path grew: the entry that moved is reached by more clicks, on no published way', async () => {
    const moved = (await seenOn('entry-moved', [SETTINGS]))[SETTINGS]
    expect(moved).toMatchObject({ reached: false, counts: null })
    expect(moved?.around?.clicks).toBe(6)
  })

  it('is gone by keyboard alone, too', async () => {
    const { plan } = await night('approved', [SETTINGS])
    const keeper = keepBrowser(plan)
    keepers.push(keeper)
    const [planned] = plan.walks as [PlannedWalk]
    const record = await walkPlanned({ ...plan, keyboard: true, out: temporaryFolder() }, planned, keeper)
    expect(passOf(record)).toMatchObject({ reached: true, why: null })
    expect(record.keys?.presses).toBeGreaterThan(10)
    expect(record.notes.filter(({ kind }) => kind === 'post-aborted')).toEqual([])
  })
})
