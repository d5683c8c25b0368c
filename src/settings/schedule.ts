import { validate } from 'node-cron'
import { z } from 'zod'
import { secretSchema } from './secret.js'

export const scheduleSchema = z
  .strictObject({
    cron: z
      .string()
      .default('17 3 * * *')
      .refine(isCron, 'not a cron expression of five fields, such as `17 3 * * *`')
      .describe('When a night begins.'),
    timezone: z
      .string()
      .default('UTC')
      .refine(isTimezone, 'not an IANA time zone such as `Europe/Berlin`')
      .describe('The time zone of `cron`. In UTC no night is skipped when the clocks change.'),
    jitter: z.number().min(0).max(180).default(0).describe('Minutes that a night is put off by chance, at most.'),
    deadline: z.number().min(0.01).max(23).default(6).describe('Hours after which a night is ended.'),
    ping: secretSchema
      .optional()
      .describe('A check of Healthchecks or the like, called when a night starts, ends and fails.'),
  })
  .prefault({})
  .describe('When the daemon walks; CI has schedules of its own.')

export type ScheduleSettings = Readonly<z.infer<typeof scheduleSchema>>

function isCron(expression: string): boolean {
  return expression.trim().split(/\s+/).length === 5 && validate(expression)
}

export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
