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

describe('a list that a script draws in the place of the one of the browser', () => {
  const HIDDEN = 'position:absolute;width:1px;height:1px;clip-path:inset(50%);opacity:0'
  const OPTIONS = '<option value="">Please choose</option><option>Chile</option><option>Kenya</option>'
  const opened = `<ul id="popup" hidden>${['Chile', 'Kenya'].map((name) => `<li onclick="popup.hidden = true">${name}</li>`).join('')}</ul>`
  const drawn = '<div tabindex="0" style="width:200px;border:1px solid" onclick="popup.hidden = false">Pick one</div>'
  const STEP = '{ role: combobox, name: Country, option: Kenya }'

  it.each<readonly [string, string]>([
    [
      'a label that names the hidden one',
      `<label for="c">Country</label><select id="c" style="${HIDDEN}">${OPTIONS}</select>${drawn}${opened}`,
    ],
    [
      'a label that only stands above it',
      `<div>Country</div><select style="display:none">${OPTIONS}</select>${drawn}${opened}`,
    ],
    [
      'a name that is what is chosen in it',
      `<label>Country</label><select style="${HIDDEN}" tabindex="-1" aria-hidden="true">${OPTIONS}</select>
       <span><span role="combobox" aria-haspopup="true" aria-labelledby="chosen" tabindex="0" onclick="popup.hidden = false"><span id="chosen">Please choose</span></span></span>${opened}`,
    ],
    [
      'the hidden one within it',
      `<label for="c">Country</label><div role="combobox" aria-haspopup="true" tabindex="0" style="position:relative;width:200px" onclick="popup.hidden = false"><select id="c" style="position:absolute">${OPTIONS}</select><div style="position:relative;background:#fff">Please choose</div></div>${opened}`,
    ],
    [
      'an input of no size over what is chosen',
      `<label>Country</label><div style="width:200px;border:1px solid" onclick="popup.hidden = false"><div>Select…</div><input role="combobox" readonly style="width:1px;opacity:0;border:0;padding:0"></div>${opened}`,
    ],
    [
      'a button beside its label',
      `<label>Country</label><div><button type="button" aria-haspopup="listbox" onclick="popup.hidden = false">Please choose</button></div>${opened}`,
    ],
    [
      'options that are there all the time, transparent',
      `<label>Country</label><select style="${HIDDEN}">${OPTIONS}</select><div tabindex="0" onclick="more.style.opacity = 1"><span>Pick one</span><ul id="more" style="opacity:0"><li>Kenya</li></ul></div>`,
    ],
    [
      'suggestions of the browser',
      '<label>Country <input list="known"></label><datalist id="known"><option>Chile</option><option value="Kenya"></option></datalist>',
    ],
  ])('is chosen from, with %s', async (_, html) => {
    const seen = await choosing(STEP)
    expect(await seen(html)).toEqual(VERIFIED)
    expect(await seen(html.replaceAll('Kenya', 'Malta'))).toEqual(unusable)
  })

  it('is not what merely follows a hidden list', async () => {
    const seen = await choosing(STEP)
    const next = '<p><label>City <input></label></p>'
    expect(await seen(`<div>Country</div><select hidden>${OPTIONS}</select>${next}`)).toEqual([
      'broken',
      [expect.stringMatching(/^step-missing@/)],
    ])
  })
})

it('a text box that suggests something is one still, and a list to choose from is none', async () => {
  const site = await serveSite({ '/': '' })
  const destination = '{ heading: Form, fields: [{ label: Street, role: textbox }], submit: Send }'
  const fill = '{ id: street, fill: { role: textbox, name: Street, value: A } }'
  const flow = `flow: way\nlink: ${site.origin}/\ndestination: ${destination}\nroutes: [{ id: r, steps: [{ open: "${site.origin}/" }, ${fill}] }]\n`
  const { walk, approve } = nights(temporaryFolder(), project({ 'way.yaml': flow }).config)
  const night = async (field: string) => {
    site.pages['/'] = document(
      `<main><h1>Form</h1><form><label>Street ${field}</label><button>Send</button></form></main>`,
    )
    const { walk: result } = await walk()
    return [result.verdict, kindsOf(result)]
  }
  await night('<input>')
  await approve()
  expect(await night('<input role="combobox" aria-expanded="false" aria-autocomplete="list">')).toEqual(VERIFIED)
  expect(await night('<input type="search">')).toEqual(VERIFIED)
  expect((await night('<select><option>High Street</option></select>'))[0]).toBe('broken')
})
