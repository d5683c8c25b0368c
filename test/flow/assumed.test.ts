import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addressesOf, assumptionsOf, labelsOf } from '../../src/flow/assumed.js'
import { loadFlows } from '../../src/flow/load.js'
import { formatProblem } from '../../src/flow/yaml.js'
import { languageOf, textsFor } from '../../src/text/local.js'
import { ROOT, temporaryFolder } from '../helpers/cli.js'

const CONTEXT = { accounts: ['facebook-eu', 'instagram-eu'], devices: ['desktop', 'mobile'] }

function loaded(assumed: string, part?: string) {
  const folder = join(temporaryFolder(), 'flows')
  mkdirSync(folder)
  const flow = `flow: form
link: https://a.example/form
locales: [de-DE]
${part ? 'include: [part.yaml]\n' : ''}assumed:
${assumed}
destination: { heading: { de: Widerspruch } }
routes:
  - id: menu
    steps:
      - open: https://a.example/
      - click: { role: link, name: { de: [Einstellungen, Optionen] } }
`
  writeFileSync(join(folder, 'form.yaml'), flow)
  if (part) writeFileSync(join(folder, 'part.yaml'), part)
  const { flows, problems } = loadFlows(folder, CONTEXT)
  return { flow: flows[0], problems: problems.map((one) => formatProblem(one).slice(folder.length + 1)) }
}

describe('what a flow assumes', () => {
  it('is a label in a language or an address, with its source and every place that looks for it', () => {
    const { flow } = loaded(`  - source: guide.example
    confirmed: { https://a.example/: false }
  - source: in no source
    language: de
    confirmed:
      Optionen: false
      Widerspruch: { on: 2026-11-26, run: night }`)
    expect(flow && assumptionsOf(flow)).toEqual([
      expect.objectContaining({
        text: 'https://a.example/',
        isAddress: true,
        language: null,
        places: [{ kind: 'step', route: 'menu', step: 'open' }],
      }),
      expect.objectContaining({
        text: 'Optionen',
        source: 'in no source',
        confirmed: false,
        places: [expect.objectContaining({ kind: 'step', route: 'menu' })],
      }),
      expect.objectContaining({ text: 'Widerspruch', confirmed: { on: '2026-11-26', run: 'night' } }),
    ])
  })

  it('is there: what a flow does not look for is told at its line', () => {
    const { problems } = loaded(`  - source: guide.example
    language: de
    confirmed:
      Einstellungen: false
      Einstelungen: false
  - source: guide.example
    confirmed: { https://a.example/gone: false }
  - source: guide.example
    language: fr
    confirmed: { Réglages: false }`)
    expect(problems).toEqual([
      expect.stringMatching(/^form\.yaml:9:7 no label `Einstelungen` in `de` is looked for/),
      expect.stringMatching(/^form\.yaml:11:18 no address `https:\/\/a\.example\/gone` is looked for/),
    ])
  })

  it('is confirmed by a date and a run, or not at all', () => {
    const { problems } = loaded(`  - source: guide.example
    language: de
    confirmed: { Einstellungen: true }`)
    expect(problems).toEqual([expect.stringContaining('expected `false`; approving fills it in')])
  })

  it('may be said in a part, of what the part itself says', () => {
    const part = (text: string) => `part: shop
interruptions:
  - { id: consent, dialog: { role: dialog, text: cookies }, click: { role: button, name: { de: Ablehnen } } }
assumed:
  - { source: a list, language: de, confirmed: { ${text}: false } }
`
    const own = '  - { source: a, language: de, confirmed: { Optionen: false } }'
    expect(loaded(own, part('Ablehnen')).flow?.assumed).toHaveLength(2)
    expect(loaded(own, part('Optionen')).problems).toEqual([
      expect.stringMatching(/^part\.yaml:5:50 no label `Optionen`/),
    ])
  })
})

describe('the flows of Meta’s sites', () => {
  const { flows } = loadFlows(join(ROOT, 'flows', 'meta'), CONTEXT)

  it('say of every label and address where it was read, since nobody here has seen one of them live', () => {
    const unsaid = flows.flatMap((flow) => {
      const said = assumptionsOf(flow)
      const isSaid = (text: string, language: string | null) =>
        said.some((one) => one.text === text && (one.language === null || one.language === language))
      const languages = [...new Set(flow.locales.map(languageOf))]
      const labels = labelsOf(flow).flatMap(({ text }) =>
        languages.flatMap((language) => textsFor(text, language).filter((one) => !isSaid(one, language))),
      )
      return [...labels, ...addressesOf(flow).flatMap(({ url }) => (isSaid(url, null) ? [] : [url]))]
    })
    expect(flows.length).toBeGreaterThan(5)
    expect(unsaid).toEqual([])
  })
})
