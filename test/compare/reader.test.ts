import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { checkClaim, checkDestination } from '../../src/compare/destination.js'
import { describedIn, isLabelled } from '../../src/compare/forms.js'
import { sameDrawing } from '../../src/compare/icon.js'
import { decode } from '../../src/compare/picture.js'
import { compareScreens } from '../../src/compare/screens.js'
import { languageChange } from '../../src/compare/tongue.js'
import { flowSchema } from '../../src/flow/schema.js'
import type { AriaNode, Form, FormField, Overlay, Screen } from '../../src/screen/screen.js'

const box = (x: number, y: number) => ({ x, y, width: 100, height: 20 })

function screen(tree: Screen['tree'], more: Partial<Screen> = {}): Screen {
  return {
    step: 'arrival',
    url: 'https://a.example/form',
    redirects: [],
    status: 200,
    title: 'Form',
    language: 'en',
    tree,
    fields: [],
    submits: [],
    forms: [],
    overlays: [],
    target: null,
    image: { file: 'x.png', sha256: '0', width: 1, height: 1 },
    renderer: { browser: 'c', platform: 'p', fonts: 'f', scale: 1 },
    ...more,
  }
}

const main = (...children: (AriaNode | string)[]): Screen['tree'] => [{ role: 'main', children }]
const kinds = (approved: Screen, seen: Screen) =>
  compareScreens(approved, seen)
    .filter(({ relevance }) => relevance !== 'elsewhere')
    .map(({ kind }) => kind)

describe('a badge that runs into a text', () => {
  const text = 'All the tables of this place are listed here'
  const of = (name: string) => screen(main({ role: 'paragraph', text: name }))
  it.each([[`14 ${text}`], [`${text} (3)`], [`${text} 99+`]])('says nothing: %s', (badged) => {
    expect(kinds(of(text), of(badged))).toEqual([])
    expect(kinds(of(badged), of(text))).toEqual([])
  })
  it.each([
    [`${text} by 2`, `${text} by 26`],
    ['14 days are left to write to us', '30 days are left to write to us'],
    [text, `${text} no more`],
  ])('is no part of a number and no word: %s', (before, after) => {
    expect(kinds(of(before), of(after))).toEqual(['text-changed'])
  })
})

it('says nothing by what only stands between others', () => {
  const entries = (between: string) =>
    screen(main({ role: 'link', name: 'Home' }, between, { role: 'link', name: 'Settings' }))
  expect(kinds(entries('|'), entries('›'))).toEqual([])
  expect(kinds(entries('|'), entries('★'))).toEqual([])
  expect(kinds(entries('|'), entries('Imprint'))).not.toEqual([])
})

describe('the same text in other markup', () => {
  const plain: AriaNode = { role: 'paragraph', text: 'Write to us by 26 May 2027, please.' }
  it.each<readonly [string, readonly (AriaNode | string)[]]>([
    [
      'the date became an element',
      [{ role: 'paragraph', children: ['Write to us by', { role: 'time', text: '26 May 2027' }, ', please.'] }],
    ],
    [
      'words are stressed',
      [
        {
          role: 'paragraph',
          children: [
            { role: 'strong', text: 'Write' },
            'to us by',
            { role: 'emphasis', children: [{ role: 'mark', text: '26. Mai 2027' }] },
            ', please.',
          ],
        },
      ],
    ],
    [
      'one paragraph became two',
      [
        { role: 'paragraph', text: 'Write to us by' },
        { role: 'paragraph', text: '26 May 2027, please.' },
      ],
    ],
    ['wrappers came', [{ role: 'generic', children: [{ role: 'group', children: [plain] }] }]],
    ['the date is written otherwise', [{ role: 'paragraph', text: 'Write to us by 2027-05-26, please.' }]],
    [
      'nobody can read the difference',
      [{ role: 'paragraph', text: 'Wri\u00adte to us by\u00a026 May 2027, please.\u200b' }],
    ],
  ])('%s', (_, children) => {
    expect(kinds(screen(main(plain)), screen(main(...children)))).toEqual([])
  })

  it.each<readonly [string, readonly (AriaNode | string)[]]>([
    [
      'another day',
      [{ role: 'paragraph', children: ['Write to us by', { role: 'time', text: '27 May 2027' }, ', please.'] }],
    ],
    ['another word', [{ role: 'paragraph', text: 'Write to me by 26 May 2027, please.' }]],
  ])('%s is told', (_, children) => {
    expect(kinds(screen(main(plain)), screen(main(...children)))).toContain('text-changed')
  })

  it('tells another day of a short deadline, and no other format of it', () => {
    const page = (date: string) => screen(main({ role: 'paragraph', text: `Objections until ${date}.` }))
    expect(kinds(page('26 May 2027'), page('26.05.2027'))).toEqual([])
    expect(kinds(page('26 May 2027'), page('28.05.2027'))).toEqual(['text-changed'])
  })

  it('tells another number of days, and no other count', () => {
    const page = (days: number, comments: number) =>
      screen(
        main(
          { role: 'paragraph', text: `You can object within ${days} days of this.` },
          { role: 'paragraph', text: `${comments} comments` },
        ),
      )
    expect(kinds(page(30, 2), page(30, 9))).toEqual([])
    expect(kinds(page(30, 2), page(14, 2))).toEqual(['text-changed'])
  })
})

