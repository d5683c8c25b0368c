import { describe, expect, it } from 'vitest'
import { isForPause, isPaused, nextPause } from '../../src/engine/account-pause.js'
import { admit, fairly, isQuiet } from '../../src/engine/polite.js'
import { politenessSchema, ruleFor } from '../../src/settings/politeness.js'
import type { Pause } from '../../src/state/accounts.js'

const rule = (more: object) => ({ host: 'www.example.org', pause: 0, ...more })
const NONE = { began: [], endedAt: null }
const at = (iso: string) => new Date(iso)

describe('how much is asked of an account', () => {
  it('nothing is put off where the settings say nothing', () => {
    expect(admit(undefined, NONE, at('2026-11-26T03:00:00Z'), 'UTC')).toEqual({ kind: 'go', afterMs: 0 })
  })

  it('counts the walks of the day in the time zone of the settings', () => {
    const began = ['2026-11-25T23:30:00Z', '2026-11-26T00:10:00Z']
    const now = at('2026-11-26T01:00:00Z')
    const two = rule({ walksPerDay: 2 })
    // In Berlin it was the 26th already, in London still the 25th.
    expect(admit(two, { began, endedAt: null }, now, 'Europe/Berlin')).toEqual({
      kind: 'put-off',
      why: 'walks-per-day',
    })
    expect(admit(two, { began, endedAt: null }, now, 'Europe/London')).toEqual({ kind: 'go', afterMs: 0 })
  })

  it('keeps a fifth of the day for second walks, so that what has changed can be confirmed', () => {
    const ten = rule({ walksPerDay: 10 })
    const now = at('2026-11-26T04:00:00Z')
    const begins = (walks: number, isSecond: boolean) =>
      admit(ten, { began: Array(walks).fill('2026-11-26T03:00:00Z'), endedAt: null }, now, 'UTC', isSecond).kind
    expect([7, 8, 10].map((walks) => begins(walks, false))).toEqual(['go', 'put-off', 'put-off'])
    expect([7, 8, 9, 10].map((walks) => begins(walks, true))).toEqual(['go', 'go', 'go', 'put-off'])
    // Of a few walks none can be spared.
    const first = (walksPerDay: number, walks: number) =>
      admit(rule({ walksPerDay }), { began: Array(walks).fill('2026-11-26T03:00:00Z'), endedAt: null }, now, 'UTC').kind
    expect([first(1, 0), first(2, 1), first(4, 3)]).toEqual(['go', 'go', 'go'])
  })

  it('waits between two walks for what is left of the pause', () => {
    const thirty = rule({ pause: 30 })
    const wait = (endedAt: string) => admit(thirty, { began: [], endedAt }, at('2026-11-26T03:00:00Z'), 'UTC')
    expect(wait('2026-11-26T02:59:50Z')).toEqual({ kind: 'go', afterMs: 20_000 })
    expect(wait('2026-11-26T02:00:00Z')).toEqual({ kind: 'go', afterMs: 0 })
    // A clock that was set back does not make it wait for hours.
    expect(wait('2026-11-26T04:00:00Z')).toEqual({ kind: 'go', afterMs: 30_000 })
  })

  it('keeps quiet hours over midnight, and on the night when the clocks change', () => {
    const quiet = (iso: string, zone = 'Europe/Berlin') => isQuiet('22:00-06:00', at(iso), zone)
    expect(['20:59', '21:00', '23:30'].map((time) => quiet(`2026-11-26T${time}:00Z`))).toEqual([false, true, true])
    expect(['04:59', '05:00'].map((time) => quiet(`2026-11-26T${time}:00Z`))).toEqual([true, false])
    // In summer time, Berlin's 6 o'clock is 4 o'clock UTC.
    expect(['03:59', '04:00'].map((time) => quiet(`2026-07-01T${time}:00Z`))).toEqual([true, false])
    expect(quiet('2026-10-25T00:30:00Z')).toBe(true)
    expect(isQuiet('00:00-05:00', at('2026-11-26T00:00:00Z'), 'UTC')).toBe(true)
  })

  it('begins no walk whose pause would end in quiet hours', () => {
    const strict = rule({ pause: 60, quiet: '03:00-04:00' })
    const soFar = { began: [], endedAt: '2026-11-26T02:59:30Z' }
    expect(admit(strict, soFar, at('2026-11-26T02:59:30Z'), 'UTC')).toEqual({ kind: 'put-off', why: 'quiet-hours' })
  })

  it('walks first what waited longest, night after night, and nothing else in another order', () => {
    const walk = (id: string, account = 'kim') => ({
      id,
      flow: 'f',
      route: id,
      locale: 'en',
      device: 'desktop',
      account,
    })
    const walks = [walk('a'), walk('free', 'logged-out'), walk('b'), walk('c'), walk('d'), walk('e')]
    const last: Record<string, string> = {}
    const seen: string[][] = []
    for (const night of [1, 2, 3, 4, 5]) {
      const ordered = fairly(
        walks,
        ({ account }) => account === 'kim',
        ({ id }) => last[id],
      )
      expect(ordered[1]?.id).toBe('free')
      const tonight = ordered.filter(({ account }) => account === 'kim').slice(0, 2)
      for (const [index, { id }] of tonight.entries()) last[id] = `2026-11-0${night}T03:0${index}:00Z`
      seen.push(tonight.map(({ id }) => id))
    }
    expect(seen).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'a'],
      ['b', 'c'],
      ['d', 'e'],
    ])
  })
})

