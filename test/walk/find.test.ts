import { expect, it } from 'vitest'
import { findSeen, headedLocator, labelledBeside, wordedLocator, wrappedLocator } from '../../src/walk/elements/find.js'
import { listenedLocator } from '../../src/walk/elements/listened.js'
import { scriptedLocator } from '../../src/walk/elements/scripted.js'
import { strayLocator } from '../../src/walk/elements/stray.js'
import { pages } from '../helpers/page.js'

const open = pages()
const DRAWN = '<i style="display:inline-block;width:20px;height:20px;border:1px solid"></i>'

it.each([
  ['within it', `<label><input id="it" type="checkbox" style="visibility:hidden">${DRAWN} Start</label>`],
  ['beside it', `<input id="it" type="checkbox" style="display:none"><label for="it">${DRAWN} Start</label>`],
  [
    'by being transparent',
    '<label><input id="it" type="checkbox" style="position:absolute;opacity:0"><div>Start</div><div>It begins at once</div></label>',
  ],
])('a box that its label draws, and that is hidden %s, is pressed by the label', async (_, html) => {
  const page = await open(`<form>${html}<label>${DRAWN} Other</label></form>`)
  const target = { role: 'checkbox', name: 'Start' } as never
  const found = await findSeen(
    () => labelledBeside(page.mainFrame(), target, 'en'),
    () => null,
  )
  await found?.locator.click()
  expect(await page.locator('#it').isChecked()).toBe(true)
})

const POINTER = 'style="cursor:pointer"'
const CLOSED = '<div style="display:none"><div>Security</div><div>Privacy</div></div>'

/** What is found in a page of this body by a way of looking for it: its `id`. */
const by =
  (locator: typeof scriptedLocator | typeof wrappedLocator) =>
  async (html: string, role = 'button'): Promise<string | null> => {
    const page = await open(html)
    const target = { role, name: 'Settings' } as never
    const found = await findSeen(
      async () => locator(page.mainFrame(), target, 'en'),
      () => null,
    )
    return (await found?.locator.getAttribute('id')) ?? null
  }
const headed = by(headedLocator)
const wrapped = by(wrappedLocator)
const scripted = by(scriptedLocator)
const worded = by(wordedLocator)
const stray = by(strayLocator)
const listened = by(listenedLocator)

const CUT = 'style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)"'
const FONT = 'style="font-family: Material Icons"'

it.each([
  ['the word of an icon', `<i aria-hidden="true" ${FONT}>keyboard_arrow_down</i>`],
  ['the word of an icon that is heard', `<span ${FONT}>build</span>`],
  ['the word of an icon whose font did not come', '<i class="material-icons">build</i>'],
  ['a mark that is only seen', '<span aria-hidden="true">›</span>'],
  ['a closed menu', CLOSED],
  ['an emoji', '<span>\u{1f512}</span>'],
  ['the keys that do the same', '<kbd>Ctrl+,</kbd>'],
  ['what is for screen readers alone', `<span ${CUT}>(opens in a new tab)</span>`],
])('a control is called by what is read on it, without %s', async (_, more) => {
  const called = 'role="button" aria-label="Open what is called &quot;Settings&quot;"'
  expect(await worded(`<div id="it" ${called}><div>Settings</div>${more}</div>`)).toBe('it')
})

it('a control is called by its letters as style draws them', async () => {
  const styled = (style: string, words: string) => `<button id="it" style="text-transform: ${style}">${words}</button>`
  expect(await worded(styled('capitalize', 'settings'))).toBe('it')
  expect(await worded(styled('none', 'settings'))).toBeNull()
  expect(await worded(styled('uppercase', 'settings'))).toBeNull()
})

it.each([
  ['with a word that is only seen', '<button aria-label="Go"><span aria-hidden="true">Delete </span>Settings</button>'],
  ['with a word in small letters', '<button aria-label="Go"><span>delete</span> Settings</button>'],
  [
    'with a word in small letters, and a font for symbols after others',
    '<button aria-label="Go" style="font-family: Arial, Segoe UI Symbol"><i>delete</i> Settings</button>',
  ],
  ['of another role', `<a href="/" aria-label="Go">Settings<i ${FONT}>build</i></a>`],
  ['that reads otherwise', `<button aria-label="Settings and more">Tools<i ${FONT}>build</i></button>`],
])('a control is not called by a part of what is read on it: %s', async (_, html) => {
  expect(await worded(html)).toBeNull()
})

