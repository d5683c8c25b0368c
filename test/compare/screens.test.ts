import { describe, expect, it } from 'vitest'
import { checkDestination } from '../../src/compare/destination.js'
import { listed } from '../../src/compare/list.js'
import { relocate } from '../../src/compare/relocate.js'
import { compareScreens } from '../../src/compare/screens.js'
import type { AriaNode, Screen } from '../../src/screen/screen.js'
import { shown } from '../helpers/findings.js'

const box = (y: number, width = 100) => ({ x: 0, y, width, height: 20 })

function screen(tree: Screen['tree'], more: Partial<Screen> = {}): Screen {
  return {
    step: 'click-policy',
    url: 'https://a.example/settings',
    redirects: [],
    status: 200,
    title: 'Settings',
    language: 'en',
    tree,
    fields: [],
    submits: [],
    forms: [],
    overlays: [],
    target: { role: 'link', name: 'Policy', box: box(40), text: null, drawn: false, pictures: [], opensTab: false },
    image: { file: 'x.png', sha256: '0', width: 1, height: 1 },
    renderer: { browser: 'c', platform: 'p', fonts: 'f', scale: 1 },
    ...more,
  }
}

const link = (name: string, y: number, url = `/${name}`): AriaNode => ({ role: 'link', name, url, box: box(y) })
const navigation = (...children: AriaNode[]): AriaNode => ({
  role: 'navigation',
  name: 'Menu',
  children: [{ role: 'list', children }],
})
const entry = (child: AriaNode): AriaNode => ({ role: 'listitem', children: [child] })
const menu = (...children: AriaNode[]): AriaNode => navigation(...children.map(entry))
const LINKS = [link('Profile', 0), link('Language', 20), link('Policy', 40), link('Help', 60)]
const MENU = menu(...LINKS)
const TEXT: AriaNode = {
  role: 'main',
  children: [
    { role: 'heading', name: 'Settings', level: 1 },
    { role: 'paragraph', text: 'Choose something.' },
  ],
}

const found = (approved: Screen, seen: Screen) =>
  compareScreens(approved, seen).map(({ kind, relevance, subject }) => `${kind} ${relevance} ${shown(subject)}`)

