import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { guideFindingSchema, guideUnknownSchema, guideVerdictSchema } from '../guide-check/finding.js'
import { Mistake } from '../mistake/mistake.js'
import { readJson, writeFileAtomically } from './files.js'
import { withLock } from './lock.js'
import { refuseNewer } from './newer.js'
import type { SiteKind } from './snapshots.js'

// What the guide checks came to, one file per site kind: state/guides/<site>.json. The guides themselves are not kept,
// they belong to others; only the sentences of findings are.

const judgedSchema = z.object({
  at: z.string(),
  since: z.string(),
  verdict: guideVerdictSchema.exclude(['unknown']),
  findings: z.array(guideFindingSchema),
})

export const guideCheckSchema = z.object({
  /** When it was last looked at, or tried to, ISO 8601. */
  checkedAt: z.string(),
  verdict: guideVerdictSchema,
  /** Why nothing can be said; `null` where the verdict is not `unknown`. */
  unknown: guideUnknownSchema.nullable(),
  /** What happened, in English, where a reason alone says too little. */
  message: z.string().nullable(),
  /** Since when the verdict is what it is, checks that could say nothing left out. */
  since: z.string(),
  findings: z.array(guideFindingSchema),
  /** Labels of the flow that were recognised in it. */
  labels: z.int(),
  /** The last check that could say something, where this one could not; what it found may still be so. */
  last: judgedSchema.nullable(),
  /** What the server gave to ask with the next time; `null` where it gave nothing, and for files. */
  validators: z
    .object({ url: z.string(), etag: z.string().nullable(), lastModified: z.string().nullable() })
    .nullable(),
  /** SHA-256 of the text, and of all that it was compared with: while both stay the same, so does the verdict. */
  text: z.string().nullable(),
  against: z.string().nullable(),
})
export type GuideCheck = Readonly<z.infer<typeof guideCheckSchema>>

const guideChecksSchema = z.object({
  schema: z.literal(1),
  site: z.enum(['live', 'stand-in']),
  /** By the id of the guide. */
  guides: z.record(z.string(), guideCheckSchema),
})
export type GuideChecks = Readonly<z.infer<typeof guideChecksSchema>>

export class GuideChecksError extends Mistake {}

export function guideChecksFile(state: string, site: SiteKind): string {
  return join(state, 'guides', `${site}.json`)
}

/**
 * What the guide checks came to so far; before the first one, nothing.
 *
 * @throws GuideChecksError when the file is damaged: read as empty, what is wrong would seem to be right again.
 */
export function readGuideChecks(state: string, site: SiteKind): GuideChecks {
  const file = guideChecksFile(state, site)
  if (!existsSync(file)) return { schema: 1, site, guides: {} }
  const value = readJson(file)
  refuseNewer(file, value, 1, GuideChecksError)
  const parsed = guideChecksSchema.safeParse(value)
  if (parsed.success && parsed.data.site === site) return parsed.data
  throw new GuideChecksError(
    `${file} is damaged. Restore it from version control or a backup; or delete it, and all guides are read anew.`,
  )
}

/**
 * Keeps what checks came to, beside those of other guides, at once: a run that is ended loses nothing.
 *
 * @param keeps whether a guide is still there; those that are gone from the flows are forgotten.
 * @throws WriteError; the old file is then untouched.
 */
export async function keepGuideChecks(
  state: string,
  site: SiteKind,
  checks: Readonly<Record<string, GuideCheck>>,
  keeps: (id: string) => boolean = () => true,
): Promise<void> {
  const file = guideChecksFile(state, site)
  await withLock(`${file}.lock`, 'guide checks', 10_000, () => {
    const { guides, ...head } = readGuideChecks(state, site)
    const lines = Object.entries({ ...guides, ...checks })
      .filter(([id]) => keeps(id))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, check]) => `${JSON.stringify(id)}:${JSON.stringify(check)}`)
    const start = JSON.stringify(head).slice(0, -1)
    writeFileAtomically(file, `${start},"guides":{\n${lines.join(',\n')}\n}}\n`)
  })
}

/**
 * What a check came to, beside what the one before did.
 *
 * @param now the check; `since` and `last` are made here.
 */
export function following(before: GuideCheck | undefined, now: Omit<GuideCheck, 'since' | 'last'>): GuideCheck {
  const last = before?.verdict === 'unknown' ? before.last : judgedBy(before)
  const same = now.verdict === 'unknown' ? before : last
  const since = same?.verdict === now.verdict ? same.since : now.checkedAt
  return { ...now, since, last: now.verdict === 'unknown' ? last : null }
}

function judgedBy(before: GuideCheck | undefined): GuideCheck['last'] {
  if (!before || before.verdict === 'unknown') return null
  const { checkedAt: at, since, verdict, findings } = before
  return { at, since, verdict, findings }
}
