import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, serveSite } from '../helpers/site.js'

describe('a last step that asks first', () => {
  it('is told as that, with what the dialog says', async () => {
    const link = '<a id="l" href="/there">Leave</a>'
    const asks = `${link}<dialog id="d" aria-label="Leave now?"><button>Yes</button></dialog><script>
      l.onclick = (event) => { event.preventDefault(); d.showModal() }</script>`
    const site = await serveSite({ '/': document(link), '/there': document('<h1>There</h1>') })
    const step = '{ click: { role: link, name: Leave } }'
    const flow = `flow: way\nlink: ${site.origin}/there\ndestination: { heading: There }\nroutes: [{ id: r, steps: [{ open: "${site.origin}/" }, ${step}] }]\n`
    const { walk, approve } = nights(temporaryFolder(), project({ 'way.yaml': flow }).config)
    await walk()
    await approve()
    // What the gate stopped is no answer of the site.
    const fails = "fetch('/api', { method: 'POST' }).catch(() => d.showModal())"
    site.pages['/'] = document(asks.replace('d.showModal()', fails))
    expect((await walk()).walk).toMatchObject({ verdict: 'blocked', outcome: { obstacle: 'request-stopped' } })
    site.pages['/'] = document(asks)
    const { verdict, findings } = (await walk()).walk
    const after = { kind: 'opens-dialog', dialog: 'Leave now?' }
    expect([verdict, findings[0]]).toMatchObject(['broken', { kind: 'step-unusable', after }])
  })

  it('is told so where the browser asks, and where a guide ends in a dialog anyway', async () => {
    const opens = '<button id="b">Leave</button><dialog id="d" aria-label="Leave"><h1>There</h1></dialog>'
    const asking = `${opens}<dialog id="q" aria-label="Really?"><button>Yes</button></dialog>`
    const script = (does: string) => `<script>b.onclick = () => { ${does} }</script>`
    const site = await serveSite({ '/': document(opens + script('d.showModal()')) })
    const step = '{ click: { role: button, name: Leave } }'
    const flow = `flow: way\nlink: ${site.origin}/\ndestination: { heading: There }\nroutes: [{ id: r, steps: [{ open: "${site.origin}/" }, ${step}] }]\n`
    const { walk, approve } = nights(temporaryFolder(), project({ 'way.yaml': flow }).config)
    await walk()
    await approve()
    const seen = async (page: string) => {
      site.pages['/'] = document(page)
      const { verdict, findings, steps } = (await walk()).walk
      // The page on which it asks is no end of the way.
      expect(steps.at(-1)?.screen).toBeNull()
      return [verdict, findings[0]?.kind, findings[0]?.after]
    }
    expect(await seen(opens + script("if (confirm('Really?')) d.showModal()"))).toEqual([
      'broken',
      'step-unusable',
      { kind: 'asks-first' },
    ])
    expect(await seen(asking + script('q.showModal()'))).toEqual([
      'broken',
      'step-unusable',
      { kind: 'opens-dialog', dialog: 'Really?' },
    ])
  })
})

describe('a step on the way that asks first', () => {
  it('is told as that step, with what the dialog of the page says', async () => {
    const link = '<a id="l" href="/form">Object</a>'
    const asks = `${link}<div id="d" role="dialog" aria-modal="true" aria-label="Are you sure?" hidden style="position:fixed;inset:0;background:#fff"><button>Keep my benefits</button></div>
      <script>l.onclick = (event) => { event.preventDefault(); d.hidden = false }</script>`
    const site = await serveSite({
      '/': document(link),
      '/form': document('<h1>Form</h1><a href="/end">Continue here</a>'),
      '/end': document('<h1>End</h1>'),
    })
    const steps = `{ click: { role: link, name: Object } }, { click: { role: link, name: Continue here } }`
    const flow = `flow: way\nlink: ${site.origin}/end\ndestination: { heading: End }\nroutes: [{ id: r, steps: [{ open: "${site.origin}/" }, ${steps}] }]\n`
    const { walk, approve } = nights(temporaryFolder(), project({ 'way.yaml': flow }).config)
    await walk()
    await approve()
    site.pages['/'] = document(asks)
    const { outcome, findings } = (await walk()).walk
    const after = { kind: 'opens-dialog', dialog: 'Are you sure?' }
    expect(outcome).toMatchObject({ kind: 'stopped', reason: 'target-unusable', why: after })
    expect(findings[0]).toMatchObject({ kind: 'step-unusable', subject: { name: 'Object' }, after })
  })
})

describe('a guide that begins at a form to log in', () => {
  const log = (inside: string) =>
    `<main><h1>Log in</h1><form method="post"><label>E-mail <input type="email"></label><label>Password <input type="password"></label><button>Log in</button></form>${inside}</main>`
  const forgotten = '<a href="/recovery">Forgot password?</a>'

  it('is broken where the way from it is gone, and blocked where it stands in the way', async () => {
    const site = await serveSite({ '/': document(log(forgotten)), '/recovery': document('<h1>Recovery</h1>') })
    const step = '{ click: { role: link, name: "Forgot password?" } }'
    const flow = `flow: way\nlink: ${site.origin}/recovery\ndestination: { heading: Recovery }\nroutes: [{ id: r, steps: [{ open: "${site.origin}/" }, ${step}] }]\n`
    const { walk, approve } = nights(temporaryFolder(), project({ 'way.yaml': flow }).config)
    await walk()
    await approve()
    site.pages['/'] = document(log(''))
    expect((await walk()).walk).toMatchObject({ verdict: 'broken', outcome: { reason: 'target-missing' } })
    site.pages['/'] = document(log(forgotten))
    site.pages['/recovery'] = document(log(''))
    expect((await walk()).walk).toMatchObject({ verdict: 'blocked', outcome: { obstacle: 'login-wall' } })
  })
})
