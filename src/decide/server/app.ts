import { Hono } from 'hono'
import { z } from 'zod'
import type { Language } from '../../settings/language.js'
import { decideApi, failed } from './api.js'
import type { Desks } from './desk.js'
import { pictureOfRun } from './files.js'
import { inSession, jsonOnly, ownHost, ownOrigin, refused, secured, smallOnly } from './guards.js'
import type { Session } from './session.js'

/** What is served, to whom, and where. */
export type ReviewApp = {
  readonly desks: Desks
  /** The run that `/` leads to. */
  readonly run: string
  readonly session: Session
  readonly port: number
  /** Of what is told before somebody is let in. */
  readonly language: Language
}

const tokenSchema = z.object({ token: z.string().max(200) })

/**
 * The server of `guidewatch review`. Addresses are those of the run's folder: `/runs/<run>/report/index.html`,
 * `/runs/<run>/walks/…/2-click.png`; what the page asks is below `/runs/<run>/api`.
 */
export function reviewApp({ desks, run, session, port, language }: ReviewApp): Hono {
  const app = new Hono()
  app.onError(failed)
  app.notFound((c) => refused(c, 404, 'There is nothing here.'))
  app.use(secured, ownHost(port), ownOrigin, jsonOnly, smallOnly)

  app.post('/session', async (c) => {
    const parsed = tokenSchema.safeParse(await c.req.json().catch(() => undefined))
    const cookie = parsed.success ? session.open(parsed.data.token) : null
    if (cookie === null) return refused(c, 403, 'This address does not count, or was used already.')
    return c.body(null, 204, { 'Set-Cookie': cookie })
  })
  // Browsers ask for it by themselves.
  app.get('/favicon.ico', (c) => c.body(null, 204))
  app.use(inSession(session, language))

  app.get('/session', (c) => c.body(null, 204))
  app.get('/', (c) => c.redirect(`/runs/${encodeURIComponent(run)}/report/index.html`, 303))
  app.route('/runs/:run/api', decideApi(desks))
  app.get('/runs/:run/*', async (c) => {
    const desk = desks(c.req.param('run'))
    const path = pathBelow(c.req.path, 3)
    if (!desk || path === null) return c.notFound()
    if (path.startsWith('report/') && path.endsWith('.html')) {
      const page = await desk.page(path.slice('report/'.length))
      return page === null ? c.notFound() : c.html(page)
    }
    const [, asset] = /^report\/([^/]+)$/.exec(path) ?? []
    const file = asset === undefined ? pictureOfRun(desk.out, path) : desk.asset(asset)
    return file ? c.body(file.body, 200, { 'Content-Type': file.type }) : c.notFound()
  })
  return app
}

/**
 * What follows the first parts of an address, decoded.
 *
 * @returns `null` when a part is none of its own once decoded: it would name another file than the address says.
 */
function pathBelow(address: string, skipped: number): string | null {
  try {
    const parts = address
      .split('/')
      .slice(skipped)
      .map((part) => decodeURIComponent(part))
    return parts.some((part) => part === '' || part.startsWith('.') || /[/\\\0]/.test(part)) ? null : parts.join('/')
  } catch {
    return null
  }
}