describe('any screen', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{3,8}( [a-z]{3,8})?$/)
  const menu = fc.uniqueArray(word, { minLength: 3, maxLength: 12, selector: (name) => name.toLowerCase() })
  const link = (name: string, at: number): AriaNode => ({ role: 'link', name, url: '/x', box: box(0, at * 30) })
  const page = (nodes: readonly AriaNode[], name: string, at: number) =>
    screen([{ role: 'navigation', children: [{ role: 'list', children: [...nodes] }] }], {
      step: 'menu',
      target: { role: 'link', name, box: box(0, at * 30), text: null, drawn: false, pictures: [], opensTab: false },
    })

  it('is the same with other wrappers, badges and another order in the document', () => {
    fc.assert(
      fc.property(
        menu,
        fc.array(fc.integer({ min: 1, max: 120 }), { minLength: 12, maxLength: 12 }),
        fc.nat(),
        (names, counts, seed) => {
          const before = page(names.map(link), names[0] ?? '', 0)
          const badged = names.map((name, at) => link(seed % 3 === 0 ? name : `${name} ${counts[at]}`, at))
          const shuffled = badged
            .map((node, at) => ({ node, key: (at * 7919 + seed) % 101 }))
            .sort((a, b) => a.key - b.key)
          const after = page(
            shuffled.map(({ node }) => ({ role: 'listitem', children: [{ role: 'generic', children: [node] }] })),
            names[0] ?? '',
            0,
          )
          expect(kinds(before, after)).toEqual([])
        },
      ),
      { numRuns: 200 },
    )
  })

  it('says so when its target is called something else', () => {
    fc.assert(
      fc.property(menu, word, fc.nat(), (names, other, pick) => {
        const at = pick % names.length
        fc.pre(!names.some((name) => name.toLowerCase() === other.toLowerCase()))
        const renamed = names.map((name, index) => (index === at ? other : name))
        expect(kinds(page(names.map(link), names[at] ?? '', at), page(renamed.map(link), other, at))).toContain(
          'label-renamed',
        )
      }),
      { numRuns: 200 },
    )
  })
})

const FLOW = flowSchema.parse({
  flow: 'x',
  link: 'https://a.example/',
  destination: { heading: 'Object', fields: [{ label: 'Why', role: 'textbox' }], submit: 'Send' },
  routes: [{ id: 'r', steps: [{ open: 'https://a.example/' }] }],
})
const form = (place: Form['place'], purpose: Form['purpose'] = 'other'): Form => ({
  role: 'form',
  name: '',
  purpose,
  place,
})
const field = (label: string, index: number, more: Partial<FormField> = {}): FormField => ({
  label,
  role: 'textbox',
  type: 'text',
  required: false,
  prefilled: false,
  disabled: false,
  form: index,
  ...more,
})
const submit = (label: string, index: number, state = { covered: false, confirms: false }) => ({
  label,
  disabled: false,
  form: index,
  state,
})
const HEADING: AriaNode = { role: 'heading', name: 'Object', level: 1 }
const ASKS = { forms: [form('content')], fields: [field('Why', 0)], submits: [submit('Send', 0)] }
const formChanges = (approved: Screen, seen: Screen) =>
  compareScreens(approved, seen, [], describedIn(FLOW.destination, 'en')).map(({ kind, relevance, after }) => [
    kind,
    relevance,
    after,
  ])

