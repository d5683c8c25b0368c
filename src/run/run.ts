import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { COMPARER } from '../compare/finding.js'
import { loadFlows } from '../flow/load.js'
import type { Flow } from '../flow/schema.js'
import { formatProblem } from '../flow/yaml.js'
import type { Settings } from '../settings/settings.js'
import { findRelease, RELEASES, siteOf } from '../stand-in/releases.js'
import { serveStandIn } from '../stand-in/server.js'
import { WriteError, writeFileAtomically, writeJson } from '../state/files.js'
import { textFor } from '../text/local.js'
import { confirmWalks } from './confirm.js'
import { ROOT, walkPlan, wasStopped } from './engine.js'
import { guidesOf, judgeWalk } from './judge.js'
import { type Plan, planWalks, readPlan, type Selection, secretNames } from './plan.js'
import { proposalsOf } from './proposals.js'
import { remember } from './remember.js'
import { type Run, runSchema, type WalkResult } from './result.js'

/** The input is bad and nothing was walked: exit code 2. */
export class BadInputError extends Error {}

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
  const standIn = release && (await serveStandIn(siteOf(release)))
  try {
    const plan: Plan = {
      run: id,
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
    const results = new Map<string, WalkResult>()
    const complaints = await walkPlan(plan, async (event) => {
      if (event.event === 'walk-started') progress.started(event.id)
      const planned = event.event === 'walk-ended' && walks.find((walk) => walk.id === event.id)
      if (planned) {
        const result = await judgeWalk(plan, planned)
        results.set(planned.id, result)
        progress.judged(result)
      }
    })
    // What a signal kept from being walked was not walked: no failure, and nothing to judge.
    const missing = walks.filter((walk) => !results.has(walk.id) && !wasStopped(plan))
    for (const planned of missing) {
      const result = withComplaints(await judgeWalk(plan, planned), complaints)
      results.set(planned.id, result)
      progress.judged(result)
    }
    if (isNight && !wasStopped(plan)) {
      for (const result of await confirmWalks(plan, [...results.values()], progress)) results.set(result.id, result)
    }
    const judged = walks.flatMap((walk) => results.get(walk.id) ?? [])
    const inOrder = isNight ? judged.map((walk) => rememberOrComplain(plan, walk)) : judged
    const result: Run = {
      schema: 1,
      run: id,
      site: plan.site,
      release: plan.release,
      startedAt: startedAt.toISOString(),
      durationMs: options.now().getTime() - startedAt.getTime(),
      ...toolVersion(),
      reassessed: null,
      stopped: wasStopped(plan),
      walks: inOrder,
      ...proposalsOf(plan, inOrder),
      notMachineVerified: walked.flatMap((flow) =>
        flow.routes
          .filter((route) => route.surface === 'app')
          .map((route) => ({
            flow: flow.flow,
            route: route.id,
            title: textFor(route.title, settings.language) ?? textFor(route.title, 'en') ?? route.id,
            guides: guidesOf(flow, route),
          })),
      ),
    }
    writeJson(join(out, 'run.json'), result)
    return { run: result, out }
  } finally {
    await standIn?.close()
  }
}

/** The id of a run that started at a moment; ids sort as their times do. */
export function runId(startedAt: Date): string {
  return startedAt.toISOString().replace(/[:.]/g, '-')
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

/** A run cannot be read; the message says what to do. */
export class RunFileError extends BadInputError {}

/**
 * Reads the `run.json` of a run.
 *
 * @param name folder of the run, or its id below `state/runs`; the latest run when absent.
 */
export function readRun(settings: Settings, name: string | undefined): { readonly run: Run; readonly out: string } {
  const out =
    name === undefined
      ? latestRun(settings)
      : existsSync(join(name, 'run.json'))
        ? resolve(name)
        : join(settings.state, 'runs', name)
  const file = join(out, 'run.json')
  if (!existsSync(file))
    throw new RunFileError(
      `There is no run ${out}. Walk first with \`guidewatch run\`, or name the folder given to --out.`,
    )
  const parsed = runSchema.safeParse(parseJson(file))
  if (!parsed.success)
    throw new RunFileError(
      `${file} is damaged (${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}). Run again.`,
    )
  return { run: parsed.data, out }
}

/** The settings file a run was walked with, so that its screens are approved where it looks for them. */
export function settingsOfRun(name: string | undefined): string | undefined {
  const file = name && join(name, 'plan.json')
  return file && existsSync(file) ? readPlan(file).settings.file : undefined
}

function latestRun(settings: Settings): string {
  const folder = join(settings.state, 'runs')
  const runs = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => existsSync(join(folder, name, 'run.json')))
        .sort()
    : []
  const latest = runs.at(-1)
  if (!latest) {
    throw new RunFileError(
      `There is no run in ${folder}. Walk first with \`guidewatch run\`, or name the folder given to --out.`,
    )
  }
  return join(folder, latest)
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

/** Lies in the folder of a night until incidents and alerts have taken it in. */
const UNSETTLED = 'unsettled'

function markUnsettled(out: string): void {
  writeFileAtomically(join(out, UNSETTLED), '')
}

/** The folders of nights that a crash kept from being taken in, oldest first; those without a result are given up. */
export function unsettledRuns(settings: Settings): readonly string[] {
  const folder = join(settings.state, 'runs')
  const marked = (existsSync(folder) ? readdirSync(folder).sort() : [])
    .map((name) => join(folder, name))
    .filter((out) => existsSync(join(out, UNSETTLED)))
  const lost = marked.filter((out) => !existsSync(join(out, 'run.json')))
  for (const out of lost) markSettled(out)
  return marked.filter((out) => !lost.includes(out))
}

export function markSettled(out: string): void {
  rmSync(join(out, UNSETTLED), { force: true })
}

/** What a run leaves in its folder. */
const LEFT_BEHIND = [
  'walks',
  'second',
  'visits',
  'patches',
  'report',
  'stop',
  'plan.json',
  'run.json',
  'junit.xml',
  'summary.md',
]

/** Makes the folder of the run. An earlier run in it is replaced; whatever else lies there stays. */
function prepareOut(out: string): void {
  try {
    for (const name of LEFT_BEHIND) rmSync(join(out, name), { recursive: true, force: true })
    mkdirSync(out, { recursive: true })
  } catch (error) {
    throw new BadInputError(
      `The folder ${out} cannot be used: ${error instanceof Error ? error.message : String(error)}. Choose another one with --out.`,
    )
  }
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

/** A history that cannot be written costs its night, not the results of this one. */
function rememberOrComplain(plan: Plan, walk: WalkResult): WalkResult {
  try {
    return remember(plan, walk)
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    process.emitWarning(error.message)
    return walk
  }
}

/** What judged a run. */
export function toolVersion(): Pick<Run, 'guidewatch' | 'comparer'> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  return { guidewatch: version, comparer: COMPARER }
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
