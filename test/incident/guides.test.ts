import { describe, expect, it } from 'vitest'
import { advance } from '../../src/incident/advance.js'
import { advanceGuides } from '../../src/incident/advance-guides.js'
import { resolveByApproval } from '../../src/incident/commands.js'
import { emptyState, type IncidentState, stateSchema } from '../../src/incident/incident.js'
import { copy, finding, guideNight, guideTrouble } from '../helpers/guide-troubles.js'
import { night, POLICY, told } from '../helpers/incidents.js'

const EMPTY = emptyState('live')
const WALK = 'shop/menu/de-DE-desktop'
const RIGHT = night(0, { [WALK]: 'verified' })

/** The state after a guide check. */
const checked = (state: IncidentState, ...of: Parameters<typeof guideNight>) =>
  advanceGuides(state, guideNight(...of), POLICY)

/** The walk of a day finds the label renamed. */
function renamed(day: number) {
  const seen = night(day, { [WALK]: { class: 'changed', step: 'privacy' } })
  const fact = {
    kind: 'label-renamed' as const,
    subject: { kind: 'control' as const, role: 'link', name: '' },
    before: 'Privatsphäre',
    after: 'Datenschutz',
    count: 1,
    place: null,
    alsoAt: [],
  }
  return {
    ...seen,
    troubles: seen.troubles.map((one) => ({ ...one, evidence: { ...one.evidence, findings: [fact] } })),
  }
}

describe('a sentence of a guide that is wrong', () => {
  it('opens an incident for its text, which walks neither end nor remind of', () => {
    const opened = checked(EMPTY, 0, [guideTrouble(0, 'post')])
    expect(told(EMPTY, opened)).toEqual(['opened 1'])
    expect(opened.incidents[0]).toMatchObject({ kind: 'guide', label: 'post', state: 'open' })
    const later = [1, 2, 3, 4, 5, 6, 7, 8].reduce(
      (state, day) => advance(state, night(day, { [WALK]: 'verified' }), { ...POLICY, escalateDays: null }),
      opened,
    )
    expect(later.incidents[0]).toEqual(opened.incidents[0])
    expect(stateSchema.parse(later)).toEqual(later)
  })

  it('is told once for all copies of a text, and once more where another sentence is wrong', () => {
    const both = guideTrouble(0, 'agency', finding('one'), [copy('post'), copy('herald')])
    const first = checked(EMPTY, 0, [both])
    const again = checked(first, 1, [both])
    expect(told(first, again)).toEqual([])
    const more = checked(again, 2, [both, guideTrouble(2, 'agency', finding('two'))])
    expect(told(again, more)).toEqual(['extended 1'])
    expect(more.incidents).toHaveLength(1)
  })

  it('is over when the guide was corrected, and opens again when it comes back', () => {
    const opened = checked(EMPTY, 0, [guideTrouble(0, 'post')])
    const corrected = checked(opened, 1, [], ['post'])
    expect(told(opened, corrected)).toEqual(['recovered 1'])
    const back = checked(corrected, 2, [guideTrouble(2, 'post')])
    expect(told(corrected, back)).toEqual(['reopened 1'])
  })

  it('goes on when the page could not be read, and is withdrawn with its guide', () => {
    const opened = checked(EMPTY, 0, [guideTrouble(0, 'post')])
    const unread = { ...guideNight(1, []), texts: new Set(['post']) }
    expect(advanceGuides(opened, unread, POLICY).incidents[0]?.state).toBe('open')
    const gone = checked(opened, 1, [], ['other'])
    expect(told(opened, gone)).toEqual(['withdrawn 1'])
  })

  it('of a rule that is not sure enough waits for the digest', () => {
    const quiet = guideTrouble(0, 'post', finding('one'), [copy('post')], { digestOnly: true })
    const opened = checked(advance(EMPTY, RIGHT, POLICY), 0, [quiet])
    expect(told(EMPTY, opened)).toEqual([])
    const week = advance(opened, night(8, { [WALK]: 'verified' }), POLICY)
    const digest = week.pending.find(({ kind }) => kind === 'digest')
    expect(digest?.incidents.map(({ incident }) => incident.label)).toEqual(['post'])
    // A sure sentence of the same text is told at once.
    const sure = checked(opened, 9, [quiet, guideTrouble(9, 'post', finding('two'))])
    expect(told(opened, sure)).toEqual(['opened 1'])
  })

  it('is nothing that an approval of screens could settle', () => {
    const opened = checked(EMPTY, 0, [guideTrouble(0, 'post')])
    const how = { by: 'Ana', at: '2026-01-06T09:00:00.000Z', guides: 'change' } as const
    expect(resolveByApproval(opened, [WALK], how, POLICY).incidents[0]?.state).toBe('open')
  })
})

describe('a sentence that is wrong because of what a walk met', () => {
  it('is added to the incident of the walk rather than opening another one', () => {
    const walked = advance(EMPTY, renamed(0), POLICY)
    const both = checked(walked, 0, [guideTrouble(0, 'post')])
    expect(told(walked, both)).toEqual([])
    expect(both.incidents).toHaveLength(1)
    expect(both.incidents[0]?.members[0]?.evidence.printed?.[0]?.guides.map(({ id }) => id)).toEqual(['post'])
    // Seen again, it is there once.
    const again = checked(advance(both, renamed(1), POLICY), 1, [guideTrouble(1, 'post')])
    expect(again.incidents[0]?.members[0]?.evidence.printed).toHaveLength(1)
  })

  it('is followed by itself once the screens are approved and the guide still prints it', () => {
    const both = checked(advance(EMPTY, renamed(0), POLICY), 0, [guideTrouble(0, 'post')])
    const how = { by: 'Ana', at: '2026-01-06T09:00:00.000Z', guides: 'change' } as const
    const approved = resolveByApproval(both, [WALK], how, POLICY)
    expect(approved.incidents[0]).toMatchObject({ state: 'resolved' })
    const after = checked(advance(approved, night(1, { [WALK]: 'verified' }), POLICY), 1, [guideTrouble(1, 'post')])
    expect(told(approved, after)).toEqual(['opened 2'])
  })

  it('gives way to the incident of the walk that comes later', () => {
    const own = checked(EMPTY, 0, [guideTrouble(0, 'post')])
    const walked = advance(own, renamed(1), POLICY)
    const both = checked(walked, 1, [guideTrouble(1, 'post')])
    expect(told(walked, both)).toEqual(['superseded 1'])
  })

  it('is another matter in another language, at another label, or at another step', () => {
    const walked = advance(EMPTY, renamed(0), POLICY)
    const subject = finding('one').subject
    const others = [
      guideTrouble(0, 'english', finding('one'), [copy('english')], { language: 'en' }),
      guideTrouble(0, 'label', finding('one', { subject: { ...subject, printed: 'Hilfe' } })),
      guideTrouble(0, 'step', finding('one', {}, 'step-missing'), [copy('step')], { step: 'help' }),
    ]
    expect(checked(walked, 0, others).incidents).toHaveLength(4)
  })
})
