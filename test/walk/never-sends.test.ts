import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../src/settings/language.js'
import { findingInWords } from '../../src/words/finding.js'
import { temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, type Site, serveSite, TEST_SETTINGS } from '../helpers/site.js'

/** Time enough for a machine that is busy; nothing here waits for its end. */
const SETTINGS = TEST_SETTINGS.replace('walk: 30', 'walk: 110')

const THERE = document('<main><h1>There</h1><button>Object</button></main>')
const GO = '<a href="/there">Go</a>'

/** A flow on one site, from `/` by the given steps and a click on "Go" to the destination "There". */
async function siteWith(pages: Site['pages'], { steps = '', more = (_: string): string => '' } = {}) {
  const site = await serveSite({ '/there': THERE, ...pages })
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
  const posted = () => site.requests.filter((request) => !/^(?:GET|HEAD) /.test(request))
  return { site, posted, ...nights(temporaryFolder(), config) }
}

const LOG_IN = `      - { fill: { role: textbox, name: User, secret: NEVER_USER } }
      - { fill: { role: textbox, name: Password, secret: NEVER_PASSWORD } }
      - { click: { role: button, name: Log in } }
`
const form = (action: string, script = '') =>
  document(
    `<form method="post" action="${action}"><label>User <input name="u"></label><label>Password <input type="password" name="p"></label><button>Log in</button></form>${GO}<script>${script}</script>`,
  )
process.env.NEVER_USER = 'Zaunkoenig'
process.env.NEVER_PASSWORD = 'Rotkehlchen&99z'

describe('a walk never sends', () => {
  it('does not judge a step that may need a stopped request, and says which line allows it', async () => {
    const page = document(
      `<div id="list"></div><script>fetch('/api/list?page=1', { method: 'POST' }).then((r) => r.text()).then((html) => { list.innerHTML = html })</script>`,
    )
    const pages: Site['pages'] = { '/': page, '/api/list': (_, response) => response.end(GO) }
    const without = await siteWith(pages)
    const { walk } = await without.walk()
    const line = `POST ${without.site.origin}/api/list`
    const why = { kind: 'needs-reads', lines: [line] }
    expect([walk.verdict, walk.outcome]).toMatchObject(['blocked', { obstacle: 'request-stopped', why }])
    const finding = walk.findings.find(({ kind }) => kind === 'obstacle')
    for (const language of LANGUAGES)
      expect(finding && findingInWords(finding, language)).toContain(`reads: [ "${line}" ]`)
    expect(without.posted()).toEqual([])
    const allowed = await siteWith(pages, { more: (origin) => `reads: ["POST ${origin}/api/list"]\n` })
    expect((await allowed.walk()).walk.verdict).toBe('verified')
    expect(allowed.posted()).toEqual(['POST /api/list'])
  })

  it('takes a beacon that was stopped for no reason', async () => {
    const { site, posted, walk } = await siteWith({
      '/': document(`<h1>Shop</h1><script>navigator.sendBeacon('/track', 'x')</script>`),
    })
    expect((await walk()).walk.outcome).toMatchObject({ kind: 'stopped', reason: 'target-missing' })
    site.pages['/'] = document(`${GO}<script>for (let n = 0; n < 3; n++) navigator.sendBeacon('/track', 'x')</script>`)
    const night = await walk()
    expect(night.walk.verdict).toBe('verified')
    expect(night.walk.notes).toMatchObject([{ kind: 'request-stopped', times: 3 }])
    expect(posted()).toEqual([])
  })

  it('types a secret only where the flow is at home, into a form that goes back there', async () => {
    const other = await serveSite({ '/take': document('<h1>Taken</h1>') })
    const { site, walk } = await siteWith({ '/': form(`${other.origin}/take`) }, { steps: LOG_IN })
    expect((await walk()).walk.outcome).toMatchObject({ kind: 'stopped', reason: 'refused' })
    site.pages['/'] = form(
      '/in',
      `history.replaceState(0, '', '/'); document.forms[0].oninput = () => new Image().src = '/typed?' + btoa(document.forms[0].p.value)`,
    )
    site.pages['/in'] = (_, response) => response.writeHead(307, { location: '/taken' }).end()
    await walk()
    expect(site.requests.filter((request) => /taken/.test(request))).toEqual([])
    expect(site.requests.filter((request) => request === 'POST /in')).toEqual(['POST /in'])
    expect(other.requests).toEqual([])
  })

  it('looks at the destination with the network closed', async () => {
    const { site, walk } = await siteWith({
      '/': document(GO),
      '/there': document(
        `<main><h1>There</h1><button>Object</button></main><script>new MutationObserver(() => { fetch('/late'); navigator.sendBeacon('/late') }).observe(document, { subtree: true, childList: true }); addEventListener('pagehide', () => navigator.sendBeacon('/last'))</script>`,
      ),
    })
    expect((await walk()).walk.verdict).toBe('verified')
    expect(site.requests.filter((request) => /late|last/.test(request))).toEqual([])
  })
})
