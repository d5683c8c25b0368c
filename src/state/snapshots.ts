import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parse } from 'yaml'
import { z } from 'zod'
import { type Volatile, volatileSchema, withEntries } from '../compare/volatile.js'
import { Mistake } from '../mistake/mistake.js'
import { type Screen, screenSchema } from '../screen/screen.js'
import { changeFiles, type FileChange } from './change.js'
import { readText } from './files.js'
import { refuseNewer } from './newer.js'

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

// How approved screens lie below the folder of the snapshots, known here alone:
//
//   <site>/<flow>/<route>/<locale>-<device>/<step>.json   and <step>.2.json for a second variant
//   pictures/<sha256>.png                                 each picture once, whoever shows it
//
// Earlier versions wrote <step>.yaml with <step>.png beside it; that is still read, and `guidewatch migrate` converts it.

/** A snapshot as it was read: where it lies, and the absolute path of its picture as the screen's `image.file`. */
export type StoredSnapshot = Snapshot & { readonly file: string }

/** Snapshots of one walk. */
export function snapshotFolder(root: string, site: SiteKind, walkId: string): string {
  return join(root, site, ...walkId.split('/'))
}

/** Which screen a snapshot file is of; `null` for other files, such as pictures. */
export function snapshotNamed(
  root: string,
  file: string,
): { readonly site: string; readonly walk: string; readonly step: string } | null {
  const [site, flow, route, way, name, ...more] = relative(root, file).split(/[/\\]/)
  if (!site || !name || more.length > 0 || !SNAPSHOT.test(name)) return null
  return { site, walk: `${flow}/${route}/${way}`, step: stepOf(name) }
}

/** Where the pictures lie that the snapshots of a walk name. */
function pictureFolder(folder: string): string {
  return join(folder, '..', '..', '..', '..', PICTURES)
}

const PICTURES = 'pictures'

/**
 * Reads the approved screens of a walk, per step, variants in the order of their approval.
 *
 * @param steps which; those of all steps when absent.
 * @throws SnapshotError naming the file and what to do.
 */
export function readSnapshots(
  folder: string,
  steps?: ReadonlySet<string>,
): Readonly<Record<string, readonly StoredSnapshot[]>> {
  const result: Record<string, StoredSnapshot[]> = {}
  for (const name of namesIn(folder, steps)) {
    const snapshot = readSnapshot(join(folder, name))
    result[snapshot.screen.step] = [...(result[snapshot.screen.step] ?? []), snapshot]
  }
  return result
}

/**
 * Stands for what is approved of some steps of a walk: for each the SHA-256 of every snapshot, as it is written.
 */
export function snapshotPrints(folder: string, steps: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const prints = new Map<string, string[]>()
  for (const name of namesIn(folder, steps)) {
    const print = createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex')
    prints.set(stepOf(name), [...(prints.get(stepOf(name)) ?? []), print])
  }
  return prints
}

/** Steps of a walk of which more than one screen is approved. */
export function stepsWithVariants(folder: string, steps: ReadonlySet<string>): ReadonlySet<string> {
  const names = namesIn(folder, steps).map(stepOf)
  return new Set(names.filter((step, index) => names.indexOf(step) < index))
}

/** The files of the snapshots of a walk, variants in the order of their approval. */
function namesIn(folder: string, steps?: ReadonlySet<string>): readonly string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => SNAPSHOT.test(name) && (steps?.has(stepOf(name)) ?? true))
    .sort(byVariant)
}

/** Every file that the snapshots of a walk are made of, pictures included, as they lie below the folder of the snapshots. */
export function snapshotLayout(root: string, folder: string): readonly string[] {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.(json|yaml|png)$/.test(name)) : []
  const own = files.map((name) => join(folder, name))
  const pictures = own.flatMap((file) => (file.endsWith('.json') ? pictureIn(readFileSync(file, 'utf8')) : []))
  return [...own, ...[...new Set(pictures)].map((name) => join(root, PICTURES, name))]
}

function readSnapshot(file: string): StoredSnapshot {
  const value = parseFile(file)
  refuseNewer(file, value, 1, SnapshotError)
  const parsed = snapshotSchema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new SnapshotError(
      `${file} is damaged (${issue?.path.join('.')}: ${issue?.message}). Restore it from version control, or delete it and approve the screen again.`,
    )
  }
  const { screen } = parsed.data
  const folder = dirname(file)
  const place = isOld(file) ? folder : pictureFolder(folder)
  return { ...parsed.data, file, screen: withPicture(screen, join(place, screen.image.file)) }
}

function isOld(file: string): boolean {
  return file.endsWith('.yaml')
}

function withPicture(screen: Screen, file: string): Screen {
  return { ...screen, image: { ...screen.image, file } }
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
  const changes = snapshotChanges(folder, snapshot, picture, mode)
  if (changes) changeFiles(changes)
  return changes !== undefined
}

/** What {@link writeSnapshot} changes; `undefined` when that variant is there already. */
export function snapshotChanges(
  folder: string,
  snapshot: Snapshot,
  picture: string,
  mode: 'replace' | 'variant',
): readonly FileChange[] | undefined {
  const { step } = snapshot.screen
  if (
    mode === 'variant' &&
    (readSnapshots(folder)[step] ?? []).some((known) => isSameScreen(known.screen, snapshot.screen))
  )
    return undefined
  const taken = namesIn(folder, new Set([step]))
  const number = mode === 'replace' ? 1 : Math.max(0, ...taken.map(variantOf)) + 1
  const name = number === 1 ? `${step}.json` : `${step}.${number}.json`
  const gone = mode === 'replace' ? taken.filter((entry) => entry !== name) : []
  return [...kept(join(folder, name), snapshot, picture), ...gone.flatMap((other) => dropped(join(folder, other)))]
}

