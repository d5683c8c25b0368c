import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Session } from '../../src/screen/session.js'
import { mapTexts } from '../../src/screen/why.js'
import { redactor, secretsOf } from '../../src/walk/redaction/redact.js'
import { redactTree } from '../../src/walk/redaction/tree.js'

const PASSWORD = 'c4nary-Pässword&1'
const SMALL_CAPITALS = 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ'
const enclosed = (first: number) =>
  PASSWORD.toUpperCase().replace(/[A-Z]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) - 65 + first))
const b64 = (text: string) => Buffer.from(text).toString('base64')
const hex = (text: string) => Buffer.from(text).toString('hex')

function sessionOf(entries: readonly string[], values: readonly string[] = []): Session {
  return {
    private: [...entries],
    storageState: {
      cookies: [],
      origins: [{ origin: 'https://a.example', localStorage: values.map((value) => ({ name: 'x', value })) }],
    },
  }
}

describe('redaction', () => {
  const redact = redactor(['Kim Muster', 'pass word+1', 'ab'])

  it.each([
    ['Hello Kim Muster!', 'Hello [private]!'],
    ['hello KIM  MUSTER', 'hello [private]'],
    ['q=pass%20word%2B1', 'q=[private]'],
    ['q=pass+word%2B1', 'q=[private]'],
    [`x ${b64('pass word+1')} y`, 'x [private] y'],
    ['write to someone@mail.example.org now', 'write to [e-mail] now'],
    ['id 9f8e7d6c5b4a39281706f5e4d3c2b1a0', 'id [token]'],
    ['Datenschutzgrundverordnungskonform', 'Datenschutzgrundverordnungskonform'],
    ['ab is too short to hide', 'ab is too short to hide'],
  ])('%s', (text, expected) => {
    expect(redact.text(text)).toBe(expected)
  })

  it.each([
    ['https://u:p@a.example/x?token=1&lang=de#top', 'https://a.example/x?token=[value]&lang=de#top'],
    ['https://a.example/x#access_token=1', 'https://a.example/x#[value]'],
    ['/s/9f8e7d6c5b4a39281706f5e4d3c2b1a0/x', '/s/[token]/x'],
    ['data:text/plain,secret', 'data:[content]'],
    ['/pass/word1/x', '/[private]/x'],
  ])('%s', (url, expected) => {
    expect(redact.url(url)).toBe(expected)
  })

  it('drops what a field contains, and keeps the options it offers', () => {
    const tree = [
      { role: 'textbox', name: 'Mail', text: 'anything', children: ['anything'] },
      { role: 'combobox', name: 'Country', children: [{ role: 'option', name: 'DE' }] },
    ]
    expect(redactTree(tree, redact)).toEqual([
      { role: 'textbox', name: 'Mail', children: [] },
      { role: 'combobox', name: 'Country', children: [{ role: 'option', name: 'DE' }] },
    ])
  })
})

