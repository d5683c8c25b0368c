import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadFlows } from '../../src/flow/load.js'
import { formatProblem } from '../../src/flow/yaml.js'
import { ROOT, temporaryFolder } from '../helpers/cli.js'

const CONTEXT = { accounts: ['facebook-eu', 'instagram-eu'], devices: ['desktop', 'mobile'] }

const GOOD = `flow: example
link: https://www.example.org/form
destination:
  heading: Form
  submit: Send
routes:
  - id: direct
    steps:
      - open: https://www.example.org/form
`

/** Problems of one flow file, as `line:column message`. */
function problemsOf(source: string, others: Record<string, string> = {}): readonly string[] {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'flows'))
  for (const [name, content] of Object.entries({ 'a.yaml': source, ...others }))
    writeFileSync(join(folder, 'flows', name), content)
  return loadFlows(join(folder, 'flows'), CONTEXT)
    .problems.map(formatProblem)
    .map((line) => line.slice(folder.length + '/flows/'.length))
}

it('a comma that cuts a text within braces is called so', () => {
  const cut = GOOD.replace('heading: Form', 'heading: { en: Yes, really, de: "Ja, wirklich" }')
  expect(problemsOf(cut)).toEqual([
    'a.yaml:4:12 expected one text per language: within { … } a text that holds a comma stands in quotation marks',
  ])
})

it('what is looked for at the destination is given in all languages of the flow', () => {
  const half = GOOD.replace('destination:', 'locales: [en-GB, de-DE]\ndestination:')
    .replace('heading: Form', 'heading: { en: Form, dee: Formular }')
    .replace('submit: Send', 'submit: { en: Send, de: Senden }\n  fields: [{ label: { de: Grund }, role: textbox }]')
  expect(problemsOf(half)).toEqual([
    expect.stringMatching(/^a\.yaml:5:\d+ no text is given for de-DE: there it would not be checked$/),
    expect.stringMatching(/^a\.yaml:7:\d+ no text is given for en-GB: there it would not be checked$/),
  ])
})

it('a sentence may be given for some languages, but for none that the flow does not have', () => {
  const said = (text: string) =>
    problemsOf(
      GOOD.replace('destination:', 'locales: [en-GB, de-DE]\ndestination:').replace(
        'submit: Send',
        `submit: Send\n  sentences: [{ id: s, text: { ${text} } }]`,
      ),
    )
  expect(said('de: Bis Mai.')).toEqual([])
  expect(said('en: Until May., dee: Bis Mai.')).toEqual([expect.stringContaining('no text is given for de-DE')])
})

describe('what flows say of each other', () => {
  it('names flows that there are', () => {
    const other = GOOD.replace('flow: example', 'flow: other')
    const wrong = GOOD.replace('destination:', 'instead: [other, exmple]\ndestination:')
    expect(problemsOf(wrong, { 'b.yaml': other })).toEqual([
      expect.stringMatching(/^a\.yaml:3:\d+ there is no flow `exmple`, did you mean `example`\?$/),
    ])
  })

  it('is said under one id for each link', () => {
    const link = 'link: { id: form, url: https://www.example.org/form }'
    const [one, two] = ['example', 'other'].map((flow) =>
      GOOD.replace('flow: example', `flow: ${flow}`).replace(/^link:.*$/m, link),
    )
    expect(problemsOf(one ?? '', { 'b.yaml': two ?? '' })).toEqual([
      expect.stringMatching(/^b\.yaml:1:1 the link id `form` is already taken by .*a\.yaml$/),
    ])
  })
})

