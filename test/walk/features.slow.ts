import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Screen } from '../../src/screen/screen.js'
import { flatten } from '../../src/screen/tree.js'
import { readRecord } from '../../src/state/runs.js'
import { kindsOf, temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, type Site, serveSite } from '../helpers/site.js'

const ARRIVED = document('<h1>Arrived</h1>')
const arrive = "location.href = '/arrived'"

let site: Site
let other: Site
beforeAll(async () => {
  site = await serveSite({ '/arrived': ARRIVED, '/elsewhere': document('<h1>Elsewhere</h1>') })
  // Another port is another origin. Another name of the machine is another site, which has a process of its own.
  other = await serveSite({})
})

/** The origin of the frame: of another site. */
const foreign = () => `http://localhost:${other.port}`

/** Walks one page by steps, each a YAML mapping; the destination is the heading "Arrived" unless said. */
async function walk(page: string, steps: readonly string[], more: { destination?: string; flow?: string } = {}) {
  site.pages['/'] = page
  const flow = `flow: way
link: ${site.origin}/arrived
hosts: ["${site.origin}", "${foreign()}"]
destination: ${more.destination ?? '{ heading: Arrived }'}
${more.flow ?? ''}
routes:
  - id: r
    steps:
${[`open: "${site.origin}/"`, ...steps].map((step) => `      - { ${step} }\n`).join('')}`
  const night = await nights(temporaryFolder(), project({ 'way.yaml': flow }).config).walk()
  const { verdict, outcome } = night.walk
  return { verdict, outcome, kinds: kindsOf(night.walk), record: readRecord(night.out, night.walk.id) }
}

const namesOn = (screen: Screen | undefined) => flatten(screen?.tree ?? []).map(({ role, name }) => `${role} ${name}`)

describe('a menu that opens by itself', () => {
  const page = document(`<style>ul ul { display: none } li:hover > ul { display: block }</style>
    <ul><li><a href="/elsewhere">Products</a><ul><li><a href="/arrived">Privacy</a></li></ul></li></ul>`)

  it('stays open while the mouse rests on it', async () => {
    const steps = ['hover: { role: link, name: Products }', 'click: { role: link, name: Privacy }']
    expect(await walk(page, steps)).toMatchObject({ verdict: 'verified' })
  })

  it('has not opened for who clicks its head', async () => {
    const steps = ['click: { role: link, name: Products }', 'click: { role: link, name: Privacy }']
    expect((await walk(page, steps)).verdict).toBe('broken')
  })
})

describe('an icon of a font', () => {
  const icons = (title: string) =>
    document(`<style>.cog::before { content: "\\f013" } .bell::before { content: "\\f0f3" }</style>
      <a href="/elsewhere" title="News"><i class="bell"></i></a> <a href="/arrived" title="${title}"><i class="cog"></i></a>`)
  const steps = ['click: { role: link, name: Further settings }']

  it('is called by its title', async () => {
    expect(await walk(icons('Further settings'), steps)).toMatchObject({ verdict: 'verified' })
  })

  it('is not taken for another one', async () => {
    expect((await walk(icons('Archive'), steps)).verdict).toBe('broken')
  })
})

describe('an icon in something that is called by its label', () => {
  const icon = (to: string, label: string, tag = 'span', more = '') =>
    `<${tag} aria-label="${label}"><a href="${to}"><svg width="20" height="20"></svg></a>${more}</${tag}>`
  const steps = ['click: { role: link, name: Further settings }']

  it('is called by it, too', async () => {
    const page = document(icon('/elsewhere', 'News') + icon('/arrived', 'Further settings'))
    expect(await walk(page, steps)).toMatchObject({ verdict: 'verified' })
  })

  it.each([
    ['is called otherwise', icon('/arrived', 'News')],
    ['is one of two', icon('/arrived', 'Further settings', 'span', '<a href="/elsewhere"><svg></svg></a>')],
    ['is a part of what is called so', icon('/arrived', 'Further settings', 'section', 'Here you set what you like.')],
  ])('is not taken where it %s', async (_, page) => {
    expect((await walk(document(page), steps)).verdict).toBe('broken')
  })
})

