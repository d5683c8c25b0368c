import type { Notice } from '../incident/incident.js'
import type { Settings } from '../settings/settings.js'
import { contentOf, type Delivery, note, type Parcel, parcelsIn, spool } from '../state/spool.js'
import type { AlertContext, Channel } from './channel.js'
import { githubChannel } from './github.js'
import { mailChannel } from './mail.js'
import { webhookChannel } from './webhook.js'

/** The ways to tell people that the settings name. */
export function channelsOf({ alerts, root }: Settings): readonly Channel[] {
  return [
    ...(alerts.mail ? [mailChannel(alerts.mail, root)] : []),
    ...(alerts.webhook ? [webhookChannel(alerts.webhook, root)] : []),
    ...(alerts.github ? [githubChannel(alerts.github, root)] : []),
  ]
}

/**
 * Renders a notice once for every channel and puts it into the spool. Doing it again changes nothing.
 *
 * @throws WriteError when the spool cannot be written; the notice must then be kept.
 */
export async function spoolNotice(notice: Notice, channels: readonly Channel[], context: AlertContext): Promise<void> {
  for (const channel of channels) {
    for (const { name, subject, file, content, to } of await channel.render(notice, context)) {
      const id = `${notice.id}.${channel.name}${name === channel.name ? '' : `.${name}`}`
      const parcel = { id, channel: channel.name, subject, createdAt: notice.at, content: file }
      if (to.length > 0) spool(context.settings.state, parcel, content, to)
    }
  }
}

const HOUR = 3_600_000

/** How long to wait after each failed attempt, in milliseconds; the last one again and again, so every night tries. */
const BACK_OFF = [HOUR / 60, HOUR / 12, HOUR / 4, HOUR, 4 * HOUR, 12 * HOUR]

/** What could not be delivered for this long, in at least this many attempts, is given up. */
const GIVE_UP_AFTER = 7 * 24 * HOUR
const GIVE_UP_ATTEMPTS = 7

/** How delivering went; every line says whom it concerns and why. */
export type DeliveryReport = {
  readonly delivered: number
  readonly waiting: readonly string[]
  /** Refused for good or given up, tonight or before: a person has to act. */
  readonly failed: readonly string[]
}

/**
 * Hands over whatever is due. One recipient who refuses keeps nothing from another; a server that is down is left
 * alone until next time, which counts as an attempt for all that waits for it.
 */
export async function deliverDue(
  state: string,
  channels: readonly Channel[],
  now: () => Date,
): Promise<DeliveryReport> {
  let delivered = 0
  const down = new Map<string, string>()
  for (const parcel of parcelsIn(state, 'waiting').parcels) {
    let current = parcel
    for (const delivery of parcel.deliveries) {
      const channel = channels.find(({ name }) => name === parcel.channel)
      if (delivery.state !== 'waiting' || !channel || !isDue(delivery, now())) continue
      const said = down.get(channel.name)
      const result =
        said === undefined
          ? await channel.handOver(contentOf(state, parcel), delivery.to, parcel.id)
          : { kind: 'later' as const, said, down: true }
      if (result.kind === 'later' && result.down) down.set(channel.name, result.said)
      if (result.kind === 'delivered') delivered += 1
      const after = tried(delivery, result, now())
      current = { ...current, deliveries: current.deliveries.map((one) => (one.to === delivery.to ? after : one)) }
      if (current.deliveries.some((one) => one.state === 'waiting')) note(state, current)
    }
    if (current.deliveries.every((one) => one.state !== 'waiting')) note(state, current)
  }
  for (const channel of channels) channel.close()
  return { delivered, ...undelivered(state, channels) }
}

/** What waits in the spool, and what nobody will get. */
export function undelivered(state: string, channels: readonly Channel[]): Omit<DeliveryReport, 'delivered'> {
  const lines = (parcel: Parcel, states: readonly Delivery['state'][]) =>
    parcel.deliveries
      .filter((one) => states.includes(one.state))
      .map(({ to, said, attempts }) => {
        const known = channels.some(({ name }) => name === parcel.channel)
        const why = known ? (said ?? 'not tried yet') : `the settings name no ${parcel.channel} any more`
        return `“${parcel.subject}” to ${to}: ${why} (${attempts} ${attempts === 1 ? 'attempt' : 'attempts'})`
      })
  const waiting = parcelsIn(state, 'waiting')
  const failed = parcelsIn(state, 'failed')
  return {
    waiting: waiting.parcels.flatMap((parcel) => lines(parcel, ['waiting'])),
    failed: [
      ...failed.parcels.flatMap((parcel) => lines(parcel, ['refused', 'given-up'])),
      ...[...waiting.damaged, ...failed.damaged].map((file) => `${file} is damaged; restore it or delete its folder`),
    ],
  }
}

/** When anything was delivered last. */
export function lastDelivered(state: string): string | null {
  const dates = parcelsIn(state, 'sent').parcels.flatMap(({ deliveries }) =>
    deliveries.flatMap((one) => one.deliveredAt ?? []),
  )
  return dates.sort().at(-1) ?? null
}

/** A clock that was set back must not put a delivery off for longer than the longest wait. */
function isDue({ nextAt }: Delivery, now: Date): boolean {
  if (nextAt === null) return true
  const wait = Date.parse(nextAt) - now.getTime()
  return wait <= 0 || wait > (BACK_OFF.at(-1) ?? 0)
}

function tried(delivery: Delivery, result: Awaited<ReturnType<Channel['handOver']>>, now: Date): Delivery {
  const attempts = delivery.attempts + 1
  const firstAt = delivery.firstAt ?? now.toISOString()
  const base = { ...delivery, attempts, firstAt, said: result.said, nextAt: null }
  if (result.kind === 'delivered') return { ...base, state: 'delivered', deliveredAt: now.toISOString() }
  if (result.kind === 'refused') return { ...base, state: 'refused' }
  const isOver = now.getTime() - Date.parse(firstAt) >= GIVE_UP_AFTER && attempts >= GIVE_UP_ATTEMPTS
  if (isOver) return { ...base, state: 'given-up' }
  const wait = BACK_OFF[Math.min(attempts, BACK_OFF.length) - 1] ?? 0
  return { ...base, nextAt: new Date(now.getTime() + wait).toISOString() }
}
