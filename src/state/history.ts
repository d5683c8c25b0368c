import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { NIGHTS_KEPT, stepNightSchema } from '../compare/nights.js'
import { verdictSchema } from '../verdict/verdict.js'
import { appendLine } from './files.js'
import type { SiteKind } from './snapshots.js'

/** One night of one walk: a line of its history. */
export const nightSchema = z.object({
  run: z.string(),
  at: z.string(),
  verdict: verdictSchema,
  steps: z.array(stepNightSchema),
})
export type Night = Readonly<z.infer<typeof nightSchema>>

/** The history of one walk: `<state>/history/<site>/<flow>/<route>/<locale>-<device>.jsonl`. */
export function historyFile(state: string, site: SiteKind, walkId: string): string {
  return `${join(state, 'history', site, ...walkId.split('/'))}.jsonl`
}

/** The last nights of a walk, oldest first. A line that a crash cut off is skipped. */
export function readHistory(file: string): readonly Night[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-NIGHTS_KEPT)
  return lines.flatMap((line) => {
    try {
      const parsed = nightSchema.safeParse(JSON.parse(line))
      return parsed.success ? [parsed.data] : []
    } catch {
      return []
    }
  })
}

/**
 * Adds a night to a history.
 *
 * @throws WriteError when the file cannot be written.
 */
export function appendHistory(file: string, night: Night): void {
  appendLine(file, JSON.stringify(night))
}
