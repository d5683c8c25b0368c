import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parse } from 'yaml'
import { z } from 'zod'
import { placeKey, type Volatile, volatileSchema } from '../compare/volatile.js'
import { Mistake } from '../mistake/mistake.js'
import { type Screen, screenSchema } from '../screen/screen.js'
import { writeFileAtomically, writeTogether } from './files.js'

/** Which sites the screens are of. They never mix: the stand-in proves nothing about the live sites. */
export type SiteKind = 'live' | 'stand-in'

/** An approved screen: a snapshot. */
export const snapshotSchema = z.object({
  schema: z.literal(1),
  approved: z.object({ by: z.string(), at: z.string(), run: z.string() }),
  screen: screenSchema,
  /** What differs from visit to visit, learned from this many captures. */
  captures: z.int().default(1),
  volatile: z.array(volatileSchema).default([]),
})
export type Snapshot = Readonly<z.infer<typeof snapshotSchema>>

/** A snapshot file is damaged, or from a newer guidewatch. */
export class SnapshotError extends Mistake {}

/** Snapshots of one walk: `<snapshots>/<site>/<flow>/<route>/<locale>-<device>/`. */
export function snapshotFolder(root: string, site: SiteKind, walkId: string): string {
  return join(root, site, ...walkId.split('/'))
}

/**
 * Reads the approved screens of a walk, per step, variants in the order of their approval. Each screen's `image.file`
 * is the absolute path of its picture.
 *
 * @throws SnapshotError naming the file and what to do.
 */
export function readSnapshots(folder: string): Readonly<Record<string, readonly Snapshot[]>> {
  if (!existsSync(folder)) return {}
  const result: Record<string, Snapshot[]> = {}
  for (const name of readdirSync(folder)
    .filter((entry) => entry.endsWith('.yaml'))
    .sort(byVariant)) {
    const file = join(folder, name)
    const parsed = snapshotSchema.safeParse(parseFile(file))
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      throw new SnapshotError(
        `${file} is damaged (${issue?.path.join('.')}: ${issue?.message}). Restore it from version control, or delete it and approve the screen again.`,
      )
    }
    const snapshot = parsed.data
    const picture = join(folder, snapshot.screen.image.file)
    const withPath = { ...snapshot, screen: { ...snapshot.screen, image: { ...snapshot.screen.image, file: picture } } }
    result[snapshot.screen.step] = [...(result[snapshot.screen.step] ?? []), withPath]
  }
  return result
}

/**
 * Keeps a screen as approved.
 *
 * @param picture path of the screen's picture.
 * @param mode `replace` drops every earlier variant of the step; `variant` adds one, unless the same is there already.
 * @returns false when that variant was there already, and nothing was written.
 */
export function writeSnapshot(
  folder: string,
  snapshot: Snapshot,
  picture: string,
  mode: 'replace' | 'variant',
): boolean {
  const { step } = snapshot.screen
  if (
    mode === 'variant' &&
    (readSnapshots(folder)[step] ?? []).some((known) => isSameScreen(known.screen, snapshot.screen))
  )
    return false
  const taken = existsSync(folder) ? readdirSync(folder).filter((name) => stepOf(name) === step) : []
  const numbers = taken.map(variantOf)
  const number = mode === 'replace' ? 1 : Math.max(0, ...numbers) + 1
  const base = number === 1 ? step : `${step}.${number}`
  const file = join(folder, `${base}.yaml`)
  const screen: Screen = { ...snapshot.screen, image: { ...snapshot.screen.image, file: `${base}.png` } }
  writeTogether([
    [join(folder, `${base}.png`), readFileSync(picture)],
    [file, written({ ...snapshot, screen })],
  ])
  if (mode === 'replace') for (const name of taken.filter((entry) => variantOf(entry) > 1)) rmSync(join(folder, name))
  return true
}

/** Two screens that differ in nothing but the name of their picture. */
function isSameScreen(known: Screen, seen: Screen): boolean {
  const bare = (screen: Screen) => ({ ...screen, image: { ...screen.image, file: '' } })
  return isDeepStrictEqual(bare(known), bare(seen))
}

/**
 * Adds to what is known to vary on a step's screen, in every variant of it. Nothing else of the snapshots changes.
 *
 * @returns how many entries were added.
 */
export function addVolatile(folder: string, step: string, entries: readonly Volatile[]): number {
  let added = 0
  for (const snapshot of readSnapshots(folder)[step] ?? []) {
    const known = new Set(snapshot.volatile.map(placeKey))
    const fresh = entries.filter((entry) => !known.has(placeKey(entry)))
    if (fresh.length === 0) continue
    const { image } = snapshot.screen
    const screen = { ...snapshot.screen, image: { ...image, file: basename(image.file) } }
    const content = written({ ...snapshot, screen, volatile: [...snapshot.volatile, ...fresh] })
    writeFileAtomically(image.file.replace(/png$/, 'yaml'), content)
    added += fresh.length
  }
  return added
}

/**
 * JSON, which is YAML and read some hundred times faster, with one node of the tree a line, so that a person can read it
 * and review its changes.
 */
function written(snapshot: Snapshot): string {
  return `${linesOf(snapshot, '')}\n`
}

function linesOf(value: unknown, indent: string): string {
  const inner = `${indent}  `
  if (Array.isArray(value) && value.some(isObject))
    return `[\n${value.map((entry) => inner + linesOf(entry, inner)).join(',\n')}\n${indent}]`
  if (!isObject(value) || Array.isArray(value)) return JSON.stringify(value)
  const said = Object.entries(value).filter(([, part]) => part !== undefined)
  const isNode = typeof value.role === 'string'
  const parts = said.map(([key, part]) => `${JSON.stringify(key)}: ${linesOf(part, isNode ? indent : inner)}`)
  return isNode || !said.some(([, part]) => isObject(part))
    ? `{ ${parts.join(', ')} }`
    : `{\n${parts.map((part) => inner + part).join(',\n')}\n${indent}}`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object'
}

function parseFile(file: string): unknown {
  try {
    const text = readFileSync(file, 'utf8')
    // Earlier versions, and people, write the rest of YAML, too.
    return jsonIn(text) ?? parse(text, { maxAliasCount: 0 })
  } catch (error) {
    throw new SnapshotError(
      `${file} cannot be read (${error instanceof Error ? error.message.split('\n')[0] : String(error)}). Restore it from version control.`,
    )
  }
}

function jsonIn(text: string): unknown {
  try {
    return text.startsWith('{') ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}

/** `click-settings.2.yaml` is the second variant of the step `click-settings`. */
function stepOf(name: string): string {
  return name.replace(/(\.\d+)?\.(yaml|png)$/, '')
}

function variantOf(name: string): number {
  return Number(/\.(\d+)\.(?:yaml|png)$/.exec(name)?.[1] ?? 1)
}

function byVariant(a: string, b: string): number {
  return stepOf(a).localeCompare(stepOf(b)) || variantOf(a) - variantOf(b)
}
