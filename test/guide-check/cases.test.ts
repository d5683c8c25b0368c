import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HALVES, loadCases } from '../../bench/guides/cases.mjs'
import { GUIDE_RULES, GUIDE_UNKNOWN } from '../../src/guide-check/finding.js'
import { knownSchema } from '../../src/guide-check/known.js'
import { ROOT } from '../helpers/cli.js'
import { readerText } from './reader-text.js'

const folder = join(ROOT, 'bench', 'guides')
const halves = HALVES.filter((half) => existsSync(join(folder, half)))
const cases = loadCases(folder, halves, (world) => knownSchema.parse(world))

describe.each(halves)('the labelled guides in %s/', (half) => {
  const own = cases.filter((one) => one.half === half)

  it('name rules and reasons that there are', () => {
    const rules = own.flatMap(({ faults }) => faults.flatMap((fault) => fault.rules))
    expect(rules.filter((rule) => !GUIDE_RULES.some((known) => known === rule))).toEqual([])
    const reasons = own.flatMap(({ unknown }) => unknown ?? [])
    expect(reasons.filter((reason) => !GUIDE_UNKNOWN.some((known) => known === reason))).toEqual([])
  })

  it.each(own.map((one) => [one.id, one] as const))('%s is quoted as a reader sees it', (_, one) => {
    const text = readerText(one.source, one.format)
    const times = (quote: string) => text.split(readerText(quote, 'text')).length - 1
    const quotes = [
      ...one.faults.flatMap(({ quote, also }) => [quote, ...also]),
      ...one.nonFaults.map(({ quote }) => quote),
      ...(one.verdict === 'unknown' ? [] : one.proof.map(({ quote }) => quote)),
    ]
    expect(quotes.filter((quote) => times(quote) === 0)).toEqual([])
    expect(one.faults.map(({ quote }) => quote).filter((quote) => times(quote) !== 1)).toEqual([])
    if (['rebuilt', 'consent-wall', 'paywall'].includes(one.unknown ?? ''))
      expect(one.proof.every(({ quote }) => times(quote) > 0)).toBe(false)
  })
})

describe('the guides that the check may be mended for', () => {
  const own = cases.filter(({ half }) => half === 'tuned')
  const faults = own.flatMap((one) => one.faults)

  it('have four guides with a fault of each rule', () => {
    const guidesOf = (rule: string) => own.filter((one) => one.faults.some(({ rules }) => rules[0] === rule)).length
    expect(GUIDE_RULES.filter((rule) => guidesOf(rule) < 4)).toEqual([])
  })

  it('have twice as many traps as faults, and a third without a fault', () => {
    expect(own.flatMap((one) => one.nonFaults).length).toBeGreaterThanOrEqual(2 * faults.length)
    expect(own.filter(({ verdict }) => verdict === 'right').length * 3).toBeGreaterThanOrEqual(own.length)
  })
})
