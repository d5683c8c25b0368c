import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { guidewatch } from '../helpers/cli.js'
import { type MailServer, mailSettings, serveMail } from '../helpers/mail.js'
import { document, project, type Site, serveSite, TEST_SETTINGS } from '../helpers/site.js'

const HOME = document('<main><h1>Home</h1><p><a href="/privacy">Privacy settings</a></p></main>')
const RENAMED = document('<main><h1>Home</h1><p><a href="/privacy">Data and privacy</a></p></main>')
const FORM = document(
  '<main><h1>Opt out</h1><form method="post"><label>Reason <textarea></textarea></label><button>Send</button></form></main>',
)

function flowFor(origin: string): string {
  return `flow: opt-out
title: { en: Opt out of profiling, de: Der Profilbildung widersprechen }
link: ${origin}/privacy
destination: { heading: Opt out, submit: Send }
guides: { ours: { title: How to opt out, publisher: Example Watch, url: "https://guide.example/opt-out", language: en } }
routes:
  - id: menu
    title: { en: Through the menu, de: Über das Menü }
    guides: [ours]
    steps:
      - { open: "${origin}/", says: Open the shop. }
      - { click: { role: link, name: Privacy settings }, says: 'Choose "Privacy settings".' }
`
}

describe('a night', () => {
  // A run of nights, each of which needs what the one before it left.
  describe('after night', () => {
    let own: { site: Site; mail: MailServer; folder: string; config: string }
    const night = () => guidewatch(['run', '--config', own.config])
    const sentTo = (address: string) => own.mail.inbox.filter(({ to }) => to === address).map(({ mail }) => mail)

    it('tells nothing while all is as the guide says', async () => {
      const site = await serveSite({ '/': HOME, '/privacy': FORM })
      const mail = await serveMail()
      const to = '[ana@example.org, { address: bernd@example.org, language: de }]'
      const made = project({ 'opt-out.yaml': flowFor(site.origin) }, TEST_SETTINGS + mailSettings(mail.port, to))
      own = { site, mail, ...made }
      expect(await night()).toMatchObject({ code: 0, stderr: '' })
      await guidewatch(['approve', '--config', own.config, '--by', 'Tester', '--captures', '1'])
      expect(mail.inbox).toEqual([])
    })

    it('tells everybody what changed, with pictures and words', async () => {
      own.site.pages = { ...own.site.pages, '/': RENAMED }
      const first = await night()
      expect(first.code).toBe(1)
      expect(first.stdout).toContain('Incidents: 1 open (guidewatch incidents)')
      expect(first.stdout).toContain('Alerts:    2 delivered, 0 waiting, 0 failed')
      const [english] = sentTo('ana@example.org')
      expect(english?.subject).toBe('Changed: Opt out of profiling, step 2 (Through the menu)')
      expect(sentTo('bernd@example.org').map(({ subject }) => subject)).toEqual([
        'Verändert: Der Profilbildung widersprechen, Schritt 2 (Über das Menü)',
      ])
      const text = english?.text ?? ''
      expect(text.split('\n')[0]).toBe(
        'Readers still get through, but at step 2 they see something other than the guide says.',
      )
      for (const part of [
        'Choose "Privacy settings".',
        'Data and privacy',
        'Example Watch: How to opt out',
        'guidewatch incidents ack 1',
        'One decision waits.',
        'guidewatch review ',
      ])
        expect(text).toContain(part)
      expect(english?.attachments.map(({ filename, size }) => [filename, size < 200_000])).toEqual([
        ['before.png', true],
        ['after.png', true],
      ])
    })

    it('tells it once, and who takes care of it', async () => {
      expect((await night()).stdout).toContain('Alerts:    0 delivered')
      const ack = ['incidents', 'ack', '1', '--reason', 'asked the editor', '--by', 'Ana', '--config', own.config]
      expect((await guidewatch(ack)).stdout).toMatch(/^Ana takes care of incident 1 until /)
      expect((await guidewatch(['incidents', '--config', own.config])).stdout).toContain('acknowledged by Ana')
      const shown = await guidewatch(['incidents', 'show', '1', '--config', own.config])
      expect(shown.stdout).toContain('Data and privacy')
    })

    it('tells once that it is right again, in the same thread', async () => {
      own.site.pages = { ...own.site.pages, '/': HOME }
      expect((await night()).code).toBe(0)
      const [english, recovered] = sentTo('ana@example.org')
      expect(recovered?.subject).toBe('Re: Changed: Opt out of profiling, step 2 (Through the menu)')
      expect(recovered?.text).toMatch(/^Right again: /)
      expect(recovered?.inReplyTo).toBe(english?.messageId)
      expect(own.mail.inbox).toHaveLength(4)
      const { links } = JSON.parse(readFileSync(join(own.folder, 'state', 'public', 'status.json'), 'utf8'))
      // What is not https is walked, and led to by nobody.
      expect(links).toMatchObject([{ id: 'opt-out', url: null, routes: [{ id: 'menu', state: 'verified' }] }])
    })
  })

  it('counts a second walk that is verified instead of the first, and alerts nobody', async () => {
    let asked = 0
    const site = await serveSite({ '/privacy': FORM })
    // Once, the page answers with something else.
    site.pages['/'] = (_request, response) => {
      asked += 1
      response.setHeader('content-type', 'text/html')
      response.end(asked === 1 ? document('<h1>Busy</h1>') : HOME)
    }
    const mail = await serveMail()
    const { config } = project({ 'opt-out.yaml': flowFor(site.origin) }, TEST_SETTINGS + mailSettings(mail.port))
    const result = await guidewatch(['run', '--config', config])
    expect(result.code).toBe(0)
    expect(mail.inbox).toEqual([])
    const { stdout } = await guidewatch(['incidents', '--config', config, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ incidents: [], figures: { nights: 1, verified: 1 } })
  })

  it('resolves what a maintainer approves', async () => {
    const site = await serveSite({ '/': HOME, '/privacy': FORM })
    const mail = await serveMail()
    const { config } = project({ 'opt-out.yaml': flowFor(site.origin) }, TEST_SETTINGS + mailSettings(mail.port))
    const approve = () => guidewatch(['approve', '--config', config, '--by', 'Ana', '--captures', '1'])
    await guidewatch(['run', '--config', config])
    await approve()
    // The guide says nothing of how the form looks, so it is right once a person says so.
    const field = FORM.replace('<button>', '<label>Name <input required></label><button>')
    site.pages = { ...site.pages, '/privacy': field }
    expect((await guidewatch(['run', '--config', config])).code).toBe(1)
    await approve()
    const [opened, recovered] = mail.inbox
    expect(opened?.mail.text).toContain('guidewatch approve')
    expect(recovered?.mail.text).toMatch(
      /^Approved: Ana approved what is seen now\. These guides still have to be changed:/,
    )
    const all = await guidewatch(['incidents', 'list', '--all', '--config', config])
    expect(all.stdout).toMatch(/^1\. Changed: .*\n {3}resolved .* \(approval, guides to be changed\)/)
  })

  it('refuses to start on a state that is damaged or newer, before walking', async () => {
    const site = await serveSite({ '/': HOME, '/privacy': FORM })
    const { config, folder } = project({ 'opt-out.yaml': flowFor(site.origin) })
    const file = join(folder, 'state', 'incidents', 'live.json')
    mkdirSync(join(file, '..'), { recursive: true })
    for (const [content, said] of [
      ['{"schema": 1, "next": ', /live\.json is damaged .* Restore it/],
      ['{"schema": 3}', /written by a newer guidewatch .* Update guidewatch/],
    ] as const) {
      writeFileSync(file, content)
      const result = await guidewatch(['run', '--config', config])
      expect(result).toMatchObject({ code: 2, stdout: '' })
      expect(result.stderr).toMatch(said)
      expect(readFileSync(file, 'utf8')).toBe(content)
    }
    expect(site.requests).toEqual([])
  })
})
