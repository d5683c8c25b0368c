import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { LoadedFlows } from '../flow/load.js'
import { BadInputError } from '../mistake/mistake.js'
import { VERSION_OF_GUIDEWATCH } from '../settings/root.js'
import type { Settings } from '../settings/settings.js'
import { attestedPictureFile } from '../state/attestations.js'
import { readText, writeFileAtomically } from '../state/files.js'
import { type Ledger, readLedger } from '../state/ledger.js'
import type { SiteKind } from '../state/snapshots.js'
import { filesOf } from './files.js'
import { type Folder, HEAD, openFolder, STATUS } from './folder.js'
import { type Gathered, gather } from './gather.js'
import { jwks, makeHead, nextSequence, readHead, signHead } from './head.js'
import { addressWarnings } from './host/addresses.js'
import { type SigningKey, signingKeys } from './keys.js'
import { comparisonFiles, obstacleFiles } from './record/obstacles.js'
import { needsRenewal, saysTheSame } from './same.js'
import {
  type Attestation,
  type Head,
  type LinkState,
  type Publication,
  publishedLinkSchema,
  type Status,
  statusSchema,
} from './schema.js'

/** What was published, and what a maintainer should know about it. */
export type Published = {
  readonly folder: string
  readonly head: Head
  readonly signed: boolean
  /** How many links are in each state. */
  readonly states: Readonly<Partial<Record<LinkState, number>>>
  /** Nothing but the head was new. */
  readonly onlyHead: boolean
  readonly warnings: readonly string[]
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** A night may be late by half a day: CI schedules are. */
const EXPIRES_AFTER_HOURS = 36

/** Where the nights of a site are published: those of the stand-in beside those of the live sites, never among them. */
export function publicFolder({ publish: { folder } }: Pick<Settings, 'publish'>, site: SiteKind): string {
  return site === 'live' ? folder : `${folder}-stand-in`
}

/**
 * Publishes what the nights came to: status and head, feeds, pages, pictures and everything else for readers and guides. The
 * same knowledge gives the same bytes; a night without changes gives a new head alone.
 *
 * @param options.folder published instead of the one that the settings name.
 * @throws BadInputError before the first whole night, and when the folder holds something else; KeyError, SecretError.
 */
export async function publish(
  settings: Settings,
  { flows, comparisons }: Pick<LoadedFlows, 'flows' | 'comparisons'>,
  options: { readonly site: SiteKind; readonly folder?: string | undefined; readonly now: Date },
): Promise<Published> {
  const { site, now } = options
  const ledger = readLedger(settings.state, site)
  if (!ledger.night)
    throw new BadInputError(
      'Nothing can be published before a whole night was held: `guidewatch run` without names of flows holds one.',
    )
  const keys = await signingKeys(settings)
  const folder = openFolder(options.folder ?? publicFolder(settings, site))
  const before = readPublished(settings.state, site)
  const gathered = await gather(settings, flows, site, ledger, before.status, now)
  const status =
    before.status &&
    saysTheSame(before.status, gathered.status) &&
    !needsRenewal(before.status, settings.freshness.days, now)
      ? before.status
      : gathered.status
  const statusText = textOf(status)
  const head = await headWith({ settings, ledger, keys, statusText, before: before.head, now })
  const publication: Publication = {
    status,
    base: settings.publish.url ?? null,
    night: head.head.night,
    signed: keys.length > 0,
  }
  // The head says what is new every night; everything else is made of these.
  const { policy } = settings.publish
  const made = hashOf([VERSION_OF_GUIDEWATCH, statusText, publication.base, policy, head.head.keys])
  const onlyHead = folder.made === made
  if (onlyHead) folder.keep()
  else writeAll(folder, publication, gathered, { flows, comparisons, settings })
  const keysText = `${JSON.stringify(jwks(keys), null, 2)}\n`
  // First: cut off here, the next night goes on with this head, and never gives its number to another one.
  keepPublished(settings.state, site, statusText, head.text)
  folder.finish(made, [
    { path: 'keys.json', content: keysText },
    { path: STATUS, content: statusText },
    { path: HEAD, content: head.text },
  ])
  return {
    folder: options.folder ?? publicFolder(settings, site),
    head: head.head,
    signed: publication.signed,
    states: countStates(status),
    onlyHead,
    warnings: [...gathered.warnings, ...addressWarnings(publication)],
  }
}

/** What was published last, as readers know it; kept with the state, so that a lost folder goes back to no earlier sequence. */
function readPublished(state: string, site: SiteKind): { readonly status: Status | null; readonly head: Head | null } {
  const read = <T>(name: string, parse: (text: string) => T): T | null => {
    const file = join(state, 'published', site, name)
    const text = readText(file)
    try {
      return text === undefined ? null : parse(text)
    } catch {
      throw new BadInputError(
        `${file} is damaged. Restore it from version control or a backup: without it, readers would take what is published for something older.`,
      )
    }
  }
  return { status: read(STATUS, (text) => statusSchema.parse(JSON.parse(text))), head: read(HEAD, readHead) }
}

function keepPublished(state: string, site: SiteKind, statusText: string, headText: string): void {
  for (const [name, text] of [[STATUS, statusText] as const, [HEAD, headText] as const]) {
    const file = join(state, 'published', site, name)
    if (readText(file) !== text) writeFileAtomically(file, text)
  }
}

/** The bytes of the status: members in the order of the schema, links in one line each. */
function textOf({ links, ...status }: Status): string {
  const { links: _, ...rest } = statusSchema.parse({ ...status, links: [] })
  const start = JSON.stringify(rest).slice(0, -1)
  const lines = links.map((link) => JSON.stringify(publishedLinkSchema.parse(link)))
  return `${start},"links":[\n${lines.join(',\n')}\n]}\n`
}

/** The head, which is the one of before as long as there is nothing new to sign. */
async function headWith(made: {
  readonly settings: Settings
  readonly ledger: Ledger
  readonly keys: readonly SigningKey[]
  readonly statusText: string
  readonly before: Head | null
  readonly now: Date
}): Promise<{ readonly head: Head; readonly text: string }> {
  const { settings, ledger, keys, statusText, before, now } = made
  const { run, at, heldAt } = ledger.night ?? { run: '', at: '', heldAt: '' }
  const expires = new Date(Date.parse(heldAt) + EXPIRES_AFTER_HOURS * HOUR_MS)
  const head = makeHead({
    site: ledger.site,
    sequence: nextSequence(before),
    // Later than the last night allows, it is signed as of that night: it has expired, and readers see that.
    issuedAt: (now < expires ? now : new Date(heldAt)).toISOString(),
    expires: expires.toISOString(),
    night: { run, at, until: new Date(Date.parse(at) + settings.freshness.days * DAY_MS).toISOString() },
    status: statusText,
    keys,
  })
  const isSame =
    before !== null && isDeepStrictEqual({ ...head, sequence: before.sequence, issuedAt: before.issuedAt }, before)
  const signed = isSame ? before : head
  return { head: signed, text: await signHead(signed, keys) }
}

/** Writes everything but status and head. */
function writeAll(
  folder: Folder,
  publication: Publication,
  { steps, efforts }: Gathered,
  { flows, comparisons, settings }: Pick<LoadedFlows, 'flows' | 'comparisons'> & { readonly settings: Settings },
): void {
  const { site, links } = publication.status
  for (const { files } of steps.values()) folder.put(files)
  const attested = links.flatMap(attestedSteps).flatMap(({ picture }) => picture ?? [])
  for (const path of attested) {
    folder.put([{ path, content: readFileSync(attestedPictureFile(settings.state, basename(path))) }])
  }
  for (const flow of flows) folder.put(obstacleFiles(flow, site, efforts))
  folder.put(comparisonFiles(comparisons, site, efforts))
  folder.put(filesOf(publication, settings.publish.policy ?? null))
}

function attestedSteps({ routes }: Status['links'][number]): Attestation['steps'] {
  return routes.flatMap(({ attested }) => attested?.steps ?? [])
}

function countStates({ links }: Status): Published['states'] {
  const states: Partial<Record<LinkState, number>> = {}
  for (const { state } of links) states[state] = (states[state] ?? 0) + 1
  return states
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
