import { describe, expect, it } from 'vitest'
import { type PageFacts, READ_PAGE } from '../../src/walk/form-model/read-page.js'
import { pages } from '../helpers/page.js'

const open = pages()

async function read(body: string) {
  const page = await open(body)
  await page.setViewportSize({ width: 800, height: 600 })
  return page.evaluate<PageFacts>(READ_PAGE)
}

it('is read however many buttons stand above it', async () => {
  const posts = '<button type="button">Like</button><button>Comment</button>'.repeat(600)
  expect((await read(`${posts}<form><input aria-label="Why"></form>`)).controls.map(({ label }) => label)).toEqual([
    'Why',
  ])
})

it.each<readonly [string, string, string, string]>([
  ['a hint', 'Your project', 'Name', '<div>Name</div><div><input placeholder="Your project"></div>'],
  ['a label', 'Name', '', '<label for="n">Name</label><div>Title</div><input id="n" placeholder="Your project">'],
  ['what is read out only', 'Editing area', 'Name', '<div>Name</div><div><input aria-label="Editing area"></div>'],
  ['nothing', 'Name', '', '<div>Name</div><div><input></div>'],
  [
    'its label, which explains itself below',
    'Yes I object to the use',
    'Yes',
    '<label><input type="radio"> <b>Yes</b> <br><small>I object to the use</small></label>',
  ],
])('is read with the text beside it where the code names it by %s', async (_, label, beside, html) => {
  expect((await read(`<form>${html}</form>`)).controls).toMatchObject([{ label, beside }])
})

it.each<readonly [string, boolean, string]>([
  ['by style', true, '<style>.must::after { content: "*" }</style><label class="must">A <input></label>'],
  [
    'by style, on what lies beside it',
    true,
    '<style>.must::after { content: "*" }</style><div class="must">A</div><div><input></div><div>B</div><div><input></div>',
  ],
  ['by an icon', true, '<div><span>A <i class="icon required">\u2605</i></span><div><input></div></div>'],
  [
    'by style, for another field',
    false,
    '<style>.must::after { content: "*" }</style><label>A <input></label> <label class="must">B</label> <input>',
  ],
  [
    'and the code says that it must be filled in',
    false,
    '<style>.must::after { content: "*" }</style><label class="must">A <input required></label>',
  ],
  ['by nothing', false, '<label>A <input></label>'],
])('is starred %s: %s', async (_, starred, html) => {
  expect((await read(`<form>${html}</form>`)).controls[0]?.starred ?? false).toBe(starred)
})

