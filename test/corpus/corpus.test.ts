import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StandIn, serveStandIn } from '../../src/stand-in/server.js'
import { APPROVED as APPROVED_SITE } from '../../src/stand-in/site.js'
import { kindsOf, ROOT, temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { project } from '../helpers/site.js'
import { CASES } from './cases.js'
import { appFlow, serveApp } from './sites/app.js'
import { portalFlow, servePortal } from './sites/portal.js'

/** Where the benchmark wants to find what every case came to. */
const RESULTS = process.env.GUIDEWATCH_CORPUS_RESULTS
const results: object[] = []
afterAll(() => {
  if (RESULTS) writeFileSync(RESULTS, JSON.stringify(results))
})

const TIMEOUTS = 'timeouts: { step: 1, walk: 30 }\nretries: 0\n'
const portal = await servePortal()
const app = await serveApp()
afterAll(() => Promise.all([portal.close(), app.close()]))

const portalNights = nightsOn('portal.yaml', portalFlow(portal.origin))
const appNights = nightsOn('app.yaml', appFlow(app.origin))
const standInNights = nights(temporaryFolder(), join(ROOT, 'guidewatch.yaml'), {
  timeouts: { walk: 60, page: 20, step: 1, calm: 5 },
})

function nightsOn(file: string, flow: string) {
  const { folder, config } = project({ [file]: flow }, TIMEOUTS)
  return nights(folder, config)
}

beforeAll(async () => {
  for (const own of [portalNights, appNights]) {
    await own.walk()
    await own.approve('replace', undefined, 3)
  }
})

async function walkCase(one: (typeof CASES)[number]) {
  if (one.site === 'portal') {
    portal.night = one.night
    return portalNights.walk()
  }
  if (one.site === 'app') {
    app.night = one.night
    return appNights.walk()
  }
  const standIn: StandIn = await serveStandIn({ ...APPROVED_SITE, ...one.night.patch })
  try {
    return await standInNights.walk({ only: (id) => id === one.night.walk }, standIn)
  } finally {
    await standIn.close()
  }
}

for (const half of ['first', 'second'] as const) {
  describe(`the ${half} half of the corpus`, () => {
    const cases = CASES.filter((one) => one.half === half)
    it.each(cases.map((one) => [`${one.nature}, ${one.id}`, one] as const))('%s', async (_, one) => {
      const { walk, out } = await walkCase(one)
      const seen = { verdict: walk.verdict, findings: [...new Set(kindsOf(walk))].sort() }
      results.push({ id: one.id, site: one.site, nature: one.nature, half, expected: one.expected, seen, out })
      expect(seen).toEqual({ ...one.expected, findings: [...one.expected.findings].sort() })
    })
  })
}
