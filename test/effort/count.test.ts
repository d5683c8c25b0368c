import { describe, expect, it } from 'vitest'
import { effortOf } from '../../src/effort/count.js'
import { countWords } from '../../src/effort/reading.js'
import type { Step } from '../../src/flow/schema.js'
import { walkRecordSchema } from '../../src/screen/record.js'
import { ARRIVAL, type FormField, type Screen } from '../../src/screen/screen.js'
import { click, OPEN, recordOf, screenOf, type Tree, targetOf } from './walked.js'

const START: Tree = [
  { role: 'navigation', children: [{ role: 'link', name: 'Home' }, '|', { role: 'link', name: 'Help centre' }] },
  {
    role: 'main',
    children: [
      { role: 'heading', name: 'Your privacy', level: 1 },
      { role: 'paragraph', children: ['You can ', { role: 'link', name: 'object' }, ' to the use of your posts.'] },
      { role: 'button', name: 'Accept all' },
    ],
  },
]
const FORM: Tree = [
  { role: 'heading', name: 'Object' },
  { role: 'paragraph', text: 'Tell us why.' },
]
const STEPS = [OPEN, click('object')]
const FLOW = { destination: { heading: 'Object', fields: [], submit: 'Send', sentences: [] } }

function count(screens: readonly Screen[], steps: readonly Step[] = STEPS, more: Parameters<typeof recordOf>[1] = {}) {
  return effortOf(recordOf(screens, more), { flow: FLOW, steps, locale: 'en-GB', account: 'logged-out' })
}

const start = (more: Partial<Screen> = {}) =>
  screenOf('click-object', START, { url: 'https://a.example/start', target: targetOf('link', 'object'), ...more })
const arrival = (more: Partial<Screen> = {}) => screenOf(ARRIVAL, FORM, more)

const field = (label: string, more: Partial<FormField> = {}): FormField => ({
  label,
  role: 'textbox',
  type: 'text',
  required: false,
  prefilled: false,
  disabled: false,
  form: 0,
  ...more,
})
const fieldsOf = (fields: readonly FormField[], steps?: readonly Step[], screens: readonly Screen[] = []) => {
  const form = arrival({
    fields: [...fields],
    forms: [
      { role: 'form', name: '', purpose: 'other', place: 'content' },
      { role: 'search', name: '', purpose: 'search', place: 'aside' },
    ],
  })
  const counts = count([start(), ...screens, form], steps)
  return [counts?.fieldsRequired, counts?.fieldsOptional]
}

