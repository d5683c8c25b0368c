import { z } from 'zod'

const clock = '([01]\\d|2[0-3]):[0-5]\\d'

const ruleSchema = z.strictObject({
  walksPerDay: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .describe(
      'Walks of one account a day at most, in `timezone`; retries, second walks and keyboard passes count. A fifth is kept for second walks.',
    ),
  pause: z.number().min(0).max(900).default(0).describe('Seconds between two walks of one account, at least.'),
  quiet: z
    .string()
    .regex(new RegExp(`^${clock}-${clock}$`), 'use two times of the day such as `22:00-06:00`')
    .refine((hours) => hours.slice(0, 5) !== hours.slice(6), 'begins when it ends; leave it out, or name two times')
    .optional()
    .describe('Hours in which no walk of an account begins, in `timezone`; may last over midnight.'),
})

const host = z
  .string()
  .regex(
    /^(\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(:\d+)?$/,
    'name a host in small letters, such as `www.example.org` or `*.example.org`',
  )

export const politenessSchema = z
  .record(host, ruleSchema)
  .default({})
  .describe('How much a site is asked of one test account, by host; `*.example.org` is every host below example.org.')

export type Politeness = Readonly<z.infer<typeof politenessSchema>>

/** What is to be kept to at a host, and the entry of the settings that says so. */
export type PoliteRule = Readonly<z.infer<typeof ruleSchema>> & { readonly host: string }

/**
 * The rule for an address: that of its own host, else of the nearest `*.host`. An entry without a port is for every port.
 *
 * @param url an absolute address.
 */
export function ruleFor(politeness: Politeness, url: string): PoliteRule | undefined {
  const { hostname, host: withPort } = new URL(url)
  const parts = hostname.split('.')
  const wider = parts.slice(1).map((_, index) => `*.${parts.slice(index + 1).join('.')}`)
  const port = withPort.slice(hostname.length)
  const named = [hostname, ...wider].flatMap((one) => [`${one}${port}`, one]).find((one) => politeness[one])
  const rule = named === undefined ? undefined : politeness[named]
  return rule && named !== undefined ? { ...rule, host: named } : undefined
}
