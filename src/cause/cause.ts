import { z } from 'zod'
import { factSchema, relevanceSchema } from '../compare/finding.js'
import { verdictSchema } from '../compare/verdict.js'
import { pathPartSchema, walkIdSchema } from '../screen/names.js'
import { wordingSchema } from '../screen/proposal.js'
import { boxSchema } from '../screen/screen.js'

/** Names a screen of a run: `walk@step`. Every screen on which a walk met something wrong belongs to one cause. */
export function memberKey({ walk, step }: { readonly walk: string; readonly step: string }): string {
  return `${walk}@${step}`
}

const seenFactSchema = z.object({
  fact: factSchema,
  relevance: relevanceSchema,
  /** CSS pixels on the approved picture and on tonight's; `null` where it has no place. */
  boxBefore: boxSchema.nullable(),
  box: boxSchema.nullable(),
})
/** What was found, and where on the pictures. */
export type SeenFact = Readonly<z.infer<typeof seenFactSchema>>

/** One screen of one walk that belongs to a cause. */
export const causeMemberSchema = z.object({
  walk: walkIdSchema,
  step: pathPartSchema,
  flow: z.string(),
  route: z.string(),
  locale: z.string(),
  device: z.string(),
  verdict: verdictSchema,
  /** Titles in the language of the walk. */
  flowTitle: z.string(),
  routeTitle: z.string(),
  /** Counts from 1; `null` at the end of the way. */
  stepNumber: z.int().nullable(),
  /** What the guide tells its reader there, in the language of the walk. */
  says: z.string().nullable(),
  /** Near the way, the most important first; never empty. */
  facts: z.array(seenFactSchema).min(1),
  /** Further steps of the walk on whose screens the same was found. */
  alsoAt: z.array(pathPartSchema),
  /** The walk ended here: there is no screen behind it, and this one shows no target. */
  stops: z.boolean(),
  /** A second walk met the same. */
  confirmed: z.boolean(),
  /** What the guide should say instead. */
  proposals: z.array(wordingSchema),
  guides: z.array(
    z.object({ title: z.string(), publisher: z.string(), url: z.string().nullable(), language: z.string() }),
  ),
})
export type CauseMember = Readonly<z.infer<typeof causeMemberSchema>>

/** Why a member is not taken by a decision on its cause, unless a person takes it in. */
export const leftOutSchema = z.discriminatedUnion('kind', [
  /** More was found there than on the others: these facts. */
  z.object({ kind: z.literal('more'), facts: z.array(factSchema) }),
  /** Some of what was found on the others was not found there. */
  z.object({ kind: z.literal('less'), facts: z.array(factSchema) }),
  /** A second walk did not meet it. */
  z.object({ kind: z.literal('unconfirmed') }),
])
export type LeftOut = Readonly<z.infer<typeof leftOutSchema>>

/**
 * One difference as many walks met it: what a maintainer decides on at once. Members in other languages and on other
 * devices are alike when the same kind of thing happened to the same step, and in the same language when the same words did.
 */
export const causeSchema = z
  .object({
    /** The same as long as the same happens at the same place: for anchors and links. */
    id: z.string().regex(/^[0-9a-f]{12}$/),
    /** Stands for what was seen of all members and for what is approved of them: a decision holds for this alone. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    /** The worst verdict that it gives a walk. */
    verdict: z.enum(['changed', 'broken']),
    /** Alike; the first one shows it best. */
    members: z.array(causeMemberSchema).min(1),
    leftOut: z.array(z.object({ member: causeMemberSchema, why: leftOutSchema })),
    /** Incidents that follow it, by number. */
    incidents: z.array(z.int()),
  })
  .meta({ id: 'cause' })
export type Cause = Readonly<z.infer<typeof causeSchema>>

/** All members of a cause, those that are left out last. */
export function membersOf({ members, leftOut }: Pick<Cause, 'members' | 'leftOut'>): readonly CauseMember[] {
  return [...members, ...leftOut.map(({ member }) => member)]
}

/** Why a walk was not judged, told once for all walks that it holds for. */
export const hindranceSchema = z.object({
  verdict: z.enum(['blocked', 'error']),
  account: z.string(),
  /** Host names that could not be walked, in order. */
  hosts: z.array(z.string()),
  fact: factSchema.nullable(),
  /** What guidewatch said of its own failure. */
  failure: z.string().nullable(),
  walks: z.array(walkIdSchema).min(1),
})
export type Hindrance = Readonly<z.infer<typeof hindranceSchema>>

/** What a run came to, for a person who decides. */
export const reviewedSchema = z.object({
  run: pathPartSchema,
  site: z.enum(['live', 'stand-in']),
  /** The most urgent first: broken before changed, then by how many walks. */
  causes: z.array(causeSchema),
  hindrances: z.array(hindranceSchema),
  /** Walks of which nothing is approved yet. */
  notApproved: z.array(walkIdSchema),
})
export type Reviewed = Readonly<z.infer<typeof reviewedSchema>>
