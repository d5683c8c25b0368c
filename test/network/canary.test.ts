import { createHash } from 'node:crypto'
import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { canary } from '../../src/network/canary.js'

const VALUE = 'Pässword&17x'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const hex = (text: string) => Buffer.from(text).toString('hex')

const found = (value: string, url: string, body = '', headers: readonly string[] = [], known: readonly string[] = []) =>
  canary(value, known)?.in({ url: `https://example.org${url}`, headers, body })

describe('a typed value', () => {
  it('is found in an address, whatever it is encoded in', () => {
    const ways: Readonly<Record<string, string>> = {
      percent: encodeURIComponent(VALUE),
      'percent of Latin-1': 'P%E4ssword%2617x',
      'percent of UTF-16': 'P%u00E4ssword%u002617x',
      'percent twice': encodeURIComponent(encodeURIComponent(VALUE)),
      form: new URLSearchParams({ q: VALUE }).toString(),
      upper: encodeURIComponent(VALUE.toUpperCase()),
      lower: encodeURIComponent(VALUE.toLowerCase()),
      reversed: encodeURIComponent([...VALUE].reverse().join('')),
      base64: encodeURIComponent(base64(VALUE)),
      'base64 url': base64(VALUE).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
      'base64, one off': encodeURIComponent(base64(`x${VALUE}`)),
      'base64, two off': encodeURIComponent(base64(`xy${VALUE}yz`)),
      'base64 within a word': `a${base64(VALUE)}`,
      'base64 of JSON of percent': encodeURIComponent(base64(JSON.stringify({ a: encodeURIComponent(VALUE) }))),
      'base64 of UTF-16': encodeURIComponent(Buffer.from(VALUE, 'utf16le').toString('base64')),
      hex: hex(VALUE),
      'hex in capitals': hex(VALUE).toUpperCase(),
      'hex backwards': [...hex(VALUE)].reverse().join(''),
      'hex with an odd start': `a${hex(VALUE)}`,
      'hex with colons': hex(VALUE).replace(/../g, '$&:'),
      'character codes': [...VALUE].map((letter) => letter.codePointAt(0)).join(','),
      parameters: `a=P%C3%A4ss&b=word&c=17x`,
      'parameters, other order': `b=word&c=17x&a=P%C3%A4ss`,
      'single letters': [...VALUE].map((letter, index) => `k${index}z=${encodeURIComponent(letter)}`).join('&'),
      separated: [...VALUE].map(encodeURIComponent).join('-'),
      md5: createHash('md5').update(VALUE).digest('hex'),
      sha256: encodeURIComponent(createHash('sha256').update(VALUE).digest('base64')),
    }
    const missed = Object.entries(ways).filter(([, text]) => !found(VALUE, `/x?q=${text}`))
    expect(missed.map(([way]) => way)).toEqual([])
    const inPath = Object.entries(ways).filter(([, text]) => !found(VALUE, `/x/${text.replaceAll('&', '/')}`))
    expect(inPath.map(([way]) => way)).toEqual([])
  })

  it('is found as those have it who recognise people by it: hashed in its usual forms, spelled otherwise, compressed, most of it', () => {
    const hash = (text: string, by = 'sha256') => createHash(by).update(text).digest('hex')
    const base32 = (text: string) => {
      const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
      const fives = bits.match(/.{1,5}/g) ?? []
      return fives.map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
    }
    const ways: readonly (readonly [string, string])[] = [
      [' Anna.Harms@Example.org', hash('anna.harms@example.org')],
      ['+49 (0)171 555-0134', hash('4901715550134')],
      ['Jürg Großmüller', hash('juerg grossmueller', 'sha384')],
      ['Jürg Großmüller', 'juerg-grossmueller'],
      ['Jürg Großmüller', 'Ju%CC%88rg%20Gro%C3%9Fmu%CC%88ller'],
      ['Jürg Häberle', 'jurg-haberle'],
      ['Zaunkönig 99', '%EF%BC%BA%EF%BD%81%EF%BD%95%EF%BD%8E%EF%BD%8B%EF%BD%8F%CC%88nig99'],
      ['Rotkehlchen&47z', 'Rotkehlchen%2647'],
      ['Rotkehlchen&47z', base32('Rotkehlchen&47z')],
      ['Rotkehlchen&47z', base32('Rotkehlchen&47z').toLowerCase()],
      ['Rotkehlchen&47z', encodeURIComponent(gzipSync('Rotkehlchen&47z').toString('base64'))],
      ['Rotkehlchen&47z', encodeURIComponent(deflateSync('Rotkehlchen&47z').toString('base64'))],
    ]
    expect(ways.filter(([value, text]) => !found(value, `/x?q=${text}`))).toEqual([])
    // The end of an address is the name of a site.
    expect(found('kim@example.org', '/x', '', ['https://example.org/'])).toBe(false)
    // The beginning of one is, too.
    expect(found('https://www.facebook.com/anna', '/x', '', ['https://www.facebook.com/help'])).toBe(false)
    expect(found('https://www.facebook.com/anna', '/x?of=https%3A%2F%2Fwww.facebook.com%2Fanna')).toBe(true)
  })

  it('is found in bodies, headers, cookies and the name of a host', () => {
    expect(found(VALUE, '/', JSON.stringify({ a: [VALUE] }))).toBe(true)
    expect(found(VALUE, '/', String.raw`{"a":"P\u00e4ssword\u002617x"}`)).toBe(true)
    expect(found(VALUE, '/', 'P&auml;ssword&#38;17x'.replace('&auml;', '&#xe4;'))).toBe(true)
    expect(found(VALUE, '/', '', ['https://example.org/?q=P%C3%A4ssword%2617x'])).toBe(true)
    expect(found(VALUE, '/', '', [`session=${base64(VALUE)}`])).toBe(true)
    expect(canary('hunter2secret')?.in({ url: 'https://hunter2secret.cdn.example/', headers: [], body: '' })).toBe(true)
  })

  it('is not found in what a site says anyway', () => {
    const addresses = [
      '/static/js/main.8f3a2b1c.chunk.js?v=20250526',
      '/api/graphql?doc_id=6574584915902132&variables=%7B%22id%22%3A%22100%22%7D',
      '/settings/privacy/policy?section_id=3&lang=de_DE',
      '/img/iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk.png',
    ]
    for (const value of [VALUE, 'Test reason', 'alice', 'x@example.org', '12345']) {
      expect(addresses.filter((address) => found(value, address))).toEqual([])
    }
  })

  it('is not found in session cookies and hashes, whatever bytes chance gives them', () => {
    let seed = 1
    const bytes = (count: number) => {
      seed += 1
      return createHash('sha512').update(String(seed)).digest().subarray(0, count)
    }
    for (const value of ['anna', 'kim@example.org', 'Harbour-71-lantern', 'secret42']) {
      const wrong = Array.from({ length: 400 }, (_, at) => {
        const cookie = bytes(16 + (at % 48)).toString((['base64', 'base64url', 'hex'] as const)[at % 3])
        const headers = ['https://example.org/', `session=${cookie}; _ga=GA1.2.${at * 7919}.1700000${at}`]
        return found(value, `/assets/app.js?v=${bytes(20).toString('hex')}`, '', headers)
      })
      expect(wrong.filter(Boolean)).toEqual([])
    }
    expect(
      found(
        'Пароль от входа',
        '/x?a=%D0%9F%D0%B0%D1%80%D0%BE%D0%BB%D1%8C&b=%D0%BE%D1%82&c=%D0%B2%D1%85%D0%BE%D0%B4%D0%B0',
      ),
    ).toBe(true)
  })

  it('that is short is found as a whole parameter, path segment or value only', () => {
    expect(found('abc', '/abcdef?x=1')).toBe(false)
    expect(found('abc', '/x?q=abc')).toBe(true)
    expect(found('7', '/x?v=17')).toBe(false)
    expect(found('7', '/x', '{"n":7}')).toBe(true)
    expect(canary('  ')).toBeUndefined()
  })

  it('that the flow’s own addresses name as part of their path is not found there', () => {
    const known = ['https://example.org/admin/login']
    expect(found('admin', '/admin/style.css', '', [], known)).toBe(false)
    expect(found('admin', '/admin/style.css?u=admin', '', [], known)).toBe(true)
    expect(found('admin', '/users/admin', '', [], known)).toBe(true)
  })

  it('is taken to be in what is too long to be looked through, also once it is decoded', () => {
    expect(found(VALUE, '/', 'a'.repeat(4_000_000))).toBe(true)
    const ownWords = Array.from({ length: 2000 }, (_, at) => `{"number":${at * 7919},"text":"some words of a site"}`)
    expect(found(VALUE, '/', ownWords.join())).toBe(false)
    const nested = Array.from({ length: 60_000 }, (_, at) => base64(base64(`a${at}`.padEnd(6, 'b')))).join('.')
    const before = process.cpuUsage()
    for (let times = 0; times < 8; times += 1) expect(found(VALUE, '/', nested)).toBe(true)
    // Half a minute when every view of it is read.
    expect(process.cpuUsage(before).user).toBeLessThan(6_000_000)
    expect(found(VALUE, `/?${'a'.repeat(33_000)}`)).toBe(true)
  })

  it('is found as the user or the password of an address, but not as the host that the flow itself names', () => {
    const seen = canary('hunter2secret', ['https://hunter2secret.own.example/'])
    const at = (url: string) => seen?.look({ url, headers: [], body: '' })
    expect(at('https://hunter2secret:x@example.org/')).toBe('found')
    expect(at('https://x:hunter2secret@example.org/')).toBe('found')
    expect(at('https://hunter:2secret@example.org/')).toBe('found')
    expect(at('https://hunter2secret.own.example/')).toBe('absent')
    expect(at('https://hunter2secret.other.example/')).toBe('found')
  })
})
