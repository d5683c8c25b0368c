import { isWholeSelection, planWalks, type Selection, secretNames } from '../engine/plan.js'
import { type LoadedFlows, loadFlows } from '../flow/load.js'
import type { Flow } from '../flow/schema.js'
import { formatProblem } from '../flow/yaml.js'
import { BadInputError } from '../mistake/mistake.js'
import { phonesOf } from '../settings/phones.js'
import type { Settings } from '../settings/settings.js'
import { requireRelease } from '../site/site.js'
import { type Plan, portablePath, walkingOf } from '../state/plan.js'
import { runId } from '../state/runs.js'

/** What is to be walked, where. */
export type Wanted = Selection & {
  /** The release of the stand-in to walk instead of the live sites. */
  readonly standIn?: string | undefined
}

/** Loads the flows of the settings; with a single problem nothing is walked. */
export function loadValidFlows(settings: Settings): readonly Flow[] {
  return loadValid(settings).flows
}

/** As {@link loadValidFlows}, with what the parts compare. */
export function loadValid(settings: Settings): Pick<LoadedFlows, 'flows' | 'comparisons'> {
  const { flows, comparisons, problems } = loadFlows(settings.flows, {
    accounts: Object.keys(settings.accounts),
    devices: Object.keys(settings.devices),
    phones: phonesOf(settings),
  })
  if (problems.length > 0) throw new BadInputError(problems.map(formatProblem).join('\n'))
  return { flows, comparisons }
}

/**
 * Plans a run.
 *
 * @throws BadInputError, SelectionError when there is nothing to walk, or nothing can be.
 */
export function planRun(settings: Settings, wanted: Wanted, startedAt: Date): Plan {
  const flows = loadValidFlows(settings)
  const walks = planWalks(flows, wanted)
  const release = wanted.standIn === undefined ? null : requireRelease(wanted.standIn).id
  return {
    schema: 2,
    run: runId(startedAt),
    startedAt: startedAt.toISOString(),
    isWhole: isWholeSelection(flows, wanted),
    site: release === null ? 'live' : 'stand-in',
    release,
    again: false,
    walking: walkingOf(settings),
    flows: flows
      .filter((flow) => walks.some((walk) => walk.flow === flow.flow))
      .map((flow) => ({ ...flow, file: portablePath(settings.root, flow.file) })),
    walks: [...walks],
    slots: [],
  }
}

/** @throws BadInputError naming the environment variables that the flows of a plan need and that are not set. */
export function requireSecrets({ flows }: Pick<Plan, 'flows'>): void {
  const missing = secretNames(flows).filter((name) => !process.env[name])
  if (missing.length > 0)
    throw new BadInputError(`Set the environment variable ${missing.join(' and ')}: a step fills it in (\`secret\`).`)
}