describe('the form that a reader is sent to', () => {
  const approved = screen(main(HEADING), ASKS)

  it('has nothing to do with a consent dialog, a newsletter layer or the search of the page', () => {
    const seen = screen(main(HEADING), {
      forms: [form('overlay'), form('aside', 'search'), form('overlay', 'newsletter'), form('content')],
      fields: [field('Statistics', 0, { role: 'checkbox' }), field('Search', 1), field('E-mail', 2), field('Why', 3)],
      submits: [submit('Accept', 0), submit('Find', 1), submit('Subscribe', 2), submit('Send', 3)],
    })
    expect(formChanges(approved, seen).filter(([, relevance]) => relevance !== 'elsewhere')).toEqual([])
    expect(formChanges(seen, approved).filter(([, relevance]) => relevance !== 'elsewhere')).toEqual([])
    expect(checkDestination(FLOW.destination, seen, 'en')).toEqual([])
  })

  it('is compared with snapshots that do not know which form is which', () => {
    const old = screen(main(HEADING), {
      fields: [field('Search', 0, { form: null }), field('Why', 0, { form: null })],
      submits: [{ ...submit('Send', 0), form: null }],
    })
    const seen = screen(main(HEADING), {
      ...ASKS,
      forms: [form('content'), form('aside', 'search')],
      fields: [field('Search', 1), field('Why', 0)],
    })
    expect(formChanges(old, seen)).toEqual([])
  })

  it('says of a new field whether it must be filled in, and that a box is ticked beforehand', () => {
    const seen = screen(main(HEADING), { ...ASKS, fields: [field('Why', 0), field('Name', 0, { required: true })] })
    expect(formChanges(approved, seen)).toEqual([['field-added', 'route', { kind: 'required', is: true }]])
    const box = (prefilled: boolean) =>
      screen(main(HEADING), {
        ...ASKS,
        fields: [field('Why', 0), field('News', 0, { role: 'checkbox', type: 'checkbox', prefilled })],
      })
    expect(formChanges(box(false), box(true))).toEqual([['field-now-ticked', 'route', null]])
  })

  it('asks for what only its label says must be filled in, by a star or a word; older snapshots said so, too', () => {
    const asking = (label: string, required = false) =>
      screen(main(HEADING), { ...ASKS, fields: [field('Why', 0), field(label, 0, { required })] })
    const told = (before: Screen, after: Screen) => formChanges(before, after).map(([kind]) => kind)
    for (const label of ['Day *', '* Day', 'Day*:', 'Day (required)', 'Tag (Pflichtfeld)']) {
      const plain = label.replace(/[*:]|\(.*\)/g, '').trim()
      expect(told(asking(plain), asking(label))).toContain('field-now-required')
      expect(told(asking(label), asking(plain))).toContain('field-now-optional')
      expect(told(asking(label), asking(label, true))).toEqual([])
    }
    for (const label of ['Day (optional)', 'Day 2 * 3']) expect(told(asking(label), asking(label))).toEqual([])
    const optional = { id: 'day', says: 'A day is not needed.', check: { field: { label: 'Day', required: false } } }
    const claim = (label: string) => checkClaim(optional, asking(label), 'en', null)
    expect(claim('Day')).toEqual([])
    expect(claim('Day *')).toHaveLength(1)
  })

  it('is the same when a text beside a field becomes its label in the markup, or no longer is', () => {
    const beside = screen(main(HEADING, { role: 'paragraph', text: 'Reason' }), { ...ASKS, fields: [field('', 0)] })
    const label = screen(main(HEADING), { ...ASKS, fields: [field('Reason: *', 0)] })
    expect(formChanges(beside, label)).toEqual([])
    expect(formChanges(label, beside)).toEqual([])
    const other = screen(main(HEADING), { ...ASKS, fields: [field('Your name', 0)] })
    expect(formChanges(beside, other).map(([kind]) => kind)).toEqual(['text-changed', 'label-renamed'])
    const named = screen(main(HEADING, { role: 'textbox', name: 'Reason' }), { ...ASKS, fields: [field('Reason', 0)] })
    const seenOnly = screen(main(HEADING, 'Reason', { role: 'textbox' }), { ...ASKS, fields: [field('Reason', 0)] })
    expect(formChanges(seenOnly, named)).toEqual([])
    expect(formChanges(named, seenOnly)).toEqual([])
  })

  it('is the same as in snapshots that did not know what a reader takes for the labels of its fields', () => {
    const texts = main(HEADING, 'Name', { role: 'textbox' }, 'Reason', { role: 'textbox' })
    const old = screen(texts, { ...ASKS, fields: [field('', 0), field('', 0)] })
    const seen = (second: string) => screen(texts, { ...ASKS, fields: [field('Name', 0), field(second, 0)] })
    expect(formChanges(old, seen('Reason'))).toEqual([])
    expect(formChanges(old, seen('Age')).map(([kind]) => kind)).toEqual(['label-renamed'])
  })

  it('has fields that are known by the text beside them, or by their hints', () => {
    const { destination } = flowSchema.parse({
      ...FLOW,
      destination: { heading: 'Object', fields: [{ label: 'Why', role: 'textbox' }] },
    })
    const kindsOf = (label: string, beside?: string) =>
      checkDestination(destination, screen(main(HEADING), { ...ASKS, fields: [{ ...field(label, 0), beside }] }), 'en')
    expect(kindsOf('Your reasons', 'Why')).toEqual([])
    expect(kindsOf('Why', 'Your reasons')).toEqual([])
    expect(kindsOf('Your reasons')).not.toEqual([])
  })

  it('has a title that the code of the page calls no heading, with a badge beside it', () => {
    const { destination } = flowSchema.parse({ ...FLOW, destination: { heading: 'Object', fields: [] } })
    const kindsWith = (text: string) =>
      checkDestination(destination, screen(main({ role: 'paragraph', text })), 'en').map(({ kind }) => kind)
    expect(kindsWith('Object')).toEqual([])
    expect(kindsWith('Object 6')).toEqual([])
    expect(kindsWith('Objections')).not.toEqual([])
    expect(kindsWith('Object to this')).not.toEqual([])
  })

  it('may be starred where the flow says that it must be filled in', () => {
    const { destination } = flowSchema.parse({
      ...FLOW,
      destination: { heading: 'Object', fields: [{ label: 'Why', role: 'textbox', required: true }] },
    })
    const kindsWith = (more: object) =>
      checkDestination(destination, screen(main(HEADING), { ...ASKS, fields: [{ ...field('Why', 0), ...more }] }), 'en')
    expect(kindsWith({ starred: true })).toEqual([])
    expect(kindsWith({}).map(({ kind }) => kind)).toEqual(['field-now-optional'])
  })

  it('is the one that the flow describes where redaction took out what the flow quotes', () => {
    const heading = (name: string): AriaNode => ({ role: 'heading', name, level: 1 })
    const described = flowSchema.parse({
      ...{ flow: 'x', link: 'https://a.example/', routes: [{ id: 'r', steps: [{ open: 'https://a.example/' }] }] },
      destination: {
        heading: 'Profile: Anna Harms',
        fields: [{ label: 'Alias of Anna', role: 'textbox' }],
        submit: 'Send',
      },
    }).destination
    const check = (title: string, label: string) =>
      checkDestination(described, screen(main(heading(title)), { ...ASKS, fields: [field(label, 0)] }), 'en')
    expect(check('Profile: [private] Harms', 'Alias of [private]')).toEqual([])
    expect(check('Profile: [private]', 'Alias of Anna')).toEqual([])
    for (const other of ['Settings: [private] Harms', '[private]', 'Profile: [private] Meyer'])
      expect(check(other, 'Alias of Anna')).not.toEqual([])
  })

  it('has the same icons when screen readers are told their names', () => {
    const icons = (...names: string[]) =>
      screen(main({ role: 'link', name: 'Home' }, ...names.map((name) => ({ role: 'button', name })), HEADING))
    expect(kinds(icons('\uf044', ''), icons('Edit', 'Delete'))).toEqual([])
    expect(kinds(icons('\uf044'), icons('Edit', 'Delete'))).toEqual(['item-added'])
    expect(kinds(icons('Edit'), icons('\uf044'))).toEqual(['item-removed'])
  })

  it('in a dialog has nothing to do with the page behind it', () => {
    const page = (version: string, question: string) =>
      screen(
        [
          { role: 'main', children: [{ role: 'heading', name: `Overview ${version}`, level: 1 }, version] },
          { role: 'dialog', name: 'Object', children: [{ role: 'paragraph', text: question }] },
        ],
        { ...ASKS, forms: [form('overlay')] },
      )
    expect(kinds(page('1.12', 'Tell us why.'), page('1.19', 'Tell us why.'))).toEqual([])
    expect(kinds(page('1.12', 'Tell us why.'), page('1.12', 'Say who you are.'))).toEqual(['text-changed'])
    const inForm = (day: number) => {
      const text = { role: 'paragraph', text: `You can object until ${day} May 2027.` }
      const dialog = {
        role: 'dialog',
        name: 'Object',
        children: [{ role: 'form', name: 'Objection', children: [text] }],
      }
      return screen([...main(HEADING), dialog], { ...ASKS, forms: [form('overlay')] })
    }
    expect(kinds(inForm(26), inForm(28))).toEqual(['text-changed'])
  })

  it('may hold what the account has set, in fields that the guide does not speak of; what must be filled in is told', () => {
    const holding = (more: Partial<FormField>, label = 'Hosts') =>
      screen(main(HEADING), { ...ASKS, fields: [...(label === 'Why' ? [] : [field('Why', 0)]), field(label, 0, more)] })
    const [empty, full] = [{ prefilled: false }, { prefilled: true }]
    const told = (before: Partial<FormField>, after: Partial<FormField>, label?: string) =>
      formChanges(holding(before, label), holding(after, label)).map(([kind, relevance]) => `${kind} ${relevance}`)
    expect(told(empty, full)).toEqual(['field-now-prefilled elsewhere'])
    expect(told(full, empty)).toEqual(['field-no-longer-prefilled elsewhere'])
    expect(told(empty, full, 'Why')).toEqual(['field-now-prefilled route'])
    const must = { required: true }
    expect(told({ ...full, ...must }, { ...empty, ...must })).toEqual(['field-no-longer-prefilled route'])
    const choice = (...options: string[]) => ({ role: 'combobox', options })
    expect(told(choice('one', 'two'), choice('one', 'two', 'three'))).toEqual(['text-changed elsewhere'])
    expect(told(choice('one', 'two'), choice('one', 'four'))).toEqual(['text-changed route'])
    expect(told(choice('one', 'two'), choice('two', 'one'))).toEqual([])
    const [typed, suggesting] = [{ role: 'textbox' }, { role: 'combobox' }]
    expect(told(typed, suggesting)).toEqual([])
    expect(told(suggesting, typed)).toEqual([])
    expect(told(typed, { role: 'combobox', type: 'select' })).not.toEqual([])
  })

  it('says so at a step that ticks a box when the box is ticked already: whoever follows the guide unticks it', () => {
    const at = (role: string, prefilled: boolean) =>
      screen(main(HEADING), {
        ...ASKS,
        step: 'tick',
        target: { role, name: 'Mine', box: box(0, 0), text: null, drawn: false, pictures: [], opensTab: false },
        fields: [field('Mine', 0, { role, prefilled }), field('Other', 0, { role: 'checkbox', prefilled })],
      })
    const told = (role: string, was: boolean, is: boolean) =>
      formChanges(at(role, was), at(role, is)).map(([kind, relevance]) => `${kind} ${relevance}`)
    expect(told('switch', false, true)).toContain('field-now-ticked route')
    expect(told('checkbox', true, false)).toContain('field-no-longer-ticked route')
    expect(told('radio', false, true)).not.toContain('field-now-ticked route')
    expect(told('switch', true, true)).toEqual([])
  })

  it('may offer the time of day in several formats', () => {
    const offering = (...options: string[]) =>
      screen(main(HEADING), { ...ASKS, fields: [field('Why', 0), field('Format', 0, { role: 'combobox', options })] })
    const before = offering('As the browser', '11/26/2026, 2:04:52 AM', '26.11.2026, 02:04:52')
    expect(formChanges(before, offering('As the browser', '11/26/2026, 2:06:46 AM', '26.11.2026, 02:06:46'))).toEqual(
      [],
    )
    expect(
      formChanges(before, offering('As the server', '11/26/2026, 2:04:52 AM', '26.11.2026, 02:04:52')),
    ).toHaveLength(1)
  })

  it('in a layer that has no role is what stands around its fields', () => {
    const page = (behind: string, heading: string) =>
      screen(
        [
          { role: 'main', children: [{ role: 'heading', name: 'Transfers', level: 2 }] },
          ...[behind, 'One', 'Two', 'Three'].map((text): AriaNode => ({ role: 'paragraph', text })),
          { role: 'paragraph', text: heading },
          { role: 'textbox', name: 'Why' },
        ],
        { ...ASKS, forms: [form('content')] },
      )
    const listedOn = (seen: Screen) =>
      compareScreens(page('3 free', 'Speed limits'), seen, [], describedIn(FLOW.destination, 'en')).map(
        ({ kind, relevance }) => `${kind} ${relevance}`,
      )
    expect(listedOn(page('4 left', 'Speed limits'))).toEqual(['text-changed elsewhere'])
    expect(listedOn(page('3 free', 'This page is closed'))).toEqual(['text-changed menu'])
  })

  it('on a page that does not say what its content is, has nothing to do with controls far from it', () => {
    const page = (...more: readonly AriaNode[]) => {
      const [at, beside] = [more.slice(0, 1), more.slice(1)]
      const menu = ['One', 'Two', 'Three'].map((name): AriaNode => ({ role: 'link', name }))
      const column: AriaNode = { role: 'navigation', children: menu }
      return screen(
        [...at, column, HEADING, ...beside, { role: 'textbox', name: 'Why' }, { role: 'button', name: 'Send' }],
        ASKS,
      )
    }
    const toggle: AriaNode = { role: 'button', name: 'Toggle navigation' }
    const notice: AriaNode = { role: 'paragraph', text: 'Closed for now.' }
    expect(formChanges(page(notice), page(toggle)).filter(([, relevance]) => relevance !== 'elsewhere')).toEqual([
      ['text-changed', 'menu', null],
    ])
    expect(formChanges(page(toggle), page(toggle, { role: 'link', name: 'Object by post' }))).toEqual([
      ['item-added', 'menu', 'Object by post'],
    ])
  })

  it('is gone: one finding, not one for each field', () => {
    const gone = screen(main(HEADING, { role: 'paragraph', text: 'Thank you.' }), {
      forms: [form('aside', 'search')],
      fields: [field('Search', 0)],
    })
    expect(checkDestination(FLOW.destination, gone, 'en').map(({ kind }) => kind)).toEqual(['form-removed'])
    expect(formChanges(approved, gone).filter(([, relevance]) => relevance === 'route')).toEqual([
      ['form-removed', 'route', null],
    ])
  })

  it('cannot be sent when something lies over its button, and asks again only if it did not before', () => {
    const seen = (state: { covered: boolean; confirms: boolean }) =>
      screen(main(HEADING), { ...ASKS, submits: [submit('Send', 0, state)] })
    expect(formChanges(approved, seen({ covered: true, confirms: false })).map(([kind]) => kind)).toEqual([
      'submit-covered',
    ])
    expect(formChanges(approved, seen({ covered: false, confirms: true })).map(([kind]) => kind)).toEqual([
      'submit-confirms',
    ])
    expect(formChanges(seen({ covered: false, confirms: true }), seen({ covered: false, confirms: true }))).toEqual([])
  })
})

