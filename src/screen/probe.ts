import { z } from 'zod'
import { whySchema } from './why.js'

/** What the probe of a test account can come to. */
export const PROBE_RESULTS = [
  'ok',
  'expired',
  'checkpoint',
  'another-language',
  'suspended',
  'already-objected',
  'rate-limit',
  'unreachable',
  'missing',
] as const
export type ProbeResult = (typeof PROBE_RESULTS)[number]

/** What a probe came to, as it is kept. */
export const probedSchema = z.object({
  result: z.enum(PROBE_RESULTS),
  /** What was seen; of an `ok` only when something is to be said of it all the same. */
  why: whySchema.nullable(),
  /** When the page was opened, ISO 8601. */
  at: z.string(),
  /** The language that the site showed, such as `en`; `null` when the page did not tell. */
  language: z.string().nullable(),
})
export type ProbedAccount = Readonly<z.infer<typeof probedSchema>>
