import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nextPause } from '../../src/engine/account-pause.js'
import {
  type AccountMemory,
  joined,
  memoryFile,
  putOffIn,
  readMemory,
  readStanding,
  remembered,
  type Standing,
  standingsIn,
  writeMemory,
  writeStanding,
} from '../../src/state/accounts.js'
import { temporaryFolder } from '../helpers/cli.js'

const NOW = new Date('2026-11-26T03:00:00.000Z')
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000).toISOString()
const fresh = (): Standing => readStanding(temporaryFolder(), 'kim')
const blank = (): AccountMemory => readMemory(temporaryFolder(), 'kim')
const visit = (walk: string, hours: number) => ({ walk, at: later(hours), host: null })

describe('what is remembered of a test account', () => {
  it('is the same once as twice, and in whatever order the shares of a night come', () => {
    const pause = nextPause(null, 'checkpoint', NOW)
    const one: Standing = { ...fresh(), visits: [visit('a', 0), visit('b', 1)], endedAt: later(1) }
    const other: Standing = { ...fresh(), visits: [visit('b', 1), visit('c', 2)], endedAt: later(2), pause }
    const takenIn = (...all: Standing[]) => all.reduce((memory, standing) => remembered(memory, standing, NOW), blank())
    expect(takenIn(one, other)).toEqual(takenIn(other, one, one))
    expect(takenIn(one, other).visits.map(({ walk }) => walk)).toEqual(['a', 'b', 'c'])
    expect(takenIn(one, other)).toMatchObject({ endedAt: later(2), pause, last: { a: later(0), c: later(2) } })
    expect(joined(one, other)).toMatchObject({ visits: [{ walk: 'a' }, { walk: 'b' }, { walk: 'c' }], pause })
  })

  it('forgets visits after two days, and when a walk was walked after three months', () => {
    const standing: Standing = { ...fresh(), visits: [visit('old', -24 * 100), visit('late', -50), visit('new', -1)] }
    const memory = remembered(blank(), standing, NOW)
    expect(memory.visits.map(({ walk }) => walk)).toEqual(['new'])
    expect(Object.keys(memory.last).sort()).toEqual(['late', 'new'])
  })

  it('forgets a pause once the account was well for as long as it lasted', () => {
    const pause = nextPause(null, 'rate-limit', NOW)
    const well = (hours: number): Standing => ({
      ...fresh(),
      probed: { result: 'ok', why: null, at: later(hours), language: null },
    })
    const memory = { ...blank(), pause }
    expect(remembered(memory, well(24), NOW).pause).toEqual(pause)
    expect(remembered(memory, well(48), NOW).pause).toBeNull()
  })

  it('is blank again when its file is damaged, and never that of another account', () => {
    const state = temporaryFolder()
    writeMemory(state, { ...blank(), endedAt: later(1) })
    expect(readMemory(state, 'kim').endedAt).toBe(later(1))
    for (const content of ['', '{', '[]', '{"schema":1,"account":"other"}']) {
      writeFileSync(memoryFile(state, 'kim'), content)
      expect(readMemory(state, 'kim')).toEqual(blank())
    }
  })
})

describe('how an account stood on a run', () => {
  it('is found by its name; other files in the folder are none', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'x.json'))
    expect(standingsIn(join(folder, 'nowhere'))).toEqual([])
    writeStanding(folder, { ...fresh(), endedAt: later(1) })
    expect(standingsIn(folder).find(({ account }) => account === 'kim')?.endedAt).toBe(later(1))
  })

  it('a walk that was put off at its second try has the result of the first', () => {
    const standing: Standing = {
      ...fresh(),
      putOff: [
        { walk: 'a', why: 'quiet-hours' },
        { walk: 'b', why: 'walks-per-day' },
      ],
    }
    expect([...putOffIn([standing], (id) => id === 'b')]).toEqual(['a'])
  })
})