describe('which controls a reader sees', () => {
  it.each<readonly [string, string]>([
    ['in a closed section', '<details><summary>More</summary><input aria-label="A"></details>'],
    ['in a part that only a search opens', '<div hidden="until-found"><input aria-label="A"></div>'],
    ['in a tab that is closed', '<div role="tabpanel" style="display:none"><p><input aria-label="A"></p></div>'],
    ['in an accordion without height', '<div style="max-height:0;overflow:hidden"><p><input aria-label="A"></p></div>'],
    ['beside the page', '<input aria-label="A" style="position:absolute;left:-9999px">'],
    ['cut to nothing', '<div style="width:1px;height:1px;overflow:hidden"><input aria-label="A"></div>'],
    [
      'beside what scrolls only down',
      '<div style="width:100px;height:50px;overflow:hidden auto"><div style="width:400px"><input aria-label="A" style="margin-left:200px"></div></div>',
    ],
    ['without size', '<input aria-label="A" style="width:0;height:0;padding:0;border:0">'],
    ['transparent', '<div style="opacity:0"><input aria-label="A"></div>'],
    ['invisible', '<div style="visibility:hidden"><input aria-label="A"></div>'],
    ['a box that nothing is drawn for', '<input id="n" type="checkbox" hidden><label for="n">Menu</label>'],
    [
      'a box that nothing is drawn for but a star',
      '<style>.star::after{content:"*"}</style><input id="s" type="checkbox" hidden><label class="star" for="s">Menu</label>',
    ],
    ['inert', '<div inert><input aria-label="A"></div>'],
    [
      'a list that nothing is drawn for',
      '<label for="l">A</label><div><select id="l" hidden><option>One</select></div>',
    ],
    [
      'a list of which another choice is drawn',
      '<label for="l">A</label><div><select id="l" hidden><option>One</select><span>Two</span></div>',
    ],
    [
      'a list without a label',
      '<label for="l" hidden>A</label><div><select id="l" hidden><option>One</select><span>One</span></div>',
    ],
  ])('not one %s', async (_, html) => {
    expect((await read(`<form>${html}<input aria-label="B"></form>`)).controls.map(({ label }) => label)).toEqual(['B'])
  })

  it.each<readonly [string, string]>([
    ['a box drawn by its label', '<label><input type="checkbox" style="opacity:0;position:absolute"> A</label>'],
    [
      'a box that is invisible, with another drawn in its label',
      '<label><input type="checkbox" style="visibility:hidden;position:absolute"><span style="display:inline-block;width:20px;height:20px;border:1px solid"></span> A</label>',
    ],
    [
      'a box that is not there, with another made by style',
      '<style>.drawn::before{content:"";display:inline-block;width:16px;height:16px;border:1px solid}</style><input id="c" type="checkbox" style="display:none"><label class="drawn" for="c">A</label>',
    ],
    [
      'a file chooser drawn by its label',
      '<input id="f" type="file" style="position:absolute;width:1px;height:1px;clip-path:inset(50%)"><label for="f">A</label>',
    ],
    [
      'a list that a script draws as text',
      '<label for="l">A</label><div><select id="l" style="position:absolute;width:1px;height:1px;clip-path:inset(50%)"><option>One</select><span style="cursor:pointer">One</span></div>',
    ],
    [
      'a list that a script draws as a button',
      '<label for="l">A</label><div><select id="l" style="display:none"><option>One</select><button type="button">One</button></div>',
    ],
    ['a field below the fold', '<div style="height:3000px"></div><input aria-label="A">'],
    [
      'a field within what scrolls',
      '<div style="height:50px;overflow:auto"><p style="height:300px">x</p><input aria-label="A"></div>',
    ],
    [
      'a field within what scrolls only down',
      '<div style="height:50px;overflow:hidden auto"><p style="height:300px">x</p><input aria-label="A"></div>',
    ],
    [
      'a field within what scrolls, in an app as high as the window',
      '<div style="height:100vh;overflow:hidden"><div style="height:100%;overflow:auto"><p style="height:3000px">x</p><input aria-label="A"></div></div>',
    ],
    ['a label with a star for the eye', '<label>A <span aria-hidden="true">*</span><input required></label>'],
  ])('%s', async (_, html) => {
    expect((await read(`<form>${html}</form>`)).controls.map(({ label }) => label)).toEqual(['A'])
  })
})

describe('what a control that sends is called', () => {
  it.each([
    [
      'its parts are words of their own where they stand apart',
      '<button style="display:flex">Log In<span>27</span></button>',
      'Log In 27',
    ],
    ['and one where they do not', '<button>Log <b>I</b>n</button>', 'Log In'],
    ['what is hidden is none', '<button>Send<span hidden>ing</span></button>', 'Send'],
  ])('%s', async (_, html, label) => {
    expect((await read(`<form>${html}</form>`)).controls.map((one) => one.label)).toEqual([label])
  })
})

describe('what a field is', () => {
  it('is a combobox where it has suggestions', async () => {
    const { controls } = await read('<form><input aria-label="A" list="l"><datalist id="l"></datalist></form>')
    expect(controls.map(({ role }) => role)).toEqual(['combobox'])
  })
})