/** A snapshot and, unless it is there already, its picture. */
function kept(file: string, snapshot: Snapshot, picture: string): readonly FileChange[] {
  const name = `${createHash('sha256').update(readFileSync(picture)).digest('hex')}.png`
  const place = join(pictureFolder(dirname(file)), name)
  // What is never compared would only make its changes longer to review.
  const { measured: _, ...screen } = withPicture(snapshot.screen, name)
  return [
    ...(existsSync(place) ? [] : [{ file: place, content: { copyOf: picture } }]),
    { file, content: written({ ...snapshot, screen }) },
  ]
}

function dropped(file: string): readonly FileChange[] {
  const files = isOld(file) ? [file, file.replace(/yaml$/, 'png')] : [file]
  return files.map((one) => ({ file: one, content: null }))
}

/**
 * Deletes pictures that no snapshot shows any more.
 *
 * @param root the folder of the snapshots.
 */
export function prunePictures(root: string): void {
  const place = join(root, PICTURES)
  if (!existsSync(place)) return
  const shown = new Set(snapshotFiles(root).flatMap((file) => pictureIn(readFileSync(file, 'utf8'))))
  for (const name of readdirSync(place)) {
    if (/^[0-9a-f]{64}\.png$/.test(name) && !shown.has(name)) rmSync(join(place, name))
  }
}

/**
 * The pictures that no snapshot shows any more once changes are made. Pictures that nobody showed before are left alone.
 *
 * @param root the folder of the snapshots.
 */
export function orphanedBy(root: string, changes: readonly FileChange[]): readonly FileChange[] {
  const changed = new Map(changes.map(({ file, content }) => [file, content]))
  const gone = new Set([...changed.keys()].flatMap((file) => pictureIn(readText(file) ?? '')))
  for (const content of changed.values())
    if (typeof content === 'string') for (const name of pictureIn(content)) gone.delete(name)
  for (const file of gone.size > 0 ? snapshotFiles(root) : [])
    if (!changed.has(file)) for (const name of pictureIn(readFileSync(file, 'utf8'))) gone.delete(name)
  return [...gone].sort().map((name) => ({ file: join(root, PICTURES, name), content: null }))
}

function snapshotFiles(root: string): readonly string[] {
  return filesBelow(root).filter((file) => file.endsWith('.json'))
}

/** The picture that a snapshot names, as it is written. */
function pictureIn(text: string): readonly string[] {
  return /"file": "([0-9a-f]{64}\.png)"/.exec(text)?.slice(1) ?? []
}

/**
 * Converts the snapshots of earlier versions.
 *
 * @param root the folder of the snapshots.
 * @param isDry nothing is written, and those are counted that would be.
 * @returns how many were converted.
 */
export function migrateSnapshots(root: string, isDry = false): number {
  const old = filesBelow(root).filter((file) => isOld(file) && /^[^/\\]+([/\\][^/\\]+){4}$/.test(relative(root, file)))
  for (const file of isDry ? [] : old) {
    const { file: _, ...snapshot } = readSnapshot(file)
    changeFiles([...kept(file.replace(/yaml$/, 'json'), snapshot, snapshot.screen.image.file), ...dropped(file)])
  }
  return old.length
}

function filesBelow(root: string): readonly string[] {
  return existsSync(root)
    ? readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name))
    : []
}

/** Two screens that differ in nothing but the name of their picture, and what is never compared. */
function isSameScreen(known: Screen, seen: Screen): boolean {
  const bare = ({ measured: _, ...screen }: Screen) => ({ ...screen, image: { ...screen.image, file: '' } })
  return isDeepStrictEqual(bare(known), bare(seen))
}

/**
 * Adds to what is known to vary on a step's screen, in every variant of it. Nothing else of the snapshots changes.
 *
 * @returns how many entries were added.
 */
export function addVolatile(folder: string, step: string, entries: readonly Volatile[]): number {
  const { changes, added } = volatileChanges(folder, step, entries)
  changeFiles(changes)
  return added
}

/** What {@link addVolatile} changes, and how many entries it adds. */
export function volatileChanges(
  folder: string,
  step: string,
  entries: readonly Volatile[],
): { readonly changes: readonly FileChange[]; readonly added: number } {
  const changed = (readSnapshots(folder)[step] ?? []).flatMap(({ file, ...snapshot }) => {
    const { all, added } = withEntries(snapshot.volatile, entries)
    const screen = withPicture(snapshot.screen, basename(snapshot.screen.image.file))
    return added > 0 ? [{ file, content: written({ ...snapshot, screen, volatile: [...all] }), added }] : []
  })
  return {
    changes: changed.map(({ file, content }) => ({ file, content })),
    added: changed.reduce((sum, { added }) => sum + added, 0),
  }
}

/** JSON with one node of the tree a line, so that a person can read it and review its changes. */
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

const SNAPSHOT = /\.(json|yaml)$/

/** `click-settings.2.json` is the second variant of the step `click-settings`. */
function stepOf(name: string): string {
  return name.replace(/(\.\d+)?\.(json|yaml)$/, '')
}

function variantOf(name: string): number {
  return Number(/\.(\d+)\.(?:json|yaml)$/.exec(name)?.[1] ?? 1)
}

function byVariant(a: string, b: string): number {
  return stepOf(a).localeCompare(stepOf(b)) || variantOf(a) - variantOf(b)
}
