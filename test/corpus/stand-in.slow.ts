import { join } from 'node:path'
import { serveStandIn } from '../../src/stand-in/server.js'
import { APPROVED } from '../../src/stand-in/site.js'
import { ROOT, temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { testCases } from './corpus.js'

const own = nights(temporaryFolder(), join(ROOT, 'guidewatch.yaml'), {
  timeouts: { walk: 60, page: 20, step: 1, calm: 5, judge: 60 },
  explore: { clicks: 0, screens: 1, seconds: 1, signedIn: true },
})

for (const half of ['first', 'second'] as const) {
  testCases('stand-in', half, own.settings.snapshots, async ({ night }) => {
    const standIn = await serveStandIn({ ...APPROVED, ...night.patch })
    try {
      return await own.walk({ only: (id) => id === night.walk }, standIn)
    } finally {
      await standIn.close()
    }
  })
}
