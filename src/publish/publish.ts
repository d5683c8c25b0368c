import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Efforts, readEfforts } from '../effort/store.js'
import type { LoadedFlows } from '../flow/load.js'
import { BadInputError } from '../mistake/mistake.js'
import { VERSION_OF_GUIDEWATCH } from '../settings/root.js'
import type { Settings } from '../settings/settings.js'
import { attestedPictureFile } from '../state/attestations.js'
import { readShared, writeFileAtomically } from '../state/files.js'
import { type Ledger, readLedger } from '../state/ledger.js'
import type { SiteKind } from '../state/snapshots.js'
import { filesOfAll } from './files.js'
import { type Folder, HEAD, openFolder, STATUS } from './folder.js'
import { gather, type Previous, pictureFolder } from './gather.js'
import { pictureFiles } from './guide/pictures.js'
import { jwks, makeHead, nextSequence, readHead, signHead } from './head.js'
import { addressWarnings } from './host/addresses.js'
import { type SigningKey, signingKeys } from './keys.js'
import { writeLinks } from './links.js'
import { comparisonFiles, obstacleFiles } from './record/obstacles.js'
import {
  type Head,
  type LinkState,
  type Publication,
  type PublishedFile,
  type PublishedLink,
  publishedLinkSchema,
} from './schema.js'
import { outlinesOf, readStatus, type StatusFile } from './status-file.js'

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
  const { status, states, warnings } = await gather(settings, flows, site, ledger, before.previous, now)
  const head = await headWith({ settings, ledger, keys, status, before: before.head, now })
  const base = settings.publish.url ?? null
  const rest = { base, night: head.head.night, signed: keys.length > 0 }
  // The head says what is new every night; everything else is made of these.
  const { policy } = settings.publish
  const made = hashOf([VERSION_OF_GUIDEWATCH, head.head.status.sha256, base, policy, head.head.keys])
  const onlyHead = folder.made === made
  if (onlyHead) folder.keep()
  else {
    for (const id of status.ids) folder.put(picturesOf(status.link(id), settings.state, site))
    await writeLinks(folder, status, rest)
  }
  // After the links, beside whose files there is no room for what is known of all of them.
  const publication = { ...rest, status: { ...status.frame, links: outlinesOf(status) } }
  if (!onlyHead) writeOthers(folder, publication, { flows, comparisons, settings })
  const keysText = `${JSON.stringify(jwks(keys), null, 2)}\n`
  // First: cut off here, the next night goes on with this head, and never gives its number to another one.
  const isKept = status.bytes === before.bytes
  keepPublished(settings.state, site, [
    ...(isKept ? [] : [[STATUS, status.bytes] as const]),
    [HEAD, Buffer.from(head.text)],
  ])
  folder.finish(made, [
    { path: 'keys.json', content: keysText },
    { path: STATUS, content: status.bytes },
    { path: HEAD, content: head.text },
  ])
  return {
    folder: options.folder ?? publicFolder(settings, site),
    head: head.head,
    signed: rest.signed,
    states,
    onlyHead,
    warnings: [...warnings, ...addressWarnings(publication)],
  }
}

/** What was published last, as readers know it; kept with the state, so that a lost folder goes back to no earlier sequence. */
function readPublished(
  state: string,
  site: SiteKind,
): { readonly previous: Previous | null; readonly bytes: Buffer | null; readonly head: Head | null } {
  const file = (name: string) => join(state, 'published', site, name)
  const intact = <T>(name: string, read: () => T): T => {
    try {
      return read()
    } catch {
      throw new BadInputError(
        `${file(name)} is damaged. Restore it from version control or a backup: without it, readers would take what is published for something older.`,
      )
    }
  }
  const bytes = (name: string) => readShared(file(name)) ?? null
  const [statusBytes, headBytes] = [bytes(STATUS), bytes(HEAD)]
  const status = statusBytes && intact(STATUS, () => readStatus(statusBytes))
  const link = (id: string) =>
    intact(STATUS, () => {
      const known = status?.link(id)
      return known && publishedLinkSchema.parse(known)
    })
  return {
    previous: status && { status, link },
    bytes: statusBytes,
    head: headBytes && intact(HEAD, () => readHead(headBytes.toString('utf8'))),
  }
}

function keepPublished(
  state: string,
  site: SiteKind,
  files: readonly (readonly [name: string, content: Buffer])[],
): void {
  for (const [name, content] of files) {
    const file = join(state, 'published', site, name)
    if (!existsSync(file) || !readFileSync(file).equals(content)) writeFileAtomically(file, content)
  }
}

/** The head, which is the one of before as long as there is nothing new to sign. */
async function headWith(made: {
  readonly settings: Settings
  readonly ledger: Ledger
  readonly keys: readonly SigningKey[]
  readonly status: StatusFile
  readonly before: Head | null
  readonly now: Date
}): Promise<{ readonly head: Head; readonly text: string }> {
  const { settings, ledger, keys, status, before, now } = made
  const { run, at, heldAt } = ledger.night ?? { run: '', at: '', heldAt: '' }
  const expires = new Date(Date.parse(heldAt) + EXPIRES_AFTER_HOURS * HOUR_MS)
  const head = makeHead({
    site: ledger.site,
    sequence: nextSequence(before),
    // Later than the last night allows, it is signed as of that night: it has expired, and readers see that.
    issuedAt: (now < expires ? now : new Date(heldAt)).toISOString(),
    expires: expires.toISOString(),
    night: { run, at, until: new Date(Date.parse(at) + settings.freshness.days * DAY_MS).toISOString() },
    status: status.bytes,
    keys,
  })
  const isSame =
    before !== null && isDeepStrictEqual({ ...head, sequence: before.sequence, issuedAt: before.issuedAt }, before)
  const signed = isSame ? before : head
  return { head: signed, text: await signHead(signed, keys) }
}

/** Writes everything but the links, status and head. */
function writeOthers(
  folder: Folder,
  publication: Publication,
  { flows, comparisons, settings }: Pick<LoadedFlows, 'flows' | 'comparisons'> & { readonly settings: Settings },
): void {
  const { state } = settings
  const { site } = publication.status
  for (const flow of flows) folder.put(obstacleFiles(flow, site, readEfforts(state, site, flow.flow)))
  folder.put(comparisonFiles(comparisons, site, effortsOf(comparisons, state, site)))
  folder.put(filesOfAll(publication, settings.publish.policy ?? null))
}

/** The pictures of a link's steps: of approved screens, and those that a person made of an app. */
function* picturesOf(link: PublishedLink | undefined, state: string, site: SiteKind): Generator<PublishedFile> {
  for (const { ways, attested } of link?.routes ?? []) {
    for (const { picture } of ways.flatMap(({ steps }) => steps))
      if (picture) yield* pictureFiles(picture, pictureFolder(state, site))
    for (const { picture: path } of attested?.steps ?? [])
      if (path) yield { path, content: readFileSync(attestedPictureFile(state, basename(path))) }
  }
}

/** What is remembered of the flows that are compared. */
function effortsOf(comparisons: LoadedFlows['comparisons'], state: string, site: SiteKind): Efforts {
  const flows = new Set(comparisons.flatMap(({ ways }) => ways.map(({ route }) => route.split('/')[0] ?? '')))
  return new Map([...flows].flatMap((flow) => [...readEfforts(state, site, flow)]))
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
