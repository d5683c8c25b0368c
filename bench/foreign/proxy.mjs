import { request as ask, createServer } from 'node:http'

const IMAGE = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="80"><rect width="300" height="80" fill="#4a7"/><circle cx="60" cy="40" r="24" fill="#fff"/></svg>`

/**
 * Stands between browser and application, on one address for all versions. `set` says which application answers, and
 * what is changed about its answers:
 *
 * - `scripts`: source texts run in every page, first of all
 * - `fault(request, count)`: `'503'`, `'reset'`, `'never'` or a number of milliseconds to wait; `count` is how often this address was
 *   asked for since `set`
 * - `headers`: request headers that are replaced
 *
 * Below `/__foreign/` it answers itself: `image.svg`, `gone.html` (404) and `never`.
 */
export async function openProxy() {
  let state = { upstream: '', scripts: [] }
  let counts = new Map()
  const server = createServer((request, response) => {
    const count = (counts.get(request.url) ?? 0) + 1
    counts.set(request.url, count)
    const fault = state.fault?.(request, count)
    if (fault === 'never' || request.url.startsWith('/__foreign/never')) return
    if (fault === 'reset') return request.socket.destroy()
    if (fault === '503') {
      response.writeHead(503, { 'content-type': 'text/html; charset=utf-8' })
      return response.end('<!doctype html><title>503</title><h1>503 Service Unavailable</h1>')
    }
    setTimeout(() => answer(request, response), typeof fault === 'number' ? fault : 0)
  })
  const answer = (request, response) => {
    if (request.url.startsWith('/__foreign/image')) {
      response.writeHead(200, { 'content-type': 'image/svg+xml' })
      return response.end(IMAGE)
    }
    if (request.url.startsWith('/__foreign/')) {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' })
      return response.end('<!doctype html><title>404 Not Found</title><h1>404 Not Found</h1>')
    }
    const { upstream, scripts, headers } = state
    const own = `http://${request.headers.host}`
    const outgoing = ask(
      new URL(request.url, upstream),
      { method: request.method, headers: { ...request.headers, 'accept-encoding': 'identity', ...headers } },
      (incoming) => {
        const kept = { ...incoming.headers }
        if (kept.location) kept.location = kept.location.replace(upstream, own)
        // An answer to a navigation that does not say what it is, is a page to a browser.
        const isPage = /html/.test(
          kept['content-type'] ?? (request.headers['sec-fetch-mode'] === 'navigate' ? 'html' : ''),
        )
        if (!isPage || scripts.length === 0) {
          response.writeHead(incoming.statusCode, kept)
          return incoming.pipe(response)
        }
        const parts = []
        incoming.on('data', (part) => parts.push(part))
        incoming.on('end', () => {
          for (const name of [
            'content-length',
            'content-security-policy',
            'transfer-encoding',
            'etag',
            'last-modified',
          ])
            delete kept[name]
          const html = Buffer.concat(parts).toString('utf8')
          // A piece that a page asks for by itself is no page.
          if (!/<html\b|<!doctype/i.test(html))
            return response.writeHead(incoming.statusCode, incoming.headers).end(html)
          const tags = scripts.map((script) => `<script>${script.replaceAll('</', '<\\/')}</script>`).join('')
          const changed = /<head\b[^>]*>/i.test(html)
            ? html.replace(/<head\b[^>]*>/i, (head) => head + tags)
            : tags + html
          response.writeHead(incoming.statusCode, kept)
          response.end(changed)
        })
      },
    )
    outgoing.on('error', () => response.destroy())
    request.pipe(outgoing)
  }
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    set(next) {
      state = { scripts: [], ...next }
      counts = new Map()
    },
    stop() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