describe('what a walk asked of its reader', () => {
  it('is not counted unless the walk arrived', () => {
    const why = { kind: 'absent', role: 'link', name: 'object' } as const
    const outcome = { kind: 'stopped', step: 'click-object', reason: 'target-missing', why } as const
    expect(count([start()], STEPS, { outcome })).toBeNull()
  })

  it('is a press for each click and choice, and none for an address that is opened', () => {
    expect(count([arrival()], [OPEN])?.clicks).toBe(0)
    const choose: Step = { id: 'choose-yes', choose: { role: 'radio', name: 'Yes' } }
    const fill: Step = { id: 'fill-name', fill: { role: 'textbox', name: 'Name', value: 'x' } }
    expect(count([start(), arrival()], [...STEPS, fill, choose])?.clicks).toBe(2)
  })

  it('counts another screen only where something else is to be read, or the address is another', () => {
    const choose: Step = { id: 'choose-yes', choose: { role: 'radio', name: 'Yes' } }
    const asked: Tree = [{ role: 'radio', name: 'Yes' }]
    const chosen: Tree = [{ role: 'radio', name: 'Yes', checked: true }]
    const steps = [OPEN, choose, click('On')]
    const question = screenOf('choose-yes', asked, { target: targetOf('radio', 'Yes') })
    const same = screenOf('click-on', chosen, { target: targetOf('radio', 'Yes') })
    expect(count([question, same, arrival()], steps)?.screens).toBe(2)
    const next = screenOf('click-on', [...chosen, { role: 'link', name: 'On' }])
    expect(count([question, next, arrival()], steps)?.screens).toBe(3)
    expect(count([question, { ...same, url: 'https://a.example/other' }, arrival()], steps)?.screens).toBe(3)
    // A list that filled itself in between two looks at one page is no other screen.
    const fill: Step = { id: 'fill-name', fill: { role: 'textbox', name: 'Name', value: 'x' } }
    const typed = screenOf('fill-name', FORM, { target: targetOf('textbox', 'Name') })
    const grown = arrival({ tree: [...FORM, 'More'] })
    expect(count([typed, grown], [OPEN, fill])?.screens).toBe(1)
  })

  it('counts the words of all screens, and those before the target', () => {
    // Home Help centre | Your privacy | You can … to the use of your posts, object, Accept all; Object, Tell us why.
    const counts = count([start(), arrival()])
    expect(counts?.words).toBe(3 + 2 + 8 + 1 + 2 + 1 + 3)
    expect(counts?.wordsBefore).toBe(3 + 2 + 2)
  })

  it('counts the links and buttons beside the target, and none on a screen without one', () => {
    expect(count([start(), arrival()])?.distractors).toBe(3)
    expect(count([arrival({ tree: [...START] })], [OPEN])?.distractors).toBe(0)
  })

  it('takes of two targets of one name the one that was pressed', () => {
    const box = (y: number) => ({ x: 0, y, width: 50, height: 20 })
    const tree: Tree = [
      'One two',
      { role: 'link', name: 'object', box: box(10) },
      'three',
      { role: 'link', name: 'object', box: box(500) },
    ]
    const second = start({ tree: [...tree], target: targetOf('link', 'object', box(498)) })
    expect(count([second, arrival()])?.wordsBefore).toBe(2 + 1 + 1)
  })

  it('tells a link in running text from one in a menu, and from a button', () => {
    const running = (tree: Tree, target = targetOf('link', 'object')) =>
      count([start({ tree: [...tree], target }), arrival()])?.textTargets
    expect(running(START)).toBe(1)
    const object = { role: 'link', name: 'object' }
    expect(
      running([{ role: 'paragraph', children: ['You can always ', { role: 'strong', children: [object] }] }]),
    ).toBe(1)
    expect(running([{ role: 'listitem', children: [object] }, 'You can always come back'])).toBe(0)
    expect(
      running([{ role: 'navigation', children: [object, '|', { role: 'link', name: 'All that we know of you' }] }]),
    ).toBe(0)
    expect(running([object, '(new)'])).toBe(0)
    const button = [{ role: 'paragraph', children: ['You can do so here ', { role: 'button', name: 'object' }] }]
    expect(running(button, targetOf('button', 'object'))).toBe(0)
  })

  it('counts fields to be filled in, by whether they are required', () => {
    expect(fieldsOf([field('Mail', { required: true }), field('Why'), field('More')])).toEqual([1, 2])
    expect(fieldsOf([field('Mail', { required: true, prefilled: true }), field('Id', { disabled: true })])).toEqual([
      0, 0,
    ])
    expect(fieldsOf([field('Why'), field('Search', { form: 1 })])).toEqual([0, 1])
  })

  it('takes radio buttons in a row for one question, answered where one is chosen', () => {
    const radio = (label: string, more: Partial<FormField> = {}) =>
      field(label, { role: 'radio', type: 'radio', ...more })
    expect(fieldsOf([radio('Yes', { required: true }), radio('No'), field('Why')])).toEqual([1, 1])
    expect(fieldsOf([radio('Yes', { prefilled: true, required: true }), radio('No')])).toEqual([0, 0])
    expect(fieldsOf([radio('Yes'), field('Why'), radio('A'), radio('B')])).toEqual([0, 3])
  })

  it('counts a field that the walk itself has filled in', () => {
    const fill: Step = { id: 'fill-mail', fill: { role: 'textbox', name: 'Mail', value: 'x' } }
    const typed = screenOf('fill-mail', FORM, { target: targetOf('textbox', 'Mail') })
    expect(fieldsOf([field('Mail', { required: true, prefilled: true })], [...STEPS, fill], [typed])).toEqual([1, 0])
  })

  it('adds up how far targets were away, and knows nothing where one was not measured', () => {
    const measured = { scrolled: 1.25, target: null, prominent: null, asksCode: false }
    const two = [start({ measured }), { ...start({ measured }), step: 'click-more' }, arrival()]
    expect(count(two, [...STEPS, click('more')])?.scrolls).toBe(2.5)
    expect(count([start(), arrival()])?.scrolls).toBeNull()
    expect(count([arrival()], [OPEN])?.scrolls).toBe(0)
  })

  it('compares the smallest target with the most prominent control of its screen', () => {
    const look = (area: number, contrast: number | null, most: number) => ({
      scrolled: 0,
      target: { area, contrast },
      prominent: { area: most, contrast: 12.5 },
      asksCode: false,
    })
    const screens = [
      start({ measured: look(4000, 21, 4000) }),
      { ...start({ measured: look(500, 3.2, 8000) }), step: 'click-more' },
      arrival(),
    ]
    expect(count(screens, [...STEPS, click('more')])).toMatchObject({
      targetArea: 500,
      targetShare: 0.063,
      targetContrast: 3.2,
      prominentContrast: 12.5,
    })
    // A record of before it was measured still tells the size.
    expect(count([start(), arrival()])).toMatchObject({ targetArea: 2000, targetShare: null, targetContrast: null })
  })

  it('knows that a log-in is demanded: by the account, a secret, or the wall that the guide announces', () => {
    const way = { flow: FLOW, steps: STEPS, locale: 'en-GB', account: 'facebook-eu' }
    expect(effortOf(recordOf([start(), arrival()]), way)?.logIn).toBe(true)
    expect(count([start(), arrival()])?.logIn).toBe(false)
    const secret: Step = { id: 'fill-password', fill: { role: 'textbox', name: 'Password', secret: 'PASSWORD' } }
    expect(count([start(), arrival()], [OPEN, secret, click('object')])?.logIn).toBe(true)
    const wall: Step = { id: 'expect-wall', expect: { obstacle: 'login-wall' } }
    expect(count([arrival()], [OPEN, wall])?.logIn).toBe(true)
  })

  it.each([
    ['Bestätigungscode', true],
    ['Codice ricevuto', true],
    ['Code de confirmation', true],
    ['Postal code', false],
    ['Codice fiscale', false],
    ['Code postal', false],
    ['Decode this', false],
  ])('a field labelled %s demands a code: %s', (label, demanded) => {
    expect(count([start(), arrival({ fields: [field(label, { form: null })] })])?.code).toBe(demanded)
  })

  it('a code is demanded where the page says that one will be sent, or the markup of a field does', () => {
    const says = (text: string) => count([start(), arrival({ tree: [{ role: 'paragraph', text }] })])?.code
    expect(says('Nach dem Senden bekommst du einen Code per E-Mail.')).toBe(true)
    expect(says('Riceverai un codice via e-mail.')).toBe(true)
    expect(says('Our code of conduct.')).toBe(false)
    expect(says('We write to you by e-mail.')).toBe(false)
    const measured = { scrolled: null, target: null, prominent: null, asksCode: true }
    expect(count([start(), arrival({ measured })])?.code).toBe(true)
  })

  it('counts dialogs of the page and of the browser, as often as they came', () => {
    const notes = [
      { step: 'open', times: 2, kind: 'interruption', dialog: 'cookies', answer: 'refused', by: null },
      { step: 'open', times: 1, kind: 'dialog', type: 'alert' },
      { step: 'open', times: 3, kind: 'popup' },
    ] as const
    expect(count([start(), arrival()], STEPS, { notes: [...notes] })?.dialogs).toBe(3)
  })

  it('a closed list of countries is not read', () => {
    const list: Tree = [{ role: 'combobox', name: 'Country', children: [{ role: 'option', name: 'New Zealand' }] }]
    expect(count([arrival({ tree: [...list] })], [OPEN])?.words).toBe(1)
  })

  it('opens records of before anything was measured', () => {
    const old = JSON.parse(JSON.stringify(recordOf([start(), arrival()])))
    expect(count(walkRecordSchema.parse(old).screens)).toEqual(count([start(), arrival()]))
  })
})

describe('words', () => {
  it.each([
    ['', 0],
    ['You can’t object (yet) – really?', 5],
    ['E-Mail-Adresse: kim@example.org', 2],
    ['L’opposition vaut pour tous.', 4],
    ['• | 3,5 Tage', 2],
  ])('%j has %i', (text, words) => {
    expect(countWords(text)).toBe(words)
  })
})
