import type { LookupAddress } from 'node:dns'

import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { isPrivateName, isPublicAddress } from '../../src/fetch/address.js'
import { fetchGuide } from '../../src/fetch/guide.js'
import type { Manners } from '../../src/fetch/visitor.js'
import { listening, loopbackVisitor, serve } from '../helpers/servers.js'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})

async function site(...args: Parameters<typeof serve>) {
  const server = await serve(...args)
  open.push(server)
  return server
}

const page = { 'content-type': 'text/html' }
const fetched = (url: string, manners: Partial<Manners> = {}) => fetchGuide(url, { visitor: loopbackVisitor(manners) })

describe('addresses', () => {
  it('of this machine and of networks near by are not public, however they are written', () => {
    const near = ['127.0.0.1', '127.9.9.9', '0.0.0.0', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254']
    near.push('100.64.0.1', '192.0.0.192', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '192.0.2.7')
    near.push('::1', '::', 'fe80::1', 'fc00::1', 'fd00:ec2::254', 'fec0::1', 'ff02::1', '2001:db8::1', '100::1')
    // With an IPv4 address within: mapped, compatible, translated, NAT64, 6to4, Teredo.
    near.push('::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '::7f00:1', '::ffff:0:127.0.0.1', '64:ff9b::7f00:1')
    near.push('64:ff9b::a9fe:a9fe', '64:ff9b:1::808:808', '2002:7f00:1::', '2001::1', 'no address', '')
    expect(near.filter(isPublicAddress)).toEqual([])
  })

  it('of the Internet are public, behind NAT64 too', () => {
    const all = [
      '8.8.8.8',
      '193.99.144.80',
      '2001:4860:4860::8888',
      '2a02:2e0:3fe:1001:302::',
      '64:ff9b::808:808',
      '::ffff:8.8.8.8',
    ]
    expect(all.filter((address) => !isPublicAddress(address))).toEqual([])
  })

  it('have names that are never public', () => {
    const near = [
      'localhost',
      'a.localhost',
      'printer.local',
      'printer.local.',
      'metadata.google.internal',
      'nas.home.arpa',
      'intranet',
    ]
    expect(near.filter((name) => !isPrivateName(name))).toEqual([])
    expect(['local.example', 'localhost.example.org', 'example.org', 'internal.de'].filter(isPrivateName)).toEqual([])
  })
})

describe('no page leads guidewatch to a machine near by:', () => {
  it('not by its address, however it is written', async () => {
    const { host, asked } = await site((_, response) => response.writeHead(200, page).end('secret'))
    const port = host.split(':')[1]
    const ways = [`127.0.0.1:${port}`, `0x7f.1:${port}`, `2130706433:${port}`, `0177.0.0.1:${port}`, `127.1:${port}`]
    ways.push(
      `0.0.0.0:${port}`,
      `[::ffff:127.0.0.1]:${port}`,
      `[::1]:${port}`,
      `localhost:${port}`,
      `LOCALHOST.:${port}`,
      `①②⑦.0.0.1:${port}`,
    )
    for (const way of ways)
      expect(await fetched(`http://${way}/guide`, { near: [] }), way).toMatchObject({ why: 'private-address' })
    expect(await fetched('http://169.254.169.254/latest/meta-data/', { near: [] })).toEqual({
      kind: 'unknown',
      why: 'private-address',
      message:
        '169.254.169.254 is not on the public Internet; name it under `guides: near:` in guidewatch.yaml if it may be asked.',
    })
    expect(asked).toEqual([])
  })

  it('not by a redirect of the page or of robots.txt', async () => {
    const inner = await site((_, response) => response.writeHead(200, page).end('secret'), '127.0.0.2')
    const targets = [
      inner.origin,
      'http://169.254.169.254/latest/meta-data/',
      'http://[::1]/',
      'file:///etc/passwd',
      'http://localhost/',
    ]
    for (const location of targets) {
      const { origin } = await site((request, response) => {
        if (request.url === '/robots.txt') response.writeHead(404).end()
        else response.writeHead(302, { location }).end()
      })
      const result = await fetched(`${origin}/guide`)
      expect(result, location).toMatchObject({ why: location.startsWith('file') ? 'unreadable' : 'private-address' })
    }
    const { origin, paths } = await site((_, response) =>
      response.writeHead(302, { location: `${inner.origin}/robots.txt` }).end(),
    )
    expect(await fetched(`${origin}/guide`)).toMatchObject({ why: 'private-address' })
    expect(paths()).toEqual(['/robots.txt'])
    expect(inner.asked).toEqual([])
  })

  it('not by what a name stands for, be it one address of several, or another one at each question', async () => {
    const { host, asked } = await site((_, response) => response.writeHead(200, page).end('secret'))
    const url = `http://guide.example:${host.split(':')[1]}/guide`
    const standsFor = (...answers: readonly string[][]) => {
      let questions = 0
      const resolve: Manners['resolve'] = (_, __, done) => {
        const found = answers[Math.min(questions, answers.length - 1)] ?? []
        questions += 1
        done(
          null,
          found.map((address): LookupAddress => ({ address, family: address.includes(':') ? 6 : 4 })),
        )
      }
      return fetched(url, { near: [], resolve, seconds: 1 })
    }
    for (const address of ['127.0.0.1', '169.254.169.254', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '10.0.0.1'])
      expect(await standsFor([address]), address).toMatchObject({
        why: 'private-address',
        message: expect.stringContaining(
          `guide.example:${host.split(':')[1]} (${address}) is not on the public Internet`,
        ),
      })
    expect(await standsFor(['93.184.216.34', '127.0.0.1'])).toMatchObject({ why: 'private-address' })
    // Rebinding: public when it is looked at, near by when it is connected to.
    const rebound = await standsFor(['93.184.216.34'], ['127.0.0.1'])
    expect(rebound.kind).toBe('unknown')
    expect(asked).toEqual([])
  })

  it('unless the settings name the host, which says nothing of other hosts', async () => {
    const { host, origin } = await site((_, response) => response.writeHead(200, page).end('<p>guide</p>'))
    expect((await fetched(`${origin}/guide`, { near: [host] })).kind).toBe('text')
    const resolve: Manners['resolve'] = (_, __, done) => done(null, [{ address: '127.0.0.1', family: 4 }])
    const named = `http://wiki.example:${host.split(':')[1]}/guide`
    expect((await fetched(named, { near: ['wiki.example'], resolve })).kind).toBe('text')
    expect((await fetched(named, { near: ['127.0.0.1'], resolve })).kind).toBe('unknown')
  })
})

describe('no server keeps guidewatch busy or fills its memory:', () => {
  const limits = { maxBytes: 100_000, seconds: 0.4 }

  it('not with 50 MB, announced or not, nor without end', async () => {
    const chunk = Buffer.alloc(20_000, '<p>guide</p>')
    let sent = 0
    const { origin } = await site((request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end()
      if (request.url === '/announced')
        return void response.writeHead(200, { ...page, 'content-length': 50_000_000 }).write(chunk)
      response.writeHead(200, page)
      const more = () => {
        sent += chunk.length
        if (!response.destroyed && response.write(chunk)) setImmediate(more)
      }
      response.on('drain', more)
      more()
    })
    for (const path of ['/announced', '/endless']) {
      expect(await fetched(origin + path, { ...limits, seconds: 10 })).toMatchObject({
        why: 'too-large',
        message: expect.stringContaining('is larger than 0.1 MB.'),
      })
    }
    expect(sent).toBeLessThan(50_000_000)
  })

  it('not with a gzip bomb, nor one within another', async () => {
    const bomb = gzipSync(Buffer.alloc(200_000_000))
    const { origin } = await site((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end()
      else if (request.url === '/twice')
        response.writeHead(200, { ...page, 'content-encoding': 'gzip, gzip' }).end(gzipSync(bomb))
      else response.writeHead(200, { ...page, 'content-encoding': 'gzip' }).end(bomb)
    })
    const before = process.memoryUsage().arrayBuffers
    expect(await fetched(`${origin}/bomb`, { maxBytes: 1_000_000 })).toMatchObject({ why: 'too-large' })
    expect(await fetched(`${origin}/twice`)).toMatchObject({ why: 'unreadable' })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000)
  })

  it('not by silence, nor byte by byte, nor with headers or redirects without end', async () => {
    const { origin } = await site((request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end()
      if (request.url === '/silent') return
      if (request.url === '/headers') {
        response.socket?.write('HTTP/1.1 200 OK\r\n')
        const more = () => void (response.socket?.write(`x-y: ${'z'.repeat(1000)}\r\n`) && setImmediate(more))
        return more()
      }
      response.writeHead(200, page)
      const drip = setInterval(() => response.write(' '), 20)
      response.once('close', () => clearInterval(drip))
    })
    expect(await fetched(`${origin}/silent`, limits)).toMatchObject({ why: 'too-slow' })
    expect(await fetched(`${origin}/drip`, limits)).toMatchObject({ why: 'too-slow' })
    expect(await fetched(`${origin}/headers`, { seconds: 10 })).toMatchObject({ why: 'too-large' })
  })

  it('nor with what is no HTTP, breaks off, or says a length that is not true', async () => {
    const answers = [
      'SSH-2.0-OpenSSH_9.6\r\n',
      '',
      'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 100\r\n\r\n<p>cut',
    ]
    for (const answer of answers) {
      const tcp = await listening(
        // The first question is that for robots.txt.
        createServer(
          (socket) =>
            void socket.once('data', (data) =>
              socket.end(/robots/.test(String(data)) ? 'HTTP/1.1 404 No\r\nconnection: close\r\n\r\n' : answer),
            ),
        ),
      )
      open.push(tcp)
      const result = await fetched(`${tcp.origin}/guide`)
      expect(result, answer).toMatchObject({
        kind: 'unknown',
        why: answer.startsWith('SSH') ? 'unreadable' : 'unreachable',
      })
    }
  })

  it('and nothing that a server says steers a terminal', async () => {
    const { origin } = await site((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end()
      else response.writeHead(200, { 'content-type': `x/\u009b31m${'y'.repeat(5000)}` }).end()
    })
    const result = await fetched(`${origin}/guide`)
    const message = result.kind === 'unknown' ? result.message : ''
    expect(message.length).toBeLessThan(400)
    expect(message).not.toMatch(/\p{Cc}/u)
  })
})