describe('comparing two screens', () => {
  const approved = screen([MENU, TEXT])

  it.each([
    ['elsewhere', '{ "uuid": "1", "hosts": [ { "type": "linux" } ] }', '{ "uuid": "1", "hosts": [] }'],
    ['elsewhere', '<?xml version="1.0"?><a>one</a>', '<?xml version="1.0"?><a>of two</a>'],
    ['menu', '{ "uuid": "1" }', 'Nothing is sent.'],
    ['menu', '[optional] Tell us why: "now"', '[required] Tell us why: "now"'],
  ])('takes what programs write for data: %s', (relevance, was, is) => {
    const page = (text: string) =>
      screen([{ role: 'main', children: [{ role: 'paragraph', text }, link('Send', 80)] }], { step: 'arrival' })
    expect(found(page(was), page(is)).map((line) => line.split(' ')[1])).toContain(relevance)
  })

  it.each([
    ['elsewhere', 'Messages 3 close details admin Administrator', 'Messages 17 close details admin Administrator'],
    ['menu', 'Object within 30 days.', 'Object within 20 days.'],
    ['menu', 'A fee of 3 euros for each later objection', 'A fee of 17 euros for each later objection'],
    ['menu', 'Messages 3 close details admin Administrator', 'Messages 17 close details all Administrators'],
  ])('takes a number far from the form for %s: %s', (relevance, was, is) => {
    const field: AriaNode = { role: 'textbox', name: 'Name', box: box(200) }
    const between = ['One', 'Two', 'Three', 'Four'].map((text): AriaNode => ({ role: 'paragraph', text }))
    const page = (text: string) =>
      screen([{ role: 'paragraph', text }, ...between, field], { step: 'arrival', target: null })
    const asked = { headings: [], sentences: [], fields: [{ labels: ['Name'], role: 'textbox' }], submits: [] }
    const seen = compareScreens(page(was), page(is), [], asked as never)
    expect(seen.map((one) => one.relevance)).toContain(relevance)
  })

  it('takes the page in another language for no entry of the menu', () => {
    const offer = menu(...LINKS, link('Deutsch', 80))
    expect(found(approved, screen([offer, TEXT]))).toEqual(['item-added elsewhere link "Deutsch"'])
    expect(found(screen([offer, TEXT]), approved)).toEqual(['item-removed elsewhere link "Deutsch"'])
    const other = menu(...LINKS, link('Deutschland', 80))
    expect(found(approved, screen([other, TEXT]))).toEqual(['item-added menu link "Deutschland"'])
  })

  it('takes for beside a link only what a reader sees beside it', () => {
    const text = (y: number): AriaNode => ({ role: 'button', name: 'Dark theme', box: box(y) })
    const page = (...more: AriaNode[]) => screen([...more, link('Policy', 400)], { target: target(400) })
    const target = (y: number) => ({ ...screen([]).target, box: box(y) }) as NonNullable<Screen['target']>
    expect(found(page(), page(text(0)))).toEqual(['item-added elsewhere button "Dark theme"'])
    expect(found(page(), page(text(376)))).toEqual(['item-added menu button "Dark theme"'])
    const event: AriaNode = { role: 'list', children: [entry(text(376))] }
    expect(found(page(), page(event))).toEqual(['item-added elsewhere button "Dark theme"'])
  })

  it('finds nothing between a screen and itself, nor when only wrappers changed', () => {
    expect(found(approved, approved)).toEqual([])
    expect(
      found(approved, screen([{ role: 'generic', children: [MENU, { role: 'generic', children: [TEXT] }] }])),
    ).toEqual([])
  })

  it.each<readonly [string, Screen['tree'], Partial<Screen>, readonly string[]]>([
    [
      'a renamed target',
      [menu(link('Profile', 0), link('Language', 20), link('Policies', 40, '/Policy'), link('Help', 60)), TEXT],
      {
        target: {
          role: 'link',
          name: 'Policies',
          box: box(40),
          text: null,
          drawn: false,
          pictures: [],
          opensTab: false,
        },
      },
      ['label-renamed route link'],
    ],
    [
      'a renamed neighbour',
      [menu(link('Profile', 0), link('Languages', 20, '/Language'), link('Policy', 40), link('Help', 60)), TEXT],
      {},
      ['label-renamed menu link'],
    ],
    [
      'an added neighbour',
      [menu(link('Profile', 0), link('Language', 20), link('Policy', 40), link('Ads', 50), link('Help', 60)), TEXT],
      {},
      ['item-added menu link "Ads"'],
    ],
    [
      'an advertisement within the list, beside its entries',
      [navigation(...LINKS.map(entry), { role: 'paragraph', text: 'More with Pro' }, link('Upgrade', 80)), TEXT],
      {},
      ['item-added elsewhere text "More with Pro"', 'item-added elsewhere link "Upgrade"'],
    ],
    [
      'a removed neighbour',
      [menu(link('Profile', 0), link('Policy', 40), link('Help', 60)), TEXT],
      {},
      ['item-removed menu link "Language"'],
    ],
    [
      'another order',
      [menu(link('Profile', 0), link('Policy', 20), link('Language', 40), link('Help', 60)), TEXT],
      {
        target: { role: 'link', name: 'Policy', box: box(20), text: null, drawn: false, pictures: [], opensTab: false },
      },
      ['item-reordered menu link "Language"'],
    ],
    [
      'another order in the document with the same order on the screen',
      [menu(link('Profile', 0), link('Policy', 40), link('Language', 20), link('Help', 60)), TEXT],
      {},
      [],
    ],
    [
      'a target that leads elsewhere',
      [menu(link('Profile', 0), link('Language', 20), link('Policy', 40, '/other'), link('Help', 60)), TEXT],
      {},
      ['link-target-changed route link "Policy"'],
    ],
    [
      'a target that its script leads on',
      [
        menu(
          link('Profile', 0),
          link('Language', 20),
          { role: 'link', name: 'Policy', box: box(40) },
          link('Help', 60),
        ),
        TEXT,
      ],
      {},
      ['link-target-changed elsewhere link "Policy"'],
    ],
    [
      'a neighbour that leads elsewhere',
      [menu(link('Profile', 0), link('Language', 20, '/other'), link('Policy', 40), link('Help', 60)), TEXT],
      {},
      ['link-target-changed elsewhere link "Language"'],
    ],
    [
      'a text elsewhere',
      [
        MENU,
        {
          role: 'main',
          children: [
            { role: 'heading', name: 'Settings', level: 1 },
            { role: 'paragraph', text: 'Choose wisely.' },
          ],
        },
      ],
      {},
      ['text-changed elsewhere text'],
    ],
    [
      'a target that is disabled',
      [
        menu(link('Profile', 0), link('Language', 20), { ...link('Policy', 40), disabled: true }, link('Help', 60)),
        TEXT,
      ],
      {},
      ['state-changed route link "Policy"'],
    ],
  ])('%s', (_, tree, more, expected) => {
    expect(found(approved, screen(tree, more))).toEqual(expected)
  })

  it('takes what is listed with its day for data of the account, and an entry of a menu never', () => {
    const mail = (subject: string, y: number) => link(`${subject} 2026-03-01 10:00`, y)
    const target = { role: 'link', name: mail('Berth', 0).name ?? '', box: box(0) }
    const at = { target: { ...screen([]).target, ...target } as NonNullable<Screen['target']> }
    const inbox = (...more: AriaNode[]) => screen([menu(mail('Berth', 0), ...more)], at)
    expect(found(inbox(), inbox(mail('Rye bread', 20)))).toEqual([
      'item-added elsewhere link "Rye bread 2026-03-01 10:00"',
    ])
    expect(found(inbox(), inbox(link('Archive', 20)))).toEqual(['item-added menu link "Archive"'])
    const dated = link('Object by 26 May 2026', 80)
    expect(found(screen([MENU]), screen([menu(...LINKS, dated)]))).toEqual([
      'item-added menu link "Object by 26 May 2026"',
    ])
  })

  it('takes links with a line about each for a list of things that come and go, and entries of a menu never', () => {
    const thing = (name: string, line: string, y: number): AriaNode => ({
      role: 'listitem',
      children: [link(name, y), { role: 'paragraph', children: [{ role: 'text', text: line, box: box(y + 10) }] }],
    })
    const page = (role: string, ...more: AriaNode[]) =>
      screen([{ role, children: [{ role: 'list', children: [thing('Policy', 'Of the lamps.', 40), ...more] }] }])
    const seen = (role: string, ...more: AriaNode[]) => found(page(role), page(role, ...more))
    const line = 'text "Of the landing stages."'
    const ferry = thing('Ferry', 'Of the landing stages.', 80)
    expect(seen('main', ferry)).toEqual(['item-added elsewhere link "Ferry"', `item-added elsewhere ${line}`])
    expect(seen('navigation', ferry)).toEqual(['item-added menu link "Ferry"', `item-added menu ${line}`])
    expect(seen('main', entry(link('Archive', 80)))).toEqual(['item-added menu link "Archive"'])
    const without = screen([{ role: 'main', children: [{ role: 'list', children: [entry(link('Policy', 40))] }] }])
    expect(found(page('main'), without)).toEqual(['text-changed menu text "Of the lamps."'])
  })

  it('takes several lists for one menu only where they stand in one column or row', () => {
    const list = (...children: AriaNode[]): AriaNode => ({ role: 'list', children: children.map(entry) })
    const at = (name: string, x: number, y: number) => ({ ...link(name, y), box: { ...box(y), x } })
    const page = (...more: AriaNode[]) => screen([{ role: 'main', children: [list(...LINKS), ...more] }])
    expect(found(page(), page(list(at('Archive', 10, 400))))).toEqual(['item-added menu link "Archive"'])
    expect(found(page(), page(list(at('Archive', 600, 400))))).toEqual(['item-added elsewhere link "Archive"'])
  })

  it('takes words for the same whether they are a heading or not', () => {
    const words = (as: AriaNode) => screen([{ role: 'main', children: [as, link('Send', 80)] }], { step: 'arrival' })
    const [plain, heading] = [
      words({ role: 'paragraph', text: 'Create a page' }),
      words({ role: 'heading', name: 'Create a page', level: 1 }),
    ]
    expect(found(plain, heading)).toEqual([])
    expect(found(heading, plain)).toEqual([])
    expect(found(heading, words({ role: 'paragraph', text: 'Delete a page' })).length).toBeGreaterThan(0)
  })

  it('takes rows of a table that come and go for data; not cells of a row that stays, nor a table that the guide speaks of', () => {
    const row = (...cells: string[]): AriaNode => ({
      role: 'row',
      name: cells.join(' '),
      children: cells.map((name) => ({ role: 'cell', name })),
    })
    const page = (...rows: AriaNode[]) =>
      screen([{ role: 'main', children: [{ role: 'table', children: rows }, link('Send', 80)] }], { step: 'arrival' })
    const [anna, mail] = [row('anna', 'Remove'), row('E-mail', 'private')]
    const added = (before: Screen, after: Screen, sentences: readonly string[] = []) =>
      compareScreens(before, after, [], { fields: [], submits: [], headings: [], sentences }).map(
        ({ kind, relevance, subject }) => `${kind} ${relevance} ${shown(subject)}`,
      )
    expect(added(page(anna), page(anna, row('emil', 'Remove')))).toEqual([
      'item-added elsewhere cell "emil"',
      'item-added elsewhere cell "Remove"',
    ])
    const none: AriaNode = { role: 'paragraph', text: 'Nobody yet.', box: box(100) }
    const empty = screen([{ role: 'main', children: [none, link('Send', 80)] }], { step: 'arrival' })
    const first: AriaNode = { ...anna, children: [{ role: 'cell', name: 'anna', box: box(150) }] }
    expect(added(empty, page(first)).filter((one) => one.includes(' menu '))).toEqual([])
    expect(added(page(first), empty).filter((one) => one.includes(' menu '))).toEqual([])
    expect(added(page(mail), page(row('E-mail', 'private', 'Change')))).toEqual(['item-added menu cell "Change"'])
    const said: AriaNode = { role: 'row', name: 'Objections end', children: ['Objections end'] }
    expect(added(page(said), page(said, row('emil')), ['Objections end'])).toEqual(['item-added menu cell "emil"'])
  })

  it('takes what ends with the same control for rows; not fields, nor entries that each do something else', () => {
    const words = (text: string, y: number): AriaNode => ({ role: 'paragraph', text, box: box(y, 300) })
    const row = (at: number, name: string, ...more: AriaNode[]): AriaNode[] => [
      words(name, 200 + at * 50),
      ...more,
      { role: 'button', name: 'Revoke', box: { x: 320, y: 200 + at * 50, width: 80, height: 30 } },
    ]
    const page = (...parts: AriaNode[][]) =>
      screen([{ role: 'main', children: [{ role: 'heading', name: 'Sessions', level: 2 }, ...parts.flat()] }], {
        step: 'arrival',
      })
    const told = (before: Screen, after: Screen, sentences: readonly string[] = []) =>
      compareScreens(before, after, [], { fields: [], submits: [], headings: [], sentences })
        .filter(({ relevance }) => relevance !== 'elsewhere')
        .map(({ kind, subject }) => `${kind} ${shown(subject)}`)
    const [one, two] = [row(0, 'Firefox on Android'), row(1, 'Safari on iOS')]
    expect(told(page(one), page(one, two))).toEqual([])
    expect(told(page(one, two), page(one))).toEqual([])
    // One more that is called the same.
    expect(told(page(one), page(one, row(1, 'Firefox on Android', words('Used today', 250))))).toEqual([])
    const remove = (at: number): AriaNode => ({ role: 'button', name: 'Rename', box: box(200 + at * 50, 50) })
    expect(told(page([...one, remove(0)]), page([...one, remove(0)], [...two, remove(1)]))).toEqual([])
    // The last of them took the heading with it, and the others changed places.
    const old: AriaNode = { role: 'heading', name: 'Other sessions', level: 3 }
    expect(told(page(one, [old, ...two]), page(one))).toEqual([])
    const days = (at: number, name: string, day: string) => row(at, name, words(`Used on ${day}`, 210 + at * 50))
    const [mon, tue] = [days(0, 'Firefox on Android', '6 April'), days(1, 'Safari on iOS', '7 April')]
    const [later, wed] = [days(0, 'Safari on iOS', '7 April'), days(2, 'Edge', '8 April')]
    expect(told(page(mon, tue), page(later, days(1, 'Firefox on Android', '6 April'), wed))).toEqual([])
    // A row that stays says something else.
    expect(told(page(one, two), page(row(0, 'Firefox on Android', words('Blocked', 210)), two))).toEqual([
      'item-added text "Blocked"',
    ])
    const other: AriaNode = { role: 'button', name: 'Delete all', box: box(300, 80) }
    expect(told(page(one), page(one, [words('Not needed any more', 250), other]))).toContain(
      'item-added button "Delete all"',
    )
    expect(told(page(one), page(one, two), ['Firefox on Android'])).toContain('item-added text "Safari on iOS"')
    const field: AriaNode = { role: 'slider', name: 'Volume', box: box(250, 80) }
    expect(told(page(one), page(one, row(1, 'Safari on iOS', field)))).toContain('item-added slider "Volume"')
  })

  it('takes a section of a menu for a part of the menu, not of the content', () => {
    const section = (...entries: AriaNode[]): AriaNode => ({
      role: 'navigation',
      children: [{ role: 'region', name: 'Channels', children: [link('Lobby', 20), ...entries] }],
    })
    const page = (...parts: AriaNode[]) => screen([...parts, link('Send', 80)], { step: 'arrival' })
    const told = (before: Screen, after: Screen) =>
      compareScreens(before, after, []).map(({ kind, relevance }) => `${kind} ${relevance}`)
    expect(told(page(section()), page(section(link('Cranes', 40))))).toEqual(['item-added elsewhere'])
    const alone = (...entries: AriaNode[]): AriaNode => ({ role: 'region', name: 'Choices', children: entries })
    expect(told(page(alone()), page(alone(link('Cranes', 40))))).toEqual(['item-added menu'])
  })

  it('leaves out what is put far out of sight', () => {
    const away = (...names: string[]) => names.map((name, at) => link(name, -900_000 + at * 20))
    const [before, after] = [
      screen([menu(...LINKS, ...away('A', 'B')), TEXT]),
      screen([menu(...LINKS, ...away('B', 'C')), TEXT]),
    ]
    expect(found(before, after)).toEqual([])
    expect(found(screen([menu(...LINKS, link('A', 80)), TEXT]), approved)).toHaveLength(1)
  })

  it('stays quick when two large pages have nothing in common', () => {
    const many = (prefix: string) =>
      screen(Array.from({ length: 5000 }, (_, index) => link(`${prefix} ${index}`, index)))
    const differences = compareScreens(many('a'), many('b'))
    expect(differences).toHaveLength(5000)
    expect(listed(differences, ['click-policy'])).toEqual([
      expect.objectContaining({ kind: 'label-renamed', count: 5000, relevance: 'elsewhere' }),
    ])
  })
})

