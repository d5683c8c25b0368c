import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Route } from '../../src/flow/schema.js'
import type { PictureMaker } from '../../src/publish/guide/pictures.js'
import { stepsOf } from '../../src/publish/steps.js'
import { temporaryFolder } from '../helpers/cli.js'

const route = {
  id: 'menu',
  guides: [],
  surface: 'web',
  steps: [{ id: 'settings', click: { role: 'link', name: 'Settings' }, says: 'Choose "Settings".' }],
} as unknown as Route

/** What is published of the step, where the approved screen calls what is used so. */
async function publishedWith(name: string, says = 'Choose "Settings".') {
  const root = temporaryFolder()
  const folder = join(root, 'live', 'flow', 'menu', 'en-GB-desktop')
  mkdirSync(folder, { recursive: true })
  const box = { x: 0, y: 0, width: 10, height: 10 }
  const snapshot = {
    schema: 1,
    approved: { by: 'Ana', at: '2026-01-05T03:00:00.000Z', run: 'r' },
    screen: {
      step: 'settings',
      url: 'https://a.example/',
      redirects: [],
      status: 200,
      title: 'A',
      language: 'en',
      tree: [],
      fields: [],
      submits: [],
      forms: [],
      overlays: [],
      target: { role: 'link', name, box, text: null, drawn: false, pictures: [], opensTab: null },
      image: { file: `${'a'.repeat(64)}.png`, sha256: 'a'.repeat(64), width: 10, height: 10 },
      renderer: { browser: 'x', platform: 'x', fonts: 'x', scale: 1 },
    },
  }
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(snapshot))
  const pictures = { of: async () => ({ picture: null, files: [] }) } as unknown as PictureMaker
  const walk = {
    id: 'flow/menu/en-GB-desktop',
    flow: 'flow',
    route: 'menu',
    locale: 'en-GB',
    device: 'desktop',
    account: 'x',
  }
  const told = { ...route, steps: route.steps.map((step) => ({ ...step, says })) } as Route
  const { steps } = await stepsOf(walk, told, folder, pictures)
  return [steps[0]?.says, steps[0]?.target?.name]
}

describe('a published step', () => {
  it('is in the words of the guide', async () => {
    expect(await publishedWith('Settings')).toEqual(['Choose "Settings".', 'Settings'])
    expect(await publishedWith('Settings (3)')).toEqual(['Choose "Settings".', 'Settings (3)'])
  })

  it('does not repeat a sentence that quotes what the approved screen no longer shows', async () => {
    expect(await publishedWith('Options')).toEqual([null, 'Options'])
    expect(await publishedWith('Options', 'Open the settings.')).toEqual(['Open the settings.', 'Options'])
  })
})
