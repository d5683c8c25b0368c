import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Counts } from '../../src/effort/count.js'
import { readEfforts, writeEfforts } from '../../src/effort/store.js'
import { effortThen, nightsUntil, publishedPart, type Seen, type Stretch, withWalk } from '../../src/effort/stretch.js'
import { temporaryFolder } from '../helpers/cli.js'
import { COUNTS } from './counts.js'

const WALK = 'way/only/en-GB-desktop'
const day = (number: number, hour = 3) => new Date(Date.UTC(2026, 0, number, hour)).toISOString()

function seen(at: string, more: Partial<Seen> = {}): Seen {
  return {
    walk: WALK,
    run: at,
    at,
    isWhole: true,
    reached: true,
    verified: true,
    counts: COUNTS,
    around: null,
    labels: { 'click-object': 'object' },
    keyboard: null,
    ...more,
  }
}
const missed = (at: string) => seen(at, { reached: false, verified: false, counts: null, labels: {} })
const all = (walks: readonly Seen[]) => walks.reduce<readonly Stretch[]>(withWalk, [])

describe('the obstacle record', () => {
  it('a year of unchanged nights is one line whose end moves', () => {
    const year = all(Array.from({ length: 365 }, (_, index) => seen(day(index + 1))))
    expect(year).toHaveLength(1)
    expect(year[0]).toMatchObject({ first: day(1), last: day(365), nights: 365, walks: 365, night: day(365) })
  })

  it('another count begins another line, and so does a night on which the end was not reached', () => {
    const more: Counts = { ...COUNTS, clicks: 7 }
    const stretches = all([seen(day(1)), seen(day(2), { counts: more }), missed(day(3)), missed(day(4)), seen(day(5))])
    expect(stretches.map(({ counts, nights }) => [counts?.clicks ?? null, nights])).toEqual([
      [6, 1],
      [7, 1],
      [null, 2],
      [6, 1],
    ])
    expect(nightsUntil(stretches, 1)).toEqual({ nightsReached: 2, nightsWalked: 2 })
    expect(nightsUntil(stretches, 3)).toEqual({ nightsReached: 3, nightsWalked: 5 })
    expect(effortThen(stretches, 2)).toBeNull()
  })

  it('a run of some flows, or one soon after another, counts as a walk and never as a night', () => {
    const stretches = all([
      seen(day(1, 3)),
      seen(day(1, 12), { isWhole: false }),
      seen(day(1, 14)),
      seen(day(2, 3)),
      seen(day(2, 12), { isWhole: false, counts: { ...COUNTS, clicks: 9 } }),
    ])
    expect(stretches.map(({ nights, walks }) => [nights, walks])).toEqual([
      [2, 4],
      [0, 1],
    ])
  })

  it('takes a run in once, and nothing that is older than what is known', () => {
    const once = all([seen(day(1)), seen(day(2))])
    expect(withWalk(once, seen(day(2)))).toBe(once)
    expect(withWalk(once, missed(day(1)))).toBe(once)
  })

  it('counts targets that bear another name than when the way was first verified', () => {
    const labelled = (at: string, labels: Seen['labels'], verified: boolean) => seen(at, { labels, verified })
    const stretches = all([
      labelled(day(1), { a: 'Draft', b: 'Policy' }, false),
      labelled(day(2), { a: 'Settings', b: 'Policy' }, true),
      labelled(day(3), { a: 'Settings', b: 'Privacy Policy', c: 'New' }, false),
      labelled(day(4), { a: 'Options', b: 'Privacy Policy' }, true),
      labelled(day(5), { a: 'Settings', b: 'Policy' }, true),
    ])
    expect(stretches.map((_, index) => effortThen(stretches, index)?.labelChanges)).toEqual([1, 0, 1, 2, 0])
  })

  it('moves its published end on with the weeks, so that quiet nights change nothing that is published', () => {
    // 5 January 2026 is a Monday.
    const published = Array.from({ length: 16 }, (_, index) => {
      const stretches = all(Array.from({ length: index + 1 }, (_, night) => seen(day(night + 1))))
      return `${nightsUntil(stretches, 0).nightsWalked} ${publishedPart(stretches, 0)?.last.slice(0, 10)}`
    })
    expect([...new Set(published)]).toEqual(['1 2026-01-01', '4 2026-01-04', '11 2026-01-11'])
    expect(published.filter((line) => line === '4 2026-01-04')).toHaveLength(7)
    const ended = all([...Array.from({ length: 7 }, (_, night) => seen(day(night + 1))), missed(day(8))])
    expect(publishedPart(ended, 0)).toMatchObject({ last: day(7), nights: 7 })
    expect(nightsUntil(ended, 1)).toEqual({ nightsReached: 7, nightsWalked: 8 })
  })

  it('carries a pass by keyboard on until the next one, and begins a line only where that came to something else', () => {
    const pass = (at: string, presses: number) => ({ at, reached: true, presses, step: null, why: null })
    const stretches = all([
      seen(day(1)),
      seen(day(2), { keyboard: pass(day(2), 31) }),
      seen(day(3)),
      seen(day(9), { keyboard: pass(day(9), 31) }),
      seen(day(16), { keyboard: { ...pass(day(16), 12), reached: false, step: 'click-object', why: 'trap' } }),
    ])
    expect(stretches.map(({ keyboard, nights }) => [keyboard?.presses ?? null, nights])).toEqual([
      [null, 1],
      [31, 3],
      [12, 1],
    ])
    expect(stretches[1]?.keyboard?.at).toBe(day(9))
    expect(effortThen(stretches, 1)).toMatchObject({ keyPresses: 31, keyboard: true })
    expect(effortThen(stretches, 2)).toMatchObject({ keyPresses: null, keyboard: false })
    expect(effortThen(stretches, 0)).toMatchObject({ keyPresses: null, keyboard: null })
  })
})

describe('its files', () => {
  it('come back as they were written, and are not written again for nothing', () => {
    const state = temporaryFolder()
    const efforts = new Map([[WALK, all([seen(day(1)), missed(day(2))])]])
    writeEfforts(state, 'live', 'way', efforts)
    expect(readEfforts(state, 'live', 'way')).toEqual(efforts)
    expect(readEfforts(state, 'stand-in', 'way').size).toBe(0)
    const file = join(state, 'effort', 'live', 'way.jsonl')
    const { ino } = statSync(file)
    writeEfforts(state, 'live', 'way', efforts)
    expect(statSync(file).ino).toBe(ino)
    expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(2)
  })

  it('a damaged line costs itself alone', () => {
    const state = temporaryFolder()
    const efforts = new Map([[WALK, all([seen(day(1))])]])
    writeEfforts(state, 'live', 'way', efforts)
    appendFileSync(join(state, 'effort', 'live', 'way.jsonl'), '{"walk":"way/on')
    expect(readEfforts(state, 'live', 'way')).toEqual(efforts)
  })

  it('a name that leads out of the folder is refused', () => {
    const state = temporaryFolder()
    expect(() => writeEfforts(state, 'live', '../way', new Map())).toThrow('without slashes')
    expect(existsSync(join(state, 'effort'))).toBe(false)
  })
})
