import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { membersOf, type Reviewed } from '../cause/cause.js'
import type { Decision } from '../cause/decision.js'
import type { Settings } from '../settings/settings.js'
import { readJson } from '../state/files.js'
import { planFile } from '../state/plan.js'
import { isConcluded, runFolder } from '../state/runs.js'
import { causeOf } from './members.js'

const headSchema = z.object({
  run: z.string(),
  site: z.string(),
  startedAt: z.string(),
  stopped: z.boolean().default(false),
})
const planSchema = z.object({ isWhole: z.boolean() })

/**
 * The newest whole night of the site after a run, by its id; `null` where there is none. What it saw counts, so nobody
 * decides on an older run any more.
 */
export function supersededBy(
  settings: Pick<Settings, 'state'>,
  { run, site }: Pick<Reviewed, 'run' | 'site'>,
): string | null {
  const own = headOf(runFolder(settings, run))
  const folder = join(settings.state, 'runs')
  if (!own || !existsSync(folder)) return null
  const newer = readdirSync(folder)
    // Ids sort as their times do.
    .filter((name) => name > run)
    .map((name) => join(folder, name))
    .filter(isConcluded)
    .flatMap((out) => {
      const head = headOf(out)
      const isLater = head?.site === site && !head.stopped && head.startedAt > own.startedAt
      return head && isLater && isWhole(out) ? [{ ...head, id: basename(out) }] : []
    })
  return newer.sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1)).at(-1)?.id ?? null
}

/** The same decision on a newer run that saw the same; `null` where it saw something else. */
export function offeredOn(newer: Reviewed, decision: Decision): Decision | null {
  const cause = causeOf(newer, decision.cause)
  return cause?.hash === decision.hash && membersOf(cause).length > 0 ? decision : null
}

function headOf(out: string) {
  return headSchema.safeParse(readJson(join(out, 'run.json'))).data
}

function isWhole(out: string): boolean {
  return planSchema.safeParse(readJson(planFile(out))).data?.isWhole ?? false
}
