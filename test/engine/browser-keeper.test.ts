import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { keepBrowser } from '../../src/engine/browser-keeper.js'
import { loadSettings } from '../../src/settings/settings.js'
import { temporaryFolder } from '../helpers/cli.js'
import { project } from '../helpers/site.js'

const own = process.env.GUIDEWATCH_BROWSER
afterEach(() => {
  if (own === undefined) delete process.env.GUIDEWATCH_BROWSER
  else process.env.GUIDEWATCH_BROWSER = own
})

it('a browser that did not start once is started anew for the next walk', async () => {
  const dead = join(temporaryFolder(), 'chromium')
  writeFileSync(dead, '#!/bin/sh\nexit 1\n')
  chmodSync(dead, 0o755)
  process.env.GUIDEWATCH_BROWSER = dead
  const keeper = keepBrowser({ settings: loadSettings(project({}).config), standIn: null })
  await expect(keeper.get()).rejects.toThrow(/does not start/)
  if (own === undefined) delete process.env.GUIDEWATCH_BROWSER
  else process.env.GUIDEWATCH_BROWSER = own
  const { browser, distrust } = await keeper.get()
  expect({ isConnected: browser.isConnected(), distrust }).toEqual({ isConnected: true, distrust: undefined })
  await keeper.close()
})

it('a browser that was closed leaves nothing on the disk', async () => {
  const folder = temporaryFolder()
  vi.stubEnv('TMPDIR', folder)
  const keeper = keepBrowser({ settings: loadSettings(project({}).config), standIn: null })
  keeper.begin()
  await keeper.get()
  expect(readdirSync(folder).filter((name) => name.startsWith('guidewatch-browser-'))).toHaveLength(1)
  await keeper.close()
  vi.unstubAllEnvs()
  expect(readdirSync(folder).filter((name) => name.startsWith('guidewatch-browser-'))).toEqual([])
})
