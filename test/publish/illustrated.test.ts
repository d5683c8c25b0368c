import { micromark } from 'micromark'
import { gfm, gfmHtml } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import { illustratedGuideSchema } from '../../src/publish/guide/guide.js'
import { illustratedOfLink } from '../../src/publish/guide/illustrated.js'
import type { Picture, Publication, PublishedLink, PublishedStep } from '../../src/publish/schema.js'
import { oneLine } from '../../src/text/line.js'
import { HOSTILE_MARKUP as HOSTILE } from './hostile.js'
import { sampleLink, samplePublication } from './sample.js'

const PICTURE: Picture = {
  file: 'pictures/0123456789abcdef.png',
  webp: 'pictures/0123456789abcdef.webp',
  sha256: '0'.repeat(64),
  width: 780,
  height: 1688,
  scale: 2,
  target: { x: 20, y: 20, width: 100, height: 40 },
}

const CLICK: PublishedStep = {
  id: 'policy',
  action: 'click',
  says: null,
  target: { role: 'link', name: 'Datenschutzrichtlinie' },
  url: null,
  picture: PICTURE,
}

/** A link with one way of these steps. */
function linkWith(
  steps: readonly PublishedStep[],
  { locale = 'de-DE', device = 'mobile', more = {} as Partial<PublishedLink> } = {},
): PublishedLink {
  const link = sampleLink('facebook-objection', 'verified', more)
  const [route] = link.routes
  const [way] = route?.ways ?? []
  if (!route || !way) throw new Error('the sample has a route with a way')
  return { ...link, routes: [{ ...route, ways: [{ ...way, locale, device, steps: [...steps] }] }] }
}

/** The three files of the only way of a link. */
function filesOf(link: PublishedLink, publication: Publication = samplePublication()) {
  const files = illustratedOfLink(publication, link)
  const content = (end: string) => String(files.find(({ path }) => path.endsWith(end))?.content)
  return {
    files,
    md: content('.md'),
    html: content('.html'),
    guide: illustratedGuideSchema.parse(JSON.parse(content('.json'))),
  }
}

/** What Markdown comes to for readers, raw HTML included, on GitHub as elsewhere. */
function rendered(markdown: string, github: boolean): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    ...(github ? { extensions: [gfm()], htmlExtensions: [gfmHtml()] } : {}),
  })
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    // Parts what GitHub would call or link; shows nothing.
    .replaceAll('\u2060', '')
    .replace(/\s+/g, ' ')
    .trim()
const tagsOf = (html: string) => [...html.matchAll(/<([a-z][a-z0-9]*)/gi)].map(([, tag]) => tag?.toLowerCase())
const stepsOf = (html: string) => [...html.matchAll(/<li>(.*?)<\/li>/gs)].map(([, step]) => plain(step ?? ''))
const linksOf = (html: string) => [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href)
const imagesOf = (html: string) => [...html.matchAll(/<img [^>]*src="([^"]*)"/g)].map(([, src]) => src)

