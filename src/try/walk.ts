import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Look } from '../browser/launch.js'
import { keepBrowser } from '../engine/browser-keeper.js'
import { walkPlanned } from '../engine/walk-planned.js'
import { stepsFor } from '../flow/lint.js'
import type { Flow, Step } from '../flow/schema.js'
import { judgeWalk } from '../judge/judge.js'
import { requireSecrets } from '../run/prepare.js'
import type { WalkRecord } from '../screen/record.js'
import type { Settings } from '../settings/settings.js'
import { openSite } from '../site/site.js'
import { type Job, jobOf } from '../state/job.js'
import { type PlannedWalk, walkingOf } from '../state/plan.js'
import type { WalkResult } from '../state/result.js'
import type { StepWatch } from '../walk/task.js'

/** A way that was tried: what was seen, and what it comes to. Nothing of it counts for any night. */
export type Tried = {
  readonly planned: PlannedWalk
  readonly steps: readonly Step[]
  readonly record: WalkRecord
  /** Judged as if nothing were approved yet: whether the guide is right, not whether anything changed. */
  readonly judged: WalkResult
  /** Folder of the pictures and records. */
  readonly out: string
  readonly job: Job
}

/** What a try is asked for beside its walks. */
export type TryOptions = {
  /** A release of the stand-in; `null` for the live sites. */
  readonly release: string | null
  readonly look: Look
  /** How long a whole walk may take, in seconds; a person who looks on takes as long as they like. */
  readonly walkSeconds: number
}

/** Told of the ways as they are tried; the walk waits for what is returned. */
export type TryWatch = {
  readonly starts: (planned: PlannedWalk, steps: readonly Step[]) => void
  readonly steps: StepWatch
  readonly ended: (tried: Tried) => Promise<void>
}

/**
 * Walks ways of one flow at once, one after the other, in `<state>/try`, where the last try of the flow lay before. No run,
 * no incident, no history comes of it; approved screens only help to find what was renamed.
 *
 * @throws BadInputError when a secret is not set, or there is no such release.
 */
export async function tryWalks(
  settings: Settings,
  flow: Flow,
  walks: readonly PlannedWalk[],
  { release, look, walkSeconds }: TryOptions,
  watch: TryWatch,
): Promise<readonly Tried[]> {
  requireSecrets({ flows: [flow] })
  const out = join(settings.state, 'try', flow.flow)
  rmSync(out, { recursive: true, force: true })
  const site = await openSite(release)
  const plan = {
    schema: 2 as const,
    run: 'try',
    startedAt: new Date().toISOString(),
    isWhole: false,
    site: release === null ? ('live' as const) : ('stand-in' as const),
    release,
    again: false,
    walking: { ...walkingOf(settings), timeouts: { ...settings.timeouts, walk: walkSeconds } },
    flows: [flow],
    walks: [...walks],
    slots: [],
  }
  const job: Job = { ...jobOf(plan, settings, out), standIn: site.standIn }
  const keeper = keepBrowser(job, look)
  try {
    const all: Tried[] = []
    for (const planned of walks) {
      const route = flow.routes.find(({ id }) => id === planned.route)
      const steps = route ? stepsFor(route, planned.locale, planned.device) : []
      watch.starts(planned, steps)
      const record = await walkPlanned(job, planned, keeper, watch.steps)
      const unapproved = { ...job, settings: { ...job.settings, snapshots: join(out, 'none-approved') } }
      const tried = { planned, steps, record, judged: await judgeWalk(unapproved, planned), out, job }
      await watch.ended(tried)
      all.push(tried)
    }
    return all
  } finally {
    await keeper.close()
    await site.close()
  }
}
