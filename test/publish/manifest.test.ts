import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileList } from '../../src/publish/file-list.js'
import { manifestParts, readManifest } from '../../src/publish/manifest.js'
import { temporaryFolder } from '../helpers/cli.js'

const hash = (letter: string) => letter.repeat(64)
const FILES = { a: 'a', 'a-b': 'b', 'a.html': 'c', 'a/b.html': 'd', a0: 'e', 'b/a': 'f', Z: '0', _redirects: '1' }
const files = new Map(Object.entries(FILES).map(([path, letter]) => [path, hash(letter)]))

function textOf(made: string, list: ReadonlyMap<string, string>): string {
  const gathered = fileList()
  for (const [path, sha256] of list) gathered.add(path, sha256)
  return [...manifestParts(made, gathered)].join('')
}

function listed(text: string) {
  const file = join(temporaryFolder(), 'files.json')
  writeFileSync(file, text)
  return readManifest(file)
}

describe('the list of published files', () => {
  it('is JSON, sorted, and finds each file and no other', () => {
    const text = textOf('x', files)
    const sorted = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    expect(text).toBe(`${JSON.stringify({ made: 'x', files: sorted }, null, 1)}\n`)
    const list = listed(text)
    expect(list).toMatchObject({ made: 'x', size: files.size })
    expect([...(list?.paths() ?? [])]).toEqual(Object.keys(sorted))
    for (const [path, known] of files) expect(list?.get(path)).toBe(known)
    for (const path of ['', 'a.', 'a/', 'a/b', 'a/b.htm', 'a/b.html2', 'zzz', '0', 'made'])
      expect(list?.get(path)).toBeUndefined()
  })

  it('goes on beyond a thousand files, and may be empty', () => {
    const many = new Map(Array.from({ length: 2500 }, (_, index) => [`de/${index}.html`, hash('a')]))
    const text = textOf('x', many)
    expect(JSON.parse(text)).toEqual({ made: 'x', files: Object.fromEntries(many) })
    expect(listed(text)?.size).toBe(2500)
    expect(listed(text)?.get('de/1999.html')).toBe(hash('a'))
    const none = textOf('', new Map())
    expect(none).toBe(`${JSON.stringify({ made: '', files: {} }, null, 1)}\n`)
    expect(listed(none)).toMatchObject({ made: '', size: 0 })
  })

  it('is read however it was formatted, and not at all where nothing of ours can have written it', () => {
    const json = { made: 'x', files: Object.fromEntries(files) }
    for (const indent of [0, 1, 2]) expect(listed(JSON.stringify(json, null, indent))?.get('a/b.html')).toBe(hash('d'))
    for (const path of ['../precious', '/etc/passwd', 'a/../../b', 'a//b', 'ä'])
      for (const indent of [0, 1])
        expect(listed(`${JSON.stringify({ made: 'x', files: { [path]: hash('a') } }, null, indent)}\n`)).toBeUndefined()
    expect(listed('{"made": "x"')).toBeUndefined()
    for (const indent of [0, 1])
      expect(listed(JSON.stringify({ made: 'x', files: { a: 'aa' } }, null, indent))).toBeUndefined()
    expect(listed(textOf('x', files).slice(0, -90))).toBeUndefined()
  })
})
