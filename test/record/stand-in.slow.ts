import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { stepsFor } from '../../src/flow/lint.js'
import { loadFlows } from '../../src/flow/load.js'
import { actionOf, type Flow } from '../../src/flow/schema.js'
import { save } from '../../src/record/save.js'
import { partsOf } from '../../src/record/site-part.js'
import { type OpenSite, openSite, standInSession } from '../../src/site/site.js'
import { textFor } from '../../src/text/local.js'
import { sameText } from '../../src/text/normalise.js'
import { guidewatch, ROOT, temporaryFolder } from '../helpers/cli.js'
import { recordedBy } from './author.js'

const META = join(ROOT, 'flows', 'meta')
const LINT = { accounts: ['facebook-eu', 'instagram-eu'], devices: ['desktop', 'mobile'] }
const { flows } = loadFlows(META, LINT)
const RELEASE = '2025-04-14-approved'
const SIGN_IN = 'accounts: { facebook-eu: {}, instagram-eu: {} }\ntimezone: Europe/Berlin\n'

let site: OpenSite
beforeAll(async () => {
  site = await openSite(RELEASE)
})
afterAll(() => site.close())

/** Goes a route of the Meta flows with the mouse: refuses the cookies, presses what each step names, and what sends. */
async function recordRoute(flow: Flow, routeId: string, locale: string, folder: string, existing: Flow | null = null) {
  const route = flow.routes.find(({ id }) => id === routeId)
  if (!route) throw new Error(`there is no route ${routeId}`)
  const steps = stepsFor(route, locale, 'desktop')
  const url = steps[0]?.open ?? ''
  const parts = partsOf(META, url)
  const done = await recordedBy({ url, locale, parts, session: standInSession(), site }, async ({ page, clicks }) => {
    const refusing = page.getByRole('dialog').getByRole('button').last()
    for (const step of steps.slice(1)) {
      if (await refusing.isVisible()) await clicks(refusing)
      const target = step[actionOf(step) as 'click' | 'choose']
      await clicks(page.getByRole(target?.role ?? 'link', { name: textFor(target?.name, locale) ?? '', exact: true }))
    }
    await clicks(page.locator('main form button').last())
  })
  const flowsFolder = join(folder, 'flows')
  mkdirSync(flowsFolder, { recursive: true })
  const old = existing?.routes[0]
  const saved = save({
    file: join(flowsFolder, `${routeId}.yaml`),
    flow: routeId,
    route: routeId,
    parts: partsOf(flowsFolder, url),
    root: folder,
    schemas: join(ROOT, 'schemas'),
    account: flow.account,
    locale,
    device: 'desktop',
    way: done.way,
    sentences: done.way.destination?.sentences.slice(0, 1) ?? [],
    says: done.way.recording.steps.map((_, index) => `${locale} ${index}`),
    existing: existing && old ? { flow: existing, route: old } : null,
    lint: LINT,
  })
  return { ...done, saved, wanted: steps, text: readFileSync(saved.file, 'utf8') }
}

function project(): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'flows'))
  writeFileSync(join(folder, 'guidewatch.yaml'), SIGN_IN)
  writeFileSync(join(folder, 'flows', 'shared.yaml'), readFileSync(join(META, 'shared.yaml'), 'utf8'))
  return folder
}

const ROUTES = [
  ['facebook-objection', 'privacy-centre', 'en-GB'],
  ['facebook-objection', 'settings-policy-question', 'de-DE'],
  ['facebook-deletion', 'accounts-centre', 'de-DE'],
] as const

describe('ways of the Meta flows, recorded', () => {
  it.each(ROUTES)('%s/%s in %s: the steps that a person wrote, approved and verified', async (id, route, locale) => {
    const flow = flows.find((one) => one.flow === id) as Flow
    const folder = project()
    const { wanted, saved, text, way } = await recordRoute(flow, route, locale, folder)
    expect(saved.lines).toEqual([])
    const written = wanted.map((step) => {
      const target = step[actionOf(step) as 'click' | 'choose']
      return step.open ?? [actionOf(step), target?.role, textFor(target?.name, locale)]
    })
    const steps = (parse(text) as { routes: { steps: Record<string, unknown>[] }[] }).routes[0]?.steps ?? []
    const recorded = way.recording.steps.map((step) =>
      step.action === 'open' ? step.url : [step.action, step.target.role, step.target.name],
    )
    expect(recorded).toEqual(written)
    expect(steps).toHaveLength(written.length)
    const { heading, submit } = flow.destination
    expect(sameText(way.destination?.heading ?? '', textFor(heading, locale) ?? '')).toBe(true)
    expect(way.destination?.submit).toBe(textFor(submit, locale))
    const at = ['--config', join(folder, 'guidewatch.yaml')]
    expect(await guidewatch(['lint', ...at])).toMatchObject({ code: 0 })
    const out = join(folder, 'run')
    await guidewatch(['run', ...at, '--stand-in', RELEASE, '--out', out])
    expect((await guidewatch(['approve', out, ...at])).stderr).toBe('')
    const again = await guidewatch(['run', ...at, '--stand-in', RELEASE, '--out', join(folder, 'again')])
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('verified')])
  })

  it('in a second language adds its labels to the same steps, and lints', async () => {
    const flow = flows.find((one) => one.flow === 'facebook-objection') as Flow
    const folder = project()
    await recordRoute(flow, 'privacy-centre', 'en-GB', folder)
    const english = loadFlows(join(folder, 'flows'), LINT).flows[0] as Flow
    const { saved, text } = await recordRoute(flow, 'privacy-centre', 'it-IT', folder, english)
    expect(saved.lines).toEqual(['Not in it-IT yet: the key sentences.'])
    expect(text).toContain('Privacy Centre')
    expect(text).toContain('Centro per la privacy')
    const { problems, flows: both } = loadFlows(join(folder, 'flows'), LINT)
    expect(problems).toEqual([])
    expect(both[0]?.locales).toEqual(['en-GB', 'it-IT'])
    expect(textFor(both[0]?.destination.submit, 'it-IT')).toBe('Invia')
  })
})
