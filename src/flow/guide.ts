import { dirname, relative, resolve } from 'node:path'
import { z } from 'zod'
import { locale } from './texts.js'

const url = z.url({ protocol: /^https?$/, error: 'expected a URL that starts with http:// or https://' })

const proof = z
  .strictObject({
    quote: z
      .string()
      .trim()
      .min(20, 'quote a whole sentence: what is shorter may be on any page')
      .describe('A sentence, exactly as the guide prints it.'),
    prefix: z.string().optional().describe('What stands before it, if the sentence is there twice.'),
    suffix: z.string().optional().describe('What stands behind it.'),
  })
  .describe('A sentence that is in the guide whatever changes on the site.')

/** A published guide: what readers are told of it, and how it is checked (docs/guide-check.md). */
export const guide = z.strictObject({
  title: z.string(),
  publisher: z.string(),
  url: url.optional(),
  file: z
    .string()
    .regex(/\.(md|markdown|html?|xhtml|txt)$/i, 'expected a file that ends with .md, .html or .txt')
    .optional()
    .describe('The guide as a file, instead of `url`, relative to this file.'),
  language: locale,
  date: z.string().optional().describe('When it was published or last seen, such as `2025-05`.'),
  contact: z
    .union([z.email(), url], { error: 'expected a mail address or a URL' })
    .optional()
    .describe('Whom to write to when a sentence of it is wrong.'),
  family: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens, such as `agency-2025-05`')
    .optional()
    .describe('A name that copies of one text share; what is wrong in all of them is told once.'),
  named: z.boolean().optional().describe('Whether published pages may name the publisher. Default: false.'),
  teaches: z
    .array(z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/, 'name a flow, or a route as `flow/route`'))
    .min(1)
    .optional()
    .describe('The flows or routes that it teaches. Default: the routes that name it in their `guides`.'),
  proof: z
    .array(proof)
    .optional()
    .describe('Three sentences that must be found in it; else nothing is said of the guide.'),
})

export type Guide = z.infer<typeof guide>

/**
 * The guides of a part for a flow that includes it: their files relative to that of the flow.
 *
 * @param part the file of the part.
 * @param flow the file of the flow.
 */
export function guidesSeenFrom(
  flow: string,
  part: string,
  guides: Readonly<Record<string, Guide>>,
): Readonly<Record<string, Guide>> {
  return Object.fromEntries(
    Object.entries(guides).map(([id, one]) => [
      id,
      one.file === undefined ? one : { ...one, file: relative(dirname(flow), resolve(dirname(part), one.file)) },
    ]),
  )
}
