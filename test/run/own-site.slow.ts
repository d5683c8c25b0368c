import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { guidewatch, kindsOf, readRunFile } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, serveSite } from '../helpers/site.js'

const HOME = document(
  `<header><nav aria-label="Main"><ul><li><a href="/orders">Orders</a></li><li><a href="/privacy">Privacy settings</a></li><li><a href="/help">Help</a></li></ul></nav></header><main><h1>Home</h1></main>`,
)
const PRIVACY = document('<main><h1>Privacy</h1><p>You may <a href="/optout">opt out</a> of profiling.</p></main>')
const FORM = document(`<main><h1>Opt out of profiling</h1><p>We will stop profiling you within 30 days.</p>
<form method="post" action="/send"><label>E-mail <input type="email" required value="a@example.org"></label><label>Reason <textarea></textarea></label><button>Send request</button></form></main>`)

function flowFor(origin: string): string {
  return `flow: opt-out
link: ${origin}/optout
destination:
  heading: Opt out of profiling
  fields:
    - { label: E-mail, role: textbox, required: true, prefilled: true }
    - { label: Reason, role: textbox, required: false }
  submit: Send request
  sentences: [{ id: deadline, text: We will stop profiling you within 30 days. }]
claims:
  - { id: empty, says: You may leave the reason empty., check: { field: { label: Reason, required: false } } }
guides:
  ours: { title: How to opt out, publisher: Example Watch, language: en }
routes:
  - id: menu
    title: Through the menu
    guides: [ours]
    steps:
      - { open: "${origin}/", says: Open the shop. }
      - { click: { role: link, name: Privacy settings, within: { role: navigation, name: Main } }, says: 'Choose "Privacy settings".' }
      - { click: { role: link, name: opt out }, says: Click "opt out". }
`
}

/** A project whose first night is approved. */
async function approvedProject() {
  const pages = { '/': HOME, '/privacy': PRIVACY, '/optout': FORM, '/help': document('<h1>Help</h1>') }
  const site = await serveSite({ ...pages })
  const { folder, config } = project({ 'opt-out.yaml': flowFor(site.origin) })
  const own = nights(folder, config)
  const first = await own.walk()
  await own.approve()
  return { site, own, first, folder, config }
}

