import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { verdictSchema } from '../compare/verdict.js'
import { Mistake } from '../mistake/mistake.js'
import { writeFileAtomically } from './files.js'
import { refuseNewer } from './newer.js'
import type { SiteKind } from './snapshots.js'

/** What could be judged: what nobody could look at is no entry of a ledger. */
export const judgedVerdictSchema = verdictSchema.exclude(['blocked', 'error'])

const entrySchema = z.object({
  /** The last night, or run, that could judge the walk, and what it came to. */
  at: z.string(),
  verdict: judgedVerdictSchema,
  /** Where it went wrong, a step of the route; `null` where it did not, or at the end of the way. */
  step: z.string().nullable(),
  /** The last night that verified it, and since when every night that could judge it did. */
  verifiedAt: z.string().nullable(),
  verifiedSince: z.string().nullable(),
  /** The claims of the flow that were tested, and those that were contradicted. */
  tested: z.array(z.string()),
  contradicted: z.array(z.string()),
})
export type LedgerEntry = Readonly<z.infer<typeof entrySchema>>

const ledgerSchema = z.object({
  schema: z.literal(1),
  site: z.enum(['live', 'stand-in']),
  /** The last whole night: when it began, and when it was taken in. */
  night: z.object({ run: z.string(), at: z.string(), heldAt: z.string() }).nullable(),
  walks: z.record(z.string(), entrySchema),
})

/** What the nights came to, walk by walk: all that is published is made of it. */
export type Ledger = Readonly<z.infer<typeof ledgerSchema>>

export class LedgerError extends Mistake {}

export function ledgerFile(state: string, site: SiteKind): string {
  return join(state, 'ledger', `${site}.json`)
}

/**
 * Reads the ledger; before the first night there is none.
 *
 * @throws LedgerError when the file is damaged: published as unknown, everything would seem to have broken overnight.
 */
export function readLedger(state: string, site: SiteKind): Ledger {
  const file = ledgerFile(state, site)
  if (!existsSync(file)) return { schema: 1, site, night: null, walks: {} }
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    value = undefined
  }
  refuseNewer(file, value, 1, LedgerError)
  const parsed = ledgerSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new LedgerError(
    `${file} is damaged. Restore it from version control or a backup; or delete it, and the next night makes it anew.`,
  )
}

/**
 * Keeps the ledger, one walk a line.
 *
 * @throws WriteError; the old file is then untouched.
 */
export function writeLedger(state: string, { walks, ...head }: Ledger): void {
  const lines = Object.entries(walks)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, entry]) => `${JSON.stringify(id)}:${JSON.stringify(entry)}`)
  const start = JSON.stringify(head).slice(0, -1)
  writeFileAtomically(ledgerFile(state, head.site), `${start},"walks":{\n${lines.join(',\n')}\n}}\n`)
}
