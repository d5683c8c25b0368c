import { afterEach, describe, expect, it } from 'vitest'
import { fetchGuide } from '../../src/fetch/guide.js'
import { rulesOf } from '../../src/fetch/robots.js'
import { type Loopback, loopbackVisitor, serve } from '../helpers/servers.js'

const open: Loopback[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

/** A site whose robots.txt is answered as said. */
async function site(robots: Parameters<typeof serve>[0]): Promise<Loopback> {
  const server = await serve((request, response) => {
    if (request.url === '/robots.txt') robots(request, response)
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<p>guide</p>')
  })
  open.push(server)
  return server
}

const says =
  (text: string): Parameters<typeof serve>[0] =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end(text)
const PAGE = new URL('https://example.org/guides/one?a=1')
const allows = (text: string, url = PAGE) => rulesOf(text, PAGE).isAllowed(url)

describe('robots.txt', () => {
  it('speaks to us by name, else to all', () => {
    expect(allows('User-agent: *\nDisallow: /')).toBe(false)
    expect(allows('User-agent: *\nDisallow: /\n\nUser-agent: guidewatch\nAllow: /guides/')).toBe(true)
    expect(allows('User-agent: GuideWatch/2.0 # us\nDisallow: /guides')).toBe(false)
    expect(allows('User-agent: googlebot\nDisallow: /')).toBe(true)
    expect(allows('User-agent: a\nUser-agent: guidewatch\nUser-agent: b\nDisallow: /guides/*?a=')).toBe(false)
    expect(allows('User-agent: *\nDisallow:')).toBe(true)
    expect(allows('\uFEFFUser-agent: *\r\nDisallow: /guides\r\nAllow: /guides/one')).toBe(true)
    expect(allows('User-agent: other\nUser-agent: *\nDisallow: /x\nUser-agent: other\nDisallow: /')).toBe(true)
    // As people write them: a name with more behind it, and no colon.
    expect(allows('User-agent: guidewatch bot\nDisallow: /')).toBe(false)
    expect(allows('user-agent guidewatch\ndisallow /guides')).toBe(false)
    expect(allows('User-agent: guidewatcher\nDisallow: /')).toBe(true)
    expect(allows('User-agent: *\nDisallowed: /\nDisallowance /')).toBe(true)
    expect(allows('<!doctype html><p>Not found: /')).toBe(true)
  })

  it('cannot fill the memory, nor take long', () => {
    const names = 'user-agent: a\nuser-agent: *\n'.repeat(9000)
    const rules = 'allow:/\n'.repeat(30_000)
    expect(allows(names + rules)).toBe(true)
    expect(allows(`${' '.repeat(500_000)}\n${'a '.repeat(250_000)}\n${'user-agent'.repeat(50_000)}`)).toBe(true)
    expect(allows(`user-agent: *\ndisallow: ${'*a'.repeat(200_000)}`, new URL(`/${'a'.repeat(1900)}`, PAGE))).toBe(true)
  })

  it('is asked for once, and obeyed', async () => {
    const { origin, paths } = await site(says('User-agent: *\nDisallow: /private\nCrawl-delay: 7'))
    const waits: number[] = []
    const visitor = loopbackVisitor({ sleep: async (ms) => waits.push(ms) })
    expect((await fetchGuide(`${origin}/a`, { visitor })).kind).toBe('text')
    expect((await fetchGuide(`${origin}/b`, { visitor })).kind).toBe('text')
    expect(await fetchGuide(`${origin}/private/c`, { visitor })).toMatchObject({ why: 'robots' })
    expect(paths()).toEqual(['/robots.txt', '/a', '/b'])
    expect(waits.map((ms) => Math.ceil(ms / 1000))).toEqual([7, 7])
  })

  it('may ask for a pause, of half a minute at most', async () => {
    const { origin } = await site(says('User-agent: *\nCrawl-delay: 86400'))
    const waits: number[] = []
    await fetchGuide(`${origin}/a`, { visitor: loopbackVisitor({ sleep: async (ms) => waits.push(ms) }) })
    expect(waits.map((ms) => Math.ceil(ms / 1000))).toEqual([30])
  })

  it('that is not there allows everything; a server that fails is not asked for more', async () => {
    for (const status of [401, 403, 404, 410, 429]) {
      const { origin } = await site((_, response) => response.writeHead(status).end())
      expect((await fetchGuide(`${origin}/a`, { visitor: loopbackVisitor() })).kind, String(status)).toBe('text')
    }
    for (const status of [500, 503]) {
      const { origin, paths } = await site((_, response) => response.writeHead(status).end())
      expect(await fetchGuide(`${origin}/a`, { visitor: loopbackVisitor() })).toMatchObject({ why: 'robots' })
      expect(paths()).toEqual(['/robots.txt'])
    }
    const silent = await site((_, response) => response.destroy())
    expect(await fetchGuide(`${silent.origin}/a`, { visitor: loopbackVisitor() })).toMatchObject({ why: 'unreachable' })
    expect(silent.paths()).toEqual(['/robots.txt'])
  })

  it('may lie behind redirects, and of one that is too large the beginning counts', async () => {
    const { origin } = await site((_, response) => response.writeHead(301, { location: '/rules' }).end())
    expect((await fetchGuide(`${origin}/a`, { visitor: loopbackVisitor() })).kind).toBe('text')
    const large = await site(says(`User-agent: *\nDisallow: /\n${'# \n'.repeat(300_000)}`))
    expect(await fetchGuide(`${large.origin}/a`, { visitor: loopbackVisitor() })).toMatchObject({ why: 'robots' })
    const round = await site((_, response) => response.writeHead(301, { location: '/robots.txt' }).end())
    expect((await fetchGuide(`${round.origin}/a`, { visitor: loopbackVisitor() })).kind).toBe('text')
  })
})
