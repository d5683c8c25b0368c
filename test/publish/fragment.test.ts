import { XmlAttribute, XmlDocument, XmlElement } from 'libxml2-wasm'
import { describe, expect, it } from 'vitest'
import { embedsOfLink, fragmentOf, linkFileSchema } from '../../src/publish/embed/fragment.js'
import { snippetOf } from '../../src/publish/embed/snippet.js'
import type { Publication, PublishedLink } from '../../src/publish/schema.js'
import { LANGUAGES } from '../../src/settings/language.js'
import { oneLine } from '../../src/text/line.js'
import { HOSTILE } from './hostile.js'
import { NIGHT, sampleLink, samplePublication } from './sample.js'

const BASE = 'https://links.rights.example.org/'

/** A fragment or snippet as a parser of XML reads it: its tags, the addresses of its links, and its text. */
function parsed(content: string) {
  const document = XmlDocument.fromString(content)
  const all = document.find('//*')
  const read = {
    tags: all.flatMap((node) => (node instanceof XmlElement ? [node.name] : [])),
    attributes: document.find('//@*').flatMap((node) => (node instanceof XmlAttribute ? [node.name] : [])),
    links: document.find('//a/@href').map(({ content }) => content),
    text: document.root.content,
  }
  document.dispose()
  return read
}

describe('a fragment', () => {
  it('of a verified link leads to its stable address, and says when, by whom and how long', () => {
    const { links, text } = parsed(fragmentOf(sampleLink('x', 'verified'), samplePublication(), 'de'))
    expect(links).toEqual([`${BASE}go/x/`, `${BASE}de/x.html`])
    expect(text).toBe(
      'Bei Facebook der Nutzung für KI-Training widersprechen (bestätigt am 26. November 2026 von Digital Rights Example, gilt bis 3. Dezember 2026; aktueller Stand)',
    )
  })

  it('tells the last night where that verified it again', () => {
    const night = { at: '2026-11-28T03:10:00.000Z', until: '2026-12-05T03:10:00.000Z' }
    const said = (renewed: boolean) =>
      parsed(fragmentOf(sampleLink('x', 'verified', { renewed }), samplePublication({ night }), 'en')).text
    expect(said(true)).toContain('verified on 28 November 2026')
    expect(said(true)).toContain('valid until 5 December 2026')
    expect(said(false)).toContain('verified on 26 November 2026')
  })

  it('of a changed link says so beside it', () => {
    const { links, text } = parsed(fragmentOf(sampleLink('x', 'changed'), samplePublication(), 'en'))
    expect(links[0]).toBe(`${BASE}go/x/`)
    expect(text).toContain('something on the way there has changed; last verified on 20 November 2026')
    expect(text).not.toContain('valid until')
  })

  it.each(['broken', 'unknown', 'retired'] as const)('of a link that is %s leads to the page alone', (state) => {
    for (const language of LANGUAGES) {
      const link = sampleLink('x', state)
      const { links, text } = parsed(fragmentOf(link, samplePublication(), language))
      expect(links).toEqual([`${BASE}${language}/x.html`])
      expect(text).toContain(link.action?.[language])
    }
  })

  it.each(['verified', 'changed', 'broken', 'unknown', 'retired'] as const)(
    'of a link that is %s has nothing that meddles with the page around it',
    (state) => {
      const { tags, attributes } = parsed(fragmentOf(sampleLink('x', state), samplePublication(), 'fr'))
      expect([...new Set(tags)].sort()).toEqual(['a', 'p'])
      expect(attributes.filter((name) => !/^(lang|href|data-[a-z-]+)$/.test(name))).toEqual([])
    },
  )

  it('says what is a demonstration, and what nobody has signed', () => {
    const publication = samplePublication({ signed: false })
    const status = { ...publication.status, site: 'stand-in' as const }
    for (const state of ['verified', 'broken'] as const) {
      const { text } = parsed(fragmentOf(sampleLink('x', state), { ...publication, status }, 'en'))
      expect(text).toContain('A demonstration: it says nothing about any real site.')
      expect(text).toContain('not signed')
    }
  })

  it('tells the language of what is not translated', () => {
    const link = sampleLink('x', 'broken', { titles: { en: 'Object' }, action: { en: 'Wait.' } })
    const content = fragmentOf(link, samplePublication(), 'it')
    expect(content).toContain('<p lang="it"')
    expect(content).toContain('<span lang="en">Object</span>')
    expect(content).toContain('<span lang="en">Wait.</span>')
  })
})

