import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { flowOf } from '../../src/flow/load.js'
import type { Recording } from '../../src/record/recording.js'
import { flowFile, slug, type ToWrite } from '../../src/record/write.js'

const START = 'https://shop.example.org/'
const step = (name: string) =>
  ({ action: 'click', target: { role: 'button', name }, document: 1, from: START, doubts: [] }) as const

const RECORDING: Recording = {
  steps: [
    { action: 'open', url: START, document: 0, from: START, doubts: [] },
    { ...step('My account'), doubts: ['it wanted POST https://shop.example.org/api, which was stopped'] },
    { ...step('Mail'), action: 'fill', target: { role: 'textbox', name: 'Mail' }, value: 'test@example.org' },
  ],
  interruptions: [{ dialog: { role: 'dialog', name: 'Cookies' }, click: { role: 'button', name: 'Reject all' } }],
  submit: null,
  again: [],
}
const WRITE: ToWrite = {
  flow: 'object',
  route: 'my-account',
  schema: '../schemas/flow.schema.json',
  include: [],
  account: 'logged-out',
  locale: 'en-GB',
  device: 'desktop',
  recording: RECORDING,
  destination: {
    url: `${START}object?visit=[value]&form=7#top`,
    heading: 'Object',
    fields: [{ label: 'Mail', role: 'textbox', required: true, prefilled: false }],
    submit: 'Send',
    sentences: [],
  },
  sentences: ['We stop within 30 days.'],
  says: [null, 'Choose "My account".', null],
  hosts: [{ host: 'shop.example.org', for: 'page, script' }],
}
const lint = (text: string) => flowOf('/flows/object.yaml', text, { accounts: [], devices: ['desktop'] })

describe('a recorded flow file', () => {
  it('is what a person would write, with comments where one has to look', () => {
    expect(flowFile(WRITE)).toBe(`# yaml-language-server: $schema=../schemas/flow.schema.json
flow: object
title: { en: Object }
link:
  id: object
  url: https://shop.example.org/object?form=7 # the page at the end; write here what the guide links to, if that is another address
account: logged-out
locales: [ en-GB ]
devices: [ desktop ]
hosts:
  - shop.example.org # page, script
interruptions:
  - id: cookies
    dialog: { role: dialog, name: { en: Cookies } }
    click: { role: button, name: { en: Reject all } }
destination:
  heading: { en: Object }
  fields:
    - { label: { en: Mail }, role: textbox, required: true }
  submit: { en: Send }
  sentences:
    - { id: we-stop-within-30-days-1, text: { en: We stop within 30 days. } }
routes:
  - id: my-account
    steps:
      - open: https://shop.example.org/
      # check: it wanted POST https://shop.example.org/api, which was stopped
      - click: { role: button, name: { en: My account } }
        says: { en: Choose "My account". }
      - fill: { role: textbox, name: { en: Mail }, value: test@example.org } # a test value; what was typed is not kept
`)
  })

  it('lints, and is the same to the byte each time', () => {
    expect(lint(flowFile(WRITE)).problems).toEqual([])
    expect(flowFile(WRITE)).toBe(flowFile(WRITE))
  })

  it.each(['a: [b] {c} # d', '- "x"', "'", '*alias', '&anchor', '!tag', '%', '@', '`', 'yes', '1.0', '~', '| >', '?'])(
    'a name is text whatever it is written with: %s',
    (name) => {
      const text = flowFile({ ...WRITE, recording: { ...RECORDING, steps: [RECORDING.steps[0] as never, step(name)] } })
      const { routes } = parse(text) as { routes: { steps: { click?: { name: { en: unknown } } }[] }[] }
      expect(routes[0]?.steps[1]?.click?.name.en).toBe(name)
      expect(lint(text).problems).toEqual([])
    },
  )

  it('calls things by their words', () => {
    expect(slug('Où trouver l’accès ?')).toBe('ou-trouver-l-acces')
    expect(slug('設定')).toBe('')
  })
})
