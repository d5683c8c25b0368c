import { afterAll } from 'vitest'
import { approvedNights, testCases } from './corpus.js'
import { portalFlow, servePortal } from './sites/portal.js'

const portal = await servePortal()
afterAll(() => portal.close())
const nights = approvedNights(portalFlow(portal.origin))

testCases('portal', 'second', nights.settings.snapshots, async ({ night }) => {
  portal.night = night
  return nights.walk()
})
