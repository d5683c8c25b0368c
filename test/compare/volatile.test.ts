import { describe, expect, it } from 'vitest'
import {
  isSuspectedTest,
  proposedVolatile,
  type StepNight,
  type StepPast,
  withNight,
} from '../../src/compare/nights.js'
import { compareScreens } from '../../src/compare/screens.js'
import {
  generalise,
  inForce,
  learnVolatile,
  newVariations,
  type Volatile,
  withEntries,
} from '../../src/compare/volatile.js'
import type { AriaNode, Screen } from '../../src/screen/screen.js'

const box = { x: 0, y: 0, width: 10, height: 10 }

function screen(...tree: AriaNode[]): Screen {
  return {
    step: 'click-policy',
    url: 'https://a.example/',
    redirects: [],
    status: 200,
    title: '',
    language: 'en',
    tree,
    fields: [],
    submits: [],
    forms: [],
    overlays: [],
    target: { role: 'link', name: 'Policy', box: null, text: null, drawn: false, pictures: [], opensTab: false },
    image: { file: 'x.png', sha256: '0', width: 1, height: 1 },
    renderer: { browser: 'c', platform: 'p', fonts: 'f', scale: 1 },
  }
}

const link = (name: string, url = '/x'): AriaNode => ({ role: 'link', name, url, box })
const text = (content: string): AriaNode => ({ role: 'paragraph', text: content, box })
const NAMES = ['Anna', 'Boris', 'Clara', 'David', 'Emma', 'Felix', 'Greta', 'Hugo', 'Ida', 'Jan']
/** A menu with the latest messenger and the target, then a page with the weather between two texts. */
const page = (messenger: number, weather: string, ...more: AriaNode[]) =>
  screen(
    { role: 'list', children: [link('Profile'), link(`Messages (${NAMES[messenger % 10]})`), link('Policy')] },
    { role: 'main', children: [text('Hello.'), text(weather), text('Goodbye.'), ...more] },
  )

const learn = async (first: Screen, ...others: Screen[]) => learnVolatile(first, others, async () => [])

describe('learning what varies', () => {
  it('keeps what names have in common', () => {
    expect(generalise(['Messages (3)', 'Messages (12)'])).toBe('Messages (*)')
    expect(generalise(['3 new', '12 new', '7 new'])).toBe('* new')
    expect(generalise(['Monday', 'Tuesday'])).toBe('*')
  })

  it('ignores what varied between captures, whatever it is tonight, and nothing else', async () => {
    const { volatile, strangers } = await learn(page(3, '10° in Kiel'), page(5, 'sun in Rome'), page(9, 'ice in Oslo'))
    expect(strangers).toEqual([])
    expect(volatile.map(({ role, name }) => [role, name])).toEqual([
      ['link', 'Messages (*)'],
      ['text', '* in *'],
    ])
    const found = (seen: Screen) =>
      compareScreens(page(3, '10° in Kiel'), seen, volatile).map(({ kind, after }) => [kind, after])
    expect(found(page(77, 'fog in Bern'))).toEqual([])
    // Another label is not another messenger.
    expect(
      found(
        screen(
          { role: 'list', children: [link('Profile'), link('Inbox (David)'), link('Policy')] },
          page(3, '10° in Kiel').tree[1] as AriaNode,
        ),
      ),
    ).toEqual([['label-renamed', 'Inbox (David)']])
    // A text in another place is not the weather.
    expect(found(page(3, '10° in Kiel', text('rain')))).toEqual([['item-added', 'rain']])
  })

  it('knows what comes and goes', async () => {
    const advertisement = link('Buy a bicycle', '/ad')
    const { volatile } = await learn(page(3, '10° in Kiel', advertisement), page(3, '10° in Kiel'))
    expect(volatile).toMatchObject([{ name: 'Buy a bicycle', varies: ['presence'] }])
    expect(compareScreens(page(3, '10° in Kiel'), page(3, '10° in Kiel', advertisement), volatile)).toEqual([])
  })

  it('ends on its day, and is compared from the next one on', () => {
    const entry: Volatile = { role: 'link', name: 'Help', within: 'list', after: null, before: null, varies: ['name'] }
    const until = (day: string): Volatile => ({ ...entry, until: day })
    expect(inForce([until('2026-01-05'), entry], '2026-01-05')).toHaveLength(2)
    expect(inForce([until('2026-01-05'), entry], '2026-01-06')).toEqual([entry])
    expect(withEntries([entry], [until('2026-02-01')])).toEqual({ all: [entry], added: 0 })
    expect(withEntries([until('2026-02-01')], [until('2026-01-01')])).toEqual({ all: [until('2026-02-01')], added: 0 })
    const longer: Volatile = { ...until('2026-03-01'), varies: ['presence'], count: 3 }
    expect(withEntries([{ ...until('2026-02-01'), count: 2 }], [longer])).toEqual({
      all: [{ ...longer, varies: ['name', 'presence'] }],
      added: 1,
    })
    expect(withEntries([until('2026-02-01')], [entry])).toEqual({ all: [entry], added: 1 })
  })

  it('never takes the target for noise: a visit without it saw another screen', async () => {
    const other = {
      ...page(3, '10° in Kiel'),
      target: { role: 'link', name: 'Policies', box: null, text: null, drawn: false, pictures: [], opensTab: false },
    }
    const { volatile, strangers } = await learn(page(3, '10° in Kiel'), other)
    expect([volatile, strangers]).toEqual([[], [other]])
  })
})

