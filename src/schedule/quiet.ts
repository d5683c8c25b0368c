import { blankNotice, DAY, type Notice } from '../incident/incident.js'

/**
 * Days without activity after which GitHub drops the schedules of a public repository
 * (docs.github.com, “Events that trigger workflows”, `schedule`). Only commits of the default branch count for sure.
 */
const DROPPED_AFTER_DAYS = 60

/** How many days ahead that is told: once, and once more when little time is left. */
const TOLD_AHEAD = [15, 5]

/** What is told before the host of a schedule drops it; nothing while that is far. Each of the two warnings has an id of its own. */
export function quietNotice(lastCommit: string, now: Date): Notice | undefined {
  const until = Date.parse(lastCommit) + DROPPED_AFTER_DAYS * DAY
  const left = (until - now.getTime()) / DAY
  const stage = TOLD_AHEAD.filter((days) => left <= days).at(-1)
  if (stage === undefined) return undefined
  return {
    ...blankNotice('live', now.toISOString()),
    id: `quiet-${lastCommit.slice(0, 10)}-${stage}`,
    kind: 'quiet',
    audience: 'operator',
    quiet: { since: lastCommit, until: new Date(until).toISOString() },
  }
}
