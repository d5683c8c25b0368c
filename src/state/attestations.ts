import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Route } from '../flow/schema.js'
import { Mistake } from '../mistake/mistake.js'
import type { AttestedPicture } from './attested-picture.js'
import { writeFileAtomically, writeJson } from './files.js'
import { withLock } from './lock.js'
import { refuseNewer } from './newer.js'
import type { SiteKind } from './snapshots.js'

// What persons attested of the routes that no machine can walk, below the state folder:
//
//   attestations/<site>/<flow>/<route>.json   the last ones, newest first
//   attestations/pictures/<sha256>.png        their pictures, each once

/** So many are kept of a route. */
export const KEPT = 10

const PICTURE = /^[0-9a-f]{64}\.(png|jpg|webp)$/

const storedSchema = z.object({
  at: z.iso.datetime(),
  /** The end of its own, shorter time. */
  until: z.iso.datetime(),
  by: z.string(),
  /** The language that the app spoke; it says nothing about the labels in others. */
  language: z.string(),
  /** What the guide asked for then, see {@link askedOf}. */
  asked: z.string(),
  appVersion: z.string().nullable(),
  note: z.string().nullable(),
  /** In the order of the route; they end at a step that does not work, where the person could not go on. */
  steps: z
    .array(
      z.object({
        id: z.string(),
        works: z.boolean(),
        /** The label that was seen where it is not the guide's. */
        seen: z.string().nullable(),
        /** The name of a picture, see {@link attestedPictureFile}. */
        picture: z.string().regex(PICTURE).nullable(),
      }),
    )
    .min(1),
})

/** A person went through a route of an app. */
export type StoredAttestation = Readonly<z.infer<typeof storedSchema>>

/** What is published of it: `attestationSchema` of publish/schema.ts. */
export type AttestationToPublish = Omit<StoredAttestation, 'asked'>

const fileSchema = z.object({ schema: z.literal(1), attestations: z.array(storedSchema) })

/** What was attested cannot be used; the message names the file and what to do. */
export class AttestationError extends Mistake {}

/** What the guide asks for on a route, as a hash: once that changes, what was attested before says nothing any more. */
export function askedOf(route: Pick<Route, 'steps'>): string {
  return createHash('sha256').update(JSON.stringify(route.steps)).digest('hex').slice(0, 16)
}

/**
 * What was attested of the routes of a site.
 *
 * @returns the last ones by `flow/route`, newest first.
 * @throws AttestationError when a file is damaged, or from a newer guidewatch.
 */
export function readAttestations(state: string, site: SiteKind): ReadonlyMap<string, readonly StoredAttestation[]> {
  const folder = join(state, 'attestations', site)
  if (!existsSync(folder)) return new Map()
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /^[a-z0-9-]+\/[a-z0-9-]+\.json$/.test(name))
    .sort()
  return new Map(names.map((name) => [name.replace(/\.json$/, ''), readFile(join(folder, name))]))
}

/**
 * Keeps an attestation with its pictures, and forgets all but the last ten of the route.
 *
 * @throws AttestationError, LockedError, WriteError; then nothing was added.
 */
export async function addAttestation(
  state: string,
  site: SiteKind,
  { flow, route }: { readonly flow: string; readonly route: string },
  attestation: StoredAttestation,
  pictures: readonly AttestedPicture[] = [],
): Promise<readonly StoredAttestation[]> {
  const folder = join(state, 'attestations')
  const file = join(folder, site, flow, `${route}.json`)
  return withLock(join(folder, 'attestations.lock'), 'keeping an attestation', PATIENCE_MS, () => {
    const before = existsSync(file) ? readFile(file) : []
    const all = [attestation, ...before].sort(newestFirst)
    const attestations = all.slice(0, KEPT)
    for (const { file: name, content } of pictures) writeFileAtomically(attestedPictureFile(state, name), content)
    writeJson(file, { schema: 1, attestations })
    forgetPictures(state, all.slice(KEPT))
    return attestations
  })
}

/** Where a picture lies that an attestation names. */
export function attestedPictureFile(state: string, picture: string): string {
  return join(state, 'attestations', 'pictures', picture)
}

/**
 * What counts of a route: the newest attestation of what the guide asks for now, whether or not it found that all works.
 * An older one never stands in for it. Whether its time has passed is for {@link attestedState} to say.
 *
 * @param asked of the route as it is now, see {@link askedOf}.
 * @param now ISO time; what is dated later does not count yet.
 */
export function attestationFor(
  attestations: readonly StoredAttestation[],
  asked: string,
  now: string,
): AttestationToPublish | null {
  const found = attestations.find((one) => one.asked === asked && Date.parse(one.at) <= Date.parse(now))
  if (!found) return null
  const { asked: _, ...published } = found
  return published
}

/**
 * The published state of a route of an app. It is attested only where all of it worked and the time has not passed; a
 * step that does not work is kept and shown, but no machine has seen it: the route is neither changed nor broken.
 */
export function attestedState(
  attestation: Pick<AttestationToPublish, 'at' | 'until' | 'steps'> | null,
  now: string,
): 'attested' | 'not-machine-verified' {
  if (!attestation || attestation.steps.length === 0) return 'not-machine-verified'
  const time = Date.parse(now)
  const counts = Date.parse(attestation.at) <= time && time < Date.parse(attestation.until)
  return counts && attestation.steps.every(({ works }) => works) ? 'attested' : 'not-machine-verified'
}

/** A person waits this long for another one who attests. */
const PATIENCE_MS = 10_000

function readFile(file: string): readonly StoredAttestation[] {
  const advice = 'Restore it from a backup, or delete it and attest the route again.'
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new AttestationError(
      `${file} is damaged (${error instanceof Error ? error.message : String(error)}). ${advice}`,
    )
  }
  refuseNewer(file, value, 1, AttestationError)
  const parsed = fileSchema.safeParse(value)
  if (parsed.success) return parsed.data.attestations.sort(newestFirst)
  const [issue] = parsed.error.issues
  throw new AttestationError(`${file} is damaged (${issue?.path.join('.')}: ${issue?.message}). ${advice}`)
}

function newestFirst(a: StoredAttestation, b: StoredAttestation): number {
  return Date.parse(b.at) - Date.parse(a.at)
}

/** Deletes the pictures of what was forgotten, unless something else shows them. */
function forgetPictures(state: string, forgotten: readonly StoredAttestation[]): void {
  const gone = new Set(picturesOf(forgotten))
  if (gone.size === 0) return
  for (const site of ['live', 'stand-in'] as const)
    for (const kept of readAttestations(state, site).values())
      for (const picture of picturesOf(kept)) gone.delete(picture)
  for (const picture of gone) rmSync(attestedPictureFile(state, picture), { force: true })
}

function picturesOf(attestations: readonly StoredAttestation[]): readonly string[] {
  return attestations.flatMap(({ steps }) => steps.flatMap(({ picture }) => picture ?? []))
}