describe('which form a control belongs to', () => {
  const formsOf = async (body: string) => {
    const { controls, forms } = await read(body)
    return controls.map(
      ({ label, form }) => `${label}: ${forms[form]?.role} ${forms[form]?.purpose} ${forms[form]?.place}`,
    )
  }

  it('tells search, log-in and newsletter from the form of the content, and what lies beside it', async () => {
    expect(
      await formsOf(`<header><form action="/search"><input name="q" aria-label="Search"></form></header>
<main><form aria-label="Objection"><label>Why <textarea></textarea></label><button>Send</button></form></main>
<footer><form><label>E-mail <input type="email"></label><button>Subscribe to our newsletter</button></form></footer>
<aside><form><input aria-label="User"><input type="password" aria-label="Password"><button>Log in</button></form></aside>`),
    ).toEqual([
      'Search: form search aside',
      'Why: form other content',
      'Send: form other content',
      'E-mail: form newsletter aside',
      'Subscribe to our newsletter: form newsletter aside',
      'User: form log-in aside',
      'Password: form log-in aside',
      'Log in: form log-in aside',
    ])
  })

  it('takes changing a password for no log-in', async () => {
    expect(
      await formsOf(
        '<main><form><input type="password" aria-label="Old"><input type="password" aria-label="New"></form></main>',
      ),
    ).toEqual(['Old: form other content', 'New: form other content'])
  })

  it('tells what is laid over the page, by its role or by staying where it is', async () => {
    const { overlays, forms, controls } = await read(`<main><input aria-label="Why"></main>
<div role="dialog" aria-label="Cookies"><label><input type="checkbox"> Statistics</label><button>OK</button></div>
<div style="position:fixed;bottom:0;width:100%">Subscribe! <input aria-label="Mail"><button>Go</button></div>
<nav style="position:fixed;top:0">Menu <a href="/x">X</a></nav>`)
    expect(overlays.map(({ role, name }) => `${role} ${name}`)).toEqual(['dialog Cookies', 'div '])
    expect(controls.map(({ label, form }) => [label, forms[form]?.place])).toEqual([
      ['Why', 'content'],
      ['Statistics', 'overlay'],
      ['Mail', 'overlay'],
    ])
  })

  it('finds the label of a narrow list in front of it, and above what is chosen in it', async () => {
    const narrow = '<input role="combobox" style="width:30px">'
    const { controls } = await read(
      `<main><div>Hour ${narrow}</div><div>Country</div><div style="display:grid"><span style="grid-area:1/1">Select…</span><div style="grid-area:1/1">${narrow}</div></div></main>`,
    )
    expect(controls.map(({ label }) => label)).toEqual(['Hour', 'Country'])
  })

  it('calls dialogs and parts of the page by headings in them, and a list by nothing that is chosen in it', async () => {
    const { overlays, forms, controls } = await read(
      `<main><section aria-labelledby="s"><h2 id="s">Objection</h2><p>Country</p>
<div role="combobox" tabindex="0" aria-labelledby="c"><span id="c">Kenya</span></div></section></main>
<div role="dialog" aria-labelledby="d"><h2 id="d">Cookies</h2><button>OK</button></div>`,
    )
    expect(overlays.map(({ name }) => name)).toEqual(['Cookies'])
    expect(controls.map(({ label, form }) => [label, forms[form]?.name])).toEqual([['Country', 'Objection']])
  })

  it('puts what a component library draws into the form around it', async () => {
    const { controls, forms } = await read(
      `<div role="dialog"><form><label>Title <input></label><span role="checkbox" tabindex="0" aria-checked="false">All day</span>
        <x-field></x-field></form><span role="checkbox" tabindex="0">Beside</span></div>
        <script>document.querySelector('x-field').attachShadow({ mode: 'open' }).innerHTML = '<input aria-label="Place">'</script>`,
    )
    expect(controls.map(({ label, form }) => [label, forms[form]?.role])).toEqual([
      ['Title', 'form'],
      ['All day', 'form'],
      ['Beside', 'dialog'],
      ['Place', 'form'],
    ])
  })

  it.each([
    ['on it', '<span role="switch" tabindex="0">Dark mode</span>'],
    ['on it, below a heading', '<h1>Settings</h1><span role="switch" tabindex="0">Dark mode</span>'],
    [
      'beside it, where its state is on it',
      '<div style="display: flex"><div>Dark mode</div><div role="switch" tabindex="0">Off</div></div>',
    ],
  ])('a switch is called by what is written %s', async (_, html) => {
    const { controls } = await read(`<form>${html}</form>`)
    expect(controls.map(({ label }) => label)).toEqual(['Dark mode'])
  })

  it('takes a form around a whole page for none, and finds the part that stands for a form without an element', async () => {
    const { controls, forms } = await read(
      '<form><header><input aria-label="Find" type="search"></header><main><section aria-label="Objection"><input aria-label="Why"><button>Send</button></section></main></form>',
    )
    expect(controls.map(({ label, form }) => [label, forms[form]?.role, forms[form]?.name])).toEqual([
      ['Find', 'banner', ''],
      ['Why', 'region', 'Objection'],
      ['Send', 'region', 'Objection'],
    ])
  })

  it.each(['switch', 'checkbox', 'radio', 'combobox'])('is a %s where a button has that role', async (role) => {
    const { controls } = await read(
      `<label for="a">A</label><form><button id="a" role="${role}" type="button" aria-checked="false"></button><button>Send</button></form>`,
    )
    expect(controls.map(({ label, submits }) => [label, submits])).toEqual([
      ['A', false],
      ['Send', true],
    ])
    expect(controls[0]?.role).toBe(role)
  })
})

