import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { guideLines, guideProgress } from '../../src/cli/check-guides-told.js'
import type { CheckedGuide } from '../../src/guides/check.js'

const guide = (check: Partial<CheckedGuide['check']>, entry: Partial<CheckedGuide['entry']> = {}): CheckedGuide => ({
  entry: {
    ...{
      id: 'one',
      title: 'How to opt out',
      publisher: 'Consumer Watch',
      language: 'en',
      url: 'https://a.example/guide',
    },
    ...{ file: null, date: null, contact: null, family: null, named: false, teaches: [], proof: [] },
    ...entry,
  },
  check: {
    ...{ checkedAt: '2026-11-26T02:00:00.000Z', since: '2026-11-26T02:00:00.000Z', verdict: 'right', unknown: null },
    ...{ message: null, findings: [], labels: 3, last: null, validators: null, text: null, against: null },
    ...check,
  },
})

function shownOn(isTTY: boolean): string {
  const stream = new PassThrough() as unknown as NodeJS.WriteStream & PassThrough
  stream.isTTY = isTTY
  const progress = guideProgress('en', 2, stream)
  for (const id of ['one', 'two']) {
    progress.started?.(guide({}, { id }).entry)
    progress.checked?.(guide({}, { id }))
  }
  progress.end()
  return String(stream.read() ?? '')
}

describe('guides as they are checked', () => {
  it('are a line each in a pipe, without anything that moves a cursor', () => {
    expect(shownOn(false)).toBe(
      'right   one: Consumer Watch, How to opt out\nright   two: Consumer Watch, How to opt out\n',
    )
  })

  it('are counted on a terminal', () => {
    expect(shownOn(true)).toContain('\r\u001B[K0/2 one\r\u001B[K')
    expect(shownOn(true)).toContain('\r\u001B[K1/2 two\r\u001B[K')
  })

  it('of which nothing can be said name the reason, what happened, and what was found before', () => {
    const last = {
      at: '2026-11-20T02:00:00.000Z',
      since: '2026-11-01T02:00:00.000Z',
      verdict: 'wrong',
      findings: [],
    } as const
    const unknown = { verdict: 'unknown', unknown: 'refused', message: 'a.example answers 403 Forbidden.' } as const
    expect(guideLines(guide({ ...unknown, last: { ...last, findings: [] } }), 'en', false)).toEqual([
      'unknown one: The site did not let guidewatch look. a.example answers 403 Forbidden. (wrong, 20 November 2026)',
    ])
    expect(guideLines(guide(unknown), 'de', false)).toEqual([
      'unklar  one: Die Website hat guidewatch nicht nachsehen lassen. a.example answers 403 Forbidden.',
    ])
  })

  it('steer no terminal, whatever they hold', () => {
    const hostile = 'a\u001B[2J\u009B31m\u202Eb\nc'
    const lines = guideLines(
      guide(
        {
          verdict: 'wrong',
          findings: [
            {
              ...{ id: 'x', rule: 'label-renamed', sentence: hostile, since: null, proposed: hostile, edits: [] },
              where: { quote: { exact: hostile, prefix: '', suffix: '' }, line: 1, column: 1, from: 0, to: 1 },
              subject: { printed: hostile, now: hostile, language: null, of: null },
              evidence: { source: hostile, picture: null },
            },
          ],
        },
        { title: hostile, publisher: hostile, id: hostile },
      ),
      'en',
      false,
    )
    expect(lines.length).toBe(5)
    expect(lines.join('')).not.toMatch(/[\p{Cc}\u202E]/u)
  })
})
