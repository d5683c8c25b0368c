import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkGuide } from '../../src/guide-check/check.js'
import { fixed } from '../../src/guide-check/edit.js'
import { GUIDE_RULES, guideFindingSchema } from '../../src/guide-check/finding.js'
import { fragmentOf } from '../../src/guide-check/fragment.js'
import { toldAt } from '../../src/guide-check/told-at.js'
import type { GuideText } from '../../src/guide-text/guide-text.js'
import { readGuide } from '../../src/guide-text/read.js'
import { check, labelsOf, world } from './world.js'

const quote = (exact: string) => ({ exact, prefix: '', suffix: '' })
const { old, file } = labelsOf('de')
const WRONG = `Öffne **Mein Bereich**, dann **Anträge**, und klicke auf „${old}“.`

describe('a guide', () => {
  it('is checked only where all sentences are found that it is known by', () => {
    const proof = [quote('Öffne Mein Bereich'), quote('dann\u00A0Anträge')]
    expect(check(WRONG, { proof }).verdict).toBe('wrong')
    expect(check(WRONG, { proof: [...proof, quote('Ein Satz von früher.')] })).toEqual({
      verdict: 'unknown',
      unknown: 'rebuilt',
      findings: [],
      labels: 0,
    })
  })

  it.each([
    ['consent-wall', '<h1>Deine Zustimmung</h1><p>Wir und unsere 120 Partner verarbeiten Cookies. Alle akzeptieren.'],
    ['paywall', '<p>Der Anfang.</p><p>Dieser Artikel ist für dich als Abonnentin. Jetzt weiterlesen im Abo.'],
    ['rebuilt', '<p>Ein ganz anderer Text.'],
  ])('behind something else is unknown: %s', (unknown, source) => {
    expect(check(source, { format: 'html', proof: [quote('Öffne Mein Bereich')] })).toMatchObject({
      verdict: 'unknown',
      unknown,
    })
  })

  it('of which nothing is known is unknown', () => {
    const known = world({ links: [], labels: [], routes: [], claims: [] })
    expect(check(WRONG, { known })).toMatchObject({ verdict: 'unknown', unknown: 'nothing-known' })
  })

  it('has findings as data, at line and column, with a quote that is the only one', () => {
    const source = `# Antrag\r\n\r\n${WRONG}\r\n\r\nDanach warten.\r\n\r\n${WRONG}\r\n`
    const { findings, labels } = check(source)
    expect(labels).toBe(3)
    expect(findings.map((one) => guideFindingSchema.parse(one))).toEqual(findings)
    expect(findings.map(({ where: { line, column } }) => [line, column])).toEqual([
      [3, 1],
      [7, 1],
    ])
    const whole = readGuide(source, 'markdown')
      .blocks.map(({ text }) => text)
      .join('\n')
    const places = findings.map(
      ({ where: { quote: one } }) => whole.split(one.prefix + one.exact + one.suffix).length - 1,
    )
    expect(places).toEqual([1, 1])
    expect(new Set(findings.map(({ id }) => id)).size).toBe(2)
  })

  it('and its copies have findings of the same ids, whatever the markup around them', () => {
    const html = `<html><body><nav>x</nav><main><p>${WRONG.replace(/\*\*(.*?)\*\*/g, '<b>$1</b>')}</p></main>`
    expect(check(html, { format: 'html' }).findings.map(({ id }) => id)).toEqual(
      check(WRONG).findings.map(({ id }) => id),
    )
  })
})

describe('what is fixed', () => {
  it.each<[GuideText['format'], string, string]>([
    ['markdown', WRONG, WRONG.replace(old, file)],
    ['text', WRONG.replaceAll('*', ''), WRONG.replaceAll('*', '').replace(old, file)],
    [
      'html',
      '<p>Öffne <b>Mein Bereich</b>, <b>Antr&auml;ge</b> und klicke auf <kbd class=k>Antrag <i>ein</i>reichen</kbd> &ndash; fertig.</p>',
      '<p>Öffne <b>Mein Bereich</b>, <b>Antr&auml;ge</b> und klicke auf <kbd class=k>Antrag stellen<i></i></kbd> &ndash; fertig.</p>',
    ],
  ])('are the bytes of the label, and no others: %s', (format, source, after) => {
    const { findings } = check(source, { format })
    expect(findings).toHaveLength(1)
    expect(fixed(source, findings)).toBe(after)
    expect(check(after, { format }).findings).toEqual([])
  })

  it('is once what two findings would replace', () => {
    const [finding] = check(WRONG).findings
    expect(finding && fixed(WRONG, [finding, finding])).toBe(WRONG.replace(old, file))
  })
})

describe('the address of a quote', () => {
  it('has what the syntax of text fragments asks for', () => {
    expect(fragmentOf('https://a.example/x', quote('Press “A-B”, then C & D.'))).toBe(
      'https://a.example/x#:~:text=Press%20%E2%80%9CA%2DB%E2%80%9D%2C%20then%20C%20%26%20D.',
    )
    expect(fragmentOf('https://a.example/x#top', { exact: 'b', prefix: 'cut a ', suffix: ' c cut' })).toBe(
      'https://a.example/x#top:~:text=a-,b,-c',
    )
    expect(fragmentOf('https://a.example/x#:~:text=old', quote('new'))).toBe('https://a.example/x#:~:text=new')
    const long = `One two three four five ${'and so on '.repeat(40)}six seven eight nine ten`
    expect(fragmentOf('https://a.example/', quote(long))).toBe(
      'https://a.example/#:~:text=One%20two%20three%20four%20five,six%20seven%20eight%20nine%20ten',
    )
    expect(fragmentOf('https://a.example/', quote(' '))).toBe('https://a.example/')
    expect(fragmentOf('https://a.example/', quote('\uD800x'))).toContain('%EF%BF%BDx')
  })
})

describe('a rule', () => {
  it('is told in a mail or in the digest', () => {
    for (const rule of GUIDE_RULES) expect(['alert', 'digest']).toContain(toldAt(rule))
  })
})

const words = fc.constantFrom(
  ...[
    'Mein Bereich',
    'Anträge',
    old,
    file,
    'Submit a claim',
    'Klicke auf',
    'bis 30. April',
    '„',
    '“',
    '**',
    '>',
    '→',
    '\n',
    '\n\n',
    '1. ',
    '- ',
  ],
  ...[
    '<p>',
    '<b>',
    '</b>',
    '<a href="https://grant.example/form2">',
    '</a>',
    'https://grant.example/dead',
    '.',
    '?',
    'nicht',
    'Begründung',
    'muss',
    ' ',
  ],
)
const sources = fc.array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 60 }).map((all) => all.join(' '))

describe('any guide at all', () => {
  it('is checked without an error; sentences stand where they are said to, and fixing changes nothing else', () => {
    const known = world()
    fc.assert(
      fc.property(sources, fc.constantFrom<GuideText['format']>('html', 'markdown', 'text'), (source, format) => {
        const guide = readGuide(source, format)
        const { findings } = checkGuide(guide, known, { language: 'de', today: '2026-05-20', proof: [] })
        for (const { sentence, where, edits } of findings) {
          expect(guide.blocks.some(({ text }) => text.includes(sentence))).toBe(true)
          expect(0 <= where.from && where.from < where.to && where.to <= source.length).toBe(true)
          let last = 0
          for (const { from, to } of edits) {
            expect(from).toBeGreaterThanOrEqual(last)
            expect(to).toBeGreaterThanOrEqual(from)
            last = to
          }
        }
        expect(typeof fixed(source, findings)).toBe('string')
      }),
      { numRuns: 150 },
    )
  })
})
