import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openFolder } from '../../src/publish/folder.js'
import { filesBelow, temporaryFolder } from '../helpers/cli.js'

const HEAD = { path: 'head.json', content: '{}' }

async function publish(path: string, made: string, files: Readonly<Record<string, string>>): Promise<void> {
  const folder = openFolder(path)
  folder.put(Object.entries(files).map(([name, content]) => ({ path: name, content })))
  folder.finish(made, [HEAD])
}

describe('the published folder', () => {
  it('rewrites what differs, keeps what does not, and takes away what is no longer published', async () => {
    const path = join(temporaryFolder(), 'public')
    await publish(path, 'one', { 'de/shop.html': 'a', 'de/other.html': 'b', 'feeds/de/old.atom': 'c' })
    writeFileSync(join(path, 'new.html'), 'of somebody else')
    await expect(publish(path, 'three', { 'new.html': 'ours' })).rejects.toThrow(/somebody else's file is there/)
    rmSync(join(path, 'new.html'))
    await publish(path, 'one', { 'de/shop.html': 'a', 'de/other.html': 'b', 'feeds/de/old.atom': 'c' })
    const time = statSync(join(path, 'de/shop.html')).mtimeMs
    writeFileSync(join(path, 'de/of-somebody-else.html'), 'x')
    await publish(path, 'two', { 'de/shop.html': 'a', 'de/other.html': 'new' })
    expect(statSync(join(path, 'de/shop.html')).mtimeMs).toBe(time)
    expect(readFileSync(join(path, 'de/other.html'), 'utf8')).toBe('new')
    expect(existsSync(join(path, 'feeds'))).toBe(false)
    expect(readdirSync(join(path, 'de')).sort()).toEqual(['of-somebody-else.html', 'other.html', 'shop.html'])
  })

  it('takes the same file several times', async () => {
    const path = join(temporaryFolder(), 'public')
    const folder = openFolder(path)
    const file = { path: 'pictures/a.png', content: Buffer.alloc(100_000) }
    folder.put([file, file, file])
    folder.put([file])
    folder.finish('one', [HEAD])
    expect(readdirSync(join(path, 'pictures'))).toEqual(['a.png'])
  })

  it('is left alone where it holds something else', async () => {
    const path = temporaryFolder()
    writeFileSync(join(path, 'thesis.doc'), 'x')
    expect(() => openFolder(path)).toThrow(/holds other files/)
    expect(filesBelow(path)).toEqual([join(path, 'thesis.doc')])
  })

  it('is written anew after a crash, whatever was in its files', async () => {
    const path = join(temporaryFolder(), 'public')
    await publish(path, 'one', { 'a.html': 'a', 'b.html': 'b' })
    const crashed = openFolder(path)
    crashed.put([{ path: 'a.html', content: 'new' }])
    writeFileSync(join(path, 'b.html'), '')
    expect(openFolder(path).made).toBeNull()
    await publish(path, 'two', { 'a.html': 'new', 'b.html': 'b' })
    expect(readFileSync(join(path, 'b.html'), 'utf8')).toBe('b')
    expect(openFolder(path).made).toBe('two')
  })

  it('never leaves its folder, whatever its list of files says', async () => {
    const path = join(temporaryFolder(), 'public')
    mkdirSync(path)
    writeFileSync(join(path, '..', 'precious'), 'x')
    writeFileSync(join(path, 'files.json'), JSON.stringify({ made: 'one', files: { '../precious': 'aa' } }))
    await publish(path, 'two', { 'a.html': 'a' })
    expect(existsSync(join(path, '..', 'precious'))).toBe(true)
    expect(() => openFolder(path).put([{ path: '../b', content: '' }])).toThrow()
  })
})
