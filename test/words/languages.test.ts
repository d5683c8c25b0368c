import { describe, expect, it } from 'vitest'
import { type Fact, STATES, type Value } from '../../src/compare/finding.js'
import { LANGUAGES, type Language } from '../../src/settings/language.js'
import { findingInWords } from '../../src/words/finding.js'
import { wordsIn } from '../../src/words/language.js'
import { noteInWords } from '../../src/words/note.js'
import { proposalInWords } from '../../src/words/proposal.js'
import { valueInWords } from '../../src/words/value.js'
import { englishIn, marksIn } from './leaks.js'
import { FACTS, NOTES, SUBJECTS, VALUES } from './samples.js'

const OTHERS = LANGUAGES.filter((language) => language !== 'en')
const example = FACTS[0] as Fact

/** Everything that is said, by a name, in one language. */
function allSaid(language: Language): ReadonlyMap<string, string> {
  const said = new Map<string, string>()
  const add = (name: string, text: string) => said.set(name, text)
  for (const fact of FACTS) {
    add(`finding ${fact.kind}`, findingInWords(fact, language))
    const place = { role: 'navigation', name: '‹p›' }
    const examples: Value = { kind: 'texts', texts: ['‹x›'] }
    const many = { ...fact, count: 4000, place, before: examples, alsoAt: ['‹t›', 'arrival'] }
    add(`many ${fact.kind}`, findingInWords(many, language))
    add(`bare ${fact.kind}`, findingInWords({ ...fact, before: null, after: null }, language))
  }
  for (const subject of Object.values(SUBJECTS))
    if (subject.kind !== 'told') add(`subject ${subject.kind}`, findingInWords({ ...example, subject }, language))
  for (const value of Object.values(VALUES))
    for (const feminine of [false, true])
      if (value.kind !== 'told') add(`value ${value.kind} ${feminine}`, valueInWords(value, language, feminine))
  for (const state of STATES)
    for (const is of [false, true])
      for (const feminine of [false, true])
        add(`state ${state} ${is} ${feminine}`, valueInWords({ kind: 'state', state, is }, language, feminine))
  for (const note of Object.values(NOTES))
    if (note.kind !== 'told') add(`note ${note.kind}`, noteInWords(note, language))
  for (const answer of ['refused', 'closed', 'left'] as const)
    add(`note ${answer}`, noteInWords({ ...NOTES.interruption, answer, by: null }, language))
  const sentences = ['‹q›']
  for (const step of [3, null])
    add(
      `rename ${step}`,
      proposalInWords({ change: { kind: 'rename', step, before: '‹x›', after: '‹y›' }, sentences }, language),
    )
  for (const kind of ['insert', 'replace'] as const)
    add(kind, proposalInWords({ change: { kind, step: 3 }, sentences }, language))
  const words = wordsIn(language)
  for (const [role, { the, noun }] of Object.entries(words.roles)) add(`role ${role}`, `${the} ${noun}`)
  leaves(words.report, 'report', add)
  leaves(words.alerts, 'alerts', add)
  leaves({ verdicts: words.verdicts, obstacles: words.obstacles, places: words.places }, 'words', add)
  return said
}

/** Every text below a value; what asks for something is given marks, or a number. */
function leaves(value: unknown, name: string, add: (name: string, text: string) => void): void {
  if (typeof value === 'string') add(name, value)
  else if (typeof value === 'function') {
    const marks = ['‹1›', '‹2›', '‹3›']
    const marked = value(...marks)
    // What counts something is no text for marks; it is asked with numbers below.
    if (!String(marked).includes('NaN')) add(name, marked)
    // A step that is none is the end of the way.
    const steps = /place|guideSays|broken|changed/.test(name) ? [1, 2, null] : [1, 2]
    for (const number of steps) add(`${name} ${number}`, value(number, number, number))
  } else for (const [key, part] of Object.entries(value as object)) leaves(part, `${name}.${key}`, add)
}

const SAID = Object.fromEntries(LANGUAGES.map((language) => [language, allSaid(language)])) as Record<
  Language,
  ReadonlyMap<string, string>
>

const LEFT_OVER = /undefined|\bnull\b|NaN|\[object|\$\{/

describe.each(LANGUAGES)('in %s', (language) => {
  it('everything has words, and none is left over from the data', () => {
    const wrong = [...SAID[language]].filter(([, text]) => text.trim() === '' || LEFT_OVER.test(text))
    expect(wrong).toEqual([])
  })

  it('sentences begin and end as sentences do', () => {
    const sentences = FACTS.map((fact) => findingInWords(fact, language))
    expect(sentences.filter((text) => !/^[\p{Lu}"„«‹]/u.test(text) || !/[.)…]$/.test(text))).toEqual([])
  })
})

describe.each(OTHERS)('what is said in %s', (language) => {
  it('has no English in it', () => {
    const leaks = [...SAID[language]].flatMap(([name, text]) => {
      const found = englishIn(text)
      return found.length > 0 ? [`${name}: ${text} (${found})`] : []
    })
    expect(leaks).toEqual([])
  })

  it('is said otherwise than in English', () => {
    const same = [...SAID[language]].filter(([name, text]) => text === SAID.en.get(name) && /\p{L}{4,}/u.test(text))
    // Words that both languages have.
    const shared =
      /^(report\.(verdict|causes|pages?)|alerts\.incident|subject address|role|value (renderer|network|texts))/
    expect(same.map(([name, text]) => `${name}: ${text}`).filter((line) => !shared.test(line))).toEqual([])
  })

  it('holds whatever the English holds', () => {
    const missing = [...SAID.en].flatMap(([name, english]) => {
      const [wanted, held] = [marksIn(english), marksIn(SAID[language].get(name) ?? '')]
      return `${wanted}` === `${held}` ? [] : [`${name}: ${wanted} became ${held}`]
    })
    expect(missing).toEqual([])
  })
})

describe('numbers', () => {
  it('are written as each language does', () => {
    const counted = { ...example, kind: 'item-moved', count: 12_345 } as const
    expect(LANGUAGES.map((language) => findingInWords(counted, language).replace(/\s[\p{L}].*$/u, ''))).toEqual([
      '12,345',
      '12.345',
      '12\u202f345',
      '12.345',
    ])
  })
})
