import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, createServer as createDeadEnd, isIP, type Socket } from 'node:net'
import { readGreeting } from './client-hello.js'
import type { HeaderPairs } from './own-headers.js'

/** Whom a walk may speak to, and what it must not say. */
export type Pass = {
  /** Where an origin is reached, or `undefined` when the walk may not go there. */
  readonly reach: (origin: URL) => Address | undefined
  /** True when something typed would leave with it. Asked about every request of plain http, and the host of every https connection. */
  readonly betrays: (url: string, headers: HeaderPairs) => boolean
}

export type Address = { readonly host: string; readonly port: number }

/** Where an origin is reached when nothing stands in for it. */
export function addressOf({ protocol, hostname, port }: URL): Address {
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (protocol === 'https:' ? 443 : 80) }
}

/** The gate as long as one walk has it open. */
export type OpenGate = {
  /** Lets one request of this method to this address pass, once, beside GET and HEAD. Only plain http needs it. */
  readonly admit: (method: string, url: string) => void
  /** From now on nothing goes out. What was asked before may still be answered. */
  readonly hold: () => void
  /** Ends every connection; new ones are let out again. */
  readonly renew: () => void
  /** Ends every connection, and lets nobody out any more. */
  readonly shut: () => void
}

/** The only way out of a browser: shut, unless a walk has opened it. */
export type Gate = {
  /** Port on this machine of the proxy for http and https. */
  readonly port: number
  /** Port on this machine to which whatever is neither http nor https is sent, web sockets above all. It leads nowhere. */
  readonly deadEnd: number
  /** Ends what had it open before: a browser walks one way at a time, and one that was given up has nothing to say. */
  readonly open: (pass: Pass) => OpenGate
  readonly close: () => Promise<void>
}

/** What a proxy must not hand on (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = new Set(['connection', 'proxy-connection', 'proxy-authorization', 'keep-alive', 'upgrade', 'te'])
const HARMLESS = ['GET', 'HEAD']

type Tunnel = { readonly client: Socket; readonly site: Socket }

type Visit = Pass & { held: boolean; readonly admitted: string[]; readonly tunnels: Set<Tunnel> }

/**
 * Serves the gate: a forward proxy on 127.0.0.1 that resolves and connects itself, because the browser behind it
 * resolves nothing. Of plain http it sees each request, whatever made it; within https it sees whom the browser greets.
 */
export async function serveGate(): Promise<Gate> {
  let visit: Visit | undefined
  const agent = new Agent({ keepAlive: true })
  const clients = new Set<Socket>()

  const server = createServer({ insecureHTTPParser: true }, (incoming, response) =>
    orEnd(response, () => {
      if (visit) forward(visit, incoming, response, agent)
      else response.destroy()
    }),
  )
  server.on('connection', (socket) => {
    clients.add(socket)
    socket.on('close', () => clients.delete(socket)).on('error', () => undefined)
  })
  server.on('connect', (incoming, client: Socket, head) =>
    orEnd(client, () => {
      if (visit) tunnel(visit, incoming.url ?? '', client, head)
      else client.destroy()
    }),
  )
  server.on('upgrade', (_, client) => client.destroy())
  server.on('clientError', (_, client) => client.destroy())
  const deadEnd = createDeadEnd((socket) => socket.on('error', () => undefined).destroy())
  for (const one of [server, deadEnd]) {
    await new Promise<void>((resolve, reject) => one.once('error', reject).listen(0, '127.0.0.1', resolve))
  }

  const cut = () => {
    for (const socket of clients) socket.destroy()
    agent.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    deadEnd: (deadEnd.address() as AddressInfo).port,
    open: (pass) => {
      cut()
      const own: Visit = { ...pass, held: false, admitted: [], tunnels: new Set() }
      visit = own
      return {
        admit: (method, url) => void own.admitted.push(`${method} ${bare(url)}`),
        hold: () => {
          own.held = true
          for (const { client, site } of own.tunnels) client.unpipe(site).pause()
        },
        renew: () => {
          if (visit !== own) return
          cut()
          own.held = false
        },
        shut: () => {
          if (visit !== own) return
          cut()
          visit = undefined
        },
      }
    },
    close: async () => {
      visit = undefined
      cut()
      for (const one of [server, deadEnd]) await new Promise((resolve) => one.close(resolve))
    },
  }
}

