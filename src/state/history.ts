import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, sep } from 'node:path'
import { z } from 'zod'
import type { StepPast } from '../compare/nights.js'
import { type Verdict, verdictSchema } from '../compare/verdict.js'
import { volatileSchema } from '../compare/volatile.js'
import { pathPartSchema } from '../screen/names.js'
import { appendLine, jsonOfText, WriteError, writeFileAtomically } from './files.js'
import { refuseNewer } from './newer.js'
import type { PlannedWalk } from './plan.js'

// What is remembered of earlier nights, below <state>/history/<site>/:
//
//   walks/<flow>.jsonl   the last nights of each walk of a flow, one walk a line, replaced every night
//   nights-<year>.jsonl  one line per night and route, added to, for charts

/** Nights of a walk that are kept: for how long it takes, and whether a run is a night of its own. */
const NIGHTS = 10

const stepPastSchema = z.object({
  approvedAt: z.string(),
  prints: z.array(z.string()),
  told: z.string().nullable(),
  varying: z.array(
    z.object({ entry: volatileSchema, values: z.array(z.string()), first: z.string(), last: z.string() }),
  ),
})

/** The schema of a line; lines from before it was said are of the same. */
const SCHEMA = 1

const walkPastSchema = z.object({
  id: z.string(),
  /** Oldest first. */
  nights: z.array(z.object({ run: z.string(), at: z.string(), verdict: verdictSchema, ms: z.number() })),
  steps: z.record(z.string(), stepPastSchema),
})
/** What is known of a walk from earlier nights. */
export type WalkPast = Readonly<Omit<z.infer<typeof walkPastSchema>, 'steps'>> & {
  readonly steps: Readonly<Record<string, StepPast>>
}

export function newWalkPast(id: string): WalkPast {
  return { id, nights: [], steps: {} }
}

/** Adds a night to those of a walk; one that is there already is replaced. */
export function nightsWith({ nights }: WalkPast, night: WalkPast['nights'][number]): WalkPast['nights'] {
  return [...nights.filter(({ run }) => run !== night.run), night].slice(-NIGHTS)
}

function historyFolder(state: string, site: string): string {
  return join(state, 'history', site)
}

/**
 * The last nights of the walks of a flow, by their ids. What is damaged is forgotten: it is learned again.
 *
 * @throws WriteError for a file of a newer guidewatch, which must not be written again.
 */
export function readHistory(state: string, site: string, flow: string): ReadonlyMap<string, WalkPast> {
  const file = historyFile(state, site, flow)
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []
  return new Map(lines.flatMap((line) => parsedLine(file, line)).map((past) => [past.id, past]))
}

function parsedLine(file: string, line: string): readonly WalkPast[] {
  const value = jsonOfText(line)
  refuseNewer(file, value, SCHEMA, WriteError)
  const parsed = walkPastSchema.safeParse(value)
  return parsed.success ? [parsed.data] : []
}

/**
 * Keeps the last nights of the walks of a flow.
 *
 * @throws WriteError when the file cannot be written.
 */
export function writeHistory(state: string, site: string, flow: string, walks: Iterable<WalkPast>): void {
  const lines = [...walks]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((past) => `${JSON.stringify({ schema: SCHEMA, ...past })}\n`)
  writeFileAtomically(historyFile(state, site, flow), lines.join(''))
}

function historyFile(state: string, site: string, flow: string): string {
  return join(historyFolder(state, site), 'walks', `${pathPartSchema.parse(flow)}.jsonl`)
}

/**
 * Converts what earlier versions remembered: a file per walk, one line a night, of which only verdicts and times are taken over.
 * What varies is learned again within a week.
 *
 * @param isDry nothing is written, and those are counted that would be.
 * @returns how many walks were converted.
 */
export function migrateHistory(state: string, isDry = false): number {
  let converted = 0
  for (const site of ['live', 'stand-in']) {
    const folder = historyFolder(state, site)
    const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
    const walks = new Map<string, Map<string, WalkPast>>()
    const old = names
      .map((name) => name.split(sep))
      .filter((parts) => parts.length === 3 && parts[2]?.endsWith('.jsonl'))
    for (const parts of old) {
      const id = parts.join('/').replace(/\.jsonl$/, '')
      const [flow = ''] = parts
      const nights = readFileSync(join(folder, ...parts), 'utf8')
        .split('\n')
        .flatMap(oldNight)
        .slice(-NIGHTS)
      const known = walks.get(flow) ?? new Map(readHistory(state, site, flow))
      walks.set(flow, known.has(id) ? known : known.set(id, { id, nights, steps: {} }))
    }
    if (!isDry) for (const [flow, pasts] of walks) writeHistory(state, site, flow, pasts.values())
    // What was converted is deleted last: killed before, it is converted again, and what is there already counts.
    if (!isDry) for (const parts of old) rmSync(join(folder, ...parts))
    converted += old.length
  }
  return converted
}

const oldNightSchema = z
  .object({ run: z.string(), at: z.string(), verdict: verdictSchema })
  .transform((night) => ({ ...night, ms: 0 }))

function oldNight(line: string): WalkPast['nights'][number][] {
  try {
    return [oldNightSchema.parse(JSON.parse(line))]
  } catch {
    return []
  }
}

/** One night of one route, for charts. */
export type RouteNight = {
  readonly run: string
  readonly flow: string
  readonly route: string
  readonly verdict: Verdict
  readonly walks: number
  readonly seconds: number
}

/**
 * Adds a night's line for each route, once, however often the night is taken in.
 *
 * @throws WriteError when the file cannot be written.
 */
export function appendNight(state: string, site: string, run: string, routes: readonly RouteNight[]): void {
  const file = join(historyFolder(state, site), `nights-${run.slice(0, 4)}.jsonl`)
  const last = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) : undefined
  if (routes.length === 0 || last?.startsWith(`{"run":${JSON.stringify(run)},`)) return
  appendLine(file, routes.map((route) => JSON.stringify(route)).join('\n'))
}

/**
 * How long each walk takes, by the median of its last nights.
 *
 * @returns milliseconds by walk id; nothing for walks that are new.
 */
export function usualDurations(
  state: string,
  site: string,
  walks: readonly PlannedWalk[],
): ReadonlyMap<string, number> {
  const flows = [...new Set(walks.map(({ flow }) => flow))]
  return new Map(
    flows.flatMap((flow) =>
      [...readHistory(state, site, flow).values()].flatMap(({ id, nights }): [string, number][] => {
        const sorted = nights
          .map(({ ms }) => ms)
          .filter((ms) => ms > 0)
          .sort((a, b) => a - b)
        const median = sorted[Math.floor(sorted.length / 2)]
        return median === undefined ? [] : [[id, median]]
      }),
    ),
  )
}
