import { z } from 'zod'
import { findingSchema } from '../compare/finding.js'
import { menuSchema } from '../compare/menu.js'
import { verdictSchema } from '../compare/verdict.js'
import { volatileSchema } from '../compare/volatile.js'
import { pathPartSchema, pathWithinSchema, walkIdSchema } from '../screen/names.js'
import { patchSchema, proposalSchema } from '../screen/proposal.js'
import { needsLookSchema, noteSchema, outcomeSchema, proposedRouteSchema, relocationSchema } from '../screen/record.js'
import { seenScreenSchema } from '../screen/screen.js'
import { standingSchema } from './accounts.js'

/** The shapes of what a run leaves: `run.json`, and `judged.json` for each walk; their JSON Schemas are published. */

const guideRef = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  url: z.string().nullable(),
  language: z.string(),
})

export const stepResultSchema = z.object({
  id: pathPartSchema,
  action: z.enum(['open', 'click', 'hover', 'press', 'fill', 'choose', 'expect', 'arrive']),
  /** What the guide tells its reader here, in the language of the walk; `null` where it says nothing. */
  says: z.string().nullable(),
  screen: seenScreenSchema.nullable(),
  /** The approved picture, relative to the run's folder; `null` when there is none or it is the same to the byte. */
  approvedImage: pathWithinSchema.nullable(),
  /** The picture of the difference, relative to the run's folder. */
  differenceImage: pathWithinSchema.nullable(),
  /** The approved picture's size in pixels. */
  approvedSize: z.object({ width: z.number(), height: z.number() }).nullable(),
  /** When the snapshot was approved that it was compared with; `null` when there is none. */
  approvedAt: z.string().nullable().default(null),
  /** What differs from it beside the target and the form, and is not known to vary. */
  varied: z.array(z.object({ entry: volatileSchema, value: z.string() })).default([]),
  /** What kept varying over the last nights: proposed as volatile, adopted by `guidewatch approve --volatile`. */
  volatile: z.array(volatileSchema).default([]),
  /** SHA-256 of what was seen, tree and picture, where readers would meet something on the walk: what is decided stands for it. */
  seen: z.string().nullable().default(null),
  /** The menus around what readers would meet here, by the place of the finding in the walk's list. */
  menus: z.array(menuSchema.extend({ finding: z.int().min(0) })).default([]),
})
export type StepResult = Readonly<z.infer<typeof stepResultSchema>>

/** What was judged of a walk: its `judged.json`. */
export const walkResultSchema = z.object({
  id: walkIdSchema,
  flow: z.string(),
  route: z.string(),
  /** Titles of flow and route in the language of the walk; their ids where the flow gives none. */
  flowTitle: z.string(),
  title: z.string(),
  locale: z.string(),
  device: z.string(),
  account: z.string(),
  verdict: verdictSchema,
  startedAt: z.string(),
  durationMs: z.number(),
  outcome: outcomeSchema,
  findings: z.array(findingSchema),
  steps: z.array(stepResultSchema),
  relocations: z.array(relocationSchema),
  notes: z.array(noteSchema),
  /** The second walk of what was not verified, alone in a fresh browser; `null` when there was none. */
  confirmation: z
    .object({
      first: verdictSchema,
      second: verdictSchema,
      agrees: z.boolean(),
      /** What both saw, as `kind@step`, where both found something that readers meet; only that is told. */
      both: z.array(z.string()).nullable().default(null),
      /** The walks that were walked again instead of this one, because they failed alike. */
      by: z.array(z.string()).default([]),
    })
    .nullable()
    .default(null),
  /** Another way that was found and walked, where a control of the guide is gone. */
  proposed: proposedRouteSchema.nullable().default(null),
  /** No picture of this walk may be published before a person has looked at it. */
  needsLook: needsLookSchema,
  /**
   * What the flow assumes and nobody has confirmed, on the live site; absent where there is nothing of it. `held` is `null`
   * where the walk never came to see it.
   */
  assumed: z
    .array(
      z.object({
        text: z.string(),
        /** `null` for addresses, and for labels that are the same in every language. */
        language: z.string().nullable(),
        source: z.string(),
        held: z.boolean().nullable(),
        /** What was there instead, as far as that is known. */
        seen: z.string().nullable(),
        /** The steps on whose screens it was there. */
        at: z.array(pathPartSchema),
      }),
    )
    .optional(),
  guides: z.array(guideRef),
})
export type WalkResult = Readonly<z.infer<typeof walkResultSchema>>

/** A step in `run.json`: the names of its pictures, relative to the run's folder. */
const stepPicturesSchema = z.object({
  id: pathPartSchema,
  image: pathWithinSchema.nullable(),
  approvedImage: pathWithinSchema.nullable(),
  differenceImage: pathWithinSchema.nullable(),
})

/** A walk in `run.json`; everything else about it is in its `judged.json`. */
export const walkSummarySchema = walkResultSchema
  .omit({ steps: true, proposed: true })
  .extend({ steps: z.array(stepPicturesSchema) })
export type WalkSummary = Readonly<z.infer<typeof walkSummarySchema>>

const runAccountSchema = standingSchema.pick({ account: true, probed: true, stopped: true, putOff: true }).extend({
  /** Until when the account is left alone; `null` when it is not. */
  pausedUntil: z.string().nullable(),
})
export type RunAccount = Readonly<z.infer<typeof runAccountSchema>>

const runHeadSchema = z.object({
  run: pathPartSchema,
  site: z.enum(['live', 'stand-in']),
  release: z.string().nullable(),
  startedAt: z.string(),
  durationMs: z.number(),
  guidewatch: z.string(),
  comparer: z.int().default(1),
  /** Set when the stored screens were judged again by another version, `comparer` being the first one: nothing changed on the sites. */
  reassessed: z.object({ at: z.string(), comparer: z.int() }).nullable().default(null),
  /** A signal ended the run early: walks are missing. */
  stopped: z.boolean().default(false),
  /** What the guides should now say, and what their flow files should. */
  proposals: z.array(proposalSchema).default([]),
  patches: z.array(patchSchema).default([]),
  /** Test accounts of the run: what their probe came to, whether and why their walks ended, and what was put off. */
  accounts: z.array(runAccountSchema).default([]),
  /** Routes in native apps: published, never walked. */
  notMachineVerified: z.array(
    z.object({ flow: z.string(), route: z.string(), title: z.string(), guides: z.array(guideRef) }),
  ),
})

export const runSchema = runHeadSchema.extend({ schema: z.literal(2), walks: z.array(walkSummarySchema) })
export type Run = Readonly<z.infer<typeof runSchema>>

/** Ids of the walks that a run put off. */
export function putOffOf({ accounts }: Pick<Run, 'accounts'>): readonly string[] {
  return accounts.flatMap(({ putOff }) => putOff.map(({ walk }) => walk))
}

/** A `run.json` of the time when it held everything of every walk. */
export const oldRunSchema = runHeadSchema.extend({ schema: z.literal(1), walks: z.array(walkResultSchema) })

/** The summary of a walk: what is told of it at a glance. */
export function summaryOf({ steps, proposed: _, ...walk }: WalkResult): WalkSummary {
  return {
    ...walk,
    steps: steps.map(({ id, screen, approvedImage, differenceImage }) => ({
      id,
      image: screen && `walks/${walk.id}/${screen.image.file}`,
      approvedImage,
      differenceImage,
    })),
  }
}
