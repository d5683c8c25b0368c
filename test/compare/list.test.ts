import { describe, expect, it } from 'vitest'
import {
  control,
  type Finding,
  type FindingKind,
  nowhere,
  type Relevance,
  type Value,
} from '../../src/compare/finding.js'
import { listed } from '../../src/compare/list.js'
import { findingInWords } from '../../src/words/finding.js'

const STEPS = ['open', 'menu', 'arrival']
const found = (kind: FindingKind, relevance: Relevance, more: Partial<Finding> = {}): Finding => ({
  ...nowhere('menu', kind),
  relevance,
  subject: control({ role: 'link', name: 'A' }),
  ...more,
})
const many = (count: number, kind: FindingKind, relevance: Relevance, more: Partial<Finding> = {}) =>
  Array.from({ length: count }, (_, n) =>
    found(kind, relevance, { subject: control({ role: 'link', name: `${n}` }), before: `Text ${n}`, ...more }),
  )
const unique = (all: readonly Finding[]) =>
  all.map((one) => ({
    ...one,
    subject: control({ role: 'link', name: `${JSON.stringify(one.subject)} ${one.place?.role}` }),
    before: `${one.kind} ${one.place?.role} ${one.before}`,
  }))
const told = (differences: readonly Finding[]) =>
  listed(differences, STEPS).map((finding) => findingInWords(finding, 'en'))

