import { readFileSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import { z } from 'zod'
import type { Flow } from '../flow/schema.js'
import { Mistake } from '../mistake/mistake.js'
import { pathPartSchema, walkIdSchema } from '../screen/names.js'
import { JUDGING_SECONDS, type Settings, settingsSchema } from '../settings/settings.js'
import { standingSchema } from './accounts.js'
import { writeJson } from './files.js'
import { refuseNewer } from './newer.js'

/** One walk to do. Flow and route are named, not repeated. */
export const plannedWalkSchema = z.object({
  id: walkIdSchema,
  flow: pathPartSchema,
  route: pathPartSchema,
  locale: z.string(),
  device: z.string(),
  account: z.string(),
})
export type PlannedWalk = Readonly<z.infer<typeof plannedWalkSchema>>

/** What one machine walks of a plan that is spread over several. */
export const slotSchema = z.object({
  slot: z.int().min(0),
  walks: z.array(walkIdSchema),
  /** How long that should take, by the last nights and the number of workers. */
  seconds: z.number(),
})
export type Slot = Readonly<z.infer<typeof slotSchema>>

/** The settings that decide what a walk sees: the same on every machine that walks a plan, whatever else differs there. */
const walkingSchema = settingsSchema.pick({
  devices: true,
  timeouts: true,
  retries: true,
  explore: true,
  timezone: true,
  region: true,
  politeness: true,
})

/** A path from the folder of the settings file, with `/`. */
const relativePathSchema = z.string().refine((path) => !isAbsolute(path) && !path.includes('\\'), 'not a relative path')

export const planSchema = z.object({
  schema: z.literal(2),
  run: pathPartSchema,
  startedAt: z.string(),
  /** Everything that the flow files ask for is planned: the run is a night, not a part of one that a person tries. */
  isWhole: z.boolean(),
  site: z.enum(['live', 'stand-in']),
  release: z.string().nullable(),
  /** The second walks of what was not verified at first. */
  again: z.boolean().default(false),
  walking: walkingSchema,
  flows: z.array(z.looseObject({ flow: z.string(), file: relativePathSchema })),
  walks: z.array(plannedWalkSchema),
  /** Empty unless the plan is spread over several machines. */
  slots: z.array(slotSchema).default([]),
  /** Of second walks: the sealed sessions as the first ones left them, by account, and how the accounts stood then. */
  sessions: z.record(z.string(), z.string()).optional(),
  accounts: z.array(standingSchema).optional(),
})

/** Everything that is to be walked, in one file that holds no secret and no path of the machine that it was made on. */
export type Plan = Readonly<Omit<z.infer<typeof planSchema>, 'flows'>> & { readonly flows: readonly Flow[] }

/** The plan of a run is missing or damaged. */
export class PlanFileError extends Mistake {}

/** The part of the settings that goes into a plan. */
export function walkingOf(settings: Settings): Plan['walking'] {
  const { devices, timeouts, retries, explore, timezone, region, politeness } = settings
  return { devices, timeouts, retries, explore, timezone, politeness, ...(region ? { region } : {}) }
}

/** The path of a flow file as a plan names it. */
export function portablePath(root: string, file: string): string {
  return relative(root, file).split(sep).join('/')
}

export function planFile(out: string): string {
  return join(out, 'plan.json')
}

export function writePlan(file: string, plan: Plan): void {
  writeJson(file, plan)
}

/**
 * Reads the plan of a run, also one that another machine made.
 *
 * @throws PlanFileError when it is missing or damaged.
 */
export function readPlan(file: string): Plan {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw damaged(file, error instanceof Error ? error.message : String(error))
  }
  refuseNewer(file, value, 2, PlanFileError)
  const parsed = planSchema.safeParse(isOld(value) ? upgraded(value) : value)
  // Flows were checked when they were loaded, and are not written by hand.
  if (parsed.success) return parsed.data as unknown as Plan
  const [issue] = parsed.error.issues
  throw damaged(file, `${issue?.path.join('.')}: ${issue?.message}`)
}

function damaged(file: string, reason: string): PlanFileError {
  return new PlanFileError(`${file} cannot be read (${reason}). Keep the whole folder of a run together, or run again.`)
}

/** A plan as it was before it could be carried to another machine: with the whole settings and absolute paths. */
type OldPlan = Readonly<Record<string, unknown>> & {
  readonly run: string
  readonly settings: Settings
  readonly flows: readonly Flow[]
}

function isOld(value: unknown): value is OldPlan {
  return value !== null && typeof value === 'object' && !('schema' in value) && 'settings' in value
}

function upgraded(old: OldPlan): unknown {
  const { timeouts } = old.settings
  return {
    ...old,
    schema: 2,
    startedAt: old.startedAt ?? startOf(old.run),
    isWhole: old.isWhole ?? false,
    walking: { ...walkingOf(old.settings), timeouts: { ...timeouts, judge: timeouts.judge ?? JUDGING_SECONDS } },
    flows: old.flows.map((flow) => ({ ...flow, file: portablePath(old.settings.root, flow.file) })),
  }
}

/** When a run began, from its id; the oldest plans say it nowhere else. */
function startOf(run: string): string {
  const iso = run.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/, 'T$1:$2:$3.$4Z')
  return new Date(Number.isNaN(Date.parse(iso)) ? 0 : iso).toISOString()
}