describe('what is laid over the page on one visit only', () => {
  const layer = (text: string): Overlay => ({
    role: 'div',
    name: '',
    text,
    box: { x: 0, y: 400, width: 800, height: 200 },
  })
  const banner: AriaNode[] = [
    { role: 'paragraph', text: 'We use cookies.', box: box(10, 420) },
    { role: 'button', name: 'Accept', box: box(10, 450) },
  ]

  it('is no change, whether it comes or goes', () => {
    const [without, covered] = [
      screen([...main(HEADING)]),
      screen([...main(HEADING), ...banner], { overlays: [layer('We use cookies.\nAccept')] }),
    ]
    expect(compareScreens(without, covered)).toEqual([])
    expect(compareScreens(covered, without)).toEqual([])
  })

  it('is the page itself where the other screen says the same without a layer', () => {
    const bar: AriaNode[] = [
      { role: 'link', name: 'Back', box: box(10, 420) },
      { role: 'button', name: 'Publish', box: box(10, 450) },
      { role: 'button', name: 'Preview', box: box(10, 480) },
    ]
    const fixed = screen([...main(HEADING), ...bar], { overlays: [layer('Back\nPublish\nPreview')] })
    expect(compareScreens(fixed, screen([...main(HEADING), ...bar]))).toEqual([])
    expect(compareScreens(screen([...main(HEADING), ...bar]), fixed)).toEqual([])
    expect(compareScreens(fixed, screen([...main(HEADING), ...bar.slice(1)]))).toHaveLength(1)
  })

  it('is compared when it is there on both', () => {
    const shown = (text: string) =>
      screen([...main(HEADING), { ...banner[0], text } as AriaNode, banner[1] as AriaNode], {
        overlays: [layer(`${text}\nAccept`)],
      })
    expect(compareScreens(shown('We use cookies.'), shown('We use no cookies.'))).toHaveLength(1)
  })
})

