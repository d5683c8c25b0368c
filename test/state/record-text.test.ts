import { describe, expect, it } from 'vitest'
import { recordText, screensIn } from '../../src/state/record-text.js'

const screen = (step: string, more: object = {}) => ({ step, url: 'https://example.org/', ...more }) as never
const parsed = (text: string, ...steps: string[]) => screensIn(Buffer.from(text), new Set(steps))

describe('a record as text', () => {
  const screens = [screen('open'), screen('menu', { title: '],\n"screens":[\n{"step":"arrival"}' }), screen('arrival')]
  const record = { id: 'shop/menu/de-DE-desktop', notes: [{ step: 'arrival' }], screens }

  it('is JSON, and holds what it was made of', () => {
    expect(JSON.parse(recordText(record))).toEqual(record)
    expect(JSON.parse(recordText({ screens: [] }))).toEqual({ screens: [] })
    expect(recordText(record).split('\n')).toHaveLength(6)
  })

  it('gives the screens of some steps, whatever pages write, and does not parse the others', () => {
    const text = recordText(record)
    expect(parsed(text, 'arrival')).toEqual([screens[2]])
    expect(parsed(text, 'open', 'menu')).toEqual([screens[0], screens[1]])
    expect(parsed(text, 'elsewhere')).toEqual([])
    expect(parsed(recordText({ screens: [] }), 'open')).toEqual([])
    const half = text.replace('"step":"open"', '"step":"open",,')
    expect(parsed(half, 'menu')).toEqual([screens[1]])
    expect(() => parsed(half, 'open')).toThrow(SyntaxError)
  })

  it('may be JSON that was written otherwise', () => {
    expect(parsed(JSON.stringify(record), 'menu')).toEqual(screens)
    expect(parsed(JSON.stringify(record, null, 2), 'menu')).toEqual(screens)
    expect(parsed('null', 'menu')).toBeUndefined()
    expect(() => parsed('{"id":', 'menu')).toThrow(SyntaxError)
  })
})
