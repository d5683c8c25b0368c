import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { OBSTACLE_KINDS } from '../flow/schema.js'
import { probedSchema } from '../screen/probe.js'
import { whySchema } from '../screen/why.js'
import { readJson, writeJson } from './files.js'

// Test accounts on disk, without any secret:
//
//   <out of a run or share>/accounts/<account>.json   how the account stood on that run (its standing)
//   <state>/accounts/<account>.json                   what is remembered of it from night to night (its memory)

/** Why a walk was put off. */
export const PUT_OFF = ['walks-per-day', 'quiet-hours'] as const
export type PutOffWhy = (typeof PUT_OFF)[number]

/** A time in which the account is left alone, because the site wanted it confirmed or was asked too often. */
const pauseSchema = z.object({
  obstacle: z.enum(OBSTACLE_KINDS),
  since: z.string(),
  until: z.string(),
  /** How long it is; the next one is twice as long. */
  days: z.int().min(1),
})
export type Pause = Readonly<z.infer<typeof pauseSchema>>

/** A walk that began; `host` is the entry of `politeness` that it counts for. */
const visitSchema = z.object({ walk: z.string(), at: z.string(), host: z.string().nullable() })
export type AccountVisit = Readonly<z.infer<typeof visitSchema>>

export const standingSchema = z.object({
  schema: z.literal(1),
  account: z.string(),
  /** What the probe came to; `null` before it, and where a pause kept it from being asked. */
  probed: probedSchema.nullable(),
  /** Why no walk of the account begins any more; `by` is the walk that met it, `null` for the probe or a pause. */
  stopped: z
    .object({ obstacle: z.enum(OBSTACLE_KINDS), why: whySchema, at: z.string(), by: z.string().nullable() })
    .nullable(),
  visits: z.array(visitSchema),
  putOff: z.array(z.object({ walk: z.string(), why: z.enum(PUT_OFF) })),
  endedAt: z.string().nullable(),
  /** The pause that holds when the run ends. */
  pause: pauseSchema.nullable(),
})
export type Standing = Readonly<z.infer<typeof standingSchema>>

const memorySchema = z.object({
  schema: z.literal(1),
  account: z.string(),
  pause: pauseSchema.nullable(),
  /** Those of the last days. */
  visits: z.array(visitSchema),
  /** When each walk began the last time. */
  last: z.record(z.string(), z.string()),
  endedAt: z.string().nullable(),
  /** What its last probe came to. */
  probed: probedSchema.nullable().default(null),
})
export type AccountMemory = Readonly<z.infer<typeof memorySchema>>

/** Visits older than this count nowhere, in milliseconds: a day begins and ends at most 26 hours apart. */
const VISITS_KEPT_MS = 48 * 3_600_000
const DAY_MS = 24 * 3_600_000
/** A walk that no flow asks for any more is forgotten after this, in milliseconds. */
const WALKS_KEPT_MS = 90 * 24 * 3_600_000

/** The folder of the standings of a run or share. */
export function standingsFolder(out: string): string {
  return join(out, 'accounts')
}

/** How an account stands on a run; as it stands before anything is asked of it when there is no file, or a damaged one. */
export function readStanding(folder: string, account: string): Standing {
  const parsed = standingSchema.safeParse(readJson(join(folder, `${account}.json`)))
  if (parsed.success && parsed.data.account === account) return parsed.data
  return { schema: 1, account, probed: null, stopped: null, visits: [], putOff: [], endedAt: null, pause: null }
}

export function writeStanding(folder: string, standing: Standing): void {
  writeJson(join(folder, `${standing.account}.json`), standing)
}

/** The standings that a run or share left, by the name of the account. */
export function standingsIn(folder: string): readonly Standing[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readStanding(folder, name.slice(0, -'.json'.length)))
}

/** The file of an account's memory; its lock lies beside it. */
export function memoryFile(state: string, account: string): string {
  return join(state, 'accounts', `${account}.json`)
}

/** What is remembered of an account; nothing when there is no file. What is damaged is as if it had never been. */
export function readMemory(state: string, account: string): AccountMemory {
  const parsed = memorySchema.safeParse(readJson(memoryFile(state, account)))
  if (parsed.success && parsed.data.account === account) return parsed.data
  return { schema: 1, account, pause: null, visits: [], last: {}, endedAt: null, probed: null }
}

export function writeMemory(state: string, memory: AccountMemory): void {
  writeJson(memoryFile(state, memory.account), memory)
}

/**
 * What is remembered after a run, or after a part of it: done twice it is the same as once, and the order of several
 * shares does not matter.
 */
export function remembered(memory: AccountMemory, standing: Standing, now: Date): AccountMemory {
  const all = new Map([...memory.visits, ...standing.visits].map((visit) => [`${visit.at} ${visit.walk}`, visit]))
  const visits = [...all.values()].sort((a, b) => a.at.localeCompare(b.at))
  const last: Record<string, string> = { ...memory.last }
  for (const { walk, at } of visits) if ((last[walk] ?? '') < at) last[walk] = at
  const isKept = (at: string, ms: number) => now.getTime() - Date.parse(at) < ms
  return {
    ...memory,
    pause: pauseAfter(memory.pause, standing),
    visits: visits.filter(({ at }) => isKept(at, VISITS_KEPT_MS)),
    last: Object.fromEntries(Object.entries(last).filter(([, at]) => isKept(at, WALKS_KEPT_MS))),
    endedAt: later(memory.endedAt, standing.endedAt),
    probed: (memory.probed?.at ?? '') > (standing.probed?.at ?? '') ? memory.probed : standing.probed,
  }
}

/** The later pause counts. It is forgotten once the account was found well as long after it as it lasted. */
function pauseAfter(known: Pause | null, { pause, probed }: Standing): Pause | null {
  const latest = !known || (pause && pause.since > known.since) ? pause : known
  if (!latest || probed?.result !== 'ok') return latest
  return Date.parse(probed.at) - Date.parse(latest.until) >= latest.days * DAY_MS ? null : latest
}

function later(one: string | null, other: string | null): string | null {
  return (one ?? '') > (other ?? '') ? one : other
}

/** How an account stood on a run, of which several machines saw a part. */
export function joined(one: Standing, other: Standing): Standing {
  const visits = new Map([...one.visits, ...other.visits].map((visit) => [`${visit.at} ${visit.walk}`, visit]))
  const putOff = new Map([...one.putOff, ...other.putOff].map((entry) => [entry.walk, entry]))
  const pause = !one.pause || (other.pause && other.pause.since > one.pause.since) ? other.pause : one.pause
  return {
    ...one,
    probed: one.probed ?? other.probed,
    stopped: one.stopped ?? other.stopped,
    visits: [...visits.values()].sort((a, b) => a.at.localeCompare(b.at)),
    putOff: [...putOff.values()],
    endedAt: later(one.endedAt, other.endedAt),
    pause,
  }
}

/** Ids of the walks that were put off and have no result all the same, of all accounts. */
export function putOffIn(standings: readonly Standing[], isWalked: (id: string) => boolean): ReadonlySet<string> {
  return new Set(standings.flatMap(({ putOff }) => putOff.map(({ walk }) => walk)).filter((id) => !isWalked(id)))
}
