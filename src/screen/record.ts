import { z } from 'zod'
import { OBSTACLE_KINDS } from '../flow/schema.js'
import { walkIdSchema } from './names.js'
import { screenSchema, seenScreenSchema } from './screen.js'

export const noteSchema = z.object({
  step: z.string(),
  kind: z.enum([
    'interruption',
    'dialog',
    'popup',
    'download',
    'host-refused',
    'post-aborted',
    'several-targets',
    'loaded-again',
    'request-stopped',
    'typed-stopped',
    'read-allowed',
  ]),
  text: z.string(),
})
export type Note = Readonly<z.infer<typeof noteSchema>>

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

export const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('arrived') }),
  z.object({
    kind: z.literal('stopped'),
    step: z.string(),
    /** `target-reversed`: in its place is a control that means the contrary, whose name is the detail. */
    reason: z.enum([
      'target-missing',
      'target-reversed',
      'target-unusable',
      'link-dead',
      'left-hosts',
      'expectation-failed',
      'refused',
    ]),
    detail: z.string(),
  }),
  z.object({
    kind: z.literal('obstacle'),
    step: z.string(),
    obstacle: z.enum(OBSTACLE_KINDS),
    detail: z.string(),
  }),
  z.object({ kind: z.literal('error'), message: z.string() }),
])
export type Outcome = Readonly<z.infer<typeof outcomeSchema>>

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
})
export type WalkRecord = Readonly<z.infer<typeof walkRecordSchema>>
