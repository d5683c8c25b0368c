import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, type Site, serveSite, TEST_SETTINGS } from '../helpers/site.js'

/** Time enough for a machine that is busy; nothing here waits for its end. */
const SETTINGS = TEST_SETTINGS.replace('walk: 30', 'walk: 110')
const GO = '<a href="/there">Go</a>'
const LOG_IN = `      - { fill: { role: textbox, name: User, secret: NEVER_USER } }
      - { fill: { role: textbox, name: Password, secret: NEVER_PASSWORD } }
      - { click: { role: button, name: Log in } }
`
process.env.NEVER_USER = 'Zaunkoenig'
process.env.NEVER_PASSWORD = 'Rotkehlchen&99z'

/** Walks from `/` over the given steps and "Go" to "There"; what was posted, with its bodies. */
async function walked(pages: Site['pages'], steps = '', more = (_: string) => '') {
  const posted: string[] = []
  const keep = (request: IncomingMessage) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => posted.push(`${request.url} ${body}`))
  }
  const site = await serveSite({
    '/there': document('<main><h1>There</h1><button>Object</button></main>'),
    '/account': document(GO),
    '/in': (request, response) => {
      keep(request)
      response.writeHead(303, { location: '/account' }).end()
    },
    '/delete-account': (request, response) => {
      keep(request)
      response.end('deleted')
    },
    ...pages,
  })
  const flow = `flow: way
link: ${site.origin}/there
destination: { heading: There, submit: Object }
${more(site.origin)}routes:
  - id: only
    steps:
      - { open: "${site.origin}/" }
${steps}      - { click: { role: link, name: Go } }
`
  const { config } = project({ 'way.yaml': flow }, SETTINGS)
  const { walk } = await nights(temporaryFolder(), config).walk()
  return { walk, posted }
}

const fields =
  '<label>User <input name="u"></label><label>Password <input type="password" name="p"></label><button>Log in</button>'
const form = (script: string) => document(`<form method="post" action="/in">${fields}</form>${GO}${script}`)

describe('the one log-in', () => {
  it.each(['pointerdown', 'mouseenter', 'focus'])('is no other form that is sent on %s', async (event) => {
    const other = `<form id="other" method="post" action="/delete-account" target="f"><input name="sure"></form><iframe name="f"></iframe><script>document.querySelector('button').on${event} = () => other.submit()</script>`
    const { walk, posted } = await walked({ '/': form(other) }, LOG_IN)
    expect(posted).toEqual(['/in u=Zaunkoenig&p=Rotkehlchen%2699z'])
    expect(walk.verdict).toBe('verified')
  })

  it('does not go where its form did not say', async () => {
    const script = `<script>document.forms[0].onsubmit = (event) => { event.target.action = '/delete-account' }</script>`
    expect((await walked({ '/': form(script) }, LOG_IN)).posted).toEqual([])
  })

  it('by script holds every secret, where the flow names its address', async () => {
    const script = `<script>document.forms[0].onsubmit = async (event) => { event.preventDefault(); const [u, p] = document.forms[0]; await fetch('/in', { method: 'POST', body: JSON.stringify({ u: u.value, p: p.value }) }); location = '/account' }
document.querySelector('button').onpointerdown = () => fetch('/in', { method: 'POST', body: JSON.stringify({ forget: document.forms[0].u.value }) })</script>`
    const reads = (origin: string) => `reads: ["POST ${origin}/in"]\n`
    const { walk, posted } = await walked({ '/': form(script) }, LOG_IN, reads)
    expect(posted).toEqual(['/in {"u":"Zaunkoenig","p":"Rotkehlchen&99z"}'])
    expect(walk.verdict).toBe('verified')
  })
})

it('an answer that breaks HTTP ends no walk', async () => {
  const { walk } = await walked({
    '/': document(`${GO}<script>fetch('/odd')</script>`),
    '/odd': (_, response) => void response.socket?.end('HTTP/1.1 099 Odd\r\nContent-Length: 2\r\n\r\nhi'),
  })
  expect(walk.verdict).toBe('verified')
})

it('the browser’s own question for a name and a password is answered by nobody', async () => {
  const asking = await walked({
    '/there': (_, response) =>
      response
        .writeHead(401, { 'www-authenticate': 'Basic realm="Shop"', 'content-type': 'text/html' })
        .end('<p>Who?</p>'),
    '/': document(GO),
  })
  expect(asking.walk).toMatchObject({ verdict: 'blocked', outcome: { obstacle: 'login-wall' } })
})