describe('an illustrated guide', () => {
  it('has the steps in the guide’s words, and its own where the guide says nothing', () => {
    const { guide } = filesOf(linkWith([{ ...CLICK, says: 'Wisch nach unten.' }, CLICK]))
    expect(guide.steps.map(({ text, generated }) => [text, generated])).toEqual([
      ['Wisch nach unten.', false],
      ['Tippe auf „Datenschutzrichtlinie“.', true],
    ])
  })

  it.each<[string, string, string, string]>([
    ['de-DE', 'mobile', 'Tippe auf „X“.', 'Bildschirm: Der Link „X“ ist markiert'],
    ['en-GB', 'mobile', 'Tap “X”.', 'Screen: the link “X” is marked'],
    ['fr-FR', 'mobile', 'Touchez «\u00a0X\u00a0».', 'Écran\u00a0: le lien «\u00a0X\u00a0» est encadré'],
    ['it-IT', 'mobile', 'Tocca «X».', 'Schermata: il link «X» è evidenziato'],
  ])('says in %s on a %s: %s', (locale, device, text, alt) => {
    const { guide } = filesOf(linkWith([{ ...CLICK, target: { role: 'link', name: 'X' } }], { locale, device }))
    expect(guide.steps[0]).toMatchObject({ text, picture: { alt } })
  })

  it('is for a phone or a computer by its pictures, else by its device', () => {
    const wide = { ...PICTURE, width: 832, height: 468, scale: 1 }
    const textOf = (picture: Picture | null, device: string) =>
      filesOf(linkWith([{ ...CLICK, picture }], { device })).guide.steps[0]?.text
    expect(textOf(PICTURE, 'tablet')).toMatch(/^Tippe/)
    expect(textOf(wide, 'mobile')).toMatch(/^Klicke/)
    expect(textOf(null, 'mobile')).toMatch(/^Tippe/)
    expect(textOf(null, 'desktop')).toMatch(/^Klicke/)
  })

  it('in a language that guidewatch does not speak has the steps in that, and the rest in English', () => {
    const { html, guide } = filesOf(linkWith([{ ...CLICK, says: 'Haz clic aquí.' }, CLICK], { locale: 'es-ES' }))
    expect(guide).toMatchObject({ language: 'en', steps: [{ language: 'es' }, { language: 'en' }] })
    expect(html).toContain('<html lang="en">')
    expect(html).toContain('<p lang="es">Haz clic aquí.</p>')
    expect(html).toContain('<p>Tap “Datenschutzrichtlinie”.</p>')
  })

  it('tells the language of a title that is not translated', () => {
    const { html } = filesOf(linkWith([CLICK], { locale: 'fr-FR', more: { titles: { en: 'Object' } } }))
    expect(html).toContain('<h1 lang="en">Object</h1>')
  })

  it('names its pictures by absolute addresses in Markdown, and from beside it on the page', () => {
    const { md, html } = filesOf(linkWith([CLICK]))
    expect(imagesOf(rendered(md, false))).toEqual([`https://links.rights.example.org/${PICTURE.file}`])
    expect(imagesOf(html)).toEqual([`../../${PICTURE.file}`])
    expect(html).toContain(`<source type="image/webp" srcset="../../${PICTURE.webp}">`)
    expect(html).toContain('width="390" height="844"')
    const nowhere = filesOf(linkWith([CLICK]), samplePublication({ base: null }))
    expect(imagesOf(rendered(nowhere.md, false))).toEqual([`../../${PICTURE.file}`])
  })

  it.each(['broken', 'changed', 'unknown', 'retired'] as const)('of a way that is %s says so first', (state) => {
    const link = linkWith([CLICK])
    const [route] = link.routes
    const ways = route?.ways.map((way) => ({ ...way, state })) ?? []
    const { md, html, guide } = filesOf({ ...link, routes: route ? [{ ...route, ways }] : [] })
    expect(guide.says[0]).not.toMatch(/^Bestätigt/)
    expect(html).toMatch(/<p class="warn">.*Zuletzt bestätigt am 26\. November 2026\.<\/p>/)
    expect(plain(rendered(md, false)).indexOf(guide.says[0] ?? '?')).toBeLessThan(md.indexOf('1. '))
  })

  it('says what is a demonstration, and what nobody has signed', () => {
    const { status } = samplePublication()
    const { guide } = filesOf(
      linkWith([CLICK]),
      samplePublication({ signed: false, status: { ...status, site: 'stand-in' } }),
    )
    expect(guide.says.at(0)).toMatch(/^Eine Vorführung/)
    expect(guide.says.at(-1)).toBe('Ohne Signatur veröffentlicht.')
  })

  it('has one for each way, and none for what no machine walks', () => {
    const paths = illustratedOfLink(samplePublication(), sampleLink('facebook-objection', 'verified')).map(
      ({ path }) => path,
    )
    expect(paths).toHaveLength(9)
    expect(paths).toContain('guides/facebook-objection/settings-policy.de-DE-mobile.html')
    expect(paths.filter((path) => path.includes('app-menu'))).toEqual([])
  })

  it('is the same to the byte, and a night that finds nothing new leaves it so', () => {
    const link = linkWith([CLICK])
    const night = { at: '2026-11-27T03:10:00.000Z', until: '2026-12-04T03:10:00.000Z' }
    expect(illustratedOfLink(samplePublication(), link)).toEqual(illustratedOfLink(samplePublication({ night }), link))
  })

  it('says the same in Markdown as on its page', () => {
    const open: PublishedStep = {
      ...CLICK,
      id: 'open',
      action: 'open',
      target: null,
      url: 'https://example.org/a?b=1&c=2#d',
    }
    const arrive: PublishedStep = { ...CLICK, id: 'arrival', action: 'arrive', target: null }
    const { md, html } = filesOf(
      linkWith([
        open,
        { ...open, says: 'Öffne das.' },
        CLICK,
        { ...CLICK, says: '1986. & <b>', picture: null },
        arrive,
      ]),
    )
    const markdown = rendered(md, false)
    expect(stepsOf(markdown)).toEqual(stepsOf(html))
    expect(stepsOf(html).slice(0, 2)).toEqual(['Öffne example.org/a.', 'Öffne das. https://example.org/a?b=1&c=2#d'])
    expect(linksOf(markdown).slice(1)).toEqual(linksOf(html).slice(1))
    expect(linksOf(html)).toHaveLength(3)
  })
})

describe('hostile texts', () => {
  /** Whatever can come from elsewhere, everywhere at once. */
  const hostile = (text: string) =>
    linkWith(
      [
        { ...CLICK, says: text },
        { ...CLICK, target: { role: 'link', name: text } },
        { ...CLICK, says: null, target: { role: text, name: '' } },
      ],
      {
        more: { titles: { de: text }, action: { de: text } },
      },
    )
  const harmless = filesOf(hostile('Harmlos'))

  it.each(HOSTILE)('say what they say, and do nothing: %j', (text) => {
    const { md, html } = filesOf(hostile(text))
    expect(tagsOf(html)).toEqual(tagsOf(harmless.html))
    expect(linksOf(html)).toEqual(linksOf(harmless.html))
    for (const github of [false, true]) {
      const markdown = rendered(md, github)
      expect(tagsOf(markdown)).toEqual(tagsOf(rendered(harmless.md, github)))
      expect(linksOf(markdown)).toEqual(linksOf(rendered(harmless.md, github)))
      expect(imagesOf(markdown)).toEqual(imagesOf(rendered(harmless.md, github)))
      expect(stepsOf(markdown)).toEqual(stepsOf(html))
      expect(stepsOf(markdown)[0]).toBe(plain(oneLine(text).replace(/&/g, '&amp;').replace(/</g, '&lt;')))
    }
  })

  it.each(['javascript:alert(1)', 'data:text/html,x', 'https://a.example/x>) [y](https://evil.example'])(
    'as an address lead nowhere else: %s',
    (url) => {
      const { md, html } = filesOf(linkWith([{ ...CLICK, action: 'open', target: null, url, picture: null }]))
      const links = [...linksOf(html), ...linksOf(rendered(md, true))]
      expect(links.filter((link) => /^(javascript|data):|^https:\/\/evil/.test(link ?? ''))).toEqual([])
      expect(tagsOf(rendered(md, true)).filter((tag) => tag === 'a').length).toBeLessThanOrEqual(2)
    },
  )
})
