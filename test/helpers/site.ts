import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { temporaryFolder } from './cli.js'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** A small site of its own on 127.0.0.1, whose pages a test may exchange between two nights. */
export type Site = {
  readonly port: number
  readonly origin: string
  /** Paths asked for, with their methods, such as `POST /send`. */
  readonly requests: string[]
  pages: Record<string, string | Handler>
}

/** Serves pages until the test file ends; unknown paths answer 404. */
export async function serveSite(pages: Site['pages']): Promise<Site> {
  const site: Site = { port: 0, origin: '', requests: [], pages }
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/[?#].*$/, '')
    site.requests.push(`${request.method} ${path}`)
    const page = site.pages[path]
    if (typeof page === 'function') return page(request, response)
    response.statusCode = page === undefined ? 404 : 200
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(page ?? document('<h1>404</h1>'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return Object.assign(site, { port, origin: `http://127.0.0.1:${port}` })
}

/** A whole page around a body. */
export function document(body: string, head = ''): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test page</title>${head}</head><body>${body}</body></html>`
}

/** No waiting for what does not come, and no search for new ways, which has tests of its own. */
export const TEST_SETTINGS = 'timeouts: { step: 1, walk: 30, calm: 2 }\nretries: 0\nexplore: { clicks: 0 }\n'

/** A folder with settings and flows of its own, as an author outside this project would have. Returns its settings file. */
export function project(
  flows: Record<string, string>,
  settings = TEST_SETTINGS,
): { readonly folder: string; readonly config: string } {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'flows'))
  const config = join(folder, 'guidewatch.yaml')
  writeFileSync(config, settings)
  for (const [name, content] of Object.entries(flows)) writeFileSync(join(folder, 'flows', name), content)
  return { folder, config }
}
