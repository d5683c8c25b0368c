import { z } from 'zod'
import { guideFindingSchema } from '../guide-check/finding.js'

/** A guide as an incident names it: whom to write to, and where it is. */
const checkedGuideSchema = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  /** Its address, or the file that it was read from. */
  url: z.string().nullable(),
  file: z.string().nullable(),
  language: z.string(),
  /** A mail address or a URL. */
  contact: z.string().nullable(),
})
export type CheckedGuide = Readonly<z.infer<typeof checkedGuideSchema>>

/** A sentence that guides print and that is wrong: what was found, and every guide that prints it. */
export const printedSchema = z.object({
  finding: guideFindingSchema,
  guides: z.array(
    checkedGuideSchema.extend({
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
