import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openFolder } from '../../src/publish/folder.js'
import { writeLinks } from '../../src/publish/links.js'
import { statusWriter } from '../../src/publish/status-file.js'
import { filesBelow, temporaryFolder } from '../helpers/cli.js'
import { sampleLink, samplePublication } from './sample.js'

describe('the files of many links', () => {
  const { status: sample, ...rest } = samplePublication()
  // The last one, which the other thread writes, leads to the first one, which this thread writes.
  const links = [...sample.links, sampleLink('last', 'broken', { instead: ['facebook-broken', 'facebook-objection'] })]
  const writer = statusWriter(sample)
  for (const link of links) writer.add(link)
  const status = writer.done()

  async function published(path: string, many: number): Promise<ReadonlyMap<string, string>> {
    const folder = openFolder(path)
    await writeLinks(folder, status, rest, { many })
    folder.finish('one', [{ path: 'head.json', content: '{}' }])
    return new Map(filesBelow(path).map((file) => [file.slice(path.length), readFileSync(file, 'utf8')]))
  }

  it('are the same bytes by one thread and by two, at first and again', async () => {
    const path = join(temporaryFolder(), 'two')
    const one = await published(join(temporaryFolder(), 'one'), 100)
    expect(one.get('/de/last.html')).toContain('<a href="../de/facebook-broken.html">')
    expect(await published(path, 2)).toEqual(one)
    writeFileSync(join(path, 'files.json'), readFileSync(join(path, 'files.json'), 'utf8').replace('"one"', '"other"'))
    expect(await published(path, 2)).toEqual(one)
  })

  it.each(['facebook-broken', 'last'])('never replace what somebody else put there, as for %s', async (id) => {
    const path = join(temporaryFolder(), 'public')
    const folder = openFolder(path)
    mkdirSync(join(path, 'de'), { recursive: true })
    writeFileSync(join(path, 'de', `${id}.html`), 'of somebody else')
    await expect(writeLinks(folder, status, rest, { many: 2 })).rejects.toThrow(
      `${join(path, 'de', `${id}.html`)} is to be published, and somebody else's file is there. Move that away.`,
    )
    expect(readFileSync(join(path, 'de', `${id}.html`), 'utf8')).toBe('of somebody else')
  })
})
