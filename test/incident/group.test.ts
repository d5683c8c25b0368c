import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advance } from '../../src/incident/advance.js'
import { groupsOf } from '../../src/incident/group.js'
import { emptyState, type Trouble } from '../../src/incident/incident.js'
import { night, POLICY } from '../helpers/incidents.js'

const trouble = (key: string, instruction: string, walks: readonly string[]) =>
  ({ key, flow: key, class: 'changed', alike: key, account: 'logged-out', instruction, walks }) as unknown as Trouble

/** The same told pair by pair: what shares an instruction or a walk with any of a group joins it. */
function pairByPair(troubles: readonly Trouble[]): readonly (readonly Trouble[])[] {
  let groups: Trouble[][] = []
  for (const one of troubles) {
    const isNear = (other: Trouble) =>
      other.instruction === one.instruction || other.walks.some((walk) => one.walks.includes(walk))
    const near = groups.filter((group) => group.some(isNear))
    groups = [...groups.filter((group) => !near.includes(group)), [...near.flat(), one]]
  }
  return groups
}

describe('what one thing explains', () => {
  it('are troubles of one instruction or on one walk, however they hang together', () => {
    const some = fc.record({
      instruction: fc.nat(12).map(String),
      walks: fc.array(fc.nat(12).map(String), { minLength: 1, maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(some, { maxLength: 25 }), (all) => {
        const troubles = all.map(({ instruction, walks }, index) => trouble(`k${index}`, instruction, walks))
        expect(groupsOf(troubles, []).map((group) => group.troubles)).toEqual(pairByPair(troubles))
      }),
    )
  })

  it('is found in time that grows with the troubles', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => trouble(`k${index}`, `i${index}`, [`w${index}`]))
    const begin = performance.now()
    expect(groupsOf(many, [])).toHaveLength(many.length)
    // Pair by pair it took minutes.
    expect(performance.now() - begin).toBeLessThan(10_000)
  })
})

it('a night on which hundreds of guides change, each in its own way, opens one incident each', () => {
  const walks = Array.from({ length: 300 }, (_, index) => `flow-${index}/menu/de-DE-desktop`)
  const seen = Object.fromEntries(walks.map((id, index) => [id, { class: 'changed' as const, alike: `kind-${index}` }]))
  const state = advance(emptyState('live'), night(0, seen), POLICY)
  expect(state.incidents.map(({ members }) => members.length)).toEqual(walks.map(() => 1))
  // The next night they are the same ones.
  expect(advance(state, night(1, seen), POLICY).incidents).toHaveLength(walks.length)
})

it.each(['login-wall', 'suspended', 'already-objected', 'another-language'])(
  '%s is one incident of the account, however many guides it blocks',
  (alike) => {
    const walks = ['shop-a/menu/de-DE-desktop', 'shop-b/menu/de-DE-desktop', 'shop-c/direct/fr-FR-mobile']
    const blocked = Object.fromEntries(walks.map((id) => [id, { class: 'blocked' as const, alike }]))
    const state = [0, 1].reduce((known, day) => advance(known, night(day, blocked), POLICY), emptyState('live'))
    expect(state.incidents.map(({ kind, label, members }) => [kind, label, members.length])).toEqual([
      ['account', 's-account', 3],
    ])
  },
)
