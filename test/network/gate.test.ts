import { request } from 'node:http'
import { type AddressInfo, connect as connectTcp, createServer, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Gate, type OpenGate, serveGate } from '../../src/network/gate.js'
import { findRelease, siteOf } from '../../src/stand-in/releases.js'
import { type StandIn, serveStandIn } from '../../src/stand-in/server.js'
import { serveSite } from '../helpers/site.js'

let gate: Gate
let standIn: StandIn
beforeAll(async () => {
  gate = await serveGate()
  const release = findRelease('2025-04-14-approved')
  if (!release) throw new Error('no release')
  standIn = await serveStandIn(siteOf(release))
})
afterAll(async () => {
  await gate.close()
  await standIn.close()
})

/** Asks through the gate; the status, or that the connection was ended. */
function ask(url: string, method = 'GET', headers: Record<string, string> = {}): Promise<number | 'ended'> {
  return new Promise((resolve) => {
    const asked = request({ host: '127.0.0.1', port: gate.port, method, path: url, headers, agent: false })
    asked.on('response', (response) => response.resume().on('end', () => resolve(response.statusCode ?? 0)))
    asked.on('error', () => resolve('ended'))
    asked.end()
  })
}

function tunnel(target: string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connectTcp(gate.port, '127.0.0.1', () =>
      socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n\r\n`),
    )
    socket.once('data', () => resolve(socket))
    socket.once('close', () => resolve(socket))
    socket.on('error', () => undefined)
  })
}

async function opened(port: number, act: (out: OpenGate) => Promise<void>) {
  const out = gate.open({
    reach: ({ protocol, hostname, port: asked }) =>
      protocol === 'http:' && hostname === '127.0.0.1' && asked === String(port)
        ? { host: '127.0.0.1', port }
        : protocol === 'https:' && (hostname === 'www.facebook.com' || hostname.endsWith('.shop.test'))
          ? { host: '127.0.0.1', port: standIn.port }
          : undefined,
    betrays: (url, headers) => [url, ...headers.flat()].some((text) => text.includes('canary')),
  })
  try {
    await act(out)
  } finally {
    out.shut()
  }
}

describe('the gate', () => {
  it('is shut before a walk opens it, and afterwards', async () => {
    const site = await serveSite({ '/': 'hello' })
    expect(await ask(`${site.origin}/`)).toBe('ended')
    await opened(site.port, async () => expect(await ask(`${site.origin}/`)).toBe(200))
    expect(await ask(`${site.origin}/`)).toBe('ended')
    expect((await tunnel('www.facebook.com:443')).destroyed).toBe(true)
  })

  it('lets GET and HEAD to allowed origins through, and another request only with a ticket, once', async () => {
    const site = await serveSite({ '/': 'hello' })
    const other = await serveSite({ '/': 'hello' })
    await opened(site.port, async (out) => {
      expect(await ask(`${other.origin}/`)).toBe('ended')
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS'])
        expect(await ask(`${site.origin}/`, method)).toBe('ended')
      expect(await ask(`${site.origin}/`, 'GET', { cookie: 'x=canary' })).toBe('ended')
      expect(await ask(`${site.origin}/`, 'GET', { connection: 'Upgrade', upgrade: 'websocket' })).toBe('ended')
      out.admit('POST', `${site.origin}/`)
      expect(await ask(`${site.origin}/`, 'POST')).toBe(200)
      expect(await ask(`${site.origin}/`, 'POST')).toBe('ended')
    })
    expect(site.requests).toEqual(['POST /'])
    expect(other.requests).toEqual([])
  })

  it('connects with an https origin only who greets that host, and speaks HTTP', async () => {
    await opened(1, async () => {
      const greets = async (servername: string, ALPNProtocols: string[]) => {
        const socket = connectTls({
          socket: await tunnel('www.facebook.com:443'),
          servername,
          ALPNProtocols,
          rejectUnauthorized: false,
        })
        return new Promise((resolve) => {
          socket
            .once('secureConnect', () => resolve('connected'))
            .once('error', () => resolve('ended'))
            .once('close', () => resolve('ended'))
        })
      }
      expect(await greets('www.facebook.com', ['h2', 'http/1.1'])).toBe('connected')
      expect(await greets('help.meta.com', ['h2', 'http/1.1'])).toBe('ended')
      expect(await greets('www.facebook.com', ['stun.turn'])).toBe('ended')
      const plain = await tunnel('www.facebook.com:443')
      const ended = new Promise((resolve) => plain.once('close', () => resolve('ended')))
      plain.write('GET / HTTP/1.1\r\nHost: www.facebook.com\r\nUpgrade: websocket\r\n\r\n')
      expect(await ended).toBe('ended')
      expect((await tunnel('help.meta.com:443')).destroyed).toBe(true)
    })
  })

  it('does not even greet a host whose name holds what was typed', async () => {
    await opened(1, async () => {
      expect((await tunnel('www.shop.test:443')).destroyed).toBe(false)
      expect((await tunnel('canary.shop.test:443')).destroyed).toBe(true)
    })
  })

  it.each([
    'HTTP/1.1 099 Odd\r\nContent-Length: 2\r\n\r\nhi',
    'HTTP/1.1 000 Odd\r\nContent-Length: 2\r\n\r\nhi',
    'HTTP/1.1 200 O\x01K\r\nContent-Length: 2\r\n\r\nhi',
    'HTTP/1.1 200 OK\r\nX-Odd: a\x01b\r\nContent-Length: 2\r\n\r\nhi',
    'HTTP/1.1 101 Other\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n',
  ])('outlives an answer that breaks HTTP: %j', async (raw) => {
    const odd = createServer((socket) => {
      socket.on('error', () => undefined).once('data', () => socket.write(Buffer.from(raw, 'latin1')))
    })
    await new Promise<void>((resolve) => odd.listen(0, '127.0.0.1', resolve))
    const { port } = odd.address() as AddressInfo
    await opened(port, async () => expect(await ask(`http://127.0.0.1:${port}/`)).toBe('ended'))
    odd.close()
    const site = await serveSite({ '/': 'hello' })
    await opened(site.port, async () => expect(await ask(`${site.origin}/`)).toBe(200))
  })

  it('carries nothing out while it is held, and what was asked before is still answered', async () => {
    let answer: (() => void) | undefined
    const site = await serveSite({
      '/slow': (_, response) => {
        answer = () => response.end('late')
      },
    })
    await opened(site.port, async (out) => {
      const slow = ask(`${site.origin}/slow`)
      while (!answer) await new Promise((resolve) => setImmediate(resolve))
      out.hold()
      const never = ask(`${site.origin}/never`)
      answer()
      expect(await slow).toBe(200)
      out.renew()
      expect(await never).toBe('ended')
      expect(await ask(`${site.origin}/again`)).toBe(404)
    })
    expect(site.requests).toEqual(['GET /slow', 'GET /again'])
  })

  it('is open for one walk at a time: the next ends what one before it had open', async () => {
    const [first, second] = [await serveSite({ '/': 'hello' }), await serveSite({ '/': 'hello' })]
    await opened(first.port, async (out) => {
      await opened(second.port, async () => {
        out.renew()
        out.shut()
        expect([await ask(`${first.origin}/`), await ask(`${second.origin}/`)]).toEqual(['ended', 200])
      })
    })
    expect(await ask(`${second.origin}/`)).toBe('ended')
  })
})
