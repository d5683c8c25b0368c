import { join } from 'node:path'
import { walkFolder } from '../run/plan.js'
import type { Run } from '../run/result.js'
import { snapshotFolder, writeSnapshot } from '../state/snapshots.js'

/** Which screens of a run are approved; what is absent is not restricted. */
export type ApproveSelection = {
  readonly flow?: string | undefined
  readonly route?: string | undefined
  readonly locale?: string | undefined
  readonly device?: string | undefined
  readonly step?: string | undefined
}

export type Approval = {
  readonly by: string
  readonly at: Date
  /** `variant` adds the screens beside the approved ones, as for A/B tests. */
  readonly mode: 'replace' | 'variant'
}

/** How many walks were selected, how many of them could be approved, and how many screens now are. */
export type Approved = { readonly selected: number; readonly walks: number; readonly screens: number }

/**
 * Turns the screens of a run into snapshots. Walks that were blocked or failed are left out: a page that stopped the
 * walk is nothing a guide shows, and approving it would hide the block for ever.
 */
export function approve(
  run: Run,
  out: string,
  snapshots: string,
  selection: ApproveSelection,
  approval: Approval,
): Approved {
  const selected = run.walks.filter(
    (walk) =>
      (!selection.flow || walk.flow === selection.flow) &&
      (!selection.route || walk.route === selection.route) &&
      (!selection.locale || walk.locale === selection.locale) &&
      (!selection.device || walk.device === selection.device),
  )
  const judged = selected.filter(({ verdict }) => verdict !== 'blocked' && verdict !== 'error')
  const approved = { by: approval.by, at: approval.at.toISOString(), run: run.run }
  let screens = 0
  for (const walk of judged) {
    const folder = snapshotFolder(snapshots, run.site, walk.id)
    for (const { screen } of walk.steps) {
      if (!screen || (selection.step && screen.step !== selection.step)) continue
      const picture = join(walkFolder(out, walk.id), screen.image.file)
      writeSnapshot(folder, { schema: 1, approved, screen }, picture, approval.mode)
      screens += 1
    }
  }
  return { selected: selected.length, walks: judged.length, screens }
}
