import { describe, expect, it } from 'vitest'
import { needsReads, type Walker } from '../../src/walk/walker.js'

const SAVE = 'POST http://site.example/u/anna/save'
const KEPT = 'POST http://site.example/u/[private]/save'

/** A walk of two steps in which a request was stopped, after an approved one. */
function walked(stopped: string, approved: Readonly<Record<string, string>>): Walker {
  return {
    guard: { stopped: () => [stopped] },
    redact: { text: (text: string) => text.replaceAll('anna', '[private]') },
    task: {
      steps: [{ id: 'menu' }, { id: 'settings' }],
      approved: (step: string) => (approved[step] ? [{ stopped: [approved[step]] }] : []),
    },
  } as unknown as Walker
}

describe('a request that was stopped', () => {
  it('may be what is missing on a page', () => {
    const stop = needsReads(walked(SAVE, {}), 'menu')
    expect(stop?.outcome).toMatchObject({
      obstacle: 'request-stopped',
      why: { kind: 'needs-reads', lines: ['POST http://site.example/u/*/save'] },
    })
    expect(needsReads(walked(SAVE, { menu: 'POST http://site.example/other' }), 'menu')).toBeDefined()
  })

  it('is not, where it was stopped on the approved way too, sooner or later, whatever is private in its address', () => {
    for (const step of ['menu', 'settings', 'arrival'])
      expect(needsReads(walked(SAVE, { [step]: KEPT }), 'menu'), step).toBeUndefined()
  })
})