describe('looking back on nights', () => {
  const night = (print: string, more: Partial<StepNight> = {}): StepNight => ({
    step: 's',
    approvedAt: '2026-01-01',
    print,
    varied: [],
    ...more,
  })
  /** What is known after nights that follow each other by a day. */
  const since = (nights: readonly StepNight[], from?: StepPast, day = 1): StepPast =>
    nights.reduce<StepPast | undefined>(
      (past, one, index) => withNight(past, one, new Date(Date.UTC(2026, 0, day + index)).toISOString()),
      from,
    ) as StepPast
  const prints = (text: string) => text.split(' ').map((print) => night(print.replace('.', '')))
  const weather = (text: string) => night('', { varied: [...newVariations(page(1, 'fine today'), page(1, text), [])] })

  it.each([
    ['a b a b', true],
    ['. b . b', true],
    ['a b c a', false],
    ['. . b b', false],
    ['a b a', false],
  ])('nights %s: a suspected A/B test is %s', (text, expected) => {
    expect(isSuspectedTest(since(prints(text)), 'tonight')).toBe(expected)
  })

  it('tells of a suspected test only once, again only for the same run, and forgets with an approval', () => {
    const told = { ...since(prints('a b a b')), told: 'a run' }
    const later = since(prints('a b'), told)
    expect([isSuspectedTest(later, 'another'), isSuspectedTest(told, 'a run')]).toEqual([false, true])
    const approved = since([night('b', { approvedAt: '2026-02-02' })], told)
    expect(approved).toMatchObject({ prints: ['b'], told: null })
    expect(since(prints('a b a b a b a b a')).prints).toHaveLength(7)
  })

  it('proposes what had three different values, and never what changed once', () => {
    const nights = ['fine or wet', 'fine or dry', 'fine or hot'].map(weather)
    expect(proposedVolatile(since(nights.slice(0, 2)))).toEqual([])
    expect(proposedVolatile(since(nights)).map(({ role, name }) => [role, name])).toEqual([['text', 'fine *']])
    expect(proposedVolatile(since([...nights.slice(0, 2), weather('fine or wet'), weather('fine or dry')]))).toEqual([])
  })

  it('remembers no more of what varies every night than that it does, and forgets it when it has not for long', () => {
    const known = since(['fine or wet', 'fine or dry', 'fine or hot'].map(weather))
    const [four, five] = [since([weather('fine or cold')], known, 4), since([weather('fine or dull')], known, 5)]
    expect([four.varying, five.varying]).toEqual([known.varying, known.varying])
    expect(since([weather('fine or cold')], known, 20).varying).not.toEqual(known.varying)
    expect(since([night('')], known, 20).varying).toEqual([])
    // Twice in a week, and then not for another: it was a change, not a habit.
    expect(
      since([weather('fine or hot')], since(['fine or wet', 'fine or dry'].map(weather)), 12).varying,
    ).toHaveLength(1)
    expect(
      proposedVolatile(since([weather('fine or hot')], since(['fine or wet', 'fine or dry'].map(weather)), 12)),
    ).toEqual([])
  })
})
