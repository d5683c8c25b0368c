import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addressKey } from '../../src/flow/address-key.js'
import { loadFlows } from '../../src/flow/load.js'
import { formatProblem } from '../../src/flow/yaml.js'
import { ROOT, temporaryFolder } from '../helpers/cli.js'

const CONTEXT = { accounts: ['facebook-eu', 'instagram-eu'], devices: ['desktop', 'mobile'] }

function loaded(formerly: string, part?: string) {
  const folder = join(temporaryFolder(), 'flows')
  mkdirSync(folder)
  const flow = `flow: form
link: https://a.example/form
locales: [de-DE]
${part ? 'include: [part.yaml]\n' : ''}destination: { heading: { de: Widerspruch } }
routes:
  - id: menu
    steps:
      - open: https://a.example/
      - id: settings
        click: { role: link, name: { de: [Einstellungen, Optionen] } }
formerly:
${formerly}
`
  writeFileSync(join(folder, 'form.yaml'), flow)
  if (part) writeFileSync(join(folder, 'part.yaml'), part)
  const { flows, problems } = loadFlows(folder, CONTEXT)
  return { flow: flows[0], problems: problems.map((one) => formatProblem(one).slice(folder.length + 1)) }
}

describe('what was so before any night saw it', () => {
  it('is said by flows and by parts, the facts of a part first', () => {
    const { flow, problems } = loaded(
      `  labels: [{ locale: de, was: Menü, now: Einstellungen, step: menu/settings, until: 2026-05-01, source: a guide }]`,
      `part: site
formerly: { links: [{ url: https://a.example/old, is: old, instead: https://a.example/form, source: a guide }] }
`,
    )
    expect(problems).toEqual([])
    expect(flow?.formerly).toEqual({
      links: [{ url: 'https://a.example/old', is: 'old', instead: 'https://a.example/form', source: 'a guide' }],
      labels: [
        {
          locale: 'de',
          was: 'Menü',
          now: 'Einstellungen',
          step: 'menu/settings',
          until: '2026-05-01',
          source: 'a guide',
        },
      ],
    })
  })

  it('has a source', () => {
    const { problems } = loaded('  links: [{ url: https://a.example/old, is: gone }]')
    expect(problems).toEqual([expect.stringMatching(/^form\.yaml:12:\d+ .*`source`/)])
  })

  it('contradicts neither itself nor what the flow says today', () => {
    const { problems } = loaded(`  links:
    - { url: https://www.a.example/form/, is: old, source: s }
    - { url: https://a.example/old, is: old, instead: https://a.example/old, source: s }
    - { url: https://a.example/old, is: redirected, source: s }
  labels:
    - { locale: de, was: Optionen, source: s }
    - { locale: fr, was: Menu, now: Menu, step: menu/setings, source: s }`)
    expect(problems.map((line) => line.replace(/^form\.yaml:(\d+):\d+/, '$1'))).toEqual([
      '13 this is the link of the flow itself, so it is right',
      '14 this is the same address; leave `instead` out where there is none to print',
      '15 this address is listed twice',
      '15 `to` says where a `redirected` address leads, and goes with that alone',
      '17 the step `menu/settings` still uses this label',
      '18 this is the same label',
      '18 the flow is not walked in this language; its own are de-DE',
      '18 there is no step `menu/setings`; steps are named `route/step`',
    ])
  })

  it('is known of Meta: the old form, the form of third parties, and those that were removed', () => {
    const { flows, problems } = loadFlows(join(ROOT, 'flows/meta'), CONTEXT)
    expect(problems).toEqual([])
    const links = flows.find(({ flow }) => flow === 'facebook-objection')?.formerly.links ?? []
    expect(links.map(({ url, is }) => [url.split('/').at(-1), is])).toEqual([
      ['163695614321277', 'gone'],
      ['540977946302970', 'gone'],
      ['6359191084165019', 'old'],
      ['510058597920541', 'wrong'],
      ['1266025207620918', 'wrong'],
    ])
    expect(flows.every(({ formerly }) => formerly.links.every(({ source }) => source.length > 5))).toBe(true)
  })
})

describe('two addresses of one page', () => {
  it('differ in scheme, language host, slash or fragment, not in parameters', () => {
    const key = 'facebook.com/help/contact/1'
    expect(addressKey('https://www.facebook.com/help/contact/1/#x')).toBe(key)
    expect(addressKey('http://fr-fr.facebook.com/help/contact/1')).toBe(key)
    expect(addressKey('https://de.example/a?id=2')).toBe('de.example/a?id=2')
    expect(addressKey('not an address')).toBe('not an address')
  })
})