describe('a snippet', () => {
  const snippet = snippetOf(sampleLink('x', 'verified'), samplePublication(), 'en')

  it('leads to the stable address, never to the form, and says where its present state is told', () => {
    const { links, text } = parsed(snippet?.html ?? '')
    expect(links).toEqual([`${BASE}go/x/`, `${BASE}en/x.html`])
    expect(text).toBe(
      'Object to AI training on Facebook (verified on 26 November 2026 by Digital Rights Example; current state)',
    )
    expect(snippet?.text).toBe(
      `Object to AI training on Facebook: ${BASE}go/x/ (verified on 26 November 2026 by Digital Rights Example; current state: ${BASE}en/x.html)\n`,
    )
  })

  it('remembers what it stood for, and when', () => {
    expect(snippet?.html).toContain(
      ' data-originalurl="https://www.facebook.com/help/contact/712876720715583" data-versiondate="2026-11-26"',
    )
    const retired = snippetOf(sampleLink('x', 'retired'), samplePublication(), 'en')
    expect(retired?.html).not.toContain('data-originalurl')
    expect(retired?.html).toContain('last verified on 20 November 2026')
  })

  it('is not offered where nobody knows the address of the publication', () => {
    const publication = samplePublication({ base: null })
    expect(snippetOf(sampleLink('x', 'verified'), publication, 'en')).toBeNull()
    const paths = embedsOfLink(publication, sampleLink('x', 'verified')).map(({ path }) => path)
    expect(paths).toEqual(['links/x/link.json', ...LANGUAGES.map((language) => `links/x/fragment.${language}.html`)])
  })
})

describe('link.json', () => {
  const fileOf = (publication: Publication, link: PublishedLink) =>
    linkFileSchema.parse(JSON.parse(String(embedsOfLink(publication, link)[0]?.content)))

  it('holds the link as it is published, the last night, and where everything is', () => {
    const link = sampleLink('x', 'verified')
    expect(fileOf(samplePublication(), link)).toMatchObject({
      link,
      night: NIGHT,
      base: BASE,
      page: { de: 'de/x.html' },
    })
  })

  it('says what has to be checked before it is believed', () => {
    const said = (signed: boolean) => fileOf(samplePublication({ signed }), sampleLink('x', 'verified')).trust
    expect(said(true)).toMatchObject({ head: 'head.json', status: 'status.json' })
    expect(said(true).says).toContain('only after the signature of head.json')
    expect(said(false).says).toContain('Take the link as unknown')
  })
})

describe('embeds', () => {
  it('are the same to the byte', () => {
    const link = sampleLink('x', 'verified')
    expect(embedsOfLink(samplePublication(), link)).toEqual(
      embedsOfLink(samplePublication(), sampleLink('x', 'verified')),
    )
    expect(embedsOfLink(samplePublication(), link)).toHaveLength(5)
  })

  it.each(HOSTILE)('say hostile texts and do nothing of it: %j', (text) => {
    const titles = { en: text }
    const { status } = samplePublication()
    const publication = samplePublication({ status: { ...status, publisher: { ...status.publisher, name: text } } })
    for (const state of ['verified', 'broken'] as const) {
      const link = sampleLink('x', state, { titles, action: { en: text } })
      const harmless = sampleLink('x', state, { titles: { en: 'Object' }, action: { en: 'Wait.' } })
      const contents = (of: PublishedLink) => [
        fragmentOf(of, publication, 'en'),
        snippetOf(of, publication, 'en')?.html ?? '',
      ]
      contents(link).forEach((content, index) => {
        const { tags, attributes, links, text: said } = parsed(content)
        const expected = parsed(contents(harmless)[index] ?? '')
        expect({ tags, attributes, links }).toEqual({
          tags: expected.tags,
          attributes: expected.attributes,
          links: expected.links,
        })
        expect(said).toContain(oneLine(text))
        expect(content).not.toContain('<!--#')
      })
    }
  })
})
