import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/compare/finding.js'
import { nowhere } from '../../src/compare/finding.js'
import { type LabelsSeen, labelsAfter, type ShownLabel } from '../../src/guides/label-changes.js'
import type { LabelMemory } from '../../src/state/label-memory.js'

const EMPTY: LabelMemory = { schema: 1, site: 'live', night: null, addresses: [], labels: [] }

const SETTINGS = shown('Einstellungen')

function shown(text: string, more: Partial<ShownLabel> = {}): ShownLabel {
  return {
    flow: 'form',
    locale: 'de-DE',
    screen: 'menu/settings',
    walk: 'form/menu/de-DE-desktop',
    picture: 'pictures/a.png',
    approved: { at: '2026-11-01T03:00:00.000Z', run: 'first' },
    role: 'link',
    text,
    isTarget: true,
    isKept: true,
    ...more,
  }
}

type Walk = LabelsSeen['walks'][number]

/** A walk that two visits saw alike. */
function walk(
  verdict: Walk['verdict'],
  findings: readonly Partial<Finding>[] = [],
  id = 'form/menu/de-DE-desktop',
): Walk {
  return {
    id,
    route: 'menu',
    verdict,
    outcome: { kind: 'arrived' },
    findings: findings.map((one) => ({ ...nowhere('settings', 'label-renamed'), relevance: 'route', ...one })),
    relocations: [],
    confirmation: verdict === 'verified' ? null : { first: verdict, second: verdict, agrees: true, both: null, by: [] },
  }
}

const renamed = (before: string, after: string): Partial<Finding> => ({
  subject: { kind: 'control', role: 'link', name: '' },
  before,
  after,
})

const night = (day: string, seen: Partial<LabelsSeen>): LabelsSeen => ({
  run: `run-${day}`,
  day,
  shown: [SETTINGS],
  addresses: {},
  walks: [],
  ...seen,
})

/** The memory after one night after the other. */
const remembered = (...nights: readonly LabelsSeen[]) => nights.reduce(labelsAfter, EMPTY)
const labelled = ({ labels }: LabelMemory, text: string) => labels.find((one) => one.text === text)

