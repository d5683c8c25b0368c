import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { walkFolder } from '../../src/state/runs.js'
import { snapshotFolder } from '../../src/state/snapshots.js'
import { kindsOf } from '../helpers/cli.js'
import { type Night, nights } from '../helpers/night.js'
import { project } from '../helpers/site.js'
import type { Case } from './case.js'
import { CASES } from './cases.js'

/** Where the benchmark wants to find what every case came to. */
const RESULTS = process.env.GUIDEWATCH_CORPUS_RESULTS

type CaseOf<Site extends Case['site']> = Extract<Case, { site: Site }>

/**
 * One test per case of a site.
 *
 * @param walk walks the site as it is on the night of the case.
 * @param snapshots folder of what is approved.
 */
export function testCases<Site extends Case['site']>(
  site: Site,
  half: Case['half'],
  snapshots: string,
  walk: (one: CaseOf<Site>) => Promise<Night>,
): void {
  const results: object[] = []
  afterAll(() => {
    if (RESULTS) writeFileSync(join(RESULTS, `${site}-${half}.json`), JSON.stringify(results))
  })
  const cases = CASES.filter((one): one is CaseOf<Site> => one.site === site && one.half === half)
  it.each(cases.map((one) => [`${one.nature}, ${one.id}`, one] as const))('%s', async (_, one) => {
    const { walk: seenWalk, out } = await walk(one)
    const seen = { verdict: seenWalk.verdict, findings: [...new Set(kindsOf(seenWalk))].sort() }
    const { id, nature, expected } = one
    const approved = snapshotFolder(snapshots, site === 'stand-in' ? 'stand-in' : 'live', seenWalk.id)
    results.push({ id, site, nature, half, expected, seen, approved, walked: walkFolder(out, seenWalk.id) })
    expect(seen).toEqual({ ...expected, findings: [...expected.findings].sort() })
  })
}

/** Nights on a site with one flow, of which the first was approved after three captures. */
export function approvedNights(flow: string) {
  const { folder, config } = project({ 'flow.yaml': flow })
  const own = nights(folder, config)
  beforeAll(async () => {
    await own.walk()
    await own.approve('replace', undefined, 3)
  })
  return own
}
