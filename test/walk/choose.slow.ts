import { expect, it } from 'vitest'
import { kindsOf, temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, serveSite } from '../helpers/site.js'

const page = (options: string) =>
  document(`<label>Country <select onchange="location = '/form'"><option>Choose</option>${options}</select></label>`)

it('chooses an option by its label, and says so when it is not offered', async () => {
  const site = await serveSite({
    '/': page('<option>France</option><option>Germany</option>'),
    '/form': document('<h1>Form</h1>'),
  })
  const step = '{ choose: { role: combobox, name: Country, option: Germany } }'
  const flow = `flow: way\nlink: ${site.origin}/form\ndestination: { heading: Form }\nroutes: [{ id: r, steps: [{ open: "${site.origin}/" }, ${step}] }]\n`
  const { walk } = nights(temporaryFolder(), project({ 'way.yaml': flow }).config)
  expect((await walk()).walk).toMatchObject({ verdict: 'verified', outcome: { kind: 'arrived' } })
  site.pages['/'] = page('<option>France</option>')
  const { walk: seen } = await walk()
  expect([seen.verdict, kindsOf(seen)]).toEqual(['broken', [expect.stringMatching(/^step-unusable@/)]])
  expect(seen.findings[0]?.after).toEqual({ kind: 'option-absent', option: 'Germany', offered: ['Choose', 'France'] })
})