describe('a name that an icon says again', () => {
  const steps = ['click: { role: link, name: User accounts }']
  const icon = (words: string) => `<img alt="${words}" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">`

  it('is found by what is to be read', async () => {
    const page = document(
      `<a href="/elsewhere">Databases</a> <a href="/arrived">${icon('User accounts')} User accounts</a>`,
    )
    expect(await walk(page, steps)).toMatchObject({ verdict: 'verified' })
  })

  it('is not taken for a longer one', async () => {
    const page = document('<a href="/elsewhere">User accounts overview</a>')
    expect((await walk(page, steps)).verdict).toBe('broken')
  })
})

describe('a name with the word of an icon in it', () => {
  const steps = ['click: { role: link, name: Calendar, within: { role: list } }']
  // As AngularJS Material draws its lists: the link is an empty layer, and is called by all that lies beneath it.
  const entry = (name: string, inner: string) =>
    `<a href="/elsewhere">Calendar</a><ul><li style="position: relative">${inner}<a href="/arrived" aria-label="${name}" style="position: absolute; inset: 0"></a></li></ul>`
  const titled = (title: string) =>
    `<ul><li><a href="/arrived"><svg width="9" height="9"><title>${title}</title><circle r="4"/></svg> Calendar</a></li></ul>`

  it.each([
    ['said to be a picture', entry('event Calendar', '<i role="img">event</i><p>Calendar</p>')],
    ['drawn by a font', entry('event Calendar', '<i style="font-family: Material Icons">event</i><p>Calendar</p>')],
    ['on the control', '<ul><li><a href="/arrived">Calendar <i role="img">chevron_right</i></a></li></ul>'],
    [
      'of a font that did not come',
      entry('pie_chart Calendar', '<i class="material-icons">pie_chart</i><p>Calendar</p>'),
    ],
    [
      'with a badge behind it',
      '<ul><li><a href="/arrived"><i class="material-icons">event</i> <span>Calendar</span><span>27</span></a></li></ul>',
    ],
    ['the title of a picture', titled('calendar')],
    ['a title of several words with quotes', titled("The &quot;new&quot; calendar's page")],
  ])('is found by what is to be read: %s', async (_, page) => {
    const walked = await walk(document(page), steps)
    expect(walked).toMatchObject({ verdict: 'verified' })
    expect(walked.record.relocations).toEqual([])
  })

  it.each([
    ['the word is one to read', entry('event Calendar', '<p>event Calendar</p>')],
    ['the icon has another word', entry('old Calendar', '<i role="img">event</i><p>old Calendar</p>')],
  ])('is not taken where %s', async (_, page) => {
    expect((await walk(document(page), steps)).record.relocations).not.toEqual([])
  })
})

describe('what lies over the whole of the destination', () => {
  const wall = (words: string, more = '') =>
    document(
      `<main><h1>Object</h1><form><label>Why <input></label></form></main><div style="position:fixed;inset:0;background:#fff;${more}">${words}</div>`,
    )
  const destination = '{ heading: Object, fields: [{ label: Why, role: textbox }] }'
  const steps = ['click: { role: link, name: On }']
  const arriveAt = (page: string) => {
    site.pages['/arrived'] = page
    return walk(document('<a href="/arrived">On</a>'), steps, { destination }).finally(() => {
      site.pages['/arrived'] = ARRIVED
    })
  }

  it('keeps a reader from it, and has a name', async () => {
    const walked = await arriveAt(wall('<h2>Our terms have changed</h2><button>Agree and continue</button>'))
    expect(walked).toMatchObject({ verdict: 'broken', outcome: { step: 'arrival', reason: 'target-unusable' } })
    expect(walked.outcome).toMatchObject({ why: { kind: 'covered', by: 'Our terms have changed' } })
  })

  it.each([
    [
      'lets everything through',
      wall('<button style="pointer-events:auto">Chat with us</button>', 'pointer-events:none'),
    ],
    ['says nothing', wall('')],
    ['leaves a field free', wall('<h2>News</h2><button>Read</button>', 'top:45px;')],
    [
      'is the page',
      document(
        '<div style="position:fixed;inset:0;overflow:auto"><h1>Object</h1><label>Why <input></label><button>Later</button></div>',
      ),
    ],
  ])('does not where it %s', async (_, page) => {
    expect(await arriveAt(page)).toMatchObject({ outcome: { kind: 'arrived' } })
  })
})