describe('what calls itself an advertisement', () => {
  const page = (...more: AriaNode[]) =>
    screen(
      [
        {
          role: 'main',
          children: [
            { role: 'heading', name: 'Object to advertising', level: 1, box: box(0) },
            ...more,
            { role: 'paragraph', text: 'You may object at any time.', box: box(40) },
          ],
        },
      ],
      { step: 'arrival', target: null },
    )
  const described = { headings: ['Object to advertising'], sentences: [], fields: [], submits: ['Object'], texts: [] }
  const near = (before: Screen, now: Screen) =>
    compareScreens(before, now, [], described as never)
      .filter(({ relevance }) => relevance !== 'elsewhere')
      .map(({ kind, subject }) => `${kind} ${shown(subject)}`)
  const text = (words: string): AriaNode => ({ role: 'paragraph', text: words, box: box(20) })

  it.each([
    ['comes', 'Advertisement Half price on all coats', []],
    ['comes with a mark of another language', 'SPONSORISÉ · Vos vacances en Bretagne', []],
    ['is none, but goes on in the same sentence', 'Anzeige erstatten können Sie hier.', ['text']],
    ['speaks of what the guide is about', 'Advertisement This form is closed.', ['text']],
  ])('%s', (_, words, expected) => {
    const tonight = page(text(words), link('See all offers', 30))
    expect(near(page(), tonight).length > 0).toBe(expected.length > 0)
    expect(near(tonight, page()).length > 0).toBe(expected.length > 0)
  })

  it('hides nothing that was there before it, nor what is no part of one', () => {
    const ad = text('Advertisement Half price on all coats')
    expect(near(page(), page(ad, { role: 'button', name: 'Agree', box: box(30) }))).toEqual([
      expect.stringMatching(/^item-added .*Agree/),
    ])
    const closed = { role: 'heading', name: 'Closed for now', level: 2, box: box(35) }
    const notice = text('You cannot object here.')
    expect(near(page(notice), page(ad, closed))).not.toEqual([])
  })

  it.each([
    ['Was this page helpful?', true],
    ['Did you find this article useful?', true],
    ['Hat Ihnen diese Seite weitergeholfen?', true],
    ['Cette page vous a-t-elle été utile ?', true],
    ['Questa pagina ti è stata utile?', true],
    ['Was this form helpful?', false],
    ['Was your advertising helpful?', false],
    ['Do you agree?', false],
  ])('is no question whether the page has helped, nor its answers: %s', (question, isLeftOut) => {
    const answers = ['Yes', 'No'].map((name): AriaNode => ({ role: 'button', name, box: box(30) }))
    const [without, asking] = [page(), page(text(question), ...answers)]
    expect(near(without, asking).length === 0).toBe(isLeftOut)
    expect(near(asking, without).length === 0).toBe(isLeftOut)
    const agreeing = page(text(question), ...answers, {
      role: 'button',
      name: 'I agree to everything that follows',
      box: box(32),
    })
    expect(near(without, agreeing)).not.toEqual([])
  })
})

