import { z } from 'zod'

/**
 * Days that the attestation of a person counts for. A machine looks again every night, so what it verified is a day old
 * at most while all is well; a person has looked once. Whoever looks twice a week leaves no gap, with a day to spare.
 */
const ATTESTED_DAYS = 5

/** How long what was seen counts. */
export const freshnessSchema = z
  .strictObject({
    days: z.int().min(1).max(365).default(7).describe('Days that a verification counts for.'),
    attestedDays: z
      .int()
      .min(1)
      .max(365)
      .optional()
      .describe(
        `Days that the attestation of a person counts for (\`guidewatch attest\`); not more than \`days\`. Default: ${ATTESTED_DAYS}, or \`days\` where that is less.`,
      ),
  })
  .refine(({ days, attestedDays }) => attestedDays === undefined || attestedDays <= days, {
    path: ['attestedDays'],
    error: 'what a person attested counts no longer than what a machine verified: not more than `days`',
  })
  .transform(({ days, attestedDays }) => ({ days, attestedDays: attestedDays ?? Math.min(ATTESTED_DAYS, days) }))
