import { z } from 'zod'
import { pathPartSchema } from '../screen/names.js'

export const CHOICES = ['holds', 'change', 'varies', 'unsure'] as const
/**
 * What a maintainer decides of a cause:
 * - `holds`: the guide still holds; what is seen now is approved beside what was (a variant).
 * - `change`: the guide must change; what is seen now is approved, and the flow is patched.
 * - `varies`: this changes by itself; it is not compared any more until a day.
 * - `unsure`: stays open, with the reason.
 */
export type Choice = (typeof CHOICES)[number]

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'expected a day such as 2026-12-24')

/** A decision as a person takes it. */
export const decisionSchema = z
  .object({
    cause: z.string().regex(/^[0-9a-f]{12}$/),
    /** The hash of the cause as it was shown; a decision on anything else is refused. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    choice: z.enum(CHOICES),
    /** Which members, as `walk@step`; absent: all that are alike. */
    members: z.array(z.string().max(300)).min(1).max(2000).optional(),
    /** Why; needed where somebody is not sure. */
    reason: z.string().max(500).optional(),
    /** The last day on which what varies is not compared; 90 days from now when absent. */
    until: day.optional(),
  })
  .refine(({ choice, reason }) => choice !== 'unsure' || (reason ?? '').trim() !== '', {
    error: 'say why you are not sure',
    path: ['reason'],
  })
export type Decision = Readonly<z.infer<typeof decisionSchema>>

/** A decision with who took it and when. */
export const takenSchema = z.object({
  /** Names it: for undoing, and for the next one that takes its place. */
  id: z.string(),
  by: z.string(),
  at: z.string(),
  decision: decisionSchema,
})
export type Taken = Readonly<z.infer<typeof takenSchema>>

/** Decisions that are not finished yet: `state/review/<site>/<run>.json`. */
export const draftSchema = z.object({
  schema: z.literal(1),
  run: pathPartSchema,
  site: z.enum(['live', 'stand-in']),
  /** Counts every change. */
  revision: z.int(),
  /** When the run was first looked at by `review`. */
  openedAt: z.string(),
  /** One per cause or set of its members; what was undone is not here. */
  taken: z.array(takenSchema),
  /** What was finished of this run already. */
  finished: z.array(takenSchema),
  /** What was undone or gave way to another decision, with who did so and when. */
  undone: z.array(z.object({ taken: takenSchema, by: z.string(), at: z.string() })).default([]),
})
export type Draft = Readonly<z.infer<typeof draftSchema>>

/** Decisions as one text, for `guidewatch decide`: `gw1.` and the base64url of this as JSON in UTF-8. */
export const decisionStringSchema = z.object({
  run: pathPartSchema,
  site: z.enum(['live', 'stand-in']),
  decisions: z.array(decisionSchema).min(1).max(500),
})
export type DecisionString = Readonly<z.infer<typeof decisionStringSchema>>

/** What a decision would come to, told before it is taken. */
export const consequenceSchema = z.object({
  /** Screens that would be approved. */
  screens: z.int(),
  /** Screens that wait for a decision on another cause, as `walk@step`. */
  waiting: z.array(z.object({ member: z.string(), cause: z.string() })),
  /** Walks that would be verified. */
  verified: z.array(z.string()),
  /** Walks of which all is decided, and which would still be changed or broken: their flow says otherwise. */
  stays: z.array(z.string()),
  /** Flows of which every walk would be verified. */
  links: z.array(z.string()),
  /** Claims that would be published as not kept: flow, and the sentence of the guide, in the language of the walk. */
  claims: z.array(z.object({ flow: z.string(), says: z.string(), locale: z.string() })),
  /** Guides whose editors have to be told. */
  guides: z.array(
    z.object({ title: z.string(), publisher: z.string(), url: z.string().nullable(), language: z.string() }),
  ),
  /** Sentences of guides that would read otherwise, before and after. */
  sentences: z.array(z.object({ locale: z.string(), before: z.string().nullable(), after: z.string() })),
  /** Flow files that would be patched, relative to the folder of the settings. */
  files: z.array(z.string()),
  /** Things that would not be compared any more. */
  ignored: z.int(),
  /** Nothing can be approved or patched: a person has to write the flow anew. */
  byHand: z.boolean(),
})
export type Consequence = Readonly<z.infer<typeof consequenceSchema>>

/** A line of the log of decisions: `snapshots/<site>/<flow>/decisions.jsonl`, committed with what it decided. */
export const loggedSchema = z.object({
  at: z.string(),
  by: z.string(),
  run: pathPartSchema,
  cause: z.string(),
  hash: z.string(),
  choice: z.enum(CHOICES),
  /** Screens of this flow that it was taken on, as `walk@step`. */
  members: z.array(z.string()),
  reason: z.string().nullable(),
  until: day.nullable(),
  /** Seconds from when the run was first opened for review; `null` where nobody opened it. */
  seconds: z.int().nullable(),
})
export type Logged = Readonly<z.infer<typeof loggedSchema>>
