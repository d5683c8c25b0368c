import { describe, expect, it } from 'vitest'
import type { Cause, CauseMember } from '../../src/cause/cause.js'
import { LANGUAGES } from '../../src/settings/language.js'
import { causeInWords, hindranceInWords, leftOutInWords, whereInWords } from '../../src/words/cause.js'
import { SAMPLE } from '../review/sample.js'
import { englishIn } from './leaks.js'
import { FACTS } from './samples.js'

const [FORM, RENAMED] = SAMPLE.causes as [Cause, Cause]
/** The name of what was renamed is said as before, not as a name of its own. */
const RENAME = {
  ...RENAMED,
  members: RENAMED.members.map((member) => ({
    ...member,
    facts: member.facts.map((seen) => ({
      ...seen,
      fact: { ...seen.fact, subject: { kind: 'control' as const, role: 'link', name: '' } },
    })),
  })),
}

describe('a cause in words', () => {
  it('says in how many walks, in the words of the reader’s language, and shortly in those of the others', () => {
    expect(causeInWords(RENAME, 'en')).toBe(
      'In 6 walks the link "Settings" is now called "Options" (German: "Einstellungen" → "Optionen"; Italian: "Impostazioni" → "Opzioni").',
    )
    expect(causeInWords(RENAME, 'de')).toBe(
      'Auf 6 Wegen: Der Link „Einstellungen“ heißt jetzt „Optionen“ (Englisch: „Settings“ → „Options“; Italienisch: „Impostazioni“ → „Opzioni“).',
    )
    expect(causeInWords(RENAME, 'it')).toMatch(/^Su 6 percorsi il link «Impostazioni» ora si chiama «Opzioni» \(/)
    // No walk is in French: the first one's words are as good as any.
    expect(causeInWords(RENAME, 'fr')).toMatch(/^Sur 6 chemins, le lien «\u00a0Einstellungen\u00a0» s’appelle/)
  })

  it('counts no walks where there is one', () => {
    expect(causeInWords(FORM, 'en')).toMatch(/^Readers now land on another page: /)
  })

  it('counts walks, not screens', () => {
    const [first] = RENAME.members as [CauseMember]
    expect(causeInWords({ ...RENAME, members: [first, { ...first, step: 'later' }] }, 'en')).not.toContain('walks')
  })

  it.each(LANGUAGES)('is a sentence of %s for whatever was found', (language) => {
    const [first] = RENAME.members as [CauseMember]
    for (const fact of FACTS) {
      const members = ['a', 'b', 'c'].map((device) => ({
        ...first,
        walk: `x/y/de-DE-${device}`,
        facts: [{ fact, relevance: 'route' as const, boxBefore: null, box: null }],
      }))
      const said = causeInWords({ ...RENAME, members }, language)
      expect(said).toMatch(/^(In 3 walks|Auf 3 Wegen:|Sur 3 chemins|Su 3 percorsi)/)
      expect(said).toMatch(/[.)…]$/)
      expect(said).not.toMatch(/undefined|\bnull\b|NaN|\[object/)
      if (language !== 'en') expect(englishIn(said.replace(/‹[^›]*›/g, ''))).toEqual([])
    }
  })

  it('says where shortly: topic and route, languages, devices', () => {
    expect(whereInWords(RENAME, 'en')).toBe(
      'Widerspruch gegen KI-Training: Über das Menü · German, English, Italian · desktop, mobile',
    )
    const flows = ['a', 'b', 'c', 'd'].map((flow) => ({ ...(RENAME.members[0] as CauseMember), flow }))
    expect(whereInWords({ ...RENAME, members: flows }, 'de')).toContain('; und 2 weitere Themen · ')
  })

  it('says why a member is left out', () => {
    const [{ member, why }] = RENAMED.leftOut as [Cause['leftOut'][number]]
    expect(leftOutInWords(why, member, 'en')).toMatch(/^also: The link "Options" is now somewhere else/)
    const facts = why.kind === 'unconfirmed' ? [] : why.facts
    expect(leftOutInWords({ kind: 'less', facts }, member, 'de')).toMatch(/^dort nicht: Der Link „Options“ steht/)
    expect(leftOutInWords({ kind: 'unconfirmed' }, member, 'en')).toBe('a second walk did not meet it')
    const many = Array.from({ length: 9 }, () => facts).flat()
    expect(leftOutInWords({ kind: 'more', facts: many }, member, 'en')).toMatch(/ … and 6 more$/)
  })
})

describe('what kept walks from being judged, in a line', () => {
  const [blocked] = SAMPLE.hindrances as [(typeof SAMPLE.hindrances)[number]]

  it('says how many, with which account, where and why', () => {
    expect(hindranceInWords(blocked, 'en')).toMatch(
      /^2 walks with the account anna at www\.instagram\.com: The site wants/,
    )
    expect(hindranceInWords({ ...blocked, account: 'logged-out', hosts: [] }, 'de')).toMatch(/^2 Wege ohne Konto: /)
  })

  it('is one line, whatever a program said of its failure', () => {
    const failure = `${'x'.repeat(500)}\n    at file.js:1`
    const said = hindranceInWords({ ...blocked, verdict: 'error', fact: null, failure }, 'fr')
    expect(said).not.toContain('\n')
    expect(said.length).toBeLessThan(300)
    expect(said).toContain('guidewatch lui-même a échoué\u00a0: xxx')
  })
})