describe('a folder anywhere with one flow', () => {
  it('runs from the command line, is approved and runs again, with its snapshots and state beside its settings', async () => {
    const site = await serveSite({ '/': HOME, '/privacy': PRIVACY, '/optout': FORM })
    const { folder, config } = project({ 'opt-out.yaml': flowFor(site.origin) })
    const first = await guidewatch(['run', '--config', config])
    expect(first).toMatchObject({ code: 0, stderr: '' })
    const approved = await guidewatch(['approve', '--config', config, '--by', 'Tester'])
    expect(approved.stdout).toContain('3 screens of 1 walk approved by Tester')
    expect(existsSync(join(folder, 'snapshots', 'live', 'opt-out', 'menu', 'en-US-desktop', 'arrival.json'))).toBe(true)
    const out = join(folder, 'out')
    const second = await guidewatch(['run', '--config', config, '--out', out])
    expect(second.code).toBe(0)
    expect(readRunFile(out).walks[0]).toMatchObject({ verdict: 'verified', findings: [] })
    for (const file of ['report/index.html', 'report/index.de.html', 'junit.xml', 'summary.md']) {
      expect(existsSync(join(out, file))).toBe(true)
    }
  })

  it('says on the command line what was renamed', async () => {
    const { site, folder, config } = await approvedProject()
    site.pages['/'] = HOME.replace('Privacy settings', 'Privacy options')
    const renamed = await guidewatch(['run', '--config', config, '--out', join(folder, 'out')])
    expect(renamed.code).toBe(1)
    expect(renamed.stdout).toContain('The link "Privacy settings" is now called "Privacy options".')
  })

  it('approves a run named by its folder for the settings it was walked with', async () => {
    const site = await serveSite({ '/': HOME, '/privacy': PRIVACY, '/optout': FORM })
    const { folder, config } = project({ 'opt-out.yaml': flowFor(site.origin) })
    const out = join(folder, 'out')
    await guidewatch(['run', '--config', config, '--out', out])
    expect((await guidewatch(['approve', out, '--captures', '1'])).code).toBe(0)
    expect(existsSync(join(folder, 'snapshots', 'live', 'opt-out'))).toBe(true)
  })

  it('waits for a form that a script draws late', async () => {
    const { site, own } = await approvedProject()
    const form = JSON.stringify(FORM.slice(FORM.indexOf('<form'), FORM.indexOf('</form>') + 7))
    site.pages['/optout'] = FORM.replace(
      /<form[\s\S]*<\/form>/,
      `<div id="x"></div><script>setTimeout(() => { x.outerHTML = ${form} }, 700)</script>`,
    )
    expect((await own.walk()).walk.verdict).toBe('verified')
  })

  it('says so when readers get further without logging in than the guide says', async () => {
    const site = await serveSite({ '/': FORM })
    const flow = `flow: f
link: ${site.origin}/
destination: { heading: Opt out of profiling }
routes: [{ id: out, steps: [{ open: "${site.origin}/" }, { expect: { obstacle: login-wall }, says: You must log in first. }] }]
`
    const { folder, config } = project({ 'f.yaml': flow })
    const night = await nights(folder, config).walk()
    expect(night.walk.verdict).toBe('changed')
    expect(night.walk.findings[0]).toMatchObject({
      kind: 'claim-contradicted',
      subject: { kind: 'claim', says: 'You must log in first.' },
    })
  })

  it('is verified without a snapshot, and says that nobody has approved it yet', async () => {
    const { first } = await approvedProject()
    expect(first.walk.verdict).toBe('verified')
    expect(first.walk.findings.map(({ kind }) => kind)).toEqual(['not-approved'])
  })

  it.each(['first', 'second'])('reports what a reader would notice, and only that: %s half', async (half) => {
    const { site, own } = await approvedProject()
    const nights: readonly (readonly [string, Record<string, string>, string, readonly string[]])[] = [
      [
        'a renamed entry on the way',
        { '/': HOME.replace('Privacy settings', 'Privacy options') },
        'changed',
        ['label-renamed@click-privacy-settings'],
      ],
      [
        'an entry added to the same menu',
        { '/': HOME.replace('<li><a href="/help">', '<li><a href="/new">New</a></li><li><a href="/help">') },
        'changed',
        ['item-added@click-privacy-settings'],
      ],
      [
        'another greeting elsewhere',
        { '/': HOME.replace('<h1>Home</h1>', '<h1>Home</h1><p>Good evening</p>') },
        'verified',
        [],
      ],
      [
        'a step that is gone',
        { '/privacy': document('<main><h1>Privacy</h1><p>All is well.</p></main>') },
        'broken',
        ['step-missing@click-opt-out'],
      ],
      [
        'a field that must be filled',
        { '/optout': FORM.replace('<textarea>', '<textarea required>') },
        'changed',
        ['claim-contradicted@arrival', 'field-now-required@arrival'],
      ],
      [
        'a field that is no longer prefilled',
        { '/optout': FORM.replace(' value="a@example.org"', '') },
        'changed',
        ['field-no-longer-prefilled@arrival'],
      ],
      [
        'a new field',
        {
          '/optout': FORM.replace(
            '<label>Reason',
            '<label>Country <select><option>DE</option></select></label><label>Reason',
          ),
        },
        'changed',
        ['field-added@arrival'],
      ],
      [
        'a renamed submit button',
        { '/optout': FORM.replace('Send request', 'Proceed') },
        'changed',
        ['submit-renamed@arrival'],
      ],
      [
        'a disabled submit button',
        { '/optout': FORM.replace('<button>', '<button disabled>') },
        'broken',
        ['submit-disabled@arrival'],
      ],
      [
        'another condition in a key sentence',
        { '/optout': FORM.replace('within 30 days', 'within 90 days') },
        'changed',
        ['text-changed@arrival'],
      ],
      [
        'the opposite of a key sentence',
        { '/optout': FORM.replace('We will stop profiling you', 'We will not stop profiling you') },
        'broken',
        ['destination-other-form@arrival'],
      ],
      [
        'another form behind the same address',
        {
          '/optout': document(
            '<main><h1>Newsletter</h1><form><label>E-mail <input></label><button>Sign up</button></form></main>',
          ),
        },
        'broken',
        ['destination-other-form@arrival'],
      ],
      [
        'a page that says it is gone, with status 200',
        { '/optout': document('<h1>This page isn’t available</h1>') },
        'broken',
        ['link-dead@arrival'],
      ],
      [
        'a password instead of the page',
        { '/privacy': document('<h1>Sign in</h1><input type="password" aria-label="Password">') },
        'blocked',
        ['obstacle@click-opt-out'],
      ],
    ]
    const original = { ...site.pages }
    const walked = nights.filter((_, index) => index % 2 === (half === 'first' ? 0 : 1))
    for (const [title, pages, verdict, kinds] of walked) {
      site.pages = { ...original, ...pages }
      const night = await own.walk()
      expect({ title, verdict: night.walk.verdict, kinds: kindsOf(night.walk) }).toEqual({ title, verdict, kinds })
    }
  })

  it('names the guide’s sentence, the old and the new label', async () => {
    const { site, own, first } = await approvedProject()
    const step = 'click-opt-out'
    site.pages['/privacy'] = document('<main><h1>Privacy</h1></main>')
    const gone = (await own.walk()).walk.findings.find(({ kind }) => kind === 'step-missing')
    // What is gone is shown where it was.
    expect(gone?.boxBefore).toBeTruthy()
    expect(gone?.boxBefore).toEqual(first.walk.steps.find(({ id }) => id === step)?.screen?.target?.box)
    site.pages['/privacy'] = PRIVACY
    site.pages['/'] = HOME.replace('Privacy settings', 'Privacy options')
    const { walk } = await own.walk()
    const [finding] = walk.findings
    expect(finding).toMatchObject({
      before: 'Privacy settings',
      after: 'Privacy options',
      subject: { kind: 'control', role: 'link' },
    })
    expect(walk.steps.find(({ id }) => id === finding?.step)?.says).toBe('Choose "Privacy settings".')
    expect(walk.guides).toEqual([expect.objectContaining({ publisher: 'Example Watch' })])
  })

  it('waits longer for a control that is there but does not hold still', async () => {
    const { site, own } = await approvedProject()
    const sway = `<script>const sway = document.querySelector('nav').animate([{ transform: 'none' }, { transform: 'translateX(200px)' }], { duration: 300, iterations: Infinity }); setTimeout(() => sway.cancel(), 3500)</script>`
    site.pages['/'] = HOME.replace('</main>', `</main>${sway}`)
    expect((await own.walk()).walk.outcome).toEqual({ kind: 'arrived' })
  })

  it('goes on after a press that the page is slow to take', async () => {
    const { site, own } = await approvedProject()
    const busy = `<script>document.addEventListener('mousedown', () => { const start = performance.now(); while (performance.now() - start < 2000); })</script>`
    site.pages['/'] = HOME.replace('</main>', `</main>${busy}`)
    expect((await own.walk()).walk.outcome).toEqual({ kind: 'arrived' })
    expect(site.requests.filter((request) => request === 'GET /privacy')).toHaveLength(2)
  })

  it('tells that a control left the place where the guide says it is', async () => {
    const { site, own } = await approvedProject()
    const entry = '<li><a href="/privacy">Privacy settings</a></li>'
    site.pages['/'] = HOME.replace(entry, '').replace('</main>', `</main><footer><ul>${entry}</ul></footer>`)
    const { walk } = await own.walk()
    expect([walk.verdict, kindsOf(walk)]).toEqual(['changed', ['item-moved@click-privacy-settings']])
  })

  it('ignores a look that varied on approval, on the target too', async () => {
    let visits = 0
    const banner = () => {
      visits += 1
      const label = ['Spring', 'Summer offer', 'Autumn', 'Winter sale'][visits % 4]
      return `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="40"><text y="26">${label}</text></svg>`
    }
    const { site, own } = await approvedProject()
    site.pages['/banner.svg'] = (_, response) => {
      response.setHeader('content-type', 'image/svg+xml')
      response.end(banner())
    }
    site.pages['/'] = HOME.replace(
      '>Privacy settings<',
      '><img src="/banner.svg" width="160" height="40" alt="Privacy settings"><',
    )
    const looks = async () => (await own.walk()).walk.findings.filter(({ kind }) => kind === 'appearance-only')
    await looks()
    await own.approve()
    expect(await looks()).toContainEqual(expect.objectContaining({ relevance: 'route' }))
    await own.approve('replace', undefined, 3)
    expect(await looks()).toEqual([])
  })

  it('knows a second approved variant, and replaces it when told to', async () => {
    const { site, own } = await approvedProject()
    const variant = HOME.replace('<li><a href="/help">Help</a></li>', '<li><a href="/news">News</a></li>')
    site.pages['/'] = variant
    expect((await own.walk()).walk.verdict).toBe('changed')
    expect(await own.approve('variant', 'click-privacy-settings')).toMatchObject({ selected: 1, walks: 1, screens: 1 })
    expect((await own.walk()).walk.verdict).toBe('verified')
    site.pages['/'] = HOME
    expect((await own.walk()).walk.verdict).toBe('verified')
    await own.approve()
    site.pages['/'] = variant
    expect((await own.walk()).walk.verdict).toBe('changed')
  })

  it('follows a link into a new tab as a reader would', async () => {
    const { site, own } = await approvedProject()
    site.pages['/privacy'] = PRIVACY.replace('<a href', '<a target="_blank" href')
    const { walk } = await own.walk()
    expect(walk.findings.map(({ kind }) => kind)).toEqual(['opens-new-tab'])
    expect(walk.notes.map(({ kind }) => kind)).toEqual(['popup'])
  })
})