/**
 * Whatever the gate does because somebody spoke to it. Both sides are hostile, and Node refuses by throwing what breaks HTTP,
 * such as a status of 99 or a control character in a header: that ends their connection, and nothing else.
 */
function orEnd(connection: { readonly destroy: () => unknown }, act: () => void): void {
  try {
    act()
  } catch {
    connection.destroy()
  }
}

const bare = (url: string) => url.replace(/#.*$/s, '')

/** Hands on one request of plain http. */
function forward(visit: Visit, incoming: IncomingMessage, response: ServerResponse, agent: Agent): void {
  if (visit.held) return
  const refuse = (): void => {
    response.destroy()
  }
  const url = URL.canParse(incoming.url ?? '') ? new URL(incoming.url ?? '') : undefined
  const address = url?.protocol === 'http:' ? visit.reach(url) : undefined
  if (!url || !address) {
    refuse()
    return
  }
  const method = incoming.method ?? ''
  const ticket = visit.admitted.indexOf(`${method} ${url.href}`)
  if (ticket >= 0) visit.admitted.splice(ticket, 1)
  else if (!HARMLESS.includes(method) || visit.betrays(url.href, pairsOf(handedOn(incoming.rawHeaders)))) {
    refuse()
    return
  }
  const outgoing = request({
    ...address,
    agent,
    method,
    path: `${url.pathname}${url.search}`,
    headers: handedOn(incoming.rawHeaders),
    insecureHTTPParser: true,
  })
  outgoing.on('response', (answer) => {
    answer.on('error', refuse).on('aborted', refuse)
    orEnd(response, () => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, handedOn(answer.rawHeaders))
      answer.pipe(response)
    })
  })
  outgoing.on('error', refuse).on('upgrade', (_, socket) => {
    socket.destroy()
    refuse()
  })
  // However it ended, the answer is not read on.
  response.on('error', refuse).on('close', () => outgoing.destroy())
  incoming.on('error', refuse).pipe(outgoing)
}

/** Names and values in turns, as Node gives and takes them. */
function handedOn(raw: readonly string[]): string[] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 && !HOP_BY_HOP.has(name.toLowerCase()) ? [name, raw[index + 1] ?? ''] : [],
  )
}

function pairsOf(raw: readonly string[]): HeaderPairs {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []))
}

/**
 * Connects a browser with an https origin, once it greeted that very host. The name of the host alone can tell something, and
 * the interception does not see everything that is asked there: for a passkey, the browser itself asks the host it is for.
 */
function tunnel(visit: Visit, target: string, client: Socket, head: Buffer): void {
  const url = URL.canParse(`https://${target}`) ? new URL(`https://${target}`) : undefined
  const address = url && visit.reach(url)
  if (!url || !address || visit.held || visit.betrays(url.href, [])) {
    client.destroy()
    return
  }
  client
    .on('error', () => undefined)
    .on('close', () => {
      visit.tunnels.delete(own)
      site.destroy()
    })
  const site = connect(address.port, address.host)
  const own: Tunnel = { client, site }
  visit.tunnels.add(own)
  site.setNoDelay(true)
  site.on('error', () => client.destroy()).on('close', () => client.destroy())
  client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
  let seen = head
  const greet = (chunk: Buffer) => orEnd(client, () => hear(chunk))
  const hear = (chunk: Buffer) => {
    seen = Buffer.concat([seen, chunk])
    const greeting = readGreeting(seen)
    if (greeting === 'incomplete') return
    client.off('data', greet)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const named = greeting !== 'foreign' && (greeting.serverName ?? (isIP(host) ? host : '')) === host
    // What speaks TLS but not HTTP, such as TURN, offers no such protocol.
    if (!named || !greeting.protocols.some((name) => name === 'h2' || name === 'http/1.1')) return void client.destroy()
    client.pause()
    if (visit.held) return
    site.write(seen)
    site.pipe(client)
    client.pipe(site)
  }
  client.on('data', greet)
  if (head.length > 0) greet(Buffer.alloc(0))
}