it('a request that was stopped is blamed for what is not there, and not for a field that is another than said', async () => {
  const form = '<h1>Object</h1><form><label>Why <input></label></form>'
  const said = (field: string) => `{ heading: Object, fields: [{ label: ${field}, role: textbox, required: true }] }`
  site.pages['/arrived'] = document(`${form}<script>fetch('/seen', { method: 'POST' }).catch(() => {})</script>`)
  const at = (field: string) =>
    walk(document('<a href="/arrived">On</a>'), ['click: { role: link, name: On }'], { destination: said(field) })
  const [there, absent] = [await at('Why'), await at('Since when')]
  site.pages['/arrived'] = ARRIVED
  expect(there).toMatchObject({ outcome: { kind: 'arrived' }, kinds: ['field-now-optional@arrival'] })
  expect(absent).toMatchObject({ verdict: 'blocked', outcome: { obstacle: 'request-stopped' } })
})

it('a form without a heading is there where only what lies beside its fields names them', async () => {
  site.pages['/arrived'] = document('<div>Why</div><div><input></div><div>Since when</div><div><input></div>')
  const destination = '{ fields: [{ label: Why, role: textbox }, { label: Since when, role: textbox }] }'
  const walked = await walk(document('<a href="/arrived">On</a>'), ['click: { role: link, name: On }'], { destination })
  site.pages['/arrived'] = ARRIVED
  expect(walked).toMatchObject({ verdict: 'verified', outcome: { kind: 'arrived' } })
})

it('a form to log in is no wall where the guide is still to log in', async () => {
  vi.stubEnv('FEATURE_USER', 'anna')
  const form = (label: string) =>
    document(
      `<form method="post"><label>${label} <input autocomplete="username"></label><label>X <input type="password"></label><button>Go</button></form>`,
    )
  const steps = ['fill: { role: textbox, name: Username, secret: FEATURE_USER }', 'click: { role: link, name: On }']
  expect(await walk(form('Benutzername'), steps)).toMatchObject({ outcome: { reason: 'target-missing' } })
  expect(await walk(form('Username'), steps)).toMatchObject({ outcome: { obstacle: 'login-wall' } })
})

it('a form to log in is no wall behind a dialog that asks something of who has just logged in', async () => {
  vi.stubEnv('FEATURE_USER', 'anna')
  const page = (asks: string) =>
    document(`<form onsubmit="return false"><label>Username <input autocomplete="username"></label><label>X <input type="password"></label>
      <button type="button" onclick="ask.showModal()">Go</button></form><dialog id="ask"><p>${asks}</p><button>Yes</button></dialog>`)
  const steps = [
    'fill: { role: textbox, name: Username, secret: FEATURE_USER }',
    'click: { role: button, name: Go }',
    'click: { role: link, name: On }',
  ]
  const asked = await walk(page('You are signed in elsewhere. Go on here?'), steps)
  expect(asked).toMatchObject({ verdict: 'broken', outcome: { kind: 'stopped', reason: 'target-missing' } })
  expect(await walk(page('We use cookies.'), steps)).toMatchObject({ outcome: { kind: 'obstacle' } })
})

it('a step on the way that makes the browser ask is what cannot be done as told, and no wall of the log-in', async () => {
  vi.stubEnv('FEATURE_USER', 'anna')
  const page =
    document(`<form onsubmit="return false"><label>Username <input autocomplete="username"></label><label>X <input type="password"></label>
    <button type="button" onclick="if (confirm('Really?')) location.href = '/in'">Go</button></form>`)
  const walked = await walk(page, [
    'fill: { role: textbox, name: Username, secret: FEATURE_USER }',
    'id: go, click: { role: button, name: Go }',
    'click: { role: link, name: On }',
  ])
  const why = { kind: 'asks-first' }
  expect(walked).toMatchObject({ verdict: 'broken', outcome: { step: 'go', reason: 'target-unusable', why } })
  expect(walked.record.screens.at(-1)?.step).toBe('go')
})

