import { describe, expect, it } from 'vitest'
import { CLOSING, page, policyHeader, policyOf, rendered } from '../../src/page/frame.js'
import type { PublishedLink, Status } from '../../src/publish/schema.js'
import { fill } from '../../src/publish/site/fill.js'
import { sitePages } from '../../src/publish/site/site.js'
import { siteWordsIn } from '../../src/words/site.js'
import { sampleLink, samplePublication, siteFiles, type Whole } from './sample.js'

const HOSTILE = '"><img src=x onerror=alert(1)> <script>alert(1)</script> </template> \u202egnp.exe\u2066'
const RETIRED = sampleLink('retired', 'verified').url ?? ''

function publicationOf(links: readonly PublishedLink[], more: Partial<Status> = {}): Whole {
  const sample = samplePublication()
  return { ...sample, status: { ...sample.status, ...more, links: [...links] } }
}

/** The content of one of the files. */
function file(path: string, publication = samplePublication(), extra = {}): string {
  const found = siteFiles(publication, extra).find((one) => one.path === path)
  if (!found) throw new Error(`${path} is not there`)
  return String(found.content)
}

/** What a reader reads of it, without elements, in one line. */
function readable(html: string): string {
  return html
    .replace(/<template[\s\S]*?<\/template>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
}

const answerOf = (html: string) => /<section class="answer[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''

describe('the site', () => {
  it('is an overview per language, a page per link and language, a chooser, and what they need', () => {
    const paths = siteFiles(samplePublication()).map(({ path }) => path)
    expect(paths).toHaveLength(4 + 4 * 6)
    expect(paths).toEqual(expect.arrayContaining(['index.html', '404.html', 'assets/site.css', 'assets/page.js']))
    expect(paths).toEqual(expect.arrayContaining(['de/index.html', 'it/facebook-broken.html']))
    expect(new Set(paths).size).toBe(paths.length)
  })

  it('the same publication makes the same bytes, one page after the other', () => {
    expect(siteFiles(samplePublication())).toEqual(siteFiles(structuredClone(samplePublication())))
  })

  it('a link without a page in a language has none there, and is reached in another one', () => {
    const link = { ...sampleLink('a', 'verified'), pages: { en: 'en/a.html' } }
    const publication = publicationOf([link, sampleLink('b', 'verified')])
    expect(siteFiles(publication).map(({ path }) => path)).not.toContain('de/a.html')
    expect(file('de/index.html', publication)).toContain('<a href="../en/a.html" hreflang="en">')
  })

  it('many links are on several pages, by their titles; each is on one, and every page leads to its first link', () => {
    const links = Array.from({ length: 501 }, (_, index) =>
      sampleLink(`link-${index}`, 'verified', { titles: { de: `${index % 2 ? 'Zug' : 'Äther'} ${index}` } }),
    )
    const publication = publicationOf(links)
    const pages = [...sitePages(publication)].filter(({ path }) => /^de\/index.*\.html$/.test(path))
    expect(pages.map(({ path }) => path)).toEqual(['de/index.html', 'de/index_2.html', 'de/index_3.html'])
    const listed = pages.map(({ content }) =>
      [...String(content).matchAll(/<p data-link="([^"]+)"/g)].map(([, id]) => id),
    )
    expect(listed.map(({ length }) => length)).toEqual([200, 200, 101])
    expect(new Set(listed.flat()).size).toBe(501)
    expect(listed.map(([first]) => first)).toEqual(['link-0', 'link-400', 'link-299'])
    const [, second] = pages.map(({ content }) => String(content))
    expect(second).toContain('<title>Geht das noch? Seite 2 von 3 – ')
    expect(second).toContain('<a href="../de/index_2.html" aria-current="page"><bdi>Äther 400</bdi></a>')
    expect(second).toContain('<a href="../de/index_3.html"><bdi>Zug 299</bdi></a>')
    expect(second).toContain('<a rel="prev" href="../de/index.html">Vorherige Seite</a>')
    expect(second).toContain('<a rel="next" href="../de/index_3.html">Nächste Seite</a>')
    // The pages of another language are sorted otherwise.
    expect(second).toContain('<a href="../en/index.html" lang="en" hreflang="en">')
    expect(file('de/index.html', publicationOf(links.slice(1)))).not.toContain('index_2.html')
  })

  it('before any link there is a site that says so', () => {
    expect(readable(file('de/index.html', publicationOf([])))).toContain('Noch ist kein Link veröffentlicht.')
  })

  it('no page is heavier than 60 KB before pictures, style and script included', () => {
    const all = siteFiles(samplePublication())
    const assets = all
      .filter(({ path }) => path.startsWith('assets/'))
      .reduce((sum, { content }) => sum + content.length, 0)
    const heaviest = Math.max(...all.filter(({ path }) => path.endsWith('.html')).map(({ content }) => content.length))
    expect(assets + heaviest).toBeLessThan(60_000)
  })

  it('allows what lies beside it and nothing else, and nothing is inline', () => {
    for (const { path, content } of siteFiles(samplePublication())) {
      if (!path.endsWith('.html')) continue
      expect(content).toContain(
        `content="default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"`,
      )
      expect(content).not.toMatch(
        / style=| on\w+="|<style|<script(?! type="module" src="\.\.\/assets\/page\.js"><\/script>)/,
      )
      expect(content).not.toMatch(/(?:src|srcset)="(?:https?:)?\/\//)
    }
  })
})

describe('the answer', () => {
  it.each([
    ['verified', 'Yes, this still works.', 'Ja, das geht noch.'],
    ['changed', 'Yes, but some of it looks different now.', 'Ja, aber manches sieht jetzt anders aus.'],
    ['broken', 'No, not as it is described.', 'Nein, nicht so, wie es beschrieben ist.'],
    ['unknown', 'Nobody knows at the moment.', 'Das weiß gerade niemand.'],
    ['retired', 'No, this link has been given up.', 'Nein, dieser Link wurde aufgegeben.'],
  ] as const)('%s: in words and with a symbol, first of all', (state, english, german) => {
    const publication = publicationOf([sampleLink('a', state)])
    for (const [language, sentence] of [
      ['en', english],
      ['de', german],
    ] as const) {
      const answer = answerOf(file(`${language}/a.html`, publication))
      expect(answer).toContain(sentence)
      expect(answer).toMatch(/<p class="verdict"><svg class="symbol"/)
      expect(file(`${language}/index.html`, publication)).toContain(`class="tag ${state}"`)
    }
  })

  it.each(['broken', 'unknown', 'retired'] as const)(
    '%s: nothing leads to the form, and it is said what to do',
    (state) => {
      // A way whose only step is the form, a claim and a guide: whatever names it, nothing leads there.
      const link = sampleLink('a', state, { url: state === 'retired' ? null : RETIRED })
      const direct = link.routes[0]?.ways[0]
      if (!direct) throw new Error('the sample has no way')
      const routes = link.routes.map((route) => ({
        ...route,
        state: route.surface === 'app' ? route.state : ('verified' as const),
        ways: [
          {
            ...direct,
            state: 'verified' as const,
            steps: direct.steps.map((step) => ({ ...step, says: null, url: RETIRED })),
          },
        ],
      }))
      for (const language of ['en', 'de', 'fr', 'it']) {
        const html = file(`${language}/a.html`, publicationOf([{ ...link, routes }]))
        expect(html).not.toContain(`href="${RETIRED}"`)
        expect(html).not.toContain('class="go"')
        expect(html).not.toContain('data-url')
        expect(answerOf(html)).toContain(`<p class="action">`)
        expect(answerOf(html)).toContain('href="#way-settings-policy"')
      }
    },
  )

  it('offers other links that help, with their state', () => {
    const answer = answerOf(file('de/facebook-broken.html'))
    expect(answer).toContain('<a href="../de/facebook-objection.html">')
    expect(readable(answer)).toMatch(/Das hilft vielleicht stattdessen:.*widersprechen geht/)
  })

  it('has one button while it works, says where it leads and until when that counts', () => {
    const html = file('en/facebook-objection.html')
    expect(html.match(/class="go"/g)).toHaveLength(1)
    const text = readable(answerOf(html))
    expect(text).toContain('on 26 November 2026 . That counts until 3 December 2026 ; after that day nobody knows.')
    expect(text).toContain('Go to the form opens www.facebook.com')
    expect(text).toContain('You will have to log in there.')
    expect(html).toContain('<time datetime="2026-12-03T03:10:00.000Z">3 December 2026</time>')
  })

  it('what the last night renewed counts from that night on; what it did not, does not', () => {
    const night = { at: '2026-12-24T03:10:00.000Z', until: '2026-12-31T03:10:00.000Z' }
    const publication = { ...publicationOf([sampleLink('a', 'verified')]), night }
    expect(readable(answerOf(file('en/a.html', publication)))).toContain('until 31 December 2026')
    const stale = { ...publicationOf([sampleLink('a', 'verified', { renewed: false })]), night }
    expect(readable(answerOf(file('en/a.html', stale)))).toContain('until 3 December 2026')
  })

  it('a form that is no https address is no form', () => {
    const url = 'javascript:alert(1)'
    const html = file('en/a.html', publicationOf([{ ...sampleLink('a', 'verified'), url }]))
    expect(html).not.toMatch(/class="go"|href="javascript/)
  })
})

describe('a page of a link', () => {
  it('answers in the order of the questions', () => {
    const link = sampleLink('a', 'verified', { instead: ['b'] })
    const html = file('en/a.html', publicationOf([link, sampleLink('b', 'verified')]), {
      charts: (of: string, route: string, language: string) => `obstacles/${of}/${route}.${language}.svg`,
    })
    const ids = [...html.matchAll(/<h2 id="(\w+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) === index)).toEqual([
      'question',
      'ways',
      'changes',
      'claims',
      'deadline',
      'effort',
      'others',
      'evidence',
      'embed',
      'mistake',
    ])
    const text = readable(html)
    expect(text).toContain('6 clicks on 7 screens. One field has to be filled in. You have to log in.')
    expect(html).toContain('href="../obstacles/a.csv"')
    expect(html).toContain('src="../obstacles/a/settings-policy.en.svg"')
    expect(html).toContain('href="../deadlines.en.ics"')
    expect(html).toContain('href="mailto:links@rights.example.org"')
    expect(text).toContain('You need not give a reason. seen to be so on 26 November 2026')
    expect(text).toContain('So widersprichst du der KI-Nutzung , Beispielzeitung')
  })

  it('shows the ways in its own language, telephones first; else those in English; else any, and says so', () => {
    const german = file('de/a.html', publicationOf([sampleLink('a', 'verified')]))
    expect([...german.matchAll(/<summary>(Am [^<]+)/g)].map(([, name]) => name)).toEqual(['Am Telefon', 'Am Computer'])
    expect(readable(german)).toContain('Tippe auf „Datenschutzrichtlinie“.')
    const french = file('fr/a.html', publicationOf([sampleLink('a', 'verified')]))
    expect(french).toContain('<span lang="en-GB"><bdi>Tap “Privacy Policy”.</bdi></span>')
    expect(readable(french)).toContain('Nous ne parcourons ce chemin qu’en anglais')
    const only = sampleLink('a', 'verified')
    const routes = only.routes.map((route) => ({
      ...route,
      ways: route.ways.filter(({ locale }) => locale === 'de-DE'),
    }))
    expect(file('fr/a.html', publicationOf([{ ...only, routes }]))).toContain('<span lang="de-DE"><bdi>Tippe auf')
  })

  it('falls back to English, then to any language, and marks which', () => {
    const publication = publicationOf([
      sampleLink('a', 'verified', { titles: { en: 'Object', it: 'Opporsi' } }),
      sampleLink('b', 'verified', { titles: { it: 'Opporsi' } }),
    ])
    expect(file('de/a.html', publication)).toContain('<h1><span lang="en"><bdi>Object</bdi></span></h1>')
    expect(file('de/b.html', publication)).toContain('<h1><span lang="it"><bdi>Opporsi</bdi></span></h1>')
    expect(file('it/b.html', publication)).toContain('<h1><bdi>Opporsi</bdi></h1>')
  })

  it('tells what a picture shows, keeps its place, and offers the smaller one', () => {
    const link = sampleLink('a', 'verified')
    const picture = {
      file: 'pictures/a b.png',
      webp: 'pictures/ab.webp',
      sha256: 'a'.repeat(64),
      width: 780,
      height: 400,
      scale: 2,
      target: null,
    }
    const routes = link.routes.map((route) => ({
      ...route,
      ways: route.ways.map((way) => ({ ...way, steps: way.steps.map((step) => ({ ...step, picture })) })),
    }))
    const html = file('en/a.html', publicationOf([{ ...link, routes }]))
    expect(html).toContain(
      '<picture><source type="image/webp" srcset="../pictures/ab.webp"><img src="../pictures/a%20b.png" width="390" height="200" loading="lazy" decoding="async" alt="Screen with the link “Privacy Policy” marked"></picture>',
    )
    expect(html).toContain('alt="The form at the end of the way"')
  })

  it('never shows an app route as machine-verified', () => {
    const link = sampleLink('a', 'verified')
    const attested = {
      at: '2026-11-02T10:00:00.000Z',
      until: '2027-01-02T10:00:00.000Z',
      by: 'A. Person',
      appVersion: '541.0',
      note: null,
      steps: [
        { id: 'one', works: true, seen: null, picture: null },
        { id: 'two', works: false, seen: 'Settings & privacy', picture: 'pictures/two.png' },
      ],
    }
    const routes = link.routes.map((route) =>
      route.surface === 'app' ? { ...route, state: 'attested' as const, attested } : route,
    )
    expect(readable(file('en/a.html', publicationOf([link])))).toContain('In the app not checked by a machine')
    const text = readable(file('en/a.html', publicationOf([{ ...link, routes }])))
    expect(text).toContain('In the app checked by a person')
    expect(text).toContain(
      'A person went this way on 2 November 2026 . That counts until 2 January 2027 ; no machine has checked it.',
    )
    expect(text).toContain('not as described, seen there: Settings &amp; privacy')
    expect(file('en/a.html', publicationOf([{ ...link, routes }]))).toContain('<img src="../pictures/two.png"')
    expect(text).not.toContain('A. Person')
  })

  it('what a site or a person says is shown and does nothing', () => {
    const texts = { en: HOSTILE, de: HOSTILE }
    const sample = sampleLink('a', 'verified')
    const link: PublishedLink = {
      ...sample,
      titles: texts,
      routes: sample.routes.map((route) => ({
        ...route,
        titles: texts,
        guides: [{ title: HOSTILE, publisher: HOSTILE, url: 'javascript:alert(1)', language: 'de' }],
        ways: route.ways.map((way) => ({
          ...way,
          device: HOSTILE,
          steps: way.steps.map((step) => ({
            ...step,
            says: null,
            target: { role: 'link', name: HOSTILE },
            url: 'javascript:alert(1)',
          })),
        })),
        checklist: { en: [HOSTILE] },
      })),
      claims: [{ id: 'c', says: texts, state: 'true', at: null }],
      history: [{ at: '2026-11-01T00:00:00.000Z', from: null, to: 'verified', says: texts }],
      deadline: { date: '2027-05-26', sequence: 0, says: texts },
    }
    const publisher = { name: HOSTILE, url: 'javascript:alert(1)', contact: HOSTILE }
    const broken = {
      ...link,
      id: 'b',
      state: 'broken' as const,
      action: texts,
      pages: { en: 'en/b.html', de: 'de/b.html' },
    }
    for (const { path, content } of siteFiles(publicationOf([link, broken], { publisher, site: 'stand-in' }))) {
      if (!path.endsWith('.html')) continue
      expect(content).not.toMatch(
        /<img(?! src="\.\.\/)|<script(?! type="module")|href="javascript|[\u202a-\u202e\u2066-\u2069]/,
      )
      expect(String(content).match(/<template/g)?.length).toBe(String(content).match(/<\/template>/g)?.length)
    }
  })

  it('says on every page that it is a demonstration, or unsigned', () => {
    const publication = { ...publicationOf(samplePublication().status.links, { site: 'stand-in' }), signed: false }
    for (const { path, content } of siteFiles(publication)) {
      if (!path.endsWith('.html')) continue
      const language = path.startsWith('de/') ? 'de' : path.includes('/') ? null : 'en'
      if (language === 'de') expect(content).toContain('Vorführung: ')
      if (language === 'en') expect(content).toContain('Demonstration: ')
      expect(content).toMatch(/Not signed|Nicht signiert|Non signé|Non firmato/)
    }
    expect(file('en/facebook-objection.html')).not.toMatch(/Demonstration|Not signed/)
  })

  it('knows where it lies, where it lies in other languages, and works without an address of its own', () => {
    const html = file('de/facebook-objection.html')
    expect(html).toContain('<link rel="canonical" href="https://links.rights.example.org/de/facebook-objection.html">')
    expect(html).toContain(
      '<link rel="alternate" hreflang="fr" href="https://links.rights.example.org/fr/facebook-objection.html">',
    )
    const relative = file('de/facebook-objection.html', { ...samplePublication(), base: null })
    expect(relative).not.toContain('canonical')
    expect(relative).toContain('<link rel="alternate" hreflang="fr" href="../fr/facebook-objection.html">')
    expect(file('404.html', { ...samplePublication(), base: 'https://a.example/links/' })).toContain(
      'href="/links/assets/site.css"',
    )
  })

  it('gives editors lines that need nothing from us', () => {
    const html = file('en/facebook-objection.html')
    expect(html).toContain(
      '&lt;p lang=&quot;en&quot;&gt;&lt;a href=&quot;https://links.rights.example.org/go/facebook-objection/&quot; data-originalurl=',
    )
  })
})

describe('the words of the site', () => {
  it('have the same places to fill in every language', () => {
    const slots = (value: unknown): unknown => {
      if (typeof value === 'string') return [...new Set(value.match(/\{\w+\}/g) ?? [])].sort()
      if (typeof value === 'function') return 'function'
      return Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, slots(one)]))
    }
    for (const language of ['de', 'fr', 'it'] as const)
      expect([language, slots(siteWordsIn(language))]).toEqual([language, slots(siteWordsIn('en'))])
  })

  it('a text that is filled without one of its pieces is told at once', () => {
    expect(rendered(fill('Until {date} <b>', { date: '<i>' }))).toBe('Until &lt;i&gt; &lt;b&gt;')
    expect(() => fill('Until {date}', {})).toThrow('is filled without {date}')
  })
})

describe('the frame', () => {
  it('is one for all pages: policy, language, title, skip link', () => {
    const policy = policyOf({ 'img-src': "'self'" })
    expect(policy).toBe("default-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'")
    expect(policyHeader(policy)).toBe(`${policy}; frame-ancestors 'none'`)
    const text = page(
      { language: 'de', title: '<b>', policy, style: fill('', {}), skip: { to: 'x', text: '&' } },
      fill('<p>', {}),
    )
    expect(text).toMatch(/^<!doctype html>\n<html lang="de">/)
    expect(text).toContain(`content="${policy}"`)
    expect(text).toContain('<title>&lt;b&gt;</title>')
    expect(text).toContain('<a class="skip" href="#x">&amp;</a>')
    expect(text.endsWith(`&lt;p&gt;\n${CLOSING}`)).toBe(true)
  })

  it('writes no page whose parts are not there yet', () => {
    expect(() => rendered(Promise.resolve(fill('later', {}) as never))).toThrow('before all of its parts were there')
  })
})
