import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathPartSchema } from '../screen/names.js'
import { jsonOfText, WriteError, writeFileAtomically } from '../state/files.js'
import { refuseNewer } from '../state/newer.js'
import type { SiteKind } from '../state/snapshots.js'
import { type Stretch, stretchSchema } from './stretch.js'

// The obstacle record lies below <state>/effort/<site>/<flow>.jsonl: one stretch a line, by walk and time. A line is rewritten
// as long as nothing changes; what is past is never touched again, nor deleted.

/** The schema of a line; lines from before it was said are of the same. */
const SCHEMA = 1

/** The stretches of each walk, by its id, oldest first. */
export type Efforts = ReadonlyMap<string, readonly Stretch[]>

function effortFolder(state: string, site: SiteKind): string {
  return join(state, 'effort', site)
}

function effortFile(state: string, site: SiteKind, flow: string): string {
  return join(effortFolder(state, site), `${pathPartSchema.parse(flow)}.jsonl`)
}

/**
 * What is remembered of a flow's walks. A line that is damaged is left out, and lost with the next night.
 *
 * @throws WriteError for a file of a newer guidewatch, which must not be written again.
 */
export function readEfforts(state: string, site: SiteKind, flow: string): Efforts {
  const file = effortFile(state, site, flow)
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  const walks = new Map<string, Stretch[]>()
  for (const stretch of lines.flatMap((line) => parsed(file, line))) {
    const known = walks.get(stretch.walk)
    if (known) known.push(stretch)
    else walks.set(stretch.walk, [stretch])
  }
  return walks
}

/**
 * Keeps what is remembered of a flow's walks; a file that stays as it is is not written.
 *
 * @throws WriteError when it cannot be written.
 */
export function writeEfforts(state: string, site: SiteKind, flow: string, efforts: Efforts): void {
  const file = effortFile(state, site, flow)
  const walks = [...efforts].sort(([a], [b]) => (a < b ? -1 : 1))
  const content = walks
    .flatMap(([, stretches]) => stretches.map((one) => `${JSON.stringify({ schema: SCHEMA, ...one })}\n`))
    .join('')
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return
  writeFileAtomically(file, content)
}

function parsed(file: string, line: string): readonly Stretch[] {
  const value = jsonOfText(line)
  refuseNewer(file, value, SCHEMA, WriteError)
  const stretch = stretchSchema.safeParse(value)
  return stretch.success ? [stretch.data] : []
}
