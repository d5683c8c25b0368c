import { z } from 'zod'
import { locale, localText, text } from './texts.js'

const address = z.url({ protocol: /^https?$/, error: 'expected a URL that starts with http:// or https://' })
const day = z.iso.date('expected a date such as `2026-08-14`')
const source = text.describe('Where it was read, such as `consumer-watch.example 2025-05`.')

const formerLink = z
  .strictObject({
    url: address,
    is: z
      .enum(['old', 'wrong', 'gone', 'redirected'])
      .describe(
        '`old`: the form of earlier times. `wrong`: another form that readers take for it. `gone`: nothing is there. `redirected`: leads elsewhere.',
      ),
    title: localText.optional().describe('What is, or was, there.'),
    to: address.optional().describe('Where a redirected address leads.'),
    instead: address.optional().describe('What guides should print instead.'),
    since: day.optional().describe('The day from which this is so, as far as it is known.'),
    source,
  })
  .describe('An address that guides print, and that is not, or not any more, the right one.')

const formerLabel = z
  .strictObject({
    locale,
    was: text.describe('The label, as it once was on the site.'),
    now: text.optional().describe('What is there instead.'),
    step: z
      .string()
      .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'name a route and its step, such as `settings-menu/click-settings`')
      .optional()
      .describe('The step that used it, as `route/step`.'),
    until: day.optional().describe('The first day on which it is known to be gone.'),
    source,
  })
  .describe('A label that the site once had, before any night saw it.')

export const formerly = z
  .strictObject({ links: z.array(formerLink).default([]), labels: z.array(formerLabel).default([]) })
  .describe('What was so before any night could see it, each with its source; published guides are checked against it.')

export type FormerLink = Readonly<z.infer<typeof formerLink>>
export type FormerLabel = Readonly<z.infer<typeof formerLabel>>
export type Formerly = Readonly<z.infer<typeof formerly>>

/** Former facts of a part and of the flow that includes it, as one list. */
export function mergedFormerly(all: readonly (Formerly | undefined)[]): Formerly {
  return {
    links: all.flatMap((one) => one?.links ?? []),
    labels: all.flatMap((one) => one?.labels ?? []),
  }
}