it.each([
  ['below it', '<button id="it">Settings<div>Who sees what you post</div></button>'],
  ['beside it', '<button id="it" style="display:flex"><b>Settings</b><i>Who sees what you post</i></button>'],
  ['after a break of the line', '<button id="it"><b>Settings</b><br><small>Who sees what you post</small></button>'],
  ['below it, and an emoji before it', '<button id="it"><p>\u2699\ufe0f</p><p>Settings</p><p>Who</p></button>'],
  ['below it, and an icon before it', `<button id="it"><i ${FONT}>build</i><div>Settings</div><div>Who</div></button>`],
])('a control is called by its first line where it explains itself %s', async (_, html) => {
  expect(await headed(html)).toBe('it')
})

it.each([
  ['go on in the same line', '<button>Settings <b>of others</b></button>'],
  ['come last', '<button><div>All</div><div>Settings</div></button>'],
  ['are of another role', '<a href="/">Settings<div>Who</div></a>'],
])('a control is not called by words that %s', async (_, html) => {
  expect(await headed(html)).toBeNull()
})

it.each([
  ['nothing', DRAWN, 'it'],
  ['the word of an icon', `<i aria-hidden="true" ${FONT}>account_circle</i>`, 'it'],
  ['words', '<i aria-hidden="true">Sign out</i>', null],
])('what draws a label for an icon names the control in it, which reads %s', async (_, html, found) => {
  expect(await wrapped(`<span title="Settings"><button id="it">${html}</button></span>`)).toBe(found)
})

it.each([
  ['an anchor without an address', '<a id="it">Settings</a>'],
  ['an anchor that draws an icon and has a title', `<a id="it" title="Settings">${DRAWN}</a>`],
  ['what has the pointer of a hand', `<div id="it" ${POINTER}>Settings</div>`],
  ['the words on what has it', `<div ${POINTER}><span id="it">Settings</span></div>`],
  ['what has a script of its own', '<span id="it" onclick="1">Settings</span>'],
  ['the head of a section', '<details><summary id="it">Settings</summary>More</details>'],
  ['a heading in it', `<details><summary ${POINTER}><h3 id="it">Settings</h3></summary>More</details>`],
  ['the one that can be seen', '<div hidden><a>Settings</a></div><a id="it">Settings</a>'],
  ['what has a closed menu in it', `<div id="it" ${POINTER}>Settings <i></i>${CLOSED}</div>`],
  ['what has the word of an icon in it', `<div id="it" ${POINTER}>Settings <i ${FONT}>expand_more</i></div>`],
  ['one in a dialog', '<div role="dialog" aria-label="Menu"><a id="it">Settings</a></div>'],
])('what only its script makes a button is found: %s', async (_, html) => {
  expect(await scripted(html)).toBe('it')
})

it.each([
  ['mere text', '<p id="it">Settings</p>'],
  ['a part of a longer name', '<a id="it">Settings of others</a>'],
  [
    'a part of a button of another name',
    `<button aria-label="Close" ${POINTER}><span id="it">Settings</span></button>`,
  ],
  ['text on a page that has that pointer everywhere', '<style>body{cursor:pointer}</style><p id="it">Settings</p>'],
  ['what has more to be read in it', `<div ${POINTER}>Settings <div>Security</div></div>`],
  ['a closed menu of another one', `<div ${POINTER}>Tools <div hidden>Settings</div></div>`],
  ['what is hidden', `<div id="it" style="cursor:pointer;opacity:0">Settings</div>`],
])('what is no button to a reader is none: %s', async (_, html) => {
  expect(await scripted(html)).toBeNull()
})

it('the icon in an entry of a web component is no control of its own', async () => {
  const entry = (inside: string) =>
    `<x-entry></x-entry><script>document.querySelector('x-entry').attachShadow({ mode: 'open' }).innerHTML = '<div ${inside}><x-icon></x-icon>Options</div>'
    document.querySelector('x-entry').shadowRoot.querySelector('x-icon').attachShadow({ mode: 'open' }).innerHTML = '<svg id="it" aria-label="Settings" width="20" height="20" style="cursor:pointer"></svg>'</script>`
  expect(await scripted(entry(''))).toBe('it')
  expect(await scripted(entry('role="menuitem"'))).toBeNull()
})

