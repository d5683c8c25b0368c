import { join } from 'node:path'
import { z } from 'zod'
import { channelsOf, lastDelivered, spoolNotice } from '../alert/deliver.js'
import { blankNotice, type Notice } from '../incident/incident.js'
import type { Settings } from '../settings/settings.js'
import { readJson, writeJson } from '../state/files.js'
import { endingSessions, type Listed, listSessions } from '../state/session-list.js'

const toldSchema = z.record(z.string(), z.object({ signedInAt: z.string(), endsAt: z.string(), thread: z.string() }))
const fileSchema = z.object({ schema: z.literal(1), told: toldSchema })

/** Of which sessions it was told that they end, by account. */
export type Told = Readonly<z.infer<typeof toldSchema>>

/**
 * What is to be told of sessions: once for each sign-in that it ends, and once that it lasts longer again.
 *
 * @param at ISO time of the night.
 */
export function remindersOf(
  told: Told,
  sessions: readonly Listed[],
  at: string,
): { readonly notices: readonly Notice[]; readonly told: Told } {
  const ending = endingSessions(sessions)
  const notices: Notice[] = []
  const after: Record<string, Told[string]> = {}
  for (const { account, state, signedInAt } of sessions) {
    const known = told[account]
    const end = ending.find((one) => one.account === account)
    const say = (kind: Notice['kind'], session: NonNullable<Notice['session']>) =>
      notices.push({ ...blankNotice('live', at), id: `${session.thread}-${kind}`, kind, audience: 'operator', session })
    // A session that was deleted, or that cannot be read, has not been renewed.
    const isOver = known && state === 'kept' && (known.signedInAt !== signedInAt || !end)
    if (isOver) {
      const { endsAt, thread } = known
      say('session-renewed', { account, endsAt, thread, days: 0 })
    }
    if (known && !isOver) after[account] = known
    else if (end && signedInAt !== null) {
      const thread = threadOf(account, signedInAt)
      say('session-ends', { ...end, thread })
      after[account] = { signedInAt, endsAt: end.endsAt, thread }
    }
  }
  return { notices, told: after }
}

/**
 * Puts into the spool what is to be told of sessions. What a crash leaves behind is spooled again under the same name.
 *
 * @throws WriteError when it cannot be written; it is then told the next night.
 */
export async function remindOfSessions(settings: Settings, now: Date): Promise<void> {
  const sessions = listSessions(settings, now.getTime())
  const channels = channelsOf(settings)
  const file = join(settings.state, 'session-reminders.json')
  const before = fileSchema.safeParse(readJson(file)).data?.told ?? {}
  const { notices, told } = remindersOf(before, sessions, now.toISOString())
  // Where nobody is told anything yet, it is told once there is somebody.
  if (channels.length === 0 || notices.length === 0) return
  const context = { settings, deliveredAt: lastDelivered(settings.state) }
  for (const notice of notices) await spoolNotice(notice, channels, context)
  writeJson(file, { schema: 1, told } satisfies z.infer<typeof fileSchema>)
}

/** Names an issue and parcels, so it holds nothing that a file name cannot. */
function threadOf(account: string, signedInAt: string): string {
  return `session-${account.replace(/[^\w-]/g, '_')}-${signedInAt.replace(/\D/g, '').slice(0, 14)}`
}
