import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { publish } from '../../src/publish/publish.js'
import { ledgerAfter } from '../../src/publish/remember.js'
import { statusSchema } from '../../src/publish/schema.js'
import { loadSettings } from '../../src/settings/settings.js'
import { writeLedger } from '../../src/state/ledger.js'
import { filesBelow, temporaryFolder } from '../helpers/cli.js'
import { DIRECT, day, EMPTY, MENU, shop, taken } from './flows.js'

describe('what was published before', () => {
  const LOADED = { flows: [shop()], comparisons: [] }

  function heldNight() {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'guidewatch.yaml'), '')
    const settings = loadSettings(join(folder, 'guidewatch.yaml'))
    writeLedger(settings.state, ledgerAfter(EMPTY, taken(1, { [MENU]: 'verified', [DIRECT]: 'verified' })))
    return settings
  }

  it('goes on with its numbers and its history in whatever folder', async () => {
    const settings = heldNight()
    const options = { site: 'live', now: new Date(Date.parse(day(1)) + 3_600_000) } as const
    expect(await publish(settings, LOADED, options)).toMatchObject({ onlyHead: false, head: { sequence: 1 } })
    expect(await publish(settings, LOADED, options)).toMatchObject({ onlyHead: true, head: { sequence: 1 } })
    const elsewhere = join(temporaryFolder(), 'elsewhere')
    const copy = await publish(settings, LOADED, { ...options, folder: elsewhere })
    expect(copy).toMatchObject({ onlyHead: false, head: { sequence: 1 } })
    const names = (folder: string) => filesBelow(folder).map((file) => file.slice(folder.length))
    expect(names(elsewhere).toSorted()).toEqual(names(settings.publish.folder).toSorted())
  })

  it('keeps a link that no flow has any more, and has its links in the order of their ids, however it was formatted', async () => {
    const settings = heldNight()
    const options = { site: 'live', now: new Date(Date.parse(day(1)) + 3_600_000) } as const
    const other = shop({ flow: 'archive', link: { id: 'archive', url: 'https://shop.example/archive' } })
    await publish(settings, { flows: [shop(), other], comparisons: [] }, options)
    const kept = join(settings.state, 'published', 'live', 'status.json')
    const published = readFileSync(kept, 'utf8')
    writeFileSync(kept, JSON.stringify(JSON.parse(published), null, 2))
    const again = await publish(settings, { flows: [shop(), other], comparisons: [] }, options)
    expect(again).toMatchObject({ onlyHead: true, head: { sequence: 1 } })
    expect(readFileSync(kept, 'utf8')).toBe(published)
    expect(await publish(settings, LOADED, options)).toMatchObject({ states: { retired: 1 }, onlyHead: false })
    const { links } = statusSchema.parse(JSON.parse(readFileSync(kept, 'utf8')))
    expect(links.map(({ id, state }) => [id, state === 'retired'])).toEqual([
      ['archive', true],
      ['shop', false],
    ])
  })

  it('never gives a number twice, wherever it was cut off', async () => {
    const settings = heldNight()
    const options = { site: 'live', now: new Date(Date.parse(day(1)) + 3_600_000) } as const
    // Something in the way of the status lets publishing end after everything else was written.
    mkdirSync(join(settings.publish.folder, 'status.json', 'in-the-way'), { recursive: true })
    writeFileSync(join(settings.publish.folder, 'files.json'), JSON.stringify({ made: '', files: {} }))
    await expect(publish(settings, LOADED, options)).rejects.toThrow(/status\.json/)
    rmSync(join(settings.publish.folder, 'status.json'), { recursive: true })
    const flows = [shop({ title: { en: 'Another title' } })]
    const next = await publish(settings, { flows, comparisons: [] }, options)
    expect(next.head.sequence).toBe(2)
  })

  it.each(['status.json', 'head.json'])('is never begun anew because %s is damaged', async (name) => {
    const settings = heldNight()
    const file = join(settings.state, 'published', 'live', name)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, '{"payload":')
    await expect(publish(settings, LOADED, { site: 'live', now: new Date(day(2)) })).rejects.toThrow(
      `${file} is damaged. Restore it`,
    )
    expect(existsSync(settings.publish.folder)).toBe(false)
  })
})
