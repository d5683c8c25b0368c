import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anchorOf } from '../../src/page/anchor.js'
import { writeReports } from '../../src/report/write.js'
import { storedRun } from '../../src/state/runs.js'
import { temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, serveSite } from '../helpers/site.js'

const page = (title: string, ...links: [string, string][]) =>
  document(
    `<nav aria-label="Main"><a href="/">Home</a> <a href="/account">Account</a></nav><main><h1>${title}</h1><ul>${links.map(([name, to]) => `<li><a href="${to}">${name}</a></li>`).join('')}</ul></main>`,
  )
const FORM = document(
  '<main><h1>Opt out</h1><p>We will stop.</p><form method="post" action="/send"><label>Reason <textarea></textarea></label><button>Send</button></form></main>',
)
const flow = (origin: string) => `flow: opt-out
link: ${origin}/optout
destination: { heading: Opt out, submit: Send, sentences: [{ id: stop, text: We will stop. }] }
locales: [en-GB, de-DE]
guides: { ours: { title: How to, publisher: Example Watch, language: en } }
routes:
  - id: menu
    guides: [ours]
    steps:
      - { open: "${origin}/", says: Open the site. }
      - { click: { role: link, name: Account }, says: 'Choose "Account".' }
      - { click: { role: link, name: Privacy }, says: 'Choose "Privacy".' }
      - { click: { role: link, name: Object }, says: 'Choose "Object".' }
`

async function siteWithRoute() {
  const pages = {
    '/': page('Home', ['News', '/news']),
    '/news': page('News'),
    '/account': page('Account', ['Privacy', '/privacy'], ['Profile', '/profile'], ['Delete account', '/delete']),
    '/privacy': page('Privacy', ['Object', '/optout']),
    '/profile': page('Profile'),
    '/delete': page('Gone'),
    '/optout': FORM,
  }
  const site = await serveSite(pages)
  const { config, folder } = project(
    { 'opt-out.yaml': flow(site.origin) },
    'timeouts: { step: 1, walk: 30 }\nretries: 0\nexplore: { clicks: 2, screens: 12, seconds: 20 }\n',
  )
  const { walk, approve, settings } = nights(temporaryFolder(), config)
  await walk()
  await approve()
  return { site, folder, walk, settings }
}

