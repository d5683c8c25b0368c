import { describe, expect, it } from 'vitest'
import { textFor, textsFor } from '../../src/text/local.js'
import { namePattern, normalise, sameText } from '../../src/text/normalise.js'

describe('text as a reader sees it', () => {
  it.each([
    ['  a \u00a0 b\n', 'a b'],
    ['s\u2019opposer', "s'opposer"],
    ['„Ja“ «oui»', '"Ja" "oui"'],
    ['Daten\u00adschutz', 'Datenschutz'],
    ['more\u2026', 'more...'],
    ['1–2', '1-2'],
  ])('%j is %j', (text, expected) => {
    expect(normalise(text)).toBe(expected)
  })

  it('keeps case and spelling apart', () => {
    expect(sameText('Object', 'object')).toBe(false)
    expect(sameText('fulfil', 'fulfill')).toBe(false)
  })

  it.each([
    ["S'opposer", 'S’opposer'],
    ['Settings & privacy', 'Settings\u00a0&  privacy'],
    ['Mehr...', 'Mehr…'],
    ['(optional) [x] a.b', '(optional) [x] a.b'],
  ])('the pattern of %j matches %j', (wanted, shown) => {
    expect(namePattern([wanted]).test(shown)).toBe(true)
    expect(namePattern([wanted]).test(`${shown}!`)).toBe(false)
  })

  it('falls back from a region to its language, never to another language', () => {
    const text = { de: 'Ja', 'de-CH': ['Jo', 'Ja'] }
    expect(textsFor(text, 'de-CH')).toEqual(['Jo', 'Ja'])
    expect(textFor(text, 'de-AT')).toBe('Ja')
    expect(textFor(text, 'en-GB')).toBeUndefined()
  })
})
