import { expect, it } from 'vitest'
import { flowOf } from '../../src/flow/load.js'
import { flowId, flowText, unseen } from '../../src/new/flow-text.js'

const says = (click: string) => `Choose "${click}".`
const context = { accounts: [], devices: ['desktop'] }

it.each([
  ['plain', 'How to opt out', ['Privacy']],
  ['with signs that YAML knows', 'Opt out: "now" # yes, [really] {or} not', ['- *a', 'b: &c', '"\\']],
  ['in another script', 'こんにちは', ['設定']],
  ['a link alone', 'x', []],
])('a first flow lints, whatever the answers are: %s', (_, name, clicks) => {
  const answers = { url: 'https://shop.example/form?a=1#b', name, clicks, from: 'https://shop.example/' }
  const looked = {
    ...unseen(answers),
    hosts: ['www.shop.example'],
    asked: ['cdn.example'],
    heading: '# [x]',
    submit: 'Go: now',
  }
  for (const one of [
    unseen(answers),
    { ...looked, fields: [{ label: 'E-mail, *', role: 'textbox', required: true }] },
  ]) {
    const { flow, problems } = flowOf('/flows/a.yaml', flowText(answers, one, says), context)
    expect(problems).toEqual([])
    expect(flow?.title).toBe(name)
    expect(flow?.routes[0]?.steps.slice(1).map(({ click }) => click?.name)).toEqual(clicks)
  }
})

it('names a flow by what its guide is called', () => {
  expect(flowId('Où s’opposer à l’IA ?')).toBe('ou-s-opposer-a-l-ia')
  expect(flowId('!?')).toBe('guide')
})
