import { describe, expect, it } from 'vitest'
import { publishableUrl } from '../../src/publish/url.js'

describe('an address that is published', () => {
  const hosts = ['www.example.org', '*.help.example.org']
  it.each([
    ['https://www.example.org/help/contact/712', 'https://www.example.org/help/contact/712'],
    ['https://www.example.org/f?id=7&utm_source=x&fbclid=abc#end', 'https://www.example.org/f?id=7#end'],
    ['https://www.example.org/f?access_token=s3cret&lang=de', 'https://www.example.org/f?lang=de'],
    ['https://ana:s3cret@www.example.org/f', 'https://www.example.org/f'],
    ['https://de.help.example.org/f', 'https://de.help.example.org/f'],
    ['http://www.example.org/f', null],
    ['https://evil.example/f', null],
    ['https://www.example.org.evil.example/f', null],
    ['https://help.example.org/f', null],
    ['javascript:alert(1)', null],
    ['no address', null],
  ])('%s', (address, published) => {
    expect(publishableUrl(address, hosts)).toBe(published)
  })
})
