import { describe, expect, it } from 'vitest'
import { checkDestination } from '../../src/compare/destination.js'
import { verdictOf } from '../../src/compare/verdict.js'
import { compareWalk } from '../../src/compare/walk.js'
import type { Flow, Route } from '../../src/flow/schema.js'
import type { WalkRecord } from '../../src/screen/record.js'
import type { AriaNode, Screen } from '../../src/screen/screen.js'
import { type ScreenParts, screen } from '../helpers/records.js'

// What toolkits draw and do not mark up: titles that are no headings, buttons that belong to no form.

const destination = {
  heading: 'Object to profiling',
  fields: [{ label: 'Reason', role: 'textbox' as const }],
  submit: 'Send objection',
  sentences: [],
}
const REASON = { role: 'textbox', type: 'textarea', required: false, prefilled: false, disabled: false, form: 0 }
const FORM = { role: 'main', name: '', purpose: 'other', place: 'content' } as const
const bar = (...children: (AriaNode | string)[]): AriaNode => ({ role: 'banner', children })
const TITLE = bar({ role: 'button', name: 'Back' }, 'Object to profiling', { role: 'button', name: 'Messages 3' })
const content = (...children: AriaNode[]): AriaNode => ({
  role: 'main',
  children: [{ role: 'textbox', name: 'Reason' }, ...children],
})
const SEND: AriaNode = { role: 'button', name: 'Send objection' }
const page = (tree: Screen['tree'], more: Partial<ScreenParts> = {}): ScreenParts => ({
  title: 'Northmail',
  tree,
  fields: [{ ...REASON, label: 'Reason' }],
  forms: [FORM],
  ...more,
})
const checked = (...tree: Screen['tree']) =>
  checkDestination(destination, screen(page(tree)), 'en-GB').map(({ kind, subject, after }) => ({
    kind,
    role: subject.kind === 'control' ? subject.role : null,
    after,
  }))

async function foundBetween(was: ScreenParts, is: ScreenParts, steps: readonly string[] = []) {
  const flow = { link: { id: 'f', url: 'https://a.example/' }, destination, claims: [] } as unknown as Flow
  const route = { id: 'r', steps: steps.map((id) => ({ id })) } as unknown as Route
  const outcome = { kind: 'arrived' } as const
  const record = {
    outcome,
    screens: [...steps, 'arrival'].map((step) => screen({ ...is, step })),
    relocations: [],
    notes: [],
    startedAt: '2027-01-02T03:04:05Z',
  }
  const approved = Object.fromEntries(
    [...steps, 'arrival'].map((step) => [step, [{ screen: screen({ ...was, step }), volatile: [] }]]),
  ) as never
  const pictures = { diff: async () => null, approved: async () => null, seen: async () => null } as never
  const { findings } = await compareWalk(record as unknown as WalkRecord, flow, route, 'en-GB', approved, pictures)
  const told = findings.filter(({ kind }) => kind !== 'renderer-changed')
  return {
    verdict: verdictOf(outcome, told),
    told: told.map(({ kind, relevance, before, after }) => [kind, relevance, before, after]),
  }
}

describe('a title that is no heading', () => {
  it('is the heading of the destination, also beside the words of icons', () => {
    expect(checked(TITLE, content(SEND))).toEqual([])
    expect(checked('chevron_left_ios Object to profiling', content(SEND))).toEqual([])
  })

  it('is none within a sentence, a menu or a list', () => {
    const gone = [{ kind: 'item-removed', role: 'heading', after: null }]
    expect(checked({ role: 'paragraph', text: 'Object to profiling in two minutes.' }, content(SEND))).toEqual(gone)
    expect(checked({ role: 'navigation', children: ['Object to profiling'] }, content(SEND))).toEqual(gone)
    const list: AriaNode = { role: 'list', children: [{ role: 'listitem', text: 'Object to profiling' }] }
    expect(checked(list, content(SEND))).toEqual(gone)
  })

  it('is never said to be called like the document, which nobody reads on the page', () => {
    expect(checked(content(SEND))).toEqual([{ kind: 'item-removed', role: 'heading', after: null }])
  })

  it('has another name where the approved screen tells so', async () => {
    const other = bar({ role: 'button', name: 'Back' }, 'Object to ads', { role: 'button', name: 'Messages 3' })
    expect(await foundBetween(page([TITLE, content(SEND)]), page([other, content(SEND)]))).toEqual({
      verdict: 'changed',
      told: [['label-renamed', 'route', 'Object to profiling', 'Object to ads']],
    })
  })
})

