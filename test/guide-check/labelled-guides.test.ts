import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { loadCases } from '../../bench/guides/cases.mjs'
import { knownSchema } from '../../src/guide-check/known.js'

const WORLD = {
  night: '2026-05-04',
  flow: 'return-parcel',
  title: {},
  works: 'yes',
  deadline: null,
  ...{ links: [], labels: [], routes: [], claims: [] },
}
const CASE = {
  world: 'shop',
  language: 'de',
  style: 'faq',
  today: '2026-05-05',
  proof: [{ quote: 'eins' }, { quote: 'zwei' }, { quote: 'drei' }],
  verdict: 'right',
}
let folder = ''
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function load(one: object, world: object = WORLD, guide = 'a.md') {
  folder = mkdtempSync(join(tmpdir(), 'guidewatch-guides-'))
  for (const name of ['worlds', 'tuned']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'worlds', 'shop.yaml'), stringify(world))
  writeFileSync(join(folder, 'tuned', 'a.yaml'), stringify(one))
  writeFileSync(join(folder, 'tuned', guide), 'eins zwei drei')
  return loadCases(folder, ['tuned', 'held-out'], (value) => knownSchema.parse(value))
}

it('a labelled guide comes with its text and its world', () => {
  expect(load(CASE)).toMatchObject([
    {
      id: 'a',
      half: 'tuned',
      format: 'markdown',
      source: 'eins zwei drei',
      known: { flow: 'return-parcel' },
      faults: [],
    },
  ])
})

it('a case that is not as it should be is named by its file', () => {
  expect(() => load({ ...CASE, 'a comma': null })).toThrow(/tuned\/a\.yaml: .*a comma/s)
  expect(() => load({ ...CASE, verdict: 'wrong' })).toThrow(/tuned\/a\.yaml: .*verdict and faults disagree/s)
  expect(() => load({ ...CASE, verdict: 'unknown' })).toThrow(/tuned\/a\.yaml: .*unknown needs its reason/s)
  expect(() => load({ ...CASE, proof: [] })).toThrow(/tuned\/a\.yaml: .*proof/s)
})

it('a guide or a world that is missing or broken is named, too', () => {
  expect(() => load(CASE, WORLD, 'b.md')).toThrow(/tuned\/a\.yaml: there is no guide a\.html, \.md or \.txt/)
  expect(() => load({ ...CASE, world: 'bank' })).toThrow(/bank\.yaml/)
  expect(() => load(CASE, { ...WORLD, works: 'maybe' })).toThrow(/shop\.yaml: .*works/s)
})
