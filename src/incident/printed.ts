import { z } from 'zod'
import { guideFindingSchema } from '../guide-check/finding.js'
import { namedGuideSchema } from '../guide-check/guide-named.js'

/** A sentence that guides print and that is wrong: what was found, and every guide that prints it. */
export const printedSchema = z.object({
  finding: guideFindingSchema,
  guides: z.array(
    namedGuideSchema.extend({
      /** The sentence as this copy prints it, with its place. */
      sentence: z.string(),
      /** What this copy should say; `null` where a person has to say it. */
      proposed: z.string().nullable(),
      line: z.int(),
      /** An address that leads to the sentence; `null` of a file. */
      fragment: z.string().nullable(),
    }),
  ),
})
export type Printed = Readonly<z.infer<typeof printedSchema>>
