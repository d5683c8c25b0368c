import { describe, expect, it } from 'vitest'
import type { Counts } from '../../src/effort/count.js'
import type { Efforts } from '../../src/effort/store.js'
import { type Seen, type Stretch, withWalk } from '../../src/effort/stretch.js'
import type { Comparison, Flow } from '../../src/flow/schema.js'
import {
  comparisonFiles,
  comparisonsOf,
  comparisonsSchema,
  effortOfWay,
  obstacleFiles,
  obstaclesSchema,
} from '../../src/publish/record/obstacles.js'
import { effortSchema } from '../../src/publish/schema.js'
import { COUNTS } from '../effort/counts.js'

const day = (number: number) => new Date(Date.UTC(2026, 0, number, 3)).toISOString()

/** Nights of a walk: what is asked, or `null` where the destination was not reached. */
function stretches(walk: string, nights: readonly (Partial<Counts> | null)[], more: Partial<Seen> = {}) {
  return nights.reduce<readonly Stretch[]>((known, counts, index) => {
    const reached = counts !== null
    const seen: Seen = {
      walk,
      run: day(index + 1),
      at: day(index + 1),
      isWhole: true,
      reached,
      verified: reached,
      counts: counts && { ...COUNTS, ...counts },
      around: reached ? null : { clicks: 8, screens: 9 },
      labels: {},
      keyboard: null,
      ...more,
    }
    return withWalk(known, seen)
  }, [])
}

const FLOW = {
  flow: 'object',
  link: { id: 'object-link', url: 'https://a.example/' },
  locales: ['de-DE', 'en-GB'],
  devices: ['desktop', 'mobile'],
  routes: [
    { id: 'menu', title: { de: 'Über <das> Menü & mehr', en: 'By the menu' }, steps: [] },
    { id: 'never-walked', steps: [] },
  ],
} as unknown as Flow
const MENU = 'object/menu/de-DE-desktop'
const EFFORTS: Efforts = new Map([
  [MENU, stretches(MENU, [{}, {}, { clicks: 7, screens: 8 }, null, { clicks: 7 }])],
  ['object/menu/de-DE-mobile', stretches('object/menu/de-DE-mobile', [{ clicks: 5 }])],
  ['object/menu/en-GB-desktop', stretches('object/menu/en-GB-desktop', [{ scrolls: null }])],
])
const FILES = obstacleFiles(FLOW, 'live', EFFORTS)
const fileAt = (path: string) => String(FILES.find((file) => file.path === path)?.content)

describe('what is published of the obstacle record', () => {
  it('is a table, data, and a chart per walked route and language; nothing of a link that was never walked', () => {
    expect(FILES.map(({ path }) => path)).toEqual([
      'obstacles/object-link.csv',
      'obstacles/object-link.json',
      'obstacles/object-link/menu.en.svg',
      'obstacles/object-link/menu.de.svg',
      'obstacles/object-link/menu.fr.svg',
      'obstacles/object-link/menu.it.svg',
    ])
    expect(obstacleFiles(FLOW, 'live', new Map())).toEqual([])
  })

  it('has the same bytes however the record was read', () => {
    expect(obstacleFiles(FLOW, 'live', new Map([...EFFORTS].reverse()))).toEqual(FILES)
  })

  it('is data of the published shape, one entry per stretch', () => {
    const record = obstaclesSchema.parse(JSON.parse(fileAt('obstacles/object-link.json')))
    expect(record.ways.map(({ route, locale, device }) => `${route} ${locale} ${device}`)).toEqual([
      'menu de-DE desktop',
      'menu de-DE mobile',
      'menu en-GB desktop',
    ])
    expect(
      record.ways[0]?.stretches.map(({ nights, effort, around }) => [nights, effort?.clicks, around?.clicks]),
    ).toEqual([
      [2, 6, undefined],
      [1, 7, undefined],
      [1, undefined, 8],
      [1, 7, undefined],
    ])
    expect(record.ways[0]?.stretches.at(-1)).toMatchObject({ nightsReached: 4, nightsWalked: 5 })
  })

  it('is a table with as many cells in every line, empty where nothing is known', () => {
    const lines = fileAt('obstacles/object-link.csv')
      .split('\r\n')
      .slice(0, -1)
      .map((line) => line.split(','))
    expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([34]))
    const [head = [], ...rows] = lines
    const column = (name: string) => rows.map((row) => row[head.indexOf(name)])
    expect(column('clicks')).toEqual(['6', '7', '', '7', '5', '6'])
    expect(column('reached')).toEqual(['true', 'true', 'false', 'true', 'true', 'true'])
    expect(column('scrolls').at(-1)).toBe('')
    expect(column('keyboard').join('')).toBe('')
  })

  it('gives the status the effort of the last night that reached the end', () => {
    const broken: Efforts = new Map([[MENU, stretches(MENU, [{}, null])]])
    const effort = effortOfWay(broken, MENU)
    expect(effortSchema.parse(effort)).toMatchObject({ clicks: 6, nightsReached: 1, nightsWalked: 2, keyboard: null })
    expect(effortOfWay(EFFORTS, 'object/menu/en-GB-desktop')).toBeNull()
    expect(effortOfWay(EFFORTS, 'object/never-walked/de-DE-desktop')).toBeNull()
  })
})

