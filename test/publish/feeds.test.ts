import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { parseAtomFeed } from 'feedsmith'
import { RelaxNGValidator, XmlDocument } from 'libxml2-wasm'
import { afterAll, describe, expect, it } from 'vitest'
import { feeds, feedsOfLink } from '../../src/publish/feed/feeds.js'
import { nameUuid } from '../../src/publish/feed/uuid.js'
import type { Change, Publication, Status } from '../../src/publish/schema.js'
import { HOSTILE, hostileText, publicationSaying } from './hostile.js'
import { sampleLink, samplePublication } from './sample.js'

const grammar = XmlDocument.fromString(readFileSync(new URL('fixtures/atom.rng', import.meta.url), 'utf8'))
const atomGrammar = RelaxNGValidator.fromDoc(grammar)
afterAll(() => {
  atomGrammar.dispose()
  grammar.dispose()
})

/** By Jakob Krigovsky (npm: jsonfeed-schema), after the specification. */
const jsonFeedSchema = JSON.parse(
  readFileSync(new URL('../../node_modules/jsonfeed-schema/schema-v1.1.json', import.meta.url), 'utf8'),
) as object
const ajv = new Ajv({ strict: false, allErrors: true })
addFormats.default(ajv)
const isJsonFeed = ajv.compile(jsonFeedSchema)

/** Throws when it is no Atom feed. */
function checkAtom(text: string): void {
  const document = XmlDocument.fromString(text)
  try {
    atomGrammar.validate(document)
  } finally {
    document.dispose()
  }
}

function fileOf(publication: Publication, path: string): string {
  return String(feeds(publication).find((file) => file.path === path)?.content)
}

const atom = (publication: Publication, name = 'en/all') => parseAtomFeed(fileOf(publication, `feeds/${name}.atom`))
const json = (publication: Publication, name = 'en/all') => JSON.parse(fileOf(publication, `feeds/${name}.json`))