it('what is offered in a section beside the main part, such as a chat, is no part of the destination unless the guide names it', () => {
  const chat = (name: string): AriaNode => ({
    role: 'region',
    name: 'Chat',
    children: [
      { role: 'button', name, box: box(400) },
      { role: 'button', name: 'Close', box: box(420) },
    ],
  })
  const page = (...more: AriaNode[]) =>
    screen([{ role: 'main', children: [{ role: 'heading', name: 'Object', level: 1, box: box(0) }] }, ...more], {
      step: 'arrival',
      target: null,
    })
  const described = { headings: ['Object'], sentences: [], fields: [], submits: ['Send'] }
  const near = (before: Screen, now: Screen) =>
    compareScreens(before, now, [], described).filter(({ relevance }) => relevance !== 'elsewhere').length
  expect(near(page(), page(chat('Lena')))).toBe(0)
  expect(near(page(chat('Send')), page(chat('Send'), { role: 'region', name: 'Shop', children: [] }))).toBe(0)
  expect(near(page(), page(chat('Send')))).toBeGreaterThan(0)
})

describe('what says that the thing is over', () => {
  const described = { headings: ['Object to advertising'], sentences: [], fields: [], submits: ['Object'] }
  const page = (...before: AriaNode[]) =>
    screen(
      [
        ...before,
        {
          role: 'main',
          children: [
            { role: 'heading', name: 'Object to advertising', level: 1, box: box(40) },
            { role: 'button', name: 'Object', box: box(80) },
          ],
        },
      ],
      { step: 'arrival', target: null },
    )
  const near = (...before: AriaNode[]) =>
    compareScreens(page(), page(...before), [], described).filter(({ relevance }) => relevance !== 'elsewhere')
  const text = (words: string): AriaNode => ({ role: 'paragraph', text: words, box: box(0) })

  it.each([
    text('This form is closed since 1 May.'),
    text('Objections are no longer possible.'),
    text('Das Formular ist bis auf weiteres nicht verfügbar.'),
    { role: 'heading', name: 'Objections: closed', level: 2, box: box(0) } as AriaNode,
    { role: 'alert', children: [text('Il modulo non è più disponibile.')] } as AriaNode,
    { role: 'banner', children: [text('Object to advertising: not available until 1 June.')] } as AriaNode,
  ])('is told wherever it stands: %j', (notice) => {
    expect(near(notice)).not.toEqual([])
  })

  it.each([
    text('Our shop in Vienna is closed on 1 May.'),
    text('Object to advertising in three steps.'),
    { role: 'complementary', children: [text('Objections against the new road are closed.')] } as AriaNode,
  ])('is not what else is closed, or open: %j', (notice) => {
    expect(near(notice)).toEqual([])
  })
})

