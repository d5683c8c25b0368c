import { describe, expect, it } from 'vitest'
import { runLines } from '../../src/cli/night.js'
import { summaryMarkdown } from '../../src/report/summary.js'
import { LANGUAGES } from '../../src/settings/language.js'
import type { Settings } from '../../src/settings/settings.js'
import type { Run } from '../../src/state/result.js'
import type { StoredRun } from '../../src/state/runs.js'

type Given = { readonly verdict?: string; readonly missing: readonly string[] }

/** A run of walks of two screens each, of which some are not approved. */
function runOf(...walks: readonly Given[]): Run {
  return {
    run: 'r1',
    site: 'live',
    startedAt: '2026-01-05T03:00:00.000Z',
    stopped: false,
    proposals: [],
    accounts: [],
    patches: [],
    notMachineVerified: [],
    walks: walks.map(({ verdict = 'verified', missing: [step, ...alsoAt] }, index) => ({
      id: `flow/way/de-DE-${index}`,
      verdict,
      outcome: { kind: 'arrived' },
      findings: step ? [{ kind: 'not-approved', step, alsoAt, relevance: 'elsewhere' }] : [],
      steps: ['open', 'arrival'].map((id) => ({ id, image: `${id}.png`, approvedImage: null, differenceImage: null })),
    })),
  } as unknown as Run
}

const ALL = { missing: ['open', 'arrival'] }
const told = (run: Run, language: Settings['language'] = 'en', out = '/state/runs/r1') =>
  runLines({ run, out } as unknown as StoredRun, { language, state: '/state' } as Settings).join('\n')

describe('a run of which nothing is approved yet', () => {
  it('says so in the terminal and in the summary, and what to do', () => {
    const run = runOf(ALL, ALL)
    for (const text of [told(run), summaryMarkdown(run, 'en')]) {
      expect(text).toContain('Nothing is approved yet: every screen was walked and is in the report')
      expect(text).toMatch(/^ {2,4}guidewatch approve r1$/m)
      // There is nothing to decide on yet.
      expect(text).not.toContain('guidewatch review')
      expect(text).not.toContain('Everything the guides say was found')
    }
    const others = LANGUAGES.map((language) => summaryMarkdown(run, language))
    expect(new Set(others).size).toBe(LANGUAGES.length)
    for (const text of others) expect(text).toContain('guidewatch approve r1')
  })

  it('that was only tried, can be approved by its folder', () => {
    const text = told(runOf(ALL), 'en', '/elsewhere/try')
    expect(text).toMatch(/^ {2}guidewatch approve .*elsewhere\/try$/m)
    expect(text).not.toContain('guidewatch review')
  })

  it('says of how many walks, where it is some', () => {
    const some = runOf(ALL, { missing: ['open'] }, { missing: [] }, { verdict: 'blocked', missing: [] })
    expect(told(some)).toContain('Nothing is approved yet of 1 of 3 walks:')
    expect(told(some, 'de')).toContain('Von 1 der 3 Wege ist noch nichts freigegeben:')
  })

  it('says nothing of it where all is approved', () => {
    const run = runOf({ missing: [] }, { missing: ['open'] })
    expect(told(run)).not.toMatch(/approved yet|guidewatch review/)
    expect(summaryMarkdown(run, 'en')).toContain('Everything the guides say was found as they say it.')
  })
})
