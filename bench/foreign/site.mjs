import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.htm': 'text/html; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.yaml': 'text/yaml; charset=utf-8',
}

/**
 * Serves a folder on 127.0.0.1.
 *
 * @param more answers of its own: path to `{ type, body }`.
 * @param folders further folders: beginning of the path to the folder that is served below it.
 */
export async function serveFolder(folder, port, more = {}, folders = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url.replace(/[?#].*$/, ''))
    if (more[path]) {
      response.writeHead(200, { 'content-type': more[path].type })
      return response.end(more[path].body)
    }
    const [below, other] = Object.entries(folders).find(([start]) => path.startsWith(start)) ?? ['', folder]
    const asked = join(other, normalize(path.slice(below.length)))
    const file = existsSync(asked) && statSync(asked).isDirectory() ? join(asked, 'index.html') : asked
    if (!existsSync(file)) {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' })
      return response.end('<!doctype html><title>404 Not Found</title><h1>404 Not Found</h1>')
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
