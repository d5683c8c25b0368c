import { afterAll } from 'vitest'
import { approvedNights, testCases } from './corpus.js'
import { appFlow, serveApp } from './sites/app.js'

const app = await serveApp()
afterAll(() => app.close())
const nights = approvedNights(appFlow(app.origin))

for (const half of ['first', 'second'] as const) {
  testCases('app', half, nights.settings.snapshots, async ({ night }) => {
    app.night = night
    return nights.walk()
  })
}