describe('what is hidden from screen readers alone', () => {
  const steps = ['click: { role: link, name: New folder }']
  const bar = (style = '', name = 'New folder', more = '') =>
    document(`<div aria-hidden="true" style="${style}"><a href="/arrived">${name}</a></div>${more}`)

  it('is found, since the reader of a guide sees it', async () => {
    expect(await walk(bar(), steps)).toMatchObject({ verdict: 'verified' })
  })

  it.each([
    ['beside the window', bar('position: fixed; left: -300px; top: 0')],
    ['behind a dialog', bar('', 'New folder', '<div style="position: fixed; inset: 0; background: white">Wait</div>')],
    ['called otherwise', bar('', 'New note')],
  ])('is not taken when it is %s', async (_, page) => {
    expect(await walk(page, steps)).toMatchObject({ outcome: { reason: 'target-missing' } })
  })
})

describe('a field that only the text beside it names', () => {
  const form = (label: string) =>
    document(`<form action="/arrived"><h1>Register</h1><p>Given name <input value="x"></p><div>${label}</div><div><input></div>
      <button type="button" onclick="if (document.querySelectorAll('input')[1].value) ${arrive}">Go on</button></form>`)
  const steps = [
    'fill: { role: textbox, name: Nickname, secret: FEATURE_USER }',
    'click: { role: button, name: Go on }',
  ]

  it('is filled in', async () => {
    vi.stubEnv('FEATURE_USER', 'anna')
    expect(await walk(form('Nickname:'), steps)).toMatchObject({ verdict: 'verified' })
  })

  it('is not taken for another one', async () => {
    vi.stubEnv('FEATURE_USER', 'anna')
    expect(await walk(form('Date of birth:'), steps)).toMatchObject({ outcome: { reason: 'target-missing' } })
  })

  it('is one of the form that the guide arrives at', async () => {
    const destination =
      '{ heading: Register, fields: [{ label: Nickname, role: textbox, required: false, prefilled: false }] }'
    expect(await walk(form('Nickname'), [], { destination })).toMatchObject({ verdict: 'verified' })
    const other = await walk(form('Date of birth'), [], { destination })
    expect(other).toMatchObject({ verdict: 'changed', kinds: ['field-removed@arrival'] })
  })
})

describe('a frame', () => {
  const framed = (address: string) =>
    document(`<h1>Outer</h1><div style="height: 900px"></div><iframe title="Settings" src="${address}/frame"></iframe>`)
  const steps = ['click: { role: link, name: Privacy, frame: { title: Settings } }']

  it.each(['of the same site', 'of another site'])(
    '%s is walked where the flow names it, and is on the screen',
    async (where) => {
      const inner = document(
        `<p>Write to kim.canary@example.org</p><a href="${site.origin}/arrived" target="_top">Privacy</a>`,
      )
      site.pages['/frame'] = inner
      other.pages['/frame'] = inner
      const { verdict, record } = await walk(framed(where === 'of another site' ? foreign() : ''), steps)
      expect(verdict).toBe('verified')
      const screen = record.screens.find(({ step }) => step === 'click-privacy')
      expect(namesOn(screen)).toContain('link Privacy')
      // Where the picture shows it, not where it lies in its frame; and private text in it is taken out as elsewhere.
      expect(screen?.target?.box?.y).toBeGreaterThan(100)
      expect(JSON.stringify(record)).not.toContain('kim.canary')
      expect(namesOn(screen).join()).toContain('[e-mail]')
    },
  )

  it('that the flow does not name is neither looked into nor on the screen', async () => {
    other.pages['/frame'] = document('<a href="/arrived">Privacy</a>')
    const { outcome, record } = await walk(framed(foreign()), ['click: { role: link, name: Privacy }'])
    expect(outcome).toMatchObject({ kind: 'stopped', reason: 'target-missing' })
    expect(record.screens.flatMap(namesOn)).not.toContain('link Privacy')
  })

  it('of a host that the flow does not name stays shut', async () => {
    const stranger = await serveSite({ '/frame': document('<a href="/arrived">Privacy</a>') })
    const page = document(`<iframe title="Settings" src="${stranger.origin}/frame"></iframe>`)
    const { outcome, record } = await walk(page, steps)
    expect(outcome).toMatchObject({ kind: 'stopped', reason: 'target-missing' })
    expect(record.notes).toContainEqual(expect.objectContaining({ kind: 'host-refused' }))
    expect(stranger.requests).toEqual([])
  })

  it('can hold the form that is the destination, whose control is never pressed', async () => {
    other.pages['/form'] = document(
      '<h1>Object</h1><form method="post" action="/sent"><label>E-mail <input type="email" required></label><button>Send</button></form>',
    )
    const page = document(`<iframe src="${foreign()}/form" width="500" height="300"></iframe>`)
    const field = (required: boolean) =>
      `{ heading: Object, fields: [{ label: E-mail, role: textbox, required: ${required} }], submit: Send, frame: { url: /form } }`
    expect(await walk(page, [], { destination: field(true) })).toMatchObject({ verdict: 'verified' })
    expect((await walk(page, [], { destination: field(false) })).kinds).toEqual(['field-now-required@arrival'])
    const pressed = await walk(page, ['click: { role: link, name: Send, frame: { url: /form } }'], {
      destination: field(true),
    })
    expect(pressed.verdict).toBe('broken')
    expect(other.requests.filter((line) => line.startsWith('POST'))).toEqual([])
  })
})