describe('the language of the page', () => {
  const english = main(
    HEADING,
    {
      role: 'paragraph',
      text: 'You can object to the use of your posts. We will not use them if you do, and you will hear from us.',
    },
    { role: 'link', name: 'Home' },
    { role: 'link', name: 'Help' },
  )
  const german = main(
    { role: 'heading', name: 'Widersprechen', level: 1 },
    {
      role: 'paragraph',
      text: 'Sie können der Nutzung Ihrer Beiträge widersprechen. Wir nutzen sie dann nicht, und Sie hören von uns.',
    },
    { role: 'link', name: 'Startseite' },
    { role: 'link', name: 'Hilfe' },
  )

  it('is told by the words, whatever the page says of itself', () => {
    expect(languageChange(screen(english), screen(german, { language: 'en' }))).toMatchObject({
      before: { kind: 'language', language: 'en' },
      after: { kind: 'language', language: 'de' },
    })
    expect(languageChange(screen(english), screen(english, { language: 'de' }))).toBeNull()
    // A question in another language over the page, which hides the page from screen readers.
    const question: AriaNode = { role: 'alertdialog', name: 'Bist du sicher?', children: german }
    expect(languageChange(screen(english), screen([question], { language: 'en' }))).toBeNull()
    const both = [{ ...question, children: english }]
    expect(languageChange(screen(both), screen([question], { language: 'en' }))).not.toBeNull()
  })
})

