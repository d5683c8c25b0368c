import { describe, expect, it } from 'vitest'
import type { Flow } from '../../src/flow/schema.js'
import { temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, type Site, serveSite } from '../helpers/site.js'

/** One flow on one site: `start` leads by a click on "Go" to the destination with the heading "There". */
async function siteWith(pages: Site['pages'], steps = '', settings?: string) {
  const site = await serveSite({ '/there': document('<main><h1>There</h1><button>Object</button></main>'), ...pages })
  const flow = `flow: way
link: ${site.origin}/there
capture: ${'real-time' satisfies Flow['capture']}
destination: { heading: There, submit: Object }
routes:
  - id: only
    steps:
      - { open: "${site.origin}/start" }
${steps || '      - { click: { role: link, name: Go } }'}
`
  const { config } = project({ 'way.yaml': flow }, settings)
  return { site, ...nights(temporaryFolder(), config) }
}

const LINK = '<a href="/there">Go</a>'

describe('a walk does no harm', () => {
  it('refuses a submit button by what it would do, whatever its name', async () => {
    const { site, walk } = await siteWith(
      {
        '/start': document(
          '<form method="post" action="/sent"><input aria-label="Mail"><button>Continue</button></form>',
        ),
      },
      '      - { click: { role: button, name: Continue } }',
    )
    const night = await walk()
    expect(night.walk.verdict).toBe('broken')
    expect(night.walk.outcome).toMatchObject({ kind: 'stopped', reason: 'refused' })
    expect(site.requests.filter((request) => request.startsWith('POST'))).toEqual([])
  })

  it('does not press what lies under a layer that follows the scrolling', async () => {
    const place = `const place = () => { const { left, top, width, height } = document.getElementById('t').getBoundingClientRect(); Object.assign(document.getElementById('l').style, { left: left + 'px', top: top + 'px', width: width + 'px', height: height + 'px' }) }; place(); addEventListener('scroll', place)`
    const covered = `<div style="height:5000px"></div><a id="t" href="/there">Go</a><div id="l" style="position:fixed"></div><script>${place}</script>`
    const { site, walk } = await siteWith({ '/start': document(covered) })
    expect((await walk()).walk.outcome).toMatchObject({ kind: 'stopped', reason: 'target-unusable' })
    expect(site.requests.filter((request) => request.includes('/there'))).toEqual([])
  })

  it('follows a link on the way that has the name of the submit control', async () => {
    const { walk } = await siteWith(
      { '/start': document('<nav><a href="/there">Object</a></nav>') },
      '      - { click: { role: link, name: Object } }',
    )
    expect((await walk()).walk).toMatchObject({ outcome: { kind: 'arrived' }, verdict: 'verified' })
  })

  it('never presses the link that is the submit control of the destination', async () => {
    const { site, walk } = await siteWith(
      { '/start': document('<main><h1>There</h1><a href="/sent">Object</a></main>') },
      '      - { click: { role: link, name: Object } }',
    )
    expect((await walk()).walk.outcome).toMatchObject({ kind: 'stopped', reason: 'refused' })
    expect(site.requests.filter((request) => request.includes('/sent'))).toEqual([])
  })

  it('presses the button of a GET form without text fields, which only opens an address', async () => {
    const { walk } = await siteWith(
      {
        '/start': document(
          '<form action="/there"><label><input type="radio" name="p" value="1"> Shop</label><button>Continue</button></form>',
        ),
      },
      '      - { choose: { role: radio, name: Shop } }\n      - { click: { role: button, name: Continue } }',
    )
    expect((await walk()).walk.outcome).toEqual({ kind: 'arrived' })
  })

  it('stops a form that a page sends by script', async () => {
    const { site, walk } = await siteWith({
      '/start': document(
        `<form id="f" method="post" action="/sent"></form>${LINK}<script>document.querySelector('a').onclick = (e) => { e.preventDefault(); f.submit() }</script>`,
      ),
    })
    const night = await walk()
    expect(night.walk.notes.map(({ kind }) => kind)).toContain('post-aborted')
    expect(site.requests).not.toContain('POST /sent')
  })

  it('reaches no host but those the flow allows, not even by a redirect', async () => {
    const other = await serveSite({ '/': document('<h1>There</h1>') })
    const { walk } = await siteWith({
      '/start': document(`<img src="http://example.com/pixel.png">${LINK}`),
      '/there': (_, response) => response.writeHead(302, { location: `http://localhost:${other.port}/` }).end(),
    })
    const night = await walk()
    expect(night.walk.verdict).not.toBe('verified')
    expect(night.walk.notes).toContainEqual(expect.objectContaining({ kind: 'host-refused', host: 'example.com' }))
    expect(other.requests).toEqual([])
  })

  it('closes dialogs and refuses downloads, and notes both', async () => {
    const { walk } = await siteWith({
      '/start': document(
        `<a href="/file" download>File</a>${LINK}<script>document.querySelector('[download]').click(); alert('Hello'); confirm('Sure?')</script>`,
      ),
      '/file': (_, response) =>
        response.writeHead(200, { 'content-disposition': 'attachment; filename=x.bin' }).end('x'),
    })
    const night = await walk()
    expect(night.walk.verdict).toBe('verified')
    expect(night.walk.notes.map(({ kind }) => kind).sort()).toEqual(['dialog', 'dialog', 'download'])
  })

  it('captures a page that never stops loading as it is', async () => {
    const { walk } = await siteWith(
      {
        '/start': (_, response) => {
          response.setHeader('content-type', 'text/html')
          response.write(document(LINK).replace('</body></html>', ''))
          const more = setInterval(() => response.write('<p>more</p>'), 50)
          response.on('close', () => clearInterval(more))
        },
      },
      '',
      'timeouts: { walk: 20, step: 1, calm: 1 }\n',
    )
    expect((await walk()).walk.verdict).toBe('verified')
  })

  it('says that a link is dead when it redirects in a circle or starts a download', async () => {
    const { site, walk } = await siteWith({
      '/start': (_, response) => response.writeHead(302, { location: '/start' }).end(),
    })
    expect((await walk()).walk).toMatchObject({ verdict: 'broken', outcome: { reason: 'link-dead' } })
    site.pages['/start'] = (_, response) => response.writeHead(200, { 'content-disposition': 'attachment' }).end('x')
    expect((await walk()).walk).toMatchObject({ verdict: 'broken', outcome: { reason: 'link-dead' } })
  })

  it('tells a covered and a disabled target from a missing one', async () => {
    const { site, walk } = await siteWith({
      '/start': document(`${LINK}<div style="position:fixed;inset:0;background:#fff">Survey</div>`),
    })
    const after = { kind: 'covered', by: 'Survey' }
    expect((await walk()).walk.findings).toContainEqual(expect.objectContaining({ kind: 'step-unusable', after }))
    site.pages['/start'] = document('<p>Nothing</p>')
    expect((await walk()).walk).toMatchObject({ verdict: 'broken', outcome: { reason: 'target-missing' } })
  })

  it('refuses only by the published refusing choice, and is blocked when a dialog offers none', async () => {
    const interruptions = `      - { click: { role: link, name: Go } }
interruptions:
  - { id: cookies, dialog: { role: dialog, text: cookies }, click: { role: button, name: [Reject, Decline] } }`
    const dialog = (label: string) =>
      document(
        `${LINK}<div role="dialog" aria-label="Cookies"><p>We use cookies</p><button onclick="accepted=1">Accept</button><button onclick="this.parentNode.remove()">${label}</button></div>`,
      )
    const { site, walk } = await siteWith({ '/start': dialog('Decline') }, interruptions)
    const first = await walk()
    expect(first.walk.verdict).toBe('verified')
    expect(first.walk.notes.map(({ kind }) => kind)).toEqual(['interruption'])
    site.pages['/start'] = dialog('Manage options')
    expect((await walk()).walk).toMatchObject({ verdict: 'blocked', outcome: { obstacle: 'unknown-dialog' } })
  })

  it('does not trust a walk whose browser is elsewhere than declared', async () => {
    const elsewhere = await serveSite({ '/where': document('loc=US') })
    const region = `region: { country: DE, url: "${elsewhere.origin}/where", expect: loc=DE }\n`
    const { walk } = await siteWith({ '/start': document(LINK) }, '', region)
    const night = await walk()
    expect(night.walk.verdict).toBe('error')
    expect(night.walk.outcome).toMatchObject({ message: expect.stringContaining('declared to start from DE') })
  })
})
