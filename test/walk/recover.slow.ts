import { describe, expect, it } from 'vitest'
import type { Handler } from '../helpers/site.js'
import { document } from '../helpers/site.js'
import { failsOnce, LINK, THERE, wayOn } from '../helpers/way.js'

const status =
  (code: number): Handler =>
  (_, response) =>
    response.writeHead(code, { 'content-type': 'text/html' }).end(document('<h1>Out of order</h1>'))
const FAILS: readonly (readonly [string, Handler])[] = [
  ['status 500', status(500)],
  ['status 503 that asks for a second', (_, response) => response.writeHead(503, { 'retry-after': '1' }).end('later')],
  ['a connection that is reset', (request) => void request.socket.resetAndDestroy()],
  ['an empty answer', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end()],
  ['a broken answer', (_, response) => response.writeHead(200, { 'content-length': '9000' }).end('<p>half')],
]
const APP = 'document.querySelector("main").innerHTML = `<h1>Start</h1><a href="/there">Go</a>`'
const SHELL = document('<main>Loading</main><script src="/app.js"></script>')
const never: Handler = () => undefined

describe('a server that fails once', () => {
  it.each(FAILS)('with %s, does not stop a walk: on its first page, and on one reached by a press', async (_, fail) => {
    const { walk } = await wayOn({ '/start': failsOnce(fail, document(LINK)), '/there': failsOnce(fail, THERE) })
    const night = await walk()
    expect(night.walk).toMatchObject({ verdict: 'verified', outcome: { kind: 'arrived' } })
    // On a connection that was used before, Chromium itself asks again after a reset.
    expect(new Set(night.walk.notes.map(({ kind }) => kind))).toEqual(new Set(['loaded-again']))
  })

  it('behind a redirect to an address that is new each time, is asked again for that address', async () => {
    let drafts = 0
    const pages = Object.fromEntries(
      Array.from({ length: 5 }, (_, draft) => [`/draft-${draft}`, failsOnce(status(503), THERE)]),
    )
    const compose: Handler = (_, response) => response.writeHead(302, { location: `/draft-${drafts++}` }).end()
    const { walk } = await wayOn({ ...pages, '/start': document('<a href="/compose">Go</a>'), '/compose': compose })
    expect((await walk()).walk).toMatchObject({ verdict: 'verified' })
    expect(drafts).toBe(1)
  })

  it('with a script that the page is drawn by, does not stop the walk', async () => {
    const { walk, site } = await wayOn({ '/start': SHELL })
    for (const fail of [status(502), never]) {
      site.pages['/app.js'] = failsOnce(fail, APP)
      expect((await walk()).walk).toMatchObject({ verdict: 'verified' })
    }
  })

  it('with the data behind a button, is walked to again from the start', async () => {
    const menu = document(
      `<button onclick="fetch('/menu').then((r) => r.ok ? r.text() : '').then((t) => { document.querySelector('nav').innerHTML = t })">Menu</button><nav></nav>`,
    )
    const { walk, site } = await wayOn(
      { '/start': menu },
      { steps: '      - { click: { role: button, name: Menu } }\n      - { click: { role: link, name: Go } }' },
    )
    site.pages['/menu'] = failsOnce(status(500), LINK)
    const night = await walk()
    expect(night.walk.verdict).toBe('verified')
    expect(site.requests.filter((request) => request.endsWith('/menu'))).toHaveLength(2)
  })

  it('is asked again only twice, and called out of reach when it goes on failing', async () => {
    const { walk, site } = await wayOn({ '/start': status(500) })
    const night = await walk()
    expect(night.walk).toMatchObject({ verdict: 'blocked', outcome: { obstacle: 'unavailable' } })
    expect(site.requests.filter((request) => request === 'GET /start')).toHaveLength(3)
  })

  it('is not asked again when it says that a page is gone, or asks to slow down', async () => {
    const { walk, site } = await wayOn({ '/start': status(404) })
    expect((await walk()).walk.verdict).toBe('broken')
    site.pages['/start'] = status(429)
    expect((await walk()).walk.verdict).toBe('blocked')
    expect(site.requests.filter((request) => request === 'GET /start')).toHaveLength(2)
  })
})

