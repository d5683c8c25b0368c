import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, relative, resolve, sep } from 'node:path'
import { z } from 'zod'
import { BadInputError } from '../mistake/mistake.js'
import { type WalkRecord, walkRecordSchema } from '../screen/record.js'
import type { Settings } from '../settings/settings.js'
import { discard, readJson, writeFileAtomically } from './files.js'
import { refuseNewer } from './newer.js'
import { oldRunSchema, type Run, runSchema, summaryOf, type WalkResult, walkResultSchema } from './result.js'

// How a run lies on disk, known here alone:
//
//   <state>/runs/<id>/  plan.json  run.json  report/  patches/  junit.xml  summary.md  unsettled  stop
//                       accounts/<account>.json (accounts.ts)  sessions/<account>.json (of a share, sealed)
//                       walks/<flow>/<route>/<locale>-<device>/  walk.json  judged.json  *.png

/** A run cannot be read; the message says what to do. */
export class RunFileError extends BadInputError {}

/** The id of a run that started at a moment; ids sort as their times do. */
export function runId(startedAt: Date): string {
  return startedAt.toISOString().replace(/[:.]/g, '-')
}

/** The folder of a run that counts, by its id. */
export function runFolder({ state }: Pick<Settings, 'state'>, id: string): string {
  return join(state, 'runs', id)
}

/** Folder of what came of a walk. */
export function walkFolder(out: string, id: string): string {
  return join(out, 'walks', ...id.split('/'))
}

/** A run on disk: its summary, and each of its walks when asked for. */
export type StoredRun = {
  readonly run: Run
  readonly out: string
  /** @throws RunFileError when what was judged of the walk is gone or damaged. */
  readonly walk: (id: string) => WalkResult
}

/**
 * Opens a run.
 *
 * @param name folder of the run, or its id below `state/runs`; the latest run when absent.
 * @throws RunFileError when there is none, or it is damaged.
 */
export function openRun(settings: Settings, name: string | undefined): StoredRun {
  const isFolder = name !== undefined && existsSync(join(name, 'run.json'))
  const out = name === undefined ? latestRun(settings) : isFolder ? resolve(name) : runFolder(settings, name)
  return openRunAt(out)
}

/** Opens the run in a folder, as {@link openRun}. */
export function openRunAt(out: string): StoredRun {
  const file = join(out, 'run.json')
  if (!existsSync(file))
    throw new RunFileError(
      `There is no run ${out}. Walk first with \`guidewatch run\`, or name the folder given to --out.`,
    )
  const value = readJson(file)
  refuseNewer(file, value, 2, RunFileError)
  const parsed = z.discriminatedUnion('schema', [runSchema, oldRunSchema]).safeParse(value)
  if (!parsed.success) throw new RunFileError(`${file} is damaged (${firstIssue(parsed.error)}). Run again.`)
  const { data } = parsed
  if (data.schema === 2) return storedRun(out, data)
  // Until a walk is judged again, the summary of that time holds everything that there is of it.
  const walks = new Map(data.walks.map((walk) => [walk.id, walk]))
  return {
    run: { ...data, schema: 2, walks: data.walks.map(summaryOf) },
    out,
    walk: (id) => (existsSync(resultFile(out, id)) ? undefined : walks.get(id)) ?? readResult(out, id),
  }
}

/** A run that was just concluded in a folder. */
export function storedRun(out: string, run: Run): StoredRun {
  return { run, out, walk: (id) => readResult(out, id) }
}

export function writeRun(out: string, run: Run): void {
  writeFileAtomically(join(out, 'run.json'), serialised(run))
}

/** JSON with one walk a line: it can be looked at, and compared by lines. */
function* serialised({ walks, ...head }: Run): Iterable<string> {
  const lines = JSON.stringify(head, null, 2).slice(0, -2)
  yield `${lines},\n  "walks": [\n`
  for (const [index, walk] of walks.entries())
    yield `    ${JSON.stringify(walk)}${index < walks.length - 1 ? ',' : ''}\n`
  yield '  ]\n}\n'
}

/** Whether a run was concluded: walked as far as it went, and judged. */
export function isConcluded(out: string): boolean {
  return existsSync(join(out, 'run.json'))
}

function recordFile(out: string, id: string): string {
  return join(walkFolder(out, id), 'walk.json')
}

/** True when a walk left a record, whatever is in it. */
export function wasWalked(out: string, id: string): boolean {
  return existsSync(recordFile(out, id))
}

/** Folder of a run's second pass, by keyboard alone. */
export function keyboardFolder(out: string): string {
  return join(out, 'keyboard')
}

/** Reads what came of a walk. */
export function readRecord(out: string, id: string): WalkRecord {
  if (!wasWalked(out, id))
    throw new RunFileError(`The walk ${id} left no result. The browser or the engine ended early; run it again.`)
  return checked(walkRecordSchema, recordFile(out, id), `The result of the walk ${id}`)
}

export function writeRecord(out: string, record: WalkRecord): void {
  writeFileAtomically(recordFile(out, record.id), JSON.stringify(record))
}

