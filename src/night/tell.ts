import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { channelsOf, type DeliveryReport, deliverDue, lastDelivered, spoolNotice } from '../alert/deliver.js'
import type { IncidentState, Policy } from '../incident/incident.js'
import type { Settings } from '../settings/settings.js'
import { withLock } from '../state/lock.js'
import type { SiteKind } from '../state/snapshots.js'
import { changeIncidents, readIncidents, SITES } from './incidents.js'
import { withReviews } from './reviews.js'

/** What the settings say about when to alert. */
export function policyOf({ alerts, freshness }: Settings): Policy {
  return {
    blockedNights: alerts.blockedNights,
    freshnessDays: freshness.days,
    escalateDays: alerts.mail?.escalation ? alerts.escalateDays : null,
  }
}

/** The spool is small; who waits for it waits for a mail server at most. */
const PATIENCE_MS = 120_000

/**
 * Puts the notices that are due into the spool, then forgets them: whatever a crash leaves behind is spooled again
 * under the same name, and nothing is handed over before that.
 */
export async function spoolPending(settings: Settings, site: SiteKind): Promise<void> {
  const { pending } = readIncidents(settings.state, site)
  if (pending.length === 0) return
  const channels = channelsOf(settings)
  const context = { settings, deliveredAt: lastDelivered(settings.state) }
  for (const notice of withReviews(pending, settings, site)) await spoolNotice(notice, channels, context)
  const spooled = new Set(pending.map(({ id }) => id))
  await changeIncidents(settings.state, site, (state) => ({
    ...state,
    pending: state.pending.filter(({ id }) => !spooled.has(id)),
  }))
}

/** Minutes after which a run tries again what a server puts off, as many mail servers do with strangers at first. */
const AGAIN_AFTER_MINUTES = [1, 5, 15, 30]

/**
 * Spools and delivers, and goes on for a while where a server asks to come back. In between, others may deliver.
 *
 * @param patienceMinutes how long to go on.
 * @param waiting is told how many alerts wait for how many minutes.
 */
export async function deliver(
  settings: Settings,
  patienceMinutes: number,
  now: () => Date,
  waiting: (alerts: number, minutes: number) => void = () => undefined,
): Promise<DeliveryReport> {
  let report = await deliverOnce(settings, now)
  let left = patienceMinutes
  for (const minutes of AGAIN_AFTER_MINUTES) {
    left -= minutes
    if (left < 0 || report.waiting.length === 0) break
    waiting(report.waiting.length, minutes)
    await sleep(minutes * 60_000)
    const again = await deliverOnce(settings, now)
    report = { ...again, delivered: report.delivered + again.delivered }
  }
  return report
}

function deliverOnce(settings: Settings, now: () => Date): Promise<DeliveryReport> {
  return withLock(join(settings.state, 'outbox.lock'), 'delivering alerts', PATIENCE_MS, async () => {
    for (const site of SITES) await spoolPending(settings, site)
    return deliverDue(settings.state, channelsOf(settings), now)
  })
}

/** Changes incidents by a command of a person, and tells at once what follows from it. */
export async function changeAndTell(
  settings: Settings,
  site: SiteKind,
  change: (state: IncidentState) => IncidentState,
): Promise<{ readonly state: IncidentState; readonly report: DeliveryReport }> {
  const state = await changeIncidents(settings.state, site, change)
  return { state, report: await deliver(settings, 0, () => new Date()) }
}
