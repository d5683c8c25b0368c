import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { adoptVolatile } from '../../src/review/approve.js'
import { planFile, portablePath, writePlan } from '../../src/state/plan.js'
import { guidewatch, readRunFile, temporaryFolder } from '../helpers/cli.js'
import { type Night, nights } from '../helpers/night.js'
import { document, project, serveSite } from '../helpers/site.js'

const home = (entry: string, weather: string) =>
  document(
    `<nav aria-label="Main"><ul><li><a href="/form">Form</a></li><li><a href="/x">${entry}</a></li></ul></nav><main><p>Before.</p><p>${weather}</p><p>After.</p></main>`,
  )
const flow = (origin: string) => `flow: form
link: ${origin}/form
destination: { heading: Form }
routes:
  - { id: menu, steps: [{ open: "${origin}/" }, { click: { role: link, name: Form } }] }
`

async function watched() {
  const site = await serveSite({ '/': home('Help', 'Sun'), '/form': document('<main><h1>Form</h1></main>') })
  const { config } = project({ 'form.yaml': flow(site.origin) })
  const { walk, approve, settings } = nights(temporaryFolder(), config, {}, true)
  const night = (entry: string, weather: string) => {
    site.pages['/'] = home(entry, weather)
    return walk()
  }
  await night('Help', 'Sun')
  await approve()
  return { night, approve, settings, config }
}

const suspected = ({ walk }: Night) => walk.findings.filter(({ kind }) => kind === 'ab-test-suspected').length

describe('later nights', () => {
  it('suspect an A/B test once, and know both variants when they are approved', async () => {
    const { night, approve } = await watched()
    const told: number[] = []
    for (const entry of ['Help', 'Support', 'Help', 'Support', 'Help', 'Support']) {
      const seen = await night(entry, 'Sun')
      told.push(suspected(seen))
      expect(seen.walk.verdict).toBe(entry === 'Help' ? 'verified' : 'changed')
    }
    expect(told.reduce((sum, count) => sum + count)).toBe(1)
    await approve('variant')
    expect((await night('Help', 'Sun')).walk.verdict).toBe('verified')
    expect((await night('Support', 'Sun')).walk.verdict).toBe('verified')
  })

  it('propose what keeps varying, and ignore it only when told to', async () => {
    const { night, settings } = await watched()
    for (const weather of ['Rain', 'Snow']) expect((await night('Help', weather)).walk.steps[1]?.volatile).toEqual([])
    const third = await night('Help', 'Fog')
    expect(third.walk.verdict).toBe('verified')
    expect(third.walk.steps[1]?.volatile).toMatchObject([{ role: 'text', name: '*', varies: ['name'] }])
    expect(third.walk.findings.map(({ kind }) => kind)).toContain('text-changed')
    expect(adoptVolatile(third.stored, settings.snapshots, {})).toBe(1)
    expect((await night('Help', 'Hail')).walk.findings).toEqual([])
    expect(adoptVolatile(third.stored, settings.snapshots, {})).toBe(0)
  })

  it('judge stored screens again: marked as technical, exit code 0, the walks as they were', async () => {
    const { night, config } = await watched()
    const { out, run, plan } = await night('Support', 'Sun')
    const flows = plan.flows.map((flow) => ({ ...flow, file: portablePath(plan.settings.root, flow.file) }))
    writePlan(planFile(out), { ...plan, flows })
    expect(run.walks[0]?.verdict).toBe('changed')
    // As if an older comparer had missed it.
    const older = {
      ...run,
      comparer: 1,
      walks: run.walks.map((walk) => ({ ...walk, verdict: 'verified', findings: [] })),
    }
    writeFileSync(join(out, 'run.json'), JSON.stringify(older))
    const { code, stdout } = await guidewatch(['reassess', out, '--config', config])
    expect(code).toBe(0)
    expect(stdout).toContain('form/menu/en-US-desktop: verified -> changed (technical: the sites were not walked)')
    const again = readRunFile(out)
    expect(again).toMatchObject({ startedAt: run.startedAt, reassessed: { comparer: 1 } })
    expect(again.walks[0]?.findings).toEqual(run.walks[0]?.findings)
    expect(readFileSync(join(out, 'report', 'index.html'), 'utf8')).toContain('Judged again')
  })
})
