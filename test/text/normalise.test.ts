import { describe, expect, it } from 'vitest'
import { textFor, textsFor } from '../../src/text/local.js'
import { namePattern, normalise, sameText } from '../../src/text/normalise.js'

describe('text as a reader sees it', () => {
  it.each([
    ['  a \u00a0 b\n', 'a b'],
    ['Start&nbsp;date', 'Start date'],
    ['s\u2019opposer', "s'opposer"],
    ['„Ja“ «oui»', '"Ja" "oui"'],
    ['Daten\u00adschutz', 'Datenschutz'],
    ['more\u2026', 'more'],
    ['more...', 'more'],
    ['1–2', '1-2'],
    ['\u202AKonto\u202C\u200E', 'Konto'],
    ['Ab\u202Eout\u202C us', 'Abtuo us'],
    ['\uf015 Home', 'Home'],
    ['★ Star →', 'Star'],
    ['• Name *', 'Name'],
    ['« Back', 'Back'],
    ['+ Add', 'Add'],
    ['🔒\uFE0F Privacy:', 'Privacy'],
    ['★', '★'],
    ['C++', 'C++'],
    ['30°', '30°'],
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
    ['Größe ändern', 'Gr\u006f\u0308ße a\u0308ndern'],
    ['Daten\u00adschutz', '\u200eDaten\u00adschutz\u200b'],
    ['Privacy', '★\u00a0Privacy ›'],
    ['E-mail', 'E-mail:*'],
  ])('the pattern of %j matches %j', (wanted, shown) => {
    expect(namePattern([wanted]).test(shown)).toBe(true)
    expect(namePattern([wanted]).test(`${shown}!`)).toBe(false)
  })

  it('finds what redaction has marked by what stands on the page', () => {
    const name = 'Berth 12 To: [e-mail] 2024-03-01'
    expect(namePattern([name]).test('Berth 12 To: anna@harbour.example 2024-03-01')).toBe(true)
    expect(namePattern([name]).test(name)).toBe(true)
    expect(namePattern([name]).test('Berth 12 To: anna 2024-03-01')).toBe(false)
    expect(namePattern(['Log out [private]']).test('Log out Anna Meyer')).toBe(true)
    expect(namePattern(['Log out [private]']).test('Log out')).toBe(false)
  })

  it('names nothing in a language that no text is given for', () => {
    expect(namePattern([]).test('')).toBe(false)
  })

  it('stays quick for decoration without end', () => {
    expect(normalise(`${'* '.repeat(100_000)}a${' *'.repeat(100_000)}`)).toBe('a')
    expect(normalise(`a${' *'.repeat(100_000)}b`)).toHaveLength(200_002)
  })

  it('falls back from a region to its language, never to another language', () => {
    const text = { de: 'Ja', 'de-CH': ['Jo', 'Ja'] }
    expect(textsFor(text, 'de-CH')).toEqual(['Jo', 'Ja'])
    expect(textFor(text, 'de-AT')).toBe('Ja')
    expect(textFor(text, 'en-GB')).toBeUndefined()
  })
})
