import { describe, expect, it } from 'vitest'
import { flowOf } from '../../src/flow/load.js'
import type { Flow } from '../../src/flow/schema.js'
import { withLanguage } from '../../src/record/another-language.js'
import { type RecordedStep, startAt } from '../../src/record/recording.js'

const SOURCE = `# kept
flow: object
link: https://shop.example.org/object
locales: [en-GB]   # kept, too
destination:
  heading: Object # all languages
  submit: { en: Send }
routes:
  - id: menu
    steps:
      - open: https://shop.example.org/
        says: { en: Open it. }
      - click: { role: link, name: Privacy }
        says: { en: 'Choose "Privacy".' }
      - click: { role: button, name: { en: Object } }
  - id: other
    steps:
      - open: https://shop.example.org/object
`
const { flow } = flowOf('/flows/object.yaml', SOURCE, { accounts: [], devices: ['desktop'] })
const click = (role: 'link' | 'button', name: string): RecordedStep => ({
  action: 'click',
  target: { role, name },
  document: 1,
  from: '',
  doubts: [],
})
const way = (...steps: readonly RecordedStep[]) => {
  const start = startAt('https://shop.example.org/')
  const [route] = (flow as Flow).routes
  if (!flow || !route) throw new Error('the flow does not lint')
  const recording = { ...start, steps: [...start.steps, ...steps] }
  const destination = { url: '', heading: 'Widersprechen', fields: [], submit: 'Senden', sentences: [] }
  const says = [null, 'Wähle „Datenschutz“.', null]
  return { flow, route, locale: 'de-DE', device: 'desktop', recording, destination, says }
}

describe('a way in another language', () => {
  it('adds its labels to the same steps, and leaves the rest of the file as it is', () => {
    const merged = withLanguage(SOURCE, way(click('link', 'Datenschutz'), click('button', 'Widersprechen')))
    expect(merged).toEqual({
      missing: [],
      source: SOURCE.replace('locales: [en-GB]', 'locales: [en-GB, de-DE]')
        .replace('heading: Object', 'heading: { en: "Object", de: "Widersprechen" }')
        .replace('{ en: Send }', '{ de: "Senden", en: Send }')
        .replace('name: Privacy', 'name: { en: "Privacy", de: "Datenschutz" }')
        .replace(`{ en: 'Choose "Privacy".' }`, `{ de: "Wähle „Datenschutz“.", en: 'Choose "Privacy".' }`)
        .replace('name: { en: Object }', 'name: { de: "Widersprechen", en: Object }')
        .replace('- id: other', '- locales: ["en-GB"]\n    id: other'),
    })
  })

  it('adds the titles of frames, of steps and of the destination', () => {
    const source = SOURCE.replace('link, name: Privacy', 'link, name: Privacy, frame: { title: Settings }').replace(
      'submit: { en: Send }',
      'submit: { en: Send }\n  frame: { title: { en: Settings } }',
    )
    const framed = { title: 'Einstellungen' }
    const own = click('link', 'Datenschutz')
    const inFrame = own.action === 'click' ? { ...own, target: { ...own.target, frame: framed } } : own
    const wanted = way(inFrame, click('button', 'Widersprechen'))
    const { flow: framedFlow } = flowOf('/flows/object.yaml', source, { accounts: [], devices: ['desktop'] })
    if (!framedFlow?.routes[0]) throw new Error('the flow does not lint')
    const merged = withLanguage(source, {
      ...wanted,
      flow: framedFlow,
      route: framedFlow.routes[0],
      destination: { ...wanted.destination, frame: framed },
    })
    expect(merged).toMatchObject({
      source: expect.stringContaining('frame: { title: { en: "Settings", de: "Einstellungen" } }'),
    })
    expect(merged).toMatchObject({
      source: expect.stringContaining('frame: { title: { de: "Einstellungen", en: Settings } }'),
    })
  })

  it('says where the ways differ, and changes nothing', () => {
    const merged = withLanguage(SOURCE, way(click('button', 'Konto'), click('link', 'Datenschutz')))
    expect(merged).toEqual({
      differences: [
        'step 2 of the flow, click link “Privacy”, was not done',
        'click link “Datenschutz” is no step of the flow',
      ],
    })
  })
})
