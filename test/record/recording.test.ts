import { describe, expect, it } from 'vitest'
import {
  type RecordedStep,
  startAt,
  told,
  withInterruption,
  withLastAsSubmit,
  withoutLast,
  withStep,
} from '../../src/record/recording.js'

const START = 'https://shop.example.org/'
const click = (name: string, document = 1): RecordedStep => ({
  action: 'click',
  target: { role: 'link', name },
  document,
  from: START,
  doubts: [],
})
const recorded = (...steps: readonly RecordedStep[]) =>
  steps.reduce((recording, step) => withStep(recording, step).recording, startAt(START))

describe('a recording', () => {
  it('begins with the address, and takes in what is done', () => {
    expect(recorded(click('Menu'), click('Privacy')).steps.map(told)).toEqual([
      `open ${START}`,
      'click link “Menu”',
      'click link “Privacy”',
    ])
  })

  it('takes back the last step, and does not record a second time what leads to the same place', () => {
    const { recording, undone } = withoutLast(recorded(click('Menu'), click('Wrong')))
    expect(undone && undone !== 'submit' && told(undone)).toBe('click link “Wrong”')
    const again = withStep(recording, click('Menu'))
    expect(again.isNew).toBe(false)
    const right = withStep(again.recording, click('Privacy'))
    expect(right.isNew).toBe(true)
    expect(right.recording.steps.map(told)).toEqual([`open ${START}`, 'click link “Menu”', 'click link “Privacy”'])
  })

  it('records what is done elsewhere after an undo', () => {
    const { recording } = withoutLast(recorded(click('Menu'), click('Wrong')))
    expect(withStep(recording, click('Other menu')).isNew).toBe(true)
  })

  it('takes back the control that sends before a step, and the first step never', () => {
    const withSubmit = { ...recorded(click('Menu')), submit: { name: 'Send', document: 1, after: 2 } }
    expect(withoutLast(withSubmit).undone).toBe('submit')
    const goneOn = { ...recorded(click('Menu'), click('More')), submit: withSubmit.submit }
    expect(withoutLast(goneOn).recording).toMatchObject({ submit: { name: 'Send' }, steps: [{}, {}] })
    expect(withoutLast(startAt(START)).undone).toBeNull()
  })

  it('makes the last click the control that sends', () => {
    const recording = withLastAsSubmit(recorded(click('Menu'), click('Next')))
    expect(recording?.submit?.name).toBe('Next')
    expect(recording?.steps).toHaveLength(2)
    expect(withLastAsSubmit(startAt(START))).toBeNull()
  })

  it('knows a field that is typed into again, and a dialog that comes again', () => {
    const fill: RecordedStep = {
      ...click('Mail'),
      action: 'fill',
      value: 'x',
      target: { role: 'textbox', name: 'Mail' },
    }
    expect(withStep(recorded(fill), fill).isNew).toBe(false)
    const dialog = { dialog: { role: 'dialog', name: 'Cookies' }, click: { role: 'button', name: 'Reject' } } as const
    expect(withInterruption(withInterruption(startAt(START), dialog), dialog).interruptions).toHaveLength(1)
  })
})
