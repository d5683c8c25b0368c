import { z } from 'zod'
import { OBSTACLE_KINDS } from '../flow/schema.js'
import { walkIdSchema } from './names.js'
import { ofSchema1 } from './schema-1.js'
import { screenSchema, seenScreenSchema } from './screen.js'
import { whySchema } from './why.js'

/** Something that happened beside the steps; `times` counts repetitions. */
const happened = <K extends string, S extends z.ZodRawShape = Record<never, never>>(kind: K, shape: S = {} as S) =>
  z.object({ step: z.string(), times: z.int().min(1).default(1), kind: z.literal(kind), ...shape })

export const noteSchema = z.preprocess(
  ofSchema1('text', () => ({ kind: 'told' })),
  z.discriminatedUnion('kind', [
    /** A dialog that came in between; `left`: it lies over the last control and was not touched. `by`: its choice. */
    happened('interruption', {
      dialog: z.string(),
      answer: z.enum(['refused', 'closed', 'left']),
      by: z.string().nullable(),
    }),
    /** Of the browser: alert, confirm, prompt, beforeunload. */
    happened('dialog', { type: z.string() }),
    happened('popup'),
    happened('download'),
    happened('host-refused', { host: z.string() }),
    happened('post-aborted', { host: z.string() }),
    happened('several-targets', { name: z.string(), count: z.int() }),
    happened('loaded-again'),
    /** Method and address, as `reads` would name the request. */
    happened('request-stopped', { request: z.string() }),
    happened('typed-stopped', { host: z.string() }),
    happened('read-allowed', { request: z.string() }),
    /** The session could not be kept as the site left it: somebody else wrote it, its storage did not come, or the disk. */
    happened('session-not-kept', { why: z.enum(['conflict', 'not-taken', 'not-written']) }),
    /** Said in English by a guidewatch before schema 2. */
    happened('told', { text: z.string() }),
  ]),
)
export type Note = Readonly<z.infer<typeof noteSchema>>

/** What is noted, without where and how often. */
export type Remark = Note extends infer N ? (N extends Note ? Omit<N, 'step' | 'times'> : never) : never

/** A target found under another name than the published one. */
export const relocationSchema = z.object({
  step: z.string(),
  role: z.string(),
  before: z.string(),
  after: z.string(),
  score: z.number().min(0).max(1),
})
export type Relocation = Readonly<z.infer<typeof relocationSchema>>

/** A new way around a step whose target is gone, walked to its end. */
export const proposedRouteSchema = z.object({
  /** The step after which it leaves the published route; `null` when that is its first one. */
  after: z.string().nullable(),
  clicks: z.array(z.object({ role: z.string(), name: z.string() })),
  /** The published step it comes back to; `null` when it leads right to the destination. */
  next: z.string().nullable(),
  /** Every screen of the whole way, in order. */
  screens: z.array(seenScreenSchema),
})
export type ProposedRoute = Readonly<z.infer<typeof proposedRouteSchema>>

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('arrived') }),
  z.object({
    kind: z.literal('stopped'),
    step: z.string(),
    /** `target-reversed`: in its place is a control that means the contrary. */
    reason: z.enum([
      'target-missing',
      'target-reversed',
      'target-unusable',
      'link-dead',
      'left-hosts',
      'expectation-failed',
      'refused',
    ]),
    why: whySchema,
  }),
  z.object({
    kind: z.literal('obstacle'),
    step: z.string(),
    obstacle: z.enum(OBSTACLE_KINDS),
    why: whySchema,
  }),
  /** The message is that of a program, in its own words. */
  z.object({ kind: z.literal('error'), message: z.string() }),
])
export const outcomeSchema = z.preprocess(
  ofSchema1('detail', ({ detail }) => ({ why: { kind: 'told', text: detail } })),
  outcome,
)
export type Outcome = Readonly<z.infer<typeof outcomeSchema>>

/**
 * How far a walk by keyboard alone came: presses up to there, and where and why they led no further, if so: keys move the focus
 * in a circle that leaves parts of the page out, they pass the target by, there are too many of them, or pressing a key on the
 * target does nothing.
 */
export const keysSchema = z.object({
  presses: z.int(),
  step: z.string().nullable(),
  why: z.enum(['trap', 'no-focus', 'too-far', 'no-effect']).nullable(),
  /** What the flow says of the destination was there at the end. */
  recognised: z.boolean(),
})
export type Keys = Readonly<z.infer<typeof keysSchema>>

/**
 * The walk used a session or types a secret, and redaction has limits: no picture of it may be published before a person
 * has looked at it. Records from before this was kept do not say, and need a look.
 */
export const needsLookSchema = z.boolean().default(true)

/** What came of a walk: plain data, already redacted. */
export const walkRecordSchema = z.object({
  id: walkIdSchema,
  startedAt: z.string(),
  durationMs: z.number(),
  outcome: outcomeSchema,
  screens: z.array(screenSchema),
  relocations: z.array(relocationSchema),
  notes: z.array(noteSchema),
  proposed: proposedRouteSchema.nullable().default(null),
  needsLook: needsLookSchema,
  /** Of a walk by keyboard alone, which keeps no screens. */
  keys: keysSchema.optional(),
})
export type WalkRecord = Readonly<z.infer<typeof walkRecordSchema>>
