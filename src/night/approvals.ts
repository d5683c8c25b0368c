import type { Flow } from '../flow/schema.js'
import type { Approvals, ApprovedScreen } from '../incident/approved.js'
import { type IncidentState, unresolved } from '../incident/incident.js'
import { instructionOf } from '../review/instruction.js'
import { ARRIVAL } from '../screen/screen.js'
import type { StoredRun } from '../state/runs.js'
import { readSnapshots, snapshotFolder } from '../state/snapshots.js'

/**
 * What was approved of the screens that open incidents follow and that a run found right, and what the flow files ask for:
 * by it incidents tell a guide that is right again from one that still prints what was there before.
 *
 * @param snapshots the folder of the snapshots.
 * @throws SnapshotError when a snapshot concerned is damaged.
 */
export function approvalsOf(
  { run, walk: read }: Pick<StoredRun, 'run' | 'walk'>,
  flows: readonly Flow[],
  snapshots: string,
  state: IncidentState,
): Approvals {
  const followed = unresolved(state).flatMap(({ members }) => members.filter(({ failing }) => failing))
  const verified = new Set(run.walks.flatMap(({ id, verdict }) => (verdict === 'verified' ? [id] : [])))
  const screens: Record<string, ApprovedScreen> = {}
  for (const { walks, step } of followed) {
    for (const walk of walks.filter((id) => verified.has(id))) {
      const at = read(walk).steps.find(({ id }) => id === step)?.approvedAt
      if (!at) continue
      const variants = readSnapshots(snapshotFolder(snapshots, run.site, walk))[step] ?? []
      const dates = variants.map(({ approved }) => approved.at)
      const own = variants.find(({ approved }) => approved.at === at)
      screens[`${walk}@${step}`] = { by: own?.approved.by ?? null, at, oldest: [...dates, at].sort()[0] ?? at }
    }
  }
  return { screens, instructions: instructionsOf(flows) }
}

function instructionsOf(flows: readonly Flow[]): Approvals['instructions'] {
  return Object.fromEntries(
    flows.flatMap((flow) =>
      flow.routes.flatMap((route) =>
        [...route.steps.map(({ id }) => id), ARRIVAL].map((step) => [
          `${flow.flow}/${route.id}/${step}`,
          instructionOf(flow, { flow: flow.flow, route: route.id }, step),
        ]),
      ),
    ),
  )
}
