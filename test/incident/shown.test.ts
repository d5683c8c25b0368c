import { describe, expect, it } from 'vitest'
import { advance } from '../../src/incident/advance.js'
import { emptyState, type Notice } from '../../src/incident/incident.js'
import { runOf } from '../../src/incident/shown.js'
import { withReview } from '../../src/night/reviews.js'
import { night, POLICY } from '../helpers/incidents.js'
import { SAMPLE } from '../review/sample.js'

const WALK = 'objection/menu/de-DE-desktop'

/** The notice of the night on which a step of a walk began to fail. */
function opened(walk: string, step: string): Notice {
  const { pending } = advance(emptyState('live'), night(0, { [walk]: { class: 'changed', step } }), POLICY)
  const [notice] = pending
  if (!notice) throw new Error('nothing was told')
  return notice
}

const [FORM, RENAME] = SAMPLE.causes

describe('a notice', () => {
  it('names the cause that its incident is about, and how many decisions wait', () => {
    const of = (notice: Notice, decided: readonly string[] = []) => withReview(notice, SAMPLE, new Set(decided)).review
    expect(of(opened(WALK, 'click-settings'))).toEqual({ run: SAMPLE.run, cause: RENAME?.id, waiting: 2 })
    expect(of(opened(WALK, 'arrival'))).toEqual({ run: SAMPLE.run, cause: FORM?.id, waiting: 2 })
    // What is left out of a cause belongs to it, too.
    expect(of(opened('objection/menu/fr-FR-mobile', 'click-settings'))?.cause).toBe(RENAME?.id)
    expect(of(opened(WALK, 'click-settings'), [FORM?.id ?? ''])?.waiting).toBe(1)
    expect(of(opened('other/menu/de-DE-desktop', 'arrival'))).toEqual({ run: SAMPLE.run, cause: null, waiting: 2 })
  })

  it('stays as it is where nothing waits', () => {
    const notice = opened('other/menu/de-DE-desktop', 'arrival')
    expect(withReview(notice, { ...SAMPLE, causes: [] }, new Set())).toBe(notice)
  })

  it('asks for no decision once it tells that something is over', () => {
    const notice = opened(WALK, 'arrival')
    expect(runOf(notice)).toBe(notice.incident?.members[0]?.evidence.run)
    expect(runOf({ ...notice, kind: 'recovered' })).toBeNull()
    expect(runOf({ ...notice, kind: 'alive', incident: null })).toBeNull()
  })

  it('of a week asks for those of the last night', () => {
    const { incident, ...rest } = opened(WALK, 'arrival')
    if (!incident) throw new Error('no incident')
    expect(runOf({ ...rest, kind: 'digest', incident: null, incidents: [{ incident, muted: null }] })).toBe(
      incident.members[0]?.evidence.run,
    )
  })
})