describe('the rule of a host', () => {
  const politeness = politenessSchema.parse({
    'www.example.org': { walksPerDay: 1 },
    '*.example.org': { walksPerDay: 2 },
    '*.org': { walksPerDay: 3 },
    'localhost:8080': { walksPerDay: 4 },
  })
  const most = (url: string) => ruleFor(politeness, url)?.walksPerDay

  it('is its own, else that of the nearest name above', () => {
    expect(most('https://www.example.org/a')).toBe(1)
    expect(most('https://www.example.org:8443/a')).toBe(1)
    expect(most('https://shop.example.org/')).toBe(2)
    expect(most('https://a.b.example.org/')).toBe(2)
    expect(most('https://example.org/')).toBe(3)
    expect(most('https://example.net/')).toBeUndefined()
    expect([most('http://localhost:8080/'), most('http://localhost:9090/')]).toEqual([4, undefined])
  })

  it.each([
    ['WWW.example.org', {}],
    ['https://example.org', {}],
    ['example.org', { walksPerDay: 0 }],
    ['example.org', { quiet: '22-6' }],
    ['example.org', { quiet: '24:00-06:00' }],
    ['example.org', { quiet: '06:00-06:00' }],
    ['example.org', { pause: -1 }],
    ['example.org', { rest: 1 }],
  ])('refuses %s: %o', (host, value) => {
    expect(politenessSchema.safeParse({ [host]: value }).success).toBe(false)
  })
})

describe('leaving an account alone', () => {
  const night = (day: number) => new Date(Date.UTC(2026, 10, day, 3))

  it('is for what the site wants of the account, not for a page that is missing', () => {
    expect(isForPause('checkpoint') && isForPause('rate-limit') && isForPause('captcha')).toBe(true)
    expect(isForPause('not-found') || isForPause('login-wall')).toBe(false)
  })

  it('lasts twice as long each time, two weeks at most', () => {
    let pause: Pause | null = null
    const days: number[] = []
    for (let times = 0; times < 6; times += 1) {
      pause = nextPause(pause, 'rate-limit', night(1))
      days.push(pause.days)
    }
    expect(days).toEqual([1, 2, 4, 8, 14, 14])
  })

  it('ends before the night after its last day, or when a person signs in', () => {
    const pause = nextPause(nextPause(null, 'checkpoint', night(1)), 'checkpoint', night(2))
    expect([3, 4].map((day) => isPaused(pause, null, night(day)))).toEqual([true, false])
    expect(isPaused(pause, night(1).toISOString(), night(3))).toBe(true)
    expect(isPaused(pause, new Date(night(2).getTime() + 60_000).toISOString(), night(3))).toBe(false)
  })
})
