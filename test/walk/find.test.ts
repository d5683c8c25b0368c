import { expect, it } from 'vitest'
import { findSeen, labelledBeside } from '../../src/walk/elements/find.js'
import { scriptedLocator } from '../../src/walk/elements/scripted.js'
import { pages } from '../helpers/page.js'

const open = pages()
const DRAWN = '<i style="display:inline-block;width:20px;height:20px;border:1px solid"></i>'

it.each([
  ['within it', `<label><input id="it" type="checkbox" style="visibility:hidden">${DRAWN} Start</label>`],
  ['beside it', `<input id="it" type="checkbox" style="display:none"><label for="it">${DRAWN} Start</label>`],
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
const scripted = (html: string, role = 'button') =>
  open(html).then(async (page) => {
    const target = { role, name: 'Settings' } as never
    const found = await findSeen(
      () => scriptedLocator(page.mainFrame(), target, 'en'),
      () => null,
    )
    return (await found?.locator.getAttribute('id')) ?? null
  })

it.each([
  ['an anchor without an address', '<a id="it">Settings</a>'],
  ['an anchor that draws an icon and has a title', `<a id="it" title="Settings">${DRAWN}</a>`],
  ['what has the pointer of a hand', `<div id="it" ${POINTER}>Settings</div>`],
  ['the words on what has it', `<div ${POINTER}><span id="it">Settings</span></div>`],
  ['what has a script of its own', '<span id="it" onclick="1">Settings</span>'],
  ['the one that can be seen', '<div hidden><a>Settings</a></div><a id="it">Settings</a>'],
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
  ['what is hidden', `<div id="it" style="cursor:pointer;opacity:0">Settings</div>`],
])('what is no button to a reader is none: %s', async (_, html) => {
  expect(await scripted(html)).toBeNull()
})

it('what only its script makes a control is no field', async () => {
  expect(await scripted(`<div id="it" ${POINTER}>Settings</div>`, 'checkbox')).toBeNull()
})