describe('what a language says no with', () => {
  it.each([
    ['fr', 'Vous pouvez vous opposer à cela.', 'Vous ne pouvez pas vous opposer à cela.'],
    ['fr', "Vous pouvez l'utiliser ici.", "Vous n'allez plus l'utiliser ici."],
    ['de', 'Sie können hier widersprechen.', 'Sie können hier nicht widersprechen.'],
    ['it', 'Puoi opporti a questo uso.', 'Non puoi opporti a questo uso.'],
    ['nl', 'U kunt bezwaar maken tegen dit.', 'U kunt geen bezwaar maken tegen dit.'],
    ['pt', 'Você pode opor-se a este uso.', 'Você não pode opor-se a este uso.'],
    ['es', 'Puede oponerse a este uso.', 'No puede oponerse a este uso.'],
  ])('%s: %s', (locale, wanted, reversed) => {
    const { destination } = flowSchema.parse({
      ...FLOW,
      destination: { heading: 'Object', sentences: [{ id: 's', text: wanted }] },
    })
    const page = (text: string) =>
      checkDestination(destination, screen(main(HEADING, { role: 'paragraph', text })), locale).map(({ kind }) => kind)
    expect(page(wanted)).toEqual([])
    expect(page(reversed)).toEqual(['destination-other-form'])
  })
})