describe('requests that never end', () => {
  it('do not hold up a walk beyond the time that a page gets to become calm, once', async () => {
    const busy = document(
      `${LINK}<script>fetch('/poll')</script><img src="/never.png" width="9" height="9" alt=""><script src="/never.js" async></script>`,
    )
    const { walk } = await wayOn(
      {
        '/start': busy,
        '/poll': never,
        '/never.png': never,
        '/never.js': never,
        '/there': THERE.replace('<main>', '<main><script>fetch("/poll")</script>'),
      },
      { settings: 'timeouts: { step: 1, walk: 40, calm: 9 }\nretries: 0\nexplore: { clicks: 0 }\n' },
    )
    expect((await walk()).walk.verdict).toBe('verified')
  })
})

describe("the browser's own error page", () => {
  it('is told as the host and its error, and none of it as the text of the site', async () => {
    const { walk } = await wayOn({ '/start': document(LINK), '/there': (request) => void request.socket.destroy() })
    const night = await walk()
    expect(night.walk).toMatchObject({ verdict: 'blocked', outcome: { obstacle: 'unavailable' } })
    expect(JSON.stringify(night.walk.outcome)).toMatch(/127\.0\.0\.1:\d+","error":"ERR_EMPTY_RESPONSE/)
    expect(JSON.stringify(night.walk.findings)).not.toMatch(/This page isn|site can.t be reached/i)
  })

  it('of a link that leads to another host says where the way leads', async () => {
    const { walk } = await wayOn({ '/start': document('<a href="http://elsewhere.example/">Go</a>') })
    expect((await walk()).walk.outcome).toMatchObject({
      kind: 'stopped',
      reason: 'left-hosts',
      why: { kind: 'other-host', host: 'elsewhere.example' },
    })
  })
})

it('waits for a page as long as it shows that it is at work, and no longer than for any page', async () => {
  // A worker's clock goes on where the page's stands still.
  const working = (seconds: number, comes: string) => `<div class="spinner">*</div><main id="told">Opening …</main>
    <style>.spinner { width: 30px; height: 30px; animation: turn 1s infinite } @keyframes turn { to { transform: rotate(360deg) } }</style>
    <script>const work = new Worker(URL.createObjectURL(new Blob(['setTimeout(() => postMessage(0), ${seconds * 1000})'])))
    work.onmessage = () => { told.innerHTML = ${JSON.stringify(comes)}; document.querySelector('.spinner').remove() }</script>`
  const settings = 'timeouts: { step: 1, walk: 60, page: 8, calm: 2 }\nretries: 0\nexplore: { clicks: 0 }\n'
  const { site, walk } = await wayOn({ '/start': document(working(6, LINK)) }, { settings })
  expect((await walk()).walk.verdict).toBe('verified')
  const form = '<h1>There</h1><form method="post"><label>Why <input></label><button>Object</button></form>'
  Object.assign(site.pages, { '/start': document(LINK), '/there': document(working(6, form)) })
  expect((await walk()).walk.verdict).toBe('verified')
  site.pages['/start'] = document(working(10_000, LINK))
  expect((await walk()).walk).toMatchObject({ verdict: 'broken', outcome: { reason: 'target-missing' } })
})

it('does not wait for what turns in an advertisement beside the content', async () => {
  const turning = `<aside><div class="spinner">*</div></aside><main>Settings</main>
    <style>.spinner { width: 30px; height: 30px; animation: turn 1s infinite } @keyframes turn { to { transform: rotate(360deg) } }</style>`
  // Waiting for it would take the whole walk.
  const settings = 'timeouts: { step: 1, walk: 60, page: 600, calm: 2 }\nretries: 0\nexplore: { clicks: 0 }\n'
  const { walk } = await wayOn({ '/start': document(turning) }, { settings })
  expect((await walk()).walk).toMatchObject({ verdict: 'broken', outcome: { reason: 'target-missing' } })
})
