import { createServer } from 'node:https'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { generate } from 'selfsigned'
import { afterEach, describe, expect, it } from 'vitest'
import type { Fetched } from '../../src/fetch/fetched.js'
import { type FetchOptions, fetchGuide } from '../../src/fetch/guide.js'
import { type Loopback, listening, loopbackVisitor, serve } from '../helpers/servers.js'

const open: Loopback[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

type Handler = Parameters<typeof serve>[0]

/** Pages by path; a path that is not there is answered with 404. */
async function site(pages: Readonly<Record<string, Handler>>): Promise<Loopback> {
  const server = await serve((request, response) => {
    const page = pages[(request.url ?? '').split('?')[0] ?? '']
    if (page) page(request, response)
    else response.writeHead(404).end()
  })
  open.push(server)
  return server
}

const send =
  (body: string | Buffer, headers: Readonly<Record<string, string>> = { 'content-type': 'text/html' }): Handler =>
  (_, response) =>
    response.writeHead(200, headers).end(body)
const status =
  (code: number, headers: Readonly<Record<string, string>> = {}): Handler =>
  (_, response) =>
    response.writeHead(code, headers).end('<p>no guide</p>')
const to = (location: string, code = 302): Handler => status(code, { location })

const fetched = (url: string, options: Partial<FetchOptions> = {}) =>
  fetchGuide(url, { visitor: loopbackVisitor(), ...options })
const textOf = (result: Fetched) => (result.kind === 'text' ? result.text : `${JSON.stringify(result)}`)
const whyOf = (result: Fetched) => (result.kind === 'unknown' ? result.why : result.kind)

describe('a guide', () => {
  it('is asked for once, by name, without cookies, after robots.txt', async () => {
    const { origin, asked } = await site({
      '/guide': send('<p>Grüezi</p>', { 'content-type': 'text/html; charset=utf-8', 'set-cookie': 'a=b' }),
    })
    const result = await fetched(`${origin}/guide#part`, { language: 'de' })
    expect(result).toMatchObject({
      kind: 'text',
      text: '<p>Grüezi</p>',
      format: 'html',
      url: `${origin}/guide`,
      validators: null,
    })
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /robots.txt', 'GET /guide'])
    expect(asked[1]?.headers).toMatchObject({
      'user-agent': 'guidewatch/0 (+https://example.org/contact)',
      'accept-language': 'de',
      'accept-encoding': 'gzip, br',
    })
    expect(asked.some(({ headers }) => 'cookie' in headers || 'referer' in headers)).toBe(false)
  })

  it('is not sent again when nothing has changed', async () => {
    const page: Handler = (request, response) => {
      if (request.headers['if-none-match'] === '"1"' && request.headers['if-modified-since'])
        response.writeHead(304).end()
      else
        response
          .writeHead(200, {
            'content-type': 'text/html',
            etag: '"1"',
            'last-modified': 'Mon, 26 May 2025 10:00:00 GMT',
          })
          .end('<p>1</p>')
    }
    const { origin } = await site({ '/guide': page })
    const first = await fetched(`${origin}/guide`)
    const validators = first.kind === 'text' ? first.validators : null
    expect(validators).toEqual({ url: `${origin}/guide`, etag: '"1"', lastModified: 'Mon, 26 May 2025 10:00:00 GMT' })
    expect(await fetched(`${origin}/guide`, { validators })).toEqual({ kind: 'unchanged' })
    expect(
      await fetched(`${origin}/guide`, { validators: { url: `${origin}/other`, etag: '"1"', lastModified: null } }),
    ).toMatchObject({ kind: 'text' })
  })

  it('of which a server says unasked that it has not changed cannot be read', async () => {
    const { origin } = await site({ '/guide': status(304) })
    expect(whyOf(await fetched(`${origin}/guide`))).toBe('unreadable')
  })

  it('is found behind redirects, each of which asks robots.txt', async () => {
    const other = await site({ '/new/guide': send('<p>here</p>') })
    const { origin } = await site({ '/a': to('/b', 301), '/b': to(`${other.origin}/new/gu%69de`, 308) })
    // A redirect may only lead to the usual port of another host; so both have to be named.
    expect(whyOf(await fetched(`${origin}/a`))).toBe('redirected-away')
    const { origin: one } = await site({ '/a': to('/b', 301), '/b': to('c', 307), '/c': send('<p>here</p>') })
    expect(await fetched(`${one}/a`)).toMatchObject({ kind: 'text', url: `${one}/c` })
    expect(other.paths()).toEqual([])
  })

  it('is read whatever it is packed in, and in the encoding it has', async () => {
    const latin1 = Buffer.from('<p>Grüezi, 5 \x80</p>', 'latin1')
    const { origin } = await site({
      '/gzip': send(gzipSync('<p>Grüezi</p>'), { 'content-encoding': 'gzip' }),
      '/br': send(brotliCompressSync('<p>Grüezi</p>'), { 'content-encoding': 'br' }),
      '/header': send(latin1, { 'content-type': 'text/html; charset="ISO-8859-1"' }),
      '/meta': send(Buffer.concat([Buffer.from('<meta charset=windows-1252>'), latin1])),
      '/meta-old': send(
        Buffer.concat([
          Buffer.from('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15">'),
          Buffer.from('<p>\xa4</p>', 'latin1'),
        ]),
      ),
      '/unsaid': send(latin1),
      '/bom': send(Buffer.from('\uFEFF<p>Grüezi</p>'), { 'content-type': 'text/html; charset=iso-8859-1' }),
      '/utf16': send(Buffer.from('\uFEFF<p>Grüezi</p>', 'utf16le')),
    })
    const texts = async (...paths: string[]) =>
      Promise.all(paths.map(async (path) => textOf(await fetched(origin + path))))
    expect(await texts('/gzip', '/br', '/bom', '/utf16')).toEqual(Array(4).fill('<p>Grüezi</p>'))
    expect(await texts('/header', '/unsaid')).toEqual(Array(2).fill('<p>Grüezi, 5 €</p>'))
    expect((await texts('/meta', '/meta-old')).map((text) => text.slice(-12))).toEqual(['ezi, 5 €</p>', '15"><p>€</p>'])
  })

  it('may be Markdown or plain text', async () => {
    const { origin } = await site({
      '/guide.md': send('# Guide', { 'content-type': 'text/plain' }),
      '/guide': send('# Guide', { 'content-type': 'text/markdown' }),
      '/notes.txt': send('Guide', { 'content-type': 'text/plain' }),
      '/nothing': send('  <!DOCTYPE html><p>Guide', {}),
    })
    const formats = await Promise.all(
      ['/guide.md', '/guide', '/notes.txt', '/nothing'].map(async (path) => {
        const result = await fetched(origin + path)
        return result.kind === 'text' ? result.format : result.kind
      }),
    )
    expect(formats).toEqual(['markdown', 'markdown', 'text', 'html'])
  })
})

describe('what keeps a guide from being read is told as it is:', () => {
  it('the answers of servers', async () => {
    const { origin } = await site({
      '/401': status(401),
      '/403': status(403),
      '/429': status(429, { 'retry-after': '60' }),
      '/challenge': status(503, { 'cf-mitigated': 'challenge' }),
      '/challenge-200': send('<p>Just a moment', { 'content-type': 'text/html', 'cf-mitigated': 'challenge' }),
      '/410': status(410),
      '/500': status(500),
      '/204': status(204),
    })
    const of = async (path: string) => {
      const result = await fetched(origin + path)
      return result.kind === 'unknown'
        ? `${result.why}: ${result.message.replace(/127\.0\.0\.1:\d+/, 'HOST')}`
        : result.kind
    }
    expect(await of('/401')).toBe('refused: HOST answers 401 Unauthorized.')
    expect(await of('/403')).toBe('refused: HOST answers 403 Forbidden.')
    expect(await of('/429')).toBe('refused: HOST answers 429 Too Many Requests.')
    expect(await of('/challenge')).toBe('refused: HOST first asks whether a person sits there (503).')
    expect(await of('/challenge-200')).toBe('refused: HOST first asks whether a person sits there (200).')
    expect(await of('/410')).toBe('not-found: HOST answers 410 Gone.')
    expect(await of('/gone')).toBe('not-found: HOST answers 404 Not Found.')
    expect(await of('/500')).toBe('server-error: HOST answers 500 Internal Server Error.')
    expect(await of('/204')).toBe('unreadable: HOST answers 204 No Content. That is no page.')
  })

  it('redirects to the start page, to a log-in, to a consent wall, in circles and on and on', async () => {
    const { origin, paths } = await site({
      '/start': to('/'),
      '/start-de': to('/de/?utm_source=x'),
      '/by-number': to('/?p=17'),
      '/': send('<p>by number</p>'),
      '/members': to('/account/login?next=/members'),
      '/wall': to('/consent/de?back=wall'),
      '/circle': to('/circle'),
      '/on': (request, response) =>
        response.writeHead(302, { location: `/on?${Number((request.url ?? '').split('?')[1] ?? 0) + 1}` }).end(),
    })
    expect(whyOf(await fetched(`${origin}/start`))).toBe('redirected-away')
    expect(whyOf(await fetched(`${origin}/start-de`))).toBe('redirected-away')
    expect(whyOf(await fetched(`${origin}/by-number`))).toBe('text')
    expect(whyOf(await fetched(`${origin}/members`))).toBe('redirected-away')
    expect(whyOf(await fetched(`${origin}/wall`))).toBe('consent-wall')
    expect(whyOf(await fetched(`${origin}/circle`))).toBe('redirected-away')
    expect(whyOf(await fetched(`${origin}/on`))).toBe('redirected-away')
    expect(paths().filter((path) => path === '/circle')).toHaveLength(6)
    expect(paths().filter((path) => path?.startsWith('/account') || path?.startsWith('/consent'))).toEqual([])
  })

  it('PDFs, pictures, binary, wrong encodings and empty pages', async () => {
    const { origin } = await site({
      '/pdf': send('%PDF-1.7', { 'content-type': 'application/pdf' }),
      '/pdf-as-html': send('%PDF-1.7', { 'content-type': 'text/html' }),
      '/picture': send('x', { 'content-type': 'image/webp' }),
      '/json': send('{}', { 'content-type': 'application/json' }),
      '/binary': send(Buffer.from([1, 2, 0, 3]), { 'content-type': 'application/octet-stream' }),
      '/odd': send('x', { 'content-type': 'chemical/x-pdb' }),
      '/not-utf-8': send(Buffer.from('<p>Grüezi mitenand</p>', 'latin1'), {
        'content-type': 'text/html; charset=utf-8',
      }),
      '/unheard-of': send('x', { 'content-type': 'text/html; charset=klingon' }),
      '/empty': send(' \n'),
      '/zstd': send('x', { 'content-type': 'text/html', 'content-encoding': 'zstd' }),
      '/cut': send(gzipSync('<p>Grüezi mitenand</p>').subarray(0, 20), { 'content-encoding': 'gzip' }),
      '/no-gzip': send('plain', { 'content-encoding': 'gzip' }),
    })
    const of = async (path: string) => {
      const result = await fetched(origin + path)
      return result.kind === 'unknown'
        ? `${result.why}: ${result.message.replace(/127\.0\.0\.1:\d+/, 'HOST')}`
        : result.kind
    }
    expect(await of('/pdf')).toBe(
      'not-text: What HOST sends is a PDF (application/pdf); guidewatch reads HTML, Markdown and plain text.',
    )
    expect(await of('/pdf-as-html')).toContain('not-text: What HOST sends is a PDF (text/html)')
    expect(await of('/picture')).toContain('not-text: What HOST sends is a picture (image/webp)')
    expect(await of('/json')).toContain('not-text: What HOST sends is JSON')
    expect(await of('/binary')).toContain('not-text: What HOST sends is binary')
    expect(await of('/odd')).toContain('not-text: What HOST sends is no text (chemical/x-pdb)')
    expect(await of('/not-utf-8')).toBe(
      'unreadable: What HOST sends is not in utf-8, as it says: 1 letters cannot be read.',
    )
    expect(await of('/unheard-of')).toBe('unreadable: HOST sends text in `klingon`, which guidewatch does not know.')
    expect(await of('/empty')).toBe('unreadable: HOST sends an empty page.')
    expect(await of('/zstd')).toBe('unreadable: HOST sends it packed as `zstd`, unasked.')
    expect(await of('/cut')).toBe('unreadable: What HOST sends cannot be unpacked: its end is missing.')
    expect(await of('/no-gzip')).toBe('unreadable: What HOST sends cannot be unpacked.')
  })

  it('a certificate that nobody vouches for', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'example.org' }])
    const { host, close } = await listening(createServer({ cert, key }, (_, response) => response.end('<p>guide</p>')))
    const result = await fetched(`https://${host}/guide`)
    await close()
    expect(result).toMatchObject({
      why: 'unreachable',
      message: `The certificate of ${host} is signed by nobody whom this machine trusts.`,
    })
  })

  it('a host that does not exist, takes no connection, or speaks no HTTP', async () => {
    const { origin, close } = await site({})
    const gone = open.pop()
    expect(gone).toBeDefined()
    await close()
    expect(await fetched(`${origin}/guide`)).toMatchObject({
      why: 'unreachable',
      message: expect.stringContaining('takes no connections'),
    })
    const nowhere = loopbackVisitor({
      resolve: (_, __, done) => done(Object.assign(new Error('x'), { code: 'ENOTFOUND' }), []),
    })
    expect(await fetched('https://nowhere.example/guide', { visitor: nowhere })).toMatchObject({
      why: 'unreachable',
      message: 'There is no host nowhere.example.',
    })
    expect(whyOf(await fetched('ftp://example.org/guide'))).toBe('unreadable')
    expect(whyOf(await fetched('file:///etc/passwd'))).toBe('unreadable')
    expect(whyOf(await fetched('http://user:word@example.org/'))).toBe('refused')
  })
})