describe('a log-in', () => {
  const secrets = { WAY_USER: 'kim-canary-17', WAY_PASSWORD: 'canary-word-17' }
  const form = (field: string, button: string, action: string) =>
    document(`<form method="post" action="${action}"><label>${field}</label><button>${button}</button></form>`)
  const steps = [
    'fill: { role: textbox, name: User, secret: WAY_USER }',
    'click: { role: button, name: Next }',
    'fill: { role: textbox, name: Password, secret: WAY_PASSWORD }',
    'click: { role: button, name: Log in }',
  ]

  it('of two pages passes its name once and its password once, to its own site', async () => {
    Object.assign(process.env, secrets)
    const bodies: string[] = []
    const redirect: (to: string) => Site['pages'][string] = (to) => (request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        bodies.push(`${request.url} ${body}`)
        response.writeHead(303, { location: to }).end()
      })
    }
    site.pages['/name'] = redirect('/password')
    site.pages['/log-in'] = redirect('/arrived')
    site.pages['/password'] = form('Password <input type="password" name="password">', 'Log in', '/log-in')
    const page = form('User <input name="user" autocomplete="username">', 'Next', '/name')
    const { verdict, record } = await walk(page, steps)
    expect(verdict).toBe('verified')
    expect(bodies).toEqual([`/name user=${secrets.WAY_USER}`, `/log-in password=${secrets.WAY_PASSWORD}`])
    expect(JSON.stringify(record)).not.toContain('canary')
  })

  it.each([
    ['asks more on its first page', 'User <input name="user"></label><label>Reason <input name="reason">', steps],
    ['goes on without a password', 'User <input name="user">', steps.slice(0, 2)],
  ])('that %s is not sent', async (_, field, some) => {
    Object.assign(process.env, secrets)
    site.requests.length = 0
    const { outcome } = await walk(form(field, 'Next', '/name'), some)
    expect(outcome).toMatchObject({ kind: 'stopped', reason: 'refused', why: { kind: 'would-send' } })
    expect(site.requests.filter((line) => line.startsWith('POST'))).toEqual([])
  })
})

