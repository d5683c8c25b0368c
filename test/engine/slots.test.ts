import { describe, expect, it } from 'vitest'
import { type Spread, spreadWalks } from '../../src/engine/slots.js'
import type { Flow } from '../../src/flow/schema.js'
import type { PlannedWalk } from '../../src/state/plan.js'

const flowsOf = (...hosts: readonly string[]) =>
  hosts.map((host, at) => ({ flow: `flow-${at}`, link: { url: `https://${host}/form` } })) as unknown as Flow[]
const walk = (flow: number, at: number, account = 'logged-out'): PlannedWalk => ({
  id: `flow-${flow}/route-${at}/en-US-desktop`,
  flow: `flow-${flow}`,
  route: `route-${at}`,
  locale: 'en-US',
  device: 'desktop',
  account,
})
const many = (flow: number, count: number, account?: string) =>
  Array.from({ length: count }, (_, at) => walk(flow, at, account))
const SPREAD: Spread = { slots: 2, minutes: 15, workers: 2, perHost: Number.POSITIVE_INFINITY }
const one = flowsOf('a.example')

describe('spreading walks over slots', () => {
  it('puts each walk into one slot, and the slots take about equally long', () => {
    const walks = many(0, 500)
    const durations = new Map(walks.map(({ id }, at) => [id, 1000 + ((at * 7919) % 20_000)]))
    for (const slots of [1, 3, 10, 40]) {
      const spread = spreadWalks(walks, one, durations, { ...SPREAD, slots })
      expect(spread.map(({ slot }) => slot)).toEqual(Array.from({ length: slots }, (_, at) => at))
      expect(spread.flatMap((slot) => slot.walks).sort()).toEqual(walks.map(({ id }) => id).sort())
      const loads = spread.map((slot) => slot.walks.reduce((sum, id) => sum + (durations.get(id) ?? 0), 0))
      const total = loads.reduce((sum, load) => sum + load, 0)
      expect(Math.max(...loads) / (total / slots)).toBeLessThan(1.05)
    }
  })

  it('never splits a test account', () => {
    const walks = [...many(0, 9, 'anna'), ...many(1, 7, 'ben'), ...many(2, 30)]
    const slots = spreadWalks(walks, flowsOf('a.example', 'b.example', 'c.example'), new Map(), { ...SPREAD, slots: 5 })
    const slotsOf = (flow: string) => slots.filter((slot) => slot.walks.some((id) => id.startsWith(flow))).length
    expect([slotsOf('flow-0'), slotsOf('flow-1')]).toEqual([1, 1])
    expect(slotsOf('flow-2')).toBeGreaterThan(1)
  })

  it('makes no slot that has nothing to do', () => {
    expect(spreadWalks(many(0, 3), one, new Map(), { ...SPREAD, slots: 50 })).toHaveLength(3)
  })

  it('takes as many slots as the minutes ask for, and no more than bundles, schedulers and hosts allow', () => {
    const auto = { ...SPREAD, slots: 'auto', minutes: 10 } as const
    const minute = (walks: readonly PlannedWalk[]) => new Map(walks.map(({ id }) => [id, 60_000]))
    const count = (walks: readonly PlannedWalk[], spread: Spread = auto) =>
      spreadWalks(walks, one, minute(walks), spread).length
    expect(count(many(0, 20))).toBe(1)
    expect(count(many(0, 100))).toBe(5)
    expect(count(many(0, 100, 'anna'))).toBe(1)
    expect(count(many(0, 9000))).toBe(200)
    expect(count(many(0, 20), { ...auto, perHost: 4 })).toBe(5)
  })

  it('takes a new walk for as long as most', () => {
    const durations = new Map([
      ['flow-0/route-0/en-US-desktop', 9000],
      ['flow-0/route-1/en-US-desktop', 3000],
      ['flow-0/route-2/en-US-desktop', 3000],
    ])
    const [slot] = spreadWalks(many(0, 4), one, durations, { ...SPREAD, slots: 1, workers: 1 })
    expect(slot?.seconds).toBe(18)
  })

  it('refuses more walks of a host than the slots may have, with what to do', () => {
    expect(() => spreadWalks(many(0, 9), one, new Map(), { ...SPREAD, perHost: 4 })).toThrow(
      'The walks of a.example do not fit into 2 slots with at most 4 of one host in each. Take more slots, or raise `spread.perHost`',
    )
  })
})
