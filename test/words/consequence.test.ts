import { describe, expect, it } from 'vitest'
import type { Consequence } from '../../src/cause/decision.js'
import { LANGUAGES } from '../../src/settings/language.js'
import { consequenceInWords } from '../../src/words/consequence.js'

const NOTHING: Consequence = {
  screens: 0,
  waiting: [],
  verified: [],
  stays: [],
  links: [],
  claims: [],
  guides: [],
  sentences: [],
  files: [],
  ignored: 0,
  byHand: false,
}
const of = (count: number): Consequence => ({
  screens: count,
  waiting: Array.from({ length: count }, () => ({ member: 'm', cause: 'c' })),
  verified: Array.from({ length: count }, () => 'w'),
  stays: Array.from({ length: count }, () => 'w'),
  links: ['‹flow›'],
  claims: [{ flow: 'f', says: '‹claim›', locale: 'de-DE' }],
  guides: [{ title: '‹title›', publisher: '‹publisher›', url: null, language: 'de' }],
  sentences: [
    { locale: 'de-DE', before: '‹old›', after: '‹new›' },
    { locale: 'de-DE', before: null, after: '‹added›' },
  ],
  files: ['‹file›'],
  ignored: count,
  byHand: true,
})

describe('what a decision comes to, in words', () => {
  it('names all of it, in every language of its own', () => {
    const all = LANGUAGES.map((language) => consequenceInWords(of(1234), language))
    for (const lines of all) {
      expect(lines).toHaveLength(12)
      const text = lines.join('\n')
      for (const part of ['flow', 'claim', 'title', 'publisher', 'old', 'new', 'added', 'file'])
        expect(text).toContain(`‹${part}›`)
      expect(text.match(/1\D?234/g)).toHaveLength(5)
    }
    const [english = [], ...others] = all
    for (const lines of others) for (const line of lines) expect(english).not.toContain(line)
  })

  it('counts one as one, and says so when nothing changes', () => {
    for (const language of LANGUAGES) {
      expect(consequenceInWords(of(1), language).join('\n')).not.toMatch(/\b1\b/)
      expect(consequenceInWords(NOTHING, language)).toHaveLength(1)
    }
  })
})
