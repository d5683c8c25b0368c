import { describe, expect, it } from 'vitest'
import { kindsOf, temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, serveSite } from '../helpers/site.js'

/** One flow that opens a page; `seen` tells what another night says of another page in its place. */
async function approvedWith(body: string, destination: string) {
  const site = await serveSite({ '/': document(body) })
  const flow = `flow: way\nlink: ${site.origin}/\ndestination: ${destination}\nroutes: [{ id: direct, steps: [{ open: "${site.origin}/" }] }]\n`
  const { config } = project({ 'way.yaml': flow })
  const { walk, approve } = nights(temporaryFolder(), config)
  await walk()
  await approve()
  return async (other: string) => {
    site.pages['/'] = document(other)
    const night = await walk()
    return [night.walk.verdict, night.walk.outcome.kind, kindsOf(night.walk)]
  }
}

describe('the control that sends', () => {
  const form = (after = '', button = '<button>Add Mailbox</button>') =>
    `<nav><a href="/add">Add Mailbox</a></nav><main><h1>A mailbox</h1><form method="post"><label>Name <input></label>${button}</form>${after}</main>`
  const layer = '<div style="position:fixed;inset:0;opacity:0"></div>'

  it('is tried where the guide names none, and is no link of its name', async () => {
    const seen = await approvedWith(form(), '{ heading: A mailbox }')
    expect(await seen(form(layer))).toEqual(['broken', 'arrived', ['submit-covered@arrival']])
    const asks = '<button onclick="return confirm(\'Really?\')">Add Mailbox</button>'
    expect(await seen(form('', asks))).toEqual(['changed', 'arrived', ['submit-confirms@arrival']])
  })

  it('is not covered by a banner that every visitor answers first, whatever that offers', async () => {
    const seen = await approvedWith(form(), '{ heading: A mailbox, submit: Add Mailbox }')
    const banner = (text: string) =>
      `<div style="position:fixed;inset:auto 0 0;height:250px;background:#fff"><p>${text}</p><button>Accept all</button></div><style>main { padding-top: 450px }</style>`
    expect(await seen(form(banner('We use cookies.')))).toEqual(['verified', 'arrived', []])
    expect(await seen(form(banner('This form is closed.')))).toEqual(['broken', 'arrived', ['submit-covered@arrival']])
  })

  it('where the guide names it, is no link of its name, either', async () => {
    const seen = await approvedWith(form(), '{ heading: A mailbox, submit: Add Mailbox }')
    expect(await seen(form(layer))).toEqual(['broken', 'arrived', ['submit-covered@arrival']])
  })
})

describe('a form that is there and of no use', () => {
  const form = (field = '<input>', style = '') =>
    `<main><h1>Objection</h1><form method="post" style="${style}"><label>Reason ${field}</label><button>Send</button></form></main>`
  const destination = '{ heading: Objection, fields: [{ label: Reason, role: textbox }], submit: Send }'

  it('because nothing can be typed into it', async () => {
    const seen = await approvedWith(form(), destination)
    expect(await seen(form('<input readonly>'))).toEqual(['changed', 'arrived', ['state-changed@arrival']])
  })

  it('because nobody can see it, whatever can be pressed', async () => {
    const seen = await approvedWith(form(), destination)
    const invisible = ['changed', 'arrived', expect.arrayContaining(['appearance-only@arrival'])]
    expect(await seen(form('<input>', 'opacity:.02'))).toEqual(invisible)
    const sheet = '<div style="position:fixed;inset:0;background:#fff;pointer-events:none"></div>'
    expect(await seen(form() + sheet)).toEqual(invisible)
    expect(await seen(form())).toEqual(['verified', 'arrived', []])
  })
})

describe('a control that sends and is a link', () => {
  const form = (inside: string, menu = '') =>
    `<nav>${menu}</nav><main><h1>Recovery</h1><form><label>E-mail <input></label>${inside}</form></main>`
  const link = '<a href="/done">Reset password</a>'

  it('is there as long as the content has it, and gone when only a menu does', async () => {
    const seen = await approvedWith(form(link), '{ heading: Recovery, submit: Reset password }')
    expect(await seen(form(link))).toEqual(['verified', 'arrived', []])
    const [verdict, , kinds] = await seen(form('', link))
    expect([verdict, kinds]).toEqual(['broken', expect.arrayContaining(['submit-removed@arrival'])])
  })
})

describe('a control that sends and that only its script makes one', () => {
  const form = (inside: string) =>
    `<main><h1>Statistics</h1><div><label>Send <input type="checkbox"></label>${inside}</div></main>`
  const save = '<a onclick="fetch(`/save`, { method: `POST` })">Save</a>'

  it('is there, can be covered, and is gone like any other', async () => {
    const seen = await approvedWith(form(save), '{ heading: Statistics, submit: Save }')
    expect(await seen(form(save))).toEqual(['verified', 'arrived', []])
    const layer = '<div style="position:fixed;inset:0;opacity:0"></div>'
    expect(await seen(form(save + layer))).toEqual(['broken', 'arrived', ['submit-covered@arrival']])
    const [verdict, , kinds] = await seen(form('<p>Saved by itself</p>'))
    expect([verdict, kinds]).toEqual(['broken', expect.arrayContaining(['submit-removed@arrival'])])
  })
})