describe('a password is found as a reader would find it', () => {
  const redact = redactor([PASSWORD])
  const apart = (joint: string) => [...PASSWORD].join(joint)
  const half = PASSWORD.slice(0, PASSWORD.length / 2)

  it.each([
    ['as it is', PASSWORD],
    ['in capitals', PASSWORD.toUpperCase()],
    ['spaced', apart(' ')],
    ['with dots', apart('.')],
    ['in full width', PASSWORD.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))],
    [
      'in mathematical letters',
      PASSWORD.replace(/[a-z]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) - 97 + 0x1d41a)),
    ],
    ['with zero-width characters', apart('\u200B')],
    ['with variation selectors', apart('\uFE0F')],
    ['with joined marks', apart('\u0336')],
    ['with soft hyphens', apart('\u00AD')],
    ['without its accent', PASSWORD.replace('ä', 'a')],
    ['in look-alike letters', PASSWORD.replace('a', 'а').replace('o', 'о')],
    ['backwards, under an override', `\u202E${[...PASSWORD].reverse().join('')}\u202C`],
    ['in white letters on squares', enclosed(0x1f170)],
    ['in white letters in circles', enclosed(0x1f150)],
    ['in the letters of flags, apart', [...enclosed(0x1f1e6)].join('\u200B')],
    [
      'in small capitals',
      PASSWORD.toLowerCase().replace(/[a-z]/g, (letter) => SMALL_CAPITALS[letter.charCodeAt(0) - 97] ?? ''),
    ],
    ['with digits for letters', PASSWORD.replace('o', '0').replaceAll('s', '5')],
    ['with digits of another script', PASSWORD.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))],
    ['in octal', [...Buffer.from(PASSWORD)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')],
    ['in base64, backwards', b64([...PASSWORD].reverse().join(''))],
    ['as entities', [...PASSWORD].map((letter) => `&#${letter.codePointAt(0)};`).join('')],
    ['as hexadecimal entities', [...PASSWORD].map((letter) => `&#x${letter.codePointAt(0)?.toString(16)};`).join('')],
    ['percent-encoded', encodeURIComponent(PASSWORD)],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(PASSWORD))],
    ['every byte percent-encoded', hex(PASSWORD).replace(/../g, '%$&')],
    [
      'in JavaScript escapes',
      [...PASSWORD].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    ],
    ['in hexadecimal', hex(PASSWORD)],
    ['in spaced hexadecimal', hex(PASSWORD).replace(/../g, '$& ')],
    ['as byte numbers', [...Buffer.from(PASSWORD)].join(', ')],
    ['in base64', b64(PASSWORD)],
    ['in base64, one byte later', b64(`x${PASSWORD}`)],
    ['in base64, two bytes later', b64(`xy${PASSWORD}z`)],
    ['in base64 for addresses', Buffer.from(`??>${PASSWORD}`).toString('base64url')],
    ['in base64, percent-encoded', encodeURIComponent(b64(`user:${PASSWORD}`))],
    ['in base64, broken into lines', b64(PASSWORD).replace(/.{6}/g, '$&\n')],
    ['in base64 twice', b64(b64(PASSWORD))],
    ['cut after its first half', half],
    ['cut, with an ellipsis', `${half}…`],
    ['its second half alone', PASSWORD.slice(PASSWORD.length / 2)],
  ])('%s', (_, written) => {
    for (const text of [`Hello ${written} there`, written, `Hello\n${written}\nthere`]) {
      const plain = redact.text(text)
      expect(plain.replaceAll('[private]', '').replace(/Hello|there|[\s\u202C\u202E…]/g, '')).toBe('')
    }
  })

  it.each([
    ['its middle', PASSWORD.slice(2, 14)],
    ['its middle, stars around it', `**${PASSWORD.slice(3, 13)}***`],
    ['all but one letter', `${PASSWORD.slice(0, 12)}x${PASSWORD.slice(13)}`],
  ])('%s', (_, written) => {
    expect(redact.text(`Hello ${written} there`)).not.toMatch(/ry-P/)
  })

  it('spelled by the first letters of words, or the last ones of lines', () => {
    const words = [...PASSWORD].map((letter) => `${letter}aaaa`).join(' ')
    expect(redact.text(`Hello ${words}`)).not.toMatch(/[^-&]aaaa/)
    const lines = [...PASSWORD].map((letter, index) => `Letter ${index + 1}: ${letter}`).join('\n')
    expect(redact.text(`Hello\n${lines}\nthere`)).toMatch(
      /^Hello\n(?:(?:\[private\]|Letter 7: -|Letter 16: &)\n)+there$/,
    )
  })

  it('a word that is cut by stars', () => {
    const other = redactor(['Rotkehlchen&47z'])
    expect(other.text('Rotkehl**** and ****kehlchen&47z, Rotkehl')).toBe('[private]**** and ****[private], Rotkehl')
  })

  it('in the address of a page: path, parameters, and what is spread over both', () => {
    for (const url of [
      `/a/${encodeURIComponent(PASSWORD)}/b`,
      `/a?x=${PASSWORD}`,
      `/a?${PASSWORD}=1`,
      `/a#${half}`,
      '/c4nary/passw/ord1',
      '/c4nary?lang=passw&page=ord1',
    ])
      expect(redact.url(url)).not.toMatch(/c4n|passw|ord1/i)
  })

  it('in letters that are elements of their own, and nothing beside them is touched', () => {
    const tree = [
      { role: 'heading', name: 'Form' },
      { role: 'list', children: [...PASSWORD].map((letter) => ({ role: 'listitem', name: 'x', children: [letter] })) },
      { role: 'paragraph', children: ['Done'] },
    ]
    const said = JSON.stringify(redactTree(tree, redact))
    expect(said).toContain('Form')
    expect(said).toContain('Done')
    for (const letter of PASSWORD.replace(/[^a-z]/g, '')) expect(said).not.toContain(`["${letter}"]`)
  })

  it('where a text was cut only if it was, however often it is read', () => {
    const { find } = redactor(['correcthorsebattery'])
    const text = 'It begins with correctho'
    for (let time = 0; time < 3; time += 1) {
      expect(find(text, true)).toHaveLength(1)
      expect(find(text)).toEqual([])
    }
  })

  it('whatever stands around it, wherever a text is cut', () => {
    const filler = fc.string({ unit: 'grapheme', maxLength: 40 })
    fc.assert(
      fc.property(filler, filler, fc.constantFrom('', ' ', '\u200B', '\u00AD '), (before, after, joint) => {
        const plain = redact.text(`${before} ${apart(joint)} ${after}`)
        expect(plain).toContain('[private]')
        expect(plain.replace(/[\s\u200B\u00AD]/g, '')).not.toContain('nary-Pässw')
      }),
    )
  })

  it('replaces exactly the stretch that discloses it', () => {
    const word = fc.stringMatching(/^[bdfgkm]{1,12}$/)
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), fc.array(word, { maxLength: 6 }), (before, after) => {
        const text = [...before, PASSWORD, ...after].join(' ')
        expect(redact.text(text)).toBe([...before, '[private]', ...after].join(' '))
      }),
    )
  })
})