describe('lists', () => {
  it('options are found whatever quotes and spaces they are written with', async () => {
    const page = document(
      `<label>Country <select onchange="if (this.value === 'ci') ${arrive}"><option>Choose</option><option value="ci">Côte  d’Ivoire</option></select></label>`,
    )
    const step = `choose: { role: combobox, name: Country, option: "Côte d'Ivoire" }`
    expect(await walk(page, [step])).toMatchObject({ verdict: 'verified' })
  })

  it('a list that the page draws itself is opened, and its option pressed', async () => {
    const page = document(
      `<button id="box" role="combobox" aria-label="City" aria-expanded="false">Choose</button><ul id="list" role="listbox" hidden><li role="option">Bern</li><li role="option">Basel</li></ul>
      <script>box.onclick = () => { list.hidden = false }; list.onclick = ({ target }) => { if (target.textContent === 'Basel') ${arrive} }</script>`,
    )
    const choose = (option: string) => walk(page, [`choose: { role: combobox, name: City, option: ${option} }`])
    expect(await choose('Basel')).toMatchObject({ verdict: 'verified' })
    expect((await choose('Genf')).outcome).toMatchObject({
      kind: 'stopped',
      why: { kind: 'option-absent', offered: ['Bern', 'Basel'] },
    })
  })

  const virtual =
    document(`<style>#list { height: 200px; overflow: auto } li { height: 25px }</style><ul id="list" aria-label="Topics"></ul><script>
    const draw = () => { const from = Math.floor(list.scrollTop / 25); list.innerHTML = '<div style="height:' + from * 25 + 'px"></div>' + Array.from({ length: 12 }, (_, at) => '<li><a href="' + (from + at === 140 ? '/arrived' : '/elsewhere') + '">Topic ' + (from + at) + '</a></li>').join('') + '<div style="height:' + Math.max(0, 188 - from) * 25 + 'px"></div>' }
    list.onscroll = draw; draw()</script>`)

  it('a list that holds only what is in view is scrolled until the target is there', async () => {
    const step = 'click: { role: link, name: Topic 140, scroll: { role: list, name: Topics } }'
    const { verdict, record } = await walk(virtual, [step])
    expect(verdict).toBe('verified')
    expect(record.screens.find(({ step }) => step === 'click-topic-140')?.measured?.scrolled).toBeGreaterThan(5)
  })

  it('a page is scrolled to its end, and no further', async () => {
    site.pages['/more'] = (request, response) => {
      const from = Number(request.url?.split('?')[1]) * 20
      const entry = (at: number) =>
        `<p style="height: 50px"><a href="${at === 65 ? '/arrived' : '/elsewhere'}">Entry ${at}</a></p>`
      response.setHeader('content-type', 'text/html')
      response.end(Array.from({ length: 20 }, (_, at) => entry(from + at)).join(''))
    }
    const page = document(`<div id="list"></div><div id="end" style="height: 9px"></div><script>
      let page = 0, busy = false
      const more = async () => { if (busy || page > 3) return; busy = true; list.insertAdjacentHTML('beforeend', await (await fetch('/more?' + page++)).text()); busy = false }
      new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting)) more() }).observe(end)</script>`)
    const click = (name: string) => walk(page, [`click: { role: link, name: ${name}, scroll: page }`])
    expect(await click('Entry 65')).toMatchObject({ verdict: 'verified' })
    expect((await click('Imprint')).outcome).toMatchObject({ kind: 'stopped', reason: 'target-missing' })
  })
})

describe('fields', () => {
  const page = document(
    `<label>Birthday <input id="day" type="date"></label><label>Fixed <input readonly></label><button type="button" onclick="if (day.value === '1999-05-27') ${arrive}">Go on</button>`,
  )
  const fill = (value: string, name = 'Birthday') =>
    walk(page, [`fill: { role: textbox, name: ${name}, value: "${value}" }`, 'click: { role: button, name: Go on }'])

  it.each(['1999-05-27', '27 May 1999', '27. Mai 1999'])('a field for a date takes %s', async (day) => {
    expect(await fill(day)).toMatchObject({ verdict: 'verified' })
  })

  it('says so where a value is no day, or two, or nothing can be typed', async () => {
    expect((await fill('05/06/1999')).outcome).toMatchObject({ why: { kind: 'no-date' } })
    expect((await fill('soon')).outcome).toMatchObject({ why: { kind: 'no-date' } })
    expect((await fill('x', 'Fixed')).outcome).toMatchObject({ why: { kind: 'read-only' } })
  })
})

