import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findRelease, siteOf } from '../stand-in/releases.js'
import { serveStandIn } from '../stand-in/server.js'
import { walkPlan } from './engine.js'
import { type Plan, readPlan } from './plan.js'

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
  out: string,
  ids: readonly string[],
  count: number,
  progress: (id: string) => void,
): Promise<readonly string[]> {
  const plan = readPlan(join(out, 'plan.json'))
  const release = plan.release === null ? undefined : findRelease(plan.release)
  const standIn = release && (await serveStandIn(siteOf(release)))
  const folders: string[] = []
  try {
    for (let visit = 1; visit <= count; visit += 1) {
      const folder = join(out, 'visits', String(visit))
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
      const again: Plan = {
        ...plan,
        out: folder,
        visit,
        walks: plan.walks.filter(({ id }) => ids.includes(id)),
        standIn: standIn ? { port: standIn.port, spki: standIn.spki, hosts: standIn.hosts } : null,
      }
      await walkPlan(again, async (event) => {
        if (event.event === 'walk-ended') progress(event.id)
      })
      folders.push(folder)
    }
  } finally {
    await standIn?.close()
  }
  return folders
}
