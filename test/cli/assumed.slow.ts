import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type CliResult, guidewatch } from '../helpers/cli.js'
import { document, project, serveSite, TEST_SETTINGS } from '../helpers/site.js'

// A local server plays the live site, of which an author knows nothing but what guides say.

const site = await serveSite({
  '/': document('<main><h1>Shop</h1><nav><a href="/settings">Einstellungen</a></nav></main>'),
  '/settings': document(`<div role="dialog" aria-label="Cookies" id="consent"><p>We use cookies.</p>
    <button onclick="document.getElementById('consent').remove()">Only what is needed</button></div>
    <main><h1>Settings</h1><a href="/form">Profile building</a></main>`),
  '/form': document('<main><h1>Object to profiles</h1><form><label>E-mail <input required></label><button>Send request</button></form></main>'),
})

const shared = `part: shop
interruptions:
  - id: consent
    dialog: { role: dialog, name: Cookies }
    click: { role: button, name: [Reject all, Only what is needed] }
assumed:
  - source: an easy list
    confirmed:
      Reject all: false
      Only what is needed: false # read in a rule list
`

const flow = `flow: profiles
link: ${site.origin}/form
locales: [de-DE]
include: [shared.yaml]
assumed:
  - source: guide.example 2025-05
    confirmed:
      ${site.origin}/form: false
      ${site.origin}/: false # the start page
  - source: guide.example 2025-05
    language: de
    confirmed:
      Einstellungen: false
      Profilbildung: false # in no picture of the guide
      Object to profiles: false
      Absenden: false
destination:
  heading: Object to profiles
  fields: [{ label: E-mail, role: textbox, required: true }]
  submit: [Send request, { }]
routes:
  - id: direct
    steps: [{ open: "${site.origin}/form" }]
  - id: menu
    steps:
      - open: ${site.origin}/
      - click: { role: link, name: Einstellungen }
      - click: { role: link, name: Profilbildung }
`.replace('submit: [Send request, { }]', 'submit: [Absenden, Send request]')

const { folder, config } = project({ 'profiles.yaml': flow, 'shared.yaml': shared }, TEST_SETTINGS)
const call = (...args: readonly string[]): Promise<CliResult> => guidewatch([...args, '--config', config], { cwd: folder })
const flowFile = () => readFileSync(join(folder, 'flows', 'profiles.yaml'), 'utf8')

describe('what a flow assumes of a live site', () => {
  it('is listed, told after the first night, and confirmed by approving it', async () => {
    const listed = JSON.parse((await call('lint', '--unconfirmed', '--json')).stdout) as { text: string; places: string[] }[]
    expect(listed.map(({ text }) => text)).toHaveLength(8)
    expect(listed.find(({ text }) => text === 'Einstellungen')?.places).toEqual(['profiles/menu/click-einstellungen'])

    const night = await call('run')
    console.log(night.stdout, night.stderr)
    const approved = await call('approve', '--captures', '1', '--by', 'Kim')
    console.log(approved.stdout, approved.stderr)
    console.log(flowFile(), readFileSync(join(folder, 'flows', 'shared.yaml'), 'utf8'))
    console.log((await call('lint', '--unconfirmed')).stdout)
    writeFileSync('/tmp/x', folder)
  })
})
