import { applyPatch } from 'diff'
import { describe, expect, it } from 'vitest'
import { patchFlow } from '../../src/propose/patch.js'
import { withConfirmation } from '../../src/propose/yaml-text.js'

const flow = (confirmed: string, second = 'Imprint') => `flow: form
locales: [de-DE, en-GB]
assumed:
  - source: a guide # of May
    language: de
    confirmed:
${confirmed}  - { source: a guide, language: en, confirmed: { Privacy: false } }
routes:
  - id: menu
    steps:
      - click: { role: link, name: { de: Datenschutz, en: Privacy } }
      - click: { role: link, name: { de: ${second}, en: Imprint } }
`

function renamed(source: string): string {
  const patch = patchFlow('f.yaml', source, [
    {
      kind: 'rename',
      at: ['routes', 0, 'steps', 0, 'click', 'name'],
      texts: { 'de-DE': 'Datenschutz: alles' },
      locales: ['de-DE', 'en-GB'],
    },
  ])
  return applyPatch(source, patch ?? '') || ''
}

describe('a label that is renamed', () => {
  it('is assumed under its new name, in the language in which it was seen, and is to be confirmed again', () => {
    const after = renamed(flow('      Datenschutz: { on: 2026-11-26, run: night } # by hand\n'))
    expect(after).toContain('      "Datenschutz: alles": false # by hand\n')
    expect(after).toContain('language: en, confirmed: { Privacy: false }')
  })

  it('keeps the old name where another step still has it', () => {
    expect(renamed(flow('      Datenschutz: false\n', 'Datenschutz'))).toContain('      Datenschutz: false\n')
  })

  it('is not listed twice', () => {
    const after = renamed(flow('      Datenschutz: false\n      "Datenschutz: alles": false\n'))
    expect(after.match(/Datenschutz.*: false/g)).toEqual(['Datenschutz: alles": false'])
  })
})

describe('confirming', () => {
  const at = ['assumed', 0, 'confirmed', 'Datenschutz']
  const on = { on: '2026-11-26', run: '2026-11-26T03-00-00-000Z' }

  it('writes date and run in the place of `false`, and touches nothing else', () => {
    const source = flow('      Datenschutz: false # in no picture\n')
    const after = withConfirmation(source, at, on)
    expect(after).toBe(
      source.replace('Datenschutz: false', 'Datenschutz: { on: 2026-11-26, run: 2026-11-26T03-00-00-000Z }'),
    )
    expect(withConfirmation(after, at, { ...on, run: 'later' })).toBe(after)
  })

  it('quotes the name of a run that YAML would read as something else', () => {
    const after = withConfirmation(flow('      Datenschutz: false\n'), at, { ...on, run: '2026' })
    expect(after).toContain('run: "2026" }')
  })
})
