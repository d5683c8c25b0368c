import { z } from 'zod'
import { guideFindingSchema } from '../guide-check/finding.js'
import { fragmentOf } from '../guide-check/fragment.js'
import { guideCheckSchema } from '../state/guide-checks.js'
import type { SiteKind } from '../state/snapshots.js'
import type { CheckedGuide } from './check.js'
import { countsOf } from './counts.js'

const countSchema = z.int().min(0)

/** What `guidewatch check-guides --json` gives. */
export const guideChecksFileSchema = z.object({
  schema: z.literal(1),
  site: z.enum(['live', 'stand-in']).describe('Which nights the guides were compared with.'),
  at: z.string().describe('When, ISO 8601.'),
  counts: z.object({ checked: countSchema, right: countSchema, wrong: countSchema, unknown: countSchema }),
  guides: z.array(
    guideCheckSchema.omit({ validators: true, text: true, against: true }).extend({
      id: z.string(),
      title: z.string(),
      publisher: z.string(),
      language: z.string(),
      url: z.string().nullable(),
      file: z.string().nullable(),
      contact: z.string().nullable(),
      family: z.string().nullable(),
      named: z.boolean().describe('Whether published pages may name the publisher.'),
      teaches: z.array(z.string()).describe('Flows, or routes as `flow/route`.'),
      findings: z.array(
        guideFindingSchema.extend({
          link: z.string().nullable().describe('Leads to the sentence on the page (text fragment); `null` for files.'),
        }),
      ),
    }),
  ),
})
export type GuideChecksFile = Readonly<z.infer<typeof guideChecksFileSchema>>

/** What guides came to, as data for other programs. */
export function guideChecksFile(checked: readonly CheckedGuide[], site: SiteKind, at: Date): GuideChecksFile {
  return {
    schema: 1,
    site,
    at: at.toISOString(),
    counts: countsOf(checked.map(({ check }) => check)),
    guides: checked.map(({ entry, check }) => {
      const { id, title, publisher, language, url, file, contact, family, named, teaches } = entry
      const { validators: _, text: __, against: ___, ...result } = check
      return {
        ...{ id, title, publisher, language, url, file, contact, family, named },
        teaches: teaches.map(({ flow, route }) => (route === null ? flow : `${flow}/${route}`)),
        ...result,
        findings: check.findings.map((finding) => ({
          ...finding,
          link: url === null ? null : fragmentOf(url, finding.where.quote),
        })),
      }
    }),
  }
}