describe('keys', () => {
  it('Escape closes what only Escape closes', async () => {
    const page = document(
      `<div id="layer" role="dialog" aria-label="Offers" style="position: fixed; inset: 0; background: #eee">Offers</div><a href="/arrived">Privacy</a><script>addEventListener('keydown', ({ key }) => { if (key === 'Escape') layer.remove() })</script>`,
    )
    const steps = ['press: { key: Escape }', 'click: { role: link, name: Privacy }']
    expect(await walk(page, steps)).toMatchObject({ verdict: 'verified' })
  })

  it('a press that moves the focus does not hold back the next one', async () => {
    const page = document(
      `<button id="head">More</button><div role="menu"><div role="menuitem" tabindex="0" id="entry">Privacy</div></div><script>head.onkeydown = ({ key }) => { if (key === 'ArrowDown') entry.focus() }; entry.onkeydown = ({ key }) => { if (key === 'Enter') ${arrive} }</script>`,
    )
    const steps = [
      'press: { role: button, name: More, key: ArrowDown }',
      'press: { role: menuitem, name: Privacy, key: Enter }',
    ]
    expect(await walk(page, steps)).toMatchObject({ verdict: 'verified' })
  })

  it.each([
    [
      'a control that sends',
      '<form method="post" action="/sent"><input name="a"><button>Go</button></form>',
      'button, name: Go',
      'would-send',
    ],
    ['what cannot have the focus', '<div role="menuitem">Go</div>', 'menuitem, name: Go', 'no-focus'],
    [
      'a field that calls itself a tab',
      '<form action="/sent"><input role="tab" aria-label="Go"></form>',
      'tab, name: Go',
      'would-send',
    ],
  ])('Enter is not pressed on %s', async (_, body, target, why) => {
    site.requests.length = 0
    const { outcome } = await walk(document(body), [`press: { role: ${target}, key: Enter }`])
    expect(outcome).toMatchObject({ kind: 'stopped', why: { kind: why } })
    expect(site.requests.filter((line) => line.includes('/sent'))).toEqual([])
  })
})

it('labels that a web component is given are read', async () => {
  const page = document(`<h1>Arrived</h1><x-box>I am sure</x-box><script>
    customElements.define('x-box', class extends HTMLElement { constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = '<label><input type="checkbox" required><slot></slot></label>' } })</script>`)
  const destination = '{ heading: Arrived, fields: [{ label: I am sure, role: checkbox, required: true }] }'
  expect(await walk(page, [], { destination })).toMatchObject({ verdict: 'verified' })
})

it.each([
  [
    'known to the flow',
    'interruptions: [{ id: cookies, dialog: { name: Cookies }, click: { role: button, name: Reject all } }]',
  ],
  ['any site has', ''],
])('a dialog is refused by what only its script makes a button: one %s', async (_, flow) => {
  const page = document(
    '<a href="/arrived">Privacy</a><div role="dialog" aria-label="Cookies" aria-modal="true" style="position: fixed; inset: 0; background: #fff">We use cookies <div style="cursor: pointer" id="all">Accept all</div><div style="cursor: pointer" id="none">Reject all</div></div><script>none.onclick = () => none.parentNode.remove()</script>',
  )
  const { verdict, record } = await walk(page, ['click: { role: link, name: Privacy }'], flow ? { flow } : {})
  expect(verdict).toBe('verified')
  expect(record.notes).toContainEqual(
    expect.objectContaining({ kind: 'interruption', answer: 'refused', by: 'Reject all' }),
  )
})

it.each([
  [
    'says to eyes that it agrees',
    '<button aria-label="No thanks" onclick="location = \'/subscribed\'">Yes, subscribe me</button>',
  ],
  ['asks another address', '<form action="/subscribed"><button>No thanks</button></form>'],
])('a choice that refuses is not pressed where it %s', async (_, choice) => {
  const page = document(
    `<a href="/arrived">Privacy</a><div role="dialog" aria-label="Newsletter" aria-modal="true" style="position: fixed; inset: 0; background: #fff">Our newsletter ${choice}</div>`,
  )
  const { record } = await walk(page, ['click: { role: link, name: Privacy }'])
  expect(record.outcome).toMatchObject({ kind: 'obstacle', obstacle: 'unknown-dialog' })
  expect(site.requests.filter((request) => request.includes('subscribed'))).toEqual([])
})

it('a dialog that the flow names is refused when the one that lies over it is closed', async () => {
  const over = (name: string, choice: string) =>
    `<div role="dialog" aria-label="${name}" aria-modal="true" style="position: fixed; inset: 0; background: #fff">${name} <button onclick="this.parentNode.remove()">${choice}</button></div>`
  const page = document(
    `<a href="/arrived">Privacy</a>${over('Cookies', 'Reject all')}${over('Newsletter', 'No thanks')}`,
  )
  const flow = 'interruptions: [{ id: cookies, dialog: { name: Cookies }, click: { role: button, name: Reject all } }]'
  const { verdict, record } = await walk(page, ['click: { role: link, name: Privacy }'], { flow })
  expect(verdict).toBe('verified')
  expect(record.notes).toMatchObject([{ dialog: 'Newsletter' }, { dialog: 'cookies', answer: 'refused' }])
})