describe('the chart of a route', () => {
  it('says its numbers in words, in the language of the reader', () => {
    const german = fileAt('obstacles/object-link/menu.de.svg')
    expect(german).toContain('<title id="title">Was dieser Weg verlangt: Über &lt;das&gt; Menü &amp; mehr</title>')
    expect(german).toContain('1. Januar 2026 bis 2. Januar 2026: 6 Klicks, 7 Bildschirme, 2 Felder.')
    expect(german).toContain('4. Januar 2026: nicht erreicht.')
    expect(german).toContain('In 4 von 5 Nächten erreicht.')
    expect(fileAt('obstacles/object-link/menu.fr.svg')).toContain(
      'Du 1 janvier 2026 au 2 janvier 2026 : 6 clics, 7 écrans',
    )
    expect(fileAt('obstacles/object-link/menu.it.svg')).toContain('7 clic, 8 schermate, 2 campi.')
  })

  it('is of the walks in its language, on the first device of the flow', () => {
    expect(fileAt('obstacles/object-link/menu.de.svg')).toContain('>de-DE, desktop ·')
    expect(fileAt('obstacles/object-link/menu.en.svg')).toContain('>en-GB, desktop ·')
    expect(fileAt('obstacles/object-link/menu.it.svg')).toContain('>de-DE, desktop ·')
  })

  it('has no script, loads nothing, and marks what was not reached', () => {
    const chart = fileAt('obstacles/object-link/menu.de.svg')
    expect(chart).not.toMatch(/<script|href=|url\((?!#gap\))|\son\w+=/i)
    // One for each of its panels, and one that says what they mean.
    expect(chart.match(/<rect class="gap"/g)).toHaveLength(4)
    expect(fileAt('obstacles/object-link/menu.en.svg')).not.toContain('<rect class="gap"')
  })
})

describe('ways that are compared', () => {
  const COMPARISONS: readonly Comparison[] = [
    {
      id: 'object-or-accept',
      title: { de: 'Widersprechen oder annehmen', en: 'Object or accept' },
      ways: [
        { says: 'Object', route: 'object/menu' },
        { says: { en: 'Accept' }, route: 'accept/banner' },
      ],
    },
  ]
  const accept = 'accept/banner/de-DE-desktop'
  const efforts: Efforts = new Map([...EFFORTS, [accept, stretches(accept, [{ clicks: 1, screens: 1 }])]])

  it('stand side by side in each language and on each device', () => {
    const [file] = comparisonFiles(COMPARISONS, 'live', efforts)
    const { comparisons } = comparisonsSchema.parse(JSON.parse(String(file?.content)))
    const rows = comparisons[0]?.rows.map(({ locale, device, ways }) => [
      `${locale} ${device}`,
      ways.map(({ reached, effort }) => (reached === null ? 'never walked' : (effort?.clicks ?? 'not reached'))),
    ])
    expect(rows).toEqual([
      ['de-DE desktop', [7, 1]],
      ['de-DE mobile', [5, 'never walked']],
      ['en-GB desktop', [6, 'never walked']],
    ])
    expect(comparisons[0]?.titles).toEqual({ de: 'Widersprechen oder annehmen', en: 'Object or accept' })
    expect(comparisons[0]?.rows[0]?.ways[0]?.says.it).toBe('Object')
  })

  it('a way that is not reached any more has no counts', () => {
    const broken: Efforts = new Map([[MENU, stretches(MENU, [{}, null])]])
    const [row] = comparisonsOf(COMPARISONS, 'live', broken).comparisons[0]?.rows ?? []
    expect(row?.ways[0]).toMatchObject({ reached: false, effort: null })
  })

  it('make no file where nothing is compared', () => {
    expect(comparisonFiles([], 'live', efforts)).toEqual([])
  })
})
