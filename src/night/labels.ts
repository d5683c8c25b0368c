import type { Flow } from '../flow/schema.js'
import { rememberLabels } from '../guides/remember-labels.js'
import { Mistake } from '../mistake/mistake.js'
import type { Settings } from '../settings/settings.js'
import type { StoredRun } from '../state/runs.js'

/**
 * Lets the label memory take a run in: what its walks found, or only what was approved of it. What keeps it from doing so is
 * told, and costs the memory of that run, nothing else of a night.
 */
export async function takeInLabels(
  settings: Settings,
  { run }: Pick<StoredRun, 'run'>,
  flows: readonly Flow[],
  what: 'night' | 'approval',
): Promise<void> {
  const { site, run: id, startedAt: at } = run
  try {
    await rememberLabels(settings, flows, { site, run: id, at, walks: what === 'night' ? run.walks : [] })
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    process.emitWarning(error.message)
  }
}
