import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { BadInputError } from '../mistake/mistake.js'
import { openFolder } from './folder.js'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.atom': 'application/atom+xml',
  '.ics': 'text/calendar; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
}

/** A publication that is shown on this machine, and how to end that. */
export type Shown = { readonly url: string; readonly close: () => Promise<void> }

/**
 * Shows a published folder on this machine only: the files that it lists and nothing else.
 *
 * @param port 0 takes any that is free.
 * @throws BadInputError when the folder is no publication; Error when the port is taken.
 */
export async function showFolder(folder: string, port: number): Promise<Shown> {
  const { before } = openFolder(folder)
  if (!before || before.size === 0)
    throw new BadInputError(`${folder} was not published yet: \`guidewatch publish\` does that.`)
  const server = createServer((request, response) => {
    const path = fileOf(request.url ?? '/')
    const file = join(folder, path)
    const isListed = before.get(path) !== undefined || path === 'head.json' || path === 'files.json'
    const found = isListed && existsSync(file)
    const missing = join(folder, '404.html')
    response.statusCode = found ? 200 : 404
    response.setHeader('X-Content-Type-Options', 'nosniff')
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader(
      'Content-Type',
      found ? (TYPES[extname(path)] ?? 'text/plain; charset=utf-8') : 'text/html; charset=utf-8',
    )
    const body = found ? readFileSync(file) : existsSync(missing) ? readFileSync(missing) : 'Not found'
    response.end(request.method === 'HEAD' ? undefined : body)
  })
  await listening(server, port)
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** `go/shop/` is `go/shop/index.html`, as hosts of static files have it. */
function fileOf(url: string): string {
  const { pathname } = new URL(url, 'http://localhost')
  let path: string
  try {
    path = decodeURIComponent(pathname).slice(1)
  } catch {
    return ''
  }
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}