describe('a control that is transparent in its place', () => {
  const CLEAR = 'position:absolute;inset:0;opacity:0;margin:0'
  const BOX = '<i style="display:block;width:16px;height:16px;border:1px solid"></i>'
  const boxed = (within: string) =>
    `<div><span style="position:relative;display:inline-block"><input type="checkbox" aria-labelledby="t" style="${CLEAR}">${within}</span> <b id="t">A</b></div>`
  const floating = (label: string) =>
    `<div style="position:relative;height:40px;width:200px"><span>${label}</span><div style="opacity:0"><input aria-label="A"></div></div>`

  it('is part of the component that has its role', async () => {
    const { controls } = await read(
      `<form><x-box role="switch" tabindex="0" aria-label="A"><label>${BOX}<input type="checkbox" style="opacity:0"></label></x-box></form>`,
    )
    expect(controls).toMatchObject([{ label: 'A', role: 'switch' }])
  })

  it.each<readonly [string, number, string]>([
    ['a box over what is drawn for it', 1, boxed(BOX)],
    ['a field under its own label', 1, floating('A *')],
    [
      'a switch that its label draws',
      1,
      `<button id="s" role="switch" type="button" style="position:absolute;width:1px;height:1px"></button><label for="s">A ${BOX}</label>`,
    ],
    ['a box over nothing', 0, boxed('&nbsp; &nbsp;')],
    ['a field under other words', 0, floating('B')],
  ])('is seen as %s: %s', async (_, count, html) => {
    expect((await read(`<form>${html}</form>`)).controls).toHaveLength(count)
  })
})

