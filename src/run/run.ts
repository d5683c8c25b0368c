import { join, resolve } from 'node:path'
import { loadFlows } from '../flow/load.js'
import type { Flow } from '../flow/schema.js'
import { formatProblem } from '../flow/yaml.js'
import { BadInputError } from '../mistake/mistake.js'
import type { Settings } from '../settings/settings.js'
import { findRelease, RELEASES, siteOf } from '../stand-in/releases.js'
import { serveStandIn } from '../stand-in/server.js'
import { conclude } from './conclude.js'
import { confirmWalks } from './confirm.js'
import { endEarlyOnSignal, walkPlan, wasStopped } from './engine.js'
import { markUnsettled, prepareOut, runId } from './folder.js'
import { type Judge, judging } from './judging.js'
import { isWholeSelection, type Plan, planWalks, type Selection, secretNames } from './plan.js'
import type { Run, WalkResult } from './result.js'

export type RunOptions = Selection & {
  /** Folder for the results; a new one below `state/runs` when absent. */
  readonly out?: string | undefined
  /** The release of the stand-in to walk instead of the live sites. */
  readonly standIn?: string | undefined
  readonly now: () => Date
}

/** Follows a run: once when it starts, then for every walk. */
export type RunProgress = {
  readonly planned: (count: number, site: string) => void
  readonly started: (id: string) => void
  readonly judged: (result: WalkResult) => void
  /** So many walks are done a second time. */
  readonly confirming: (count: number) => void
  /** So many alerts were put off, and are tried again in some minutes. */
  readonly waiting: (alerts: number, minutes: number) => void
}

/**
 * One night: load the flows, walk every route, judge each walk as it ends, keep `run.json`.
 *
 * @throws BadInputError, SelectionError when nothing was walked.
 */
export async function run(
  settings: Settings,
  options: RunOptions,
  progress: RunProgress,
): Promise<{ readonly run: Run; readonly out: string }> {
  const flows = loadValidFlows(settings)
  const walks = planWalks(flows, options)
  const walked = flows.filter((flow) => walks.some((walk) => walk.flow === flow.flow))
  requireSecrets(walked)
  const release = options.standIn === undefined ? null : requireRelease(options.standIn)
  const startedAt = options.now()
  const id = runId(startedAt)
  const out = options.out ? resolve(options.out) : join(settings.state, 'runs', id)
  // A run whose results are wanted elsewhere is a try, not a night.
  const isNight = options.out === undefined
  prepareOut(out)
  if (isNight) markUnsettled(out)
  const unheard = endEarlyOnSignal(out)
  const standIn = release && (await serveStandIn(siteOf(release)))
  try {
    const plan: Plan = {
      run: id,
      startedAt: startedAt.toISOString(),
      isWhole: isWholeSelection(flows, options),
      site: release ? 'stand-in' : 'live',
      release: release?.id ?? null,
      out,
      visit: 0,
      settings,
      flows: walked,
      walks,
      standIn: standIn && { port: standIn.port, spki: standIn.spki, hosts: standIn.hosts },
    }
    progress.planned(walks.length, release ? `the stand-in, release ${release.id}` : 'the live sites')
    const results = await judging((judge) => walkAndJudge(plan, isNight, judge, progress))
    const judged = walks.flatMap((walk) => results.get(walk.id) ?? [])
    const durationMs = options.now().getTime() - startedAt.getTime()
    const result = conclude(plan, judged, { isNight, stopped: wasStopped(plan), durationMs })
    return { run: result, out }
  } finally {
    unheard()
    await standIn?.close()
  }
}

/** Walks every route and, on a night, what is not verified once more; each walk is judged as it ends. */
async function walkAndJudge(
  plan: Plan,
  isNight: boolean,
  judge: Judge,
  progress: RunProgress,
): Promise<ReadonlyMap<string, WalkResult>> {
  const results = new Map<string, WalkResult>()
  const complaints = await walkPlan(plan, async (event) => {
    if (event.event === 'walk-started') progress.started(event.id)
    const planned = event.event === 'walk-ended' && plan.walks.find((walk) => walk.id === event.id)
    if (planned) {
      const result = await judge(plan, planned)
      results.set(planned.id, result)
      progress.judged(result)
    }
  })
  // What a signal kept from being walked was not walked: no failure, and nothing to judge.
  const missing = plan.walks.filter((walk) => !results.has(walk.id) && !wasStopped(plan))
  for (const planned of missing) {
    const result = withComplaints(await judge(plan, planned), complaints)
    results.set(planned.id, result)
    progress.judged(result)
  }
  if (isNight && !wasStopped(plan)) {
    for (const result of await confirmWalks(plan, [...results.values()], judge, progress))
      results.set(result.id, result)
  }
  return results
}

/** Loads the flows of the settings; with a single problem nothing is walked. */
export function loadValidFlows(settings: Settings): readonly Flow[] {
  const { flows, problems } = loadFlows(settings.flows, {
    accounts: Object.keys(settings.accounts),
    devices: Object.keys(settings.devices),
  })
  if (problems.length > 0) throw new BadInputError(problems.map(formatProblem).join('\n'))
  return flows
}

function requireRelease(name: string) {
  const release = findRelease(name)
  if (!release)
    throw new BadInputError(
      `The stand-in has no release \`${name}\`. Its releases are:\n${RELEASES.map(({ id }) => `  ${id}`).join('\n')}`,
    )
  return release
}

function requireSecrets(flows: readonly Flow[]): void {
  const missing = secretNames(flows).filter((name) => !process.env[name])
  if (missing.length > 0)
    throw new BadInputError(`Set the environment variable ${missing.join(' and ')}: a step fills it in (\`secret\`).`)
}

function withComplaints(result: WalkResult, complaints: readonly string[]): WalkResult {
  if (result.outcome.kind !== 'error' || complaints.length === 0) return result
  return {
    ...result,
    outcome: {
      kind: 'error',
      message: `${result.outcome.message} The engine said: ${complaints.slice(0, 3).join(' ')}`,
    },
  }
}
