import { relative } from 'node:path'
import { planWalks } from '../engine/plan.js'
import type { Flow } from '../flow/schema.js'
import type { Settings } from '../settings/settings.js'
import { labelMemoryFile, readLabelMemory, writeLabelMemory } from '../state/label-memory.js'
import { readApprovedLink } from '../state/links.js'
import { withLock } from '../state/lock.js'
import type { WalkSummary } from '../state/result.js'
import { readSnapshots, type SiteKind, snapshotFolder } from '../state/snapshots.js'
import { type LabelsSeen, labelsAfter, type ShownLabel } from './label-changes.js'
import { labelsOn } from './screen-labels.js'

/** What a night or an approval adds to the label memory. */
export type LabelNight = {
  readonly site: SiteKind
  readonly run: string
  /** When the run began. */
  readonly at: string
  /** Of the night; empty where only an approval is taken in. */
  readonly walks: readonly WalkSummary[]
}

/** An approval waits this long for a night that is writing. */
const PATIENCE_MS = 30_000

/**
 * Takes a night or an approval into the label memory. Taken in again, it changes nothing.
 *
 * @throws LabelMemoryError, SnapshotError, LockedError, WriteError; then nothing has changed.
 */
export async function rememberLabels(
  settings: Pick<Settings, 'state' | 'snapshots'>,
  flows: readonly Flow[],
  { site, run, at, walks }: LabelNight,
): Promise<void> {
  const lock = `${labelMemoryFile(settings.state, site)}.lock`
  await withLock(lock, 'remembering labels', PATIENCE_MS, async () => {
    const memory = readLabelMemory(settings.state, site)
    const approved = approvedToday(settings.snapshots, site, flows)
    if (approved.shown.length === 0 && memory.labels.length === 0) return
    writeLabelMemory(settings.state, labelsAfter(memory, { run, day: at.slice(0, 10), ...approved, walks }))
  })
}

/** What is approved today of all that the flows ask for. */
export function approvedToday(
  snapshots: string,
  site: SiteKind,
  flows: readonly Flow[],
): Pick<LabelsSeen, 'shown' | 'addresses'> {
  const addresses = flows.flatMap(({ flow }) => {
    const approved = readApprovedLink(snapshots, site, flow)
    return approved ? [[flow, approved.url] as const] : []
  })
  return { shown: shownLabels(snapshots, site, flows), addresses: Object.fromEntries(addresses) }
}

function shownLabels(snapshots: string, site: SiteKind, flows: readonly Flow[]): readonly ShownLabel[] {
  const isWalked = flows.some(({ routes }) => routes.some(({ surface }) => surface === 'web'))
  return (isWalked ? planWalks(flows, {}) : []).flatMap(({ id, flow, route, locale }) =>
    Object.values(readSnapshots(snapshotFolder(snapshots, site, id)))
      .flat()
      .flatMap((snapshot): readonly ShownLabel[] => {
        const { screen, approved } = snapshot
        const picture = relative(snapshots, screen.image.file).split(/[/\\]/).join('/')
        const place = { flow, locale, screen: `${route}/${screen.step}`, walk: id, picture, approved }
        return labelsOn(snapshot).map((label) => ({ ...label, ...place }))
      }),
  )
}
