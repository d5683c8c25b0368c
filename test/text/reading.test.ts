import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentOf, includesText, readingOf, sameReading } from '../../src/text/reading.js'

const SAME_DAY = [
  '26. Mai 2027',
  '26.05.2027',
  '26.5.27',
  '2027-05-26',
  '2027/05/26',
  '26 May 2027',
  'May 26, 2027',
  '26th of May 2027',
  'Wednesday, 26 May 2027',
  'Mittwoch, den 26. Mai 2027',
  'mercredi 26 mai 2027',
  '26 maggio 2027',
  '26-May-2027',
  '26 Mai. 2027',
]

describe('dates', () => {
  it.each(SAME_DAY)('%s is the 26th of May 2027 within a sentence', (date) => {
    const [text, other] = [`Posts before ${date} are used.`, 'Posts before 26 May 2027 are used.']
    expect(sameReading(contentOf(text), contentOf(other))).toBe(true)
    expect(includesText(`We say: ${text} Really.`, other)).toBe(true)
  })

  it.each(['27. Mai 2027', '26.06.2027', '2028-05-26', '1 May 2027', '16 May 2027', 'May 2027'])(
    '%s is another day',
    (date) => {
      const text = `Posts before ${date} are used.`
      expect(sameReading(contentOf(text), contentOf('Posts before 26 May 2027 are used.'))).toBe(false)
      expect(includesText(text, 'before 26 May 2027')).toBe(false)
    },
  )

  it('takes numbers in either order, when either is a date', () => {
    expect(sameReading(readingOf('05/06/2027'), readingOf('5 June 2027'))).toBe(true)
    expect(sameReading(readingOf('05/06/2027'), readingOf('6 May 2027'))).toBe(true)
    expect(sameReading(readingOf('25/06/2027'), readingOf('6 May 2027'))).toBe(false)
  })

  it.each(['Version 1.2.27', 'You may 5 times', '10.1.20.30', '1234-5678', '99.99.2027'])('%s is none', (text) => {
    expect(readingOf(text).dates).toEqual([])
  })

  it('says the same of any day in any two formats, and another of any other day', () => {
    const day = fc.date({ min: new Date('2001-01-01'), max: new Date('2068-12-31'), noInvalidDate: true })
    const formats = ['de-DE', 'en-GB', 'fr-FR', 'it-IT'].flatMap((locale) =>
      (['long', 'medium', 'full'] as const).map(
        (dateStyle) => new Intl.DateTimeFormat(locale, { dateStyle, timeZone: 'UTC' }),
      ),
    )
    const format = fc.constantFrom(...formats, { format: (date: Date) => date.toISOString().slice(0, 10) })
    fc.assert(
      fc.property(day, format, format, fc.integer({ min: 1, max: 400 }), (date, one, other, later) => {
        const [a, b] = [one.format(date), other.format(date)]
        const c = other.format(new Date(date.getTime() + later * 86_400_000))
        expect(sameReading(readingOf(`until ${a}.`), readingOf(`until ${b}.`)), `${a} | ${b}`).toBe(true)
        // Numbers alone may mean two days.
        if (!/^\d+\/\d+\//.test(a) && !/^\d+\/\d+\//.test(c))
          expect(sameReading(readingOf(a), readingOf(c)), `${a} | ${c}`).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})

describe('what is said only for the moment', () => {
  it.each([
    ['Posted 5 minutes ago', 'Posted 3 hours ago'],
    ['vor 5 Minuten', 'vor einem Tag'],
    ['il y a 5 min', 'il y a une heure'],
    ['5 minuti fa', "un'ora fa"],
    ['Gestern um 10:22', 'Heute, 11:45 Uhr'],
    ['26 May 2027 10:22', '26.05.2027, 23:01:07'],
    ['This page was last edited on 3 May 2027, at 10:22.', 'This page was last edited on 4 June 2028, at 9:01.'],
    ['privacy.txt · Last modified: 2027/05/26 10:22 by admin', 'privacy.txt · Last modified: 2027/06/01 08:00 by jane'],
    ['Last changed by A. Meyer on 3 March 2026, 5 minutes ago', 'Last changed by K. Lund on 19 April 2026, 1 day ago'],
    ['Zuletzt geändert: 26.05.2027 von Anna', 'Zuletzt geändert: 01.06.2027 von Jan'],
    ['Letzte Aktualisierung am 26. Mai 2027', 'Letzte Aktualisierung am 1. Juni 2027'],
    ['Dernière mise à jour le 3 mai 2027 par Jean', 'Dernière mise à jour le 4 mai 2027 par Luc'],
    ['Ultima modifica: 3 maggio 2027', 'Ultima modifica: 12 giugno 2027'],
    ['Page generated in 0.123 s', 'Page generated in 1.2 s'],
    ['Good morning, Jane! 3 messages wait for you.', 'Good evening! 3 messages wait for you.'],
    ['Guten Morgen, Anna Lund', 'Willkommen zurück, Anna Lund!'],
    ['Bonjour Anne', 'Bonsoir Anne !'],
    ['<1m', '2h 5m'],
    ['340 ms', '1.2 s'],
    ['Copyright © 2021-2022 Example. All rights reserved.', 'Copyright © 2021-2026 Example. All rights reserved.'],
    ['© Example GmbH, 2025', '© Example GmbH, 2025, 2027'],
    ['2019–2025 (c) Example', '2019–2026 (c) Example'],
  ])('%s and %s are the same content', (a, b) => {
    expect(sameReading(contentOf(a), contentOf(b))).toBe(true)
  })

  it.each([
    ['Object within 30 days.', 'Object within 14 days.'],
    ['You have 14 days to object.', 'You have 30 days to object.'],
    ['14 days', '30 days'],
    ['Good morning, we still take objections.', 'Good morning, we take no objections.'],
    ['Written 3 May 2027. Last updated: 4 May 2027.', 'Written 9 May 2027. Last updated: 4 May 2027.'],
    ['The last updated terms apply to you.', 'The last updated terms apply to nobody.'],
    ['Hier finden Sie das Formular.', 'Hier finden Sie nichts.'],
    ['The photos of 2021 are used for it.', 'The photos of 2026 are used for it.'],
    ['© 2021 Example. The photos of 2021 are used for it.', '© 2021 Example. The photos of 2026 are used for it.'],
  ])('%s and %s are not', (a, b) => {
    expect(sameReading(contentOf(a), contentOf(b))).toBe(false)
  })

  it('is looked for where the guide names it', () => {
    expect(includesText('The office opens at 9:00 sharp.', 'opens at 10:00')).toBe(false)
    expect(includesText('The office opens at 9:00 sharp.', 'opens at 9:00')).toBe(true)
    expect(includesText('in 14 days', '4 days')).toBe(false)
  })

  it('is told apart in linear time, however much of it there is', () => {
    for (const text of [
      '1.',
      '1 May ',
      'vor 3 ',
      'last updated ',
      '10:22 ',
      '26.05.2027 ',
      'a',
      '(3 ',
      '1,234 ',
      '© ',
      '© 2021 ',
    ]) {
      expect(contentOf(text.repeat(200_000 / text.length)).text).toBeDefined()
    }
  })
})
