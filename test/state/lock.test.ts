import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LockedError, lock, STALE_AFTER_MS } from '../../src/state/lock.js'
import { temporaryFolder } from '../helpers/cli.js'

/** A lock as an owner elsewhere left it. */
function heldElsewhere(change: object, silentForMs: number): string {
  const file = join(temporaryFolder(), 'night.lock')
  const owner = {
    token: '1.1',
    what: 'a night',
    pid: 1,
    began: '1',
    host: 'another-machine',
    boot: 'b',
    namespace: 'n',
    at: new Date(Date.now() - 40 * 3_600_000).toISOString(),
    ...change,
  }
  writeFileSync(file, JSON.stringify(owner))
  const touched = new Date(Date.now() - silentForMs)
  utimesSync(file, touched, touched)
  return file
}

describe('a lock', () => {
  it('keeps others out until it is given back', async () => {
    const file = join(temporaryFolder(), 'night.lock')
    const unlock = await lock(file, 'a night', 0)
    await expect(lock(file, 'another night', 0)).rejects.toThrow(/is held: a night, process \d+/)
    unlock()
    expect(existsSync(file)).toBe(false)
    const again = await lock(file, 'another night', 0)
    again()
  })

  it('of another machine stands as long as it is touched, however long ago it was taken', async () => {
    await expect(lock(heldElsewhere({}, STALE_AFTER_MS / 2), 'a night', 0)).rejects.toThrow(LockedError)
  })

  it('of another machine, or of a container that is gone, is broken after five minutes of silence', async () => {
    const file = heldElsewhere({}, STALE_AFTER_MS * 1.5)
    const unlock = await lock(file, 'this night', 0)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ what: 'this night', pid: process.pid })
    unlock()
  })

  it('of a process that is gone on this machine is broken at once', async () => {
    const own = join(temporaryFolder(), 'own.lock')
    const unlock = await lock(own, 'a night', 0)
    const owner = JSON.parse(readFileSync(own, 'utf8')) as object
    unlock()
    // The number lives on, but its process began later.
    const again = await lock(heldElsewhere({ ...owner, began: '0' }, 0), 'a night', 0)
    again()
  })
})
