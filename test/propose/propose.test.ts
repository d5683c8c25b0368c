import { describe, expect, it } from 'vitest'
import type { Flow, Route } from '../../src/flow/schema.js'
import { proposalsFor, type WalkSeen } from '../../src/propose/propose.js'

const route = {
  id: 'menu',
  guides: [],
  surface: 'web',
  steps: [
    { id: 'open', open: 'https://a.example/' },
    { id: 'click', click: { role: 'link', name: 'Privacy' }, says: 'Tap "Privacy".' },
  ],
} as unknown as Route
const flow = {
  flow: 'form',
  locales: ['en-GB'],
  devices: ['desktop', 'mobile'],
  destination: {},
  routes: [route],
} as unknown as Flow

const seen = (device: string, after: string | null, more: Partial<WalkSeen> = {}): WalkSeen => ({
  locale: 'en-GB',
  device,
  steps: route.steps,
  arrived: true,
  relocations: after ? [{ step: 'click', role: 'link', before: 'Privacy', after, score: 0.9 }] : [],
  findings: [],
  proposed: null,
  picture: (file) => file,
  ...more,
})
const propose = (...walks: WalkSeen[]) => proposalsFor(flow, route, walks)

describe('proposing', () => {
  it('renames a label that every device shows', () => {
    expect(propose(seen('desktop', 'Legal'), seen('mobile', 'Legal'))).toMatchObject([
      {
        proposal: { texts: [{ devices: ['desktop', 'mobile'], sentences: ['Tap "Legal".'] }] },
        edit: { kind: 'rename' },
      },
    ])
  })

  it('leaves the flow to a person when one device still shows the old label', () => {
    expect(propose(seen('desktop', 'Legal'), seen('mobile', null))).toMatchObject([
      { proposal: { texts: [{ devices: ['desktop'] }] }, edit: null },
    ])
  })

  it('puts a new way in the place of the steps that it leads past', () => {
    const longer = {
      ...route,
      steps: [...route.steps, { id: 'next', click: { role: 'link', name: 'Object' } }],
    } as Route
    const own = { ...flow, devices: ['desktop'], routes: [longer] } as unknown as Flow
    const proposed = (next: string | null) => ({
      after: 'open',
      clicks: [{ role: 'button', name: 'More' }],
      next,
      screens: [],
    })
    const told = (next: string | null, flow = own) => {
      const [one] = proposalsFor(flow, longer, [
        seen('desktop', null, { steps: longer.steps, arrived: false, proposed: proposed(next) }),
      ])
      return [one?.proposal.texts[0]?.change, one?.edit && 'replaces' in one.edit ? one.edit.replaces : one?.edit]
    }
    expect(told('click')).toEqual([{ kind: 'insert', step: 2 }, 0])
    expect(told('next')).toEqual([{ kind: 'replace', step: 2, last: 2 }, 1])
    expect(told(null)).toEqual([{ kind: 'replace', step: 2 }, 2])
    // A phone may still need what a computer does not.
    expect(told('next', { ...own, devices: ['desktop', 'mobile'] })).toEqual([
      { kind: 'replace', step: 2, last: 2 },
      null,
    ])
  })

  it('adds a new way only where it was found', () => {
    const proposed = { after: 'open', clicks: [{ role: 'button', name: 'More' }], next: 'click', screens: [] }
    const lost = seen('mobile', null, { arrived: false, proposed })
    expect(propose(seen('desktop', null), lost)[0]?.edit).toMatchObject({
      steps: [
        '{ click: { role: button, name: { en: "More" } }, says: { en: "Choose \\"More\\"." }, devices: [mobile] }',
      ],
    })
  })
})