describe('the label of a field that the code of the page does not name', () => {
  const labels = async (html: string) => (await read(`<form>${html}</form>`)).controls.map(({ label }) => label)

  it.each<readonly [string, string]>([
    ['a label that belongs to nothing, above it', '<div><label>A:</label><div><input></div></div>'],
    ['text before it on its line', '<p><b>A</b>: <input></p>'],
    ['the cell before its own', '<table><tr><td>A:</td><td><input></td></tr></table>'],
    ['the term before it', '<dl><dt>A:</dt><dd><select><option>B</option></select></dd></dl>'],
    ['several parts of one label', '<div><span>A</span><span>:</span></div><textarea></textarea>'],
    ['the heading right above it', '<h2>A:</h2><input>'],
    ['what has a star for looks in it', '<div>A <span aria-hidden="true">*</span></div><input>'],
    ['what has a star for looks behind it', '<div>A</div><div aria-hidden="true">*</div><input>'],
    ['text on the right, where pages run from there', '<p dir="rtl">A: <input></p>'],
  ])('is %s', async (_, html) => {
    const [label] = await labels(html)
    expect(label?.replace(/ ?:$/, '')).toBe('A')
  })

  const EDITOR = '<div contenteditable style="height:60px"></div>'
  const TOOLS =
    '<div><button type="button">B</button><button type="button">I</button><button type="button">U</button></div>'
  it.each<readonly [string, string]>([
    ['the toolbar of an editor', `<p style="margin:0">A</p>${TOOLS}<div>${EDITOR}</div>`],
    ['the toolbar in its frame', `<p style="margin:0">A</p><div><div>${TOOLS}</div>${EDITOR}</div>`],
    [
      'the field that an editor stands for',
      `<label for="a">A</label><textarea id="a" hidden></textarea><div>${TOOLS}${EDITOR}</div>`,
    ],
    [
      'a button in its front part',
      '<p style="margin:0">A</p><div><button type="button">+44</button><input type="tel"></div>',
    ],
  ])('is what stands before %s', async (_, html) => {
    expect(await labels(html)).toEqual(['A'])
  })

  it.each<readonly [string, string]>([
    ['the toolbar of another editor', `<p style="margin:0">A</p>${TOOLS}${EDITOR}${EDITOR}`],
    [
      'buttons that are pressed for themselves',
      '<p style="margin:0">A</p><div><button type="button">Find it</button><input></div>',
    ],
    ['a toolbar far above', `<p style="margin:0">A</p>${TOOLS}<div style="height:40px"></div>${EDITOR}`],
  ])('is not what stands before %s', async (_, html) => {
    expect((await labels(html)).at(-1)).toBe('')
  })

  it('names a button that opens something as a list, where it is a label and names nothing else', async () => {
    const button = '<button type="button" aria-expanded="false">Please choose</button>'
    const named = await read(`<form><label for="x">A</label><div>${button}</div></form>`)
    expect(named.controls).toMatchObject([{ label: 'A', role: 'combobox' }])
    expect((await read(`<form><p>A</p>${button}</form>`)).controls).toEqual([])
    expect((await read(`<form><label for="x">A</label><input id="x">${button}</form>`)).controls).toHaveLength(1)
  })

  it('is what stands behind a box', async () => {
    expect(await labels('<p>Before</p><p><input type="checkbox"> A</p>')).toEqual(['A'])
    expect(await labels('<p>A <input type="checkbox"></p><p>Behind</p>')).toEqual(['A'])
  })

  it.each<readonly [string, string]>([
    ['lies far above', '<p>A</p><div style="height:80px"></div><input>'],
    ['explains at length', `<p>${'Please enter what you want to tell us. '.repeat(4)}</p><input>`],
    ['belongs to another one', '<label for="b">B</label><input>'.concat('<input id="b" hidden>')],
    ['is hidden', '<p hidden>A</p><input>'],
    ['counts', '<p>Records: 1 - 2 / 2</p><input>'],
    ['can be pressed', '<button type="button">A</button><input>'],
  ])('is nothing that %s', async (_, html) => {
    expect((await labels(html))[0]).toBe('')
  })

  it('is never what stands before another field', async () => {
    expect(await labels('<p>A</p><p><input><input></p>')).toEqual(['A', ''])
    expect(await labels('<p>A <input aria-label="B"><input></p>')).toEqual(['B', ''])
  })
})
