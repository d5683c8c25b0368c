import { z } from 'zod'
import { ofSchema1 } from './schema-1.js'

/** What to change in a guide; steps count as the guide does, `null` at the form. */
const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rename'), step: z.int().nullable(), before: z.string(), after: z.string() }),
  /** The sentences of the proposal come before the step. */
  z.object({ kind: z.literal('insert'), step: z.int() }),
  /** The sentences of the proposal stand for the step and those after it: up to `last`, or all. */
  z.object({ kind: z.literal('replace'), step: z.int(), last: z.int().optional() }),
  /** Said by a guidewatch before schema 2. */
  z.object({ kind: z.literal('told'), en: z.string(), de: z.string() }),
])
export type Change = Readonly<z.infer<typeof change>>

/** One wording: what to change, and the sentences of the guide as they should read now, in the guide's language. */
const wording = { change, sentences: z.array(z.string()) }
const wordingOfSchema1 = ofSchema1('instruction', ({ instruction }) => ({
  change: { kind: 'told', ...(instruction as object) },
}))
export const wordingSchema = z.preprocess(wordingOfSchema1, z.object(wording))
export type Wording = Readonly<z.infer<typeof wordingSchema>>

/** What a guide should now say, and how its flow should change. Nothing of it is adopted without a person. */
export const proposalSchema = z.object({
  flow: z.string(),
  route: z.string(),
  /** `rename`: another label; `route`: another way, walked to its end. */
  kind: z.enum(['rename', 'route']),
  /** The step of the flow concerned, `arrival` for the destination. */
  step: z.string(),
  /** One per language that it was seen in, with the devices. */
  texts: z.array(
    z.preprocess(wordingOfSchema1, z.object({ locale: z.string(), devices: z.array(z.string()), ...wording })),
  ),
  /** Pictures of a new way, relative to the run's folder, in order. */
  pictures: z.array(z.object({ locale: z.string(), device: z.string(), files: z.array(z.string()) })),
})
export type Proposal = Readonly<z.infer<typeof proposalSchema>>

/** All proposals for one flow file as one patch, to be applied with `git apply` or `patch -p1`. */
export const patchSchema = z.object({ flow: z.string(), file: z.string(), patch: z.string() })
export type Patch = Readonly<z.infer<typeof patchSchema>>