describe('feeds', () => {
  it('are Atom and JSON Feed, of all links and of each, in four languages', () => {
    const files = feeds(samplePublication())
    expect(files).toHaveLength(4 * 2 * (1 + 5))
    expect(files.map(({ path }) => path)).toContain('feeds/it/facebook-retired.json')
    for (const { path, content } of files) {
      if (path.endsWith('.atom')) checkAtom(String(content))
      else expect(isJsonFeed(JSON.parse(String(content))), `${path}: ${ajv.errorsText(isJsonFeed.errors)}`).toBe(true)
    }
  })

  it('are valid without an address, with links relative to the feed', () => {
    const files = feeds(samplePublication({ base: null }))
    for (const { path, content } of files) {
      if (path.endsWith('.atom')) checkAtom(String(content))
      else expect(isJsonFeed(JSON.parse(String(content)))).toBe(true)
    }
    const publication = samplePublication({ base: null })
    expect(atom(publication, 'de/facebook-broken').links?.map(({ href }) => href)).toEqual([
      '../../feeds/de/facebook-broken.atom',
      '../../de/facebook-broken.html',
      '../../feeds/de/facebook-broken.json',
    ])
    expect(json(publication)).not.toHaveProperty('feed_url')
  })

  it('the grammar refuses what is not Atom', () => {
    const good = fileOf(samplePublication(), 'feeds/en/all.atom')
    expect(() => checkAtom(good.replace(/<id>.*?<\/id>\n/, ''))).toThrow()
    expect(() => checkAtom(good.replace(/<updated>[^<]*/, '<updated>yesterday'))).toThrow()
    expect(() => checkAtom(good.replace(' href=', ' src='))).toThrow()
  })

  it.each(HOSTILE)('hold %j as text and nothing else', (text) => {
    for (const { path, content } of feeds(publicationSaying(text))) {
      const written = String(content)
      expect(written).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/)
      if (!path.endsWith('.atom')) continue
      checkAtom(written)
      expect(written).not.toContain('<script')
    }
  })

  it('hold any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const { path, content } of feeds(publicationSaying(text))) {
          if (path.endsWith('.atom')) checkAtom(String(content))
          else expect(isJsonFeed(JSON.parse(String(content)))).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('a text reaches the reader of a feed as it was written', () => {
    const said = 'Q&A: <b>„Größe“</b> ]]> 𝒳'
    const [entry] = atom(publicationSaying(said), 'de/facebook-objection').entries ?? []
    expect(entry?.title?.value).toBe(`${said}: defekt`)
    expect(entry?.content?.value).toContain('<p>Q&amp;A: &lt;b&gt;„Größe“&lt;/b&gt; ]]&gt; 𝒳</p>')
  })

  it('tell changes, the latest first, with the page for people', () => {
    const feed = atom(samplePublication({ status: statusOf([linkWith('one', 2), linkWith('two', 3)]) }))
    expect(feed.entries?.map(({ updated, links }) => [updated, links?.[0]?.href])).toEqual([
      ['2026-11-12T00:00:00.000Z', 'https://links.rights.example.org/en/two.html'],
      ['2026-11-11T00:00:00.000Z', 'https://links.rights.example.org/en/one.html'],
      ['2026-11-11T00:00:00.000Z', 'https://links.rights.example.org/en/two.html'],
      ['2026-11-10T00:00:00.000Z', 'https://links.rights.example.org/en/one.html'],
      ['2026-11-10T00:00:00.000Z', 'https://links.rights.example.org/en/two.html'],
    ])
    expect(feed.updated).toBe('2026-11-12T00:00:00.000Z')
  })

  it('tell the last fifty changes only', () => {
    const links = [linkWith('one', 40), linkWith('two', 60)]
    const publication = samplePublication({ status: statusOf(links) })
    expect(atom(publication).entries).toHaveLength(50)
    expect(atom(publication, 'en/two').entries).toHaveLength(50)
    expect(atom(publication, 'en/one').entries).toHaveLength(40)
  })

  it('say what to do now with the latest change, as long as it lasts', () => {
    const [latest, before] = json(publicationSaying('Use another way.'), 'en/facebook-objection').items
    expect(latest.content_text).toContain('What to do now: Use another way.')
    expect(latest.content_html).toContain('This helps instead')
    expect(before).toBeUndefined()
    const verified = linkWith('one', 3)
    const items = json(samplePublication({ status: statusOf([verified]) }), 'en/one').items
    expect(items.map((item: { content_text: string }) => item.content_text)).toEqual(['3', '2', '1'])
  })

  it('a link that is kept no more ends its feed, not that of all', () => {
    const publication = samplePublication()
    expect(json(publication, 'fr/facebook-retired').expired).toBe(true)
    expect(json(publication, 'fr/facebook-broken')).not.toHaveProperty('expired')
    expect(json(publication)).not.toHaveProperty('expired')
  })

  it('ids outlive titles, addresses and publishers, and differ by link, change and language', () => {
    const before = samplePublication()
    const links = before.status.links.map((link) => ({
      ...link,
      titles: { en: 'Another title' },
      state: 'unknown' as const,
    }))
    const after = { ...before, base: 'https://elsewhere.example/', status: { ...before.status, links } }
    const ids = (publication: Publication, name: string) => atom(publication, name).entries?.map(({ id }) => id) ?? []
    expect(ids(after, 'en/all')).toEqual(ids(before, 'en/all'))
    expect(atom(after).id).toBe(atom(before).id)
    expect(ids(before, 'de/facebook-broken')).toEqual(
      ids(before, 'de/all').filter((id) => ids(before, 'de/facebook-broken').includes(id)),
    )
    const all = ['en', 'de', 'fr', 'it'].flatMap((language) => ids(before, `${language}/all`))
    expect(new Set(all).size).toBe(all.length)
  })

  it('ids are UUIDs as RFC 9562 makes them of names (its vector, A.4)', () => {
    expect(nameUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    )
  })

  it('stay the same to the byte through a night that finds nothing new', () => {
    const night = { at: '2026-11-27T03:10:00.000Z', until: '2026-12-04T03:10:00.000Z' }
    expect(feeds(samplePublication({ night }))).toEqual(feeds(samplePublication()))
  })

  it('made of the stand-in say so', () => {
    const publication = samplePublication()
    const demo = { ...publication, status: { ...publication.status, site: 'stand-in' as const } }
    expect(atom(demo).title?.value).toMatch(/^demo: /)
    expect(atom(demo).entries?.[0]?.id).not.toBe(atom(publication).entries?.[0]?.id)
  })

  it('keep the blanks of a language that must not break', () => {
    const [link] = samplePublication().status.links
    if (!link) throw new Error('the sample has links')
    const file = feedsOfLink(samplePublication(), link).find(({ path }) => path.endsWith('fr/facebook-broken.atom'))
    expect(String(file?.content)).toContain('exact\u00a0?')
  })
})

function statusOf(links: Status['links']): Status {
  return { ...samplePublication().status, links }
}

/** A verified link with so many changes, one a day from 10 November on. */
function linkWith(id: string, count: number) {
  const history = Array.from(
    { length: count },
    (_, index): Change => ({
      at: new Date(Date.UTC(2026, 10, 10 + index)).toISOString(),
      from: null,
      to: 'verified',
      says: { en: String(index + 1) },
    }),
  ).reverse()
  return sampleLink(id, 'verified', { history })
}
