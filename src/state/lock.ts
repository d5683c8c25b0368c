import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { Mistake } from '../mistake/mistake.js'
import { reasonOf, WriteError } from './files.js'

/** Somebody else is at work; the message says who, since when, and what to do. */
export class LockedError extends Mistake {}

const ownerSchema = z.object({
  token: z.string(),
  what: z.string(),
  pid: z.int(),
  /** When the process began, in the kernel's ticks: a later process may have the same number. */
  began: z.string(),
  host: z.string(),
  /** Changes whenever the machine starts. */
  boot: z.string(),
  /** The process numbers of a container mean nothing in another one. */
  namespace: z.string().default(''),
  at: z.string(),
})
type Owner = Readonly<z.infer<typeof ownerSchema>>

/** An owner shows that it lives by touching its lock this often, in milliseconds. */
const BEAT_EVERY_MS = 60_000

/** An owner that cannot be asked, on another machine or in another container, is dead after so long without that. */
export const STALE_AFTER_MS = 5 * BEAT_EVERY_MS

/** Milliseconds between two looks at a lock that is waited for. */
const LOOK_EVERY_MS = 50

/** How long to wait for another owner: milliseconds, or a choice by what it does and whether it can be asked. */
export type Patience = number | ((owner: { readonly what: string; readonly isNear: boolean }) => number)

/**
 * Takes a lock file, which names its owner, and touches it every minute. A lock is broken when its owner died, when its
 * machine was started again, or when it could not be asked and was silent for five minutes.
 *
 * @param what what the owner does, for the message to others.
 * @param patience how long to wait for another owner to finish.
 * @returns gives the lock back.
 * @throws LockedError when somebody else holds it.
 * @throws WriteError when the folder cannot be written to.
 */
export async function lock(file: string, what: string, patience: Patience): Promise<() => void> {
  const mine: Owner = {
    token: `${process.pid}.${process.hrtime.bigint()}`,
    what,
    pid: process.pid,
    began: beganAt(process.pid),
    host: hostname(),
    boot: bootId(),
    namespace: namespaceId(),
    at: new Date().toISOString(),
  }
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    const now = take(file, mine)
    if (now === 'taken') return keep(file, mine)
    const owner = read(file)
    if (owner !== 'gone' && isStale(file, owner, now)) {
      breakLock(file, owner, mine)
      continue
    }
    if (owner !== 'gone') {
      const waitMs = typeof patience === 'number' ? patience : patience({ what: owner.what, isNear: isNear(owner) })
      if (waited >= waitMs) throw new LockedError(heldBy(file, owner))
    }
    await sleep(LOOK_EVERY_MS)
  }
}

function heldBy(file: string, owner: Owner): string {
  const who = `${owner.what}, process ${owner.pid} on ${owner.host} since ${owner.at}`
  return isNear(owner)
    ? `${file} is held: ${who}. Wait for it to end, or end it.`
    : `${file} is held: ${who}, which showed a sign of life less than five minutes ago. Wait for it to end, or end it there; once it is silent for five minutes, the lock is free.`
}

/** Does some work while holding a lock, see {@link lock}. */
export async function withLock<T>(
  file: string,
  what: string,
  patience: Patience,
  work: () => Promise<T> | T,
): Promise<T> {
  const unlock = await lock(file, what, patience)
  try {
    return await work()
  } finally {
    unlock()
  }
}

/**
 * A hard link to a file that is whole already either appears with its content, or not at all.
 *
 * @returns `taken`, or what time it is where the file lies, which may be another machine with another clock.
 */
function take(file: string, mine: Owner): 'taken' | number {
  const draft = `${file}.${mine.token}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(draft, JSON.stringify(mine))
    linkSync(draft, file)
    return 'taken'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return statSync(draft).mtimeMs
    throw new WriteError(`${file} could not be written: ${reasonOf(error)}`)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Touches the lock while it is held. The process does not live on for that. */
function keep(file: string, mine: Owner): () => void {
  const beat = setInterval(() => touch(file, mine), BEAT_EVERY_MS).unref()
  return () => {
    clearInterval(beat)
    release(file, mine)
  }
}

/** Writes what is there already, so that the file system's own clock counts; never into the lock of another one. */
function touch(file: string, mine: Owner): void {
  try {
    const handle = openSync(file, 'r+')
    try {
      const content = JSON.stringify(mine)
      if (readFileSync(handle, 'utf8') === content) writeSync(handle, content, 0)
    } finally {
      closeSync(handle)
    }
  } catch {
    // A full disk, or a lock that was broken: nobody is helped by ending the work.
  }
}

function read(file: string): Owner | 'gone' {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // A lock that names no owner was not made by guidewatch, or was damaged: nobody can be asked.
    return existsSync(file)
      ? {
          token: '',
          what: 'unknown',
          pid: -1,
          began: '',
          host: hostname(),
          boot: bootId(),
          namespace: namespaceId(),
          at: '',
        }
      : 'gone'
  }
}

function isStale(file: string, owner: Owner, now: number): boolean {
  if (isNear(owner)) return !isAlive(owner.pid) || beganAt(owner.pid) !== owner.began
  const isThisMachine = owner.host === hostname() && owner.namespace === namespaceId()
  // Started again since then, the machine runs nothing of what it did.
  if (isThisMachine && owner.boot !== bootId()) return true
  try {
    return now - statSync(file).mtimeMs > STALE_AFTER_MS
  } catch {
    return false
  }
}

/** True when the kernel can be asked whether an owner lives: on this machine, and not in another container. */
function isNear(owner: Owner): boolean {
  return owner.host === hostname() && owner.boot === bootId() && owner.namespace === namespaceId()
}

function isAlive(pid: number): boolean {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Moves a stale lock away. Should it have been broken and taken by another one meanwhile, that one gets it back. */
function breakLock(file: string, stale: Owner, mine: Owner): void {
  const aside = `${file}.${mine.token}.stale`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = read(aside)
  try {
    if (moved !== 'gone' && moved.token !== stale.token) linkSync(aside, file)
  } catch {
    // A third one has it by now.
  } finally {
    rmSync(aside, { force: true })
  }
}

function release(file: string, mine: Owner): void {
  const owner = read(file)
  if (owner !== 'gone' && owner.token === mine.token) rmSync(file, { force: true })
}

function bootId(): string {
  return readOr('/proc/sys/kernel/random/boot_id', 'unknown').trim()
}

/** Names the set of process numbers that this process lives in, see pid_namespaces(7). */
function namespaceId(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}

/** Field 22 of /proc/PID/stat, counted after the command, which may hold blanks and brackets (proc(5)). */
function beganAt(pid: number): string {
  const stat = readOr(`/proc/${pid}/stat`, '')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}

function readOr(file: string, other: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return other
  }
}
