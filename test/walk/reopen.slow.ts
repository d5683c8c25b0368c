import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, serveSite } from '../helpers/site.js'

/** Menus that close as soon as anything outside them is pressed, one in the other; their buttons are not told. */
const MENUS = `<nav><button id="a" aria-expanded="false">More</button>
  <div id="p" hidden><button id="b" aria-expanded="false">Privacy</button><div id="q" hidden><a href="/form">Object</a></div></div></nav>
  <script>
    const show = (button, panel, open) => { panel.hidden = !open; button.setAttribute('aria-expanded', String(open)) }
    a.onclick = () => show(a, p, p.hidden)
    b.onclick = () => { show(b, q, q.hidden); document.dispatchEvent(new Event('opened')) }
    document.addEventListener('click', (event) => {
      if (!event.target.closest('nav')) q.hidden = p.hidden = true
    })
  </script>`

/** A newsletter that comes when the menus are open: once, or every time. */
const newsletter = (times: number) => `<div id="n" role="dialog" aria-modal="true" aria-label="Our newsletter" hidden
  style="position:fixed;inset:0;background:#fff"><p>Subscribe to our newsletter.</p><button id="no">No thanks</button></div>
  <script>
    let left = ${times}
    document.addEventListener('opened', () => { if (left-- > 0) n.hidden = false })
    no.onclick = () => { n.hidden = true }
  </script>`

async function approved() {
  const site = await serveSite({ '/': document(MENUS), '/form': document('<h1>Form</h1>') })
  const click = (role: string, name: string) => `{ click: { role: ${role}, name: ${name} } }`
  const steps = [
    `{ open: "${site.origin}/" }`,
    click('button', 'More'),
    click('button', 'Privacy'),
    click('link', 'Object'),
  ]
  const flow = `flow: way\nlink: ${site.origin}/form\ndestination: { heading: Form }\nroutes: [{ id: r, steps: [${steps.join(', ')}] }]\n`
  const settings = 'timeouts: { step: 1, page: 3 }\n'
  const { walk, approve } = nights(temporaryFolder(), project({ 'way.yaml': flow }, settings).config)
  await walk()
  await approve()
  return { site, walk }
}

describe('a dialog that comes in between and closes the menus by being answered', () => {
  it('makes the walk open them again', async () => {
    const { site, walk } = await approved()
    site.pages['/'] = document(MENUS + newsletter(1))
    const { verdict, findings, notes } = (await walk()).walk
    expect(notes).toMatchObject([{ kind: 'interruption', dialog: 'Our newsletter', by: 'No thanks' }])
    expect([verdict, findings]).toEqual(['verified', []])
  })

  it('is not answered for ever', async () => {
    const { site, walk } = await approved()
    site.pages['/'] = document(MENUS + newsletter(99))
    const { verdict, outcome } = (await walk()).walk
    expect([verdict, outcome]).toMatchObject(['broken', { reason: 'target-missing', why: { name: 'Object' } }])
  })
})
