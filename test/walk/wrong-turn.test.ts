import { describe, expect, it } from 'vitest'
import type { Outcome, Relocation } from '../../src/screen/record.js'
import type { Screen } from '../../src/screen/screen.js'
import { lostAt, withoutWrongTurn } from '../../src/walk/search/wrong-turn.js'
import { tabOfPress } from '../../src/walk/tabs.js'
import type { WalkTask } from '../../src/walk/task.js'

const click = (id: string) => ({ id, click: { role: 'link', name: id } })
const TASK = {
  steps: [{ id: 'open', open: 'http://site.example/' }, click('a'), click('b'), click('c')],
  flow: { destination: { heading: 'There', fields: [], sentences: [] } },
  locale: 'en-US',
} as unknown as WalkTask
const screen = (step: string, heading = step) =>
  ({
    step,
    tree: [{ role: 'heading', name: heading }],
    fields: [],
    submits: [],
    forms: [],
    overlays: [],
    title: '',
    url: '',
  }) as unknown as Screen
const taken = (step: string, after: string): Relocation => ({ step, role: 'link', before: step, after, score: 0.7 })
const gone = (step: string, obstacle: 'not-found' | 'unavailable' | 'rate-limit' = 'not-found'): Outcome => ({
  kind: 'obstacle',
  step,
  obstacle,
  why: { kind: 'status', status: 404 },
})
const judged = (outcome: Outcome, relocations: Relocation[], screens: Screen[]) => {
  const kept = [...screens]
  const judgedOutcome = withoutWrongTurn({ task: TASK, screens: kept, relocations }, outcome)
  return { outcome: judgedOutcome, screens: kept.map(({ step }) => step) }
}

describe("a control taken in the missing one's place", () => {
  it('that leads to a dead page was the wrong one: the step is missing, and the dead page is not judged', () => {
    expect(judged(gone('b'), [taken('a', 'News')], [screen('a'), screen('b')])).toEqual({
      outcome: expect.objectContaining({ kind: 'stopped', step: 'a', reason: 'target-missing' }),
      screens: ['a'],
    })
  })

  it('that leads to another site, or to another page than the destination, was the wrong one, too', () => {
    const away: Outcome = {
      kind: 'stopped',
      step: 'arrival',
      reason: 'left-hosts',
      why: { kind: 'other-host', host: 'x' },
    }
    expect(judged(away, [taken('c', 'Blog')], [screen('c')]).outcome).toMatchObject({
      step: 'c',
      reason: 'target-missing',
    })
    const arrived: Outcome = { kind: 'arrived' }
    const end = [screen('c'), screen('arrival', 'Something else')]
    expect(judged(arrived, [taken('c', 'Blog')], end)).toEqual({
      outcome: expect.objectContaining({ step: 'c', reason: 'target-missing' }),
      screens: ['c'],
    })
    expect(judged(arrived, [taken('c', 'C')], [screen('c'), screen('arrival', 'There')]).outcome).toEqual(arrived)
  })

  it('was the wrong one, too, where the page it led to is another and a request was stopped, or the guide named its place', () => {
    const stopped: Outcome = {
      kind: 'obstacle',
      step: 'arrival',
      obstacle: 'request-stopped',
      why: { kind: 'needs-reads', lines: ['POST http://site.example/list'] },
    }
    const end = [screen('c'), screen('arrival', 'Something else')]
    const wrong = { outcome: { kind: 'stopped', step: 'c', reason: 'target-missing' } }
    expect(judged(stopped, [taken('c', 'Blog')], end)).toMatchObject(wrong)
    expect(judged(stopped, [taken('c', 'c')], end).outcome).toEqual(stopped)
    expect(judged(stopped, [taken('c', 'Blog')], [screen('c'), screen('arrival', 'There')]).outcome).toEqual(stopped)
    const placed = {
      ...TASK,
      steps: [...TASK.steps.slice(0, 3), { id: 'c', click: { role: 'link', name: 'c', within: { role: 'list' } } }],
    }
    expect(
      withoutWrongTurn({ task: placed as WalkTask, screens: end, relocations: [taken('c', 'c')] }, stopped),
    ).toMatchObject(wrong.outcome)
  })

  it('takes the one before it along that led to no step of the guide', () => {
    const away = [screen('a'), screen('b'), screen('c'), screen('arrival', 'Something else')]
    const both = [taken('b', 'News'), taken('c', 'Blog')]
    expect(judged({ kind: 'arrived' }, both, away)).toEqual({
      outcome: expect.objectContaining({ step: 'b', reason: 'target-missing' }),
      screens: ['a', 'b'],
    })
    expect(judged({ kind: 'arrived' }, [taken('a', 'A now'), taken('c', 'Blog')], away).outcome).toMatchObject({
      step: 'c',
    })
  })

  it('was right when the guide went on from it, when only its kind had changed, or when nobody could know', () => {
    expect(judged(gone('c'), [taken('a', 'A now')], [screen('a'), screen('b')]).outcome).toEqual(gone('c'))
    expect(judged(gone('b'), [taken('a', 'a')], [screen('a')]).outcome).toEqual(gone('b'))
    expect(judged(gone('b', 'rate-limit'), [taken('a', 'News')], [screen('a')]).outcome).toEqual(
      gone('b', 'rate-limit'),
    )
  })
})

describe('a search for a new way starts', () => {
  it('at the control that is gone or says the contrary', () => {
    for (const reason of ['target-missing', 'target-reversed'] as const) {
      expect(
        lostAt(TASK, { kind: 'stopped', step: 'b', reason, why: { kind: 'absent', role: null, name: 'B' } }),
      ).toMatchObject({
        step: { id: 'b' },
        backFrom: 2,
      })
    }
  })

  it('at the last press where that ended on a dead page, and comes back to a later step only', () => {
    expect(lostAt(TASK, gone('c'))).toMatchObject({ step: { id: 'b' }, backFrom: 3 })
    expect(lostAt(TASK, gone('arrival'))).toMatchObject({ step: { id: 'c' }, backFrom: 4 })
    expect(lostAt(TASK, gone('open'))).toBeUndefined()
    expect(lostAt(TASK, gone('b', 'unavailable'))).toBeUndefined()
  })
})

describe('of the tabs that come with a press', () => {
  const link = { href: 'http://site.example/there', opensTab: true, pageChanged: false }
  it.each([
    [
      'that of the link, not the advertisement',
      ['http://site.example/ad', 'http://site.example/there'],
      link,
      'http://site.example/there',
    ],
    ['that of a link that is redirected', ['http://site.example/else'], link, 'http://site.example/else'],
    [
      'that of a button whose page stays',
      ['http://site.example/x'],
      { ...link, href: null, opensTab: false },
      'http://site.example/x',
    ],
    [
      'none where the page itself went on',
      ['http://site.example/ad'],
      { href: 'http://site.example/next', opensTab: false, pageChanged: true },
      undefined,
    ],
    [
      'none where the press opened a menu',
      ['http://site.example/ad'],
      { href: null, opensTab: false, pageChanged: true },
      undefined,
    ],
    [
      'none of several that nothing tells apart',
      ['http://site.example/a', 'http://site.example/b'],
      { href: null, opensTab: false, pageChanged: false },
      undefined,
    ],
  ] as const)('the reader goes on in %s', (_, urls, seen, expected) => {
    expect(tabOfPress(urls, seen)).toBe(expected)
  })
})
