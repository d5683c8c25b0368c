import { expect, it } from 'vitest'
import { kindsOf, temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, serveSite } from '../helpers/site.js'

/**
 * A form whose field opens a layer while something is typed, which hides the rest of the page from screen readers, as calendars
 * of toolkits do.
 *
 * @param closes when the layer closes, as a script on the field.
 */
const form = (closes: string, layer = 'Pick a day') =>
  document(`<main id="main" style="height: 500px"><h1>Object</h1><form action="/sent" onsubmit="sent()">
    <label>Reason <input></label>
    <label>Valid from <input id="day" role="combobox" aria-expanded="false"></label><button>Send</button></form></main>
    <div id="layer" style="position:absolute;top:90px;display:none">${layer}</div>
    <script>
      const show = (open) => {
        day.setAttribute('aria-expanded', open)
        for (const part of main.querySelectorAll('h1, label, button'))
          if (!part.contains(day)) open ? part.setAttribute('aria-hidden', true) : part.removeAttribute('aria-hidden')
        layer.style.display = open ? 'block' : 'none'
      }
      day.addEventListener('input', () => show(day.value !== ''))
      ${closes}
    </script>`)

const TAB = `day.addEventListener('blur', () => show(false))`
const LATER = `day.addEventListener('focus', () => day.setAttribute('aria-label', 'Use the arrow keys'))
  day.addEventListener('blur', () => setTimeout(show, 50, false))`
const BESIDE = `document.addEventListener('mousedown', ({ target }) => layer.contains(target) || show(false))
  document.addEventListener('keydown', ({ key }) => { if (key === 'Escape') { new Image().src = '/emptied'; day.value = ''; show(false) } })`
const ESCAPE = `document.addEventListener('keydown', ({ key }) => key === 'Escape' && show(false))`

async function night(page: string, more = '') {
  const site = await serveSite({ '/': page, '/taken': document('<h1>Taken</h1>') })
  const fill = '{ id: day, fill: { role: combobox, name: Valid from, value: "2027-01-15" } }'
  const steps = `[{ open: "${site.origin}/" }, ${fill}${more}]`
  const there = more
    ? '{ heading: Taken }'
    : '{ heading: Object, fields: [{ label: Reason, role: textbox }], submit: Send }'
  const flow = `flow: way\nlink: ${site.origin}/\ndestination: ${there}\nroutes: [{ id: menu, steps: ${steps} }]\n`
  const { walk } = nights(temporaryFolder(), project({ 'way.yaml': flow }).config)
  const { walk: result } = await walk()
  return { verdict: result.verdict, kinds: kindsOf(result), requests: site.requests }
}

it.each([
  ['Tab', TAB],
  ['Tab after a moment, from a field that is called otherwise since it has the focus', LATER],
  ['a press beside', BESIDE],
  ['Escape', ESCAPE],
])('what a field opens is closed by %s, and the rest of the form is there; nothing is sent', async (_, closes) => {
  const { kinds, requests } = await night(form(closes))
  expect(kinds).not.toContain('destination-missing')
  expect(kinds.filter((kind) => !kind.startsWith('baseline'))).toEqual([])
  expect(requests).not.toContain('GET /sent')
  expect(requests).not.toContain('GET /emptied')
})

it.each([
  ['an option', '<div role="option" onmousedown="location = \'/taken\'">Friday</div>', 'option'],
  ['a button', '<button type="button" onmousedown="location = \'/taken\'">Friday</button>', 'button'],
])('what a field opens stays open where the next step takes %s from it', async (_, layer, role) => {
  const { kinds } = await night(form(TAB, layer), `, { id: take, click: { role: ${role}, name: Friday } }`)
  expect(kinds.filter((kind) => !kind.startsWith('baseline'))).toEqual([])
})
