import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { pathPartSchema } from '../screen/names.js'
import { changeFiles, type FileChange } from './change.js'
import { readJson } from './files.js'
import { refuseNewer } from './newer.js'
import { type SiteKind, SnapshotError } from './snapshots.js'

// The address of a link that a maintainer has approved lies beside the snapshots of its flow, as <site>/<flow>/link.json.

const approvedLinkSchema = z.object({
  schema: z.literal(1),
  url: z.string(),
  approved: z.object({ by: z.string(), at: z.string() }),
})
export type ApprovedLink = Readonly<z.infer<typeof approvedLinkSchema>>

function linkFile(snapshots: string, site: SiteKind, flow: string): string {
  return join(snapshots, site, pathPartSchema.parse(flow), 'link.json')
}

/**
 * The address under which a flow's link may be published; `null` where nobody has approved one.
 *
 * @throws SnapshotError when the file is damaged.
 */
export function readApprovedLink(snapshots: string, site: SiteKind, flow: string): ApprovedLink | null {
  const file = linkFile(snapshots, site, flow)
  if (!existsSync(file)) return null
  const value = readJson(file)
  refuseNewer(file, value, 1, SnapshotError)
  const parsed = approvedLinkSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new SnapshotError(`${file} is damaged. Restore it from version control, or approve the flow again.`)
}

/** Approves an address; one that is approved already stays as it is. */
export function approveLink(
  snapshots: string,
  site: SiteKind,
  flow: string,
  url: string,
  approved: ApprovedLink['approved'],
): void {
  changeFiles(linkChanges(snapshots, site, flow, url, approved))
}

/** What {@link approveLink} changes. */
export function linkChanges(
  snapshots: string,
  site: SiteKind,
  flow: string,
  url: string,
  approved: ApprovedLink['approved'],
): readonly FileChange[] {
  if (readApprovedLink(snapshots, site, flow)?.url === url) return []
  const content = `${JSON.stringify({ schema: 1, url, approved }, null, 2)}\n`
  return [{ file: linkFile(snapshots, site, flow), content }]
}
