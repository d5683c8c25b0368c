import { describe, expect, it } from 'vitest'
import { GUIDE_RULES, GUIDE_UNKNOWN, type GuideFinding, type GuideRule } from '../../src/guide-check/finding.js'
import { LANGUAGES, type Language } from '../../src/settings/language.js'
import { guideFindingInWords, guidesInWords, guideUnknownInWords, guideWords } from '../../src/words/guide-check.js'
import { englishIn } from './leaks.js'

type Said = Pick<GuideFinding, 'rule' | 'subject' | 'since'>

const finding = (
  rule: GuideRule,
  subject: Partial<GuideFinding['subject']> = {},
  since: string | null = null,
): Said => ({
  rule,
  subject: { printed: '‹1›', now: '‹2›', language: null, of: null, ...subject },
  since,
})

describe('a finding in words', () => {
  it('says what the guide prints and what is there instead', () => {
    const renamed = finding('label-renamed', { printed: 'Datenschutz', now: 'Privatsphäre' }, '2026-05-03')
    expect(LANGUAGES.map((language) => guideFindingInWords(renamed, language))).toEqual([
      '"Datenschutz" is called "Privatsphäre" now (since 3 May 2026).',
      '„Datenschutz“ heißt jetzt „Privatsphäre“ (seit 3. Mai 2026).',
      '«\u00a0Datenschutz\u00a0» s’appelle désormais «\u00a0Privatsphäre\u00a0» (depuis le 3 mai 2026).',
      '«Datenschutz» ora si chiama «Privatsphäre» (dal 3 maggio 2026).',
    ])
    const link = { printed: 'https://a.example/1', now: 'https://a.example/2' }
    expect(guideFindingInWords(finding('link-old', link, '2026-05-03'), 'en')).toBe(
      'https://a.example/1 leads to the form of earlier times; the right one is https://a.example/2 (since 3 May 2026)',
    )
  })

  it('says which language a label is in, if it is not that of the guide', () => {
    const gone = finding('label-gone', { printed: 'Paramètres', language: 'fr-FR' })
    expect(guideFindingInWords(gone, 'de', 'de-AT')).toBe(
      '„Paramètres“ gibt es nicht mehr (eine Beschriftung auf Französisch).',
    )
    expect(guideFindingInWords(gone, 'de', 'fr')).toBe('„Paramètres“ gibt es nicht mehr.')
  })

  it('tells a deadline that is over from one after which it can still be done', () => {
    for (const language of LANGUAGES) {
      const [passed, over] = (['deadline-passed', 'deadline-over'] as const).map((rule) =>
        guideFindingInWords(finding(rule, { printed: '26. Mai 2025', now: null }, '2025-05-26'), language),
      )
      expect(passed).toContain('26. Mai 2025')
      expect(over).toContain('26. Mai 2025')
      expect(passed).not.toBe(over)
    }
  })

  it('lets nothing steer a terminal', () => {
    const hostile = finding('label-renamed', { printed: '\u001B[31mred\u202Eder', now: '\u0007' })
    expect(guideFindingInWords(hostile, 'en')).not.toMatch(/[\p{Cc}\u202E]/u)
  })
})

describe('what is said of guides', () => {
  const all = (language: Language): ReadonlyMap<string, string> =>
    new Map([
      ...GUIDE_RULES.map((rule) => [rule, guideFindingInWords(finding(rule), language)] as const),
      ...GUIDE_RULES.map(
        (rule) => [`${rule}, bare`, guideFindingInWords(finding(rule, { now: null }), language)] as const,
      ),
      ...GUIDE_UNKNOWN.map((why) => [why, guideUnknownInWords(why, language)] as const),
      ...Object.entries(guideWords(language).verdicts),
    ])

  it.each(LANGUAGES)('is said in %s, each differently', (language) => {
    const said = [...all(language)]
    for (const [name, text] of said) expect(text.trim(), name).not.toBe('')
    const sentences = said.filter(([name]) => !name.endsWith(', bare')).map(([, text]) => text)
    expect(new Set(sentences).size).toBe(sentences.length)
    // Where it is known what is there instead, it is said.
    for (const rule of ['label-renamed', 'step-missing', 'link-wrong-form'] as const)
      expect(all(language).get(rule)).toContain('‹2›')
    for (const [name, text] of said) if (name.endsWith(', bare')) expect(text, name).not.toContain('‹2›')
  })

  it.each(LANGUAGES.filter((language) => language !== 'en'))('is not left in English: %s', (language) => {
    const english = all('en')
    for (const [name, text] of all(language)) {
      expect(text, name).not.toBe(english.get(name))
      expect(englishIn(text), name).toEqual([])
    }
  })

  it('counts guides', () => {
    const counts = { checked: 1023, right: 1017, wrong: 4, unknown: 2 }
    expect(guidesInWords(counts, 'en')).toBe('Guides checked: 1,023, right: 1,017, one sentence wrong: 4, unknown: 2')
    expect(guidesInWords(counts, 'de')).toBe(
      'Anleitungen geprüft: 1.023, richtig: 1.017, ein Satz falsch: 4, unklar: 2',
    )
  })
})
