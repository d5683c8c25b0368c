import { describe, expect, it } from 'vitest'
import { badges } from '../../src/publish/embed/badge.js'
import { calendar } from '../../src/publish/feed/calendar.js'
import { feeds } from '../../src/publish/feed/feeds.js'
import { addresses } from '../../src/publish/host/addresses.js'
import { DISCOVERY_PATH, discovery, discoveryOf, MIRRORED } from '../../src/publish/host/discovery.js'
import { discoverySchema, type Publication } from '../../src/publish/schema.js'
import { samplePublication } from './sample.js'

describe('the discovery file', () => {
  it('names what there is, for the publisher', () => {
    const [file] = discovery(samplePublication(), 'https://rights.example.org/policy')
    expect(file?.path).toBe('.well-known/guidewatch.json')
    const found = discoverySchema.parse(JSON.parse(String(file?.content)))
    expect(found).toMatchObject({
      role: 'publisher',
      base: 'https://links.rights.example.org/',
      head: 'https://links.rights.example.org/head.json',
      policy: 'https://rights.example.org/policy',
      origin: null,
    })
    expect(found.feeds).toContainEqual({
      type: 'application/feed+json',
      url: 'https://links.rights.example.org/feeds/it/all.json',
    })
  })

  it('names feeds that are published, each of them, with or without an address', () => {
    for (const base of ['https://links.rights.example.org/', null]) {
      const publication = samplePublication({ base })
      const paths = [...feeds(publication), ...calendar(publication)].map(({ path }) => path)
      const named = discoveryOf(publication).feeds.map(({ url }) => url.slice((base ?? '').length))
      expect(named).toHaveLength(12)
      expect(named.filter((path) => !paths.includes(path))).toEqual([])
    }
    const { status } = samplePublication()
    const links = status.links.map((link) => ({ ...link, deadline: null }))
    expect(discoveryOf({ base: null, status: { ...status, links } }).feeds).toHaveLength(8)
  })

  it('without an address is relative to the folder above it', () => {
    const found = discoveryOf(samplePublication({ base: null }))
    expect(found).toMatchObject({ base: '../', head: 'head.json' })
    expect(new URL(found.base + found.head, `https://any.example/sub/${DISCOVERY_PATH}`).href).toBe(
      'https://any.example/sub/head.json',
    )
  })

  it('of a mirror is its own, and says whose publication it repeats', () => {
    const { status } = samplePublication()
    const found = discoverySchema.parse(
      discoveryOf(
        { status, base: 'https://mirror.example/' },
        { role: 'mirror', origin: 'https://links.rights.example.org/' },
      ),
    )
    expect(found).toMatchObject({
      role: 'mirror',
      publisher: status.publisher,
      head: 'https://mirror.example/head.json',
      feeds: [],
      origin: 'https://links.rights.example.org/',
    })
    expect(MIRRORED).toEqual(['head.json', 'status.json', 'keys.json'])
  })
})

describe('all that is published', () => {
  const everything = (publication: Publication) => [
    ...feeds(publication),
    ...calendar(publication),
    ...badges(publication),
    ...addresses(publication),
    ...discovery(publication),
  ]

  it('is the same to the byte when it is published again', () => {
    expect(everything(samplePublication())).toEqual(everything(structuredClone(samplePublication())))
  })

  it('lies at paths of its own, below the folder', () => {
    const paths = everything(samplePublication()).map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths.filter((path) => path.startsWith('/') || path.includes('..') || path.includes('\\'))).toEqual([])
  })

  it('is of nobody where there are no links', () => {
    const publication = samplePublication()
    const files = everything({ ...publication, status: { ...publication.status, links: [] } })
    expect(files.map(({ path }) => path)).not.toContain('deadlines.ics')
    expect(files.filter(({ path }) => path.startsWith('go/') || path.startsWith('badges/'))).toEqual([])
  })
})
