import { describe, expect, it } from 'vitest'
import { isWholeSelection, planWalks } from '../../src/engine/plan.js'
import { stepsFor } from '../../src/flow/lint.js'
import type { Flow } from '../../src/flow/schema.js'
import { selectWalks } from '../../src/review/approve.js'
import type { Run } from '../../src/state/result.js'

const open = { id: 'open', open: 'https://shop.example/' }
const flow = {
  flow: 'shop',
  account: 'logged-out',
  locales: ['de-DE', 'de-AT', 'fr-FR'],
  devices: ['desktop', 'mobile'],
  routes: [
    { id: 'menu', surface: 'web', steps: [open, { id: 'more', devices: ['mobile'] }, { id: 'los', locales: ['de'] }] },
    { id: 'app', surface: 'app', steps: [open] },
    { id: 'direct', surface: 'web', locales: ['fr'], devices: ['desktop'], steps: [open] },
  ],
} as unknown as Flow
const idsOf = (selection: Parameters<typeof planWalks>[1], one = flow) =>
  planWalks([one], selection).map(({ id }) => id)

describe('planning', () => {
  it('walks every web route in each of its languages on each of its devices', () => {
    expect(idsOf({})).toEqual([
      'shop/menu/de-DE-desktop',
      'shop/menu/de-DE-mobile',
      'shop/menu/de-AT-desktop',
      'shop/menu/de-AT-mobile',
      'shop/menu/fr-FR-desktop',
      'shop/menu/fr-FR-mobile',
      'shop/direct/fr-FR-desktop',
    ])
  })

  it('walks what is listed twice once, so that one walk cannot stop all', () => {
    const twice = { ...flow, locales: ['fr-FR', 'fr-FR'], devices: ['desktop', 'desktop'] }
    expect(idsOf({}, twice)).toEqual(['shop/menu/fr-FR-desktop', 'shop/direct/fr-FR-desktop'])
  })

  it('takes one route of a flow, and says which there are', () => {
    expect(idsOf({ flows: ['shop/direct'] })).toEqual(['shop/direct/fr-FR-desktop'])
    expect(isWholeSelection([flow], { flows: ['shop/direct'] })).toBe(false)
    expect(() => idsOf({ flows: ['shop/drect'] })).toThrow(
      'The flow `shop` has no route `drect`. Its routes are: menu, app, direct.',
    )
    expect(() => idsOf({ flows: ['shop/app'] })).toThrow('Nothing to walk')
  })

  it('takes a language for all its regions, as approving does', () => {
    const ids = idsOf({ locale: 'de', device: 'desktop' })
    expect(ids).toEqual(['shop/menu/de-DE-desktop', 'shop/menu/de-AT-desktop'])
    const run = { walks: planWalks([flow], {}).map((walk) => ({ ...walk, verdict: 'changed' })) } as unknown as Run
    expect(selectWalks(run, { locale: 'de', device: 'desktop' }).selected.map(({ id }) => id)).toEqual(ids)
  })

  it('is of a whole night only if it leaves nothing out', () => {
    expect(isWholeSelection([flow], {})).toBe(true)
    expect(isWholeSelection([flow], { flows: ['shop'] })).toBe(true)
    expect(isWholeSelection([flow], { locale: 'de' })).toBe(false)
  })

  it('leaves out the steps of other devices and languages', () => {
    const [route] = flow.routes
    if (!route) throw new Error('there is no route')
    expect(stepsFor(route, 'fr-FR', 'desktop').map(({ id }) => id)).toEqual(['open'])
    expect(stepsFor(route, 'de-AT', 'mobile').map(({ id }) => id)).toEqual(['open', 'more', 'los'])
  })
})
