import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'

/** A folder in memory on Linux. What lies there is gone with the power, and on no disk but swap. */
const MEMORY = '/dev/shm'
/** Chromium needs a few megabytes for a profile, and more for what it shares between its processes; in bytes. */
const ENOUGH = 512 * 1024 * 1024
const NAME = /^guidewatch-login-(\d+)-/
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Lets browsers keep their temporary files in a folder of its own, in memory where there is room, while some work is
 * done. It is removed at the end, also when a signal ends the process; what a crash left is removed by the next call.
 *
 * Nothing of the account should lie there: its cookies and storage are in a context that Chromium keeps in memory
 * alone. It is hidden all the same.
 */
export async function inHideaway<T>(work: () => Promise<T>): Promise<T> {
  const places = [MEMORY, os.tmpdir()]
  for (const place of places) sweep(place)
  const folder = mkdtempSync(join(hasRoom(MEMORY) ? MEMORY : os.tmpdir(), `guidewatch-login-${process.pid}-`))
  const before = process.env.TMPDIR
  const remove = () => removeWhileDying(folder)
  // Playwright kills its browsers at the exit, too; this is to come after it, when nothing is written any more.
  const onSignal = (signal: (typeof SIGNALS)[number]) => {
    process.off('exit', remove).on('exit', remove)
    process.exit(128 + os.constants.signals[signal])
  }
  process.env.TMPDIR = folder
  process.on('exit', remove)
  for (const signal of SIGNALS) process.on(signal, onSignal)
  try {
    return await work()
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal)
    process.off('exit', remove)
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    remove()
  }
}

/** A browser that is being killed may write for a moment; what is left after a second, the next login removes. */
function removeWhileDying(folder: string): void {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      rmSync(folder, { recursive: true, force: true })
      return
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
    }
  }
}

function hasRoom(place: string): boolean {
  try {
    accessSync(place, constants.W_OK)
    const { bavail, bsize } = statfsSync(place)
    return bavail * bsize >= ENOUGH
  } catch {
    return false
  }
}

/** Removes what ended processes of this user left. */
function sweep(place: string): void {
  try {
    for (const name of readdirSync(place)) {
      const pid = Number(NAME.exec(name)?.[1] ?? Number.NaN)
      if (pid && !isAlive(pid)) rmSync(join(place, name), { recursive: true, force: true })
    }
  } catch {
    // Not there, or of another user.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