describe('redaction leaves words alone', () => {
  it.each([
    [['Anna von der Heide'], 'Sie können widersprechen, oder die anderen Annahmen lesen: von der Seite'],
    [['Jan Beispiel'], '1. Januar, 5 Jan 2026, jangling; zum Beispielhaften'],
    [['Zu Li', 'jan@web.de'], 'Weiter zu web.de und zu den Liedern'],
    [['Kim Test'], 'the latest contest was the greatest'],
  ])('%j: %s', (entries, text) => {
    expect(redactor(secretsOf(sessionOf(entries))).text(text)).toBe(text)
  })

  it.each([
    'essential',
    'Europe/Berlin',
    '2026-05-26',
    'dark-mode',
    '{"consent":"essential","theme":"light"}',
    'accepted-cookies',
  ])('a stored setting is no secret: %s', (value) => {
    const text = `Only allow essential cookies, Europe/Berlin, 2026-05-26, light, dark-mode, accepted-cookies`
    expect(redactor(secretsOf(sessionOf([], [value]))).text(text)).toBe(text)
  })

  it('hides the words of a name as words, in the genitive, and written as one', () => {
    const redact = redactor(secretsOf(sessionOf(['Anna von der Heide'])))
    expect(redact.text('Anna, Annas Konto, ANNA. annavonderheide@ and @anna_heide')).toBe(
      '[private], [private]s Konto, [private]. [private]@ and @[private]_[private]',
    )
  })

  it('hides a name that is broken into two lines, spelled without umlauts, backwards or in base64', () => {
    const redact = redactor(secretsOf(sessionOf(['Renée Löwenhielm'])))
    const name = 'Löwenhielm'
    for (const written of ['Löwen-\nhielm', 'Loewenhielm', [...name].reverse().join(''), b64(name)])
      expect(redact.text(`Hello ${written}, hi`)).toBe('Hello [private], hi')
  })

  it('hides a telephone number however it is grouped, with the code of its country or without', () => {
    const redact = redactor(secretsOf(sessionOf(['+49 171 4839205'])))
    for (const written of ['0171 4839205', '(0171) 483 / 92 05', '0049-171-4839205', '491714839205', '٠١٧١٤٨٣٩٢٠٥'])
      expect(redact.text(`Call ${written}, now`)).not.toMatch(/[3-9٣-٩]/)
    expect(redact.text('4839, 920517 and 1714 839')).toBe('4839, 920517 and 1714 839')
  })

  it('hides a token backwards', () => {
    const token = 'k7Rw2mXq94TzLbP8sVnD3hYc'
    const redact = redactor(secretsOf(sessionOf([], [token])))
    expect(redact.text([...token].reverse().join(''))).toBe('[private]')
  })

  it('finds what a page keeps in a database of the browser, however deep', () => {
    const records = [{ key: 'a', value: { auth: { refresh: 'dbTok3nAbC9x8Y7z6' } } }]
    const indexedDB = [{ name: 'app', version: 1, stores: [{ name: 'keys', records }] }]
    const session = {
      private: [],
      storageState: { cookies: [], origins: [{ origin: 'https://a.test', localStorage: [], indexedDB }] },
    }
    expect(redactor(secretsOf(session)).text('token dbTok3nAbC9x8Y7z6 here')).not.toContain('dbTok3n')
  })

  it('hides stored tokens and numbers of an account, inside JSON, too', () => {
    const redact = redactor(secretsOf(sessionOf([], ['{"uid":100012345678901,"t":"abC9x8Y7z6"}'])))
    expect(redact.text('id 100012345678901, abC9x8Y7z6')).toBe('id [private], [private]')
  })

  it('a password that begins with a word of the page does not hide that word', () => {
    const redact = redactor(['Password123', 'Welcome2024!'])
    expect(redact.text('Password\nWelcome to 2024')).toBe('Password\nWelcome to 2024')
  })
})

