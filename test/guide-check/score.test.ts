import { describe, expect, it } from 'vitest'
import { onlyEdited, scoreOf } from '../../bench/guides/score.mjs'

const fault = { rules: ['label-renamed'], quote: 'Tippe auf „Info“', also: [], printed: 'Info', now: 'Über' }
const one = {
  verdict: 'wrong' as const,
  faults: [fault],
  nonFaults: [{ quote: 'hieß das noch „Privatsphäre“', why: 'told as past' }],
}
const finding = {
  rule: 'label-renamed' as const,
  sentence: 'Tippe auf „Info“ und warte.',
  subject: { printed: 'Info', now: 'Über', language: null, of: null },
  proposed: 'Tippe auf „Über“ und warte.',
  edits: [{ from: 11, to: 15, text: 'Über' }],
}
const score = (findings: readonly (typeof finding)[], faults = one.faults) =>
  scoreOf({ ...one, faults }, { verdict: 'wrong', unknown: null, findings })

describe('the score of a labelled guide', () => {
  it('finds a fault by one of its rules in the sentence of its quote', () => {
    const { faults, falseAlarms, verdictRight } = score([finding])
    expect(faults).toMatchObject([{ found: true, proposal: true }])
    expect(falseAlarms).toEqual([])
    expect(verdictRight).toBe(true)
  })

  it('takes a sentence within the quote as well, and does not mind kinds of spaces and soft hyphens', () => {
    expect(score([{ ...finding, sentence: 'auf\u00A0„In\u00ADfo“' }]).faults).toMatchObject([{ found: true }])
  })

  it('counts another rule, another sentence, another label of the sentence as false alarms', () => {
    const others = [
      { ...finding, rule: 'label-gone' as const },
      { ...finding, sentence: 'Öffne die App.' },
      { ...finding, subject: { ...finding.subject, printed: 'warte' } },
      { ...finding, sentence: '' },
    ]
    expect(score(others as (typeof finding)[])).toMatchObject({ faults: [{ found: false }], right: [] })
    expect(score(others as (typeof finding)[]).falseAlarms).toHaveLength(4)
  })

  it('tells which trap a false alarm fell into', () => {
    const { falseAlarms } = score([{ ...finding, sentence: 'Früher hieß das noch „Privatsphäre“.' }])
    expect(falseAlarms).toMatchObject([{ trap: 'told as past' }])
  })

  it('tells two faults of one sentence apart by their words', () => {
    const second = { ...fault, quote: '„Info“ und warte', printed: 'warte', now: 'geh' }
    expect(score([finding], [fault, second]).faults).toMatchObject([{ found: true }, { found: false }])
  })

  it('takes a missing step at the next sentence, too, where the label says so', () => {
    const step = { rules: ['step-missing'], quote: 'Öffne das Menü', also: ['Tippe auf „Info“'] }
    const told = { ...finding, rule: 'step-missing' as const }
    expect(score([told as unknown as typeof finding], [step as unknown as typeof fault]).faults).toMatchObject([
      { found: true, proposal: null },
    ])
  })

  it('takes an address without its scheme, as the guide prints it, but not another one', () => {
    const link = { ...fault, now: 'https://www.example.org/form' }
    const said = (proposed: string) => score([{ ...finding, proposed }], [link]).faults
    expect(said('Gib www.example.org/form ein.')).toMatchObject([{ proposal: true }])
    expect(said('Öffne https://www.example.org/form.')).toMatchObject([{ proposal: true }])
    expect(said('Gib example.org/form ein.')).toMatchObject([{ proposal: false }])
    expect(said('Gib www.example.org/other ein.')).toMatchObject([{ proposal: false }])
  })

  it('sees a proposal without the words of today, and a verdict for another reason', () => {
    expect(score([{ ...finding, proposed: 'Tippe und warte.' }]).faults).toMatchObject([{ proposal: false }])
    const unknown = { verdict: 'unknown' as const, unknown: 'paywall', faults: [], nonFaults: [] }
    expect(scoreOf(unknown, { verdict: 'unknown', unknown: 'rebuilt', findings: [] }).verdictRight).toBe(false)
  })
})

describe('a fixed text', () => {
  const source = 'Tippe auf „Info“ und warte.'

  it('is the source with the edits, those of two findings once', () => {
    expect(onlyEdited(source, [finding, finding], 'Tippe auf „Über“ und warte.')).toBe(true)
  })

  it('differs nowhere else', () => {
    expect(onlyEdited(source, [finding], 'Tippe auf „Über“ und warte. ')).toBe(false)
    expect(onlyEdited(source, [finding], source)).toBe(false)
  })

  it('has no edits that overlap', () => {
    expect(onlyEdited(source, [finding, { edits: [{ from: 12, to: 13, text: '' }] }], source)).toBe(false)
  })
})
