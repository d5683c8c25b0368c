import { describe, expect, it } from 'vitest'
import { compareScreens } from '../../src/compare/screens.js'
import type { AriaNode } from '../../src/screen/screen.js'
import { screen } from '../helpers/records.js'

const asked = {
  headings: ['Objection'],
  sentences: ['You can object until 30 June.'],
  fields: [{ labels: ['Name'], role: 'textbox' }],
  submits: ['Send'],
}
const field: AriaNode = { role: 'textbox', name: 'Name' }
const page = (...texts: (AriaNode | string)[]) =>
  screen({ tree: [{ role: 'main', children: [{ role: 'heading', name: 'Objection', level: 1 }, ...texts, field] }] })
const between = (was: string, is: string) =>
  compareScreens(page(was), page(is), [], asked).map(({ kind, relevance }) => `${kind} ${relevance}`)

describe('cards in another order', () => {
  it.each([
    [
      'Your storage: 2 GB of 5 GB Last sign-in: yesterday Your plan: Basic Language: English',
      'Language: English Your plan: Basic Last sign-in: yesterday Your storage: 2 GB of 5 GB',
    ],
    ['Your data is yours. We are here for you.', 'We are here for you. Your data is yours.'],
  ])('are elsewhere: %s', (was, is) => {
    expect(between(was, is)).toEqual(['text-changed elsewhere'])
  })

  it.each([
    [
      'a value of another name',
      'Your ads: Not allowed Your data: All allowed',
      'Your ads: All allowed Your data: Not allowed',
    ],
    ['another word', 'Your plan: Basic Language: English', 'Language: English Your plan: Premium'],
    ['words of one sentence', 'The new password, then the old one.', 'The old password, then the new one.'],
    ['another order of what is done', 'First sign in. Then open the page.', 'Then open the page. First sign in.'],
    ['numbers', '1. Sign in here. 2. Open the page.', '2. Open the page. 1. Sign in here.'],
    [
      'a key sentence',
      'You can object until 30 June. It costs nothing.',
      'It costs nothing. You can object until 30 June.',
    ],
    ['days', 'Object until: 3 May Answer until: 9 May', 'Object until: 9 May Answer until: 3 May'],
  ])('are told with %s', (_, was, is) => {
    expect(between(was, is)).toEqual(['text-changed menu'])
  })

  it('are elsewhere as pieces of their own, and told as entries of a list', () => {
    const texts = ['Your plan: Basic', 'Your storage: 2 GB', 'Last sign-in: yesterday']
    const blocks = (all: readonly string[]) => all.map((text): AriaNode => ({ role: 'paragraph', text }))
    const list = (all: readonly string[]): AriaNode => ({
      role: 'list',
      children: all.map((text): AriaNode => ({ role: 'listitem', text })),
    })
    const turned = [...texts].reverse()
    const found = (was: AriaNode[], is: AriaNode[]) => [
      ...new Set(compareScreens(page(...was), page(...is), [], asked).map(({ relevance }) => relevance)),
    ]
    expect(found(blocks(texts), blocks(turned))).toEqual(['elsewhere'])
    expect(found([list(texts)], [list(turned)])).toEqual(['menu'])
  })
})
