import { describe, expect, it } from 'vitest'
import { kindsOf, temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, serveSite } from '../helpers/site.js'

/** A form in which one thing is chosen; `seen` tells what a night says of it. */
async function choosing(step: string) {
  const site = await serveSite({ '/': document('') })
  const flow = `flow: way\nlink: ${site.origin}/\ndestination: { heading: Form }\nroutes: [{ id: r, steps: [{ open: "${site.origin}/" }, { choose: ${step} }] }]\n`
  const { walk } = nights(temporaryFolder(), project({ 'way.yaml': flow }).config)
  return async (body: string) => {
    site.pages['/'] = document(`<main><h1>Form</h1>${body}</main>`)
    const night = await walk()
    return [night.walk.verdict, kindsOf(night.walk)]
  }
}

const VERIFIED = ['verified', []]
const unusable = ['broken', [expect.stringMatching(/^step-unusable@/)]]

describe('what a kit draws over its own field', () => {
  const box = (over = '') =>
    `<label style="position:relative;display:inline-block"><input type="checkbox" style="position:absolute;opacity:0"><span style="position:relative;display:inline-block;width:16px;height:16px;border:1px solid"></span> Mine</label>${over}`

  it('is pressed for it, and a layer over the page is not', async () => {
    const seen = await choosing('{ role: checkbox, name: Mine }')
    expect(await seen(box())).toEqual(VERIFIED)
    expect(await seen(box('<div style="position:fixed;inset:0;background:#fff"></div>'))).toEqual(unusable)
  })
})

describe('a list that a kit draws', () => {
  const LAYER = 'position:absolute;inset:0;background:#fff'
  /** Options come when the field is pressed, written in one way or the other. */
  const list = (options: string) =>
    `<p>Kenya</p><div style="position:relative;width:200px;height:30px;border:1px solid" onclick="popup.hidden = false">
      <input role="combobox" aria-label="Country" aria-expanded="false" readonly style="opacity:0"><div style="${LAYER}">Please choose</div></div>
      <div id="popup" hidden style="${LAYER};top:100px">${options}</div>`
  const plain = (...names: string[]) => names.map((name) => `<div onclick="popup.hidden = true">${name}</div>`).join('')

  it('lies under what is chosen, and its options need be none for programs', async () => {
    const seen = await choosing('{ role: combobox, name: Country, option: Kenya }')
    expect(await seen(list(plain('Chile', 'Kenya')))).toEqual(VERIFIED)
    expect(await seen(list('<div role="listbox"><div role="option">Kenya</div></div>'))).toEqual(VERIFIED)
    // The word beside the list was there before it was opened.
    expect(await seen(list(plain('Chile', 'Malta')))).toEqual(unusable)
  })

  it('may be a button that opens a window, or what a label names that HTML lets it not name', async () => {
    const seen = await choosing('{ role: combobox, name: Country, option: Kenya }')
    const opened = `<dialog id="asks"><label><input type="radio" name="c">Kenya</label><button onclick="asks.close()">OK</button></dialog>`
    const button = '<button aria-haspopup="dialog" onclick="asks.showModal()">Country, please choose</button>'
    expect(await seen(button + opened)).toEqual(VERIFIED)
    const named = `<label for="c">Country</label><table id="c" role="listbox" aria-haspopup="true" aria-expanded="false" tabindex="0" onclick="popup.hidden = false"><tr><td>Choose</td></tr></table>`
    expect(await seen(`${named}<div id="popup" hidden>${plain('Kenya')}</div>`)).toEqual(VERIFIED)
  })
})
