import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { reasonOf, WriteError } from './files.js'

/** Somebody else is at work; the message says who, since when, and what to do. */
export class LockedError extends Error {}

const ownerSchema = z.object({
  token: z.string(),
  what: z.string(),
  pid: z.int(),
  /** When the process began, in the kernel's ticks: a later process may have the same number. */
  began: z.string(),
  host: z.string(),
  /** Changes whenever the machine starts. */
  boot: z.string(),
  at: z.string(),
})
type Owner = Readonly<z.infer<typeof ownerSchema>>

/** The owner on another machine cannot be asked whether it lives; after a day it does not. */
const STALE_AFTER_MS = 24 * 3_600_000

/** Milliseconds between two looks at a lock that is waited for. */
const LOOK_EVERY_MS = 50

/**
 * Takes a lock file, which names its owner. A lock whose owner died, or whose machine was started again, is broken.
 *
 * @param what what the owner does, for the message to others.
 * @param waitMs how long to wait for another owner to finish.
 * @returns gives the lock back.
 * @throws LockedError when somebody else holds it.
 * @throws WriteError when the folder cannot be written to.
 */
export async function lock(file: string, what: string, waitMs: number): Promise<() => void> {
  const mine: Owner = {
    token: `${process.pid}.${process.hrtime.bigint()}`,
    what,
    pid: process.pid,
    began: beganAt(process.pid),
    host: hostname(),
    boot: bootId(),
    at: new Date().toISOString(),
  }
  for (let waited = 0; ; waited += LOOK_EVERY_MS) {
    if (take(file, mine)) return () => release(file, mine)
    const owner = read(file)
    if (owner !== 'gone' && isStale(owner)) {
      breakLock(file, owner, mine)
      continue
    }
    if (owner !== 'gone' && waited >= waitMs) {
      throw new LockedError(
        `${file} is held: ${owner.what}, process ${owner.pid} on ${owner.host} since ${owner.at}. Wait for it to end, or end it.`,
      )
    }
    await sleep(LOOK_EVERY_MS)
  }
}

/** Does some work while holding a lock, see {@link lock}. */
export async function withLock<T>(file: string, what: string, waitMs: number, work: () => Promise<T> | T): Promise<T> {
  const unlock = await lock(file, what, waitMs)
  try {
    return await work()
  } finally {
    unlock()
  }
}

/** A hard link to a file that is whole already either appears with its content, or not at all. */
function take(file: string, mine: Owner): boolean {
  const draft = `${file}.${mine.token}`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(draft, JSON.stringify(mine))
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw new WriteError(`${file} could not be written: ${reasonOf(error)}`)
  } finally {
    rmSync(draft, { force: true })
  }
}

function read(file: string): Owner | 'gone' {
  try {
    return ownerSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // A lock that names no owner was not made by guidewatch, or was damaged: nobody can be asked.
    return existsSync(file)
      ? { token: '', what: 'unknown', pid: -1, began: '', host: hostname(), boot: bootId(), at: '' }
      : 'gone'
  }
}

function isStale(owner: Owner): boolean {
  if (owner.host !== hostname()) return Date.now() - Date.parse(owner.at) > STALE_AFTER_MS
  return owner.boot !== bootId() || !isAlive(owner.pid) || beganAt(owner.pid) !== owner.began
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