it('what stands in a column of its own before or behind the form of a page without landmarks is no part of it', () => {
  const at = (x: number, y: number) => ({ x, y, width: 200, height: 20 })
  const page = (...more: AriaNode[]) =>
    screen(
      [
        { role: 'heading', name: 'Register', level: 1, box: at(200, 0) },
        { role: 'textbox', name: 'Your name', box: at(200, 40) },
        { role: 'button', name: 'Send', box: at(200, 80) },
        ...more,
      ],
      { step: 'arrival', target: null },
    )
  const described = {
    headings: ['Register'],
    sentences: [],
    fields: [{ role: 'textbox', labels: ['Your name'] }],
    submits: ['Send'],
  }
  const news = (x: number): AriaNode => ({
    role: 'region',
    name: 'News',
    children: [{ role: 'button', name: 'Next', box: at(x, 40) }],
  })
  const near = (x: number) =>
    compareScreens(page(), page(news(x)), [], described).filter(({ relevance }) => relevance !== 'elsewhere')
  expect(near(600)).toEqual([])
  expect(near(200)).toHaveLength(1)
})

describe('the destination', () => {
  const submit = (label: string) => ({ label, disabled: false, form: null, state: { covered: false, confirms: false } })
  const field = {
    label: 'Mail',
    role: 'textbox',
    type: 'email',
    required: true,
    prefilled: true,
    disabled: false,
    form: null,
  }
  const form = (heading: string, text: string, more: Partial<Screen> = {}) =>
    screen(
      [
        { role: 'heading', name: heading, level: 1 },
        { role: 'paragraph', text },
      ],
      { step: 'arrival', target: null, fields: [field], submits: [submit('Send')], ...more },
    )
  const destination = {
    heading: 'Object to AI',
    fields: [{ label: 'Mail', role: 'textbox' as const, required: true, prefilled: true }],
    submit: 'Send',
    sentences: [{ id: 's', text: 'You can object to the use of your posts.' }],
  }
  const kinds = (seen: Screen) => checkDestination(destination, seen, 'en-US').map(({ kind }) => kind)

  it.each<readonly [string, Screen, readonly string[]]>([
    ['as described', form('Object to AI', 'You can object to the use of your posts.'), []],
    [
      'a heading in other words',
      form('Object to the AI', 'You can object to the use of your posts.'),
      ['label-renamed'],
    ],
    [
      'a key sentence in other words',
      form('Object to AI', 'You can object to the use of your public posts.'),
      ['text-changed'],
    ],
    [
      'the opposite of the key sentence',
      form('Object to AI', 'You can not object to the use of your posts.'),
      ['destination-other-form'],
    ],
    [
      'another form',
      form('Newsletter', 'Sign up now.', { fields: [], submits: [submit('Sign up')] }),
      ['destination-other-form'],
    ],
    ['no field', form('Object to AI', 'You can object to the use of your posts.', { fields: [] }), ['field-removed']],
    [
      'an empty field',
      form('Object to AI', 'You can object to the use of your posts.', { fields: [{ ...field, prefilled: false }] }),
      ['field-no-longer-prefilled'],
    ],
    [
      'another button',
      form('Object to AI', 'You can object to the use of your posts.', {
        submits: [submit('Proceed')],
      }),
      ['submit-renamed'],
    ],
    [
      'no button',
      form('Object to AI', 'You can object to the use of your posts.', { submits: [] }),
      ['submit-removed'],
    ],
  ])('%s', (_, seen, expected) => {
    expect(kinds(seen)).toEqual(expected)
  })
})

describe('a target whose name is gone', () => {
  const approved = screen([MENU])

  it('is found under a similar name in the same place', () => {
    const seen = [
      menu(link('Profile', 0), link('Language', 20), link('Privacy policy', 40, '/Policy'), link('Help', 60)),
    ]
    expect(relocate('link', ['Policy'], approved, seen)).toMatchObject({ name: 'Privacy policy', nth: 0 })
  })

  it('is not mistaken for what stood beside it before', () => {
    expect(
      relocate('link', ['Policy'], approved, [menu(link('Profile', 0), link('Language', 20), link('Help', 40))]),
    ).toBeUndefined()
  })

  it('is never something that sends, deletes or signs out', () => {
    const seen = [
      menu(link('Profile', 0), link('Language', 20), link('Delete policy', 40, '/Policy'), link('Help', 60)),
    ]
    expect(relocate('link', ['Policy'], approved, seen)).toBeUndefined()
  })

  it('needs a closely similar name when nothing was approved', () => {
    expect(relocate('link', ['Privacy policy'], undefined, [link('Privacy policies', 0)])?.name).toBe(
      'Privacy policies',
    )
    expect(relocate('link', ['Privacy policy'], undefined, [link('Cookie settings', 0)])).toBeUndefined()
  })
})