it('a form under the heading that the flow has for another language is in that language', () => {
  const { destination } = flowSchema.parse({
    ...FLOW,
    destination: { heading: { en: 'Object', de: 'Widersprechen' }, sentences: [{ id: 's', text: { de: 'Bis Mai.' } }] },
  })
  const page = (name: string) =>
    checkDestination(destination, screen(main({ role: 'heading', name, level: 1 })), 'de-DE').map(({ kind, after }) => [
      kind,
      after,
    ])
  expect(page('Object')).toEqual([['language-changed', { kind: 'language', language: 'en' }]])
  expect(page('Contact')).toEqual([['destination-other-form', 'Contact']])
})

describe('the one sentence that tells a destination', () => {
  const sentence = 'senden Sie ihn bitte bis zum 31. März 2027 ab'
  const { destination } = flowSchema.parse({
    ...FLOW,
    destination: { heading: 'Object', sentences: [{ id: 's', text: { de: sentence } }] },
  })

  it('is the same with another day, whatever the sentences around it deny', () => {
    const around = (said: string) =>
      `Damit wir Ihren Widerspruch berücksichtigen, ${said}. Eine Begründung ist nicht nötig.`
    const found = (said: string) =>
      checkDestination(destination, screen(main(HEADING, { role: 'paragraph', text: around(said) })), 'de')
    expect(found(sentence)).toEqual([])
    expect(found(sentence.replace('31. März', '15. Januar'))).toMatchObject([
      { kind: 'text-changed', after: expect.stringMatching(/^Damit.*15\. Januar 2027 ab\.$/) },
    ])
  })
})

