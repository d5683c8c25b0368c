import { describe, expect, it } from 'vitest'
import { loadSettings, SettingsError } from '../../src/settings/settings.js'
import { project } from '../helpers/site.js'

/** What is told about a settings file, as `line:column message`; `[]` when it is in order. */
function problemsOf(source: string): readonly string[] {
  const { config } = project({}, source)
  try {
    loadSettings(config)
    return []
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return error.message.split('\n').map((line) => line.slice(config.length + 1))
  }
}

describe('the mark of an account', () => {
  const mark = (yaml: string) => problemsOf(`accounts:\n  shop:\n    session: shop.age\n    mark: ${yaml}\n`)

  it('is a control with a role and a name', () => {
    expect(mark('{ role: button, name: Your profile }')).toEqual([])
    expect(mark('{ role: button, name: { de: Dein Profil, en: Your profile }, within: { role: banner } }')).toEqual([])
  })

  it.each([
    ['{ role: button, nmae: Profile }', '4:11 the key `name` is missing'],
    ['{ role: button, nmae: Profile }', '4:27 unknown key `nmae`, did you mean `name`?'],
    ['{ role: buton, name: Profile }', '4:19 unknown value `buton`, did you mean `button`?'],
    ["{ role: button, name: '' }", '4:33 must not be empty'],
    ["{ role: button, name: ' ' }", '4:33 the text is blank'],
    ['{ role: button, name: {} }', '4:33 no language is given a text'],
    ['{ role: button, name: { de: [] } }', '4:39 must not be empty'],
    ['Your profile', '4:11 expected keys with values (`key: value`), found text'],
    ['[{ role: button }]', '4:11 expected keys with values (`key: value`), found a list (a dash before each entry)'],
  ])('%s is refused with line and column: %s', (yaml, expected) => {
    expect(mark(yaml).join('\n')).toContain(expected)
  })
})

it.each([
  ['flows: 3', '1:8 expected text, found a number'],
  ['workers: many', '1:10 expected a number, found text'],
  ['workers: 0', '1:10 must be at least 1'],
])('a value of another kind is told in the words of YAML: %s', (yaml, expected) => {
  expect(problemsOf(yaml).join('\n')).toContain(expected)
})

describe('how long an attestation counts', () => {
  it('is five days, and never longer than what a machine verified', () => {
    const days = (yaml: string) => loadSettings(project({}, yaml).config).freshness
    expect(days('')).toEqual({ days: 7, attestedDays: 5 })
    expect(days('freshness: { days: 2 }')).toEqual({ days: 2, attestedDays: 2 })
    expect(days('freshness: { days: 30, attestedDays: 14 }')).toEqual({ days: 30, attestedDays: 14 })
    expect(problemsOf('freshness: { days: 3, attestedDays: 4 }')).toEqual([
      '1:37 what a person attested counts no longer than what a machine verified: not more than `days`',
    ])
    expect(problemsOf('freshness: { atestedDays: 4 }').join()).toContain('did you mean `attestedDays`?')
  })
})
