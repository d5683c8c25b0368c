import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { policyHeader, policyOf } from '../../page/frame.js'
import type { Language } from '../../settings/language.js'
import { ENTRY_POLICY, entryPage } from './entry.js'
import type { Session } from './session.js'

// A server on this machine can be reached by every web page that a browser on this machine shows. Each of these keeps out
// what another one lets pass: see docs/security.md.

/** More than a decision is that names 2 000 screens. */
export const MOST_BYTES = 100_000

/** What the pages of the report may load: their own pictures, style and scripts; and they may ask this server. */
const POLICY = policyOf({
  'img-src': "'self'",
  'style-src': "'self'",
  'script-src': "'self'",
  'connect-src': "'self'",
})

/** Nothing of an answer is kept, guessed at, shown within another page, or read by one. */
export const secured: MiddlewareHandler = async (c, next) => {
  await next()
  const policy = c.res.headers.get('Content-Security-Policy') ?? POLICY
  c.res.headers.set('Content-Security-Policy', policyHeader(policy))
  c.res.headers.set('Referrer-Policy', 'no-referrer')
  c.res.headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  c.res.headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  c.res.headers.set('X-Content-Type-Options', 'nosniff')
  c.res.headers.set('Cache-Control', 'no-store')
}

/** 421 for every name but this machine's own: a name of somebody else that leads here is how a page reads what is not its own. */
export function ownHost(port: number): MiddlewareHandler {
  const own = new Set(['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${port}`))
  return async (c, next) => {
    if (!own.has(c.req.header('host') ?? '')) return refused(c, 421, 'This server answers to its own address alone.')
    return next()
  }
}

/** 403 for whatever could change something and does not come from a page of this server. */
export const ownOrigin: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
  if (c.req.method !== 'POST')
    return refused(c, 405, 'Only GET, HEAD and POST are known here.', { Allow: 'GET, HEAD, POST' })
  if (c.req.header('origin') !== `http://${c.req.header('host')}`)
    return refused(c, 403, 'Only pages of this server may change anything.')
  return next()
}

/** 401 without the session's cookie; whoever wants to see a page gets the one that exchanges the token for it. */
export function inSession(session: Session, language: Language): MiddlewareHandler {
  const entry = entryPage(language)
  return async (c, next) => {
    if (session.holds(c.req.header('cookie'))) return next()
    if (c.req.method === 'GET' && (c.req.header('accept') ?? '').includes('text/html')) {
      c.header('Content-Security-Policy', ENTRY_POLICY)
      return c.html(entry, 401)
    }
    return refused(c, 401, 'Open the address that `guidewatch review` has printed.')
  }
}

/** 415 for all but JSON: what a form of another page can send is none. */
export const jsonOnly: MiddlewareHandler = async (c, next) => {
  const [type] = (c.req.header('content-type') ?? '').toLowerCase().split(';')
  if (c.req.method === 'POST' && type?.trim() !== 'application/json')
    return refused(c, 415, 'Only application/json is taken.')
  return next()
}

/** 413 for what is too large, whatever its header says of its length. */
export const smallOnly: MiddlewareHandler = bodyLimit({
  maxSize: MOST_BYTES,
  onError: (c) => refused(c, 413, `At most ${MOST_BYTES} bytes are taken.`),
})

/** An error as a sentence. */
export function refused(
  c: Context,
  status: 400 | 401 | 403 | 404 | 405 | 413 | 415 | 421 | 422 | 500,
  error: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return c.json({ error }, status, headers)
}