describe('the list of what was found', () => {
  it('tells a header that every screen has once, and names the steps', () => {
    const logo = (step: string) =>
      found('item-removed', 'elsewhere', { step, subject: control({ role: 'img', name: 'Logo' }), before: 'Logo' })
    expect(told(STEPS.map(logo))).toEqual(['No longer here: the image "Logo". (also at: menu, arrival)'])
  })

  it('tells once that a field has another label, whether the flow or the snapshot misses the old one', () => {
    const gone = (label: string) =>
      found('field-removed', 'route', { subject: { kind: 'field', label }, before: label, after: null })
    const renamed = found('label-renamed', 'route', {
      subject: control({ role: 'textbox', name: '' }),
      before: 'Reason',
      after: 'Why',
    })
    expect(told([gone('Reason'), renamed])).toEqual(['The text box "Reason" is now called "Why".'])
    expect(told([gone('Name'), renamed])).toHaveLength(2)
    expect(told([gone('Reason'), { ...renamed, before: 'Reason (optional)' }])).toHaveLength(1)
  })

  it('tells once that what the guide names has another label, whatever is called so on the screens around it', () => {
    const renamed = (relevance: Relevance, step: string, role: string, after = 'Your data') =>
      found('label-renamed', relevance, { step, subject: control({ role, name: '' }), before: 'Privacy', after })
    const target = renamed('route', 'menu', 'button')
    const heading = (step: string) => renamed('menu', step, 'heading')
    const text = found('text-changed', 'elsewhere', { step: 'open', before: 'Privacy', after: 'Your data' })
    const [first, ...others] = listed([heading('arrival'), target, heading('menu'), text], STEPS)
    expect([others, first]).toEqual([[], { ...target, alsoAt: ['arrival', 'open'] }])
    expect(listed([target, renamed('menu', 'arrival', 'heading', 'Our data')], STEPS)).toHaveLength(2)
    expect(listed([target, renamed('route', 'arrival', 'heading')], STEPS)).toHaveLength(2)
  })

  it('tells once that an entry has another label, whether with its explanation or without', () => {
    const renamed = (before: string, after: string) => found('label-renamed', 'route', { before, after })
    const named = renamed('Privacy', 'Your data')
    expect(told([named, renamed('Privacy Who sees what', 'Your data Who sees what')])).toHaveLength(1)
    expect(told([named, renamed('Privacy Who sees what', 'Your data What you see')])).toHaveLength(1)
    expect(told([named, renamed('Privacy Who sees what', 'Other data What you see')])).toHaveLength(2)
    const reversed = found('label-reversed', 'route', { before: 'Object', after: 'Agree' })
    expect(told([reversed, renamed('Object To training', 'Agree To training')])).toHaveLength(1)
  })

  it('tells 33 texts of a footer in one line', () => {
    expect(
      told(many(33, 'text-changed', 'elsewhere', { place: { role: 'contentinfo', name: '' }, after: 'x' })),
    ).toEqual(['33 texts in the footer have changed: Text 0 · Text 1 · Text 2 …'])
  })

  it('gives a person at most some ten near and five further lines of a new version', () => {
    const places = ['banner', 'navigation', 'main', 'contentinfo', 'complementary', 'search'].map((role) => ({
      role,
      name: '',
    }))
    const kinds: FindingKind[] = ['item-added', 'item-removed', 'text-changed', 'label-renamed', 'item-moved']
    const all = places.flatMap((place) =>
      kinds.flatMap((kind) => [
        ...unique(many(40, kind, 'elsewhere', { place })),
        ...unique(many(9, kind, 'menu', { place: { role: 'form', name: '' } })),
      ]),
    )
    const list = listed(all, STEPS)
    expect(list.filter(({ relevance }) => relevance === 'elsewhere').length).toBeLessThanOrEqual(5)
    expect(list.filter(({ relevance }) => relevance !== 'elsewhere').length).toBeLessThanOrEqual(10)
    expect(list.reduce((sum, { count, relevance }) => sum + (relevance === 'elsewhere' ? count : 0), 0)).toBe(1200)
  })

  it('never folds what is on the route', () => {
    expect(told(many(6, 'field-removed', 'route'))).toHaveLength(6)
  })

  it.each<readonly [string, Finding, Finding]>([
    [
      'a renamed label is not added as well',
      found('label-renamed', 'route', { subject: control({ role: 'link', name: '' }), before: 'A', after: 'B' }),
      found('item-added', 'menu', { after: 'B' }),
    ],
    [
      'a renamed label is not removed as well',
      found('label-renamed', 'route', { subject: control({ role: 'link', name: '' }), before: 'A', after: 'B' }),
      found('item-removed', 'menu', { before: 'A' }),
    ],
    [
      'a form that is gone has no fields to lose',
      found('form-removed', 'route', { subject: { kind: 'page' } }),
      found('field-removed', 'route', { subject: { kind: 'field', label: 'Mail' }, before: 'Mail' }),
    ],
    [
      'a form that is gone took the texts in it along',
      found('form-removed', 'route', { subject: { kind: 'page' } }),
      found('text-changed', 'menu', { before: 'Home link', after: null }),
    ],
    [
      'a field is not a removed entry of the tree as well',
      found('field-removed', 'route', { subject: { kind: 'field', label: 'Mail' }, before: 'Mail' }),
      found('item-removed', 'menu', { before: 'Mail' }),
    ],
    [
      'a key sentence is part of the text of the snapshot',
      found('text-changed', 'route', {
        subject: control({ role: 'text', name: '' }),
        before: 'You can object. Always.',
        after: 'No.',
      }),
      found('text-changed', 'route', {
        subject: control({ role: 'text', name: '' }),
        before: 'You can object.',
        after: null,
      }),
    ],
    ['what moved is not in another order as well', found('item-moved', 'menu'), found('item-reordered', 'menu')],
  ])('%s', (_, whole, part) => {
    expect(listed([part, whole], STEPS).map(({ kind, before }) => [kind, before])).toEqual([[whole.kind, whole.before]])
  })

  it('begins with what the maintainer needs', () => {
    const list = listed(
      [
        found('item-added', 'menu', { step: 'open', after: 'N' }),
        found('not-approved', 'elsewhere', { step: 'open' }),
        found('label-renamed', 'route', { subject: control({ role: 'link', name: '' }), before: 'A', after: 'B' }),
        found('submit-covered', 'route', { step: 'arrival', subject: control({ role: 'button', name: 'Send' }) }),
      ],
      STEPS,
    )
    expect(list.map(({ kind }) => kind)).toEqual(['submit-covered', 'label-renamed', 'item-added', 'not-approved'])
  })

  it('never says that a thing moved from a place to the same place', () => {
    const list: Value = { kind: 'within', containers: [{ role: 'list', name: '' }] }
    const said = findingInWords(found('item-moved', 'menu', { before: list, after: list }), 'en')
    expect(said).toBe('The link "A" is now somewhere else.')
  })
})
