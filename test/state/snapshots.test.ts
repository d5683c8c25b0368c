import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Screen } from '../../src/screen/screen.js'
import {
  migrateSnapshots,
  prunePictures,
  readSnapshots,
  type Snapshot,
  snapshotFolder,
  writeSnapshot,
} from '../../src/state/snapshots.js'
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

it('what is measured beside what is compared is no part of a snapshot, and makes no variant', () => {
  const folder = snapshotFolder(temporaryFolder(), 'live', 'shop/way/en-US-desktop')
  const picture = join(temporaryFolder(), 'menu.png')
  writeFileSync(picture, 'png')
  const add = (scrolled: number) => {
    const measured = { scrolled, target: null, prominent: null, asksCode: false }
    const approved = { by: 'Tester', at: '2026-01-05T03:00:00Z', run: 'r' }
    const seen = { ...screen('A', 'menu.png'), measured }
    return writeSnapshot(folder, { schema: 1, approved, screen: seen, captures: 1, volatile: [] }, picture, 'variant')
  }
  expect([add(0), add(2.5)]).toEqual([true, false])
  expect(readFileSync(join(folder, 'menu.json'), 'utf8')).not.toContain('measured')
})

it('a variant is kept once, however often it is approved', () => {
  const folder = snapshotFolder(temporaryFolder(), 'live', 'shop/way/en-US-desktop')
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
  expect(readdirSync(folder)).toEqual(['menu.json'])
})

const APPROVED = { by: 'Tester', at: '2026-01-05T03:00:00Z', run: 'r' }

function approve(root: string, walk: string, content: string, mode: 'replace' | 'variant' = 'replace') {
  const picture = join(temporaryFolder(), 'menu.png')
  writeFileSync(picture, content)
  const snapshot: Snapshot = {
    schema: 1,
    approved: APPROVED,
    screen: screen(content, 'menu.png'),
    captures: 1,
    volatile: [],
  }
  return writeSnapshot(snapshotFolder(root, 'live', walk), snapshot, picture, mode)
}

it('the same picture is kept once, and goes with the last snapshot that shows it', () => {
  const root = temporaryFolder()
  const pictures = () => readdirSync(join(root, 'pictures')).length
  for (const walk of ['shop/way/en-US-desktop', 'shop/way/de-DE-desktop']) approve(root, walk, 'same')
  expect(pictures()).toBe(1)
  approve(root, 'shop/way/en-US-desktop', 'other')
  prunePictures(root)
  expect(pictures()).toBe(2)
  approve(root, 'shop/way/de-DE-desktop', 'other')
  writeFileSync(join(root, 'pictures', 'mine.png'), 'x')
  prunePictures(root)
  expect(pictures()).toBe(2)
})

it('a snapshot is one node a line, so that its changes can be read', () => {
  const root = temporaryFolder()
  approve(root, 'shop/way/en-US-desktop', 'A')
  const text = readFileSync(join(snapshotFolder(root, 'live', 'shop/way/en-US-desktop'), 'menu.json'), 'utf8')
  expect(text).toContain('\n      { "role": "heading", "name": "A" }\n')
})

it('snapshots of earlier versions are read, and converted once', () => {
  const root = temporaryFolder()
  const folder = snapshotFolder(root, 'live', 'shop/way/en-US-desktop')
  mkdirSync(folder, { recursive: true })
  const yaml = `schema: 1
approved: { by: Tester, at: 2026-01-05T03:00:00Z, run: r }
screen:
  ${Object.entries(screen('Old', 'menu.png'))
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n  ')}
`
  writeFileSync(join(folder, 'menu.yaml'), yaml)
  writeFileSync(join(folder, 'menu.2.yaml'), yaml.replace('menu.png', 'menu.2.png'))
  writeFileSync(join(folder, 'menu.png'), 'one')
  writeFileSync(join(folder, 'menu.2.png'), 'two')
  const seen = () =>
    readSnapshots(folder).menu?.map(({ screen: { title, image } }) => [title, readFileSync(image.file, 'utf8')])
  const before = seen()
  expect(before).toEqual([
    ['Old', 'one'],
    ['Old', 'two'],
  ])
  expect([migrateSnapshots(root), migrateSnapshots(root)]).toEqual([2, 0])
  expect(seen()).toEqual(before)
  expect(readdirSync(folder).sort()).toEqual(['menu.2.json', 'menu.json'])
  expect(existsSync(join(root, 'pictures'))).toBe(true)
})