describe('comparisons of a part', () => {
  const part = (routes: readonly string[], id = 'pair') => `part: shared
comparisons:
  - id: ${id}
    title: Two ways
    ways:
${routes.map((route) => `      - { says: Way, route: ${route} }`).join('\n')}
`
  it('name routes of any flow, and are loaded', () => {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'flows'))
    writeFileSync(join(folder, 'flows', 'a.yaml'), GOOD)
    writeFileSync(join(folder, 'flows', 'part.yaml'), part(['example/direct', 'example/direct']))
    const { comparisons, problems } = loadFlows(join(folder, 'flows'), CONTEXT)
    expect(problems).toEqual([])
    expect(comparisons.map(({ id, ways }) => [id, ways.length])).toEqual([['pair', 2]])
  })

  it('of an unknown route are a problem at its line and column, with what may be meant', () => {
    expect(problemsOf(GOOD, { 'part.yaml': part(['example/direct', 'example/direkt']) })).toEqual([
      'part.yaml:7:29 there is no route `example/direkt`, did you mean `example/direct`?',
    ])
    expect(problemsOf(GOOD, { 'part.yaml': part(['example/direct', 'quite/elsewhere']) })).toEqual([
      'part.yaml:7:29 there is no route `quite/elsewhere`; the routes are named `flow/route`',
    ])
  })

  it('have ids of their own, and two ways at least', () => {
    const other = part(['example/direct', 'example/direct']).replace('part: shared', 'part: other')
    expect(problemsOf(GOOD, { 'one.yaml': part(['example/direct', 'example/direct']), 'two.yaml': other })).toEqual([
      'two.yaml:3:9 the id `pair` is used twice',
    ])
    expect(problemsOf(GOOD, { 'part.yaml': part(['example/direct']) })[0]).toMatch(/^part.yaml:6:\d+ /)
  })
})