describe('icons', () => {
  const draw = async (shape: string, size = 24, dx = 0) =>
    decode(
      await sharp(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 24 24"><rect width="24" height="24" fill="#fff"/><g transform="translate(${dx} ${dx})" fill="none" stroke="#234" stroke-width="2">${shape}</g></svg>`,
        ),
      )
        .png()
        .toBuffer(),
      'icon',
    )
  const ICONS = {
    menu: '<path d="M3 6h18M3 12h18M3 18h18"/>',
    user: '<circle cx="12" cy="8" r="4"/><path d="M4 21c0-5 4-7 8-7s8 2 8 7"/>',
    close: '<path d="M5 5l14 14M19 5L5 19"/>',
    bin: '<path d="M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13"/>',
    search: '<circle cx="10" cy="10" r="6"/><path d="M15 15l6 6"/>',
  }

  it('are the same after a shift by part of a pixel, in another size and on another screen', async () => {
    for (const shape of Object.values(ICONS)) {
      const icon = await draw(shape)
      expect(sameDrawing(icon, await draw(shape, 24, 0.4)), shape).toBe(true)
      expect(sameDrawing(icon, await draw(shape, 32)), shape).toBe(true)
      expect(sameDrawing(icon, await draw(shape, 20, 0.3)), shape).toBe(true)
    }
  })

  it('are the same on a ground of another colour, where they are drawn in many colours', async () => {
    const person =
      '<circle cx="12" cy="9" r="4" fill="#4a9a3a" stroke="none"/><path d="M5 20a7 6 0 0 1 14 0z" fill="#539" stroke="none"/>'
    const flower =
      '<circle cx="12" cy="12" r="6" fill="#c33" stroke="none"/><path d="M11 18h2v4h-2z" fill="#373" stroke="none"/>'
    const on = (ground: string, shape: string) =>
      draw(
        `<rect width="24" height="24" fill="${ground}" stroke="none"/><circle cx="12" cy="12" r="12" fill="#ddb" stroke="none"/>${shape}`,
        48,
      )
    expect(sameDrawing(await on('#fff', person), await on('#143', person))).toBe(true)
    expect(sameDrawing(await on('#fff', person), await on('#143', flower))).toBe(false)
    expect(sameDrawing(await on('#fff', person), await on('#fff', flower))).toBe(false)
  })

  it('are told from each other', async () => {
    const drawn = await Promise.all(Object.values(ICONS).map((shape) => draw(shape)))
    for (const [i, a] of drawn.entries())
      for (const [j, b] of drawn.entries()) expect(sameDrawing(a, b), `${i} ${j}`).toBe(i === j)
  })
})

it.each<readonly [string, string, boolean]>([
  ['Signature (Required)', 'Signature', true],
  ['Unterschrift [obligatorisch]', 'Unterschrift', true],
  ['Motif (facultatif) :', 'Motif', true],
  ['Motivo (facoltativo)', 'Motivo', true],
  ['Name (of the company)', 'Name', false],
  ['Reason (optional)', 'Reason for it', false],
])('a field is known by its label without the word that says whether it must be filled in: %s', (label, wanted, is) => {
  expect(isLabelled({ label }, wanted)).toBe(is)
})
