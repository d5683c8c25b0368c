import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Efforts, readAllEfforts } from '../effort/store.js'
import { planWalks } from '../engine/plan.js'
import type { LoadedFlows } from '../flow/load.js'
import type { Flow } from '../flow/schema.js'
import { BadInputError } from '../mistake/mistake.js'
import { VERSION_OF_GUIDEWATCH } from '../settings/root.js'
import type { Settings } from '../settings/settings.js'
import { askedOf, attestationFor, attestedPictureFile, readAttestations } from '../state/attestations.js'
import { readText, writeFileAtomically } from '../state/files.js'
import { type Ledger, readLedger } from '../state/ledger.js'
import { readApprovedLink } from '../state/links.js'
import type { PlannedWalk } from '../state/plan.js'
import { type SiteKind, snapshotFolder } from '../state/snapshots.js'
import { filesOf } from './files.js'
import { type Folder, HEAD, openFolder, STATUS } from './folder.js'
import { pictureMaker } from './guide/pictures.js'
import { jwks, makeHead, nextSequence, readHead, signHead } from './head.js'
import { addressWarnings } from './host/addresses.js'
import { type SigningKey, signingKeys } from './keys.js'
import { comparisonFiles, effortOfWay, obstacleFiles } from './record/obstacles.js'
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
import { buildStatus } from './status.js'
import { type Steps, stepsOf } from './steps.js'
import { publishableUrl } from './url.js'

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
  else await writeAll(folder, publication, gathered, { flows, comparisons, settings })
  const keysText = `${JSON.stringify(jwks(keys), null, 2)}\n`
  await folder.finish(made, [
    { path: 'keys.json', content: keysText },
    { path: STATUS, content: statusText },
    { path: HEAD, content: head.text },
  ])
  keepPublished(settings.state, site, statusText, head.text)
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

type Gathered = {
  readonly status: Status
  readonly steps: ReadonlyMap<string, Steps>
  readonly efforts: Efforts
  readonly warnings: readonly string[]
}

/** Puts together all that is known of the links. */
async function gather(
  settings: Settings,
  flows: readonly Flow[],
  site: SiteKind,
  ledger: Ledger,
  previous: Status | null,
  now: Date,
): Promise<Gathered> {
  const planned = byFlow(planWalks(flows, {}))
  const pictures = pictureMaker(join(settings.state, 'pictures', site))
  const steps = new Map<string, Steps>()
  for (const flow of flows) {
    for (const walk of planned.get(flow.flow) ?? []) {
      const route = flow.routes.find(({ id }) => id === walk.route)
      const folder = snapshotFolder(settings.snapshots, site, walk.id)
      if (route) steps.set(walk.id, await stepsOf(walk, route, folder, pictures))
    }
  }
  pictures.prune()
  const warnings: string[] = []
  const addresses = new Map(flows.map((flow) => [flow, addressOf(flow, settings, site, warnings)]))
  const attestations = readAttestations(settings.state, site)
  const efforts = readAllEfforts(settings.state, site)
  const { name, url, contact } = settings.publish.publisher
  const status = buildStatus({
    site,
    publisher: { name, url: url ?? null, contact: contact ?? null },
    flows,
    planned,
    ledger,
    freshnessDays: settings.freshness.days,
    addressOf: (flow) => addresses.get(flow) ?? null,
    stepsOf: (walk) => steps.get(walk.id)?.steps ?? [],
    evidenceOf: (walk) => steps.get(walk.id)?.evidence ?? [],
    attestationOf: (flow, route) => {
      const made = attestations.get(`${flow.flow}/${route.id}`) ?? []
      return withPublishedPictures(attestationFor(made, askedOf(route), now.toISOString()))
    },
    effortOf: ({ id }) => effortOfWay(efforts, id),
    previous,
    now,
  })
  return { status, steps, efforts, warnings }
}

/** A picture of an attestation as it is published. */
const attestedPath = (picture: string) => `pictures/attested/${picture}`

function withPublishedPictures(attestation: Attestation | null): Attestation | null {
  if (!attestation) return null
  const steps = attestation.steps.map((step) => ({ ...step, picture: step.picture && attestedPath(step.picture) }))
  return { ...attestation, steps }
}

function byFlow(walks: readonly PlannedWalk[]): ReadonlyMap<string, readonly PlannedWalk[]> {
  const map = new Map<string, PlannedWalk[]>()
  for (const walk of walks) map.set(walk.flow, [...(map.get(walk.flow) ?? []), walk])
  return map
}

/** The address under which a link is published: the approved one, as far as it may be published at all. */
function addressOf({ flow, link }: Flow, settings: Settings, site: SiteKind, warnings: string[]): string | null {
  const approved = readApprovedLink(settings.snapshots, site, flow)
  if (!approved) {
    warnings.push(
      `${flow}: nobody has approved its address yet, so none is published (guidewatch approve --flow ${flow}).`,
    )
    return null
  }
  if (approved.url !== link.url)
    warnings.push(`${flow}: its new address ${link.url} is not approved; ${approved.url} is still published.`)
  const hosts = settings.publish.hosts ?? [new URL(approved.url).hostname]
  const url = publishableUrl(approved.url, hosts)
  if (url === null)
    warnings.push(
      `${flow}: ${approved.url} is not published: it must be https, on a host that \`publish.hosts\` names.`,
    )
  return url
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
  const isNew =
    !before ||
    ['expires', 'night', 'status', 'keys'].some(
      (name) => !isDeepStrictEqual(before[name as keyof Head], head[name as keyof Head]),
    )
  const signed = isNew ? head : before
  return { head: signed, text: await signHead(signed, keys) }
}

/** Writes everything but status and head. */
async function writeAll(
  folder: Folder,
  publication: Publication,
  { steps, efforts }: Gathered,
  { flows, comparisons, settings }: Pick<LoadedFlows, 'flows' | 'comparisons'> & { readonly settings: Settings },
): Promise<void> {
  const { site, links } = publication.status
  for (const { files } of steps.values()) await folder.put(files)
  const attested = links.flatMap(attestedSteps).flatMap(({ picture }) => picture ?? [])
  for (const path of attested) {
    await folder.put([{ path, content: readFileSync(attestedPictureFile(settings.state, basename(path))) }])
  }
  for (const flow of flows) await folder.put(obstacleFiles(flow, site, efforts))
  await folder.put(comparisonFiles(comparisons, site, efforts))
  await folder.put(filesOf(publication, settings.publish.policy ?? null))
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
