import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { DISABLED_FEATURES } from '../../src/browser/features.js'

it('what Playwright disables in Chromium stays disabled', () => {
  const require = createRequire(createRequire(import.meta.url).resolve('playwright/package.json'))
  const bundle = readFileSync(
    join(dirname(require.resolve('playwright-core/package.json')), 'lib/coreBundle.js'),
    'utf8',
  )
  const list = /disabledFeatures = \[([\s\S]*?)\]/.exec(bundle)?.[1]?.replace(/\/\/.*$/gm, '') ?? ''
  const features = [...list.matchAll(/"(\w+)"/g)].map(([, name]) => name)
  expect(features.length).toBeGreaterThan(5)
  expect(DISABLED_FEATURES).toEqual(expect.arrayContaining(features))
})
