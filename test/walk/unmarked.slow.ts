import { describe, expect, it } from 'vitest'
import { kindsOf, temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, serveSite } from '../helpers/site.js'

// A page as toolkits draw it: its title is no heading, its button is of no form, and what has happened is told for a moment.

const page = (send = 'Send objection', more = '') => `<header><a href="/">Objection</a></header>
  <div id="app"></div><div><label>Reason <textarea></textarea></label><button type="button">${send}</button></div>${more}
  <script>setTimeout(() => { document.getElementById('app').innerHTML = '<div style="font-size:2em">Objection</div><p>Anybody can object.</p>' }, 900)</script>`

describe('a destination of which little is marked up', () => {
  it('is there by what can be read on it, and tells what has changed', async () => {
    const site = await serveSite({ '/': document(page()) })
    const flow = `flow: way\nlink: ${site.origin}/\ndestination: { heading: Objection, fields: [{ label: Reason, role: textbox }], submit: Send objection }\nroutes: [{ id: direct, steps: [{ open: "${site.origin}/" }] }]\n`
    const { config } = project({ 'way.yaml': flow })
    const { walk, approve } = nights(temporaryFolder(), config)
    const night = async (body: string) => {
      site.pages['/'] = document(body)
      const { walk: one } = await walk()
      return [one.verdict, one.outcome.kind, kindsOf(one)]
    }
    expect((await walk()).walk.outcome.kind).toBe('arrived')
    await approve()
    expect(await night(page())).toEqual(['verified', 'arrived', []])
    expect(await night(page('Withdraw objection'))).toEqual(['changed', 'arrived', ['submit-renamed@arrival']])
    const says = (style: string, words: string) =>
      `<div style="${style}"><div role="alert" style="background:#fff;padding:1em">${words}</div></div>`
    const corner = 'position:fixed;bottom:1em;right:1em'
    expect(await night(page(undefined, says(corner, 'Your picture was updated')))).toEqual([
      'verified',
      'arrived',
      expect.any(Array),
    ])
    for (const [style, words] of [
      ['', 'This form is closed'],
      [corner, 'This form is closed'],
    ] as const)
      expect((await night(page(undefined, says(style, words))))[0]).toBe('changed')
  })
})