describe('the linter', () => {
  it('accepts every flow of this project', () => {
    const { flows, problems } = loadFlows(join(ROOT, 'flows', 'meta'), CONTEXT)
    expect(problems).toEqual([])
    expect(flows.map(({ flow }) => flow)).toEqual([
      'facebook-deletion',
      'facebook-objection',
      'instagram-deletion',
      'instagram-objection',
      'third-party-objection',
      'third-party-rights',
      'whatsapp-objection',
    ])
  })

  const step = (yaml: string) => `${GOOD}      - ${yaml}\n`
  it.each<readonly [string, string, string]>([
    [
      'a mistyped action',
      step('clik: { role: link, name: Go }'),
      'a.yaml:10:9 unknown key `clik`, did you mean `click`?',
    ],
    [
      'a mistyped role',
      step('click: { role: buton, name: Go }'),
      'a.yaml:10:24 unknown value `buton`, did you mean `button`?',
    ],
    ['a missing name', step('click: { role: button }'), 'a.yaml:10:16 the key `name` is missing'],
    [
      'two actions at once',
      step('{ open: "https://www.example.org/", click: { role: link, name: Go } }'),
      'a.yaml:10:9 a step does exactly one thing: `open`, `click`, `hover`, `press`, `fill`, `choose`, `expect`; this one has 2',
    ],
    [
      'pressing the submit control',
      step('click: { role: button, name: Send }'),
      'a.yaml:10:38 guidewatch never submits: `Send` is the submit control, or listed under `refuse`',
    ],
    [
      'a host that is not allowed',
      `${GOOD}hosts: [www.example.org]\n`.replace('open: https://www.example.org/form', 'open: https://other.example/'),
      "a.yaml:9:15 https://other.example is not among the flow's `hosts`; add it there if the walk may go there",
    ],
    [
      'an unknown account',
      `${GOOD}account: facebok-eu\n`,
      'a.yaml:10:10 unknown account `facebok-eu`, did you mean `facebook-eu`?',
    ],
    [
      'a step of an app that says nothing',
      `${GOOD}  - { id: app, surface: app, steps: [{ says: Tap it. }, { id: menu }] }\n`,
      'a.yaml:10:57 a step for a person says what to do: `says`, or an action such as `click`',
    ],
    [
      'an unknown device',
      `${GOOD}devices: [dekstop]\n`,
      'a.yaml:10:11 unknown device `dekstop`, did you mean `desktop`?',
    ],
    [
      'a broken pattern',
      `${GOOD}obstacles: [{ id: x, kind: captcha, url: ["("] }]\n`,
      'a.yaml:10:43 not a valid regular expression',
    ],
    [
      'a language without a name',
      `${GOOD}locales: [de-DE, en-GB]\n      `
        .trimEnd()
        .replace(
          '      - open: https://www.example.org/form',
          '      - open: https://www.example.org/form\n      - click: { role: link, name: { de: Los } }',
        ),
      'a.yaml:10:36 no name is given for en-GB',
    ],
    [
      'a destination that says nothing',
      GOOD.replace('  heading: Form\n  submit: Send\n', '  fields: []\n'),
      'a.yaml:4:3 say how the destination is recognised: `heading`, `fields`, `submit` or `sentences`',
    ],
    [
      'a claim about a field that is not there',
      `${GOOD}claims: [{ id: x, says: Y, check: { field: { label: Mail, required: true } } }]\n`,
      'a.yaml:10:53 the destination has no field `Mail`',
    ],
    [
      'a custom tag',
      `${GOOD}title: !!js/function "x"\n`,
      'a.yaml:10:8 custom YAML tags are not allowed: Unresolved tag: tag:yaml.org,2002:js/function',
    ],
    ['a key written twice', `${GOOD}flow: again\n`, 'a.yaml:10:1 Map keys must be unique'],
    [
      'a step id that is guidewatch’s own',
      step('{ id: arrival, click: { role: link, name: Go } }'),
      "a.yaml:10:15 the step id `arrival` is guidewatch's own; choose another one",
    ],
    [
      'a step id of the search for a new way',
      step('{ id: proposed-1, click: { role: link, name: Go } }'),
      "a.yaml:10:15 the step id `proposed-1` is guidewatch's own; choose another one",
    ],
    [
      'an id that another step gets by being counted',
      step(
        '{ id: menu-2, click: { role: link, name: A } }\n      - { id: menu, click: { role: link, name: B } }\n      - { id: menu, click: { role: link, name: C } }',
      ),
      'a.yaml:12:15 two steps of one walk have the id `menu-2`; give this one another `id`',
    ],
    [
      'a walk that would begin nowhere',
      `${GOOD}devices: [desktop, mobile]\n`.replace('- open:', '- devices: [desktop]\n        open:'),
      'a.yaml:9:9 the first step must be `open`: a walk starts at an address; in en-US on mobile it is not',
    ],
    ['a language listed twice', `${GOOD}locales: [de-DE, de-DE]\n`, 'a.yaml:10:18 `de-DE` is listed twice'],
    ['a device listed twice', `${GOOD}devices: [mobile, mobile]\n`, 'a.yaml:10:19 `mobile` is listed twice'],
    [
      'a name without a role',
      step('expect: { name: Ready, text: Choose }'),
      'a.yaml:10:17 say the `role` of what is expected: without it, its `name` and `within` are not looked for',
    ],
    ['a name that is blank', step("click: { role: link, name: ' ' }"), 'a.yaml:10:36 the text is blank'],
    ['a name in no language', step('click: { role: link, name: {} }'), 'a.yaml:10:36 no language is given a text'],
    [
      'a key sentence named twice',
      GOOD.replace('  submit', '  sentences: [{ id: a, text: A }, { id: a, text: B }]\n  submit'),
      'a.yaml:5:41 the id `a` is used twice',
    ],
    [
      'a part that does not exist',
      `${GOOD}include: [missing.yaml]\n`,
      'a.yaml:10:11 the included part `missing.yaml` cannot be used: line 1, cannot be read: ENOENT',
    ],
  ])('reports %s with line, column and a suggestion', (_, source, expected) => {
    const [first = '', ...others] = problemsOf(source)
    expect(first.startsWith(expected) ? expected : first).toBe(expected)
    expect(others).toEqual([])
  })

  it('reports every mistake at once, not only the first', () => {
    expect(problemsOf(GOOD.replace('heading', 'heding').replace('steps', 'stps'))).toEqual([
      'a.yaml:4:3 unknown key `heding`, did you mean `heading`?',
      'a.yaml:7:5 the key `steps` is missing',
      'a.yaml:8:5 unknown key `stps`, did you mean `steps`?',
    ])
  })

  it('lets a link or menu lead to a form whose control has its name, where the destination is known by heading or sentence', () => {
    const send = (role: string) => step(`click: { role: ${role}, name: Send }`)
    for (const role of ['link', 'menuitem']) expect(problemsOf(send(role))).toEqual([])
    const said = send('link').replace('heading: Form', 'sentences: [{ id: why, text: You may object. }]')
    expect(problemsOf(said)).toEqual([])
    const never = 'guidewatch never submits'
    const fields = 'heading: Form\n  fields: [{ label: Reason, role: textbox }]'
    expect(problemsOf(send('button').replace('heading: Form', fields))).toEqual([])
    expect(problemsOf(send('button'))[0]).toContain(never)
    // A menu of that name: what it opens is pressed next.
    expect(
      problemsOf(step('click: { role: button, name: Send }\n      - click: { role: menuitem, name: Form }')),
    ).toEqual([])
    expect(problemsOf(`${send('link')}refuse: [Send]\n`)[0]).toContain(never)
    expect(problemsOf(send('link').replace('  heading: Form\n', ''))[0]).toContain(never)
  })

  it('lets a step stand in for another one on other devices under the same id', () => {
    const both =
      '{ id: menu, devices: [desktop], click: { role: link, name: Menu } }\n      - { id: menu, devices: [mobile], click: { role: button, name: More } }'
    expect(problemsOf(`${step(both)}devices: [desktop, mobile]\n`)).toEqual([])
    expect(problemsOf(`${step(both.replace('mobile', 'desktop'))}devices: [desktop, mobile]\n`)).toHaveLength(1)
  })

  it('takes hosts in capitals for what they are', () => {
    expect(problemsOf(`${GOOD}hosts: [WWW.Example.org]\n`)).toEqual([])
  })

  it('forbids automated log-in on Meta’s sites, and allows it elsewhere', () => {
    const login = (host: string) =>
      GOOD.replaceAll('www.example.org', host) +
      '      - fill: { role: textbox, name: Password, secret: MY_PASSWORD }\n'
    expect(problemsOf(login('www.example.org'))).toEqual([])
    for (const host of ['www.facebook.com', 'help.instagram.com', 'accountscenter.meta.com']) {
      expect(problemsOf(login(host))[0]).toContain('automated log-in is forbidden on this site')
    }
  })

  it('refuses an alias bomb', () => {
    const bomb = `a: &a [x, x]\n${[...'bcdefghi'].map((name, index, all) => `${name}: &${name} [*${all[index - 1] ?? 'a'}, *${all[index - 1] ?? 'a'}, *${all[index - 1] ?? 'a'}]`).join('\n')}\n`
    expect(problemsOf(bomb)[0]).toContain('aliases')
  })

  it('says that includes go in a circle', () => {
    const parts = { 'p.yaml': 'part: p\ninclude: [q.yaml]\n', 'q.yaml': 'part: q\ninclude: [p.yaml]\n' }
    expect(problemsOf(`${GOOD}include: [p.yaml]\n`, parts).join('\n')).toContain('this include goes in a circle')
  })

  it('says so when a folder holds no flows, or two of one id', () => {
    expect(loadFlows('/nowhere/at/all', CONTEXT).problems[0]?.message).toContain('no flow files here')
    expect(problemsOf(GOOD, { 'b.yaml': GOOD }).join()).toContain('the flow id `example` is already taken by')
  })
})
