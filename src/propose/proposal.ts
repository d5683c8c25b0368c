import { z } from 'zod'

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
    z.object({
      locale: z.string(),
      devices: z.array(z.string()),
      /** What to change in the guide, told to its editor in either language of the report. */
      instruction: z.object({ en: z.string(), de: z.string() }),
      /** The sentences of the guide as they should read now, in the guide's language. */
      sentences: z.array(z.string()),
    }),
  ),
  /** Pictures of a new way, relative to the run's folder, in order. */
  pictures: z.array(z.object({ locale: z.string(), device: z.string(), files: z.array(z.string()) })),
})
export type Proposal = Readonly<z.infer<typeof proposalSchema>>

/** All proposals for one flow file as one patch, to be applied with `git apply` or `patch -p1`. */
export const patchSchema = z.object({ flow: z.string(), file: z.string(), patch: z.string() })
export type Patch = Readonly<z.infer<typeof patchSchema>>
