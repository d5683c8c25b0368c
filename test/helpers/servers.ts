import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo, Server as NetServer, Socket } from 'node:net'
import { type Manners, type Visitor, visitor } from '../../src/fetch/visitor.js'

/** A server on loopback, and all that it was asked for. */
export type Loopback = {
  /** `http://127.0.0.1:40123` */
  readonly origin: string
  readonly host: string
  readonly asked: readonly Pick<IncomingMessage, 'url' | 'headers' | 'method'>[]
  readonly paths: () => readonly (string | undefined)[]
  readonly close: () => Promise<void>
}

/** Serves on a free port; where the handler does not answer robots.txt, there is none. */
export async function serve(handler: RequestListener, address = '127.0.0.1'): Promise<Loopback> {
  const asked: Pick<IncomingMessage, 'url' | 'headers' | 'method'>[] = []
  const server = createServer((request, response) => {
    asked.push({ url: request.url, headers: request.headers, method: request.method })
    handler(request, response)
  })
  return { ...(await listening(server, address)), asked, paths: () => asked.map(({ url }) => url) }
}

/** Starts any server on loopback; closing it ends what is still being sent. */
export async function listening(server: NetServer, address = '127.0.0.1') {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((ready) => server.listen(0, address, ready))
  const host = `${address}:${(server.address() as AddressInfo).port}`
  const close = () => {
    for (const socket of sockets) socket.destroy()
    return new Promise<void>((closed) => server.close(() => closed()))
  }
  return { origin: `http://${host}`, host, close }
}

/** A visitor that may ask 127.0.0.1, and never waits. */
export function loopbackVisitor(manners: Partial<Manners> = {}): Visitor {
  return visitor({
    userAgent: 'guidewatch/0 (+https://example.org/contact)',
    near: ['127.0.0.1'],
    maxBytes: 1_000_000,
    seconds: 10,
    pause: 0,
    sleep: async () => undefined,
    ...manners,
  })
}