describe('a button that sends and belongs to no form', () => {
  const before = page([TITLE, content(SEND)])

  it('has another name, and is not gone', async () => {
    const seen = page([TITLE, content({ role: 'button', name: 'Withdraw objection' })])
    expect(await foundBetween(before, seen)).toEqual({
      verdict: 'changed',
      told: [['submit-renamed', 'route', 'Send objection', 'Withdraw objection']],
    })
  })

  it('is told once, whatever screens before show it', async () => {
    const reason = {
      role: 'textbox',
      name: 'Reason',
      box: null,
      text: null,
      drawn: false,
      pictures: [],
      opensTab: null,
    }
    const seen = page([TITLE, content({ role: 'button', name: 'Withdraw objection' })], { target: reason })
    expect(await foundBetween({ ...before, target: reason }, seen, ['mail', 'reason'])).toEqual({
      verdict: 'changed',
      told: [['submit-renamed', 'route', 'Send objection', 'Withdraw objection']],
    })
  })

  it('is gone where nothing stands in its place', async () => {
    const { verdict, told } = await foundBetween(before, page([TITLE, content()]))
    expect([verdict, told[0]?.[0]]).toEqual(['broken', 'submit-removed'])
  })

  it('is gone where only a link of its name in a menu has another one', async () => {
    const menu = (name: string): AriaNode => ({ role: 'navigation', children: [{ role: 'link', name, url: '/x' }] })
    const { verdict, told } = await foundBetween(
      page([menu('Send objection'), TITLE, content(SEND)]),
      page([menu('Send an objection'), TITLE, content()]),
    )
    expect([verdict, told[0]?.[0]]).toEqual(['broken', 'submit-removed'])
  })
})

describe('what is told over a page for a moment', () => {
  const box = { x: 900, y: 600, width: 200, height: 40 }
  const tree: Screen['tree'] = [TITLE, { role: 'textbox', name: 'Reason' }, SEND]
  const told = (text: string, isOver = true): ScreenParts => ({
    ...page([...tree, { role: 'status', text, box }]),
    ...(isOver ? { toasts: [{ role: 'div', name: '', text, box }] } : {}),
  })

  it('is elsewhere, however it comes and goes', async () => {
    const picture = told('Your picture was updated')
    for (const [was, is] of [
      [page(tree), picture],
      [picture, page(tree)],
      [told('A mail has come'), picture],
    ] as const)
      expect((await foundBetween(was, is)).verdict).toBe('verified')
    expect((await foundBetween(page(tree), picture)).told).toEqual([
      ['item-added', 'elsewhere', null, 'Your picture was updated'],
    ])
  })

  it('is told where it is about the form, and so is what stands in the page', async () => {
    for (const seen of [
      told('This form is closed'),
      told('You cannot object any more: no objection is taken'),
      told('Your picture was updated', false),
    ])
      expect((await foundBetween(page(tree), seen)).verdict).toBe('changed')
  })

  it('is what it was while it slides in', async () => {
    const layer = { role: 'div', name: '', text: 'Your picture was updated', box: { ...box, y: 610, height: 30 } }
    const seen = { ...told(layer.text, false), overlays: [layer] }
    expect(await foundBetween(page(tree), seen)).toEqual({ verdict: 'verified', told: [] })
  })
})
