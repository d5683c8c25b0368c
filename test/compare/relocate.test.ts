import { describe, expect, it } from 'vitest'
import { isHarmful, isSure, relocate } from '../../src/compare/relocate.js'
import type { AriaNode, Screen } from '../../src/screen/screen.js'

const entry = (name: string, row: number, more: Partial<AriaNode> = {}): AriaNode => ({
  role: 'link',
  name,
  url: `/${row}`,
  box: { x: 20, y: row * 30, width: 120, height: 24 },
  ...more,
})
const tree = (...names: (string | AriaNode)[]): AriaNode[] => [
  { role: 'list', children: names.map((name, row) => (typeof name === 'string' ? entry(name, row) : name)) },
]
const approved = { tree: tree('Profile', 'Messages', 'Data protection', 'Help') } as unknown as Screen

const find = (...names: (string | AriaNode)[]) => relocate('link', ['Data protection'], approved, tree(...names))?.name

describe('relocating a target', () => {
  it.each<readonly [string, readonly (string | AriaNode)[], string | undefined]>([
    [
      'a similar name in its place',
      ['Profile', 'Messages', 'Data protection centre', 'Help'],
      'Data protection centre',
    ],
    ['another name in its place', ['Profile', 'Messages', 'Your privacy', 'Help'], 'Your privacy'],
    ['nothing new at all', ['Profile', 'Messages', 'Help'], undefined],
    ['a name that deletes', ['Profile', 'Messages', 'Delete data', 'Help'], undefined],
    [
      'the same name as a button',
      ['Profile', 'Messages', { role: 'button', name: 'Data protection' }, 'Help'],
      'Data protection',
    ],
  ])('%s', (_, names, expected) => {
    expect(find(...names)).toBe(expected)
  })

  it('takes nothing when two are nearly as likely, or when a namesake has only its name', () => {
    expect([isSure(0.8, 0.78, false), isSure(0.7, 0.5, false), isSure(0.7, 0.5, true)]).toEqual([false, true, false])
  })

  it('goes by the name alone when nothing is approved', () => {
    const seen = tree('Profile', 'Data protections')
    expect(relocate('link', ['Data protection'], undefined, seen)?.name).toBe('Data protections')
    expect(relocate('link', ['Data protection'], undefined, tree('Profile', 'Privacy'))).toBeUndefined()
  })

  it('knows harm in several languages, as words and not as parts of words', () => {
    expect(['Konto löschen', 'Se déconnecter', 'Log out', 'Jetzt kaufen'].every(isHarmful)).toBe(true)
    expect(['Sendungen', 'Payments policy', 'Privacy'].some(isHarmful)).toBe(false)
  })
})
