import { describe, expect, it } from 'vitest'
import { loadFlows } from '../../src/flow/load.js'
import { observe } from '../../src/night/observe.js'
import { betterOf, confirmationOf } from '../../src/run/confirm.js'
import type { Run, WalkResult } from '../../src/state/result.js'
import { ROOT } from '../helpers/cli.js'

type Seen = Pick<WalkResult, 'verdict' | 'outcome' | 'findings'>

const finding = (kind: string, step: string, relevance = 'route') => ({
  kind,
  step,
  relevance,
  subject: { kind: 'page' },
  before: null,
  after: null,
  count: 1,
  place: null,
  alsoAt: [],
  box: null,
  boxBefore: null,
})
const changed = (...findings: readonly ReturnType<typeof finding>[]) =>
  ({ verdict: 'changed', outcome: { kind: 'arrived' }, findings }) as unknown as Seen
const stuck = (step: string, ...findings: readonly ReturnType<typeof finding>[]) =>
  ({
    verdict: 'broken',
    outcome: { kind: 'stopped', step, reason: 'target-missing', why: { kind: 'asks-for-human' } },
    findings: [finding('step-missing', step), ...findings],
  }) as unknown as Seen
const walk = (seen: Seen) => ({ ...BASE, ...seen }) as unknown as WalkResult
const BASE = {
  id: 'facebook-objection/menu/de-DE-desktop',
  flow: 'facebook-objection',
  route: 'menu',
  locale: 'de-DE',
  device: 'desktop',
  account: 'facebook-eu',
  flowTitle: 'f',
  title: 'r',
  steps: [],
  guides: [],
}

const { flows } = loadFlows(`${ROOT}/flows/meta`, {
  accounts: ['facebook-eu', 'instagram-eu'],
  devices: ['desktop', 'mobile'],
})

/** What a night tells at once: step and kinds of finding of each confirmed trouble, and the steps of what is only suspected. */
function toldOf(first: Seen, second: Seen) {
  const result = { ...walk(first), confirmation: confirmationOf(walk(first), walk(second)) }
  const run = { run: 'n', startedAt: '2026-01-05T03:00:00Z', walks: [result], proposals: [], patches: [], accounts: [] }
  const { troubles } = observe({ run: run as unknown as Run, walk: () => result }, flows)
  return {
    told: troubles
      .filter(({ confirmed }) => confirmed)
      .map(({ step, evidence }) => [step, ...evidence.findings.map(({ kind }) => kind)]),
    suspected: troubles.filter(({ confirmed }) => !confirmed).map(({ step }) => step),
  }
}

describe('of two walks that both found something', () => {
  it('only what both saw is told, and the rest of that step is left out', () => {
    const first = changed(finding('label-renamed', 'a'), finding('item-added', 'a'), finding('text-changed', 'b'))
    const second = changed(finding('label-renamed', 'a'), finding('state-changed', 'c'))
    expect(toldOf(first, second)).toEqual({ told: [['a', 'label-renamed']], suspected: ['b'] })
  })

  it('nothing is told where they saw different things, however alike their verdicts', () => {
    const first = changed(finding('label-renamed', 'a'))
    for (const second of [changed(finding('label-renamed', 'b')), changed(finding('text-changed', 'a')), stuck('b')]) {
      expect(toldOf(first, second)).toEqual({ told: [], suspected: ['a'] })
      expect(confirmationOf(walk(first), walk(second)).agrees).toBe(false)
    }
  })

  it('a step is wrong where one got stuck and the other saw something else', () => {
    const [told] = toldOf(stuck('a'), changed(finding('label-renamed', 'a'))).told
    expect(told?.[0]).toBe('a')
  })

  it('what lies elsewhere, or is no change of the site, is nothing that they agree about', () => {
    const beside = [finding('text-changed', 'a', 'elsewhere'), finding('renderer-changed', 'a')]
    expect(toldOf(stuck('b', ...beside), stuck('c', ...beside))).toEqual({ told: [], suspected: ['b'] })
  })
})

it('what could not be judged twice is confirmed by the same verdict', () => {
  const blocked = {
    verdict: 'blocked',
    outcome: { kind: 'obstacle', step: 'a', obstacle: 'captcha', why: { kind: 'asks-for-human' } },
  }
  const seen = { ...blocked, findings: [] } as unknown as Seen
  expect(toldOf(seen, seen).told).toEqual([['a']])
  expect(confirmationOf(walk(seen), walk(stuck('a')))).toMatchObject({ agrees: false, both: null })
})

it('of a walk that got stuck and one that arrived, the one that arrived counts', () => {
  const summary = (seen: Seen) => walk(seen) as unknown as Parameters<typeof betterOf>[0]
  const [arrived, lost] = [changed(finding('label-renamed', 'a')), stuck('a')].map(summary) as [never, never]
  expect(betterOf(lost, arrived)).toMatchObject({
    isSecond: true,
    walk: { verdict: 'changed', confirmation: { agrees: true } },
  })
  expect(betterOf(arrived, lost)).toMatchObject({ isSecond: false, walk: { verdict: 'changed' } })
})
