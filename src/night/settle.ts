import { loadFlows } from '../flow/load.js'
import { acknowledge, resolveByApproval } from '../incident/commands.js'
import { DAY, type GuidesAfter, unresolved } from '../incident/incident.js'
import { judgeAgain } from '../review/judge-again.js'
import type { Settings } from '../settings/settings.js'
import type { StoredRun } from '../state/runs.js'
import { readIncidents } from './incidents.js'
import { takeInLabels } from './labels.js'
import { changeAndTell, policyOf } from './tell.js'

/** What came of incidents: those that ended, and alerts that could not be delivered, in words. */
export type Settled = { readonly resolved: readonly number[]; readonly undelivered: readonly string[] }

/** What was approved: of which walks, who did so, and what it means for the guides. */
export type ApprovedWalks = {
  readonly walks: readonly string[]
  readonly by: string
  readonly guides: GuidesAfter
}

/**
 * Lets the label memory take in what is approved now, ends the incidents of which nothing is left by it, and tells that at once.
 */
export async function settleApproved(
  settings: Settings,
  stored: StoredRun,
  { walks, by, guides }: ApprovedWalks,
): Promise<Settled> {
  const { site } = stored.run
  const { flows } = loadFlows(settings.flows, {
    accounts: Object.keys(settings.accounts),
    devices: Object.keys(settings.devices),
  })
  await takeInLabels(settings, stored, flows, 'approval')
  const open = unresolved(readIncidents(settings.state, site))
  const followed = new Set(open.flatMap(({ members }) => members.flatMap((member) => member.walks)))
  const asked = walks.filter((id) => followed.has(id))
  if (asked.length === 0) return { resolved: [], undelivered: [] }
  const judged = await judgeAgain(settings, stored, asked, { changes: [], flows })
  const verified = judged.flatMap(({ id, verdict }) => (verdict === 'verified' ? [id] : []))
  const how = { by, guides, at: new Date().toISOString() }
  const { state, report } = await changeAndTell(settings, site, (before) =>
    resolveByApproval(before, verified, how, policyOf(settings)),
  )
  const left = new Set(unresolved(state).map(({ number }) => number))
  return {
    resolved: open.flatMap(({ number }) => (left.has(number) ? [] : [number])),
    undelivered: report.failed,
  }
}

/** Days for which an incident is left to who writes its flow anew. */
const DAYS_BY_HAND = 7

/** Notes that somebody takes care of incidents by hand; those that are over stay so. */
export async function acknowledgeByHand(
  settings: Settings,
  { site }: StoredRun['run'],
  numbers: readonly number[],
  { by, at, reason }: { readonly by: string; readonly at: string; readonly reason: string },
): Promise<readonly number[]> {
  const open = new Set(unresolved(readIncidents(settings.state, site)).map(({ number }) => number))
  const own = numbers.filter((number) => open.has(number))
  if (own.length === 0) return []
  const until = new Date(Date.parse(at) + DAYS_BY_HAND * DAY).toISOString()
  await changeAndTell(settings, site, (before) =>
    own.reduce((state, number) => acknowledge(state, number, { by, at, reason, until }), before),
  )
  return own
}
