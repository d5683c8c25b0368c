import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { stepsFor } from '../flow/lint.js'
import type { Route } from '../flow/schema.js'
import { type Edit, patchFlow } from '../propose/patch.js'
import { proposalsFor, type WalkSeen } from '../propose/propose.js'
import type { Patch, Proposal } from '../screen/proposal.js'
import { writeFileAtomically } from '../state/files.js'
import type { Job } from '../state/job.js'
import type { WalkResult, WalkSummary } from '../state/result.js'
import { walkFolder } from '../state/runs.js'

/**
 * Gathers what the walks of a run propose, and leaves one patch per flow file in `patches/`.
 *
 * @param read gives everything that was judged of a walk; asked for flow by flow, and only where something is wrong.
 */
export function proposalsOf(
  job: Pick<Job, 'flows' | 'out' | 'settings'>,
  walks: readonly WalkSummary[],
  read: (id: string) => WalkResult,
): { readonly proposals: Proposal[]; readonly patches: Patch[] } {
  const proposals: Proposal[] = []
  const patches: Patch[] = []
  for (const flow of job.flows) {
    const own = walks.filter((walk) => walk.flow === flow.flow)
    if (own.every(({ verdict }) => verdict === 'verified')) continue
    const results = own.map(({ id }) => read(id))
    const edits: Edit[] = []
    for (const route of flow.routes) {
      const seen = walksSeen(job, route, results)
      for (const { proposal, edit } of proposalsFor(flow, route, seen)) {
        proposals.push(proposal)
        if (edit) edits.push(edit)
      }
    }
    // A run may be judged again when its flow is long gone.
    // The plan of a run from elsewhere names no file but a flow's.
    const isOwn = !relative(job.settings.flows, flow.file).startsWith('..')
    if (edits.length === 0 || !isOwn || !existsSync(flow.file)) continue
    const file = relative(job.settings.root, flow.file)
    const patch = patchFlow(file, readFileSync(flow.file, 'utf8'), edits)
    if (!patch) continue
    patches.push({ flow: flow.flow, file, patch })
    writeFileAtomically(join(job.out, 'patches', `${flow.flow}.patch`), patch)
  }
  return { proposals, patches }
}

/** What the walks of a route have to say about its wording. */
export function walksSeen(
  { out }: Pick<Job, 'out'>,
  route: Route,
  walks: readonly WalkResult[],
): readonly (WalkSeen & Pick<WalkResult, 'id'>)[] {
  return walks
    .filter((walk) => walk.route === route.id)
    .map((walk) => {
      const folder = walkFolder(out, walk.id)
      return {
        ...walk,
        steps: stepsFor(route, walk.locale, walk.device),
        // Without the destination, another name led somewhere else.
        arrived:
          walk.outcome.kind === 'arrived' && walk.findings.every(({ kind }) => kind !== 'destination-other-form'),
        picture: (file: string) => relative(out, join(folder, file)),
      }
    })
}
