import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { walkAll } from '../engine/engine.js'
import type { Settings } from '../settings/settings.js'
import { openSite } from '../site/site.js'
import { jobOf } from '../state/job.js'
import { planFile, readPlan } from '../state/plan.js'

/**
 * Walks routes of a run again, each time in a fresh context and at another time of the day, so that what differs from
 * visit to visit shows itself. A visit that fails leaves no screens, and nothing is learned from it.
 *
 * @param out folder of the run.
 * @param ids the walks to repeat.
 * @param count how many times.
 * @param progress is told of every walk that ended.
 * @returns the folders of the visits, shaped like the run's own.
 */
export async function visitAgain(
  settings: Settings,
  out: string,
  ids: readonly string[],
  count: number,
  progress: (id: string) => void,
): Promise<readonly string[]> {
  const job = jobOf(readPlan(planFile(out)), settings, out)
  const { standIn, close } = await openSite(job.release)
  const folders: string[] = []
  // The night of the run is over: how its accounts stood then says nothing of today.
  const standings = join(out, 'visits', 'accounts')
  rmSync(standings, { recursive: true, force: true })
  try {
    for (let visit = 1; visit <= count; visit += 1) {
      const folder = join(out, 'visits', String(visit))
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
      const walks = job.walks.filter(({ id }) => ids.includes(id))
      await walkAll({ ...job, out: folder, visit, walks, standIn, standings }, async (event) => {
        if (event.event === 'walk-ended') progress(event.id)
      })
      folders.push(folder)
    }
  } finally {
    await close()
  }
  return folders
}
