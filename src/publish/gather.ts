import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { grouped } from '../collection/grouped.js'
import { readEfforts } from '../effort/store.js'
import { planWalks } from '../engine/plan.js'
import type { Flow } from '../flow/schema.js'
import { guideEntries } from '../guides/entries.js'
import type { Settings } from '../settings/settings.js'
import { askedOf, attestationFor, readAttestations } from '../state/attestations.js'
import { readGuideChecks } from '../state/guide-checks.js'
import type { Ledger } from '../state/ledger.js'
import { readApprovedLink } from '../state/links.js'
import type { PlannedWalk } from '../state/plan.js'
import { type SiteKind, snapshotFolder } from '../state/snapshots.js'
import { type PictureMaker, pictureMaker } from './guide/pictures.js'
import { publishedGuides } from './guides.js'
import { effortOfWay } from './record/obstacles.js'
import { needsRenewal, saysTheSame } from './same.js'
import { type Attestation, type LinkState, type PublishedLink, VERSION } from './schema.js'
import { linkOf, retire } from './status.js'
import { type StatusFile, statusWriter } from './status-file.js'
import { type Steps, stepsOf } from './steps.js'
import { publishableUrl } from './url.js'

/** What was published last. */
export type Previous = {
  readonly status: StatusFile
  /** A link of it; throws where that is damaged. */
  readonly link: (id: string) => PublishedLink | undefined
}

/** Everything that there is to publish, before it is written. */
export type Gathered = {
  /** The one of before, as long as it says the same. */
  readonly status: StatusFile
  /** How many links are in each state. */
  readonly states: Readonly<Partial<Record<LinkState, number>>>
  readonly warnings: readonly string[]
}

/**
 * Puts together all that is known of the links, one after the other.
 *
 * @throws SnapshotError, AttestationError, BadInputError when what was approved, attested or published is damaged.
 */
export async function gather(
  settings: Settings,
  flows: readonly Flow[],
  site: SiteKind,
  ledger: Ledger,
  previous: Previous | null,
  now: Date,
): Promise<Gathered> {
  const planned = grouped(planWalks(flows, {}), ({ flow }) => flow)
  const pictures = pictureMaker(pictureFolder(settings.state, site))
  const attestations = readAttestations(settings.state, site)
  const { guides } = readGuideChecks(settings.state, site)
  const entries = guideEntries(flows)
  const linkIds = new Map(flows.map(({ flow, link }) => [flow, link.id]))
  const freshnessDays = settings.freshness.days
  const warnings: string[] = []

  const made = async (flow: Flow, before: PublishedLink | undefined): Promise<PublishedLink> => {
    const walks = planned.get(flow.flow) ?? []
    const steps = await stepsOfWalks(flow, walks, settings, site, pictures)
    const efforts = readEfforts(settings.state, site, flow.flow)
    const address = addressOf(flow, settings, site, warnings)
    return linkOf(flow, before, {
      linkIds,
      planned,
      ledger,
      freshnessDays,
      addressOf: () => address,
      stepsOf: (walk) => steps.get(walk.id)?.steps ?? [],
      evidenceOf: (walk) => steps.get(walk.id)?.evidence ?? [],
      attestationOf: (_, route) => {
        const known = attestations.get(`${flow.flow}/${route.id}`) ?? []
        return withPublishedPictures(attestationFor(known, askedOf(route), now.toISOString()))
      },
      effortOf: ({ id }) => effortOfWay(efforts, id),
      guides: publishedGuides(flow.flow, entries, guides),
      now,
    })
  }

  const byLink = new Map(flows.map((flow) => [flow.link.id, flow]))
  const states: Partial<Record<LinkState, number>> = {}
  const { name, url, contact } = settings.publish.publisher
  const frame = { version: VERSION, site, publisher: { name, url: url ?? null, contact: contact ?? null } }
  const status = statusWriter(frame)
  let isSame = previous !== null && isDeepStrictEqual(previous.status.frame, frame)
  for (const id of new Set([...byLink.keys(), ...(previous?.status.ids ?? [])].sort())) {
    const flow = byLink.get(id)
    const before = previous?.link(id)
    const link = flow ? await made(flow, before) : before && retire(before, { ledger, now })
    if (!link) continue
    status.add(link)
    states[link.state] = (states[link.state] ?? 0) + 1
    isSame &&= before !== undefined && saysTheSame(before, link) && !needsRenewal(before, freshnessDays, now)
  }
  pictures.prune()
  return { status: previous && isSame ? previous.status : status.done(), states, warnings }
}

/** Where published pictures are kept, so that they need not be drawn again. */
export function pictureFolder(state: string, site: SiteKind): string {
  return join(state, 'pictures', site)
}

async function stepsOfWalks(
  flow: Flow,
  walks: readonly PlannedWalk[],
  settings: Settings,
  site: SiteKind,
  pictures: PictureMaker,
): Promise<ReadonlyMap<string, Steps>> {
  const steps = new Map<string, Steps>()
  for (const walk of walks) {
    const route = flow.routes.find(({ id }) => id === walk.route)
    const folder = snapshotFolder(settings.snapshots, site, walk.id)
    if (route) steps.set(walk.id, await stepsOf(walk, route, folder, pictures))
  }
  return steps
}

/** A picture of an attestation as it is published. */
const attestedPath = (picture: string) => `pictures/attested/${picture}`

function withPublishedPictures(attestation: Attestation | null): Attestation | null {
  if (!attestation) return null
  const steps = attestation.steps.map((step) => ({ ...step, picture: step.picture && attestedPath(step.picture) }))
  return { ...attestation, steps }
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
