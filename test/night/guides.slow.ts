import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import type { FlowFile } from '../../src/flow/schema.js'
import { statusSchema } from '../../src/publish/schema.js'
import { filesBelow, guidewatch, ROOT, temporaryFolder } from '../helpers/cli.js'
import { document, type Site, serveSite } from '../helpers/site.js'

const FLOW = 'facebook-objection'
const ROUTE = 'settings-policy'

const STEPS = [
  'Öffne Facebook und klicke oben rechts auf dein Profil.',
  'Wähle dort „Einstellungen und Privatsphäre“ und danach „Einstellungen“.',
  'Ganz unten in der Liste wählst du „Datenschutzrichtlinie“.',
  'Im Text klickst du auf das verlinkte Wort „widersprechen“.',
]
const INTRO = 'Meta trainiert seine KI mit öffentlichen Beiträgen, aber niemand muss das hinnehmen.'
const ENDING = 'Hebe dir die Bestätigung auf, die kurz danach per Mail kommt.'

/** A guide as a local paper publishes it, with what stands around it. */
const page = (steps: readonly string[]) =>
  document(
    `<nav><a href="/">Start</a></nav><article><h1>So widersprichst du dem KI-Training bei Facebook</h1>
<p>${INTRO}</p><ol>${steps.map((step) => `<li>${step}</li>`).join('')}</ol><p>${ENDING}</p></article><footer>Impressum</footer>`,
  ).replace('lang="en"', 'lang="de"')

/** One route of Meta's flow on the stand-in, as it is approved, taught by one guide. */
async function project(paper: Site): Promise<string> {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'flows'))
  for (const name of ['shared.yaml']) cpSync(join(ROOT, 'flows', 'meta', name), join(folder, 'flows', name))
  const whole = parse(readFileSync(join(ROOT, 'flows', 'meta', `${FLOW}.yaml`), 'utf8')) as FlowFile
  const { instead: _, assumed: __, ...flow } = whole
  const guide = {
    title: 'So widersprichst du dem KI-Training bei Facebook',
    publisher: 'Talbote',
    url: `${paper.origin}/guide`,
    language: 'de',
    contact: 'redaktion@talbote.example',
    proof: [INTRO, STEPS[0], ENDING].map((quote) => ({ quote })),
  }
  const own = {
    ...flow,
    include: ['shared.yaml'],
    locales: ['de-DE'],
    devices: ['desktop'],
    claims: [],
    guides: { talbote: guide },
    routes: whole.routes.filter(({ id }) => id === ROUTE).map((route) => ({ ...route, guides: ['talbote'] })),
  }
  writeFileSync(join(folder, 'flows', `${FLOW}.yaml`), stringify(own))
  const snapshots = join('snapshots', 'stand-in', FLOW)
  for (const path of [join(snapshots, ROUTE), join(snapshots, 'link.json'), join('snapshots', 'pictures')])
    cpSync(join(ROOT, path), join(folder, path), { recursive: true })
  writeFileSync(
    join(folder, 'guidewatch.yaml'),
    `accounts: { facebook-eu: {} }
guides: { check: true, contact: ana@example.org, near: ["127.0.0.1:${paper.port}"], pause: 0 }
retries: 0
timeouts: { step: 1, walk: 30, calm: 2 }
explore: { clicks: 0 }
`,
  )
  return folder
}

describe('a guide that prints a label that was renamed', () => {
  // A run of nights, each of which needs what the one before it left.
  let [folder, paper]: [string, Site | undefined] = ['', undefined]
  const at = (...rest: readonly string[]) => [...rest, '--config', join(folder, 'guidewatch.yaml')]
  const night = (...release: readonly string[]) => guidewatch(at('run', '--stand-in', ...release))
  const linkPublished = () => {
    const status = readFileSync(join(folder, 'state', 'public-stand-in', 'status.json'), 'utf8')
    return statusSchema.parse(JSON.parse(status)).links.find(({ id }) => id === FLOW)
  }
  const pages = () => paper?.requests.filter((request) => request === 'GET /guide').length ?? 0

  it('is right as long as readers see what it says', async () => {
    paper = await serveSite({ '/guide': page(STEPS) })
    folder = await project(paper)
    const first = await night()
    expect(first.stderr).toBe('')
    expect(first.stdout).toContain('Guides:    1 checked, 1 right, 0 wrong, 0 unknown')
    expect(linkPublished()?.guides).toEqual({ checked: 1, right: 1, wrong: 0, unknown: 0, named: [] })
    expect(pages()).toBe(1)
  })

  it('is named with its sentence in the incident of the walk that met the new label', async () => {
    const second = await night('2025-05-12-entry-renamed')
    expect(second.code).toBe(1)
    expect(second.stdout).toContain('Guides:    1 checked, 0 right, 1 wrong, 0 unknown')
    expect(second.stdout).toContain('Incidents: 1 open')
    const shown = await guidewatch(at('incidents', 'show', '1', '--stand-in'))
    expect(shown.stdout).toContain('Ganz unten in der Liste wählst du „Datenschutzrichtlinie“.')
    expect(shown.stdout).toContain('Ganz unten in der Liste wählst du „Datenschutz-Richtlinien“.')
    expect(linkPublished()?.guides).toMatchObject({ checked: 1, wrong: 1 })
  })

  it('stands in the report of the night, and on the published page without a name', async () => {
    const report = filesBelow(join(folder, 'state', 'runs')).filter((file) => file.endsWith('report/index.de.html'))
    const html = readFileSync(report.at(-1) ?? '', 'utf8')
    expect(html).toContain('Anleitungen geprüft: 1, richtig: 0')
    expect(html).toContain('wählst du „Datenschutz-Richtlinien“.')
    const published = readFileSync(join(folder, 'state', 'public-stand-in', 'de', `${FLOW}.html`), 'utf8')
    expect(published).toContain('Anleitungen geprüft: 1, richtig: 0')
    expect(published).not.toContain('Talbote')
  })

  it('is what a letter tells its editor, word for word', async () => {
    const letter = await guidewatch(at('letter', '1', '--stand-in', '--by', 'Ana'))
    expect(letter).toMatchObject({ code: 0, stderr: '' })
    expect(letter.stdout).toContain('  > Ganz unten in der Liste wählst du „Datenschutzrichtlinie“.')
    expect(letter.stdout).toContain('  > Ganz unten in der Liste wählst du „Datenschutz-Richtlinien“.')
  })

  it('is followed by itself once the screens are approved, until the guide is corrected', async () => {
    await guidewatch(at('approve', '--by', 'Ana', '--captures', '1'))
    const flow = join(folder, 'flows', `${FLOW}.yaml`)
    writeFileSync(
      flow,
      readFileSync(flow, 'utf8').replaceAll('de: Datenschutzrichtlinie', 'de: Datenschutz-Richtlinien'),
    )
    const third = await night('2025-05-12-entry-renamed')
    expect(third.stdout).toContain('Incidents: 1 open')
    expect(third.stdout).toContain('2. Out of date: the guide “So widersprichst du dem KI-Training bei Facebook”')
    if (!paper) throw new Error('there is no paper')
    const corrected = STEPS.map((step) => step.replace('Datenschutzrichtlinie', 'Datenschutz-Richtlinien'))
    paper.pages = { '/guide': page(corrected) }
    const fourth = await night('2025-05-12-entry-renamed')
    expect(fourth.stdout).toContain('Guides:    1 checked, 1 right, 0 wrong, 0 unknown')
    expect(fourth.stdout).toContain('Incidents: none open')
  })
})
