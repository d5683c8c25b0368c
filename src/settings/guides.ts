import { z } from 'zod'
import type { publishSchema } from './publish.js'

/** What fits into the comment of a user agent. */
const CONTACT = /^[\x21-\x27\x2a-\x7e]+$/

/** A host of a network that no page of a stranger may lead to. */
const near = z
  .string()
  .regex(
    /^(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d+)?$/,
    'name a host in small letters, such as `wiki.internal` or `127.0.0.1:8080`',
  )

export const guidesSchema = z
  .strictObject({
    check: z
      .boolean()
      .optional()
      .describe('Whether nights check published guides. Default: on the live sites, where a guide has `proof`.'),
    contact: z
      .string()
      .regex(CONTACT, 'expected a mail address or a page, without blanks and brackets')
      .optional()
      .describe(
        'Whom the owner of a site can ask why guidewatch reads a page; sent with every request. Default: `publish: publisher:`.',
      ),
    near: z
      .array(near)
      .default([])
      .describe('Hosts that are not on the public Internet and may be asked all the same, such as a wiki of your own.'),
    megabytes: z.number().positive().max(100).default(5).describe('Megabytes of a guide at most.'),
    seconds: z.number().positive().max(300).default(30).describe('Seconds that a page may take.'),
    pause: z.number().min(0).max(600).default(1).describe('Seconds between two pages of one host, at least.'),
    hosts: z.int().min(1).max(32).default(4).describe('Hosts that are asked at once.'),
  })
  .prefault({})
  .describe('How published guides are read (docs/guide-check.md).')

/**
 * Whom to ask about requests: what the settings of the guide check say, else who publishes.
 *
 * @returns `null` where nobody is named; a page that nobody answers for is not asked for.
 */
export function contactOf({
  guides,
  publish: { publisher, url },
}: {
  readonly guides: Pick<z.infer<typeof guidesSchema>, 'contact'>
  readonly publish: Pick<z.infer<typeof publishSchema>, 'publisher' | 'url'>
}): string | null {
  const named = [guides.contact, publisher.contact, publisher.url, url]
  return named.find((one) => one !== undefined && CONTACT.test(one)) ?? null
}
