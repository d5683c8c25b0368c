import { readFileSync } from 'node:fs'
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
  '/form': document(
    '<main><h1>Object to profiles</h1><form><label>E-mail <input required></label><button>Send request</button></form></main>',
  ),
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
  submit: [Absenden, Send request]
routes:
  - id: direct
    steps: [{ open: "${site.origin}/form" }]
  - id: menu
    steps:
      - open: ${site.origin}/
      - click: { role: link, name: Einstellungen }
      - click: { role: link, name: Profilbildung }
`

const { folder, config } = project({ 'profiles.yaml': flow, 'shared.yaml': shared }, TEST_SETTINGS)
const call = (...args: readonly string[]): Promise<CliResult> =>
  guidewatch([...args, '--config', config], { cwd: folder })
const fileOf = (name: string) => readFileSync(join(folder, 'flows', `${name}.yaml`), 'utf8')

describe('what a flow assumes of a live site', () => {
  it('is listed, told after the first night, and confirmed by approving it', async () => {
    const listed = JSON.parse((await call('lint', '--unconfirmed', '--json')).stdout) as {
      readonly text: string
      readonly places: readonly string[]
    }[]
    expect(listed).toHaveLength(8)
    expect(listed.find(({ text }) => text === 'Einstellungen')?.places).toEqual(['profiles/menu/click-einstellungen'])
    expect(listed.find(({ text }) => text === 'Reject all')?.places).toEqual(['dialog consent'])

    const { stdout } = await call('run', '--out', 'night')
    expect(stdout).toContain(
      '5 of 8 assumptions that nobody has confirmed yet held on this night; 1 did not; 2 could not be seen.',
    )
    const missed = '“Profilbildung” was not there; there was “Profile building” (guide.example 2025-05)'
    expect(stdout).toContain(`  profiles, de: ${missed}`)
    for (const file of ['report/index.html', 'summary.md'])
      expect(readFileSync(join(folder, 'night', file), 'utf8')).toMatch(/Profilbildung.*guide\.example 2025/)

    const approved = await call('approve', 'night', '--captures', '1', '--by', 'Kim')
    expect(approved.stdout).toContain('4 assumptions confirmed in flows/profiles.yaml.')
    expect(approved.stdout).toContain('1 assumption confirmed in flows/shared.yaml.')
    const seen = String.raw`\{ on: \d{4}-\d\d-\d\d, run: [\w-]+ \}`
    expect(fileOf('profiles')).toMatch(new RegExp(`${site.origin}/: ${seen} # the start page\n`))
    expect(fileOf('profiles')).toMatch(new RegExp(`Einstellungen: ${seen}\n`))
    expect(fileOf('profiles')).toContain('Profilbildung: false # in no picture of the guide\n')
    expect(fileOf('shared')).toMatch(
      new RegExp(`Reject all: false\n      Only what is needed: ${seen} # read in a rule list\n`),
    )

    const left = await call('lint', '--unconfirmed')
    expect(left.stdout).toMatch(/^profiles\/menu\/click-profilbildung, de: Profilbildung \(guide\.example 2025-05\)$/m)
    expect(left.stdout).toMatch(/^3 are not confirmed yet/m)
  })
})
