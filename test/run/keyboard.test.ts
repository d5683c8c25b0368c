import { describe, expect, it } from 'vitest'
import type { Stretch } from '../../src/effort/stretch.js'
import { dueByKeyboard } from '../../src/run/keyboard.js'
import { type Settings, settingsSchema } from '../../src/settings/settings.js'
import { COUNTS } from '../effort/counts.js'

const at = (day: number, hour = 3) => new Date(Date.UTC(2026, 0, day, hour)).toISOString()
const ID = 'way/only/en-GB-desktop'
const planned = { id: ID, flow: 'way', route: 'only', locale: 'en-GB', device: 'desktop', account: 'logged-out' }
const devices = {
  desktop: { width: 1280, height: 720, scale: 1, mobile: false },
  phone: { width: 390, height: 844, scale: 2, mobile: true },
}
const arrived = { id: ID, verdict: 'verified', outcome: { kind: 'arrived' } } as const

type Wanted = Parameters<typeof dueByKeyboard>

/** Ids of what is due; the last pass was on `tried`. */
function due(
  more: {
    readonly keyboard?: { readonly days?: number; readonly signedIn?: boolean }
    readonly walk?: Partial<typeof planned>
    readonly steps?: readonly object[]
    readonly result?: Wanted[1][number]
    readonly job?: Partial<Wanted[0]>
    readonly tried?: string
  } = {},
) {
  const settings = { ...settingsSchema.parse({ keyboard: more.keyboard ?? {} }), devices } as unknown as Settings
  const flows = [
    { flow: 'way', destination: {}, routes: [{ id: 'only', steps: more.steps ?? [] }] },
  ] as unknown as Wanted[0]['flows']
  const walks = [{ ...planned, ...more.walk }]
  const job = { settings, flows, walks, site: 'live', isWhole: true, startedAt: at(20), ...more.job } as const
  const keyboard = more.tried ? { at: more.tried, reached: true, presses: 9, step: null, why: null } : null
  const past = [{ walk: ID, counts: COUNTS, keyboard } as unknown as Stretch]
  return dueByKeyboard(job, [more.result ?? arrived], () => past).length === 1
}

describe('the pass by keyboard is due', () => {
  it('where it was never tried, and a week after the last time, though the night began a little earlier', () => {
    expect(due()).toBe(true)
    expect(due({ tried: at(13, 4) })).toBe(true)
    expect(due({ tried: at(14) })).toBe(false)
    expect(due({ tried: at(19), keyboard: { days: 1 } })).toBe(true)
  })

  it('on whole nights, and never where the settings say so', () => {
    expect(due({ job: { isWhole: false } })).toBe(false)
    expect(due({ keyboard: { days: 0 } })).toBe(false)
  })

  it('for what reached its destination tonight', () => {
    expect(due({ result: { ...arrived, verdict: 'changed' } })).toBe(true)
    expect(due({ result: { ...arrived, verdict: 'broken' } })).toBe(false)
    expect(due({ result: { ...arrived, id: 'way/only/de-DE-desktop' } })).toBe(false)
  })

  it('not on phones, nor where the way logs in', () => {
    expect(due({ walk: { device: 'phone' } })).toBe(false)
    expect(due({ steps: [{ id: 'x', fill: { role: 'textbox', name: 'Password', secret: 'PASSWORD' } }] })).toBe(false)
  })

  it('with the session of an account only where the settings allow it, or on the stand-in', () => {
    expect(due({ walk: { account: 'facebook-eu' } })).toBe(false)
    expect(due({ walk: { account: 'facebook-eu' }, keyboard: { signedIn: true } })).toBe(true)
    expect(due({ walk: { account: 'facebook-eu' }, job: { site: 'stand-in' } })).toBe(true)
  })
})
