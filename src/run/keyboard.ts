import { mkdirSync } from 'node:fs'
import { readEfforts } from '../effort/store.js'
import type { Stretch } from '../effort/stretch.js'
import { walkAll } from '../engine/engine.js'
import { framesOf } from '../flow/used.js'
import { type Job, partsOf } from '../state/job.js'
import type { PlannedWalk } from '../state/plan.js'
import type { WalkSummary } from '../state/result.js'
import { keyboardFolder, wasStopped } from '../state/runs.js'
import { againOf } from './confirm.js'

const DAY = 24 * 3_600_000

/**
 * Walks once more, by keyboard alone, what reached its destination tonight and was not tried so for some days. The records lie
 * beside those of the run, for the obstacle record; nothing is judged by them. Of a night on several machines nothing is.
 */
export async function walkByKeyboard(job: Job, results: readonly WalkSummary[]): Promise<void> {
  const walks = dueByKeyboard(job, results, (flow, id) => readEfforts(job.settings.state, job.site, flow).get(id) ?? [])
  if (walks.length === 0 || wasStopped(job)) return
  const out = keyboardFolder(job.out)
  mkdirSync(out, { recursive: true })
  await walkAll({ ...againOf(job), alone: false, keyboard: true, out, walks: [...walks] }, async () => undefined)
}

/**
 * The walks whose pass by keyboard is due, on a whole night. Phones have no Tab key, a log-in is not done twice, the focus within
 * a frame is not seen from the page, and a session is used only where the settings allow it.
 *
 * @param pastOf what is remembered of a walk.
 */
export function dueByKeyboard(
  job: Pick<Job, 'settings' | 'flows' | 'walks' | 'site' | 'isWhole' | 'startedAt'>,
  results: readonly Pick<WalkSummary, 'id' | 'verdict' | 'outcome'>[],
  pastOf: (flow: string, id: string) => readonly Stretch[],
): readonly PlannedWalk[] {
  const { days, signedIn } = job.settings.keyboard
  if (days === 0 || !job.isWhole) return []
  return job.walks.filter((planned) => {
    const result = results.find(({ id }) => id === planned.id)
    const hasArrived =
      result?.outcome.kind === 'arrived' && (result.verdict === 'verified' || result.verdict === 'changed')
    const mayWalk = planned.account === 'logged-out' || job.site === 'stand-in' || signedIn
    const isPhone = job.settings.devices[planned.device]?.mobile === true
    const { flow, route } = partsOf(job, planned)
    const logsIn = route.steps.some(({ fill }) => fill?.secret !== undefined)
    const isFramed = framesOf(route.steps, flow.destination).length > 0
    if (!hasArrived || !mayWalk || isPhone || logsIn || isFramed) return false
    const last = pastOf(planned.flow, planned.id).at(-1)?.keyboard
    // A night may begin some hours earlier than the one a week ago.
    return !last || Date.parse(job.startedAt) - Date.parse(last.at) >= (days - 0.5) * DAY
  })
}
