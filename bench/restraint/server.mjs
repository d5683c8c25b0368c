// What listens to a hostile site's pages: its own origin, another allowed one, and places that no walk may reach.
// Everything that arrives is kept, whatever it is.
import { createHash, X509Certificate } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'
import { createSecureServer } from 'node:http2'
import { generate } from 'selfsigned'

/** Hosts of the TLS server; names that no one can look up. */
export const HOSTS = ['shop.test', 'api.shop.test', 'kanarienvogel4711x.shop.test', 'other.test']

/** Serves the current page on plain http, on TLS with HTTP/2 and its web sockets, on another port, and by UDP. */
export async function listen() {
  const state = { pages: {}, arrived: [] }
  const keep = (where, method, url, headers, body) => state.arrived.push({ where, method, url, headers, body })
  const answer = (where) => (request, response) => {
    if (request.method === 'CONNECT') return
    const chunks = []
    request.on('data', (chunk) => chunks.push(chunk))
    request.on('end', () => {
      keep(where, request.method, request.url, request.headers, Buffer.concat(chunks).toString())
      const page = state.pages[request.url.replace(/[?#].*$/, '')]
      try {
        response.setHeader('access-control-allow-origin', '*')
        response.setHeader('content-type', 'text/html; charset=utf-8')
        if (typeof page === 'function') return page(request, response)
        response.statusCode = page === undefined ? 404 : 200
        response.end(page ?? '<h1>Nothing</h1>')
      } catch {
        // The request is over already.
      }
    })
  }
  const upgraded = (where) => (request, socket) => {
    keep(where, 'WEBSOCKET', request.url, request.headers, '')
    socket.destroy()
  }
  const pems = await generate([{ name: 'commonName', value: 'bench' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: HOSTS.map((value) => ({ type: 2, value })) }],
  })
  const plain = createServer(answer('own')).on('upgrade', upgraded('own'))
  const other = createServer(answer('other port')).on('upgrade', upgraded('other port'))
  other.on('connect', (request, socket) => {
    keep('other port', 'CONNECT', request.url, {}, '')
    socket.destroy()
  })
  const tls = createSecureServer(
    { key: pems.private, cert: pems.cert, allowHTTP1: true, settings: { enableConnectProtocol: true } },
    (request, response) => answer(request.authority === 'other.test' ? 'other host' : 'own')(request, response),
  ).on('upgrade', upgraded('own'))
  tls.on('stream', (stream, headers) => {
    if (headers[':method'] !== 'CONNECT') return
    keep('own', 'WEBSOCKET', headers[':path'], headers, '')
    stream.on('error', () => undefined)
    if (!stream.headersSent) stream.respond({ ':status': 200 })
  })
  tls.on('sessionError', () => undefined)
  const udp = createSocket('udp4')
  udp.on('message', () => keep('udp', 'UDP', '/got/webrtc', {}, ''))
  for (const server of [plain, other, tls]) await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  await new Promise((resolve) => udp.bind(0, '127.0.0.1', resolve))
  const key = new X509Certificate(pems.cert).publicKey.export({ type: 'spki', format: 'der' })
  return Object.assign(state, {
    port: plain.address().port,
    otherPort: other.address().port,
    udpPort: udp.address().port,
    standIn: { port: tls.address().port, spki: createHash('sha256').update(key).digest('base64'), hosts: HOSTS },
    close: () => {
      udp.close()
      for (const server of [plain, other, tls]) server.close()
    },
  })
}
