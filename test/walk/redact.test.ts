import { describe, expect, it } from 'vitest'
import { redactor, redactTree } from '../../src/walk/redact.js'

describe('redaction', () => {
  const redact = redactor(['Kim Muster', 'pass word+1', 'ab'])

  it.each([
    ['Hello Kim Muster!', 'Hello [private]!'],
    ['hello KIM  MUSTER', 'hello [private]'],
    ['q=pass%20word%2B1', 'q=[private]'],
    ['q=pass+word%2B1', 'q=[private]'],
    [`x ${Buffer.from('pass word+1').toString('base64')} y`, 'x [private] y'],
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