function resultFile(out: string, id: string): string {
  return join(walkFolder(out, id), 'judged.json')
}

/** Reads what was judged of a walk. */
export function readResult(out: string, id: string): WalkResult {
  if (!existsSync(resultFile(out, id)))
    throw new RunFileError(`What was judged of the walk ${id} is gone. \`guidewatch reassess\` judges it again.`)
  return checked(walkResultSchema, resultFile(out, id), `What was judged of the walk ${id}`)
}

export function writeResult(out: string, walk: WalkResult): void {
  writeFileAtomically(resultFile(out, walk.id), JSON.stringify(walk))
}

function checked<T>(schema: z.ZodType<T>, file: string, what: string): T {
  return valid(schema, readJson(file), what)
}

function valid<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new RunFileError(`${what} is damaged (${firstIssue(parsed.error)}). Run it again.`)
}

function firstIssue({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.join('.')}: ${issue?.message}`
}

/** The settings file nearest above the folder of a run, so that its screens are approved where it was walked. */
export function settingsAbove(name: string | undefined): string | undefined {
  if (!name || !existsSync(join(name, 'plan.json'))) return undefined
  for (let folder = resolve(name, '..'); ; folder = resolve(folder, '..')) {
    const file = join(folder, 'guidewatch.yaml')
    if (existsSync(file)) return file
    if (folder === resolve(folder, '..')) return undefined
  }
}

function runsOf(settings: Settings): readonly string[] {
  const folder = join(settings.state, 'runs')
  return (existsSync(folder) ? readdirSync(folder).sort() : []).map((name) => join(folder, name))
}

function latestRun(settings: Settings): string {
  const latest = runsOf(settings).filter(isConcluded).at(-1)
  if (!latest)
    throw new RunFileError(
      `There is no run in ${join(settings.state, 'runs')}. Walk first with \`guidewatch run\`, or name the folder given to --out.`,
    )
  return latest
}

/** Deletes the runs that began before a moment, but for those that are still needed. */
export function pruneRuns(settings: Settings, before: Date, needed: ReadonlySet<string>): void {
  for (const out of runsOf(settings)) {
    if (basename(out) < runId(before) && !needed.has(basename(out))) discard(out)
  }
}

/** How many runs are kept. */
export function countRuns(settings: Settings): number {
  return runsOf(settings).length
}

/** Lies in the folder of a night until incidents and alerts have taken it in. */
const UNSETTLED = 'unsettled'

export function markUnsettled(out: string): void {
  writeFileAtomically(join(out, UNSETTLED), '')
}

/** The folders of nights that a crash kept from being taken in, oldest first, whether they have a result or not. */
export function unsettledRuns(settings: Settings): readonly string[] {
  return runsOf(settings).filter((out) => existsSync(join(out, UNSETTLED)))
}

export function markSettled(out: string): void {
  rmSync(join(out, UNSETTLED), { force: true })
}

/** Lies in the folder of a run that begins no further walk. */
const STOP = 'stop'

/** Lets a run end early: the walks under way are finished, and no other begins. */
export function requestStop(out: string): void {
  writeFileSync(join(out, STOP), '')
}

/** True when a run was asked to end early. */
export function wasStopped({ out }: { readonly out: string }): boolean {
  return existsSync(join(out, STOP))
}

/** What a run writes into its folder, as paths with `/`. Everything else there belongs to somebody else. */
const OWN_FILES = [
  /^(plan\.json|run\.json|share\.json|junit\.xml|summary\.md|stop|unsettled)$/,
  /^report\/((index(\.[a-z]{2})?|single)\.html|report\.css|(compare|decide(-[a-z]+)?)\.js|variants\/[0-9a-f]{64}\.png)$/,
  /^report\/walks\/(index(-\d+)?|[^/]+--[^/]+--[^/]+)(\.[a-z]{2})?\.html$/,
  /^report\/walks\/(index(-\d+)?|[\w.-]+--[\w.-]+--[\w.-]+?)(\.[a-z]{2})?\.html$/,
  /^((second|keyboard|visits\/\d+)\/)?(stop|plan\.json|\.job\.json|walks\/[^/]+\/[^/]+\/[^/]+\/((walk|judged)\.json|[^/]+\.png))$/,
  /^(visits\/)?accounts\/[^/]+\.json$/,
  /^sessions\/[^/]+\.json$/,
  /^((second|keyboard|visits\/\d+)\/)?\.engine\//,
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
  const run = readJson(join(out, 'run.json'))
  if (runSchema.pick({ run: true, site: true, guidewatch: true }).safeParse(run).success) return true
  const plan = readJson(join(out, 'plan.json'))
  const names = ['run', 'site', 'flows', 'walks']
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
  const parsed = runSchema.pick({ patches: true }).safeParse(readJson(join(out, 'run.json')))
  return new Set((parsed.success ? parsed.data.patches : []).map(({ flow }) => `patches/${flow}.patch`))
}
