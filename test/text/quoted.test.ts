import { describe, expect, it } from 'vitest'
import { requoted } from '../../src/text/quoted.js'

describe('a label that a sentence quotes', () => {
  it.each([
    ['Wähle „Privacy“.', 'Wähle „Legal“.'],
    ['Choose "Privacy".', 'Choose "Legal".'],
    ['Choose “Privacy”.', 'Choose “Legal”.'],
    ["Choose 'Privacy'.", "Choose 'Legal'."],
    ['Choisissez «\u00A0Privacy\u00A0».', 'Choisissez «\u00A0Legal\u00A0».'],
    ['Scegli «Privacy».', 'Scegli «Legal».'],
    ['Wähle »Privacy«.', 'Wähle »Legal«.'],
    ['Choose **Privacy**.', 'Choose **Legal**.'],
    ['Choose "Privacy."', 'Choose "Legal."'],
    ['Choose "privacy" in the part on privacy.', 'Choose "Legal" in the part on privacy.'],
    ['First "Privacy", then again "Privacy".', 'First "Legal", then again "Legal".'],
  ])('%s', (sentence, changed) => {
    expect(requoted(sentence, ['Privacy'], 'Legal')).toBe(changed)
  })

  it.each([
    'Choose Privacy.',
    'Choose "Privacy policy".',
    'Choose "Our Privacy".',
    'Open the part on privacy, "Legal".',
    'Choose „Privacy».',
  ])('is not quoted in: %s', (sentence) => {
    expect(requoted(sentence, ['Privacy'], 'Imprint')).toBeUndefined()
  })

  it('may have been written with other apostrophes, dashes and blanks, and hold what a pattern would take for its own', () => {
    expect(requoted('Press ‘Don’t  allow’.', ["Don't allow"], 'Refuse')).toBe('Press ‘Refuse’.')
    expect(requoted('Press "Save – now (1+1)".', ['Save - now (1+1)'], '$& $1')).toBe('Press "$& $1".')
    expect(requoted('Press "".', [''], 'x')).toBeUndefined()
  })

  it('of several names, is the first that is quoted', () => {
    expect(requoted('Press "Privacy policy".', ['Privacy', 'Privacy policy'], 'Legal')).toBe('Press "Legal".')
  })
})
