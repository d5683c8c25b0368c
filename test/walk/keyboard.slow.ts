import { afterAll, describe, expect, it } from 'vitest'
import { type BrowserKeeper, keepBrowser } from '../../src/engine/browser-keeper.js'
import { walkPlanned } from '../../src/engine/walk-planned.js'
import type { WalkRecord } from '../../src/screen/record.js'
import type { PlannedWalk } from '../../src/state/plan.js'
import { temporaryFolder } from '../helpers/cli.js'
import { document, type Site } from '../helpers/site.js'
import { LINK, wayOn } from '../helpers/way.js'

const keepers: BrowserKeeper[] = []
afterAll(() => Promise.all(keepers.map((keeper) => keeper.close())))

/** Walks a way by keyboard alone, without having walked it otherwise. */
async function byKeyboard(
  body: string,
  more: { readonly steps?: string; readonly pages?: Site['pages']; readonly settings?: string } = {},
): Promise<{ readonly record: WalkRecord; readonly site: Site }> {
  const { site, walk } = await wayOn({ '/start': document(body), ...more.pages }, more)
  // Planned for the mouse; nothing is walked yet.
  const { plan } = await walk()
  site.requests.length = 0
  const keeper = keepBrowser(plan)
  keepers.push(keeper)
  const [planned] = plan.walks as [PlannedWalk]
  const record = await walkPlanned({ ...plan, keyboard: true, out: temporaryFolder() }, planned, keeper)
  return { record, site }
}

/** What was asked for, but for the icon that browsers want. */
const asked = ({ requests }: Site) => requests.filter((request) => !request.endsWith('/favicon.ico'))

const links = (count: number) => Array.from({ length: count }, (_, at) => `<a href="/other">Other ${at}</a> `).join('')

describe('a walk by keyboard alone', () => {
  it('counts Tab as often as it takes, and Enter', async () => {
    const { record, site } = await byKeyboard(`${links(3)}<button type="button">No</button>${LINK}`)
    expect(record).toMatchObject({ outcome: { kind: 'arrived' }, screens: [] })
    expect(record.keys).toEqual({ presses: 6, step: null, why: null, recognised: true })
    expect(asked(site)).toEqual(['GET /start', 'GET /there'])
  })

  it('goes through menus by arrow keys, and through radio buttons', async () => {
    const menu = `<div role="menu"><a role="menuitem" tabindex="0" href="/other">One</a><a role="menuitem" tabindex="-1" href="/there">Go</a></div>
<script>addEventListener('keydown', (event) => { if (event.key === 'ArrowDown') document.activeElement.nextElementSibling?.focus() })</script>`
    const steps = '      - { click: { role: menuitem, name: Go } }'
    expect((await byKeyboard(menu, { steps })).record.keys).toMatchObject({ presses: 3, recognised: true })
    const radios = `<form><label><input type="radio" name="k"> No</label><label><input type="radio" name="k"> Yes</label></form>${LINK}`
    const choose = '      - { choose: { role: radio, name: Yes } }\n      - { click: { role: link, name: Go } }'
    // Tab, arrow down, which chooses; Tab, Enter.
    expect((await byKeyboard(radios, { steps: choose })).record.keys).toMatchObject({ presses: 4, recognised: true })
  })

  it('tells a trap: the focus goes in a circle without the target', async () => {
    const trap = `<div id="trap"><button type="button">One</button><button type="button">Two</button></div>${LINK}
<script>const [one, two] = document.querySelectorAll('button')
addEventListener('keydown', (event) => { if (event.key === 'Tab') { event.preventDefault(); (document.activeElement === one ? two : one).focus() } })</script>`
    const { record, site } = await byKeyboard(trap)
    expect(record.keys).toMatchObject({ why: 'trap', step: 'click-go', recognised: false })
    expect(record.keys?.presses).toBeLessThan(10)
    expect(asked(site)).toEqual(['GET /start'])
  })

  it('gets past a trap that lets the reader go backwards', async () => {
    const trap = `${LINK}<button type="button">One</button><button type="button">Two</button>
<script>const [one, two] = document.querySelectorAll('button')
one.focus()
addEventListener('keydown', (event) => { if (event.key === 'Tab' && !event.shiftKey && document.activeElement === two) { event.preventDefault(); one.focus() } })</script>`
    expect((await byKeyboard(trap)).record.keys).toMatchObject({ why: null, recognised: true })
  })

  it('tells a control that no key leads to, and one on which no key does anything', async () => {
    const steps = '      - { click: { role: button, name: Go } }\n      - { click: { role: link, name: On } }'
    const on = `<p id="on" hidden><a href="/there">On</a></p>`
    const open = `onclick="document.getElementById('on').hidden = false"`
    const unfocusable = await byKeyboard(`${links(2)}<span role="button" ${open}>Go</span>${on}`, { steps })
    expect(unfocusable.record.keys).toMatchObject({ why: 'no-focus', step: 'click-go' })
    const deaf = await byKeyboard(`${links(2)}<span role="button" tabindex="0" ${open}>Go</span>${on}`, { steps })
    expect(deaf.record.keys).toMatchObject({ why: 'no-effect', step: 'click-go', presses: 4 })
  })

  it('gives up after four hundred presses', async () => {
    // What ends it is to be the number of presses, and not the time of a walk, which tests cut short.
    const settings = 'timeouts: { step: 1, calm: 2 }\nretries: 0\nexplore: { clicks: 0 }\n'
    const { record } = await byKeyboard(`${links(420)}${LINK}`, { settings })
    expect(record.keys).toMatchObject({ why: 'too-far', presses: 400 })
  })
})

