import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { launchForPerson } from '../../src/browser/launch.js'
import { expectAccessible, expectSound, reportedNight } from './reported-night.js'

let browser: Browser
let folder: string
beforeAll(async () => {
  browser = await launchForPerson('nothing', { headless: true })
  folder = join((await reportedNight()).report, '..')
})
afterAll(() => browser.close())

describe.each([
  ['index.html', 'en'],
  ['index.de.html', 'de'],
  ['walks/form--menu--de-DE-desktop.html', 'en'],
  ['walks/form--menu--de-DE-mobile.de.html', 'de'],
  ['walks/index.de.html', 'de'],
])('%s', (name, language) => {
  it.each([
    [1280, 'light'],
    [390, 'dark'],
  ] as const)('at %d px, %s: nothing beyond the edge, every picture there, no script run', (width, scheme) =>
    expectSound(browser, join(folder, name), language, width, scheme),
  )

  it('is accessible', () => expectAccessible(browser, join(folder, name)))
})
