import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { latestGeneration, writeSession } from '../../src/state/sessions.js'
import { cookie, type Person, sealFor, sessionOf, signIn } from './sessions.js'
import { document, type Site, serveSite } from './site.js'

/** What the site of members does on the pages of a test. */
export type Members = {
  readonly site: Site
  /** Documents that were given out, with the token that was shown: `/a t3`. */
  readonly visits: string[]
  /** A member signs in: gives the first token. */
  readonly signIn: () => string
  /** What a page holds instead, or the status that it comes with, for as long as it is set. */
  instead: ((path: string) => string | number | undefined) | undefined
  /** True once a token was shown twice: the site has ended the session. */
  readonly isEnded: () => boolean
  /** The one token that is good now. */
  readonly current: () => string
}

/**
 * A site as careful ones are: every page has a new token, a token that is shown again ends the session for good, and who
 * has none gets a form to log in.
 */
export async function serveMembers(): Promise<Members> {
  let current = ''
  let ended = false
  const visits: string[] = []
  const next = () => {
    current = randomBytes(9).toString('base64url')
    return current
  }
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '/').replace(/[?#].*$/, '')
    const shown = /(?:^|; )token=([^;]*)/.exec(request.headers.cookie ?? '')?.[1]
    visits.push(path)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    const instead = members.instead?.(path)
    if (typeof instead === 'number') {
      response.statusCode = instead
      response.end(document(`<h1>${instead}</h1>`))
      return
    }
    const isMember = shown === current && !ended
    if (shown !== undefined && shown !== current) ended = true
    if (!isMember) {
      response.end(LOG_IN)
      return
    }
    response.setHeader('set-cookie', `token=${next()}; Path=/; HttpOnly; Max-Age=8640000`)
    response.end(document(`${HEADER}${instead ?? CONTENT(path)}`))
  }
  const site = await serveSite({})
  site.pages = new Proxy({}, { get: (_, path) => (path === '/favicon.ico' ? '' : answer) })
  const members: Members = {
    site,
    visits,
    signIn: () => {
      ended = false
      return next()
    },
    instead: undefined,
    isEnded: () => ended,
    current: () => current,
  }
  return members
}

const LOG_IN = document(
  '<h1>Log in</h1><form><label>E-mail <input name="email"></label><label>Password <input type="password"></label><button>Log in</button></form>',
)
const HEADER = '<header><button>Kim’s profile</button></header>'
const CONTENT = (path: string) => `<main><h1>Page ${path}</h1><p>For members.</p><a href="${path}/form">Form</a></main>`

/** Flows whose routes open a page each, and go on to its form. */
export function memberFlow(origin: string, routes: readonly string[]): string {
  return `flow: members
link: ${origin}/a
account: tester
destination: { sentences: [{ id: said, text: For members. }] }
routes:
${routes
  .map(
    (route) => `  - id: ${route}
    title: ${route}
    steps:
      - { open: "${origin}/${route}" }
      - { click: { role: link, name: Form } }`,
  )
  .join('\n')}
`
}

/** Settings with one test account, sealed for a person. */
export function memberSettings({ recipient }: Person, more = ''): string {
  return `timeouts: { step: 1, walk: 30, calm: 2 }
explore: { clicks: 0 }
workers: 1
accounts: { tester: { mark: { role: button, name: Kim’s profile } } }
sessions: { recipients: { tester: ${recipient} } }
${more}`
}

/** What a person leaves who signs in at the site. */
export async function signInAt(members: Members, file: string, person: Person, now = new Date()): Promise<void> {
  const token = cookie({
    name: 'token',
    value: members.signIn(),
    domain: '127.0.0.1',
    expires: now.getTime() / 1000 + 8640000,
  })
  const toWrite = signIn(sessionOf([token]), { signedInAt: now.toISOString(), now: now.getTime() })
  await writeSession(file, { ...toWrite, base: latestGeneration(file) }, sealFor(person))
}
