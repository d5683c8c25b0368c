import { describe, expect, it } from 'vitest'
import type { Finding, FindingKind } from '../../src/compare/finding.js'
import { nowhere } from '../../src/compare/finding.js'
import type { Flow } from '../../src/flow/schema.js'
import { fieldEdits } from '../../src/propose/fields.js'
import { patchFlow } from '../../src/propose/patch.js'
import { ARRIVAL } from '../../src/screen/screen.js'

const FIELDS: Flow['destination']['fields'] = [
  { label: 'Name', role: 'textbox' },
  { label: { de: 'Grund', en: 'Why' }, role: 'textbox', required: false, prefilled: false },
]
const flow = { destination: { fields: FIELDS } } as unknown as Flow

function walk(locale: string, ...found: readonly (readonly [FindingKind, string])[]) {
  const findings = found.map(
    ([kind, label]): Finding => ({ ...nowhere(ARRIVAL, kind), subject: { kind: 'field', label } }),
  )
  return { locale, arrived: true, findings }
}
const edit = (flag: string, value: boolean) => ({ kind: 'flag', at: ['destination', 'fields', 1, flag], value })

describe('what a flow says of a field', () => {
  it('is changed where every walk that arrived saw it otherwise, each in its language', () => {
    const all = [walk('de-DE', ['field-now-required', 'Grund']), walk('en-US', ['field-now-required', 'Why'])]
    expect(fieldEdits(flow, all)).toEqual([edit('required', true)])
    expect(fieldEdits(flow, [walk('en-US', ['field-now-ticked', 'Why'])])).toEqual([edit('prefilled', true)])
  })

  it('stays where one walk saw it as it was, where the flow says nothing of it, and where none arrived', () => {
    expect(fieldEdits(flow, [walk('de-DE', ['field-now-required', 'Grund']), walk('en-US')])).toEqual([])
    expect(fieldEdits(flow, [walk('en-US', ['field-now-required', 'Name'])])).toEqual([])
    expect(fieldEdits(flow, [walk('en-US', ['field-now-optional', 'Why'])])).toEqual([])
    expect(fieldEdits(flow, [{ ...walk('en-US', ['field-now-required', 'Why']), arrived: false }])).toEqual([])
    expect(fieldEdits(flow, [])).toEqual([])
  })

  it('is changed in the file and nothing else, however it is laid out', () => {
    const at = ['destination', 'fields', 1, 'required']
    for (const source of [
      'destination: { fields: [{ label: Name }, { label: Why, required: false }] } # as of May\n',
      'destination:\n  fields:\n    - label: Name\n      required: false\n    - required: false # optional\n      label: Why\n',
    ]) {
      const patch = patchFlow('a.yaml', source, [{ kind: 'flag', at, value: true }])
      expect(patch?.split('\n').filter((line) => /^[-+] *\S/.test(line) && !/^(---|\+\+\+)/.test(line))).toHaveLength(2)
      expect(patch).toMatch(/^\+.*required: true/m)
    }
    const alias =
      'no: &no false\ndestination: { fields: [{ label: Name, required: *no }, { label: Why, required: *no }] }\n'
    expect(patchFlow('a.yaml', alias, [{ kind: 'flag', at, value: true }])).toBeUndefined()
  })
})
