import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FileList, fileList } from '../../src/publish/file-list.js'

const hash = fc.stringMatching(/^[0-9a-f]{64}$/)
const path = fc.stringMatching(/^[a-z._-]{1,3}(\/[a-z._-]{1,3}){0,2}$/)
const files = fc.array(fc.tuple(path, hash), { maxLength: 60 })

function listOf(entries: readonly (readonly [string, string])[]): FileList {
  const list = fileList()
  for (const [name, sha256] of entries) list.add(name, sha256)
  return list
}

describe('a list of files', () => {
  it('tells each path once, sorted as texts are, with what was added last', () => {
    fc.assert(
      fc.property(files, (entries) => {
        const known = new Map(entries)
        const expected = [...known.keys()].sort().map((name) => [name, known.get(name)])
        expect([...listOf(entries).sorted()]).toEqual(expected)
      }),
    )
  })

  it('takes over what another one has gathered, and goes on', () => {
    fc.assert(
      fc.property(files, files, files, (first, other, last) => {
        const list = listOf(first)
        list.addAll(structuredClone(listOf(other).packed()))
        for (const [name, sha256] of last) list.add(name, sha256)
        expect([...list.sorted()]).toEqual([...listOf([...first, ...other, ...last]).sorted()])
      }),
    )
  })

  it('is sorted anew after something was added', () => {
    const list = listOf([['b', 'a'.repeat(64)]])
    expect([...list.sorted()]).toHaveLength(1)
    list.add('a', 'b'.repeat(64))
    expect([...list.sorted()].map(([name]) => name)).toEqual(['a', 'b'])
  })
})
