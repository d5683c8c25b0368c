import { expect, it } from 'vitest'
import { kindsOf, temporaryFolder } from '../helpers/cli.js'
import { nights } from '../helpers/night.js'
import { document, project, serveSite } from '../helpers/site.js'

it.each([
  ['has words', 'Settings', (name: string) => `<div style="cursor:pointer" onclick="location = '/end'">${name}</div>`],
  [
    'is an icon',
    'System',
    (name: string) =>
      `<a title="${name}" style="display:inline-block" onclick="location = '/end'"><svg style="display:block" width="20" height="20"><rect width="20" height="20"/></svg></a>`,
  ],
])('what only its script makes a control is told when it is renamed or gone: one that %s', async (_, name, control) => {
  const menu = (inside: string) => document(`<nav>${inside} <a href="/help">Help</a></nav><main><h1>Start</h1></main>`)
  const site = await serveSite({ '/': menu(control(name)), '/end': document('<h1>The end</h1>') })
  const steps = `[{ open: "${site.origin}/" }, { id: menu, click: { role: button, name: ${name} } }]`
  const flow = `flow: way\nlink: ${site.origin}/\ndestination: { heading: The end }\nroutes: [{ id: menu, steps: ${steps} }]\n`
  const { walk, approve } = nights(temporaryFolder(), project({ 'way.yaml': flow }).config)
  await walk()
  await approve()
  const seen = async (inside: string) => {
    site.pages['/'] = menu(inside)
    const { walk: night } = await walk()
    return [night.verdict, kindsOf(night)]
  }
  expect(await seen(control(name))).toEqual(['verified', []])
  for (const other of [`${name} and more`, 'Tools'])
    expect(await seen(control(other))).toEqual(['changed', ['label-renamed@menu']])
  expect(await seen('')).toEqual(['broken', ['step-missing@menu']])
})

it('an icon that a font draws for a word is told when it is another one', async () => {
  const drawn = (inside: string) =>
    document(`<a title="System" onclick="location = '/end'">${inside}</a><main><h1>Start</h1></main>`)
  const word = '<i class="material-icons" style="display:inline-block;width:20px;height:20px;overflow:hidden">build</i>'
  const svg = '<svg width="20" height="20"><path d="M2 2h16v16H2z M5 5v10h10V5z" fill-rule="evenodd"/></svg>'
  const site = await serveSite({ '/': drawn(word), '/end': document('<h1>The end</h1>') })
  const steps = `[{ open: "${site.origin}/" }, { id: menu, click: { role: button, name: System } }]`
  const flow = `flow: way\nlink: ${site.origin}/\ndestination: { heading: The end }\nroutes: [{ id: menu, steps: ${steps} }]\n`
  const { walk, approve } = nights(temporaryFolder(), project({ 'way.yaml': flow }).config)
  await walk()
  await approve()
  site.pages['/'] = drawn(svg)
  const { walk: night } = await walk()
  expect([night.verdict, kindsOf(night)]).toEqual(['changed', ['icon-changed@menu']])
})
