import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { emptyState, type IncidentState, SCHEMA, stateSchema } from '../incident/incident.js'
import { Mistake } from '../mistake/mistake.js'
import { writeJson } from '../state/files.js'
import { withLock } from '../state/lock.js'
import { refuseNewer } from '../state/newer.js'
import type { SiteKind } from '../state/snapshots.js'

/** What is known of incidents cannot be used; the message names the file and what to do. */
export class StateError extends Mistake {}

/** Incidents of the stand-in never mix with those of the live sites. */
export const SITES: readonly SiteKind[] = ['live', 'stand-in']

/** `<state>/incidents/<site>.json` */
export function incidentsFile(state: string, site: SiteKind): string {
  return join(state, 'incidents', `${site}.json`)
}

/**
 * Reads what is known of incidents; nothing yet is an empty state.
 *
 * @throws StateError when the file is damaged, or from a newer guidewatch: going on would lose open incidents.
 */
export function readIncidents(state: string, site: SiteKind): IncidentState {
  const file = incidentsFile(state, site)
  if (!existsSync(file)) return emptyState(site)
  const restore = `Restore it from version control or a backup, or from ${previousFile(file)}, which is one change older.`
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new StateError(`${file} is damaged (${error instanceof Error ? error.message : String(error)}). ${restore}`)
  }
  refuseNewer(file, value, SCHEMA, StateError)
  const parsed = stateSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new StateError(`${file} is damaged (${issue?.path.join('.')}: ${issue?.message}). ${restore}`)
}

/** A command of a person waits this long for a night that is writing. */
const PATIENCE_MS = 30_000

/**
 * Changes what is known of incidents; nobody else can meanwhile. What was known before is kept beside it.
 *
 * @throws StateError, LockedError, WriteError; then nothing has changed.
 */
export async function changeIncidents(
  state: string,
  site: SiteKind,
  change: (before: IncidentState) => IncidentState,
): Promise<IncidentState> {
  const file = incidentsFile(state, site)
  return withLock(`${file}.lock`, 'changing incidents', PATIENCE_MS, () => {
    const before = readIncidents(state, site)
    const after = change(before)
    if (after === before) return before
    if (existsSync(file)) writeJson(previousFile(file), before)
    writeJson(file, after)
    return after
  })
}

function previousFile(file: string): string {
  return file.replace(/json$/, 'previous.json')
}
