import { describe, expect, it } from 'vitest'
import { countsMatter } from '../../src/text/deadline.js'

describe('numbers and dates that a reader is told', () => {
  it.each([
    ...['26 May 2027', '26.05.2027', '2027-05-26'].map((date) => `You can object until ${date}.`),
    'Until 26 May 2027',
    'Deadline: 26.05.2027',
    'Frist: 26. Mai 2027',
    'Bis spätestens 26. Mai 2027',
    'Bis zum 26.5.',
    'Date limite : 26 mai 2027',
    "Jusqu'au 26 mai 2027",
    'Entro il 26 maggio 2027',
    'Valid from 2027-05-26',
  ])('%s', (text) => expect(countsMatter(text)).toBe(true))

  it.each([
    'Created 3 May 2026',
    '3 May 2026',
    'Anna, 3.5.2026',
    'Version 3.5.2026',
    '12 comments',
    'Report 2026-05-03',
  ])('not in %s', (text) => expect(countsMatter(text)).toBe(false))
})
