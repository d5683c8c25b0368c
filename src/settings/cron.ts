import { createTask } from 'node-cron'
import { localTime } from './clock.js'
import type { ScheduleSettings } from './schedule.js'

const MINUTE = 60_000

/** A missed night is looked for this far back, in days. */
const LOOK_BACK_DAYS = 8

/**
 * The last time that the schedule asked for a night after `since`, at the latest `now`.
 *
 * @returns `undefined` when there was none.
 */
export function lastDue({ cron, timezone }: ScheduleSettings, since: Date, now: Date): Date | undefined {
  const task = createTask(cron, () => undefined, { timezone })
  try {
    const newest = Math.floor(now.getTime() / MINUTE) * MINUTE
    const oldest = Math.max(since.getTime(), newest - LOOK_BACK_DAYS * 24 * 60 * MINUTE)
    for (let at = newest; at > oldest; at -= MINUTE) if (task.match(new Date(at))) return new Date(at)
    return undefined
  } finally {
    task.destroy()
  }
}

/** A local time of the schedule that does not exist on a day, because the clocks are put forward. */
export type Skipped = { readonly day: string; readonly time: string }

/** The nights of the coming year that the schedule would skip for that reason. */
export function skippedNights({ cron, timezone }: ScheduleSettings, now: Date): readonly Skipped[] {
  // What a clock in the time zone shows is matched as if it were a time of UTC, which skips none.
  const task = createTask(cron, () => undefined, { timezone: 'UTC' })
  const skipped: Skipped[] = []
  let before = localMinutes(now, timezone)
  for (let at = now.getTime(), end = at + 366 * 24 * 60 * MINUTE; at < end; at += 30 * MINUTE) {
    const next = localMinutes(new Date(at + 30 * MINUTE), timezone)
    // Half an hour later the clock shows more than half an hour later: what lies between never comes.
    if (next - before > 30) {
      for (let gone = before + 30; gone < next; gone += 1) {
        const at = new Date(gone * MINUTE)
        const [day = '', time = ''] = at.toISOString().split('T')
        if (task.match(at)) skipped.push({ day, time: time.slice(0, 5) })
      }
    }
    before = next
  }
  task.destroy()
  return skipped
}

/** The same as warnings, with what to do. */
export function skippedWarnings(schedule: ScheduleSettings, now: Date): readonly string[] {
  return skippedNights(schedule, now).map(
    ({ day, time }) =>
      `On ${day} there is no ${time} in ${schedule.timezone}: that night will be skipped. Use UTC, or a time not between 1 and 4.`,
  )
}

/** What a clock in a time zone shows, as minutes since 1970 there. */
function localMinutes(date: Date, timezone: string): number {
  const { day, time } = localTime(date, timezone)
  return Date.parse(`${day}T${time}Z`) / MINUTE
}
