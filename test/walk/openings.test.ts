import { describe, expect, it } from 'vitest'
import type { Flow } from '../../src/flow/schema.js'
import { openingsOn, promiseOf } from '../../src/walk/search/openings.js'
import { pages } from '../helpers/page.js'

const open = pages()
const FLOW = { destination: { submit: 'Object' }, refuse: ['Boost'], hosts: ['site.example'] } as unknown as Flow
const namesOn = async (body: string) =>
  (await openingsOn(await open(body), FLOW)).map(({ kind, name }) => `${kind} ${name}`)

describe('what a search for a new way may press', () => {
  it.each([
    ['says so by ARIA', '<button aria-haspopup="menu">Konto</button>'],
    ['can be unfolded', '<div role="button" tabindex="0" aria-expanded="false">Konto</div>'],
    ['is a tab', '<div role="tablist"><div role="tab" tabindex="0">Konto</div></div>'],
    ['opens a popover', '<button popovertarget="m">Konto</button><div popover id="m">x</div>'],
    ['toggles by a framework', '<a href="#" role="button" data-bs-toggle="dropdown">Konto</a>'],
    [
      'has the class of a menu button',
      '<div class="x"><button type="button" class="navbar-toggler">Konto</button></div>',
    ],
    [
      'has the icon of an account, in the corner',
      '<button style="position:fixed;right:8px;top:8px"><img alt="Konto" src="/a.png" width="32" height="32"></button>',
    ],
    ['is a button of the header that is in no form', '<header><button>Konto</button></header>'],
    [
      'is a menu item with a menu of its own',
      '<div role="menu"><div role="menuitem" aria-haspopup="true" tabindex="0">Konto</div></div>',
    ],
    [
      'lies in a custom element',
      `<x-h></x-h><script>document.querySelector('x-h').attachShadow({mode:'open'}).innerHTML='<button aria-expanded="false">Konto</button>'</script>`,
    ],
  ])('opens something: it %s', async (_, body) => {
    expect(await namesOn(body)).toEqual(['opener Konto'])
  })

  it.each([
    ['a submit', '<form><button aria-haspopup="menu">Konto</button></form>'],
    ['a button that says nothing of itself', '<main><button>Konto</button></main>'],
    ['a menu item that acts', '<div role="menu"><div role="menuitem" tabindex="0">Konto</div></div>'],
    ['a tree item that acts', '<div role="tree"><div role="treeitem" tabindex="0">Konto</div></div>'],
    ['harm in a menu', '<div role="menu"><div role="menuitem" aria-haspopup="true" tabindex="0">Unfollow</div></div>'],
    [
      'harm in another language',
      '<header><button>Wyłącz powiadomienia</button><button>Verlauf leeren</button><button>Darse de baja</button></header>',
    ],
    ['harm in its description only', '<header><button title="Sign out">Konto</button></header>'],
    [
      'harm that eyes alone or screen readers alone are told',
      `<header><button aria-label="Settings">Delete account</button><button title="Konto">Dеlete</button>
       <button aria-describedby="d">Konto</button><p id="d" hidden>Delete your account</p></header><style>#z::after { content: " delete now" }</style><header><button id="z">Konto</button></header>`,
    ],
    [
      "the flow's own submit control, and what it refuses",
      '<header><button>Object</button><button>Boost</button></header>',
    ],
    ['a switched off button', '<header><button disabled>Konto</button></header>'],
    [
      'a link that signs out or deletes',
      '<a href="/account?action=logout">Bye</a><a href="/x?do=delete">Konto</a><a href="/item/7/remove">Item</a>',
    ],
    ['a link to another host', '<a href="http://other.example/">Konto</a>'],
    ['a download', '<a href="/file.pdf" download>Konto</a>'],
    ['what is not to be seen', '<a href="/a" style="display:none">Konto</a>'],
  ])('is not %s', async (_, body) => {
    expect(await namesOn(body)).toEqual([])
  })

  it('promises most where the wanted text lies hidden behind it', async () => {
    const menus = ['A', 'B', 'C'].map(
      (name) =>
        `<li><button aria-expanded="false" aria-controls="m${name}">${name}</button><ul id="m${name}" hidden><li><a href="/${name}">${name === 'B' ? 'Datenschutz' : 'News'}</a></li></ul></li>`,
    )
    const found = await openingsOn(await open(`<nav><ul>${menus.join('')}</ul></nav>`), FLOW)
    const best = [...found].sort((a, b) => promiseOf(b, ['Datenschutz']) - promiseOf(a, ['Datenschutz']))[0]
    expect(best?.name).toBe('B')
  })
})
