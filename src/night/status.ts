import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { bySeverity, verdictSchema } from '../compare/verdict.js'
import { isWhole } from '../incident/advance.js'
import { DAY, HOUR, type IncidentState, unresolved } from '../incident/incident.js'
import { writeJson } from '../state/files.js'
import type { Run } from '../state/result.js'

/** What is published after every night, and all that the watchdog reads. */
export const statusSchema = z.object({
  schema: z.literal(1),
  site: z.enum(['live', 'stand-in']),
  /** The last night; runs of some flows since then changed only what they walked. */
  run: z.string(),
  generatedAt: z.string(),
  /** Later than this nothing of it counts any more: the next night should have come. */
  expires: z.string(),
  openIncidents: z.int(),
  routes: z.array(
    z.object({
      flow: z.string(),
      route: z.string(),
      /** The worst verdict of its walks in this run. */
      verdict: verdictSchema,
      verifiedAt: z.string().nullable(),
      verifiedUntil: z.string().nullable(),
    }),
  ),
})
export type Status = Readonly<z.infer<typeof statusSchema>>

/** A night may be late by half a day: CI schedules are. */
const EXPIRES_AFTER = 36 * HOUR

export function statusFile(state: string, site: Status['site']): string {
  return join(state, 'status', `${site}.json`)
}

/**
 * Publishes what is known after a run. Of routes that it did not walk, what was published before still stands; a run
 * that did not walk all of them is no sign that nights are held, so the date of the last one stands, too.
 *
 * @param planned every walk that the flow files ask for; what no flow asks for any more is dropped.
 */
export function writeStatus(
  folder: string,
  run: Run,
  state: IncidentState,
  planned: readonly string[],
  freshnessDays: number,
  now: Date,
): void {
  const file = statusFile(folder, run.site)
  const walked = [...new Set(run.walks.map(({ flow, route }) => `${flow}/${route}`))]
  const published = readStatus(file)
  const before = (published?.routes ?? []).filter(({ flow, route }) => {
    const name = `${flow}/${route}`
    return !walked.includes(name) && planned.some((id) => id.startsWith(`${name}/`))
  })
  const routes = walked.map((name) => {
    const [flow = '', route = ''] = name.split('/')
    const verdicts = run.walks
      .filter((walk) => walk.flow === flow && walk.route === route)
      .map(({ verdict }) => verdict)
    const verifiedAt = state.verified[name] ?? null
    return {
      flow,
      route,
      verdict: verdicts.sort(bySeverity)[0] ?? 'error',
      verifiedAt,
      verifiedUntil: verifiedAt && new Date(Date.parse(verifiedAt) + freshnessDays * DAY).toISOString(),
    }
  })
  const at = now.toISOString()
  const last = isWhole({ walks: run.walks, planned })
    ? { run: run.run, generatedAt: at, expires: new Date(now.getTime() + EXPIRES_AFTER).toISOString() }
    : (published ?? { run: run.run, generatedAt: at, expires: at })
  const status: Status = {
    schema: 1,
    site: run.site,
    run: last.run,
    generatedAt: last.generatedAt,
    expires: last.expires,
    openIncidents: unresolved(state).length,
    routes: [...routes, ...before],
  }
  writeJson(file, status)
}

/** A status that is missing or damaged is made anew: it is published, never relied on. */
function readStatus(file: string): Status | undefined {
  try {
    return statusSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined
  }
}
