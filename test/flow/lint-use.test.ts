import { expect, it } from 'vitest'
import { flowOf } from '../../src/flow/load.js'
import { actionOf } from '../../src/flow/schema.js'
import { framesOf, targetOf } from '../../src/flow/used.js'

const CONTEXT = { accounts: [], devices: ['desktop', 'mobile'], phones: ['mobile'] }

function loaded(step: string, more = '') {
  const source = `flow: example
link: https://www.example.org/form
destination: { heading: Form, submit: Send }
${more}
routes:
  - id: direct
    steps:
      - open: https://www.example.org/
      - { ${step} }
`
  return flowOf('/flows/a.yaml', source, CONTEXT)
}
const problems = (step: string, more = '') =>
  loaded(step, more).problems.map(({ line, message }) => `${line}: ${message}`)

it.each([
  'hover: { role: link, name: Products }',
  'press: { key: Escape }',
  'press: { role: menuitem, name: Privacy, key: Enter }',
  'press: { role: combobox, name: City, key: ArrowDown }',
  'click: { role: link, name: Privacy, frame: { title: Settings, url: /settings } }',
  'click: { role: link, name: Privacy, scroll: page }',
  'click: { role: option, name: Bern, scroll: { role: listbox, name: City } }',
])('takes %s', (step) => {
  expect(problems(step)).toEqual([])
})

it.each([
  ['press: { key: Enter }', /Enter activates whatever has the focus: name the target by `role` and `name`/],
  ['press: { role: textbox, name: E-mail, key: Enter }', /guidewatch never submits: Enter in a field sends its form/],
  ['press: { role: combobox, name: City, key: Space }', /guidewatch never submits: Space in a field/],
  ['press: { role: link, key: Tab }', /name the target by `role` and `name`, both, or leave both out/],
  ['press: { key: Escape, frame: { name: a } }', /say where a target is; name it by `role` and `name`/],
  ['press: { key: a }', /unknown value `a`|expected one of|Invalid option/i],
  ['click: { role: link, name: Privacy, frame: {} }', /say which frame: `title`, `name` or `url`/],
  ['click: { role: link, name: Privacy, frame: { url: "(" } }', /not a valid regular expression/],
  ['choose: { role: radio, name: City, option: Bern }', /an `option` is of a list/],
])('says why not: %s', (step, message) => {
  expect(problems(step).join()).toMatch(message)
})

it('says why not: a mouse on a phone, unless the step is for others', () => {
  const devices = 'devices: [desktop, mobile]'
  expect(problems('hover: { role: link, name: Products }', devices).join()).toMatch(
    /a phone has no mouse that could rest on anything \(mobile\): limit this step with `devices`/,
  )
  expect(problems('hover: { role: link, name: Products }, devices: [desktop]', devices)).toEqual([])
})

it('says why not: a frame whose title is not given in a language that is walked', () => {
  const step = 'click: { role: link, name: Privacy, frame: { title: { de: Einstellungen } } }'
  expect(problems(step, 'locales: [de-DE, en-GB]')).toEqual([
    expect.stringMatching(/^\d+: no title is given for en-GB$/),
  ])
})

it('knows what a step uses, its id, and each frame once', () => {
  const step = loaded('press: { role: menuitem, name: Privacy, key: Enter, frame: { name: a } }').flow?.routes[0]
    ?.steps[1]
  if (!step) throw new Error('no step')
  expect([actionOf(step), step.id, targetOf(step)?.name]).toEqual(['press', 'press-privacy', 'Privacy'])
  expect(framesOf([step, step], { frame: { name: 'b' } })).toEqual([{ name: 'a' }, { name: 'b' }])
  const anywhere = loaded('press: { key: Escape }').flow?.routes[0]?.steps[1]
  expect([anywhere?.id, anywhere && targetOf(anywhere)]).toEqual(['press-escape', undefined])
})
