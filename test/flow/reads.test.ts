import { describe, expect, it } from 'vitest'
import { readsOf, readWithoutPrivate } from '../../src/flow/reads.js'

describe('what `reads` names', () => {
  const mayRead = readsOf(['POST https://a.example/api/query', 'POST https://a.example/so/*/folders'])

  it.each([
    ['POST https://a.example/api/query', true],
    ['POST https://a.example/so/anna/folders', true],
    ['POST https://a.example/so/anna/ben/folders', false],
    ['POST https://a.example/so/folders', false],
    ['POST https://a.example/so/anna/save', false],
    ['PUT https://a.example/so/anna/folders', false],
    ['POST https://b.example/so/anna/folders', false],
    ['POST https://a.example/api/query/more', false],
  ])('%s: %s', (request, allowed) => expect(mayRead(request)).toBe(allowed))

  it('can be told without what is private in it', () => {
    const redact = (text: string) => text.replaceAll('anna', '[private]')
    const told = readWithoutPrivate('POST https://a.example/so/anna/folders', redact)
    expect(told).toBe('POST https://a.example/so/*/folders')
    expect(readsOf([told])('POST https://a.example/so/anna/folders')).toBe(true)
  })
})
