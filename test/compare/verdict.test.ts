import { describe, expect, it } from 'vitest'
import { type Finding, type FindingKind, nowhere, type Relevance } from '../../src/compare/finding.js'
import { exitCodeOf, mostSevere, type Verdict, verdictOf } from '../../src/compare/verdict.js'

const finding = (kind: FindingKind, relevance: Relevance): Finding => ({
  ...nowhere('s', kind),
  relevance,
})
const WHY = { kind: 'disabled' } as const
const ARRIVED = { kind: 'arrived' } as const

describe('the verdict', () => {
  it.each<readonly [string, Parameters<typeof verdictOf>, Verdict]>([
    ['nothing found', [ARRIVED, []], 'verified'],
    ['something elsewhere on the page', [ARRIVED, [finding('item-removed', 'elsewhere')]], 'verified'],
    ['a screen nobody approved', [ARRIVED, [finding('not-approved', 'elsewhere')]], 'verified'],
    ['a renamed label on the way', [ARRIVED, [finding('label-renamed', 'route')]], 'changed'],
    ['a new entry in the same menu', [ARRIVED, [finding('item-added', 'menu')]], 'changed'],
    ['another form', [ARRIVED, [finding('destination-other-form', 'route')]], 'broken'],
    [
      'a missing step',
      [{ kind: 'stopped', step: 's', reason: 'target-missing', why: WHY }, [finding('step-missing', 'route')]],
      'broken',
    ],
    [
      'an expectation that is no longer true',
      [
        { kind: 'stopped', step: 's', reason: 'expectation-failed', why: WHY },
        [finding('claim-contradicted', 'route')],
      ],
      'changed',
    ],
    [
      'a checkpoint',
      [{ kind: 'obstacle', step: 's', obstacle: 'checkpoint', why: WHY }, [finding('obstacle', 'route')]],
      'blocked',
    ],
    [
      'a region notice',
      [{ kind: 'obstacle', step: 's', obstacle: 'region-notice', why: WHY }, [finding('obstacle', 'route')]],
      'broken',
    ],
    [
      'what was seen before guidewatch stopped a request',
      [
        { kind: 'obstacle', step: 'next', obstacle: 'request-stopped', why: WHY },
        [finding('link-target-changed', 'route'), { ...finding('obstacle', 'route'), step: 'next' }],
      ],
      'changed',
    ],
    [
      'what was seen before a dialog that nobody foresaw',
      [
        { kind: 'obstacle', step: 'next', obstacle: 'unknown-dialog', why: WHY },
        [finding('language-changed', 'route'), { ...finding('obstacle', 'route'), step: 'next' }],
      ],
      'changed',
    ],
    [
      'what was seen before the log-in was asked for, which may be why',
      [{ kind: 'obstacle', step: 'next', obstacle: 'login-wall', why: WHY }, [finding('item-removed', 'route')]],
      'blocked',
    ],
    [
      'a request that was stopped, and nothing before it',
      [
        { kind: 'obstacle', step: 's', obstacle: 'request-stopped', why: WHY },
        [finding('text-changed', 'elsewhere'), finding('language-changed', 'route')],
      ],
      'blocked',
    ],
    ['a failure of guidewatch', [{ kind: 'error', message: '' }, []], 'error'],
  ])('%s', (_, [outcome, findings], expected) => {
    expect(verdictOf(outcome, findings)).toBe(expected)
  })

  it.each<readonly [readonly Verdict[], number]>([
    [['verified', 'verified'], 0],
    [['verified', 'blocked'], 3],
    [['error'], 3],
    [['blocked', 'changed'], 1],
    [['broken'], 1],
  ])('%j exits with %i', (verdicts, code) => {
    expect(exitCodeOf(verdicts)).toBe(code)
  })

  it('puts what readers meet before what could not be checked', () => {
    expect(mostSevere(['blocked', 'changed', 'error'])).toBe('changed')
    expect(mostSevere(['error', 'broken', 'verified'])).toBe('broken')
    expect(mostSevere([])).toBe('verified')
  })

  it.each<FindingKind>(['submit-covered', 'submit-disabled', 'form-removed', 'label-reversed'])(
    '%s on the way is broken',
    (kind) => {
      expect(verdictOf(ARRIVED, [finding(kind, 'route')])).toBe('broken')
    },
  )

  it.each<FindingKind>(['opens-new-tab', 'icon-changed', 'language-changed', 'submit-confirms', 'field-now-ticked'])(
    '%s on the way is a change',
    (kind) => {
      expect(verdictOf(ARRIVED, [finding(kind, 'route')])).toBe('changed')
    },
  )
})