describe('the label memory', () => {
  it('begins with the approved screens of today, from the day of their approval', () => {
    expect(remembered(night('2026-11-10', {})).labels).toEqual([
      {
        flow: 'form',
        locale: 'de-DE',
        step: 'menu/settings',
        text: 'Einstellungen',
        role: 'link',
        screens: ['menu/settings'],
        first: '2026-11-01',
        last: null,
        until: null,
        now: null,
        picture: 'pictures/a.png',
        run: 'first',
      },
    ])
  })

  it('tells from which night a label was gone and what took its place', () => {
    const memory = remembered(
      night('2026-11-10', { walks: [walk('verified')] }),
      night('2026-11-11', { walks: [walk('changed', [renamed('Einstellungen', 'Optionen')])] }),
      night('2026-11-12', { walks: [walk('changed', [renamed('Einstellungen', 'Optionen')])] }),
    )
    expect(labelled(memory, 'Einstellungen')).toMatchObject({
      last: '2026-11-10',
      until: '2026-11-11',
      now: 'Optionen',
      run: 'run-2026-11-11',
    })
  })

  it('forgets that a label was gone when a night shows it again, and not when none could look', () => {
    const gone = night('2026-11-11', { walks: [walk('changed', [renamed('Einstellungen', 'Optionen')])] })
    const blocked = night('2026-11-12', { walks: [walk('blocked')] })
    expect(labelled(remembered(gone, blocked), 'Einstellungen')?.until).toBe('2026-11-11')
    const back = night('2026-11-13', { walks: [walk('verified')] })
    expect(labelled(remembered(gone, blocked, back), 'Einstellungen')?.until).toBeNull()
  })

  it('believes no single visit, and nothing of what is elsewhere on the page', () => {
    const once = { ...walk('changed', [renamed('Einstellungen', 'Optionen')]), confirmation: null }
    const elsewhere = walk('changed', [{ ...renamed('Einstellungen', 'Optionen'), relevance: 'elsewhere' }])
    expect(labelled(remembered(night('2026-11-11', { walks: [once, elsewhere] })), 'Einstellungen')?.until).toBeNull()
  })

  it('keeps a label that another device still shows', () => {
    const phone = shown('Einstellungen', { walk: 'form/menu/de-DE-mobile' })
    const walks = [
      walk('changed', [renamed('Einstellungen', 'Optionen')]),
      walk('verified', [], 'form/menu/de-DE-mobile'),
    ]
    const memory = remembered(night('2026-11-11', { shown: [SETTINGS, phone], walks }))
    expect(labelled(memory, 'Einstellungen')?.until).toBeNull()
  })

  it('takes what is approved in the place of a label for what it is called now, with its picture', () => {
    const replaced = shown('Optionen', { picture: 'pictures/b.png' })
    const memory = remembered(night('2026-11-10', {}), night('2026-11-14', { shown: [replaced] }))
    expect(labelled(memory, 'Einstellungen')).toMatchObject({
      last: '2026-11-10',
      until: '2026-11-14',
      now: 'Optionen',
      picture: 'pictures/b.png',
    })
    expect(labelled(memory, 'Optionen')).toMatchObject({ until: null })
  })

  it('says nothing of a route that nobody asks for any more', () => {
    const memory = remembered(
      night('2026-11-10', {}),
      night('2026-11-14', { shown: [shown('Hilfe', { screen: 'help/help' })] }),
    )
    expect(labelled(memory, 'Einstellungen')).toBeUndefined()
  })

  it('takes other typography, or another number, for the same label', () => {
    const typed = night('2026-11-10', { shown: [shown("L'IA (3)")] })
    const set = night('2026-11-14', { shown: [shown('L’IA (12)')] })
    expect(remembered(typed, set).labels.map(({ text, until }) => [text, until])).toEqual([['L’IA (12)', null]])
  })

  it('drops a label of which was learned that it varies', () => {
    const other = { isTarget: false, role: 'heading' }
    const memory = remembered(
      night('2026-11-10', { shown: [SETTINGS, shown('Neues vom Tage', other)] }),
      night('2026-11-14', { shown: [SETTINGS, shown('Neues vom Tage', { ...other, isKept: false })] }),
    )
    expect(labelled(memory, 'Neues vom Tage')).toBeUndefined()
  })

  it('is bounded: of labels that no step uses there are four hundred a language at most', () => {
    const many = Array.from({ length: 1000 }, (_, index) => shown(`Eintrag ${word(index)}`, { isTarget: false }))
    expect(remembered(night('2026-11-10', { shown: [SETTINGS, ...many] })).labels).toHaveLength(401)
  })

  it('changes nothing when the same night is taken in again', () => {
    const gone = night('2026-11-11', { walks: [walk('changed', [renamed('Einstellungen', 'Optionen')])] })
    const once = remembered(night('2026-11-10', {}), gone)
    expect(labelsAfter(once, gone)).toEqual(once)
  })

  it('keeps addresses that were approved before another one', () => {
    const address = (url: string) => ({ addresses: { form: url } })
    const memory = remembered(
      night('2026-11-10', address('https://a.example/1')),
      night('2026-11-14', address('https://a.example/2')),
    )
    expect(memory.addresses).toEqual([
      { flow: 'form', url: 'https://a.example/1', first: '2026-11-10', until: '2026-11-14' },
      { flow: 'form', url: 'https://a.example/2', first: '2026-11-14', until: null },
    ])
  })
})

/** Words of letters alone: a number would be taken for a count. */
function word(index: number): string {
  return index.toString(26).replace(/\d/g, (digit) => String.fromCharCode(113 + Number(digit)))
}
