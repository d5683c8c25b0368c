import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Known, KnownLabel } from '../../src/guide-check/known.js'
import { labelsFile, labelsFileSchema } from '../../src/guides/labels-file.js'
import { linterRules } from '../../src/guides/linter-rules.js'

const NONE = { works: 'yes', links: [], routes: [], claims: [], deadline: null } as const

function label(text: string, more: Partial<KnownLabel> = {}): KnownLabel {
  return {
    locale: 'en-GB',
    text,
    role: 'link',
    step: null,
    until: null,
    now: null,
    picture: null,
    source: 'r',
    ...more,
  }
}

function known(flow: string, labels: readonly KnownLabel[]): readonly [string, Known] {
  return [
    flow,
    { ...NONE, night: '2026-11-26', flow, title: {}, links: [], routes: [], claims: [], labels: [...labels] },
  ]
}

const gone = (text: string, now: string | null) => label(text, { until: '2026-11-20', now })

const FILE = labelsFile(
  new Map([
    known('shop', [
      gone('Privacy options', 'Privacy settings'),
      gone('Settings', 'Settings & privacy'),
      gone('Data (beta) export', 'Export (all) data'),
      gone('Newsletter archive', null),
      gone('Help', 'Support'),
      label('Privacy settings'),
      label('Optionen', { locale: 'de-DE', until: '2026-11-20', now: 'Einstellungen' }),
    ]),
    known('bank', [label('Help', { until: null }), gone('Settings', 'Settings & privacy')]),
  ]),
  'live',
)

/** The rules of a file, parsed. */
function rules(path: string) {
  const file = linterRules(FILE).find((one) => one.path === path)
  return (
    file && (parse(file.text) as { swap: object; tokens: string[]; rules: { expected: string; pattern: string }[] })
  )
}

describe('labels.json', () => {
  it('says what labels were and are, per language, and in which flows', () => {
    expect(labelsFileSchema.parse(FILE)).toEqual(FILE)
    expect(FILE.night).toBe('2026-11-26')
    expect(FILE.languages.de?.was).toEqual([
      { was: 'Optionen', is: 'Einstellungen', since: '2026-11-20', flows: ['shop'], source: 'r' },
    ])
    expect(FILE.languages.en?.was.map(({ was, is }) => [was, is])).toEqual([
      ['Data (beta) export', 'Export (all) data'],
      ['Newsletter archive', null],
      ['Privacy options', 'Privacy settings'],
      ['Settings', 'Settings & privacy'],
    ])
    expect(FILE.languages.en?.was.find(({ was }) => was === 'Settings')?.flows).toEqual(['bank', 'shop'])
  })

  it('leaves out what another flow still shows', () => {
    expect(FILE.languages.en?.was.some(({ was }) => was === 'Help')).toBe(false)
    expect(FILE.languages.en?.is).toEqual(['Help', 'Privacy settings'])
  })

  it('names nothing in the place of a label that two flows renamed differently', () => {
    const two = labelsFile(
      new Map([known('a', [gone('My account', 'Profile')]), known('b', [gone('My account', 'You')])]),
      'live',
    )
    expect(two.languages.en?.was[0]).toMatchObject({ was: 'My account', is: null })
  })
})

describe('rules for linters', () => {
  it('are substitutions of Vale, whose patterns match the label and nothing else', () => {
    const vale = rules('vale/guidewatch/Renamed-en.yml')
    expect(vale).toMatchObject({ extends: 'substitution', level: 'error' })
    const swaps = Object.entries(vale?.swap ?? {})
    const swapped = (text: string) => swaps.filter(([pattern]) => new RegExp(pattern).test(text)).map(([, is]) => is)
    expect(swapped('Open Privacy options.')).toEqual(['Privacy settings'])
    expect(swapped('Choose Data (beta) export')).toEqual(['Export (all) data'])
    expect(swapped('Choose Data Xbeta) export')).toEqual([])
  })

  it('tell what is gone, and which labels are right', () => {
    expect(rules('vale/guidewatch/Gone-en.yml')?.tokens).toEqual(['Newsletter archive'])
    const accepted = linterRules(FILE).find(({ path }) => path.endsWith('guidewatch-en/accept.txt'))
    expect(accepted?.text.split('\n')).toContain('Privacy settings')
  })

  it('are a dictionary of prh, whose patterns leave what is right alone', () => {
    const prh = rules('textlint/prh-en.yml')?.rules ?? []
    const expected = prh.flatMap(({ pattern, expected: is }) => {
      const [, source = ''] = /^\/(.*)\/$/.exec(pattern) ?? []
      return new RegExp(source).test('Privacy options, then Privacy settings') ? [is] : []
    })
    expect(expected).toEqual(['Privacy settings'])
    for (const { pattern, expected: is } of prh) expect(new RegExp(pattern.slice(1, -1)).test(is)).toBe(false)
  })

  it('say nothing of one word of everyday', () => {
    expect(rules('textlint/prh-en.yml')?.rules.some(({ expected }) => expected === 'Settings & privacy')).toBe(false)
    expect(rules('textlint/prh-de.yml')).toBeUndefined()
  })
})
