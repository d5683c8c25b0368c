import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Screen } from '../../src/screen/screen.js'
import { readSnapshots, type Snapshot, writeSnapshot } from '../../src/state/snapshots.js'
import { temporaryFolder } from '../helpers/cli.js'

const screen = (title: string, file: string): Screen => ({
  step: 'menu',
  url: 'https://shop.example/',
  redirects: [],
  status: 200,
  title,
  language: 'en',
  tree: [{ role: 'heading', name: title }],
  fields: [],
  submits: [],
  forms: [],
  overlays: [],
  target: null,
  image: { file, sha256: title, width: 1, height: 1 },
  renderer: { browser: 'b', platform: 'p', fonts: 'f', scale: 1 },
})

it('a variant is kept once, however often it is approved', () => {
  const folder = join(temporaryFolder(), 'menu')
  const picture = join(temporaryFolder(), 'menu.png')
  writeFileSync(picture, 'png')
  const add = (title: string, mode: 'replace' | 'variant') => {
    const approved = { by: 'Tester', at: '2026-01-05T03:00:00Z', run: 'r' }
    const snapshot: Snapshot = { schema: 1, approved, screen: screen(title, 'menu.png'), captures: 1, volatile: [] }
    return writeSnapshot(folder, snapshot, picture, mode)
  }
  const titles = () => readSnapshots(folder).menu?.map((one) => one.screen.title)
  expect(add('A', 'replace')).toBe(true)
  expect([add('B', 'variant'), add('B', 'variant'), add('A', 'variant')]).toEqual([true, false, false])
  expect(titles()).toEqual(['A', 'B'])
  add('C', 'replace')
  expect(titles()).toEqual(['C'])
  expect(readdirSync(folder).sort()).toEqual(['menu.png', 'menu.yaml'])
})
