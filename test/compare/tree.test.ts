import { describe, expect, it } from 'vitest'
import { align } from '../../src/compare/align.js'
import { diffTrees } from '../../src/compare/tree.js'
import type { AriaNode } from '../../src/screen/screen.js'
import { flatten } from '../../src/screen/tree.js'

describe('aligning two sequences', () => {
  it.each<readonly [string, string, string, string]>([
    ['equal', 'abc', 'abc', 'abc'],
    ['one in, one out', 'abcd', 'axcd', 'acd'],
    ['nothing in common', 'abc', 'xyz', ''],
    ['empty', '', 'abc', ''],
    ['moved to the end', 'abcd', 'acdb', 'acd'],
    ['repeated keys', 'aabaa', 'aaba', 'aaba'],
    ['reversed', 'abc', 'cba', 'c'],
  ])('%s', (_, before, after, kept) => {
    const pairs = align([...before], [...after])
    expect(pairs).toHaveLength(kept.length)
    for (const [i, j] of pairs) expect(before[i]).toBe(after[j])
  })

  it('always pairs equal keys in ascending order, each at most once', () => {
    let seed = 7
    const random = (below: number) => {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
      return seed % below
    }
    for (let round = 0; round < 300; round += 1) {
      const alphabet = 1 + random(30)
      const [before, after] = [0, 1].map(() => Array.from({ length: random(900) }, () => random(alphabet))) as [
        number[],
        number[],
      ]
      const pairs = align(before, after)
      for (const [n, [i, j]] of pairs.entries()) {
        expect(before[i]).toBe(after[j])
        const previous = pairs[n - 1]
        if (previous) expect(i > previous[0] && j > previous[1]).toBe(true)
      }
    }
  })
})

const link = (name: string, url = `/${name}`): AriaNode => ({ role: 'link', name, url })
const list = (name: string, ...children: AriaNode[]): AriaNode => ({ role: 'list', name, children })
const names = (items: readonly { readonly name: string }[]) => items.map(({ name }) => name)

function diff(before: readonly AriaNode[], after: readonly AriaNode[]) {
  const { same, renamed, converted, moved, reordered, removed, added } = diffTrees(flatten(before), flatten(after))
  return {
    same: same.length,
    renamed: renamed.map(([a, b]) => `${a.name} > ${b.name}`),
    converted: converted.map(([a, b]) => `${a.name}: ${a.role} > ${b.role}`),
    moved: names(moved.map(([, now]) => now)),
    reordered: names(reordered.map(([, now]) => now)),
    removed: names(removed),
    added: names(added),
  }
}

describe('matching two trees', () => {
  const before = [list('A', link('one'), link('two'), link('three'), link('four')), list('B', link('five'))]
  const nothing = { same: 5, renamed: [], converted: [], moved: [], reordered: [], removed: [], added: [] }

  it.each<readonly [string, readonly AriaNode[], object]>([
    ['the same', before, nothing],
    ['wrapped otherwise', [{ role: 'generic', children: before }], nothing],
    [
      'renamed in place',
      [list('A', link('one'), link('zwei'), link('three'), link('four')), list('B', link('five'))],
      { same: 4, renamed: ['two > zwei'] },
    ],
    [
      'renamed and reordered',
      [list('A', link('one'), link('three'), link('four'), link('two now')), list('B', link('five'))],
      { same: 4, renamed: ['two > two now'] },
    ],
    [
      'reordered',
      [list('A', link('two'), link('three'), link('four'), link('one')), list('B', link('five'))],
      { same: 4, reordered: ['one'] },
    ],
    [
      'moved',
      [list('A', link('two'), link('three'), link('four')), list('B', link('five'), link('one'))],
      { same: 4, moved: ['one'] },
    ],
    [
      'removed',
      [list('A', link('one'), link('three'), link('four')), list('B', link('five'))],
      { same: 4, removed: ['two'] },
    ],
    [
      'added',
      [list('A', link('one'), link('two'), link('new'), link('three'), link('four')), list('B', link('five'))],
      { added: ['new'] },
    ],
    [
      'duplicated',
      [list('A', link('one'), link('two'), link('two'), link('three'), link('four')), list('B', link('five'))],
      { added: ['two'] },
    ],
    [
      'a link that became a button',
      [list('A', link('one'), { role: 'button', name: 'two' }, link('three'), link('four')), list('B', link('five'))],
      { same: 4, converted: ['two: link > button'] },
    ],
  ])('%s', (_, after, expected) => {
    expect(diff(before, after)).toEqual({ ...nothing, ...expected })
  })
})
