import { describe, expect, it } from 'vitest'
import { triedOn, triedTogether } from '../../src/compare/assumed.js'
import { flowOf } from '../../src/flow/load.js'
import type { Outcome, WalkRecord } from '../../src/screen/record.js'
import { type ScreenParts, screen } from '../helpers/records.js'

const SOURCE = `flow: form
link: https://a.example/form
destination:
  heading: Object
  fields: [{ label: Reason, role: textbox }]
  submit: [Send, Submit]
  sentences: [{ id: term, text: within 30 days }]
claims: [{ id: accounts, says: For all accounts., check: { text: all accounts } }]
interruptions:
  - { id: consent, dialog: { role: dialog, text: cookies }, click: { role: button, name: [Reject, Decline] } }
assumed:
  - source: guide
    confirmed:
      https://a.example/: false
      Settings: false
      Main menu: false
      Object: false
      Reason: false
      Send: false
      Submit: false
      within 30 days: false
      all accounts: false
      cookies: false
      Reject: false
      Decline: false
routes:
  - id: menu
    steps:
      - { open: "https://a.example/" }
      - { id: settings, click: { role: link, name: [Settings, Options], within: { role: navigation, name: Main menu } } }
`
const { flow } = flowOf('form.yaml', SOURCE, { accounts: [], devices: ['desktop'] })

const start: ScreenParts = {
  step: 'settings',
  target: { role: 'link', name: 'Settings', box: null, text: null, drawn: false, pictures: [], opensTab: null },
  tree: [{ role: 'navigation', name: 'Main menu', children: [{ role: 'link', name: 'Settings' }] }],
}
const field = {
  label: 'Reason',
  role: 'textbox',
  type: 'text',
  required: false,
  prefilled: false,
  disabled: false,
  form: 0,
}
const form: ScreenParts = {
  step: 'arrival',
  tree: [{ role: 'heading', name: 'Object' }, 'We will answer within 30 days, for all accounts.'],
  fields: [field],
  submits: [{ label: 'Submit', disabled: false, form: 0, state: { covered: false, confirms: false } }],
}

/** What held, what did not with what was there, and what nobody could tell. */
function tried(screens: readonly ScreenParts[], more: Partial<WalkRecord> = {}) {
  const [route] = flow?.routes ?? []
  if (!flow || !route) throw new Error('the flow of this test has a problem')
  const record: WalkRecord = {
    id: 'form/menu/en-US-desktop',
    startedAt: '2026-11-26T00:00:00Z',
    durationMs: 1,
    outcome: { kind: 'arrived' },
    screens: screens.map(screen),
    relocations: [],
    notes: [],
    proposed: null,
    needsLook: false,
    ...more,
  }
  const all = triedOn(flow, route, 'en-US', record)
  const texts = (held: boolean | null) => all.filter((one) => one.held === held).map(({ text }) => text)
  return { all, held: texts(true), failed: texts(false), unmet: texts(null) }
}

describe('what a walk shows of what its flow assumes', () => {
  it('held where it was there; of alternatives one is enough', () => {
    const { held, failed, unmet } = tried([start, form])
    expect(held).toEqual([
      'https://a.example/',
      'Settings',
      'Main menu',
      'Object',
      'Reason',
      'Submit',
      'within 30 days',
      'all accounts',
    ])
    expect(failed).toEqual([])
    expect(unmet).toEqual(['Send', 'cookies', 'Reject', 'Decline'])
  })

  it('did not hold where the control is called otherwise, and the address still leads on', () => {
    const moved = { step: 'settings', role: 'link', before: 'Settings', after: 'Preferences', score: 0.9 }
    const { all, held } = tried([start, form], { relocations: [moved] })
    expect(all.find(({ text }) => text === 'Settings')).toMatchObject({ held: false, seen: 'Preferences' })
    expect(held).toContain('https://a.example/')
  })

  it('says nothing of what comes behind the step at which the walk stopped, nor of what led there', () => {
    const outcome: Outcome = {
      kind: 'stopped',
      step: 'settings',
      reason: 'target-missing',
      why: { kind: 'absent', role: 'link', name: 'Settings' },
    }
    const { held, failed, unmet } = tried([{ ...start, target: null, tree: [] }], { outcome })
    expect(held).toEqual([])
    expect(failed).toEqual(['Settings'])
    expect(unmet).toContain('https://a.example/')
    expect(unmet).toContain('Object')
  })

  it('did not hold where the link leads to another form, whatever it answers', () => {
    const other: ScreenParts = { step: 'arrival', tree: [{ role: 'heading', name: 'Newsletter' }] }
    const { all } = tried([start, other])
    expect(all.find(({ text }) => text === 'Object')).toMatchObject({ held: false, seen: 'Newsletter' })
  })

  it('says nothing at all of a walk that was not let in', () => {
    const outcome: Outcome = {
      kind: 'obstacle',
      step: 'open',
      obstacle: 'login-wall',
      why: { kind: 'no-session', account: 'kim' },
    }
    const { held, failed } = tried([], { outcome })
    expect([held, failed]).toEqual([[], []])
  })

  it('held of a dialog that came: what it is known by, and the choice that was pressed', () => {
    const note = {
      kind: 'interruption',
      dialog: 'consent',
      answer: 'refused',
      by: 'Decline',
      step: 'settings',
      times: 1,
    }
    const { all, held, failed } = tried([start, form], { notes: [note as WalkRecord['notes'][number]] })
    expect(held).toEqual(expect.arrayContaining(['cookies', 'Decline']))
    expect(held).not.toContain('Reject')
    expect(failed).toEqual([])
    expect(all.find(({ text }) => text === 'Decline')?.at).toEqual(['settings'])
  })
})

describe('what all walks of a run show', () => {
  it('did not hold where one of them saw something else, and is not known where none could see it', () => {
    const one = (held: boolean | null, seen: string | null = null) => ({
      flow: 'form',
      assumed: [{ text: 'Settings', language: 'en', source: 'guide', held, seen, at: [] }],
    })
    expect(triedTogether([one(true), one(false, 'Preferences'), one(null)])).toMatchObject([
      { held: false, seen: 'Preferences', flows: ['form'] },
    ])
    expect(triedTogether([one(true), one(null)])).toMatchObject([{ held: true }])
    expect(triedTogether([one(null), { flow: 'other' }])).toMatchObject([{ held: null }])
  })
})