describe('addresses and tokens', () => {
  const redact = redactor([])

  it.each([
    [
      'signed in parts',
      `t ${b64('{"alg":"none"}').replace(/=+$/, '')}.${b64('{"sub":"1234567890","n":"J0hn"}').replace(/=+$/, '')}.SflKxwRJSM x`,
      't [token] x',
    ],
    ['with signs of base64', 'k q1W2e3R4t5Y6+u7I8o9P0/a1S2d3F4g5== x', 'k [token] x'],
    ['with invisible breaks', 'k q1W2e3R4t5Y6\u200Bu7I8o9P0a1S2d3F4g5 x', 'k [token] x'],
    ['an id', 'a 550e8400-e29b-41d4-a716-446655440000 x', 'a [token] x'],
    [
      'no file name',
      '/die-10-besten-tipps-fuer-datenschutz-2024-im-ueberblick.html',
      '/die-10-besten-tipps-fuer-datenschutz-2024-im-ueberblick.html',
    ],
    ['e-mail in full width', 'to me＠mail.example.org.', 'to [e-mail].'],
    ['e-mail with an invisible break', 'to me@ma\u200Bil.example.org', 'to [e-mail]'],
    ['no e-mail', 'at @home @ 5, a@b', 'at @home @ 5, a@b'],
  ])('%s', (_, text, expected) => {
    expect(redact.text(text)).toBe(expected)
  })

  it('takes time that grows with the text and no faster', () => {
    const known = redactor([
      PASSWORD,
      'Zorana Kanarek',
      ...Array.from({ length: 40 }, (_, index) => `value-${index}-a1B2c3`),
    ])
    const pieces = [
      'a',
      'a@',
      '%',
      '%41',
      '&#',
      '\\',
      '=',
      'a.',
      'c4',
      'YzRu',
      '\u200B',
      '中',
      '1a',
      '\u202Ea ',
      '/',
      '"',
    ]
    const time = (length: number) => {
      const started = performance.now()
      for (const piece of pieces) known.find(piece.repeat(Math.ceil(length / piece.length)))
      return performance.now() - started
    }
    // Not the texts that are timed, which would be remembered.
    time(900)
    const [short, long] = [time(1_000), time(16_000)]
    // Sixteen times the text: a quadratic search would take 256 times as long.
    expect(long).toBeLessThan(Math.max(short, 20) * 80)
  })
})

describe('the beginning of a secret', () => {
  it('ends with its text: the next one may begin with the next letter', () => {
    const redact = redactor(['Kim Musterfrau', 'kim.musterfrau@example.org'])
    expect(redact.texts(['Kim Musterfrau', 'Einstellungen'])).toEqual(['[private]', 'Einstellungen'])
    expect(redact.texts(['Write to', 'kim.musterfrau@exam…'])).toEqual(['Write to', '[private]…'])
  })
})

it('why a walk stopped, and what happened on it, is redacted in every text and stays what it is', () => {
  const redact = redactor(['Kim Musterfrau', 'covered', 'closed'])
  expect(mapTexts({ kind: 'covered', by: 'Kim Musterfrau' }, redact.text)).toEqual({ kind: 'covered', by: '[private]' })
  const note = { kind: 'interruption', answer: 'closed', dialog: 'Hello, Kim Musterfrau', by: null } as const
  expect(mapTexts(note, redact.text)).toEqual({ ...note, dialog: 'Hello, [private]' })
  const lines = { kind: 'needs-reads', lines: ['POST https://a.example/Kim Musterfrau'] } as const
  expect(JSON.stringify(mapTexts(lines, redact.text))).not.toContain('Kim')
})
