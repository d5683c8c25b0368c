import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { schedule } from 'node-cron'
import { z } from 'zod'
import { deliver } from '../night/tell.js'
import { lastDue, skippedWarnings } from '../settings/cron.js'
import type { Settings } from '../settings/settings.js'
import { writeJson } from '../state/files.js'
import { lock, STALE_AFTER_MS } from '../state/lock.js'
import { ping } from './ping.js'

/** What the daemon remembers: when a night began last, and how it ended. */
const memorySchema = z.object({
  schema: z.literal(1),
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  outcome: z.string().nullable(),
  /** It was held again, because the one before was cut off: should it be, too, the schedule goes on. */
  again: z.boolean().default(false),
})
type Memory = z.infer<typeof memorySchema>

/** Minutes between two looks at the spool. */
const DELIVER_EVERY_MINUTES = 15

/** Milliseconds that a night which was told to end has for it, beyond the walk that is under way. */
const END_WITHIN_MS = 90_000

/** How the daemon starts a night and what it tells the operator. */
export type DaemonMeans = {
  /** The command line of one night. */
  readonly night: readonly [string, ...string[]]
  readonly say: (line: string) => void
}

/** Walks every night until it is told to end. */
export type Daemon = {
  /** Ends the daemon: the walk under way is finished, then the night. */
  readonly stop: () => Promise<void>
}

/**
 * Starts the daemon. A night that was missed, because the machine was off, is held at once. Two nights never overlap:
 * what is due while one is under way is skipped and said.
 *
 * @throws LockedError when a daemon is at work on the same state already.
 */
export async function startDaemon(settings: Settings, { night, say }: DaemonMeans): Promise<Daemon> {
  const unlock = await lock(join(settings.state, 'schedule.lock'), 'a daemon is at work', untilSilent)
  const { cron, timezone, jitter } = settings.schedule
  for (const warning of skippedWarnings(settings.schedule, new Date())) say(warning)
  let child: ChildProcess | undefined
  let ending = false
  let current: Promise<void> = Promise.resolve()

  const hold = (again = false) => {
    if (child || ending) {
      say('A night is due, but the last one is still under way; it is skipped.')
      return current
    }
    current = holdOne(settings, night, say, again, (started) => {
      child = started
    }).finally(() => {
      child = undefined
    })
    return current
  }
  const task = schedule(cron, () => hold(), { timezone, noOverlap: true, maxRandomDelay: Math.round(jitter * 60_000) })
  const delivery = setInterval(() => {
    // Between two nights, so that an alert which a server put off does not wait for the next one.
    if (!child) deliver(settings, 0, () => new Date()).catch((error: unknown) => say(String(error)))
  }, DELIVER_EVERY_MINUTES * 60_000)
  const last = readMemory(settings)
  const missed = last && lastDue(settings.schedule, new Date(last.startedAt), new Date())
  say(`Nights at ${cron} (${timezone}); the next one at ${task.getNextRun()?.toISOString() ?? 'no time at all'}.`)
  const isCutOff = last !== undefined && last.endedAt === null && !last.again
  if (isCutOff) {
    say(`The night of ${last.startedAt} was cut off, by a crash or a power cut; it is held again now.`)
    void hold(true)
  } else if (missed) {
    say(`The night of ${missed.toISOString()} was missed; it is held now.`)
    void hold()
  }
  return {
    stop: async () => {
      ending = true
      clearInterval(delivery)
      await task.destroy()
      // Only the night itself: it tells its browsers to finish.
      child?.kill('SIGTERM')
      const late =
        child &&
        setTimeout(
          () => endGroup(child, 'SIGKILL'),
          (settings.timeouts.walk + settings.explore.seconds) * 1000 + END_WITHIN_MS,
        )
      await current
      clearTimeout(late)
      unlock()
    },
  }
}

/** Holds one night in a process group of its own, and ends all of it at the deadline. */
async function holdOne(
  settings: Settings,
  [command, ...args]: DaemonMeans['night'],
  say: DaemonMeans['say'],
  again: boolean,
  started: (child: ChildProcess) => void,
): Promise<void> {
  const startedAt = new Date().toISOString()
  writeMemory(settings, { schema: 1, startedAt, endedAt: null, outcome: null, again })
  say(`The night begins (${startedAt}).`)
  const child = spawn(command, args, { detached: true, stdio: 'inherit' })
  started(child)
  let isLate = false
  const deadline = setTimeout(() => {
    isLate = true
    say(`The night took longer than ${settings.schedule.deadline} h and is ended.`)
    endGroup(child, 'SIGKILL')
  }, settings.schedule.deadline * 3_600_000)
  const outcome = await new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`))
  })
  clearTimeout(deadline)
  // Browsers outlive an engine that was killed.
  endGroup(child, 'SIGKILL')
  writeMemory(settings, { schema: 1, startedAt, endedAt: new Date().toISOString(), outcome, again })
  say(`The night ended with ${outcome}.`)
  if (isLate || !/^code [013]$/.test(outcome)) {
    const failure = await ping(settings, 'fail', `The night ended with ${outcome}.`)
    if (failure) say(failure)
  }
}

/** A daemon in a container that was killed cannot be asked; its successor waits until it counts as dead. */
function untilSilent({ isNear }: { readonly isNear: boolean }): number {
  return isNear ? 0 : STALE_AFTER_MS + 60_000
}

function endGroup(child: ChildProcess | undefined, signal: NodeJS.Signals): void {
  if (!child?.pid) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Nobody is left.
  }
}

function memoryFile({ state }: Settings): string {
  return join(state, 'schedule.json')
}

function readMemory(settings: Settings): Memory | undefined {
  if (!existsSync(memoryFile(settings))) return undefined
  try {
    return memorySchema.parse(JSON.parse(readFileSync(memoryFile(settings), 'utf8')))
  } catch {
    // Nothing is known: then no night is known to be missed.
    return undefined
  }
}

/** A memory that cannot be written costs a night that is not caught up, never the night itself. */
function writeMemory(settings: Settings, memory: Memory): void {
  try {
    writeJson(memoryFile(settings), memory)
  } catch (error) {
    process.emitWarning(error instanceof Error ? error.message : String(error))
  }
}