it('what a layer without a role says is told where it holds the form, and what the page behind it says is not', async () => {
  const page = (day: string, behind = 'Three groups', more = '') =>
    `<main><h1>Groups</h1><p>${behind}</p></main><div style="position:fixed;left:100px;top:120px;width:400px;height:300px;background:#fff"><h2>New group</h2><label>Kind <select><option>One</option></select></label><p>Object until ${day}.</p>${more}</div>`
  const fields = '[{ label: Kind, role: combobox }]'
  const seen = await approvedWith(page('26 May 2027'), `{ heading: New group, fields: ${fields} }`)
  expect(await seen(page('28 May 2027'))).toEqual(['changed', 'arrived', ['text-changed@arrival']])
  expect((await seen(page('26 May 2027', 'Nobody is here')))[0]).toBe('verified')
  const more = '<label>Why <input required></label> <a href="/help">Help</a>'
  expect((await seen(page('28 May 2027', 'Three groups', more)))[2]).toEqual(
    expect.arrayContaining(['field-added@arrival', 'text-changed@arrival']),
  )
})

describe('a heading that says more than the guide’s', () => {
  it('is told until it is approved, and again when it changes', async () => {
    const page = (heading: string) => `<main><h1>${heading}</h1><p>Write to us.</p></main>`
    const seen = await approvedWith(page('Practice 1.0 <small>draft</small>'), '{ heading: Practice }')
    expect(await seen(page('Practice 1.0 <small>draft</small>'))).toEqual(['verified', 'arrived', []])
    expect(await seen(page('Practice is closed'))).toEqual(['broken', 'arrived', ['destination-other-form@arrival']])
  })
})

describe('a guide about logging in', () => {
  const page = (heading: string) =>
    `<main><h1>${heading}</h1><form method="post"><label>E-mail <input type="email"></label><label>Password <input type="password"></label><button>Sign in</button></form></main>`

  it('is told another heading, and not that the site asks to log in', async () => {
    const seen = await approvedWith(
      page('Log in to your account'),
      '{ heading: Log in to your account, submit: Sign in }',
    )
    const [verdict, outcome, kinds] = await seen(page('Members'))
    expect([verdict, outcome]).toEqual(['changed', 'arrived'])
    expect(kinds).toContain('label-renamed@arrival')
  })
})

describe('a last step that belongs to the form', () => {
  const text = '<p>Please object by 31 March.</p>'
  const form = `${text}<form><label><input type="radio" name="w"> Advertising</label><label>Number <input></label><button>Send</button></form>`
  const page = (heading: string, content: string) => document(`<main><h1>${heading}</h1>${content}</main>`)

  async function approved() {
    const site = await serveSite({ '/': document('<a href="/form">Object</a>'), '/form': page('Objection', form) })
    const flow = `flow: way
link: ${site.origin}/form
destination:
  heading: Objection
  fields: [{ label: Advertising, role: radio }, { label: Number, role: textbox }]
  submit: Send
  sentences: [{ id: until, text: by 31 March }]
routes:
  - id: r
    steps:
      - open: "${site.origin}/"
      - click: { role: link, name: Object }
      - { id: choice, choose: { role: radio, name: Advertising } }
`
    const { walk, approve } = nights(temporaryFolder(), project({ 'way.yaml': flow }).config)
    await walk()
    await approve()
    return async (changed: string) => {
      site.pages['/form'] = changed
      const { verdict, findings } = (await walk()).walk
      const near = findings.filter(({ relevance }) => relevance !== 'elsewhere')
      return [verdict, near.map(({ kind, step }) => `${kind}@${step}`)]
    }
  }

  it('is told as what has become of the form where all of it is gone, or is another one', async () => {
    const seen = await approved()
    expect(await seen(page('Objection', text))).toEqual(['broken', ['form-removed@choice']])
    expect(await seen(page('Objection', '<p>This is done in our app now.</p>'))).toEqual([
      'broken',
      ['form-removed@choice'],
    ])
    const contact = '<form><label>Your message <textarea></textarea></label><button>Write to us</button></form>'
    expect(await seen(page('Contact', contact))).toEqual(['broken', ['destination-other-form@choice']])
    expect(
      await seen(page('Objection', form.replace('<label><input type="radio" name="w"> Advertising</label>', ''))),
    ).toEqual(['broken', ['step-missing@choice']])
  })
})

it('grey bars that lie over a page while it loads are waited for, at a step and at the end', async () => {
  const shade = `<div id="s" aria-hidden="true" style="position:fixed;inset:0;background:#fff"><div style="height:20px;background:#ddd"></div></div>
    <script>setTimeout(() => s.remove(), 600)</script>`
  const [start, end] = [
    '<a href="/form">Object</a>',
    '<h1>Objection</h1><form><label>Number <input></label><button>Send</button></form>',
  ]
  const site = await serveSite({ '/': document(start), '/form': document(end) })
  const flow = `flow: way\nlink: ${site.origin}/form\ndestination: { heading: Objection, fields: [{ label: Number, role: textbox }], submit: Send }\nroutes: [{ id: r, steps: [{ open: "${site.origin}/" }, { click: { role: link, name: Object } }] }]\n`
  const { walk, approve } = nights(temporaryFolder(), project({ 'way.yaml': flow }).config)
  await walk()
  await approve()
  Object.assign(site.pages, { '/': document(start + shade), '/form': document(end + shade) })
  const { verdict, findings } = (await walk()).walk
  expect([verdict, findings]).toEqual(['verified', []])
})