describe('a control that is gone', () => {
  it('is searched for in the menus; the way found is walked, pictured and proposed as patch and wording', async () => {
    const { site, folder, walk, settings } = await siteWithRoute()
    site.pages['/account'] = page(
      'Account',
      ['Legal information', '/legal'],
      ['Profile', '/profile'],
      ['Delete account', '/delete'],
      ['Bye', '/session/logout'],
    )
    site.pages['/legal'] = page('Legal information', ['Privacy', '/privacy'])
    site.requests.length = 0
    const { run, out } = await walk()
    expect(run.walks.map(({ verdict }) => verdict)).toEqual(['broken', 'broken'])
    const [proposal] = run.proposals
    expect(proposal).toMatchObject({
      kind: 'route',
      step: 'click-privacy',
      texts: [
        { locale: 'en-GB', change: { kind: 'insert', step: 3 }, sentences: ['Choose "Legal information".'] },
        { locale: 'de-DE', sentences: ['Wähle „Legal information“.'] },
      ],
    })
    const pictures = proposal?.pictures.flatMap(({ files }) => files) ?? []
    expect(pictures.length).toBeGreaterThanOrEqual(8)
    expect(pictures.every((file) => existsSync(join(out, file)))).toBe(true)
    expect(run.patches[0]?.patch).toContain(
      '+      - { click: { role: link, name: { en: "Legal information", de: "Legal information" } }',
    )
    expect(readFileSync(join(out, 'patches', 'opt-out.patch'), 'utf8')).toBe(run.patches[0]?.patch)
    // Only harmless controls were pressed, and nothing was sent.
    expect(site.requests.filter((request) => /delete|logout|POST/.test(request))).toEqual([])
    await writeReports(storedRun(out, run), settings, 'en')
    // The report shows it, and the flow itself is untouched.
    const file = `${anchorOf(run.walks[0] ?? { id: '' })}.html`
    expect(readFileSync(join(out, 'report', 'walks', file), 'utf8')).toContain('Proposed new way')
    expect(readFileSync(join(out, 'summary.md'), 'utf8')).toContain('add before step 3')
    expect(readFileSync(join(folder, 'flows', 'opt-out.yaml'), 'utf8')).toBe(flow(site.origin))
  })

  it('is not proposed when no way leads to the destination', async () => {
    const { site, walk } = await siteWithRoute()
    site.pages['/account'] = page('Account', ['Profile', '/profile'])
    delete site.pages['/privacy']
    const { run, walks } = await walk()
    expect(walks.map(({ verdict, proposed }) => [verdict, proposed])).toEqual([
      ['broken', null],
      ['broken', null],
    ])
    expect(run.patches).toEqual([])
  })

  it('is not proposed where the guide goes on without it: what would be pressed has nothing to do with the way', async () => {
    const { site, walk } = await siteWithRoute()
    const menu = '<button aria-expanded="false" onclick="this.ariaExpanded = true">My contract</button>'
    site.pages['/account'] = `${page('Account', ['Object', '/optout'])}${menu}`
    const { walks } = await walk()
    expect(walks.map(({ verdict, proposed }) => [verdict, proposed])).toEqual([
      ['broken', null],
      ['broken', null],
    ])
  })

  it('renamed, makes a patch and a sentence for the guide', async () => {
    const { site, walk } = await siteWithRoute()
    site.pages['/account'] = page(
      'Account',
      ['Privacy centre', '/privacy'],
      ['Profile', '/profile'],
      ['Delete account', '/delete'],
    )
    const { run } = await walk()
    expect(run.walks.map(({ verdict }) => verdict)).toEqual(['changed', 'changed'])
    expect(run.proposals[0]?.texts[0]).toEqual({
      locale: 'en-GB',
      devices: ['desktop'],
      change: { kind: 'rename', step: 3, before: 'Privacy', after: 'Privacy centre' },
      sentences: ['Choose "Privacy centre".'],
    })
    expect(run.patches[0]?.patch).toMatch(/^\+ +- \{ .*click: \{ role: link, name: Privacy centre \}/m)
  })

  it('is searched for behind entries that explain themselves, on pages that ask by POST as the flow allows', async () => {
    const query =
      "fetch('/query', { method: 'POST' }).then((answer) => answer.text()).then((text) => { list.innerHTML = text })"
    const shell = (title: string) =>
      document(`<main><h1>${title}</h1><div id="list"></div></main><script>${query}</script>`)
    const entry = (title: string, to: string) =>
      `<a href="${to}" style="display:block">${title}<br><small>What it is about</small></a>`
    const menu = (name: string) =>
      `<button onclick="list.innerHTML = this.nextElementSibling.innerHTML">${name}</button><template>${entry('Privacy', '/privacy')}</template>`
    const home = (name: string) =>
      document(`<header>${menu(name)}</header><main><h1>Home</h1><div id="list"></div></main>`)
    const site = await serveSite({
      '/': home('Profile'),
      '/privacy': shell('Privacy'),
      '/query': (_, response) => response.end(entry('Object', '/optout')),
      '/optout': FORM,
    })
    const yaml = `flow: opt-out
link: ${site.origin}/optout
reads: ["POST ${site.origin}/query"]
destination: { heading: Opt out, submit: Send }
routes:
  - id: menu
    steps:
      - { open: "${site.origin}/", says: Open the site. }
      - { click: { role: button, name: Profile }, says: 'Press "Profile".' }
      - { click: { role: link, name: Privacy }, says: 'Choose "Privacy".' }
      - { click: { role: link, name: Object }, says: 'Choose "Object".' }
`
    const settings = 'timeouts: { step: 1, walk: 30 }\nretries: 0\nexplore: { clicks: 2, screens: 12, seconds: 20 }\n'
    const { walk, approve } = nights(temporaryFolder(), project({ 'opt-out.yaml': yaml }, settings).config)
    await walk()
    await approve()
    const other = '<header><button>Sign in</button></header>'
    site.pages['/'] = document(
      `${other}<main><h1>Home</h1><div id="list"></div></main><footer><nav>${menu('More')}</nav></footer>`,
    )
    const { run } = await walk()
    expect(run.proposals[0]?.texts[0]).toMatchObject({
      change: { kind: 'replace', step: 2, last: 2 },
      sentences: ['Choose "More".'],
    })
    expect(run.patches[0]?.patch).toMatch(/^-.*Profile[\s\S]*^\+.*More/m)
    // One level deeper: the entry between is called by its title.
    site.pages['/'] = home('Profile').replace(entry('Privacy', '/privacy'), entry('Your data', '/data'))
    site.pages['/data'] = document(`<main><h1>Your data</h1>${entry('Privacy', '/privacy')}</main>`)
    const { run: deeper } = await walk()
    expect(deeper.proposals[0]?.texts[0]).toMatchObject({
      change: { kind: 'insert', step: 3 },
      sentences: ['Choose "Your data".'],
    })
  })
})
