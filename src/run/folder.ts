import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { BadInputError } from '../mistake/mistake.js'
import { type WalkRecord, walkRecordSchema } from '../screen/record.js'
import type { Settings } from '../settings/settings.js'
import { writeFileAtomically } from '../state/files.js'
import { readPlan } from './plan.js'
import { type Run, runSchema } from './result.js'

/** A run cannot be read; the message says what to do. */
export class RunFileError extends BadInputError {}

/** The id of a run that started at a moment; ids sort as their times do. */
export function runId(startedAt: Date): string {
  return startedAt.toISOString().replace(/[:.]/g, '-')
}

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

/** Reads what came of a walk from its folder. */
export function readRecord(id: string, folder: string): WalkRecord {
  const file = join(folder, 'walk.json')
  if (!existsSync(file))
    throw new RunFileError(`The walk ${id} left no result. The browser or the engine ended early; run it again.`)
  const parsed = walkRecordSchema.safeParse(parseJson(file))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new RunFileError(
    `The result of the walk ${id} is damaged (${issue?.path.join('.')}: ${issue?.message}). Run it again.`,
  )
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

/** Lies in the folder of a night until incidents and alerts have taken it in. */
const UNSETTLED = 'unsettled'

export function markUnsettled(out: string): void {
  writeFileAtomically(join(out, UNSETTLED), '')
}

/** The folders of nights that a crash kept from being taken in, oldest first, whether they have a result or not. */
export function unsettledRuns(settings: Settings): readonly string[] {
  const folder = join(settings.state, 'runs')
  return (existsSync(folder) ? readdirSync(folder).sort() : [])
    .map((name) => join(folder, name))
    .filter((out) => existsSync(join(out, UNSETTLED)))
}

export function markSettled(out: string): void {
  rmSync(join(out, UNSETTLED), { force: true })
}

/** What a run writes into its folder, as paths with `/`. Everything else there belongs to somebody else. */
const OWN_FILES = [
  /^(plan\.json|run\.json|junit\.xml|summary\.md|stop|unsettled)$/,
  /^report\/index(\.[a-z]{2})?\.html$/,
  /^((second|visits\/\d+)\/)?(stop|plan\.json|walks\/[^/]+\/[^/]+\/[^/]+\/(walk\.json|[^/]+\.png))$/,
  /^((second|visits\/\d+)\/)?\.engine\//,
]

/**
 * Makes the folder of a run. An earlier run in it is replaced, which takes away what that run wrote and nothing else.
 *
 * @throws BadInputError when the folder holds something and no run, or cannot be used.
 */
export function prepareOut(out: string): void {
  try {
    mkdirSync(out, { recursive: true })
    if (readdirSync(out).length === 0) return
    if (holdsRun(out)) {
      clear(out)
      return
    }
  } catch (error) {
    throw new BadInputError(
      `The folder ${out} cannot be used: ${error instanceof Error ? error.message : String(error)}. Choose another one with --out.`,
    )
  }
  throw new BadInputError(
    `The folder ${out} holds something, and it is no run of guidewatch. Nothing was walked; name an empty folder, or a new one, with --out.`,
  )
}

function holdsRun(out: string): boolean {
  const run = parseJson(join(out, 'run.json'))
  if (runSchema.pick({ run: true, site: true, guidewatch: true }).safeParse(run).success) return true
  const plan = parseJson(join(out, 'plan.json'))
  const names = ['run', 'site', 'visit', 'walks', 'settings']
  return plan !== null && typeof plan === 'object' && names.every((name) => name in plan)
}

function clear(out: string): void {
  const patches = patchesOf(out)
  const entries = readdirSync(out, { recursive: true, withFileTypes: true }).map((entry) => ({
    path: join(entry.parentPath, entry.name),
    isFolder: entry.isDirectory(),
  }))
  const emptied = new Set<string>()
  for (const { path, isFolder } of entries) {
    const name = relative(out, path).split(sep).join('/')
    if (isFolder || !(OWN_FILES.some((own) => own.test(name)) || patches.has(name))) continue
    rmSync(path, { force: true })
    for (let folder = join(path, '..'); folder.length > out.length; folder = join(folder, '..')) emptied.add(folder)
  }
  // The deepest first; a folder in which something else lies stays.
  for (const folder of [...emptied].sort((a, b) => b.length - a.length)) {
    if (readdirSync(folder).length === 0) rmdirSync(folder)
  }
}

/** The patches of the run that lies in a folder: other tools call theirs the same. */
function patchesOf(out: string): ReadonlySet<string> {
  const parsed = runSchema.pick({ patches: true }).safeParse(parseJson(join(out, 'run.json')))
  return new Set((parsed.success ? parsed.data.patches : []).map(({ flow }) => `patches/${flow}.patch`))
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
