import { join } from 'node:path'
import { type Efforts, readAllEfforts } from '../effort/store.js'
import { planWalks } from '../engine/plan.js'
import type { Flow } from '../flow/schema.js'
import type { Settings } from '../settings/settings.js'
import { askedOf, attestationFor, readAttestations } from '../state/attestations.js'
import type { Ledger } from '../state/ledger.js'
import { readApprovedLink } from '../state/links.js'
import type { PlannedWalk } from '../state/plan.js'
import { type SiteKind, snapshotFolder } from '../state/snapshots.js'
import { pictureMaker } from './guide/pictures.js'
import { effortOfWay } from './record/obstacles.js'
import type { Attestation, Status } from './schema.js'
import { buildStatus } from './status.js'
import { type Steps, stepsOf } from './steps.js'
import { publishableUrl } from './url.js'

/** Everything that there is to publish, before it is written. */
export type Gathered = {
  readonly status: Status
  readonly steps: ReadonlyMap<string, Steps>
  readonly efforts: Efforts
  readonly warnings: readonly string[]
}

/**
 * Puts together all that is known of the links.
 *
 * @throws SnapshotError, AttestationError when what was approved or attested is damaged.
 */
export async function gather(
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