it('a control under what stays at the edge of the window is scrolled clear of it', async () => {
  const chat =
    '<div role="region" aria-label="Chat" style="position: fixed; left: 60px; right: 0; bottom: 0; height: 60%; background: #fff">Hello</div>'
  const page = document(
    `<div style="height: 500px"></div><a href="/arrived">Privacy settings of this account</a>${chat}<div style="height: 2000px"></div>`,
  )
  expect(await walk(page, ['click: { role: link, name: Privacy settings of this account }'])).toMatchObject({
    verdict: 'verified',
  })
})

it('a switch that became a box to tick, or a link, is told as that', async () => {
  const page = (control: string) => document(`<h1>Privacy</h1>${control}<a href="/arrived">On</a>`)
  const site = await serveSite({ '/arrived': ARRIVED })
  site.pages['/'] = page('<button role="switch" aria-checked="true">Adverts</button>')
  const flow = `flow: way\nlink: ${site.origin}/arrived\ndestination: { heading: Arrived }\nroutes: [{ id: r, steps: [{ open: "${site.origin}/" }, { click: { role: switch, name: Adverts } }, { click: { role: link, name: On } }] }]\n`
  const { walk, approve } = nights(temporaryFolder(), project({ 'way.yaml': flow }).config)
  await walk()
  await approve()
  for (const [role, control] of [
    ['checkbox', '<label><input type="checkbox" checked> Adverts</label>'],
    ['link', '<a href="#">Adverts</a>'],
  ]) {
    site.pages['/'] = page(control as string)
    const { verdict, findings } = (await walk()).walk
    const near = findings.filter(({ relevance }) => relevance !== 'elsewhere')
    expect([verdict, near.map(({ kind, after }) => [kind, after])]).toEqual([
      'changed',
      [['role-changed', { kind: 'role', role }]],
    ])
  }
})

it('no page is asked for while a cookie for any address holds what was typed: its server may have that fetched before it answers', async () => {
  const page = document(
    `<label>Note <input id="note"></label><a href="/elsewhere">Next</a><script>note.oninput = () => { document.cookie = 'v=' + encodeURIComponent(note.value) + '; path=/got' }</script>`,
  )
  site.requests.length = 0
  const steps = ['fill: { role: textbox, name: Note, value: Kanarienvogel 4711 }', 'click: { role: link, name: Next }']
  const { record } = await walk(page, steps)
  expect(record.outcome).toMatchObject({ kind: 'obstacle', obstacle: 'request-stopped', why: { kind: 'held-typed' } })
  expect(site.requests).not.toContain('GET /elsewhere')
})

it('a dialog that only holds the text of an interruption out of sight is none', async () => {
  const page = document(
    '<div role="dialog" aria-label="Settings"><div hidden>Subscribe to our newsletter</div><a href="/arrived">Privacy</a></div>',
  )
  const flow = 'interruptions: [{ id: letter, dialog: { text: newsletter }, click: { role: button, name: No thanks } }]'
  expect(await walk(page, ['click: { role: link, name: Privacy }'], { flow })).toMatchObject({ verdict: 'verified' })
})

it('a dialog in a frame is refused where the flow names it', async () => {
  other.pages['/consent'] = document(
    '<div role="dialog" aria-label="Cookies">We use cookies <button onclick="parent.postMessage(1, \'*\')">Reject all</button></div>',
  )
  const page = document(
    `<a href="/arrived">Privacy</a><iframe id="consent" src="${foreign()}/consent" style="position: fixed; inset: 0; width: 100%; height: 100%"></iframe><script>onmessage = () => consent.remove()</script>`,
  )
  const flow =
    'interruptions: [{ id: cookies, dialog: { name: Cookies, frame: { url: /consent } }, click: { role: button, name: Reject all } }]'
  const { verdict, record } = await walk(page, ['click: { role: link, name: Privacy }'], { flow })
  expect(verdict).toBe('verified')
  expect(record.notes).toContainEqual(
    expect.objectContaining({ kind: 'interruption', dialog: 'cookies', answer: 'refused' }),
  )
})
