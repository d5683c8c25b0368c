import { describe, expect, it } from 'vitest'
import type { Flow } from '../../src/flow/schema.js'
import { examine } from '../../src/walk/press/examine.js'
import { pages } from '../helpers/page.js'

const open = pages()
const FLOW = {
  destination: { heading: 'There', submit: 'Object', sentences: [], fields: [] },
  refuse: ['Boost'],
} as unknown as Flow

/** What pressing the element `#it` of a page would do. */
async function effectOf(body: string, flow = FLOW) {
  const page = await open(body)
  return (await examine(page.locator('#it'), flow)).effect
}

describe('a control that has the name of the submit control', () => {
  it.each([
    ['a button', '<button type="button" id="it">Object</button>'],
    ['the button of a form', '<form method="post"><button id="it">Object</button></form>'],
    ['a button that calls itself a link', '<form method="post"><button role="link" id="it">Object</button></form>'],
    ['a link inside a form', '<form><input><a id="it" href="/there">Object</a></form>'],
    ['a link that calls itself a button', '<a id="it" role="button" href="/there">Object</a>'],
    ['a link around a button', '<a href="/there"><button id="it">Object</button></a>'],
    ['a link to nowhere', '<a id="it" href="#">Object</a>'],
    ['a link to its own page', '<a id="it" href="/start#send">Object</a>'],
    ['a link that is a script', '<a id="it" href="javascript:send()">Object</a>'],
    [
      'a button that opens a menu, in a form',
      '<form method="post"><button id="it" aria-haspopup="menu">Object</button></form>',
    ],
    ['a link in what opens and holds a field', '<div aria-expanded="true"><a id="it" href="#">Object</a><input></div>'],
    ['an icon that is called by its title', '<button type="button" id="it" title="Object"><svg></svg></button>'],
    ['what only its script makes a control', '<div id="it" style="cursor:pointer" onclick="send()">Object</div>'],
    ['an icon that only its script makes one', '<a id="it" title="Object" onclick="send()"><i>send</i></a>'],
    ['a link at the destination', '<h1>There</h1><a id="it" href="/sent">Object</a>'],
  ])('%s submits', async (_, body) => {
    expect(await effectOf(body)).toBe('submit')
  })

  it('submits, whatever the page has its own functions say', async () => {
    const lies = `<script>
      Element.prototype.closest = () => null
      Element.prototype.getAttribute = () => 'get'
      Object.defineProperty(HTMLButtonElement.prototype, 'form', { get: () => null })
    </script>`
    expect(await effectOf(`<form method="post"><button id="it">Save</button></form>${lies}`)).toBe('submit')
  })

  it('a link to another page leads on, before the destination', async () => {
    expect(await effectOf('<h1>Start</h1><a id="it" href="/there">Object</a>')).toBe('harmless')
  })

  it.each([
    ['a button', '<button type="button" id="it" aria-haspopup="menu">Object</button>'],
    ['a link in an entry', '<ul><li role="menuitem" aria-haspopup="true"><a id="it" href="#">Object</a></li></ul>'],
  ])('%s that says that it opens a menu opens one, before the destination', async (_, body) => {
    expect(await effectOf(body)).toBe('harmless')
    expect(await effectOf(`<h1>There</h1>${body}`)).toBe('submit')
  })

  it('a button in no form leads on where nothing of the destination is there, and more is known of it than its heading', async () => {
    const fields = [{ label: 'Your reason', role: 'textbox' }]
    const flow = { ...FLOW, destination: { ...FLOW.destination, fields } } as unknown as Flow
    const button = '<button type="button" id="it">Object</button>'
    expect(await effectOf(button, flow)).toBe('harmless')
    for (const there of ['<h1>There</h1>', '<input aria-label="Your reason">', '<p>Your reason</p>'])
      expect(await effectOf(there + button, flow), there).toBe('submit')
    expect(await effectOf(`<form method="post"><button id="it">Object</button></form>`, flow)).toBe('submit')
    expect(await effectOf(button, { ...flow, refuse: ['Object'] })).toBe('submit')
    expect(await effectOf(button)).toBe('submit')
  })

  it('the destination is told by its sentences, where it has no heading', async () => {
    const sentences = [{ id: 'says', text: 'You may object here.' }]
    const flow = { ...FLOW, destination: { ...FLOW.destination, heading: undefined, sentences } } as unknown as Flow
    const link = '<a id="it" href="/there">Object</a>'
    expect(await effectOf(link, flow)).toBe('harmless')
    expect(await effectOf(`<p>You may <b>object</b> here.</p>${link}`, flow)).toBe('submit')
  })

  it('such a link submits where nothing tells the destination, or where it is to be refused', async () => {
    const link = '<a id="it" href="/there">Object</a>'
    expect(await effectOf(link, { ...FLOW, destination: { ...FLOW.destination, heading: undefined } })).toBe('submit')
    expect(await effectOf(link, { ...FLOW, refuse: ['Object'] })).toBe('submit')
  })
})

it('a control that has just gone is waited for no longer than is asked', async () => {
  const page = await open('<p>Nothing</p>')
  page.setDefaultTimeout(0)
  const place = { locale: 'en-US', frame: null }
  await expect(examine(page.locator('#it'), FLOW, place, { timeout: 50 })).rejects.toThrow('Timeout 50ms')
})
