import { describe, expect, it } from 'vitest'
import type { Fact } from '../../src/compare/finding.js'
import { LANGUAGES } from '../../src/settings/language.js'
import { findingInWords } from '../../src/words/finding.js'
import { FACTS } from './samples.js'

const FACT = FACTS.find(({ kind }) => kind === 'text-changed') as Fact

const said = (before: string, after: string, language: (typeof LANGUAGES)[number] = 'en') =>
  findingInWords({ ...FACT, count: 1, alsoAt: [], before, after }, language)

describe('a long text that changed', () => {
  const intro = 'You may object to the use of your data for advertising and profiling at any time. '.repeat(3)

  it.each(LANGUAGES)('is quoted where it differs, in %s', (language) => {
    const sentence = said(`${intro}You need give no reason.`, `${intro}Without a reason we cannot act.`, language)
    expect(sentence).toContain('give no reason.')
    expect(sentence).toContain('Without a reason')
    expect(sentence).toMatch(/…\p{L}/u)
  })

  it('is quoted from its beginning where it differs there, or is short', () => {
    expect(said(`Yes. ${intro}`, `No. ${intro}`)).toMatch(/"Yes\. You.*"No\. You/)
    expect(said('You may object.', 'You may object now.')).toMatch(/"You may object\.".*"You may object now\."/)
  })
})
