import { z } from 'zod'

/** A guide as it is spoken of when it was checked: whose it is, where it is, and whom to write to. */
export const namedGuideSchema = z.object({
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