it('what only its script makes a control is no field', async () => {
  expect(await scripted(`<div id="it" ${POINTER}>Settings</div>`, 'checkbox')).toBeNull()
})

it.each([
  ['the head of a group', '<div role="list"><div><div id="it" role="option" tabindex="-1">Settings</div></div></div>'],
  ['a branch without a tree', '<nav><div id="it" role="treeitem" aria-expanded="false">Settings</div></nav>'],
  ['an item that takes the focus', '<ul><li tabindex="0">Help</li><li id="it" tabindex="0">Settings</li></ul>'],
])('an entry that lies in nothing to choose from is a button: %s', async (_, html) => {
  expect(await stray(html)).toBe('it')
})

it.each([
  ['of a list box', '<div role="listbox"><div role="option">Settings</div></div>'],
  ['of a list of the browser', '<select size="3"><option>Settings<option>Help</select>'],
  ['of a tree', '<ul role="tree"><li role="treeitem">Settings</li></ul>'],
  ['among others', '<div><div role="option">Settings</div><div role="option">Help</div></div>'],
  [
    'of what a field opens',
    '<input role="combobox" aria-controls="list"><div id="list"><div><div role="option">Settings</div></div></div>',
  ],
  ['of a longer name', '<div role="option">Settings of others</div>'],
  ['that takes no focus', '<ul><li>Settings</li></ul>'],
])('an entry that is chosen is no button: one %s', async (_, html) => {
  expect(await stray(html)).toBeNull()
})

it('an entry in nothing to choose from is no field', async () => {
  expect(await stray('<div role="option">Settings</div>', 'radio')).toBeNull()
})

/** Listens to the element of a name in `id` or `class`, as a script of a toolkit does. */
const listening = (html: string, type = 'click', to = '#it') =>
  `${html}<script>document.querySelector('${to}').addEventListener('${type}', () => 1)</script>`

it.each([
  ['to it', listening('<div>Start</div><div id="it">Settings</div>')],
  ['to its row', listening('<div class="row"><span>›</span> <div id="it">Settings</div></div>', 'mousedown', '.row')],
  ['to its row with a number', listening('<div class="row"><b id="it">Settings</b> <i>3</i></div>', 'click', '.row')],
  [
    'to its row, as the text lets presses through',
    listening('<div class="row" id="it"><i></i><b style="pointer-events:none">Settings</b></div>', 'click', '.row'),
  ],
  ['to it, where other text is called so', listening('<h1>Settings</h1><div id="it">Settings</div>')],
])('text to which a script listens is a button where nothing else is: %s', async (_, html) => {
  expect(await listened(html)).toBe('it')
})

it('text to which a script listens is found in a shadow root and in a frame of the same site', async () => {
  const inner = listening('<p>Start</p><div id="it">Settings</div>')
  const page = await open(`<div id="host"></div><iframe srcdoc='${inner.replaceAll("'", '&#39;')}'></iframe>
    <script>host.attachShadow({ mode: 'open' }).innerHTML = '<p></p><b>Settings</b>'
    host.shadowRoot.querySelector('b').addEventListener('click', () => 1)</script>`)
  const target = { role: 'button', name: 'Settings' } as never
  const frame = page.frames()[1]
  await frame?.locator('#it').waitFor()
  const [inPage, inFrame] = [
    await listenedLocator(page, target, 'en'),
    await listenedLocator(frame as never, target, 'en'),
  ]
  expect(await inPage?.evaluate((one) => one.tagName)).toBe('B')
  expect(await inFrame?.getAttribute('id')).toBe('it')
})

it.each([
  ['nobody listens to', '<div>Settings</div>'],
  ['a script listens to for something else', listening('<div id="it">Settings</div>', 'mouseover')],
  ['lies with others in what a script listens to', listening('<div id="it"><b>Settings</b> <b>Help</b></div>')],
  ['is there twice', listening('<p id="it">Settings</p><p id="b" onmousedown="1">Settings</p>')],
  ['is part of more', listening('<div id="it">Settings of others</div>')],
  ['cannot be seen', listening('<div id="it" style="opacity:0">Settings</div>')],
  ['is alone on a page that listens', listening('<div>Settings</div>', 'click', 'body')],
  ['is part of another control', listening('<button aria-label="Go"><b id="it">Settings</b></button>')],
])('text is no button that %s', async (_, html) => {
  expect(await listened(html)).toBeNull()
})
