import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { XmlDocument, type XmlElement } from 'libxml2-wasm'
import { parseAllHeaders } from 'netlify-headers-parser'
import { parseAllRedirects } from 'netlify-redirect-parser'
import { afterAll, describe, expect, it } from 'vitest'
import { addresses, addressOfLink, addressWarnings } from '../../src/publish/host/addresses.js'
import { LIMITS } from '../../src/publish/host/hosted.js'
import { portable, targetOf } from '../../src/publish/host/targets.js'
import { LINK_STATES, type Publication, type PublishedLink, publishedLinkSchema } from '../../src/publish/schema.js'
import { HOSTILE, hostileText, publicationSaying } from './hostile.js'
import { sampleLink, samplePublication } from './sample.js'

const FORM = 'https://www.facebook.com/help/contact/712876720715583'
const folder = mkdtempSync(join(tmpdir(), 'guidewatch-addresses-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a stable address', () => {
  it('leads to the form while that is reached, else to the page for people', () => {
    const publication = samplePublication()
    const to = (state: PublishedLink['state'], more: Partial<PublishedLink> = {}) => {
      const { form, pages } = targetOf(publication, sampleLink('one', state, more))
      return form ?? pages.en
    }
    const page = 'https://links.rights.example.org/en/one.html'
    expect(LINK_STATES.map((state) => to(state))).toEqual([page, FORM, page, FORM, page])
    expect(to('verified', { url: null })).toBe(page)
  })

  it.each([
    'http://www.facebook.com/',
    'javascript:alert(1)//https://',
    'data:text/html,x',
    '//www.facebook.com/',
    '/en/',
    'https://facebook.com@evil.example/',
    'not an address',
  ])('never leads to %s', (url) => {
    expect(targetOf(samplePublication(), sampleLink('one', 'verified', { url })).form).toBeNull()
  })

  it('as a page goes on at once, and has links in four languages', () => {
    const read = (state: PublishedLink['state']) => pageAt(publicationOf([sampleLink('one', state)]), 'one')
    const verified = read('verified')
    expect(meta(verified, 'http-equiv', 'refresh')).toBe(`0;url=${FORM}`)
    expect(hrefs(verified)).toEqual(
      ['en', 'de', 'fr', 'it'].flatMap((language) => [FORM, `../../${language}/one.html`]),
    )
    const broken = read('broken')
    expect(meta(broken, 'http-equiv', 'refresh')).toBe('0;url=../../en/one.html')
    expect(hrefs(broken)).toEqual(['en', 'de', 'fr', 'it'].map((language) => `../../${language}/one.html`))
    expect(broken.content).not.toContain('facebook.com')
  })

  it('as a page is not indexed, sends no referrer and loads nothing', () => {
    const page = pageAt(publicationOf([sampleLink('one', 'verified')]), 'one')
    expect(meta(page, 'name', 'robots')).toBe('noindex')
    expect(meta(page, 'name', 'referrer')).toBe('no-referrer')
    expect(meta(page, 'http-equiv', 'Content-Security-Policy')).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'",
    )
    expect(page.get('//link[@rel="canonical"]/@href')?.content).toBe('https://links.rights.example.org/en/one.html')
  })

  it('for Netlify goes by the reader’s language, and before the page at the same address', async () => {
    const publication = publicationOf([sampleLink('one', 'broken'), sampleLink('two', 'verified')])
    const redirects = await netlify(publication)
    expect(
      redirects.filter(({ force }) => force).map(({ from, to, status, conditions }) => [from, to, status, conditions]),
    ).toEqual([
      ...['de', 'fr', 'it'].map((language) => [
        '/go/one/',
        `https://links.rights.example.org/${language}/one.html`,
        302,
        { Language: [language] },
      ]),
      ['/go/one/', 'https://links.rights.example.org/en/one.html', 302, {}],
      ['/go/two/', FORM, 302, {}],
    ])
  })

  it('for Cloudflare is one plain line', () => {
    const lines = fileOf(samplePublication(), '_redirects')
      .split('\n')
      .filter((line) => /^\S+ \S+ 302$/.test(line))
    expect(lines).toEqual([
      '/go/facebook-broken/ https://links.rights.example.org/en/facebook-broken.html 302',
      `/go/facebook-changed/ ${FORM} 302`,
      `/go/facebook-objection/ ${FORM} 302`,
      '/go/facebook-retired/ https://links.rights.example.org/en/facebook-retired.html 302',
      '/go/facebook-unknown/ https://links.rights.example.org/en/facebook-unknown.html 302',
    ])
  })

  it('lies below the path of the publication, or at the root where that is not known', async () => {
    const from = async (base: string | null) => (await netlify({ ...samplePublication(), base }))[0]
    expect(await from('https://example.org/links/')).toMatchObject({
      from: '/links/go/facebook-broken/',
      to: 'https://example.org/links/de/facebook-broken.html',
    })
    expect(await from(null)).toMatchObject({ from: '/go/facebook-broken/', to: '/de/facebook-broken.html' })
    expect(fileOf({ ...samplePublication(), base: 'https://example.org/a.b/' }, 'servers/nginx-server.conf')).toContain(
      '^/a\\.b/head\\.json$',
    )
  })

  it('cannot have an id that is anything but a name; if it had, it would stay one', () => {
    const id = '../x" {} $uri\n* /'
    expect(publishedLinkSchema.shape.id.safeParse(id).success).toBe(false)
    const link = { ...sampleLink('one', 'verified'), id }
    const publication = publicationOf([link])
    expect(addressOfLink(publication, link).path).toBe('go/..%2Fx%22%20%7B%7D%20%24uri%0A*%20%2F/index.html')
    expect(addresses(publication)[0]?.content).toContain('\n/go/..%2Fx%22%20%7B%7D%20%24uri%0A%2A%20%2F/ https://')
  })

  it('whatever its address holds, is one line and means the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        hostileText,
        async (start, text) => {
          const url = `${start.replace(/^http:/, 'https:')}${encodesNothing(text)}`
          if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return
          const publication = publicationOf([sampleLink('one', 'verified', { url })])
          const redirects = await netlify(publication)
          const target = targetOf(publication, sampleLink('one', 'verified', { url })).form
          if (target === null) return
          expect(redirects.map(({ to }) => to)).toEqual([target, target])
          expect(target).toMatch(/^https:\/\/[^/?#]+[A-Za-z0-9\-._~/?#@!&'()+,;=%]*$/)
          expect(safelyDecoded(new URL(target).href)).toBe(safelyDecoded(new URL(url).href))
          for (const path of ['servers/nginx-http.conf', 'servers/Caddyfile']) {
            expect(
              fileOf(publication, path)
                .split('\n')
                .filter((line) => line.includes(`"/go/one/" "${target}"`)),
            ).toHaveLength(1)
          }
          pageAt(publication, 'one')
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each(HOSTILE)('as a page holds %j as text and nothing else', (text) => {
    const page = pageAt(publicationSaying(text), 'facebook-objection')
    expect(page.find('//script')).toEqual([])
    expect(page.find('//body/p')).toHaveLength(4)
  })
})

describe('headers', () => {
  it('are read by Netlify, and no two rules say different things of a file', async () => {
    const headers = await netlifyHeaders(samplePublication())
    const of = (path: string) =>
      headers.filter(({ forRegExp }) => forRegExp.test(path)).flatMap(({ values }) => Object.entries(values))
    for (const path of [
      '/',
      '/head.json',
      '/feeds/de/all.json',
      '/feeds/de/all.atom',
      '/deadlines.ics',
      '/badges/en/x.svg',
    ]) {
      const names = of(path).map(([name]) => name)
      expect(new Set(names).size, path).toBe(names.length)
    }
    expect(Object.fromEntries(of('/feeds/de/all.json'))).toMatchObject({
      'Cache-Control': 'public, max-age=300',
      'Content-Type': 'application/feed+json; charset=utf-8',
      'Access-Control-Allow-Origin': '*',
    })
    expect(Object.fromEntries(of('/head.json'))).toMatchObject({ 'Content-Type': 'application/jose+json' })
    expect(Object.fromEntries(of('/deadlines.de.ics'))).toMatchObject({
      'Content-Type': 'text/calendar; charset=utf-8',
    })
    expect(Object.fromEntries(of('/en/x.html'))).not.toHaveProperty('Access-Control-Allow-Origin')
  })

  it('stay within what Cloudflare reads', () => {
    const lines = fileOf(samplePublication(), '_headers').split('\n')
    expect(lines.filter((line) => line.startsWith('/')).length).toBeLessThanOrEqual(LIMITS.cloudflareHeaderRules)
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(LIMITS.cloudflareHeader)
    for (const line of lines.filter((one) => one.startsWith('/'))) expect(line.split('*').length).toBeLessThanOrEqual(2)
  })
})

describe('what hosts do not read', () => {
  const many = (count: number) =>
    publicationOf(Array.from({ length: count }, (_, index) => sampleLink(`link-${index}`, 'broken')))

  it('is told', () => {
    expect(addressWarnings(samplePublication())).toEqual([])
    expect(addressWarnings(many(LIMITS.gitlabRedirects))).toEqual([])
    expect(addressWarnings(many(LIMITS.gitlabRedirects + 1)).join(' ')).toContain('GitLab')
    expect(addressWarnings(many(LIMITS.cloudflareRedirects + 1)).join(' ')).toContain(
      '2001 addresses; Cloudflare reads 2000',
    )
    expect(addressWarnings(many(2501)).join(' ')).toContain('10004 lines for Netlify')
    const long = sampleLink('one', 'verified', { url: `${FORM}?${'x'.repeat(1000)}` })
    expect(addressWarnings(publicationOf([long]))).toEqual([
      'The address of one is longer than the 1000 characters that Cloudflare reads; it leads on by its page there.',
    ])
    expect(addressWarnings({ ...samplePublication(), base: 'https://someone.github.io/links/' })).toHaveLength(1)
  })
})

describe('an address in any file', () => {
  it('has no character that means something there, and is not written twice', () => {
    const url = 'https://forms.example.org:8443/a$b/:splat/*?q={x}&u=https://y.example/%20#"\\|^`<>'
    const written =
      'https://forms.example.org:8443/a%24b/%3Asplat/%2A?q=%7Bx%7D&u=https%3A//y.example/%20#%22%5C%7C%5E%60%3C%3E'
    expect(portable(url)).toBe(written)
    expect(portable(written)).toBe(written)
  })
})

function publicationOf(links: readonly PublishedLink[]): Publication {
  const publication = samplePublication()
  return { ...publication, status: { ...publication.status, links: [...links] } }
}

function fileOf(publication: Publication, path: string): string {
  const pages = publication.status.links.map((link) => addressOfLink(publication, link))
  return String([...addresses(publication), ...pages].find((file) => file.path === path)?.content)
}

function pageAt(publication: Publication, id: string): XmlElement {
  return XmlDocument.fromString(fileOf(publication, `go/${id}/index.html`)).root
}

function meta(page: XmlElement, by: string, name: string): string | undefined {
  return page.get(`//meta[@${by}="${name}"]/@content`)?.content
}

function hrefs(page: XmlElement): readonly string[] {
  return page.find('//a/@href').map(({ content }) => content)
}

type Redirect = {
  readonly from: string
  readonly to: string
  readonly status: number
  readonly force: boolean
  readonly conditions: unknown
}

async function netlify(publication: Publication): Promise<readonly Redirect[]> {
  const file = join(folder, '_redirects')
  writeFileSync(file, fileOf(publication, '_redirects'))
  const { redirects, errors } = await parseAllRedirects({ redirectsFiles: [file], configRedirects: [], minimal: true })
  expect(errors).toEqual([])
  return redirects as readonly Redirect[]
}

async function netlifyHeaders(publication: Publication) {
  const file = join(folder, '_headers')
  writeFileSync(file, fileOf(publication, '_headers'))
  const { headers, errors } = await parseAllHeaders({
    headersFiles: [file] as never[],
    netlifyConfigPath: undefined,
    minimal: false,
  })
  expect(errors).toEqual([])
  return headers as unknown as readonly {
    readonly forRegExp: RegExp
    readonly values: Readonly<Record<string, string>>
  }[]
}

/** So that the text becomes a part of the path as it is. */
function encodesNothing(text: string): string {
  return `/${text.replaceAll('%', '')}`
}

function safelyDecoded(url: string): string {
  return url.replace(/%[0-9A-F]{2}/gi, (one) => {
    const character = String.fromCharCode(Number.parseInt(one.slice(1), 16))
    return /[$:*[\]{}"'\\|^`<> ]/.test(character) ? character : one.toUpperCase()
  })
}