describe('a walk by keyboard alone sends nothing', () => {
  const SCRIPT = `<script>addEventListener('submit', () => fetch('/told'), true)</script>`

  it('Enter is never pressed in a field, which would send its form', async () => {
    const form = `${SCRIPT}<form action="/send"><input aria-label="Name"><input type="checkbox" aria-label="Sure"><button>Send</button></form>${LINK}`
    const steps = `      - { click: { role: textbox, name: Name } }
      - { fill: { role: textbox, name: Name, value: Kim Doe } }
      - { choose: { role: checkbox, name: Sure } }
      - { click: { role: link, name: Go } }`
    const { record, site } = await byKeyboard(form, { steps })
    expect(record.keys).toMatchObject({ recognised: true })
    expect(asked(site)).toEqual(['GET /start', 'GET /there'])
  })

  it('the control that sends is not activated, whatever the way says', async () => {
    const form = `${SCRIPT}<form method="post" action="/send"><input aria-label="Name"><button>Go</button></form>`
    const steps = '      - { click: { role: button, name: Go } }'
    const { record, site } = await byKeyboard(form, { steps })
    expect(record.outcome).toMatchObject({ kind: 'stopped', reason: 'refused' })
    expect(record.keys?.presses).toBe(0)
    expect(asked(site)).toEqual(['GET /start'])
  })

  it('a key that comes too late reaches nothing: the focus has moved into a form', async () => {
    const form = `${SCRIPT}<form action="/send"><input aria-label="Name"></form>${LINK}
<script>addEventListener('keydown', ({ key }) => { if (key === 'Enter') document.querySelector('input').focus() }, true)</script>`
    const { site } = await byKeyboard(form)
    expect(asked(site)).not.toContainEqual(expect.stringMatching(/send|told/))
  })

  it('what a form sends by script on a key is stopped by the network, as on any walk', async () => {
    const eager = `${LINK}<script>addEventListener('keydown', () => fetch('/send', { method: 'POST', body: 'x' }))</script>`
    const { record, site } = await byKeyboard(eager)
    expect(record.keys).toMatchObject({ recognised: true })
    expect(asked(site)).toEqual(['GET /start', 'GET /there'])
    expect(record.notes).toMatchObject([{ kind: 'request-stopped', times: 2 }])
  })
})
