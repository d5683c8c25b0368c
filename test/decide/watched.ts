import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cause, Reviewed } from '../../src/cause/cause.js'
import type { Choice, Decision } from '../../src/cause/decision.js'
import { unresolved } from '../../src/incident/incident.js'
import { readIncidents } from '../../src/night/incidents.js'
import { reviewed } from '../../src/review/causes.js'
import { loadSettings, type Settings } from '../../src/settings/settings.js'
import { planFile, portablePath, writePlan } from '../../src/state/plan.js'
import type { StoredRun } from '../../src/state/runs.js'
import { type Night, nights } from '../helpers/night.js'
import { document, project, type Site, serveSite, TEST_SETTINGS } from '../helpers/site.js'

/** What the pages of the small site say; a test changes some of it between two nights. */
export type Said = {
  readonly entry: string
  /** What else stands in the menu. */
  readonly other: string
  /** A word on the page of the form, within its content. */
  readonly note: string
  readonly heading: string
  /** The field of the form, as HTML. */
  readonly field: string
  /** On phones something else stands there instead. */
  readonly otherOnPhones?: string
}
export const AS_APPROVED: Said = {
  entry: 'Privacy',
  other: 'Help',
  note: 'Sunny',
  heading: 'Object',
  field: '<label>Why <input></label>',
}

const flow = (origin: string, id: string) => `flow: ${id}
link: ${origin}/form?${id}
devices: [desktop, mobile]
locales: [en-US]
destination: { heading: Object, fields: [{ label: Why, role: textbox, required: false }] }
guides: { leaflet: { title: Leaflet, publisher: Ana, language: en } }
routes:
  - id: menu
    guides: [leaflet]
    steps:
      - open: "${origin}/"
      - click: { role: link, name: Privacy }
        says: Choose "Privacy".
  - id: side
    steps:
      - open: "${origin}/side"
      - click: { role: link, name: Privacy }
        says: Choose "Privacy".
`

/** A project with a small site, walked and approved, whose nights lie where decisions are made on them. */
export async function watched(flows: readonly string[] = ['form'], settingsText = TEST_SETTINGS) {
  const site = await serveSite({})
  const show = (said: Partial<Said>) => showOn(site, { ...AS_APPROVED, ...said })
  show({})
  const files = Object.fromEntries(flows.map((id) => [`${id}.yaml`, flow(site.origin, id)]))
  const { folder, config } = project(files, settingsText)
  const settings = loadSettings(config)
  const walked = nights(join(settings.state, 'runs'), config, {}, true)
  const night = async (said: Partial<Said>): Promise<Night> => {
    show(said)
    const held = await walked.walk()
    const planned = held.plan.flows.map((one) => ({ ...one, file: portablePath(settings.root, one.file) }))
    writePlan(planFile(held.out), { ...held.plan, flows: planned })
    return held
  }
  await night({})
  await walked.approve()
  return { folder, config, settings, night, site, flowFile: join(folder, 'flows', `${flows[0]}.yaml`) }
}

function showOn(site: Site, { entry, other, note, heading, field, otherOnPhones }: Said): void {
  const menu: Site['pages'][string] = (request, response) => {
    const isPhone = /Mobile/.test(request.headers['user-agent'] ?? '')
    const beside = isPhone ? (otherOnPhones ?? other) : other
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(
      document(
        `<nav aria-label="Main"><ul><li><a href="/form">${entry}</a></li><li><a href="/x">${beside}</a></li></ul></nav><main><p>Welcome.</p></main>`,
      ),
    )
  }
  site.pages['/'] = menu
  site.pages['/side'] = menu
  site.pages['/form'] = document(
    `<main><h1>${heading}</h1><p>${note}</p><form>${field}<button>Send</button></form></main>`,
  )
}

/** What a run came to, with the incidents that follow it. */
export function reviewedOf(settings: Settings, { run, stored }: { run: Night['run']; stored: StoredRun }): Reviewed {
  return reviewed(stored, settings, unresolved(readIncidents(settings.state, run.site)))
}

export function decisionOf({ id, hash }: Cause, choice: Choice, more: Partial<Decision> = {}): Decision {
  return { cause: id, hash, choice, ...(choice === 'unsure' ? { reason: 'why' } : {}), ...more }
}

/** Makes a git repository of a project, with all that is approved committed. */
export function commitAll(folder: string): (...args: readonly string[]) => string {
  const git = (...args: readonly string[]) => execFileSync('git', [...args], { cwd: folder, encoding: 'utf8' }).trim()
  git('init', '-q', '-b', 'main')
  git('config', 'user.name', 'Tester')
  git('config', 'user.email', 'tester@example.org')
  writeFileSync(join(folder, '.gitignore'), 'state/\n')
  git('add', '-A')
  git('commit', '-qm', 'As approved')
  return git
}

/** The one cause of a night. */
export function only(settings: Settings, night: Night): { readonly reviewed: Reviewed; readonly cause: Cause } {
  const all = reviewedOf(settings, night)
  const [cause] = all.causes
  if (!cause || all.causes.length !== 1) throw new Error(`${all.causes.length} causes`)
  return { reviewed: all, cause }
}

export const verdicts = ({ walks }: Night) => walks.map(({ verdict }) => verdict)

/** The verdicts of a night on which everything is right. */
export const ALL = ['verified', 'verified', 'verified', 'verified']

export const WHO = { by: 'Ana', at: '2026-01-05T08:00:00.000Z' }
